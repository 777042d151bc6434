package brigade.billing;

import brigade.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * A line as far as it is about money.
 *
 * @param lineId the order line
 * @param label its name, for the derivation
 * @param quantity one or more
 * @param unitPrice one portion with its modifiers, zero or more
 * @param taxes every tax on it; empty for none
 * @param comped the sale is kept and nothing is charged
 */
public record Charge(
    UUID lineId, String label, int quantity, Money unitPrice, List<TaxRate> taxes, boolean comped) {
  public Charge {
    if (quantity < 1 || unitPrice.isNegative()) {
      throw new IllegalArgumentException("A line has at least one portion and no negative price");
    }
    taxes = List.copyOf(taxes);
  }

  /** Price times quantity; throws {@link ArithmeticException} rather than overflow. */
  public Money amount() {
    return unitPrice.times(quantity);
  }
}
