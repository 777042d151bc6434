package brigade.orders.ui;

import brigade.menu.Choice;
import brigade.menu.Half;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.Prefix;
import brigade.screen.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen so far in the groups of an item, a value: every tap makes a new one. What comes by
 * default is chosen from the start, so that whoever orders sees it and can take it off.
 *
 * @param choices as they are asked for, the defaults among them
 */
record Picks(MenuSnapshot menu, MenuItem item, List<Choice> choices) {
  Picks {
    choices = List.copyOf(choices);
  }

  /** An item as it comes. */
  static Picks of(MenuSnapshot menu, MenuItem item) {
    return new Picks(menu, item, defaults(menu, item.modifierGroups()));
  }

  /** An item as it was ordered, as far as the menu still has what was chosen. */
  static Picks of(MenuSnapshot menu, MenuItem item, List<Choice> ordered) {
    return new Picks(menu, item, known(menu, item.modifierGroups(), ordered));
  }

  private static List<Choice> known(
      MenuSnapshot menu, List<ModifierGroup> groups, List<Choice> choices) {
    List<Choice> known = new ArrayList<>();
    for (Choice choice : choices) {
      modifier(groups, choice.modifierId())
          .ifPresent(
              modifier ->
                  known.add(
                      new Choice(
                          choice.modifierId(),
                          choice.prefix(),
                          choice.half(),
                          known(menu, menu.asked(modifier), choice.modifiers()))));
    }
    return known;
  }

  private static Optional<Modifier> modifier(List<ModifierGroup> groups, UUID id) {
    return groups.stream().flatMap(group -> group.modifier(id).stream()).findFirst();
  }

  private static List<Choice> defaults(MenuSnapshot menu, List<ModifierGroup> groups) {
    List<Choice> defaults = new ArrayList<>();
    for (ModifierGroup group : groups) {
      for (Modifier modifier : group.modifiers()) {
        if (modifier.byDefault()) {
          defaults.add(plain(menu, modifier, null, null));
        }
      }
    }
    return defaults;
  }

  /** A modifier with what comes below it by default. */
  private static Choice plain(
      MenuSnapshot menu, Modifier modifier, @Nullable Prefix word, @Nullable Half half) {
    return new Choice(
        modifier.id(),
        word,
        half,
        word == Prefix.NO ? List.of() : defaults(menu, menu.asked(modifier)));
  }

  // --- levels ----------------------------------------------------------------------------------

  /**
   * Groups that are asked together: the item's own, or those below a chosen modifier.
   *
   * @param path the modifiers it is below, the outermost first
   * @param name of the innermost, or of the item
   */
  record Level(List<Step> path, String name, List<ModifierGroup> groups) {}

  /** One chosen modifier on the way down. */
  record Step(UUID modifierId, @Nullable Half half) {
    private boolean is(Choice choice) {
      return choice.modifierId().equals(modifierId) && choice.half() == half;
    }
  }

  Level root() {
    return new Level(List.of(), item.name(), item.modifierGroups());
  }

  /** The groups below a modifier that is chosen; empty when it asks for nothing. */
  Optional<Level> below(Level level, UUID modifierId) {
    Choice choice = chosen(level, modifierId).orElse(null);
    Modifier modifier = modifier(level.groups(), modifierId).orElse(null);
    if (choice == null || modifier == null || choice.prefix() == Prefix.NO) {
      return Optional.empty();
    }
    List<ModifierGroup> asked = menu.asked(modifier);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    List<Step> path = new ArrayList<>(level.path());
    path.add(new Step(modifierId, choice.half()));
    return Optional.of(new Level(List.copyOf(path), modifier.name(), asked));
  }

  /** What is chosen on a level. */
  List<Choice> at(Level level) {
    List<Choice> here = choices;
    for (Step step : level.path()) {
      here = here.stream().filter(step::is).findFirst().map(Choice::modifiers).orElse(List.of());
    }
    return here;
  }

  /** The choice of this modifier on a level, a half of it at least. */
  Optional<Choice> chosen(Level level, UUID modifierId) {
    return at(level).stream().filter(choice -> choice.modifierId().equals(modifierId)).findFirst();
  }

  private Picks with(Level level, List<Choice> here) {
    return new Picks(menu, item, with(choices, level.path(), here));
  }

  private static List<Choice> with(List<Choice> choices, List<Step> path, List<Choice> here) {
    if (path.isEmpty()) {
      return here;
    }
    return choices.stream()
        .map(
            choice ->
                path.getFirst().is(choice)
                    ? new Choice(
                        choice.modifierId(),
                        choice.prefix(),
                        choice.half(),
                        with(choice.modifiers(), path.subList(1, path.size()), here))
                    : choice)
        .toList();
  }

  // --- counting --------------------------------------------------------------------------------

  /** How many of a group are taken, on the half that has fewest. */
  int fewest(Level level, ModifierGroup group) {
    return Math.min(count(level, group, Half.FIRST), count(level, group, Half.SECOND));
  }

  /** How many of a group are taken, on the half that has most. */
  int most(Level level, ModifierGroup group) {
    return Math.max(count(level, group, Half.FIRST), count(level, group, Half.SECOND));
  }

  private int count(Level level, ModifierGroup group, Half half) {
    return (int)
        at(level).stream()
            .filter(choice -> group.modifier(choice.modifierId()).isPresent())
            .filter(choice -> choice.prefix() != Prefix.NO)
            .filter(choice -> choice.half() == null || choice.half() == half)
            .count();
  }

  /** Whether the group still has too few. */
  boolean lacks(Level level, ModifierGroup group) {
    return fewest(level, group) < group.min();
  }

  /** The half that has too few while the other has enough. */
  private @Nullable Half lackingHalf(Level level, ModifierGroup group) {
    boolean first = count(level, group, Half.FIRST) < group.min();
    boolean second = count(level, group, Half.SECOND) < group.min();
    if (first == second) {
      return null;
    }
    return first ? Half.FIRST : Half.SECOND;
  }

  /**
   * A group that has too few.
   *
   * @param name as it is said: with the modifier it is asked by, where it is below one
   * @param half that has too few while the other has enough; null when it is all of it
   */
  record Gap(Level level, ModifierGroup group, String name, @Nullable Half half) {
    /** Its name with the half that is missing. */
    String words() {
      return onHalf(name);
    }

    /** The same where its level is open: without the modifier it is asked by. */
    String wordsHere() {
      return onHalf(group.name());
    }

    private String onHalf(String what) {
      return half == null ? what : Texts.of("orders.ui.mod.on-half." + half.name(), what);
    }
  }

  /** What still has to be chosen, in the order asked. */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    gaps(root(), gaps);
    return gaps;
  }

  /** What still has to be chosen on a level or below it. */
  List<Gap> gaps(Level level) {
    List<Gap> gaps = new ArrayList<>();
    gaps(level, gaps);
    return gaps;
  }

  private void gaps(Level level, List<Gap> gaps) {
    for (ModifierGroup group : level.groups()) {
      if (lacks(level, group)) {
        gaps.add(
            new Gap(
                level,
                group,
                level.path().isEmpty() ? group.name() : level.name() + ": " + group.name(),
                lackingHalf(level, group)));
      }
    }
    for (Choice choice : at(level)) {
      below(level, choice.modifierId()).ifPresent(below -> gaps(below, gaps));
    }
  }

  // --- tapping ---------------------------------------------------------------------------------

  /**
   * What a tap made of it.
   *
   * @param full whether it was not taken because the group has all it may
   * @param added whether something is chosen that was not before
   */
  record Tapped(Picks picks, boolean full, boolean added) {}

  /**
   * Taps a modifier: it is chosen, or let go of when it was chosen in the same way.
   *
   * @param word that is pressed, or null
   * @param half that is pressed, or null for the whole
   */
  Tapped tap(
      Level level,
      ModifierGroup group,
      Modifier modifier,
      @Nullable Prefix word,
      @Nullable Half half) {
    Optional<Choice> known = chosen(level, modifier.id());
    if (word == Prefix.NO && foreign(group, modifier)) {
      // There is nothing to leave out; what was added is only let go of.
      return new Tapped(
          known.map(was -> drop(level, group, modifier, was)).orElse(this), false, false);
    }
    if (known.isEmpty()) {
      return add(level, group, modifier, word, half);
    }
    Choice was = known.get();
    if (was.prefix() == Prefix.NO && word == null && modifier.byDefault()) {
      // What was left out comes back.
      return room(level, group, half)
          ? new Tapped(replace(level, was, plain(menu, modifier, null, half)), false, true)
          : new Tapped(this, true, false);
    }
    if (was.prefix() == word && was.half() == half) {
      return new Tapped(drop(level, group, modifier, was), false, false);
    }
    boolean otherHalf = was.prefix() == word && was.half() != null && half != null;
    Choice next =
        new Choice(
            modifier.id(),
            word,
            otherHalf ? null : half,
            word == Prefix.NO ? List.of() : was.modifiers());
    return new Tapped(replace(level, was, next), false, false);
  }

  /** Whether the group says what comes in the dish, and this does not. */
  static boolean foreign(ModifierGroup group, Modifier modifier) {
    return group.hasDefaults() && !modifier.byDefault();
  }

  private Tapped add(
      Level level,
      ModifierGroup group,
      Modifier modifier,
      @Nullable Prefix word,
      @Nullable Half half) {
    List<Choice> here = new ArrayList<>(at(level));
    if (group.max() == 1 && word != Prefix.NO) {
      makeRoom(here, group, half);
    } else if (word != Prefix.NO && !room(level, group, half)) {
      return new Tapped(this, true, false);
    }
    here.add(plain(menu, modifier, word, half));
    return new Tapped(with(level, here), false, true);
  }

  private boolean room(Level level, ModifierGroup group, @Nullable Half half) {
    int taken = half == null ? most(level, group) : count(level, group, half);
    return group.max() == 1 || taken < group.max();
  }

  /** Where one alone may be chosen, the new one takes the place of the old. */
  private static void makeRoom(List<Choice> here, ModifierGroup group, @Nullable Half half) {
    for (int i = here.size() - 1; i >= 0; i--) {
      Choice other = here.get(i);
      if (group.modifier(other.modifierId()).isEmpty()) {
        continue;
      }
      if (half == null || other.half() == half) {
        here.remove(i);
      } else if (other.half() == null) {
        // The whole of it gives way on this half only.
        here.set(
            i,
            new Choice(
                other.modifierId(),
                other.prefix(),
                half == Half.FIRST ? Half.SECOND : Half.FIRST,
                other.modifiers()));
      }
    }
  }

  private Picks replace(Level level, Choice was, Choice next) {
    return with(level, at(level).stream().map(one -> one == was ? next : one).toList());
  }

  /** What comes by default is not forgotten but left out, else it would come all the same. */
  private Picks drop(Level level, ModifierGroup group, Modifier modifier, Choice was) {
    if (!modifier.byDefault()) {
      Picks without = with(level, at(level).stream().filter(one -> one != was).toList());
      return without.withDefaultsLeftOut(level, group);
    }
    if (group.max() == 1 && group.min() == 1) {
      return this;
    }
    return replace(level, was, new Choice(modifier.id(), Prefix.NO, null, List.of()));
  }

  private Picks withDefaultsLeftOut(Level level, ModifierGroup group) {
    if (most(level, group) > 0 || !group.hasDefaults()) {
      return this;
    }
    List<Choice> here = new ArrayList<>(at(level));
    for (Modifier modifier : group.modifiers()) {
      if (modifier.byDefault() && chosen(level, modifier.id()).isEmpty()) {
        // One alone comes back; of several it was said before that they go.
        here.add(
            group.max() == 1
                ? plain(menu, modifier, null, null)
                : new Choice(modifier.id(), Prefix.NO, null, List.of()));
      }
    }
    return with(level, here);
  }
}
