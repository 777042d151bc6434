package brigade.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Keeps money and the close of the day apart: whoever takes money holds the gate open until the
 * transaction ends, and the close waits for all of them, then keeps it shut. A lock in memory of
 * the database costs no write, unlike a shared lock on the day's row.
 */
@ApplicationScoped
public class DayGate {
  private static final long GATE = 0x6272_6967_6164_6532L;

  private final EntityManager entities;

  DayGate(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Enters until the caller's transaction ends.
   *
   * @return false if the day is being closed at this moment
   */
  public boolean enter() {
    return Boolean.TRUE.equals(
        entities
            .createNativeQuery("select pg_try_advisory_xact_lock_shared(" + GATE + ")")
            .getSingleResult());
  }

  /** Waits for everybody inside to finish and shuts it until the caller's transaction ends. */
  public void shut() {
    entities
        .createNativeQuery("select 1 from (select pg_advisory_xact_lock(" + GATE + ")) as gate")
        .getSingleResult();
  }
}
