package brigade.billing;

import brigade.menu.CategoryRenamed;
import brigade.menu.When;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A discount that the house gives by a name: by itself wherever it fits, or when somebody picks it.
 *
 * @param code known by, such as {@code HAPPY2}
 * @param name as on the check
 * @param kind what it does
 * @param percent of {@link Kind#PERCENT} and {@link Kind#BUY_GET}: off what it is on, above zero
 *     and at most 100 %; else null
 * @param amount of {@link Kind#AMOUNT}: off each portion it names, or once off the whole check
 *     where it names none; of {@link Kind#BUNDLE}: the price of the set; else null
 * @param buy of {@link Kind#BUY_GET}: how many of a set are paid in full, 1 or more; else 0
 * @param get of {@link Kind#BUY_GET}: how many of a set, the cheapest, are reduced, 1 or more; else
 *     0
 * @param targets what it is on; of a bundle nothing, since its slots say it
 * @param slots of {@link Kind#BUNDLE}: what one set has, one portion of each; else empty
 * @param when it holds, by the time at which a line was ordered
 * @param automatic whether it applies by itself
 * @param stacking whether other rules apply to the same portions
 * @param priority the lower first; among equals by code
 * @param needsApproval whether giving it by hand needs the permission for large discounts
 * @param needsReason whether giving it by hand needs a reason
 */
public record DiscountRule(
    String code,
    String name,
    Kind kind,
    @Nullable Rate percent,
    @Nullable Money amount,
    int buy,
    int get,
    Targets targets,
    List<Targets> slots,
    When when,
    boolean automatic,
    Stacking stacking,
    int priority,
    boolean needsApproval,
    boolean needsReason) {
  /** Longest code, in characters. */
  public static final int CODE_LIMIT = 20;

  /** Longest name, in characters. */
  public static final int NAME_LIMIT = 60;

  /** Most portions of a set. */
  public static final int SET_LIMIT = 20;

  /** Largest and, negated, smallest priority. */
  public static final int PRIORITY_LIMIT = 1_000;

  /** Most rules a house may have. */
  public static final int RULE_LIMIT = 200;

  private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{1," + CODE_LIMIT + "}");

  public DiscountRule {
    slots = List.copyOf(slots);
    boolean whole =
        switch (kind) {
          case PERCENT -> percent != null && amount == null;
          case AMOUNT -> percent == null && amount != null && amount.isPositive();
          case BUY_GET -> percent != null && amount == null && buy >= 1 && get >= 1;
          case BUNDLE ->
              percent == null && amount != null && !amount.isNegative() && slots.size() >= 2;
        };
    if (!whole || (percent != null && (percent.ppm() < 1 || percent.ppm() > Rate.ONE))) {
      throw new IllegalArgumentException("Not a whole rule of kind " + kind + ": " + code);
    }
  }

  /** The same rule once a category it may name is called otherwise. */
  DiscountRule following(CategoryRenamed renamed) {
    return new DiscountRule(
        code,
        name,
        kind,
        percent,
        amount,
        buy,
        get,
        targets.following(renamed),
        slots.stream().map(slot -> slot.following(renamed)).toList(),
        when,
        automatic,
        stacking,
        priority,
        needsApproval,
        needsReason);
  }

  /** What is wrong with it; empty when it may be kept. */
  List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>(faults(code, name, priority));
    if (kind == Kind.BUY_GET && buy > SET_LIMIT) {
      faults.add(new FieldError("buy", "is from 1 to " + SET_LIMIT));
    }
    if (kind == Kind.BUY_GET && get > SET_LIMIT) {
      faults.add(new FieldError("get", "is from 1 to " + SET_LIMIT));
    }
    if (slots.size() > SET_LIMIT) {
      faults.add(new FieldError("slots", "are from 2 to " + SET_LIMIT));
    }
    return faults;
  }

  /** What is wrong with what any rule has. */
  public static List<FieldError> faults(String code, String name, int priority) {
    List<FieldError> faults = new ArrayList<>();
    if (!CODE.matcher(code).matches()) {
      faults.add(
          new FieldError(
              "code", "is 1 to " + CODE_LIMIT + " of A-Z, 0-9, - and _, as in the address"));
    }
    if (name.isBlank()) {
      faults.add(new FieldError("name", "is needed"));
    }
    faults.addAll(FreeText.faults("name", name, NAME_LIMIT));
    if (Math.abs((long) priority) > PRIORITY_LIMIT) {
      faults.add(
          new FieldError("priority", "is from -" + PRIORITY_LIMIT + " to " + PRIORITY_LIMIT));
    }
    return faults;
  }

  /** What a rule does. */
  public enum Kind {
    /** A share of the price. */
    PERCENT,
    /** So much off each portion, or off the check. */
    AMOUNT,
    /** Of so many the cheapest for less or nothing. */
    BUY_GET,
    /** One of each for a price. */
    BUNDLE
  }

  /** Whether other rules apply to the same portions. A discount by hand always does. */
  public enum Stacking {
    /** Only to portions on which no rule is yet, and no other after it. */
    EXCLUSIVE,
    /** Together with others, each of what the ones before left. */
    STACKABLE
  }

  /**
   * What a rule is on: any of these; everything where both are empty.
   *
   * @param categories by name
   * @param skus of sizes
   */
  public record Targets(Set<String> categories, Set<String> skus) {
    /** Everything. */
    public static final Targets ALL = new Targets(Set.of(), Set.of());

    public Targets {
      categories = Set.copyOf(categories);
      skus = Set.copyOf(skus);
    }

    Targets following(CategoryRenamed renamed) {
      return new Targets(
          categories.stream()
              .map(name -> name.equals(renamed.from()) ? renamed.to() : name)
              .collect(Collectors.toSet()),
          skus);
    }

    boolean all() {
      return categories.isEmpty() && skus.isEmpty();
    }

    boolean has(Promotions.Item item) {
      return all() || categories.contains(item.category()) || skus.contains(item.sku());
    }
  }
}
