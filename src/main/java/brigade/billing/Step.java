package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One step of a derivation: where a figure comes from.
 *
 * @param kind what it is about
 * @param label the line's name, the discount's reason, the tax's name; may be empty
 * @param times how many portions; 1 for everything but lines
 * @param base what it is computed on
 * @param rate the rate applied to {@code base}, or null where it is taken as it is
 * @param whole the figure of the whole order
 * @param share the share of a line on this check
 * @param amount the figure of this check; negative where it is taken off
 */
public record Step(
    Kind kind,
    String label,
    int times,
    Money base,
    @Nullable Rate rate,
    Money whole,
    Share share,
    Money amount) {
  /** What a step is about. */
  public enum Kind {
    LINE,
    COMP,
    DISCOUNT,
    /** A fixed amount on portions, beside their price. */
    LEVY,
    SERVICE_CHARGE,
    /** A tax as it was rounded on one line of the order; the tax of its rate has it. */
    TAX_ON_LINE,
    /** A tax on top of the price. */
    TAX_ADDED,
    /** A tax contained in the price; it does not add to the total. */
    TAX_WITHIN,
    /** No tax is due; what prices contain of it is taken off. */
    EXEMPTION,
    ROUNDING,
    TOTAL
  }

  /** The same under another name. */
  Step called(String name) {
    return new Step(kind, name, times, base, rate, whole, share, amount);
  }

  /** The same for a check that carries so much of the figure of the order. */
  Step carrying(Money part) {
    return new Step(kind, label, times, base, rate, whole, share, part);
  }

  /**
   * The computation in figures, such as {@code 2 x 13.00}, {@code 22.00 x 1/3} or {@code 107.00 x
   * 8% / 108%}; where the check carries a share of a figure of the whole order, the figure is named
   * after a comma.
   */
  public String formula(Function<Money, String> written, Function<Rate, String> percent) {
    return formula(written, percent, "a share of it");
  }

  /** The same with the words for a share of the figure before them. */
  String formula(Function<Money, String> written, Function<Rate, String> percent, String aShare) {
    StringBuilder text = new StringBuilder();
    switch (kind) {
      case LINE -> {
        if (times > 1) {
          text.append(times).append(" x ");
        }
        text.append(written.apply(base));
        if (!share.isWhole()) {
          text.append(" x ").append(share);
        }
      }
      case LEVY -> {
        if (times > 1) {
          text.append(times).append(" x ");
        }
        text.append(written.apply(base));
        if (!whole.equals(amount)) {
          text.append(" = ").append(written.apply(whole)).append(", ").append(aShare);
        }
      }
      case DISCOUNT, SERVICE_CHARGE, TAX_ON_LINE, TAX_ADDED, TAX_WITHIN, EXEMPTION -> {
        text.append(written.apply(base));
        if (rate != null) {
          text.append(" x ").append(percent.apply(rate));
          if (kind == Kind.TAX_WITHIN) {
            text.append(" / ").append(percent.apply(new Rate(Rate.ONE + rate.ppm())));
          }
        }
        if (!whole.equals(amount)) {
          text.append(" = ").append(written.apply(whole)).append(", ").append(aShare);
        }
      }
      case COMP, ROUNDING, TOTAL -> text.append(written.apply(base));
    }
    return text.toString();
  }
}
