package brigade.menu;

import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An item with a size and modifiers: whether that can be ordered, and for how much. */
public sealed interface Selection {
  /**
   * It can.
   *
   * @param unitPrice one portion with its modifiers
   */
  record Priced(MenuItem item, Size size, List<Chosen> chosen, Money unitPrice)
      implements Selection {}

  /** It can't; fields are relative to the line. */
  record Faulty(List<FieldError> faults) implements Selection {}

  /**
   * Prices a selection. In each group the first choices, in the order given, are included as far as
   * the group says; NO and LITE cost nothing and do not use up what is included.
   */
  static Selection of(MenuItem item, Size size, List<Choice> choices) {
    List<FieldError> faults = new ArrayList<>();
    List<Chosen> chosen = new ArrayList<>(choices.size());
    Set<UUID> seen = new HashSet<>();
    int[] counted = new int[item.modifierGroups().size()];
    int[] included = new int[item.modifierGroups().size()];
    Money price = size.price();
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      String field = "modifiers[" + i + "]";
      int g = groupOf(item, choice.modifierId());
      if (g < 0) {
        faults.add(new FieldError(field + ".modifierId", "is not a modifier of " + item.name()));
        continue;
      }
      ModifierGroup group = item.modifierGroups().get(g);
      Modifier modifier = group.modifier(choice.modifierId()).orElseThrow();
      if (!seen.add(modifier.id())) {
        faults.add(new FieldError(field + ".modifierId", modifier.name() + " is chosen twice"));
        continue;
      }
      if (choice.prefix() != null && !group.prefixed()) {
        faults.add(
            new FieldError(
                field + ".prefix", group.name() + " takes no " + choice.prefix().name()));
        continue;
      }
      counted[g]++;
      boolean charged = choice.prefix() == null || choice.prefix().charged();
      Money extra = charged && included[g]++ >= group.included() ? modifier.price() : Money.ZERO;
      price = price.plus(extra);
      chosen.add(
          new Chosen(
              modifier.id(),
              group.name(),
              group.forced(),
              choice.prefix(),
              modifier.name(),
              modifier.kitchenName(),
              extra));
    }
    for (int g = 0; g < counted.length; g++) {
      ModifierGroup group = item.modifierGroups().get(g);
      if (counted[g] < group.min()) {
        faults.add(
            new FieldError(
                "modifiers",
                group.name() + ": at least " + group.min() + " to choose, not " + counted[g]));
      }
      if (counted[g] > group.max()) {
        faults.add(
            new FieldError(
                "modifiers",
                group.name() + ": at most " + group.max() + " to choose, not " + counted[g]));
      }
    }
    return faults.isEmpty()
        ? new Priced(item, size, List.copyOf(chosen), price)
        : new Faulty(List.copyOf(faults));
  }

  private static int groupOf(MenuItem item, UUID modifierId) {
    for (int g = 0; g < item.modifierGroups().size(); g++) {
      if (item.modifierGroups().get(g).modifier(modifierId).isPresent()) {
        return g;
      }
    }
    return -1;
  }

  /** What is still to be chosen in forced groups, by group. */
  static List<ModifierGroup> missing(MenuItem item, Collection<UUID> modifierIds) {
    return item.modifierGroups().stream()
        .filter(
            group ->
                modifierIds.stream().map(group::modifier).flatMap(Optional::stream).count()
                    < group.min())
        .toList();
  }
}
