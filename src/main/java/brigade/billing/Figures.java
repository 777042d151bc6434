package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a check carries and owes.
 *
 * @param totals its figures
 * @param lines its shares of the lines, in the order of their ids
 * @param service the service charge it was derived with
 * @param exemption why it pays no tax, or null
 */
public record Figures(
    Totals totals, List<LineFigure> lines, Service service, @Nullable Exemption exemption) {
  public Figures {
    lines = List.copyOf(lines);
  }

  /** The rate of its service charge; zero for none. */
  public Rate serviceRate() {
    return service.rate();
  }

  Optional<LineFigure> line(UUID lineId) {
    return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
  }

  Figures rounded(Money by) {
    return new Figures(totals.rounded(by), lines, service, exemption);
  }

  /**
   * The service charge of a check.
   *
   * @param name as on paper; may be empty
   * @param rate zero for none
   * @param taxed whether it bears the taxes of the lines it is on
   */
  public record Service(String name, Rate rate, boolean taxed) {
    /** No service charge. */
    public static final Service NONE = new Service("", Rate.ZERO, false);

    /** Whether it is the same charge, however it is called: what of it is paid is not due again. */
    boolean isAlike(Service other) {
      return rate.equals(other.rate) && taxed == other.taxed;
    }
  }

  /**
   * A line, or a share of one, on a check.
   *
   * @param amount its price
   * @param discount taken off it, comps included
   * @param service the service charge on it
   * @param levy its levies
   */
  public record LineFigure(
      UUID lineId, Share share, Money amount, Money discount, Money service, Money levy) {
    /** The price less the discount. */
    public Money net() {
      return amount.minus(discount);
    }
  }
}
