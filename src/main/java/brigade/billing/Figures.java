package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a check carries and owes.
 *
 * @param totals its figures
 * @param lines its shares of the lines, in the order of the lines
 * @param serviceRate the service charge it was derived with
 */
public record Figures(Totals totals, List<LineFigure> lines, Rate serviceRate) {
  public Figures {
    lines = List.copyOf(lines);
  }

  Optional<LineFigure> line(UUID lineId) {
    return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
  }

  /**
   * A line, or a share of one, on a check.
   *
   * @param amount its price
   * @param discount taken off it, comps included
   * @param service the service charge on it
   */
  public record LineFigure(UUID lineId, Share share, Money amount, Money discount, Money service) {
    /** The price less the discount. */
    public Money net() {
      return amount.minus(discount);
    }
  }
}
