package brigade.billing.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dnd.DropEffect;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One part of a split as a column: what is on it, what it owes, and what to do with it. */
final class PartColumn extends HtmlContainer {
  private static final long serialVersionUID = 1L;

  private final transient Acts acts;
  private transient @Nullable Shown shown;

  /**
   * @param acts what its keys do
   */
  PartColumn(Acts acts) {
    super("section");
    this.acts = acts;
    DropTarget<PartColumn> target = DropTarget.create(this);
    target.setDropEffect(DropEffect.MOVE);
    target.addDropListener(
        dropped -> {
          if (shown != null && shown.standing() == Standing.OPEN) {
            acts.dropOn(shown.place());
          }
        });
  }

  /** What the keys of a column do. */
  interface Acts {
    void pick(int place, UUID lineId);

    void drag(int place, UUID lineId);

    void dropOn(int place);

    /** What else may be done with a part: explaining it, and where it may be, merging it. */
    void more(Shown part);

    void print(int number);

    void pay(int number);
  }

  /** How a part stands. */
  enum Standing {
    /** Lines may come and go. */
    OPEN,
    /** What is on no part yet. */
    LOOSE,
    /** Being paid, or paid in part. */
    LOCKED,
    PAID
  }

  /**
   * What a column shows.
   *
   * @param place in the plan; of no use where it is not open
   * @param number of the check
   * @param note why it is locked, or empty
   * @param sums name and amount, above what it owes
   * @param tip the words and the figure of a suggested tip, or null
   * @param mergeable whether there is another part to put it with
   */
  record Shown(
      int place,
      int number,
      Standing standing,
      String title,
      String note,
      List<Row> rows,
      List<Sum> sums,
      String owes,
      @Nullable Sum tip,
      boolean mergeable) {}

  /**
   * A line.
   *
   * @param seat empty for the table
   * @param share empty for the whole line
   * @param detail such as {@code One third of 22.00}, or empty
   */
  record Row(
      UUID lineId,
      String seat,
      String name,
      String share,
      String detail,
      String amount,
      boolean on) {}

  /** A figure with its name. */
  record Sum(String name, String amount) {}

  /** Draws it; what is shown already is left alone. */
  void show(Shown now) {
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    getElement()
        .setAttribute(
            "class",
            switch (now.standing()) {
              case OPEN -> "part";
              case LOOSE -> "part unassigned";
              case LOCKED, PAID -> "part locked";
            });
    named(this, now.title());
    List<Component> parts = new ArrayList<>(List.of(header(now), lines(now)));
    if (now.standing() != Standing.LOOSE) {
      HtmlContainer sums = new HtmlContainer("dl");
      for (Sum sum : now.sums()) {
        sums.add(tag("dt", sum.name()), tag("dd", sum.amount()));
      }
      parts.addAll(List.of(sums, owes(now), keys(now)));
    }
    Redraw.into(this, parts);
  }

  private static HtmlContainer tag(String tag, String words) {
    HtmlContainer element = new HtmlContainer(tag);
    element.setText(words);
    return element;
  }

  private Header header(Shown now) {
    Span badge =
        switch (now.standing()) {
          case OPEN, LOCKED -> label("pn", String.valueOf(now.number()));
          case PAID -> span("pn done", icon("check"));
          case LOOSE -> span("pn open", icon("list"));
        };
    H2 title = new H2(now.title());
    title.addClassName("cut");
    String below = now.note().isEmpty() ? Texts.of("billing.lines", now.rows().size()) : now.note();
    Header header = new Header(badge, div("grow", title, text("tiny mute", below)));
    header.add(
        named(
            button("btn quiet icon", () -> acts.more(now), icon("more")),
            Texts.of("billing.part.more", now.number())));
    return header;
  }

  private UnorderedList lines(Shown now) {
    UnorderedList list = new UnorderedList();
    list.addClassNames("scroll", "grow");
    if (now.rows().size() > 6) {
      list.addClassName("fade");
    }
    boolean movable = now.standing() == Standing.OPEN || now.standing() == Standing.LOOSE;
    for (Row row : now.rows()) {
      ListItem item =
          new ListItem(
              movable
                  ? new MovableLine(acts, now.place(), row, parts(row))
                  : div("pl", parts(row)));
      list.add(known(item, row.lineId()));
    }
    return list;
  }

  private static Component[] parts(Row row) {
    Span seat =
        row.seat().isEmpty()
            ? named(
                label("seatno t", Texts.of("billing.shared-seat")),
                Texts.of("billing.shared-seat.long"))
            : named(label("seatno", row.seat()), Texts.of("billing.seat.long", row.seat()));
    Span name = span("row", isolated("cut", row.name()));
    if (!row.share().isEmpty()) {
      name.add(span("share", icon("share xs"), label("", row.share())));
    }
    Span names = span("nm", name);
    if (!row.detail().isEmpty()) {
      names.add(label("tiny mute", row.detail()));
    }
    return new Component[] {seat, names, label("tn", row.amount())};
  }

  private static Div owes(Shown now) {
    Div sum =
        div(
            "sum",
            label("", Texts.of(now.standing() == Standing.PAID ? "billing.paid" : "billing.owes")),
            with(bold("tn", now.owes()), "aria-live", "polite"));
    Sum tip = now.tip();
    if (tip != null) {
      sum.add(span("tiny mute tn", label("", tip.name() + " "), bold("", tip.amount())));
    }
    return sum;
  }

  private Div keys(Shown now) {
    int number = now.number();
    boolean paid = now.standing() == Standing.PAID;
    boolean empty = now.rows().isEmpty();
    NativeButton print =
        named(
            button("btn icon", () -> acts.print(number), icon("printer")),
            Texts.of(paid ? "billing.receipt" : "billing.print", number));
    print.setEnabled(!empty);
    if (paid) {
      return div("go", print);
    }
    NativeButton pay =
        button(
            "btn grow",
            () -> acts.pay(number),
            icon("card"),
            label("", Texts.of("billing.pay", number)));
    pay.setEnabled(!empty);
    return div("go", print, pay);
  }
}
