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

import brigade.menu.MenuItem;
import brigade.menu.ModifierGroup;
import brigade.menu.Selection;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Stepper;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The questions of one item, in place of the menu: forced groups first, then what may be changed, a
 * note, how many. A modifier that asks for more slides its own groups in, under a way back. It
 * takes no decision about prices or limits; it shows what the menu says.
 */
final class ModifierPanel extends HtmlContainer implements GroupQuestion.Around {
  private static final long serialVersionUID = 1L;

  private final transient Draft draft;
  private final Use use;
  private final transient Setting setting;
  private final transient Amounts amounts;
  private final transient Asked asked;
  private final transient List<Question> questions = new ArrayList<>();

  /** The levels that are open, the innermost first. */
  private final transient Deque<Picks.Level> open = new ArrayDeque<>();

  private final Span seatName = label("", "");
  private final Span courseName = label("", "");
  private final Div crumbs = div("crumbs");
  private final Div body = div("body scroll");
  private final transient NoteQuestion note;
  private final Div sum = div("small mute cut");
  private final Div total = div("sum");
  private final NativeButton add;
  private final Span addWords = label("", "");
  private final Span under = span("under row");
  private final transient WhoseStrip strip;
  private boolean tried;

  /** What the line is that is put together. */
  enum Use {
    /** New on the order. */
    NEW("orders.ui.mod.add"),
    /** On the order already. */
    CHANGED("orders.ui.mod.change"),
    /** One course of a combo, which goes on afterwards. */
    PART("orders.ui.mod.choose");

    private final String key;

    Use(String key) {
      this.key = key;
    }
  }

  /**
   * @param draft what is put together here
   */
  ModifierPanel(Draft draft, Use use, Setting setting, Amounts amounts, Asked asked) {
    super("section");
    this.draft = draft;
    this.use = use;
    this.setting = setting;
    this.amounts = amounts;
    this.asked = asked;
    getElement().setAttribute("class", "mod");
    with(named(this, draft.item().name()), "role", "dialog");
    strip = new WhoseStrip(draft, setting, this::draw);
    note = new NoteQuestion(draft, setting.phrases(), asked::changed);
    add = button("btn primary key", this::goOn, addWords, under);
    add(head(), crumbs, body, foot());
    open.push(draft.picks().root());
    lay();
    draw();
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    Shortcuts.addShortcutListener(this, this::back, Key.ESCAPE);
    focusFirst();
  }

  private void focusFirst() {
    if (questions.isEmpty()) {
      note.focus();
    } else {
      questions.getFirst().focus();
    }
  }

  private Component head() {
    List<String> facts = new ArrayList<>();
    switch (draft.item().kind()) {
      case WEIGHED ->
          facts.add(
              Texts.of("orders.ui.menu.per-kilo", amounts.plain(draft.menu().price(draft.item()))));
      case OPEN -> {
        // Its price is said below.
      }
      case PLAIN, COMBO ->
          facts.add(amounts.plain(draft.base().orElseGet(() -> draft.menu().price(draft.item()))));
    }
    if (!draft.item().allergens().isEmpty()) {
      facts.add(
          Texts.of(
              "orders.ui.mod.contains",
              draft.item().allergens().stream()
                  .sorted()
                  .map(allergen -> Texts.of("orders.ui.allergen." + allergen.name()))
                  .collect(Collectors.joining(", "))));
    }
    draft.item().diet().stream()
        .sorted()
        .map(diet -> Texts.of("orders.ui.diet." + diet.name()))
        .forEach(facts::add);
    Header head = new Header();
    UUID picture = draft.item().picture();
    if (picture != null) {
      // The name beside it says what it is.
      Image dish = new Image("api/v1/menu/pictures/" + picture, "");
      dish.setClassName("dish");
      head.add(dish);
    }
    head.add(
        div(
            "grow",
            with(new H2(draft.item().name()), "dir", "auto"),
            text("small mute tn", String.join(" · ", facts))));
    if (use != Use.PART && setting.seats() > 0) {
      head.add(
          button("btn", () -> strip.toggle(this, true), icon("chair s"), seatName, icon("down s")));
    }
    if (use != Use.PART) {
      head.add(
          button(
              "btn",
              () -> strip.toggle(this, false),
              icon("utensils s"),
              courseName,
              icon("down s")));
    }
    head.add(
        named(button("btn quiet icon", this::close, icon("x l")), Texts.of("orders.ui.mod.close")));
    return head;
  }

  private Component foot() {
    total.getElement().setAttribute("aria-live", "polite");
    Footer foot = new Footer();
    if (use != Use.PART) {
      foot.add(
          new Stepper(
              draft.quantity(),
              1,
              Draft.MOST,
              portions -> {
                draft.quantity(portions);
                draw();
              }));
    }
    foot.add(div("grow tn", sum, total), add);
    return foot;
  }

  // --- levels ----------------------------------------------------------------------------------

  /** Lays out the questions of the level that is open. */
  private void lay() {
    Picks.Level level = level();
    questions.clear();
    if (level.path().isEmpty()) {
      if (draft.item().kind() == MenuItem.Kind.OPEN) {
        questions.add(new OpenQuestion(draft, amounts, this::draw));
      }
      if (draft.item().kind() == MenuItem.Kind.WEIGHED) {
        questions.add(new WeightQuestion(draft, amounts, this::draw));
      }
      if (draft.asksSize()) {
        questions.add(new SizeQuestion(draft, amounts, () -> answered(true)));
      }
    }
    level.groups().stream()
        .sorted(Comparator.comparing((ModifierGroup group) -> !group.forced()))
        .map(group -> new GroupQuestion(draft, level, group, amounts, this))
        .forEach(questions::add);
    body.removeAll();
    questions.forEach(question -> body.add(question.component()));
    if (level.path().isEmpty()) {
      body.add(note.component());
    }
    drawCrumbs();
  }

  private Picks.Level level() {
    return open.getFirst();
  }

  /** Where one is below the item: each step leads back to its own questions. */
  private void drawCrumbs() {
    crumbs.removeAll();
    crumbs.setVisible(open.size() > 1);
    if (open.size() == 1) {
      return;
    }
    crumbs.add(named(button("btn icon", this::up, icon("back")), Texts.of("orders.ui.mod.back")));
    Div way = div("row grow way");
    List<Picks.Level> down = new ArrayList<>(open).reversed();
    for (Picks.Level level : down) {
      if (way.getComponentCount() > 0) {
        way.add(icon("next s"));
      }
      if (level == level()) {
        way.add(with(isolated("b cut", level.name()), "aria-current", "step"));
      } else {
        way.add(button("btn quiet", () -> backTo(level), isolated("cut", level.name())));
      }
    }
    crumbs.add(
        way,
        button(
            "btn", this::takeOff, icon("trash s"), label("", Texts.of("orders.ui.mod.take-off"))));
  }

  @Override
  public void enter(Picks.Level below) {
    open.push(below);
    turned("in");
  }

  private void up() {
    open.pop();
    turned("out");
  }

  private void backTo(Picks.Level level) {
    while (level() != level) {
      open.pop();
    }
    turned("out");
  }

  /** Lets go of the modifier whose questions are open. */
  private void takeOff() {
    Picks.Level below = open.pop();
    Picks.Level level = level();
    Picks.Step last = below.path().getLast();
    draft
        .picks()
        .chosen(level, last.modifierId())
        .ifPresent(
            choice ->
                level
                    .groups()
                    .forEach(
                        group ->
                            group
                                .modifier(last.modifierId())
                                .ifPresent(
                                    modifier ->
                                        draft.picks(
                                            draft
                                                .picks()
                                                .tap(
                                                    level,
                                                    group,
                                                    modifier,
                                                    choice.prefix(),
                                                    choice.half())
                                                .picks()))));
    turned("out");
  }

  private void turned(String way) {
    lay();
    draw();
    body.getElement().executeJs("this.scrollTop = 0");
    body.getElement().setAttribute("class", "body scroll slide-" + way);
    focusFirst();
  }

  // --- answers ---------------------------------------------------------------------------------

  @Override
  public void answered(boolean filled) {
    draw();
    if (filled) {
      questions.stream().filter(Question::gap).findFirst().ifPresent(Question::reveal);
    }
  }

  @Override
  public void refuse(String why) {
    Toast.refuse(why);
  }

  /** Below a modifier it leads back up; on the item it adds the line. */
  private void goOn() {
    if (open.size() > 1) {
      if (draft.picks().gaps(level()).isEmpty()) {
        up();
      } else {
        showGap();
      }
      return;
    }
    if (missing().isEmpty()) {
      note.take();
      asked.add(draft);
      return;
    }
    showGap();
  }

  private void showGap() {
    tried = true;
    draw();
    Optional<Question> here = questions.stream().filter(Question::gap).findFirst();
    if (here.isPresent()) {
      here.get().focus();
      return;
    }
    // What is missing lies deeper: it is opened.
    draft.picks().gaps(level()).stream().findFirst().ifPresent(gap -> enter(gap.level()));
  }

  private List<String> missing() {
    return draft.missing(
        Texts.of("orders.ui.mod.size"),
        Texts.of("orders.ui.mod.open.price"),
        Texts.of("orders.ui.mod.weight"));
  }

  private void back() {
    if (open.size() > 1) {
      up();
    } else {
      close();
    }
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
            Texts.of(
                use == Use.CHANGED ? "orders.ui.mod.lose-change" : "orders.ui.mod.lose-detail")));
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

  // --- drawing ---------------------------------------------------------------------------------

  private void draw() {
    seatName.setText(draft.whose().words());
    courseName.setText(setting.courseWords(draft.course()));
    questions.forEach(question -> question.draw(tried));
    drawSum();
    boolean below = open.size() > 1;
    addWords.setText(below ? Texts.of("orders.ui.mod.done", level().name()) : Texts.of(use.key));
    List<String> missing =
        below ? draft.picks().gaps(level()).stream().map(Picks.Gap::wordsHere).toList() : missing();
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

  private void drawSum() {
    List<String> parts = new ArrayList<>();
    draft.base().ifPresent(base -> parts.add(amounts.plain(base)));
    draft
        .priced()
        .map(Selection.Priced::chosen)
        .orElse(List.of())
        .forEach(
            chosen -> {
              if (!chosen.price().isZero()) {
                String sign = chosen.price().isPositive() && !parts.isEmpty() ? "+ " : "";
                parts.add(sign + amounts.plain(chosen.price()) + " " + chosen.name());
              }
            });
    String terms = String.join(" ", parts);
    sum.setText(
        draft.quantity() > 1 && !terms.isEmpty()
            ? Texts.of("orders.ui.mod.times", draft.quantity(), terms)
            : terms);
    total.setText(amounts.signed(draft.total()));
  }

  /**
   * What surrounds the item.
   *
   * @param seats how many there are to choose from
   * @param phrases notes that are written with one tap
   */
  record Setting(int seats, List<CourseName> courses, List<String> phrases) {
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
}
