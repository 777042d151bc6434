package brigade.menu;

import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An item with a size and modifiers: whether that can be ordered, and for how much. */
public sealed interface Selection {
  /** Most modifiers of one line, those below others counted too. */
  int MODIFIER_LIMIT = 100;

  /**
   * It can.
   *
   * @param unitPrice one portion with its modifiers, zero or more
   */
  record Priced(MenuItem item, Size size, List<Chosen> chosen, Money unitPrice)
      implements Selection {}

  /** It can't; fields are relative to the line. */
  record Faulty(List<FieldError> faults) implements Selection {}

  /** Prices a selection at the price of the moment. */
  static Selection of(OnSale menu, MenuItem item, Size size, List<Choice> choices) {
    return of(menu, item, size, menu.price(size), choices);
  }

  /**
   * Prices a selection.
   *
   * <p>In each group the first choices, in the order given, are included as far as the group says;
   * NO and LITE do not use up what is included. What comes by default costs nothing. Where a group
   * is not named its defaults are taken; where it is, they are replaced by what is named, except
   * that in a group whose modifiers take words a default stays unless it is named with NO. What
   * replaces a default costs what the group's {@link Substitution} says. A choice on a half counts
   * for that half; each half needs as many as the group says. What is chosen below a modifier costs
   * its whole price on either half.
   *
   * @param base what a portion costs without modifiers
   */
  static Selection of(OnSale menu, MenuItem item, Size size, Money base, List<Choice> choices) {
    return new Choosing(menu.menu(), item, size, true).price(base, choices);
  }

  /** As {@link #of(OnSale, MenuItem, Size, List)}, but nothing has to be chosen yet. */
  static Selection soFar(OnSale menu, MenuItem item, Size size, List<Choice> choices) {
    return soFar(menu, item, size, menu.price(size), choices);
  }

  /** As {@link #of(OnSale, MenuItem, Size, Money, List)}, but nothing has to be chosen yet. */
  static Selection soFar(OnSale menu, MenuItem item, Size size, Money base, List<Choice> choices) {
    return new Choosing(menu.menu(), item, size, false).price(base, choices);
  }

  /** What is still to be chosen in forced groups of the item itself, by group. */
  static List<ModifierGroup> missing(MenuItem item, Collection<UUID> modifierIds) {
    return item.modifierGroups().stream()
        .filter(group -> !group.hasDefaults())
        .filter(
            group ->
                modifierIds.stream().map(group::modifier).flatMap(Optional::stream).count()
                    < group.min())
        .toList();
  }
}
