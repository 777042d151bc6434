package brigade.kitchen.ui;

import static brigade.screen.Texts.of;

import brigade.kitchen.BoardCard;
import brigade.kitchen.ExpoBoard.ExpoOrder;
import brigade.kitchen.ExpoBoard.StationProgress;
import brigade.kitchen.ItemState;
import brigade.kitchen.Shown;
import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.kitchen.TicketLine;
import brigade.kitchen.chit.ActionWords;
import brigade.screen.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order at expo, measured and drawn. Heights are those of the style sheet. */
final class ExpoCard {
  /** An order with more lines shows its stations only; its items open over the grid. */
  private static final int LINES_SHOWN = 6;

  private static final int BORDER = 4;
  private static final int HEADER = 80;
  private static final int STRIP = 36;
  private static final int ALLERGY = 40;
  private static final int ALLERGY_LINE = 30;
  private static final int QUOTE = 55;
  private static final int STATIONS = 10;
  private static final int STATION = 34;
  private static final int LIST = 6;
  private static final int ITEM = 36;
  private static final int ITEM_LINE = 32;
  private static final int MODIFIER = 26;
  private static final int ACTION = 74;
  private static final int SIDES = 24;
  private static final int MARKS = 66;
  private static final int ITEM_TYPE = 26;
  private static final int MODIFIER_TYPE = 22;

  /** Amber from three quarters of the quote on. */
  private static final int WARN_PERCENT = 75;

  private final ExpoOrder order;
  private final Amounts amounts;
  private final int width;
  private final List<Sent> sends = new ArrayList<>();
  private final List<TicketLine> lines;

  /**
   * @param width of a column in pixels
   */
  ExpoCard(ExpoOrder order, Amounts amounts, int width) {
    this.order = order;
    this.amounts = amounts;
    this.width = width;
    List<String> allergies = order.card().allergies();
    List<TicketItem> first =
        card().base().stream().flatMap(ticket -> order.itemsOf(ticket).stream()).toList();
    sends.add(new Sent(isAddOn() ? card().face() : null, TicketLine.of(first, allergies)));
    for (Ticket later : card().addOns()) {
      sends.add(new Sent(later, TicketLine.of(order.itemsOf(later), allergies)));
    }
    this.lines = sends.stream().flatMap(sent -> sent.lines().stream()).toList();
  }

  /**
   * What was sent together.
   *
   * @param addOn its ticket, when something of the order had been sent before; null when not
   */
  private record Sent(@Nullable Ticket addOn, List<TicketLine> lines) {}

  ExpoOrder order() {
    return order;
  }

  BoardCard card() {
    return order.card();
  }

  /** What a bump of the card is about, as it is drawn. */
  List<Shown> shown() {
    return Shown.of(order.items());
  }

  List<TicketLine> lines() {
    return lines;
  }

  /** Whether it is marked here: what expo makes, and what a station had that is gone. */
  boolean isExpos(TicketLine line) {
    return line.items().stream().allMatch(order::isExpos);
  }

  boolean isFolded() {
    return lines.size() > LINES_SHOWN;
  }

  /** Whether everything of it waits for its course. */
  boolean isHeld() {
    return card().work().isEmpty();
  }

  /** Seconds from fire to the quoted time. */
  int quotedSeconds() {
    return card().face().quoted().map(quoted -> (int) quoted.toSeconds()).orElse(0);
  }

  int warnSeconds() {
    return quotedSeconds() * WARN_PERCENT / 100;
  }

  Packing.Card measured() {
    int height = BORDER + HEADER;
    Ticket face = card().face();
    height += face.formerLabel().isPresent() ? STRIP : 0;
    height += face.pickupAt().isPresent() ? STRIP : 0;
    height += order.rushed() ? STRIP : 0;
    if (!card().allergies().isEmpty()) {
      height +=
          ALLERGY
              + ALLERGY_LINE
                  * (Lettering.lines(
                          String.join(", ", card().allergies()),
                          Lettering.MODIFIER,
                          width - SIDES - STRIP)
                      - 1);
    }
    height += STRIP * (int) sends.stream().filter(sent -> sent.addOn() != null).count();
    if (!isHeld()) {
      height += quotedSeconds() > 0 ? QUOTE : 0;
      height += STATIONS + STATION * order.stations().size() + ACTION;
    }
    height += LIST;
    if (!isFolded()) {
      // An add-on begins a list of its own.
      height += LIST * (sends.size() - 1);
      for (TicketLine line : lines) {
        height +=
            ITEM
                + ITEM_LINE
                    * (Lettering.lines(line.first().name(), ITEM_TYPE, width - SIDES - MARKS) - 1);
        String ways = ways(line);
        height +=
            ways.isEmpty()
                ? 0
                : MODIFIER * Lettering.lines(ways, MODIFIER_TYPE, width - SIDES - MARKS);
      }
    }
    for (Ticket held : card().held()) {
      String words = of("kitchen.expo.held", held.courseName());
      int lines = Lettering.lines(words, ITEM_TYPE, width - SIDES - MARKS);
      height += ITEM + ITEM_LINE * (lines - 1) + MODIFIER;
    }
    return new Packing.Card(card().key(), height, 0, List.of(), 0);
  }

  private boolean isAddOn() {
    return !isHeld() && card().face().addOn();
  }

  private static String ways(TicketLine line) {
    if (line.voided()) {
      return of("kitchen.card.void")
          + " "
          + of("kitchen.card.voidBy", line.first().voidBy().orElse(""));
    }
    String modifiers =
        line.first().modifiers().stream()
            .map(modifier -> ActionWords.text(StationCard.locale(), modifier))
            .collect(Collectors.joining(", "))
            .toLowerCase(StationCard.locale());
    String note = line.first().note().orElse("");
    return modifiers.isEmpty() || note.isEmpty() ? modifiers + note : modifiers + ", " + note;
  }

  /**
   * The markup.
   *
   * @param number the bump bar's number, 0 for none
   * @param ring the line that carries the ring, -1 for none
   */
  String html(int number, int ring) {
    Html html = new Html();
    header(html, number);
    Ticket face = card().face();
    if (order.rushed()) {
      strip(html, " rush", "bell", of("kitchen.card.rush"));
    }
    face.formerLabel().ifPresent(was -> strip(html, "", "moved", of("kitchen.card.moved", was)));
    face.pickupAt()
        .ifPresent(at -> strip(html, "", "bag", of("kitchen.card.pickUp", amounts.time(at))));
    if (!card().allergies().isEmpty()) {
      strip(html, " allergy", "allergy", String.join(", ", card().allergies()));
    }
    // What is listed stands below its own strip; of what is not, the strips say that it is there.
    sends.stream()
        .limit(isFolded() ? sends.size() : 1)
        .map(Sent::addOn)
        .filter(Objects::nonNull)
        .forEach(added -> addOn(html, added));
    if (!isHeld()) {
      quote(html);
      stations(html);
    }
    html.open("ul", "");
    if (!isFolded()) {
      int at = 0;
      for (Sent sent : sends) {
        Ticket added = sent.addOn();
        if (added != null && sent != sends.getFirst()) {
          html.close("ul");
          addOn(html, added);
          html.open("ul", "");
        }
        for (TicketLine line : sent.lines()) {
          line(html, line, at == ring);
          at++;
        }
      }
    }
    card().held().forEach(ticket -> held(html, ticket));
    html.close("ul");
    if (!isHeld()) {
      action(html);
    }
    return html.toString();
  }

  private void header(Html html, int number) {
    Ticket face = card().face();
    html.open("header", "", "data-held", card().key()).open("div", "t1");
    if (number > 0) {
      html.leaf("span", "key", String.valueOf(number));
    }
    html.name("span", StationCard.labelLook(face), face.label()).open("span", "age");
    if (isHeld()) {
      html.icon("pause");
    } else {
      html.icon(order.ready() ? "check" : "age")
          .since(card().firedAt().orElse(face.sentAt()).toEpochMilli());
    }
    html.close("span").close("div").open("div", "t2");
    html.name("span", "cut", order.guest().orElse(face.serverName()));
    html.leaf("span", "", StationCard.context(face)).close("div").close("header");
  }

  private static void addOn(Html html, Ticket added) {
    html.open("div", "strip addon")
        .icon("plus")
        .text(of("kitchen.card.addOn") + " ")
        .since(added.firedAt().orElse(added.sentAt()).toEpochMilli())
        .close("div");
  }

  private void quote(Html html) {
    if (quotedSeconds() == 0) {
      return;
    }
    html.open(
            "div",
            "quote",
            "data-quoted",
            String.valueOf(quotedSeconds()),
            "data-fired",
            String.valueOf(card().firedAt().orElse(card().face().sentAt()).toEpochMilli()),
            "data-left",
            of("kitchen.expo.left", "{0}"),
            "data-over",
            of("kitchen.expo.over", "{0}"))
        .open("div", "track")
        .leaf("i", "", "", "style", "width:0")
        .leaf("u", "", "", "style", "inset-inline-start:100%")
        .close("div")
        .open("div", "ql")
        .open("span", "")
        .text(of("kitchen.expo.quoted") + " ")
        .leaf("b", "", StationView.minutes(card().face().quoted().orElseThrow()))
        .close("span")
        .leaf("span", "words", "")
        .close("div")
        .close("div");
  }

  private void stations(Html html) {
    html.open("div", "sts");
    for (StationProgress station : order.stations()) {
      int percent = station.total() == 0 ? 100 : station.done() * 100 / station.total();
      html.open("div", station.finished() ? "st ok" : "st")
          .name("span", "", station.name())
          .open("div", "bar")
          .leaf("i", "", "", "style", "width:" + percent + "%")
          .close("div")
          .open("b", "");
      if (station.finished()) {
        html.icon("check");
      }
      html.text(station.done() + "/" + station.total()).close("b").close("div");
    }
    html.close("div");
  }

  private void line(Html html, TicketLine line, boolean ring) {
    TicketItem item = line.first();
    boolean done = !line.voided() && line.state() == ItemState.DONE;
    String classes = line.voided() ? "void" : done ? "ok" : "";
    if (ring) {
      classes = classes.isEmpty() ? "sel" : classes + " sel";
    }
    if (isExpos(line)) {
      String ids = String.join(" ", line.itemIds().stream().map(Object::toString).toList());
      html.open("li", classes, "data-items", ids);
    } else {
      html.open("li", classes);
    }
    html.icon(line.voided() ? "x" : done ? "check" : item.noRoute() ? "alert" : "flame")
        .leaf("b", "", String.valueOf(line.quantity()))
        .open("span", "", "dir", "auto")
        .text(item.name());
    String ways = ways(line);
    if (!ways.isEmpty()) {
      html.leaf("em", "", ways);
    }
    html.close("span").close("li");
  }

  private void held(Html html, Ticket ticket) {
    int plates = order.held(ticket);
    html.open("li", "held")
        .icon("pause")
        .leaf("b", "", String.valueOf(plates))
        .open("span", "")
        .text(of("kitchen.expo.held", ticket.courseName()))
        .open("em", "")
        .since(ticket.sentAt().toEpochMilli())
        .close("em")
        .close("span")
        .close("li");
  }

  private void action(Html html) {
    Ticket face = card().face();
    if (order.ready()) {
      // A tab's food is carried by whoever keeps the tab; the rest is fetched at the pass.
      boolean table = face.orderType().equals("DINE_IN") || face.orderType().equals("BAR");
      html.open("button", "kbtn go wide", "type", "button", "data-bump", card().key())
          .icon(table ? "bell" : "bag")
          .name(
              "span",
              "cut",
              table
                  ? of("kitchen.expo.bumpCall", face.serverName())
                  : of("kitchen.expo.bumpHandOver"))
          .close("button");
    } else {
      html.open("button", "kbtn wide", "type", "button", "disabled", "")
          .icon("lock")
          .leaf("span", "cut", of("kitchen.expo.blockedBy", String.join(", ", order.blockedBy())))
          .close("button");
    }
  }

  private static void strip(Html html, String kind, String icon, String text) {
    html.open("div", "strip" + kind).icon(icon).name("span", "", text).close("div");
  }
}
