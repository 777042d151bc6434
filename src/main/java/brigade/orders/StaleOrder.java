package brigade.orders;

import java.sql.SQLException;

/**
 * What an order was priced from no longer holds: the menu or the trading date changed, or its party
 * left. Nothing was written, and the transaction it was thrown in can only be rolled back.
 */
final class StaleOrder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleOrder(SQLException cause) {
    super(cause);
  }
}
