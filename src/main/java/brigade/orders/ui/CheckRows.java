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

import brigade.orders.ui.Sheet.Line;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

/** The rows of a check, each drawn from its {@link CheckEntry}. */
final class CheckRows {
  private final CheckPanel.Acts acts;
  private final IntConsumer fold;

  /**
   * @param fold opens or closes the lines of a course that is served
   */
  CheckRows(CheckPanel.Acts acts, IntConsumer fold) {
    this.acts = acts;
    this.fold = fold;
  }

  /** An empty row for an entry of this kind. */
  Kept.Row<CheckEntry> row(CheckEntry entry) {
    return switch (entry) {
      case CheckEntry.Nothing nothing -> new NothingRow();
      case CheckEntry.Stale stale -> new StaleRow();
      case CheckEntry.Warning warning -> new WarningRow();
      case CheckEntry.Up up -> new UpRow();
      case CheckEntry.Said said -> new SaidRow();
      case CheckEntry.Head head -> new HeadRow();
      case CheckEntry.Combo combo -> new ComboRow();
      case CheckEntry.Fold folded -> new FoldRow(folded.course());
      case CheckEntry.Written written -> new LineRow(written.line().id());
      case CheckEntry.Keys keys -> new KeysRow(keys.line().id());
      case CheckEntry.Delayed delayed -> new DelayedRow();
      case CheckEntry.Ghost none -> new GhostRow();
    };
  }

  /** The mark of a seat: its number, the numbers that share, or the letter of the table. */
  static Span badge(Whose whose) {
    String classes =
        whose.seats().isEmpty() ? "seatno t" : whose.shared() ? "seatno many" : "seatno";
    return named(label(classes, whose.mark()), whose.said());
  }

  /** What a line says about itself, in a word with its icon. */
  static Component mark(Line line, String state) {
    return span(
        "st " + line.look().tone(),
        icon(
            (line.sendAt() != null
                    ? "clock"
                    : line.fresh() && line.hold() ? "pause" : line.look().icon())
                + " xs"),
        label("", state));
  }

  private static Div mods(List<Sheet.Mod> mods) {
    Div line = div("mods");
    boolean first = true;
    for (Sheet.Mod mod : mods) {
      if (!first) {
        line.add(label("", " · "));
      }
      first = false;
      if (mod.prefix() != null) {
        Element word = new Element("b");
        word.setText(Texts.of("orders.ui.prefix." + mod.prefix()) + " ");
        line.getElement().appendChild(word);
      }
      line.add(isolated("", mod.name()));
    }
    return line;
  }

  private static final class NothingRow implements Kept.Row<CheckEntry> {
    private final Div root =
        div(
            "empty",
            icon("utensils xl"),
            label("b", Texts.of("orders.ui.check.empty")),
            label("small", Texts.of("orders.ui.check.empty-detail")));

    NothingRow() {
      root.getElement().getStyle().set("margin", "var(--s3)");
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      // It always says the same.
    }
  }

  private static final class StaleRow implements Kept.Row<CheckEntry> {
    private final Div root =
        with(
            div(
                "banner warn small",
                icon("receipt s"),
                label("grow", Texts.of("orders.ui.check.stale"))),
            "role",
            "status");

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      // It always says the same.
    }
  }

  private final class WarningRow implements Kept.Row<CheckEntry> {
    private final Span icon = icon("alert");
    private final Span words = isolated("grow", "");
    private final Div root;
    private List<UUID> subjects = List.of();

    WarningRow() {
      root =
          with(
              div(
                  "banner warn small alarm",
                  icon,
                  words,
                  button(
                      "btn",
                      () -> acts.noted(subjects),
                      label("", Texts.of("orders.ui.alarm.noted")))),
              "role",
              "alert");
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      AlarmWords alarm = ((CheckEntry.Warning) content).alarm();
      icon.getElement().setAttribute("class", "ic ic-" + alarm.icon());
      words.setText(alarm.words());
      subjects = alarm.subjects();
    }
  }

  private final class UpRow implements Kept.Row<CheckEntry> {
    private final Div words = div("grow");
    private final Div root =
        div(
            "banner solid",
            icon("bell"),
            words,
            button(
                "btn",
                acts::pickedUp,
                icon("check s"),
                label("", Texts.of("orders.ui.calls.picked-up"))));

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      words.removeAll();
      ((CheckEntry.Up) content).courses().forEach(course -> words.add(text("", course)));
    }
  }

  private static final class SaidRow implements Kept.Row<CheckEntry> {
    private final Span words = isolated("grow", "");
    private final Div root = div("banner info small", icon("info"), words);

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      words.setText(((CheckEntry.Said) content).words());
    }
  }

  private static final class HeadRow implements Kept.Row<CheckEntry> {
    private final Div root = div("course-head");

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      CheckEntry.Head head = (CheckEntry.Head) content;
      root.removeAll();
      Element title = new Element("b");
      title.setText(head.title());
      root.getElement().appendChild(title);
      Span end = span("end");
      if (!head.icon().isEmpty()) {
        end.add(icon(head.icon() + " xs"));
      }
      end.add(label("", head.end()));
      root.add(end);
    }
  }

  private static final class ComboRow implements Kept.Row<CheckEntry> {
    private final Span name = isolated("name", "");
    private final Span amount = label("tn", "");
    private final Div root = div("combo-head", icon("list xs"), name, amount);

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      CheckEntry.Combo combo = (CheckEntry.Combo) content;
      name.setText(combo.name());
      amount.setText(combo.amount());
    }
  }

  private final class FoldRow implements Kept.Row<CheckEntry> {
    private final NativeButton root;

    FoldRow(int course) {
      root = button("course-head fold", () -> fold.accept(course));
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      CheckEntry.Fold fold = (CheckEntry.Fold) content;
      root.removeAll();
      Element title = new Element("b");
      title.setText(fold.title());
      root.add(icon("next s"));
      root.getElement().appendChild(title);
      root.add(label("", fold.count()), label("end tn", fold.amount()));
      root.getElement().setAttribute("aria-expanded", String.valueOf(fold.open()));
    }
  }

  private final class LineRow implements Kept.Row<CheckEntry> {
    private final NativeButton root;

    LineRow(UUID lineId) {
      root = button("order-line", () -> acts.select(lineId));
      root.getElement().setAttribute("data-line", lineId.toString());
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      CheckEntry.Written written = (CheckEntry.Written) content;
      Line line = written.line();
      root.removeAll();
      Div words =
          div(
              "",
              with(
                  text("name", CheckEntries.quantified(line.quantity(), line.name())),
                  "dir",
                  "auto"));
      if (written.courseAsWord()) {
        words.add(isolated("mods", line.courseName()));
      }
      if (!line.mods().isEmpty()) {
        words.add(mods(line.mods()));
      }
      if (line.whose().unnamed()) {
        words.add(div("mods", isolated("", line.whose().words())));
      }
      if (!line.comboName().isEmpty() && !written.inCombo()) {
        words.add(div("mods combo", icon("list xs"), isolated("", line.comboName())));
      }
      if (line.rushed()) {
        words.add(div("mods rush", icon("bell xs"), label("", Texts.of("orders.ui.rush.mark"))));
      }
      if (!line.priceRule().isEmpty()) {
        words.add(div("mods", icon("tag xs"), isolated("", line.priceRule())));
      }
      if (!line.note().isEmpty()) {
        words.add(div("mods", isolated("", "“" + line.note() + "”")));
      }
      if (!line.remark().isEmpty()) {
        words.add(div("mods", isolated("", line.remark())));
      }
      root.add(
          badge(line.whose()),
          words,
          div("amt", label("price", written.amount()), mark(line, written.state())));
      root.getElement()
          .setAttribute(
              "class",
              "order-line"
                  + (line.voided() ? " voided" : "")
                  + (written.inCombo() ? " of-combo" : "")
                  + (written.on() ? " sel" : ""));
      root.getElement().setAttribute("aria-expanded", String.valueOf(written.on()));
      if (written.on()) {
        root.getElement()
            .executeJs("(this.nextElementSibling ?? this).scrollIntoView({block: 'nearest'})");
      }
    }
  }

  private final class KeysRow implements Kept.Row<CheckEntry> {
    private final UUID lineId;
    private final Div root = div("line-keys");

    KeysRow(UUID lineId) {
      this.lineId = lineId;
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      Line line = ((CheckEntry.Keys) content).line();
      root.removeAll();
      if (line.fresh()) {
        fresh(line);
      } else {
        known(line);
      }
    }

    private void fresh(Line line) {
      root.add(
          sign("minus", "core.step.fewer", () -> acts.step(lineId, -1)),
          sign("plus", "core.step.more", () -> acts.step(lineId, 1)));
      if (line.comboId() == null) {
        root.add(key("sliders", "orders.ui.line.change", () -> acts.change(lineId)));
      }
      root.add(
          key("move", "orders.ui.line.move", () -> acts.move(lineId)),
          named(
              button("btn icon", () -> acts.remove(lineId), icon("trash")),
              Texts.of("orders.ui.line.remove", line.name())));
    }

    /** A void is not taken back: what was a mistake is ordered again. */
    private void known(Line line) {
      if (!line.voided()) {
        root.add(
            sign("minus", "core.step.fewer", () -> acts.recount(lineId, line.quantity() - 1)),
            sign("plus", "core.step.more", () -> acts.recount(lineId, line.quantity() + 1)));
      }
      if (line.look() == Sheet.Look.HELD) {
        root.add(key("flame", "orders.ui.line.fire", () -> acts.fire(lineId)));
      }
      if (!line.voided() && line.look().unmade()) {
        root.add(
            key(
                "bell",
                line.rushed() ? "orders.ui.line.rush-back" : "orders.ui.line.rush",
                () -> acts.rush(lineId)));
      }
      root.add(key("eye", "orders.ui.line.follow", () -> acts.follow(lineId)));
      root.add(key("repeat", "orders.ui.line.again", () -> acts.again(lineId)));
      if (!line.voided()) {
        root.add(key("move", "orders.ui.line.move", () -> acts.move(lineId)));
      }
      if (!line.voided()) {
        root.add(
            line.comped()
                ? key("undo", "orders.ui.line.charge", () -> acts.charge(lineId))
                : key("gift", "orders.ui.line.comp", () -> acts.comp(lineId)));
      }
      if (!line.voided()) {
        root.add(
            button(
                "btn danger",
                () -> acts.voidLine(lineId),
                icon("ban s"),
                label("", Texts.of("orders.ui.line.void"))));
      }
    }

    private static NativeButton key(String icon, String words, Runnable act) {
      return button("btn", act, icon(icon + " s"), label("", Texts.of(words)));
    }

    private static NativeButton sign(String icon, String words, Runnable act) {
      return named(button("btn icon", act, icon(icon)), Texts.of(words));
    }
  }

  /** What goes to the kitchen by itself, how long until then, and the keys to change one's mind. */
  private final class DelayedRow implements Kept.Row<CheckEntry> {
    private final Span words = label("grow", "");
    private final Span until = with(span("tn b"), "data-format", "m:ss");
    private final Div root;
    private Instant at = Instant.EPOCH;

    DelayedRow() {
      root =
          div(
              "banner info small delayed",
              icon("clock s"),
              words,
              until,
              button("btn", () -> acts.sendNow(at), label("", Texts.of("orders.ui.later.now"))),
              button(
                  "btn",
                  () -> acts.cancelDelay(at),
                  label("", Texts.of("orders.ui.later.cancel"))));
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      CheckEntry.Delayed delayed = (CheckEntry.Delayed) content;
      at = delayed.at();
      words.setText(Texts.of("orders.ui.later.said", delayed.portions(), delayed.time()));
      with(until, "data-until", String.valueOf(at.toEpochMilli()));
    }
  }

  private static final class GhostRow implements Kept.Row<CheckEntry> {
    private final Div root = div("order-line ghost");

    GhostRow() {
      root.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public Component component() {
      return root;
    }

    @Override
    public void show(CheckEntry content) {
      CheckEntry.Ghost ghost = (CheckEntry.Ghost) content;
      root.removeAll();
      Div words = div("", with(text("name", ghost.name()), "dir", "auto"));
      if (!ghost.mods().isEmpty()) {
        words.add(mods(ghost.mods()));
      }
      root.add(
          badge(ghost.whose()),
          words,
          div(
              "amt",
              label("price", ghost.amount()),
              span("st late", icon("alert xs"), label("", Texts.of("orders.ui.check.choosing")))));
    }
  }
}
