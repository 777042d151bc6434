package brigade.orders;

import java.sql.SQLException;

/**
 * The idempotency key is another request's, or this one's that came before. The transaction it was
 * thrown in can only be rolled back; the stored answer tells which it is.
 */
public final class KeyTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyTaken(SQLException cause) {
    super(cause);
  }
}
