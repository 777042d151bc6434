package brigade.menu;

import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the modifiers asked for on a line: what is wrong, what they are, what they cost.
 */
final class Choosing {
  private final MenuSnapshot menu;
  private final MenuItem item;
  private final Size size;
  private final boolean complete;
  private final List<FieldError> faults = new ArrayList<>();
  private final List<Chosen> chosen = new ArrayList<>();
  private Money price = Money.ZERO;
  private int looked;

  /**
   * @param complete whether everything forced has to be chosen
   */
  Choosing(MenuSnapshot menu, MenuItem item, Size size, boolean complete) {
    this.menu = menu;
    this.item = item;
    this.size = size;
    this.complete = complete;
  }

  Selection price(Money base, List<Choice> choices) {
    price = base;
    level(item.modifierGroups(), choices, "", 0, item.name());
    return faults.isEmpty()
        ? new Selection.Priced(item, size, List.copyOf(chosen), price)
        : new Selection.Faulty(List.copyOf(faults));
  }

  /** The choices in groups that are asked together: the item's, or those below one modifier. */
  private void level(
      List<ModifierGroup> groups, List<Choice> choices, String path, int depth, String of) {
    if (groups.isEmpty() && choices.isEmpty()) {
      return;
    }
    if (depth == ModifierGroup.DEPTH_LIMIT) {
      fault(path + "modifiers", "are at most " + ModifierGroup.DEPTH_LIMIT + " deep");
      return;
    }
    List<InGroup> asked = new ArrayList<>(groups.size());
    for (ModifierGroup group : groups) {
      asked.add(new InGroup(group, depth));
    }
    List<Named> inOrder = new ArrayList<>(choices.size());
    for (int i = 0; i < choices.size(); i++) {
      if (++looked > Selection.MODIFIER_LIMIT) {
        fault("modifiers", "are at most " + Selection.MODIFIER_LIMIT);
        return;
      }
      named(asked, choices.get(i), path + "modifiers[" + i + "].", of).ifPresent(inOrder::add);
    }
    for (InGroup group : asked) {
      group.settle();
      group.check(path + "modifiers");
    }
    for (Named one : inOrder) {
      add(one);
    }
    for (InGroup group : asked) {
      for (Modifier modifier : group.unnamed) {
        add(group, modifier, null, null, Money.ZERO, true);
        if (++looked > Selection.MODIFIER_LIMIT) {
          fault("modifiers", "are at most " + Selection.MODIFIER_LIMIT);
          return;
        }
        level(menu.asked(modifier), List.of(), path, depth + 1, modifier.name());
      }
    }
  }

  private Optional<Named> named(List<InGroup> asked, Choice choice, String field, String of) {
    for (InGroup group : asked) {
      Modifier modifier = group.group.modifier(choice.modifierId()).orElse(null);
      if (modifier != null) {
        Named one = new Named(group, modifier, choice, field);
        if (fits(one)) {
          group.named.add(one);
          return Optional.of(one);
        }
        return Optional.empty();
      }
    }
    fault(field + "modifierId", "is not a modifier of " + of);
    return Optional.empty();
  }

  private boolean fits(Named one) {
    ModifierGroup group = one.in.group;
    Half half = one.choice.half();
    for (Named other : one.in.named) {
      boolean overlap = half == null || other.choice.half() == null || half == other.choice.half();
      if (overlap && other.modifier.id().equals(one.modifier.id())) {
        return fault(one.field + "modifierId", one.modifier.name() + " is chosen twice");
      }
    }
    Prefix prefix = one.choice.prefix();
    boolean leavesOut = prefix == Prefix.NO && one.modifier.byDefault();
    if (prefix != null && !group.prefixed() && !leavesOut) {
      return fault(one.field + "prefix", group.name() + " takes no " + prefix.name());
    }
    if (half != null && group.halves() == Halves.NONE) {
      return fault(one.field + "half", group.name() + " does not come in halves");
    }
    if (prefix == Prefix.NO && !one.choice.modifiers().isEmpty()) {
      return fault(one.field + "modifiers", "do not go with NO " + one.modifier.name());
    }
    return true;
  }

  private void add(Named one) {
    add(one.in, one.modifier, one.choice.prefix(), one.choice.half(), one.price, false);
    if (one.taken()) {
      level(
          menu.asked(one.modifier),
          one.choice.modifiers(),
          one.field,
          one.in.depth + 1,
          one.modifier.name());
    }
  }

  private void add(
      InGroup in,
      Modifier modifier,
      @Nullable Prefix prefix,
      @Nullable Half half,
      Money extra,
      boolean unasked) {
    // Money back never makes a portion cost less than nothing.
    Money given = extra.max(price.negated());
    price = price.plus(given);
    chosen.add(
        new Chosen(
            modifier.id(),
            in.group.name(),
            in.group.forced(),
            prefix,
            modifier.name(),
            modifier.kitchenName(),
            given,
            half,
            in.depth,
            unasked));
  }

  private boolean fault(String field, String message) {
    faults.add(new FieldError(field, message));
    return false;
  }

  /** A choice with what it chooses. */
  private static final class Named {
    private final InGroup in;
    private final Modifier modifier;
    private final Choice choice;
    private final String field;
    private Money price = Money.ZERO;
    private boolean free;

    private Named(InGroup in, Modifier modifier, Choice choice, String field) {
      this.in = in;
      this.modifier = modifier;
      this.choice = choice;
      this.field = field;
    }

    private boolean taken() {
      return choice.prefix() != Prefix.NO;
    }

    /** Whether a whole portion or more of it is taken. */
    private boolean counts() {
      return taken() && choice.prefix() != Prefix.LITE;
    }

    /** Whether it is a default as the item has it anyway. */
    private boolean asItComes() {
      return modifier.byDefault() && choice.prefix() == null && choice.half() == null;
    }

    private boolean on(Half half) {
      return choice.half() == null || choice.half() == half;
    }
  }

  /** The choices in one group. */
  private final class InGroup {
    private final ModifierGroup group;
    private final int depth;
    private final List<Named> named = new ArrayList<>();

    /** Defaults that are taken although nobody named them. */
    private final List<Modifier> unnamed = new ArrayList<>();

    private InGroup(ModifierGroup group, int depth) {
      this.group = group;
      this.depth = depth;
    }

    /** Works out what each choice costs. */
    private void settle() {
      List<Modifier> replaced = group.hasDefaults() ? defaults() : List.of();
      // What comes by default is included first, named or not, so that asking for the same again
      // costs the same.
      int first = unnamed.size() + (int) named.stream().filter(Named::asItComes).count();
      int[] included = {first, first};
      for (Named one : named) {
        one.price = full(one.modifier, one.choice.prefix());
        if (one.counts() && !one.asItComes()) {
          one.free = true;
          for (Half half : Half.values()) {
            if (one.on(half)) {
              one.free &= included[half.ordinal()] < group.included();
              included[half.ordinal()]++;
            }
          }
        }
        if (one.free) {
          one.price = Money.ZERO;
        }
      }
      if (!replaced.isEmpty() && group.substitution() != Substitution.NONE) {
        substitute(replaced);
      }
      if (group.halves() != Halves.NONE) {
        share();
      }
    }

    /**
     * Sees which defaults stay.
     *
     * @return those that were left out, whose place others may take
     */
    private List<Modifier> defaults() {
      boolean stay = group.prefixed() || named.stream().noneMatch(Named::taken);
      List<Modifier> replaced = new ArrayList<>();
      for (Modifier modifier : group.modifiers()) {
        if (modifier.byDefault()) {
          boolean known = false;
          boolean left = false;
          for (Named one : named) {
            if (one.modifier.id().equals(modifier.id())) {
              known = true;
              left |= !one.taken() && one.choice.half() == null;
            }
          }
          if (!known && stay) {
            unnamed.add(modifier);
          } else if (!known || left) {
            replaced.add(modifier);
          }
        }
      }
      return replaced;
    }

    private Money full(Modifier modifier, @Nullable Prefix prefix) {
      Money whole = modifier.price(size.name());
      if (prefix == null) {
        return modifier.byDefault() ? Money.ZERO : whole;
      }
      Money worded = group.prices().of(prefix, whole);
      if (!modifier.byDefault()) {
        return worded.max(Money.ZERO);
      }
      // A default apart is the one that is paid for already.
      return prefix == Prefix.SIDE ? worded.minus(whole).max(Money.ZERO) : worded;
    }

    private void substitute(List<Modifier> replaced) {
      int next = 0;
      for (Named one : named) {
        if (next < replaced.size()
            && one.counts()
            && !one.free
            && !one.modifier.byDefault()
            && one.choice.half() == null) {
          Modifier instead = replaced.get(next++);
          Money difference = one.price.minus(instead.price(size.name()));
          one.price =
              group.substitution() == Substitution.DIFFERENCE
                  ? difference.max(Money.ZERO)
                  : difference;
          // What is given for its place is not given back a second time.
          for (Named other : named) {
            if (other.modifier.id().equals(instead.id())) {
              other.price = Money.ZERO;
            }
          }
        }
      }
    }

    private void share() {
      long first = sum(Half.FIRST);
      long second = sum(Half.SECOND);
      Half dearer = second > first ? Half.SECOND : Half.FIRST;
      long halves = 0;
      for (Named one : named) {
        if (one.choice.half() == null) {
          continue;
        }
        if (group.halves() == Halves.SHARED_PRICE) {
          long before = Math.ceilDiv(halves, 2);
          halves = Math.addExact(halves, one.price.minor());
          one.price = Money.of(Math.ceilDiv(halves, 2) - before);
        } else if (one.choice.half() != dearer) {
          one.price = Money.ZERO;
        }
      }
    }

    private long sum(Half half) {
      long sum = 0;
      for (Named one : named) {
        if (one.choice.half() == half) {
          sum = Math.addExact(sum, one.price.minor());
        }
      }
      return sum;
    }

    private void check(String field) {
      int[] counted = {unnamed.size(), unnamed.size()};
      for (Named one : named) {
        for (Half half : Half.values()) {
          if (one.taken() && one.on(half)) {
            counted[half.ordinal()]++;
          }
        }
      }
      int fewest = Math.min(counted[0], counted[1]);
      int most = Math.max(counted[0], counted[1]);
      if (complete && fewest < group.min()) {
        fault(field, group.name() + ": at least " + group.min() + " to choose, not " + fewest);
      }
      if (most > group.max()) {
        fault(field, group.name() + ": at most " + group.max() + " to choose, not " + most);
      }
    }
  }
}
