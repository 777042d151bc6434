package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.menu.Availability;
import brigade.menu.Choice;
import brigade.menu.Half;
import brigade.menu.Halves;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.Prefix;
import brigade.menu.Size;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.OneOf;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The choices of one group: what is chosen, what each more would cost, what is out. */
final class GroupQuestion extends Question {
  private static final int WIDE = 4;
  private static final int NARROW = 6;

  private final Draft draft;
  private final Picks.Level level;
  private final ModifierGroup group;
  private final Amounts amounts;
  private final Around around;
  private final List<NativeButton> keys = new ArrayList<>();
  private @Nullable Prefix word;
  private @Nullable Half half;

  GroupQuestion(
      Draft draft, Picks.Level level, ModifierGroup group, Amounts amounts, Around around) {
    this(draft, level, group, amounts, around, span("seg"), span("seg"));
  }

  private GroupQuestion(
      Draft draft,
      Picks.Level level,
      ModifierGroup group,
      Amounts amounts,
      Around around,
      Span halves,
      Span words) {
    super(group.name(), rule(group), parts(group, halves, words));
    this.draft = draft;
    this.level = level;
    this.group = group;
    this.amounts = amounts;
    this.around = around;
    offerHalves(halves);
    offerWords(words);
    Div options = div("opts");
    options.getElement().getStyle().set("--cols", String.valueOf(columns(group)));
    for (Modifier modifier : group.modifiers()) {
      NativeButton key = button("opt", () -> tap(modifier));
      keys.add(key);
      options.add(key);
    }
    fill(options);
  }

  private static Component[] parts(ModifierGroup group, Span halves, Span words) {
    List<Component> parts = new ArrayList<>();
    if (group.halves() != Halves.NONE) {
      parts.add(halves);
    }
    if (group.prefixed()) {
      parts.add(words);
    }
    return parts.toArray(Component[]::new);
  }

  /** Left, whole or right: what is tapped next is for that part. */
  private void offerHalves(Span halves) {
    named(halves, Texts.of("orders.ui.mod.half"));
    OneOf<Integer> which =
        new OneOf<>(
            halves,
            "",
            part -> {
              half = part < 0 ? Half.FIRST : part > 0 ? Half.SECOND : null;
              drawOptions();
            });
    which.offer(-1, label("", Texts.of("orders.ui.mod.half.FIRST")));
    which.offer(0, label("", Texts.of("orders.ui.mod.half.whole")));
    which.offer(1, label("", Texts.of("orders.ui.mod.half.SECOND")));
    which.choose(0);
  }

  private void offerWords(Span words) {
    named(words, Texts.of("orders.ui.mod.prefix"));
    OneOf<Prefix> which = new OneOf<>(words, "", prefix -> {});
    for (Prefix prefix : Prefix.values()) {
      NativeButton key =
          which.offer(prefix, label("", Texts.of("orders.ui.prefix." + prefix.name())));
      key.addClickListener(
          click -> {
            // A second tap lets go of the word.
            word = word == prefix ? null : prefix;
            which.choose(word);
            drawOptions();
          });
    }
  }

  private void tap(Modifier modifier) {
    Availability now = now(modifier);
    Optional<Choice> chosen = draft.picks().chosen(level, modifier.id());
    if (chosen.isEmpty() && !now.orderable()) {
      around.refuse(Texts.of("orders.ui.menu.out", modifier.name()));
      return;
    }
    if (chosen.isEmpty() && word == Prefix.NO && Picks.foreign(group, modifier)) {
      around.refuse(Texts.of("orders.ui.mod.not-in-it-said", modifier.name()));
      return;
    }
    Optional<Picks.Level> below =
        word == null && half == null ? draft.picks().below(level, modifier.id()) : Optional.empty();
    if (below.isPresent()) {
      // What has questions of its own is opened by a second tap, and taken off in there.
      around.enter(below.get());
      return;
    }
    Picks.Tapped tapped = draft.picks().tap(level, group, modifier, word, half);
    if (tapped.full()) {
      refuse();
    }
    draft.picks(tapped.picks());
    Optional<Picks.Level> asks =
        tapped.added() ? draft.picks().below(level, modifier.id()) : Optional.empty();
    if (asks.isPresent()) {
      around.enter(asks.get());
    } else {
      around.answered(group.max() == 1 && draft.picks().most(level, group) == 1);
    }
  }

  private Availability now(Modifier modifier) {
    return draft.menu().now(modifier.availability());
  }

  @Override
  boolean gap() {
    return draft.picks().lacks(level, group);
  }

  @Override
  void draw(boolean tried) {
    int most = draft.picks().most(level, group);
    mark(tried, group.max(), counted(most), most == group.max());
    drawOptions();
  }

  /** What each option says depends on the word and the half that are pressed. */
  private void drawOptions() {
    for (int i = 0; i < keys.size(); i++) {
      draw(keys.get(i), group.modifiers().get(i));
    }
  }

  /** How many are chosen, and how many of those are free, in words. */
  private String counted(int most) {
    if (group.included() > 0 && most > 0) {
      return Texts.of("orders.ui.mod.free", Math.min(most, group.included()), group.included());
    }
    return group.max() > 1 && group.max() < group.modifiers().size() && most > 0
        ? Texts.of("orders.ui.mod.count", most, group.max())
        : "";
  }

  private void draw(NativeButton key, Modifier modifier) {
    Optional<Choice> choice = draft.picks().chosen(level, modifier.id());
    Availability now = now(modifier);
    boolean out = !now.orderable() && choice.isEmpty();
    option(key, choice.isPresent(), said(choice), modifier.name(), price(modifier, choice));
    choice.map(Choice::half).ifPresent(part -> key.add(halfMark(part)));
    below(choice).ifPresent(words -> key.add(isolated("sub cut", words)));
    if (out) {
      key.add(span("chip bad low", icon("ban xs"), label("", "86")));
    } else {
      now.left()
          .ifPresent(
              left -> key.add(label("chip warn low", Texts.of("orders.ui.menu.left", left))));
    }
    if (out) {
      key.addClassName("out");
    }
    key.getElement().setAttribute("aria-disabled", String.valueOf(out));
  }

  private static Component halfMark(Half part) {
    return named(
        span("half " + part.name().toLowerCase(Locale.ROOT), icon("half s")),
        Texts.of("orders.ui.mod.half." + part.name()));
  }

  /**
   * The word before what is chosen; what is taken without one is added, as the kitchen reads it.
   */
  private String said(Optional<Choice> choice) {
    if (choice.isEmpty()) {
      return "";
    }
    Prefix prefix = choice.get().prefix();
    if (prefix != null) {
      return Texts.of("orders.ui.prefix." + prefix.name());
    }
    boolean comes =
        group.modifier(choice.get().modifierId()).filter(Modifier::byDefault).isPresent();
    return group.prefixed() && !comes ? Texts.of("orders.ui.prefix.ADD") : "";
  }

  /** What is chosen below a modifier, by name. */
  private Optional<String> below(Optional<Choice> choice) {
    return choice
        .flatMap(one -> draft.picks().below(level, one.modifierId()))
        .map(
            below ->
                draft.picks().at(below).stream()
                    .filter(one -> one.prefix() != Prefix.NO)
                    .flatMap(one -> draft.menu().menu().modifier(one.modifierId()).stream())
                    .map(Modifier::name)
                    .collect(Collectors.joining(", ")))
        .filter(words -> !words.isEmpty());
  }

  /** What it costs as it is chosen, or what it would cost more or less to choose it now. */
  private String price(Modifier modifier, Optional<Choice> choice) {
    Money full = modifier.price(draft.size().flatMap(Size::label).orElse(null));
    Optional<Money> price =
        choice.isPresent()
            ? paid(choice.get())
            : difference(draft.picks().tap(level, group, modifier, word, half));
    Money amount = price.orElse(full);
    if (!amount.isZero()) {
      return signed(amount);
    }
    if (choice.isEmpty() && word == Prefix.NO) {
      return Picks.foreign(group, modifier) ? Texts.of("orders.ui.mod.not-in-it") : "";
    }
    boolean said = choice.map(Choice::prefix).isPresent();
    return full.isPositive() && !said ? Texts.of("orders.ui.mod.included") : "";
  }

  private Optional<Money> difference(Picks.Tapped tapped) {
    return tapped.full() ? Optional.empty() : draft.difference(tapped.picks());
  }

  private Optional<Money> paid(Choice choice) {
    return draft
        .priced()
        .map(
            priced ->
                priced.chosen().stream()
                    .filter(
                        one ->
                            one.modifierId().equals(choice.modifierId())
                                && one.depth() == level.path().size())
                    .map(one -> one.price())
                    .reduce(Money.ZERO, Money::plus));
  }

  private String signed(Money amount) {
    return amount.isPositive() ? "+" + amounts.plain(amount) : amounts.plain(amount);
  }

  /**
   * Draws the key of an option.
   *
   * @param prefix the word before it; may be empty
   * @param price may be empty
   */
  static void option(NativeButton key, boolean on, String prefix, String name, String price) {
    key.removeAll();
    if (on) {
      key.add(icon("check s"));
    }
    if (!prefix.isEmpty()) {
      key.add(label("pre", prefix));
    }
    key.add(isolated("", name));
    if (!price.isEmpty()) {
      key.add(label("p", price));
    }
    with(key, "class", "opt" + (on ? " on" : "") + (price.isEmpty() ? "" : " priced"));
    with(key, "aria-pressed", String.valueOf(on));
  }

  private static int columns(ModifierGroup group) {
    int options = group.modifiers().size();
    boolean wide =
        group.prefixed()
            || group.halves() != Halves.NONE
            || group.modifiers().stream()
                .anyMatch(
                    modifier -> modifier.price().isPositive() || !modifier.groups().isEmpty());
    return Math.min(options, wide ? WIDE : NARROW);
  }

  private static String rule(ModifierGroup group) {
    if (group.prefixed()) {
      return Texts.of("orders.ui.mod.rule.prefixed");
    }
    String words;
    if (group.min() == group.max()) {
      words = Texts.of("orders.ui.mod.rule.exactly", group.min());
    } else if (group.min() > 0) {
      words = Texts.of("orders.ui.mod.rule.between", group.min(), group.max());
    } else {
      words = Texts.of("orders.ui.mod.rule.up-to", group.max());
    }
    return group.included() > 0
        ? words + " · " + Texts.of("orders.ui.mod.rule.included", group.included())
        : words;
  }

  /** The panel around the group. */
  interface Around {
    /**
     * Something was chosen or let go of.
     *
     * @param filled whether this group needs no more
     */
    void answered(boolean filled);

    /** Opens the questions below a modifier that is chosen. */
    void enter(Picks.Level below);

    void refuse(String why);
  }
}
