package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.menu.Choice;
import brigade.menu.Chosen;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.Prefix;
import brigade.menu.Selection;
import brigade.menu.Size;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Stepper;
import brigade.screen.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one item, in place of the menu: forced groups first, then what may be changed, a
 * note, how many. It takes no decision about prices or limits; it shows what the menu says.
 */
final class ModifierPanel extends HtmlContainer {
  private static final long serialVersionUID = 1L;

  /** Longest note a cook reads. */
  private static final int NOTE_LIMIT = 140;

  private static final List<String> PHRASES = List.of("allergy", "share", "rush", "rested");

  private final transient Draft draft;
  private final boolean changing;
  private final transient Setting setting;
  private final transient Amounts amounts;
  private final transient Asked asked;
  private final List<Box> boxes = new ArrayList<>();
  private final Span seatName = label("", "");
  private final Span courseName = label("", "");
  private final Div forWhom = div("group");
  private final Input note = new Input();
  private final Div sum = div("small mute cut");
  private final Div total = div("sum");
  private final NativeButton add;
  private final Span under = span("under row");
  private boolean tried;

  /**
   * @param draft what is put together here
   * @param changing whether a line that is on the order already is changed
   */
  ModifierPanel(Draft draft, boolean changing, Setting setting, Amounts amounts, Asked asked) {
    super("section");
    this.draft = draft;
    this.changing = changing;
    this.setting = setting;
    this.amounts = amounts;
    this.asked = asked;
    getElement().setAttribute("class", "mod");
    with(named(this, draft.item().name()), "role", "dialog");
    add =
        button(
            "btn primary key",
            this::tryToAdd,
            label("", Texts.of(changing ? "orders.ui.mod.change" : "orders.ui.mod.add")),
            under);
    add(head(), body(), foot());
    draw();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    Shortcuts.addShortcutListener(this, this::close, Key.ESCAPE);
    boxes.getFirst().focus();
  }

  private Component head() {
    List<String> facts = new ArrayList<>();
    facts.add(amounts.plain(draft.item().price()));
    if (!draft.item().allergens().isEmpty()) {
      facts.add(
          Texts.of(
              "orders.ui.mod.contains",
              draft.item().allergens().stream()
                  .sorted()
                  .map(allergen -> Texts.of("orders.ui.allergen." + allergen.name()))
                  .collect(Collectors.joining(", "))));
    }
    NativeButton seat = button("btn", () -> ask(true), icon("chair s"), seatName, icon("down s"));
    NativeButton course =
        button("btn", () -> ask(false), icon("utensils s"), courseName, icon("down s"));
    return new Header(
        div(
            "grow",
            with(new H2(draft.item().name()), "dir", "auto"),
            text("small mute tn", String.join(" · ", facts))),
        seat,
        course,
        named(button("btn quiet icon", this::close, icon("x l")), Texts.of("orders.ui.mod.close")));
  }

  private Component body() {
    Div body = div("body scroll");
    if (draft.item().comesInSizes()) {
      boxes.add(new SizeBox());
    }
    draft.item().modifierGroups().stream()
        .sorted(Comparator.comparing((ModifierGroup group) -> !group.forced()))
        .map(GroupBox::new)
        .forEach(boxes::add);
    boxes.forEach(box -> body.add(box.root));
    body.add(notes());
    return body;
  }

  private Component notes() {
    note.setValue(draft.note());
    note.setValueChangeMode(ValueChangeMode.ON_BLUR);
    with(note, "maxlength", String.valueOf(NOTE_LIMIT));
    with(note, "placeholder", Texts.of("orders.ui.mod.note"));
    with(named(note, Texts.of("orders.ui.mod.note")), "dir", "auto");
    note.addValueChangeListener(
        change -> {
          draft.note(change.getValue());
          asked.changed();
        });
    Div row = div("row notes");
    HtmlContainer field = new HtmlContainer("label");
    field.getElement().setAttribute("class", "in grow");
    field.add(icon("pencil"), note);
    row.add(field);
    for (String phrase : PHRASES) {
      String words = Texts.of("orders.ui.mod.phrase." + phrase);
      NativeButton key = button("pick", () -> say(words), label("", words));
      if (phrase.equals("allergy")) {
        key.addComponentAsFirst(icon("alert s"));
      }
      row.add(key);
    }
    if (boxes.isEmpty()) {
      boxes.add(
          new Box(field) {
            @Override
            void draw() {
              // The note alone asks nothing.
            }

            @Override
            void focus() {
              note.focus();
            }
          });
    }
    return row;
  }

  private Component foot() {
    Stepper stepper =
        new Stepper(
            draft.quantity(),
            1,
            Draft.MOST,
            portions -> {
              draft.quantity(portions);
              draw();
            });
    total.getElement().setAttribute("aria-live", "polite");
    return new Footer(stepper, div("grow tn", sum, total), add);
  }

  private void say(String phrase) {
    String before = note.getValue().strip();
    String after = before.isEmpty() ? phrase : before + ", " + phrase;
    if (after.length() <= NOTE_LIMIT) {
      note.setValue(after);
      draft.note(after);
      asked.changed();
    }
    note.focus();
  }

  /** Opens the seats or the courses below the head; a second tap closes them. */
  private void ask(boolean seats) {
    String kind = seats ? "seats" : "courses";
    boolean open = forWhom.isAttached() && forWhom.hasClassName(kind);
    forWhom.removeFromParent();
    forWhom.removeAll();
    if (open) {
      return;
    }
    forWhom.getElement().setAttribute("class", "group " + kind);
    Div picks = div("row wrap");
    if (seats) {
      OneOf<Integer> one =
          new OneOf<>(
              picks,
              "pick",
              seat -> {
                draft.seat(seat == 0 ? null : seat);
                chosenForWhom();
              });
      for (int seat = 1; seat <= setting.seats(); seat++) {
        one.offer(seat, label("", String.valueOf(seat)));
      }
      one.offer(0, label("", Texts.of("orders.ui.seat.table")));
      one.choose(Objects.requireNonNullElse(draft.seat(), 0));
    } else {
      OneOf<Integer> one =
          new OneOf<>(
              picks,
              "pick",
              course -> {
                draft.course(course);
                chosenForWhom();
              });
      setting.courses().forEach(course -> one.offer(course.number(), label("", course.words())));
      one.choose(draft.course());
    }
    forWhom.add(picks);
    getElement().insertChild(1, forWhom.getElement());
  }

  private void chosenForWhom() {
    forWhom.removeFromParent();
    draw();
  }

  private void tryToAdd() {
    List<String> missing = missing();
    if (missing.isEmpty()) {
      draft.note(note.getValue().strip());
      asked.add(draft);
      return;
    }
    tried = true;
    draw();
    boxes.stream().filter(Box::gap).findFirst().ifPresent(Box::focus);
  }

  private List<String> missing() {
    return draft.missing(Texts.of("orders.ui.mod.size"));
  }

  private void close() {
    if (!draft.touched()) {
      asked.close();
      return;
    }
    Overlay sure = new Overlay(Texts.of("orders.ui.mod.lose"), draft.item().name());
    sure.fill(
        text(
            "mute",
            Texts.of(changing ? "orders.ui.mod.lose-change" : "orders.ui.mod.lose-detail")));
    sure.keys(
        button("btn grow", sure::close, label("", Texts.of("orders.ui.mod.lose-no"))),
        button(
            "btn danger grow",
            () -> {
              sure.close();
              asked.close();
            },
            label("", Texts.of("orders.ui.mod.lose-yes"))));
    sure.open();
  }

  private void draw() {
    seatName.setText(
        draft.seat() == null
            ? Texts.of("orders.ui.seat.table")
            : Texts.of("orders.ui.seat.number", draft.seat()));
    courseName.setText(setting.courseWords(draft.course()));
    boxes.forEach(Box::draw);
    Optional<Selection.Priced> priced = draft.priced();
    List<String> parts = new ArrayList<>();
    priced.ifPresent(
        price -> {
          parts.add(amounts.plain(price.size().price()));
          price.chosen().stream()
              .filter(chosen -> chosen.price().isPositive())
              .forEach(chosen -> parts.add(amounts.plain(chosen.price()) + " " + chosen.name()));
        });
    String terms = String.join(" + ", parts);
    sum.setText(
        draft.quantity() > 1 && !terms.isEmpty()
            ? Texts.of("orders.ui.mod.times", draft.quantity(), terms)
            : terms);
    total.setText(amounts.signed(draft.total()));
    List<String> missing = missing();
    under.removeAll();
    if (!missing.isEmpty()) {
      under.getElement().getStyle().set("color", "var(--bad-ink)");
      under.add(
          icon("alert s"),
          isolated("cut", Texts.of("orders.ui.mod.missing", String.join(", ", missing))));
    }
    add.getElement().setAttribute("aria-disabled", String.valueOf(!missing.isEmpty()));
    asked.changed();
  }

  private void scrollToNextGap() {
    boxes.stream().filter(Box::gap).findFirst().ifPresent(Box::reveal);
  }

  /**
   * What surrounds the item.
   *
   * @param seats how many there are to choose from
   */
  record Setting(int seats, List<CourseName> courses) {
    String courseWords(int number) {
      return courses.stream()
          .filter(course -> course.number() == number)
          .findFirst()
          .map(CourseName::words)
          .orElse(String.valueOf(number));
    }
  }

  /** A course as its key says it: {@code 1 Starters}. */
  record CourseName(int number, String words) {}

  /** What the panel asks of the screen around it. */
  interface Asked {
    /** Something was chosen; the line at the side says what so far. */
    void changed();

    /** The line is complete. */
    void add(Draft draft);

    /** The person thinks better of it. */
    void close();
  }

  /** One question. */
  private abstract static class Box {
    final Component root;

    Box(Component root) {
      this.root = root;
    }

    abstract void draw();

    /** Whether it has to be answered still. */
    boolean gap() {
      return false;
    }

    void focus() {
      root.getElement()
          .executeJs(
              "this.scrollIntoView({block: 'nearest'});"
                  + "this.querySelector('.opts button')?.focus({preventScroll: true})");
    }

    void reveal() {
      root.getElement()
          .executeJs(
              "this.scrollIntoView({block: 'nearest', behavior:"
                  + " matchMedia('(prefers-reduced-motion: reduce)').matches"
                  + " ? 'auto' : 'smooth'})");
    }
  }

  private abstract class Choosing extends Box {
    final Div options = div("opts");
    private final Span count = span("end");
    private boolean refused;

    Choosing(String name, String rule, int columns, Component... more) {
      super(new HtmlContainer("fieldset"));
      Element title = new Element("b");
      title.setAttribute("dir", "auto");
      title.setText(name);
      Div head = div("head");
      head.getElement().appendChild(title);
      head.add(label("", rule), count);
      head.add(more);
      options.getElement().getStyle().set("--cols", String.valueOf(columns));
      HtmlContainer box = (HtmlContainer) root;
      named(box, name);
      box.add(head, options);
    }

    /** Says at the next drawing that no more can be chosen. */
    void refuse() {
      refused = true;
    }

    void mark(int chosen, int most, boolean counted) {
      boolean missing = tried && gap();
      root.getElement().setAttribute("class", missing ? "group missing" : "group");
      root.getElement().setAttribute("aria-invalid", String.valueOf(missing));
      count.removeAll();
      count.getElement().removeAttribute("role");
      if (missing) {
        count.getElement().setAttribute("class", "end hint bad");
        count.getElement().setAttribute("role", "alert");
        count.add(icon("alert s"), label("", Texts.of("orders.ui.mod.choose-first")));
        return;
      }
      if (refused) {
        refused = false;
        count.getElement().setAttribute("class", "end hint bad");
        count.getElement().setAttribute("role", "alert");
        count.add(icon("alert s"), label("", Texts.of("orders.ui.mod.at-most", most)));
        return;
      }
      count.getElement().setAttribute("class", "end");
      if (counted && most > 1 && chosen > 0) {
        String words = Texts.of("orders.ui.mod.count", chosen, most);
        count.add(
            chosen == most
                ? span("chip good", icon("check xs"), label("", words))
                : label("", words));
      }
    }
  }

  private final class SizeBox extends Choosing {
    private final List<NativeButton> keys = new ArrayList<>();

    SizeBox() {
      super(
          Texts.of("orders.ui.mod.size"),
          Texts.of("orders.ui.mod.rule.exactly", 1),
          Math.min(4, draft.item().sizes().size()));
      for (Size size : draft.item().sizes()) {
        NativeButton key = button("opt priced", () -> choose(size));
        keys.add(key);
        options.add(key);
      }
    }

    private void choose(Size size) {
      draft.size(size);
      ModifierPanel.this.draw();
      scrollToNextGap();
    }

    @Override
    boolean gap() {
      return draft.size().isEmpty();
    }

    @Override
    void draw() {
      mark(draft.size().isPresent() ? 1 : 0, 1, false);
      for (int i = 0; i < keys.size(); i++) {
        Size size = draft.item().sizes().get(i);
        option(
            keys.get(i),
            draft.size().filter(size::equals).isPresent(),
            null,
            size.label().orElse(draft.item().name()),
            amounts.plain(size.price()));
      }
    }
  }

  private final class GroupBox extends Choosing {
    private final ModifierGroup group;
    private final List<NativeButton> keys = new ArrayList<>();
    private @Nullable Prefix pressed;

    GroupBox(ModifierGroup group) {
      this(group, new Span());
    }

    private GroupBox(ModifierGroup group, Span prefixes) {
      super(group.name(), rule(group), columns(group), prefixes);
      this.group = group;
      if (group.prefixed()) {
        prefixes.getElement().setAttribute("class", "seg");
        named(prefixes, Texts.of("orders.ui.mod.prefix"));
        OneOf<Prefix> words = new OneOf<>(prefixes, "", prefix -> {});
        for (Prefix prefix : Prefix.values()) {
          NativeButton key =
              words.offer(prefix, label("", Texts.of("orders.ui.prefix." + prefix.name())));
          key.addClickListener(
              click -> {
                // A second tap lets go of the word.
                pressed = pressed == prefix ? null : prefix;
                words.choose(pressed);
              });
        }
      } else {
        prefixes.setVisible(false);
      }
      for (Modifier modifier : group.modifiers()) {
        NativeButton key = button("opt", () -> choose(modifier));
        keys.add(key);
        options.add(key);
      }
    }

    private void choose(Modifier modifier) {
      Optional<Choice> before = draft.choice(modifier.id());
      boolean full = draft.chosenIn(group) >= group.max();
      if (before.isPresent() && before.get().prefix() == pressed) {
        draft.drop(modifier.id());
      } else if (before.isPresent() || !full) {
        draft.choose(new Choice(modifier.id(), pressed));
      } else if (group.max() == 1) {
        group.modifiers().forEach(other -> draft.drop(other.id()));
        draft.choose(new Choice(modifier.id(), pressed));
      } else {
        refuse();
      }
      ModifierPanel.this.draw();
      if (group.max() == 1 && draft.chosenIn(group) == 1) {
        scrollToNextGap();
      }
    }

    /** What is taken without a word is added, as the kitchen reads it. */
    private Optional<String> added(boolean on) {
      return on && group.prefixed() ? Optional.of("ADD") : Optional.empty();
    }

    @Override
    boolean gap() {
      return draft.lacks(group);
    }

    @Override
    void draw() {
      mark(draft.chosenIn(group), group.max(), group.max() < group.modifiers().size());
      List<Chosen> chosen = draft.priced().map(Selection.Priced::chosen).orElse(List.of());
      boolean free = draft.chosenIn(group) < group.included();
      for (int i = 0; i < keys.size(); i++) {
        Modifier modifier = group.modifiers().get(i);
        Optional<Chosen> mine =
            chosen.stream().filter(c -> c.modifierId().equals(modifier.id())).findFirst();
        boolean on = draft.choice(modifier.id()).isPresent();
        Money price = mine.map(Chosen::price).orElse(free ? Money.ZERO : modifier.price());
        boolean forNothing =
            draft
                .prefix(modifier.id())
                .filter(prefix -> prefix == Prefix.NO || prefix == Prefix.LITE)
                .isPresent();
        String words =
            price.isPositive()
                ? "+" + amounts.plain(price)
                : (modifier.price().isPositive() || group.included() > 0 && (on || free))
                        && !forNothing
                    ? Texts.of("orders.ui.mod.included")
                    : null;
        option(
            keys.get(i),
            on,
            draft.prefix(modifier.id()).map(Prefix::name).or(() -> added(on)).orElse(null),
            modifier.name(),
            words);
      }
    }
  }

  private static void option(
      NativeButton key, boolean on, @Nullable String prefix, String name, @Nullable String price) {
    key.removeAll();
    if (on) {
      key.add(icon("check s"));
    }
    if (prefix != null) {
      key.add(label("pre", Texts.of("orders.ui.prefix." + prefix)));
    }
    key.add(isolated("", name));
    if (price != null) {
      key.add(label("p", price));
    }
    key.getElement()
        .setAttribute("class", "opt" + (on ? " on" : "") + (price == null ? "" : " priced"));
    key.getElement().setAttribute("aria-pressed", String.valueOf(on));
  }

  private static int columns(ModifierGroup group) {
    int options = group.modifiers().size();
    boolean priced = group.modifiers().stream().anyMatch(m -> m.price().isPositive());
    return Math.min(options, priced || group.prefixed() ? 4 : 6);
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
}
