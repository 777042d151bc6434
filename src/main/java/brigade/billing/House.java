package brigade.billing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the house has to say about the bill of an order.
 *
 * @param terms by which it is derived
 * @param cash what the last of a check is rounded to when it is paid in cash
 * @param offers the discount rules that apply by themselves
 * @param dayparts the codes of those that are on at an instant
 * @param typeName what the order's type is called, for what that type takes off
 * @param area where the party sits; null where nobody sits, or no rule asks for it
 */
record House(
    Terms terms,
    CashRounding cash,
    List<DiscountRule> offers,
    Function<Instant, Set<String>> dayparts,
    String typeName,
    @Nullable UUID area) {
  House {
    offers = List.copyOf(offers);
  }

  /** Nothing but terms. */
  static House of(Terms terms) {
    return new House(terms, CashRounding.NONE, List.of(), at -> Set.of(), "", null);
  }
}
