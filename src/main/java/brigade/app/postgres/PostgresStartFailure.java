package brigade.app.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Why PostgreSQL could not be started, in words for the person who runs the restaurant's server.
 */
public final class PostgresStartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PostgresStartFailure(String message) {
    super(message);
  }

  PostgresStartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
