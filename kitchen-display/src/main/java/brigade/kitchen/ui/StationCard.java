package brigade.kitchen.ui;

import static brigade.screen.Texts.of;

import brigade.kitchen.BoardCard;
import brigade.kitchen.ItemState;
import brigade.kitchen.Shown;
import brigade.kitchen.StationBoard.AlsoAt;
import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.kitchen.TicketLine;
import brigade.kitchen.TicketRequest;
import brigade.kitchen.TicketState;
import brigade.kitchen.chit.ActionWords;
import brigade.screen.Amounts;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A card of a station, measured and drawn. Its heights are those of the style sheet: header 80,
 * strip 36, allergy 40, padding of a list 10, item 40 and 34 for each further line, modifier 32,
 * foot 41, border 4.
 */
final class StationCard {
  private static final int BORDER = 4;
  private static final int HEADER = 80;
  private static final int STRIP = 36;
  private static final int ALLERGY = 40;
  private static final int ALLERGY_LINE = 30;
  private static final int LIST = 10;
  private static final int ITEM = 40;
  private static final int ITEM_LINE = 34;
  private static final int MODIFIER = 32;
  private static final int FOOT = 41;
  private static final int FOOT_LINE = 30;
  private static final int HELD_EDGE = 2;

  /** Of a card's width: padding and border, the quantity, and what an action word's tag adds. */
  private static final int SIDES = 24;

  private static final int QUANTITY = 38;
  private static final int TAG = 16;

  /** What each modifier that was chosen below another is indented by. */
  private static final int DEEPER = 24;

  /** Between an item's name and its seats. */
  private static final int SEATS_GAP = 6;

  /** A dish that may wait this long, so that the course meets at the pass, says so on its card. */
  private static final Duration WORTH_WAITING = Duration.ofMinutes(2);

  /** Letters of a label that have room in its large type. */
  private static final int LABEL_LARGE = 4;

  /** Type of seats and of the stations in the foot, and what stands between those. */
  private static final int SMALL = 24;

  private static final int ALSO_GAP = 28;

  /** Type of the server and the course, and what a server's name has to have at least. */
  private static final int CONTEXT = 21;

  private static final int SERVER = 90;

  private final BoardCard card;
  private final List<AlsoAt> alsoAt;
  private final Map<UUID, Duration> targets;
  private final boolean typeEdge;
  private final Amounts amounts;
  private final int width;
  private final List<CardBlock> blocks = new ArrayList<>();

  /**
   * @param targets how long items usually take here
   * @param typeEdge whether a strip names the type of the order
   * @param width of a column in pixels
   */
  StationCard(
      BoardCard card,
      List<AlsoAt> alsoAt,
      Map<UUID, Duration> targets,
      boolean typeEdge,
      Amounts amounts,
      int width) {
    this.card = card;
    this.alsoAt = alsoAt;
    this.targets = targets;
    this.typeEdge = typeEdge;
    this.amounts = amounts;
    this.width = width;
    List<String> allergies = card.allergies();
    if (!card.work().isEmpty()) {
      Ticket face = card.face();
      section(
          face.addOn() ? addOn(face) : new CardBlock.Section("", false, LIST),
          items(card.base()),
          allergies);
      for (Ticket addOn : card.addOns()) {
        section(addOn(addOn), addOn.items(), allergies);
      }
    }
    for (Ticket held : card.held()) {
      section(held(held), held.items(), allergies);
    }
  }

  private static List<TicketItem> items(Collection<Ticket> tickets) {
    return tickets.stream().flatMap(ticket -> ticket.items().stream()).toList();
  }

  private static CardBlock.Section addOn(Ticket ticket) {
    Html strip =
        new Html()
            .open("div", "strip addon")
            .icon("plus")
            .text(of("kitchen.card.addOn") + " ")
            .since(ticket.firedAt().orElse(ticket.sentAt()).toEpochMilli())
            .close("div");
    return new CardBlock.Section(strip.toString(), false, STRIP + LIST);
  }

  private static CardBlock.Section held(Ticket ticket) {
    Html strip =
        new Html()
            .open("div", "strip")
            .icon("pause")
            .text(of("kitchen.card.held", ticket.courseName()) + " ")
            .since(ticket.sentAt().toEpochMilli())
            .close("div");
    return new CardBlock.Section(strip.toString(), true, HELD_EDGE + STRIP + LIST);
  }

  private void section(
      CardBlock.Section section, List<TicketItem> items, Collection<String> allergies) {
    for (TicketLine line : TicketLine.of(items, allergies)) {
      blocks.add(block(section, line));
    }
  }

  private CardBlock block(CardBlock.Section section, TicketLine line) {
    TicketItem item = line.first();
    boolean done = !line.voided() && line.state() == ItemState.DONE;
    String seats = line.seats();
    int room = width - SIDES - QUANTITY;
    int beside = seats.isEmpty() ? 0 : Lettering.width(seats, SMALL) + SEATS_GAP;
    // No word of a name is broken to make room for seats; they go below it then.
    boolean below =
        beside > 0 && Lettering.widestWord(item.kitchenName(), Lettering.ITEM) > room - beside;
    int lines = Lettering.lines(item.kitchenName(), Lettering.ITEM, below ? room : room - beside);
    int height =
        ITEM
            + ITEM_LINE * (lines - 1)
            + (below ? MODIFIER * Lettering.lines(seats, SMALL, room) : 0);
    Html html = new Html();
    String ids = String.join(" ", line.itemIds().stream().map(Object::toString).toList());
    if (section.held()) {
      html.open("li", "");
    } else {
      html.open(
          "li",
          line.voided() ? "void" : done ? "done" : "",
          line.voided() ? "data-void" : "data-items",
          ids);
    }
    html.open("b", "");
    if (done) {
      html.icon("check");
    } else {
      html.text(String.valueOf(line.quantity()));
    }
    html.close("b").name("span", "", item.kitchenName()).leaf("i", below ? "below" : "", seats);
    if (line.voided()) {
      String tag = of("kitchen.card.void");
      String by = of("kitchen.card.voidBy", item.voidBy().orElse(""));
      html.open("span", "mod").leaf("em", "", tag).text(by).close("span");
      height += MODIFIER * Lettering.lines(tag + " " + by, Lettering.MODIFIER, room - TAG);
      return new CardBlock(section, html.close("li").toString(), height, line.itemIds(), true);
    }
    Optional<Instant> begin = section.held() ? Optional.empty() : begin(item);
    if (begin.isPresent()) {
      begin(html, begin.get());
      height += MODIFIER;
    }
    if (item.isRushed() && !allRushed()) {
      html.open("span", "mod").leaf("em", "rush", of("kitchen.card.rush")).close("span");
      height += MODIFIER;
    }
    if (item.noRoute()) {
      html.open("span", "mod").leaf("em", "", of("kitchen.card.noRoute")).close("span");
      height += MODIFIER;
    }
    for (TicketRequest.Mod mod : item.modifiers()) {
      html.open("span", "mod", "dir", "auto", "data-depth", String.valueOf(mod.depth()));
      String word = ActionWords.word(locale(), mod);
      if (word != null) {
        html.leaf("em", "", word);
      }
      html.text(ActionWords.name(locale(), mod)).close("span");
      height +=
          MODIFIER
              * Lettering.lines(
                  ActionWords.text(locale(), mod),
                  Lettering.MODIFIER,
                  room - (word == null ? 0 : TAG) - mod.depth() * DEEPER);
    }
    if (item.note().isPresent()) {
      String note = item.note().get();
      html.name("span", "mod", note);
      height += MODIFIER * Lettering.lines(note, Lettering.MODIFIER, room);
    }
    return new CardBlock(
        section,
        html.close("li").toString(),
        height,
        section.held() ? List.of() : line.itemIds(),
        false);
  }

  /**
   * When to begin a dish that takes much less time than its course: what it usually takes before
   * the course is to meet at the pass. It depends on nothing that changes while the card is on the
   * screen, so that the line does not come and go.
   */
  private Optional<Instant> begin(TicketItem item) {
    if (item.state() != ItemState.COOKING) {
      return Optional.empty();
    }
    Ticket ticket = item.ticket();
    Optional<Duration> takes = item.menuItemId().map(targets::get);
    if (takes.isEmpty() || ticket.quoted().isEmpty() || ticket.firedAt().isEmpty()) {
      return Optional.empty();
    }
    Duration wait = ticket.quoted().get().minus(takes.get());
    return wait.compareTo(WORTH_WAITING) < 0
        ? Optional.empty()
        : Optional.of(ticket.firedAt().get().plus(wait));
  }

  private static void begin(Html html, Instant at) {
    String millis = String.valueOf(at.toEpochMilli());
    html.open("span", "mod begin", "data-age-since", millis, "data-age-late", "0")
        .open("span", "in")
        .icon("clock")
        .text(of("kitchen.card.beginIn") + " ")
        .open("span", "", "data-until", millis, "data-format", "m:ss")
        .close("span")
        .close("span")
        .leaf("span", "now", of("kitchen.card.beginNow"))
        .close("span");
  }

  /** Whether all that is still to be made of the card is to be made before its turn. */
  private boolean allRushed() {
    return items(card.work()).stream()
        .filter(item -> item.state() == ItemState.COOKING && item.remaining() > 0)
        .allMatch(TicketItem::isRushed);
  }

  /** How long the longest dish of it usually takes here, in whole minutes. */
  private Optional<Long> target() {
    return card.work().stream()
        .flatMap(ticket -> ticket.items().stream())
        .flatMap(item -> item.menuItemId().map(targets::get).stream())
        .max(Duration::compareTo)
        .map(longest -> (longest.toSeconds() + 59) / 60);
  }

  BoardCard card() {
    return card;
  }

  List<CardBlock> blocks() {
    return blocks;
  }

  /** Whether there is anything to bump. */
  boolean isHeld() {
    return card.work().isEmpty();
  }

  boolean hasVoid() {
    return blocks.stream().anyMatch(CardBlock::voided);
  }

  Packing.Card measured() {
    int strips = allergyHeight();
    int first = strips + (card.isRushed() ? STRIP : 0) + (typeEdge ? STRIP : 0);
    if (card.face().formerLabel().isPresent()) {
      first += STRIP;
    }
    if (card.face().pickupAt().isPresent()) {
      first += STRIP;
    }
    List<Integer> heights = new ArrayList<>();
    CardBlock.Section open = null;
    for (CardBlock block : blocks) {
      heights.add(block.height() + (block.section() == open ? 0 : block.section().height()));
      open = block.section();
    }
    int foot = (hasVoid() ? STRIP : 0) + footHeight();
    return new Packing.Card(
        card.key(), BORDER + HEADER + first, BORDER + HEADER + strips + LIST, heights, foot);
  }

  private int allergyHeight() {
    return card.allergies().isEmpty()
        ? 0
        : ALLERGY
            + ALLERGY_LINE
                * (Lettering.lines(
                        String.join(", ", card.allergies()),
                        Lettering.MODIFIER,
                        width - SIDES - STRIP)
                    - 1);
  }

  private int footHeight() {
    if (alsoAt.isEmpty()) {
      return 0;
    }
    int line = width - SIDES;
    int lines = 1;
    int used = Lettering.width(of("kitchen.card.alsoAt"), SMALL);
    for (AlsoAt other : alsoAt) {
      int next = Lettering.width(other.name(), SMALL) + ALSO_GAP;
      if (used + next > line) {
        lines++;
        used = 0;
      }
      used += next;
    }
    return FOOT + FOOT_LINE * (lines - 1);
  }

  /**
   * The markup of a part.
   *
   * @param number the bump bar's number, 0 for none
   * @param line the block that carries the ring, -1 for none
   */
  String html(Packing.Part part, int number, int line) {
    Html html = new Html();
    header(html, part, number);
    if (part.isFirst()) {
      if (card.isRushed()) {
        strip(html, " rush", "bell", of("kitchen.card.rush"));
      }
      if (typeEdge) {
        strip(html, " type", typeIcon(), typeWord());
      }
      card.face()
          .formerLabel()
          .ifPresent(was -> strip(html, "", "moved", of("kitchen.card.moved", was)));
      card.face()
          .pickupAt()
          .ifPresent(at -> strip(html, "", "bag", of("kitchen.card.pickUp", amounts.time(at))));
    }
    if (!card.allergies().isEmpty()) {
      strip(html, " allergy", "allergy", String.join(", ", card.allergies()));
    }
    CardBlock.Section open = null;
    for (int i = part.from(); i < part.to(); i++) {
      CardBlock block = blocks.get(i);
      if (block.section() != open) {
        close(html, open);
        open = block.section();
        if (open.held()) {
          html.open("div", "heldbox");
        }
        html.add(open.strip()).open("ul", "");
      }
      html.add(
          i == line ? block.html().replaceFirst("<li( class=\")?", ringed(block)) : block.html());
    }
    close(html, open);
    if (part.isLast()) {
      foot(html);
    } else {
      int more = blocks.size() - part.to();
      html.open("div", "cont").text(of("kitchen.card.more", more) + " ").icon("right").close("div");
    }
    return html.toString();
  }

  private static String ringed(CardBlock block) {
    return block.html().startsWith("<li class=\"") ? "<li class=\"sel " : "<li class=\"sel\"";
  }

  private static void close(Html html, CardBlock.@org.jspecify.annotations.Nullable Section open) {
    if (open == null) {
      return;
    }
    html.close("ul");
    if (open.held()) {
      html.close("div");
    }
  }

  private void header(Html html, Packing.Part part, int number) {
    Ticket face = card.face();
    html.open("header", "", isHeld() ? "data-held" : "data-bump", card.key()).open("div", "t1");
    if (number > 0) {
      html.leaf("span", "key", String.valueOf(number));
    }
    html.name("span", labelLook(face), face.label()).open("span", "age");
    if (!isHeld()) {
      html.icon("age").since(card.firedAt().orElse(face.sentAt()).toEpochMilli());
    } else {
      html.icon("pause");
    }
    html.close("span").close("div").open("div", "t2");
    html.name("span", "cut", part.isFirst() ? face.serverName() : of("kitchen.card.continued"));
    html.leaf(
        "span",
        "",
        part.isFirst()
            ? contextAndUsual(face)
            : of("kitchen.card.part", part.part(), part.parts()));
    html.close("div").close("header");
  }

  /** What a dish usually takes gives way where a card is narrow. */
  private String contextAndUsual(Ticket face) {
    String context = context(face);
    String both =
        context + target().map(minutes -> " · " + of("kitchen.card.usual", minutes)).orElse("");
    int server = Math.min(SERVER, Lettering.width(face.serverName(), CONTEXT));
    return Lettering.width(both, CONTEXT) + server <= width - SIDES - ALSO_GAP ? both : context;
  }

  /** The look of its order's type, a class of the style sheet. */
  String typeLook() {
    return switch (card.face().orderType()) {
      case "DINE_IN", "BAR" -> Board.DINE;
      case "DELIVERY" -> Board.DELIVERY;
      case "STAFF_MEAL" -> Board.STAFF;
      default -> Board.AWAY;
    };
  }

  boolean hasTypeEdge() {
    return typeEdge;
  }

  private String typeIcon() {
    return switch (card.face().orderType()) {
      case "DINE_IN", "BAR" -> "utensils";
      case "DELIVERY" -> "door";
      case "STAFF_MEAL" -> "staff";
      default -> "bag";
    };
  }

  private String typeWord() {
    Ticket face = card.face();
    return face.typeLabel().isEmpty() ? of("kitchen.type." + face.orderType()) : face.typeLabel();
  }

  /**
   * The number of an order is longer than that of a table, and has to stand whole beside the age.
   */
  static String labelLook(Ticket face) {
    return face.label().length() > LABEL_LARGE ? "long" : "";
  }

  static String context(Ticket face) {
    String course = face.courseName().toUpperCase(Locale.ROOT) + " · ";
    String type = face.typeLabel();
    return switch (face.orderType()) {
      case "DINE_IN" ->
          (type.isEmpty() ? course : course + type + " · ")
              + of("kitchen.card.covers", face.covers());
      case "BAR" -> course + (type.isEmpty() ? of("kitchen.type.BAR") : type);
      // What is taken away goes as one, so that its course says nothing.
      default -> type.isEmpty() ? of("kitchen.type." + face.orderType()) : type;
    };
  }

  /** The language of the screen that draws. */
  static Locale locale() {
    UI ui = UI.getCurrent();
    return ui == null ? Locale.ENGLISH : ui.getLocale();
  }

  private void foot(Html html) {
    if (hasVoid()) {
      strip(html, "", "tap", of("kitchen.card.clearVoid"));
    }
    if (alsoAt.isEmpty()) {
      return;
    }
    html.open("footer", "").text(of("kitchen.card.alsoAt") + " ");
    for (AlsoAt other : alsoAt) {
      if (other.state() == TicketState.OPEN) {
        html.leaf("b", "", other.name());
      } else {
        html.open("span", "").text(other.name());
        if (other.state() == TicketState.BUMPED) {
          html.text(" ").icon("check");
        }
        html.close("span");
      }
    }
    html.close("footer");
  }

  private static void strip(Html html, String kind, String icon, String text) {
    html.open("div", "strip" + kind).icon(icon).name("span", "", text).close("div");
  }

  /** What a bump of the card is about, as it is drawn. */
  List<Shown> shown() {
    return Shown.of(items(card.work()));
  }

  /** All tickets that a bump of the card is about. */
  Stream<Ticket> work() {
    return card.work().stream();
  }
}
