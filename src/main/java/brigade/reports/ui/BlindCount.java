package brigade.reports.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Redraw.known;

import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes and coins typed into fields, one after the other, and what they come to. */
final class BlindCount {
  /** The most pieces of one kind that fit the field. */
  private static final int PIECES_LIMIT = 99_999;

  private final Denominations money;
  private final List<Long> fields = new ArrayList<>();
  private final Map<Long, Integer> pieces = new HashMap<>();
  private final Runnable changed;
  private int field;

  /**
   * @param changed is told after each key
   */
  BlindCount(Currency currency, Runnable changed) {
    this.money = Denominations.of(currency);
    this.changed = changed;
    fields.addAll(money.notes());
    fields.addAll(money.coins());
  }

  /** How many of each kind, by its value in minor units. */
  Map<Long, Integer> pieces() {
    return Map.copyOf(pieces);
  }

  Money total() {
    return sum(fields);
  }

  /** Forgets what was typed. */
  void clear() {
    pieces.clear();
    field = 0;
  }

  void restart() {
    clear();
    changed.run();
  }

  void digit(int digit) {
    long typed = pieces.getOrDefault(fields.get(field), 0) * 10L + digit;
    if (typed <= PIECES_LIMIT) {
      pieces.put(fields.get(field), (int) typed);
      changed.run();
    }
  }

  void erase() {
    int left = pieces.getOrDefault(fields.get(field), 0) / 10;
    if (left == 0) {
      pieces.remove(fields.get(field));
    } else {
      pieces.put(fields.get(field), left);
    }
    changed.run();
  }

  /** Goes down one field. */
  void next() {
    into(Math.min(field + 1, fields.size() - 1));
  }

  private void into(int place) {
    field = place;
    changed.run();
  }

  private void emptied() {
    pieces.remove(fields.get(field));
    changed.run();
  }

  private Money sum(List<Long> values) {
    return values.stream()
        .map(value -> Money.of(value).times(pieces.getOrDefault(value, 0)))
        .reduce(Money.ZERO, Money::plus);
  }

  /** The lists, the sum and the pad. */
  Div drawn(String drawer, Amounts amounts) {
    return div(
        "cnt",
        list("reports.closing.notes", money.notes(), amounts),
        list("reports.closing.coins", money.coins(), amounts),
        padColumn(drawer, amounts));
  }

  private Section list(String title, List<Long> values, Amounts amounts) {
    Section panel = new Section();
    panel.getElement().setAttribute("class", "panel");
    H3 head = new H3();
    head.add(label("", Texts.of(title)), label("tn", amounts.plain(sum(values))));
    panel.add(head);
    for (long value : values) {
      panel.add(piece(value, amounts));
    }
    return panel;
  }

  private NativeButton piece(long value, Amounts amounts) {
    int place = fields.indexOf(value);
    Integer count = pieces.get(value);
    boolean on = place == field;
    String worth = amounts.signed(Money.of(value));
    NativeButton key =
        button(
            on ? "dn on" : "dn",
            () -> into(place),
            bold("tn", amounts.brief(Money.of(value))),
            label("mute", "×"),
            label(on ? "in num on" : "in num", count == null ? "" : String.valueOf(count)),
            label(
                count == null ? "num mute" : "num",
                count == null ? "-" : amounts.plain(Money.of(value).times(count))));
    return known(
        named(key, Texts.of("reports.closing.pieces", worth, count == null ? 0 : count)), value);
  }

  private Div padColumn(String drawer, Amounts amounts) {
    Div pad = div("pad");
    for (int digit : new int[] {7, 8, 9, 4, 5, 6, 1, 2, 3}) {
      pad.add(button("key", () -> digit(digit), label("", String.valueOf(digit))));
    }
    String following =
        field + 1 < fields.size()
            ? Texts.of(
                "reports.closing.next-field", amounts.signed(Money.of(fields.get(field + 1))))
            : Texts.of("reports.closing.last-field");
    pad.add(
        named(button("key", this::emptied, label("", "C")), Texts.of("reports.closing.clear")),
        button("key", () -> digit(0), label("", "0")),
        named(button("key", this::erase, icon("back")), Texts.of("reports.closing.erase")),
        known(button("key next", this::next, label("", following), icon("down")), "next"));
    return div(
        "padcol",
        div(
            "tot",
            label("lbl", Texts.of("reports.closing.cash-in", drawer)),
            bold("tn", amounts.signed(total())),
            label("small mute", Texts.of("reports.closing.float-included"))),
        pad,
        div("note info", icon("lock"), label("", Texts.of("reports.closing.blind"))));
  }
}
