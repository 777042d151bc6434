package brigade.rest;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;

/** Two at one thing: one of them was refused, nothing was done, and trying again is right. */
public final class Contention {
  /** Serialisation failure, deadlock, lock not available. */
  private static final Set<String> SQL_STATES = Set.of("40001", "40P01", "55P03");

  private Contention() {}

  /** Whether a command failed because somebody else was at the same thing, or was there before. */
  public static boolean isCauseOf(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem
          || cause instanceof OptimisticLockException
          || (cause instanceof SQLException sql && isContended(sql))) {
        return true;
      }
    }
    return false;
  }

  static boolean isContended(SQLException failed) {
    return failed.getSQLState() != null && SQL_STATES.contains(failed.getSQLState());
  }
}
