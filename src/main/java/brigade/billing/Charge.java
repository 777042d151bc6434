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
 * @param taxes every tax on it, those that others are compounded on before those; empty for none
 * @param comped the sale is kept and nothing is charged
 * @param levies fixed amounts on each portion; not due where it is comped
 */
public record Charge(
    UUID lineId,
    String label,
    int quantity,
    Money unitPrice,
    List<TaxRate> taxes,
    boolean comped,
    List<Levy> levies) {
  public Charge {
    if (quantity < 1 || unitPrice.isNegative()) {
      throw new IllegalArgumentException("A line has at least one portion and no negative price");
    }
    taxes = List.copyOf(taxes);
    levies = List.copyOf(levies);
  }

  /** A line without levies. */
  public Charge(
      UUID lineId,
      String label,
      int quantity,
      Money unitPrice,
      List<TaxRate> taxes,
      boolean comped) {
    this(lineId, label, quantity, unitPrice, taxes, comped, List.of());
  }

  /** Price times quantity; throws {@link ArithmeticException} rather than overflow. */
  public Money amount() {
    return unitPrice.times(quantity);
  }

  /** What of a levy is due on the line. */
  Money due(Levy levy) {
    return comped ? Money.ZERO : levy.each().times(quantity);
  }

  /** All levies due on the line. */
  Money levied() {
    return levies.stream().map(this::due).reduce(Money.ZERO, Money::plus);
  }

  /** The levies due on the line that bear its taxes. */
  Money leviedWithTax() {
    return levies.stream().filter(Levy::taxed).map(this::due).reduce(Money.ZERO, Money::plus);
  }
}
