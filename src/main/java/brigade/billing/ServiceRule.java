package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When the house adds a service charge, and of what. Of several rules the first that matches holds.
 *
 * @param name as on the check
 * @param rate of the base; zero ends the search without a charge
 * @param fromCovers the fewest covers, 1 to 99; orders without covers match 1
 * @param areas where the party sits; empty for anywhere
 * @param orderTypes such as {@code DINE_IN}; empty for all
 * @param fromSubtotal the least that the prices come to before discounts, comps left out; zero for
 *     any
 * @param beforeDiscount whether it is of the price before discounts; comped lines never bear it
 * @param base what it does about tax
 * @param taxed whether it bears the taxes of the lines it is on
 */
public record ServiceRule(
    String name,
    Rate rate,
    int fromCovers,
    Set<UUID> areas,
    Set<String> orderTypes,
    Money fromSubtotal,
    boolean beforeDiscount,
    Base base,
    boolean taxed) {
  /** Longest name, in characters. */
  public static final int NAME_LIMIT = 40;

  /** Most rules a house may have. */
  public static final int RULE_LIMIT = 20;

  /** The most covers a rule may ask for. */
  public static final int COVERS_LIMIT = 99;

  public ServiceRule {
    areas = Set.copyOf(areas);
    orderTypes = Set.copyOf(orderTypes);
  }

  /** What is wrong with it; empty when it may be kept. */
  List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>(FreeText.faults("name", name, NAME_LIMIT));
    if (rate.ppm() > Rate.ONE) {
      faults.add(new FieldError("rate", "is at most 100 %"));
    }
    if (fromCovers < 1 || fromCovers > COVERS_LIMIT) {
      faults.add(new FieldError("fromCovers", "is from 1 to " + COVERS_LIMIT));
    }
    if (fromSubtotal.isNegative()) {
      faults.add(new FieldError("fromSubtotal", "is zero or more"));
    }
    return faults;
  }

  /** What a service charge is computed on. */
  public enum Base {
    /** The price as on the menu, whether it contains the tax or not. */
    MENU_PRICE,
    /** The price without its tax. */
    BEFORE_TAX,
    /** The price with its tax; of an exempt order, whose guest pays none, the price without. */
    AFTER_TAX
  }

  /** A charge on everything, of the net after discounts. */
  public static ServiceRule of(Rate rate, boolean taxed) {
    return new ServiceRule(
        "", rate, 1, Set.of(), Set.of(), Money.ZERO, false, Base.MENU_PRICE, taxed);
  }

  /** Whether it may apply to such an order; the subtotal decides in the derivation. */
  public boolean isFor(int covers, @Nullable UUID area, String orderType) {
    return Math.max(1, covers) >= fromCovers
        && (areas.isEmpty() || (area != null && areas.contains(area)))
        && (orderTypes.isEmpty() || orderTypes.contains(orderType));
  }
}
