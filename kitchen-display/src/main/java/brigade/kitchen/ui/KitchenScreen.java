package brigade.kitchen.ui;

import brigade.changes.Changed;
import brigade.changes.Topic;
import brigade.kitchen.BumpOutcome;
import brigade.kitchen.RecallOutcome;
import brigade.kitchen.Shown;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.printing.PrinterTrouble;
import brigade.kitchen.printing.ReadingPrinters;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.staff.NotPermitted;
import brigade.staff.Permission;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the kitchen's screens have in common: dark, three rows, pages of columns, and a browser-side
 * element that brings taps, keys and the screen's size as few events of their own.
 */
abstract class KitchenScreen extends Screen {
  private static final long serialVersionUID = 1L;

  static final int BAR = 60;
  static final int FOOT = 76;

  /** Paddings of the grid: 4 above and 12 below, 16 at the sides. */
  static final int ABOVE_AND_BELOW = 16;

  static final int SIDES = 32;

  /** Below this width a screen is a phone: one column that scrolls. */
  static final int PHONE = 701;

  final Header bar = new Header();
  final Main main = new Main();
  final Footer foot = new Footer();
  private final Div notice = new Div();
  private final Element hands = new Element("kitchen-hands");

  final transient Stations stations;
  private final transient ReadingPrinters printers;
  private transient volatile boolean printersChanged = true;
  private transient List<PrinterTrouble> troubles = List.of();
  private transient @Nullable Set<String> alarmed;

  private int width;
  private int height;
  private boolean muted;
  private int page;

  KitchenScreen(
      String name, ScreenKit kit, Stations stations, ReadingPrinters printers, Topic... topics) {
    super(name, kit, topics);
    this.stations = stations;
    this.printers = printers;
    addClassNames("kitchen", "kds");
    bar.addClassName("kbar");
    main.addClassName("kmain");
    foot.addClassName("kfoot");
    notice.addClassName("kback");
    notice.getElement().setAttribute("role", "status").setAttribute("hidden", "");
    main.add(notice);
    add(bar, main, foot);
    getElement().appendChild(hands);
    listen(
        "kitchen-tap",
        said -> tapped(said.apply("kind"), said.apply("value"), Shown.read(said.apply("shown"))),
        "kind",
        "value",
        "shown");
    listen(
        "kitchen-key",
        said -> pressed(said.apply("key"), said.apply("card"), Shown.read(said.apply("shown"))),
        "key",
        "card",
        "shown");
    listen("kitchen-hold", said -> held(said.apply("value")), "value");
    listen("kitchen-back", said -> back(Long.parseLong(said.apply("since"))), "since");
    hands.addEventListener("kitchen-settle", event -> settle());
    hands.addEventListener("kitchen-minute", event -> refreshAll());
    DomListenerRegistration sized =
        hands.addEventListener(
            "kitchen-size",
            event ->
                sized(
                    event.getEventData().get("event.detail.width").asInt(),
                    event.getEventData().get("event.detail.height").asInt(),
                    event.getEventData().get("event.detail.muted").asBoolean()));
    sized.addEventData("event.detail.width");
    sized.addEventData("event.detail.height");
    sized.addEventData("event.detail.muted");
  }

  /** Hears an event of the hands with its details, each empty where there is none. */
  private void listen(String type, Consumer<UnaryOperator<String>> listener, String... details) {
    DomListenerRegistration registration =
        hands.addEventListener(
            type,
            event ->
                listener.accept(
                    detail -> event.getEventData().get("event.detail." + detail).asString("")));
    for (String detail : details) {
      registration.addEventData("event.detail." + detail);
    }
  }

  private void sized(int newWidth, int newHeight, boolean nowMuted) {
    boolean changed = width != newWidth || height != newHeight || muted != nowMuted;
    width = newWidth;
    height = newHeight;
    muted = nowMuted;
    if (changed) {
      refresh();
    }
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    // The browser tells its size when its own part is there; until then there is nothing to lay
    // out.
    width = 0;
    printersChanged = true;
    super.onAttach(attached);
  }

  @Override
  protected final boolean concerns(Changed changed) {
    if (changed.topic() == Topic.PRINTERS) {
      printersChanged = true;
    }
    return true;
  }

  private void refreshAll() {
    printersChanged = true;
    refresh();
  }

  /**
   * Says in the bar which printer is in trouble, and rings when it was not before: paper that does
   * not come is missed by nobody who looks at a screen.
   *
   * @param own the purpose whose printer comes first, or null
   */
  final void alarm(Html html, @Nullable String own) {
    if (printersChanged) {
      printersChanged = false;
      troubles = printers.troubles();
      // A screen that lost its server says by itself where the paper comes out.
      getElement().setAttribute("data-paper", own == null ? "" : printers.nameOf(own));
      Set<String> now =
          troubles.stream().map(PrinterTrouble::what).collect(Collectors.toUnmodifiableSet());
      Set<String> before = alarmed;
      alarmed = now;
      if (before != null && !before.containsAll(now)) {
        chime("void");
      }
    }
    if (troubles.isEmpty()) {
      return;
    }
    PrinterTrouble first =
        troubles.stream()
            .filter(trouble -> own != null && trouble.purposes().contains(own))
            .findFirst()
            .orElse(troubles.getFirst());
    html.open("span", "kalarm", "role", "alert");
    if (actor().may(Permission.VIEW_PRINTERS)) {
      html.open("button", "ktag late", "type", "button", "data-act", "printers");
    } else {
      html.open("span", "ktag late");
    }
    html.icon("printer").name("span", "cut", words(first));
    if (troubles.size() > 1) {
      html.leaf("b", "", "+" + (troubles.size() - 1));
    }
    html.close(actor().may(Permission.VIEW_PRINTERS) ? "button" : "span").close("span");
  }

  private static String words(PrinterTrouble trouble) {
    if (trouble.reason() == null) {
      return text("printing.note.asks", trouble.name(), trouble.asking());
    }
    String reason = text("printing.reason." + trouble.reason());
    return trouble.standIn() == null
        ? text("printing.note.waits", trouble.name(), reason, trouble.waiting())
        : text("printing.note.standsIn", trouble.name(), reason, trouble.standIn());
  }

  /** Whether the browser has said how large it is. */
  final boolean isMeasured() {
    return width > 0;
  }

  final int width() {
    return width;
  }

  final boolean isPhone() {
    return width < PHONE;
  }

  /** How many columns of at least that width fit; never fewer than one. */
  static int columnsIn(int room, int least, int most) {
    return Math.clamp((room + Packing.GAP) / (least + Packing.GAP), 1, most);
  }

  /** The height of the columns in pixels; a phone scrolls and has no end. */
  final int columnHeight() {
    return isPhone() ? Integer.MAX_VALUE / 2 : Math.max(200, height - BAR - FOOT - ABOVE_AND_BELOW);
  }

  final boolean isMuted() {
    return muted;
  }

  final int page() {
    return page;
  }

  /** Turns to a page, the first being 0; out of range is brought into it. */
  final void turnTo(int wanted, int pages) {
    page = Math.clamp(wanted, 0, Math.max(0, pages - 1));
  }

  /** Whether the house wants this screen to ring. */
  boolean rings() {
    return true;
  }

  final void chime(String kind) {
    if (!rings()) {
      return;
    }
    hands.callJsFunction("chime", kind);
  }

  /** Shows one line for five seconds. */
  final void say(String line) {
    // A new element each time, so that its five seconds begin anew.
    notice.removeFromParent();
    main.addComponentAsFirst(notice);
    notice.getElement().removeAttribute("hidden");
    notice.setText(line);
    getElement()
        .executeJs(
            "const n = $0; n.style.animation = 'none'; n.offsetWidth; n.style.animation = '';",
            notice);
  }

  /** The names of the stations with these codes, as a list. */
  final String names(List<String> codes) {
    return stations.inService().stream()
        .filter(station -> codes.contains(station.code()))
        .map(StationSummary::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * A tap on something that carries {@code data-kind}.
   *
   * @param shown what the card under the finger had on it; empty where that was no card
   */
  abstract void tapped(String kind, String value, List<Shown> shown);

  /**
   * A key of the bump bar.
   *
   * @param card the key of the card with that number on the glass, or of the one with the ring;
   *     empty when there was none
   * @param shown what that card had on it
   */
  abstract void pressed(String key, String card, List<Shown> shown);

  /** Half a second on a card's header. */
  abstract void held(String key);

  /** The connection is there again; it was away since then, in epoch milliseconds. */
  abstract void back(long since);

  /** No hand is near: holes may close. */
  abstract void settle();

  /** Bumps, and says so when that can't be. */
  final boolean bump(Supplier<BumpOutcome> command) {
    return permitted(
        () ->
            switch (command.get()) {
              case BumpOutcome.Bumped done -> true;
              case BumpOutcome.Blocked(var by) -> {
                say(text("kitchen.say.blocked", names(by)));
                yield false;
              }
              case BumpOutcome.NotFired() -> {
                say(text("kitchen.say.notFired"));
                yield false;
              }
              case BumpOutcome.Unknown() -> {
                say(text("kitchen.say.unknown"));
                yield false;
              }
            });
  }

  /** Recalls; false when there was nothing to recall. */
  final boolean recall(Supplier<RecallOutcome> command, Consumer<RecallOutcome.Recalled> then) {
    return permitted(
        () ->
            switch (command.get()) {
              case RecallOutcome.Recalled recalled -> {
                then.accept(recalled);
                yield true;
              }
              case RecallOutcome.NothingDone(), RecallOutcome.Unknown() -> false;
            });
  }

  final boolean permitted(Supplier<Boolean> command) {
    try {
      return command.get();
    } catch (NotPermitted lacking) {
      say(text("kitchen.say.notPermitted"));
      return false;
    }
  }

  final void go(String route) {
    UI.getCurrent().navigate(route);
  }

  /** The end of every foot: sound and connection. */
  final void footEnd(Html html) {
    if (!rings()) {
      html.open("span", "kconn").icon("sound-off").text(text("kitchen.foot.quiet")).close("span");
    } else {
      sound(html);
    }
    html.open("span", "kconn").icon("wifi").text(text("kitchen.foot.live")).close("span");
  }

  private void sound(Html html) {
    html.open(
            "button",
            "kbtn sound",
            "type",
            "button",
            "data-act",
            "sound",
            "aria-pressed",
            String.valueOf(!muted),
            "aria-label",
            text(muted ? "kitchen.foot.soundOff" : "kitchen.foot.soundOn"))
        .icon(muted ? "sound-off" : "sound")
        .close("button");
  }

  /** Recall and pages, at the start of every foot. */
  final void footStart(Html html, int pages) {
    html.open(
            "button",
            "kbtn",
            "type",
            "button",
            "data-act",
            "recall",
            "aria-label",
            text("kitchen.foot.recall"))
        .icon("recall")
        .leaf("span", "word", text("kitchen.foot.recall"))
        .leaf("kbd", "", "R")
        .close("button")
        .open("div", "pages");
    key(html, "previous", "left", page > 0);
    html.leaf("b", "page", text("kitchen.foot.page", page + 1, Math.max(1, pages)));
    key(html, "next", "right", page < pages - 1);
    html.close("div");
  }

  private static void key(Html html, String act, String icon, boolean enabled) {
    String label = text("kitchen.foot." + act);
    if (enabled) {
      html.open("button", "kbtn", "type", "button", "data-act", act, "aria-label", label);
    } else {
      html.open("button", "kbtn", "type", "button", "disabled", "", "aria-label", label);
    }
    html.icon(icon).close("button");
  }

  /** A count of ages that the browser keeps: how many are between two ages in seconds. */
  static void count(
      Html html, String classes, String icon, String ages, int from, int to, String words) {
    html.open(
            "span",
            "ktag " + classes,
            "data-ages",
            ages,
            "data-from",
            String.valueOf(from),
            "data-to",
            to == 0 ? "" : String.valueOf(to),
            "data-text",
            words,
            "hidden",
            "")
        .icon(icon)
        .leaf("span", "words", "")
        .close("span");
  }

  /** The clock on the wall. */
  final void clock(Html html) {
    html.leaf(
        "b",
        "time",
        "",
        "data-clock",
        "hh:mm",
        "data-zone",
        kit().venues().settings().zone().getId());
  }
}
