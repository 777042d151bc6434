package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.changes.Changed;
import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.kitchen.Calls;
import brigade.menu.Course;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.orders.Alarms;
import brigade.orders.LearntFavourites;
import brigade.orders.LineRequest;
import brigade.orders.OrderLine;
import brigade.orders.OrderPhrases;
import brigade.orders.Orders;
import brigade.orders.ui.Sheet.Line;
import brigade.orders.ui.Sheet.Look;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.staff.Staff;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One order: what was asked for at the side, the menu beside it, and the keys below. */
@Route("orders/:id")
@Requires(Permission.VIEW_TABLES)
public class OrderView extends Screen implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  private final transient ReadingSheet reading;
  private final transient Favourites favouritesOfHouse;
  private final transient LearntFavourites learnt;
  private final transient OrderPhrases phrases;
  private final transient Menus menus;
  private final transient Alarms alarms;
  private final transient OrderAtHand order;
  private final transient OrderHead head;
  private final transient AddingItems adding;
  private final transient OrderKeys acting;
  private final CheckPanel check;
  private final MenuSide menu;
  private final KeyBar keys;
  private final Main work;
  private final Div gone = div("empty");
  private transient @Nullable HtmlContainer panel;
  private transient List<MenuItem> favourites = List.of();
  private transient Map<UUID, List<MenuItem>> usual = Map.of();
  private @Nullable UUID notedOf;
  private String guestNote = "";
  private transient Alarms.Now news = Alarms.Now.QUIET;

  OrderView(
      ScreenKit kit,
      ReadingSheet reading,
      Favourites favourites,
      LearntFavourites learnt,
      OrderPhrases phrases,
      Menus menus,
      Presence presence,
      FloorPlan floorPlan,
      Staff staff,
      ReadingRoom rooms,
      Orders orders,
      OrderCommands commands,
      Alarms alarms,
      Calls calls) {
    super(
        "order",
        kit,
        Topic.ORDERS,
        Topic.CHECKS,
        Topic.MENU,
        Topic.CALLS,
        Topic.PRINTERS,
        Topic.ALARMS,
        Topic.VENUE);
    this.reading = reading;
    this.favouritesOfHouse = favourites;
    this.learnt = learnt;
    this.phrases = phrases;
    this.menus = menus;
    this.alarms = alarms;
    addClassName("dining-room");
    Page page = new Page();
    order = new OrderAtHand(kit, reading, orders, page);
    OrderSheets sheets =
        new OrderSheets(
            order,
            commands,
            floorPlan,
            staff,
            rooms,
            () -> Objects.requireNonNullElse(page.whose().first(), 0),
            this::refresh);
    head = new OrderHead(order, presence, calls, sheets);
    adding = new AddingItems(order, commands, page);
    acting = new OrderKeys(order, commands, page);
    check =
        new CheckPanel(
            amounts(), new LineActs(order, commands, menus, alarms, adding, acting, sheets, page));
    menu = new MenuSide(amounts(), adding);
    keys = new KeyBar(acting);
    work = new Main(check, menu);
    work.addClassName("work");
    gone.add(
        icon("receipt xl"),
        label("b", text("orders.ui.order.unknown")),
        button(
            "btn", () -> UI.getCurrent().navigate("tables"), label("", text("orders.ui.tables"))));
    gone.setVisible(false);
    add(head.bar(), work, gone, keys);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    order.turnTo(AtTableView.id(entering.getRouteParameters().get("id").orElse("")).orElse(null));
    closePanel();
    if (isAttached()) {
      head.leave();
      head.arrive(UI.getCurrent());
      refresh();
    }
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    MenuSnapshot current = menus.current();
    favourites = favouritesOfHouse.of(learnt.of(actor().staffId(), current), current);
    usual = learnt.usualWith(current);
    super.onAttach(attached);
    menu.whose(
        Whose.of(order.sheet().filter(now -> seats(now) > 0).isPresent() ? 1 : MenuSide.TABLE));
    head.arrive(attached.getUI());
    getElement()
        .executeJs(
            "import(new URL('brigade/order-keys.js', document.baseURI))"
                + ".then(keys => keys.attach(this));"
                + "import(new URL('brigade/order-taps.js', document.baseURI))"
                + ".then(taps => taps.attach(this))");
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    head.leave();
    super.onDetach(detached);
  }

  @Override
  protected boolean concerns(Changed changed) {
    return switch (changed.topic()) {
      case ORDERS, CHECKS -> order.known().filter(changed::concerns).isPresent();
      default -> true;
    };
  }

  @Override
  protected void refresh() {
    order.read();
    news = alarms.mine();
    readNote();
    head.drawBell(news);
    draw();
  }

  /** What the party said before it sat down stays the same, so it is read once. */
  private void readNote() {
    UUID party = order.sheet().map(Sheet::seatingId).orElse(null);
    if (!Objects.equals(party, notedOf)) {
      notedOf = party;
      guestNote = reading.note(party);
    }
  }

  /** Reads again, for what changes by the passing of time alone. */
  @ClientCallable
  void readAgain() {
    refresh();
  }

  // --- drawing ---------------------------------------------------------------------------------

  private void draw() {
    Optional<Sheet> sheet = order.sheet();
    work.setVisible(sheet.isPresent());
    keys.setVisible(sheet.isPresent());
    gone.setVisible(sheet.isEmpty());
    sheet.ifPresentOrElse(this::draw, head::drawNone);
  }

  private void draw(Sheet now) {
    head.draw(now);
    check.show(
        now,
        order.selected(),
        order.several(),
        guestNote,
        AlarmWords.ofOrder(news.of(now.id()), amounts()));
    drawMenu(now);
    keys.show(acting.can(now, panel != null));
    wakeForLate(now);
  }

  private void drawMenu(Sheet now) {
    MenuSnapshot current = now.offered().menu();
    Map<UUID, Integer> ordered = new HashMap<>();
    for (Line line : now.lines()) {
      if (!line.voided()) {
        ordered.merge(line.menuItemId(), line.quantity(), Integer::sum);
      }
    }
    List<Line> fresh = now.fresh();
    menu.show(
        new MenuSide.Shown(
            now.offered(),
            favourites.stream()
                .flatMap(item -> current.item(item.id()).stream())
                .filter(now.offered()::sells)
                .toList(),
            seats(now),
            courses(current),
            now.allergens(),
            ordered,
            fresh.isEmpty() ? Optional.empty() : current.item(fresh.getLast().menuItemId()),
            usual));
  }

  /** Seats to choose from; only a table has any. */
  private static int seats(Sheet now) {
    return now.kind() == Sheet.Kind.TABLE ? now.seats() : 0;
  }

  private static List<ModifierPanel.CourseName> courses(MenuSnapshot menu) {
    return menu.courses().stream()
        .map(
            (Course course) ->
                new ModifierPanel.CourseName(
                    course.number(), ReadingSheet.courseWords(course.number(), course.name())))
        .toList();
  }

  /** What the kitchen has not taken in by then is told without anybody asking (behaviour K14). */
  private void wakeForLate(Sheet now) {
    Instant time = kit().clock().instant();
    boolean late = !news.alarms().isEmpty() || now.count(Look.LATE) > 0;
    Stream.concat(
            now.lines().stream().map(Line::lateAt).filter(Objects::nonNull),
            Stream.concat(news.next().stream(), now.nextSend().stream()))
        .filter(time::isBefore)
        .min(Instant::compareTo)
        .filter(next -> !late || next.isBefore(time.plus(Wake.WHILE_LATE)))
        .or(() -> late ? Optional.of(time.plus(Wake.WHILE_LATE)) : Optional.empty())
        .ifPresent(next -> Wake.at(this, kit().clock(), next));
  }

  // --- the questions of an item ----------------------------------------------------------------

  /** Opens the questions of an item in place of the menu. */
  private void ask(Draft draft, @Nullable OrderLine changed) {
    closePanel();
    open(
        new ModifierPanel(
            draft,
            changed == null ? ModifierPanel.Use.NEW : ModifierPanel.Use.CHANGED,
            setting(draft.item()),
            amounts(),
            new Questions(draft, changed)));
  }

  private void askCombo(MenuItem combo) {
    closePanel();
    open(
        new ComboPanel(
            order.offered(),
            combo,
            menu.whose(),
            setting(combo),
            amounts(),
            new ComboPanel.Asked() {
              @Override
              public void add(LineRequest request, String name) {
                if (adding.addLine(request, name)) {
                  close();
                }
              }

              @Override
              public void close() {
                closePanel();
                draw();
              }
            }));
  }

  private ModifierPanel.Setting setting(MenuItem item) {
    return new ModifierPanel.Setting(
        order.sheet().map(OrderView::seats).orElse(0),
        courses(menus.current()),
        phrases.of(OrderPhrases.Kind.NOTE, item.category().name()));
  }

  private void open(HtmlContainer questions) {
    panel = questions;
    removeClassName("check-open");
    addClassName("modifying");
    work.add(questions);
    // The panel keeps the focus; the check beside it is for reading.
    check.getElement().setAttribute("inert", "");
    head.bar().getElement().setAttribute("inert", "");
    order.sheet().ifPresent(now -> keys.show(acting.can(now, true)));
  }

  private void closePanel() {
    HtmlContainer open = panel;
    if (open != null) {
      panel = null;
      open.removeFromParent();
      check.choosing(null);
      check.getElement().removeAttribute("inert");
      head.bar().getElement().removeAttribute("inert");
      removeClassName("modifying");
    }
  }

  /** What the panel of questions asks of this screen. */
  private final class Questions implements ModifierPanel.Asked {
    private final Draft draft;
    private final @Nullable OrderLine changed;

    Questions(Draft draft, @Nullable OrderLine changed) {
      this.draft = draft;
      this.changed = changed;
    }

    @Override
    public void changed() {
      if (changed == null) {
        check.choosing(draft);
      }
    }

    @Override
    public void add(Draft complete) {
      if (adding.answered(complete, changed)) {
        close();
      }
    }

    @Override
    public void close() {
      closePanel();
      draw();
    }
  }

  /** What the parts of the order ask of this screen. */
  private final class Page implements AddingItems.Around, LineActs.Around, OrderKeys.Around {
    @Override
    public void draw() {
      OrderView.this.draw();
    }

    @Override
    public void refresh() {
      OrderView.this.refresh();
    }

    @Override
    public Whose whose() {
      return menu.whose();
    }

    @Override
    public int courseOf(MenuItem item) {
      return menu.courseOf(item);
    }

    @Override
    public void ask(Draft draft, @Nullable OrderLine changed) {
      OrderView.this.ask(draft, changed);
    }

    @Override
    public void askCombo(MenuItem combo) {
      OrderView.this.askCombo(combo);
    }

    @Override
    public void announce(String words) {
      check.announce(words);
    }

    @Override
    public void sent(int portions) {
      removeClassName("check-open");
      menu.clearSearch();
      check.announce(text("orders.ui.key.sent", portions));
    }

    @Override
    public void openCheck() {
      if (hasClassName("check-open")) {
        removeClassName("check-open");
      } else {
        addClassName("check-open");
      }
    }
  }
}
