package brigade.floorplan.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.changes.Topic;
import brigade.floorplan.Cleared;
import brigade.floorplan.Evening;
import brigade.floorplan.Fit;
import brigade.floorplan.Floor.AreaView;
import brigade.floorplan.Moved;
import brigade.floorplan.ReservationView;
import brigade.floorplan.Seated;
import brigade.floorplan.SeatingParties.TakenBack;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.ServerLoad;
import brigade.floorplan.TableState;
import brigade.floorplan.TableView;
import brigade.rest.Contention;
import brigade.rest.Problem;
import brigade.screen.Amounts;
import brigade.screen.Rail;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.screen.Toast;
import brigade.screen.TopBar;
import brigade.staff.Permission;
import brigade.staff.Requires;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The host's screen: the room at one glance, who waits and who has booked. */
@Route("floor")
@Requires(Permission.VIEW_FLOOR)
public class FloorView extends Screen implements Actions {
  private static final long serialVersionUID = 1L;

  /** What takes too long is seen at the latest after so long. */
  private static final int READ_AGAIN_MILLIS = 30_000;

  private final transient HostDesk desk;
  private final TopBar topBar;
  private final Span seatsWords = label("tn", "");
  private final Span quoteWords = label("tn", "");
  private final Span quoteChip = span("chip line tn extra", icon("clock"), quoteWords);
  private final Div areas = div("seg");
  private final Div legend = div("legend");
  private final Div choosing = div("banner info grow");
  private final FloorPlanElement plan = new FloorPlanElement();
  private final Div noTables =
      div(
          "empty",
          icon("table-round"),
          label("b", Texts.of("floorplan.no-tables")),
          label("", Texts.of("floorplan.no-tables.hint")));
  private final ServerCards cards = new ServerCards();
  private final Span waitingCount = label("count", "0");
  private final Span reservedCount = label("count", "0");
  private final Span conflictMark;
  private final NativeButton waitlistTab;
  private final NativeButton reservationsTab;
  private final WaitlistPane waitlist;
  private final ReservationsPane reservations;
  private final LoadSection load = new LoadSection();

  private String dayShown = "";
  private transient Evening evening;
  private transient List<AreaView> areasShown = List.of();
  private @Nullable UUID area;
  private transient @Nullable Purpose purpose;

  FloorView(ScreenKit kit, HostDesk desk) {
    super("host", kit, Topic.FLOOR, Topic.ORDERS);
    this.desk = desk;
    evening = desk.reading().evening();
    addClassNames("app", "dining-room");
    topBar =
        new TopBar(kit).acting(span("chip line tn extra", icon("users"), seatsWords), quoteChip);
    waitlist = new WaitlistPane(this);
    reservations = new ReservationsPane(this);
    conflictMark =
        with(named(span("ic ic-alert s bad"), text("floorplan.conflict")), "role", "img");
    waitlistTab = tab("floorplan.waitlist", () -> show(false), waitingCount);
    reservationsTab = tab("floorplan.reservations", () -> show(true), reservedCount);
    reservationsTab.add(conflictMark);
    Main main = new Main();
    main.getElement().setAttribute("class", "host");
    main.add(tools(), div("floorbox", plan, noTables), cards, side());
    add(new Rail(kit, "floor"), topBar, main);
    listen();
    show(false);
  }

  private Div tools() {
    named(with(areas, "role", "radiogroup"), text("floorplan.areas"));
    named(with(legend, "role", "list"), text("floorplan.legend"));
    for (TableState state : TableState.values()) {
      String look = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
      legend.add(
          with(
              span("", icon(look), label("", text("floorplan.state." + state))),
              "role",
              "listitem"));
    }
    choosing.setVisible(false);
    choosing.getElement().setAttribute("role", "status");
    return div("tools", areas, legend, choosing);
  }

  private Aside side() {
    Aside side = new Aside();
    side.getElement().setAttribute("class", "side");
    named(side, text("floorplan.lists"));
    side.add(
        with(div("tabs", waitlistTab, reservationsTab), "role", "tablist"),
        waitlist,
        reservations,
        load);
    return side;
  }

  private static NativeButton tab(String key, Runnable action, Span count) {
    return with(button("", action, label("", text(key)), count), "role", "tab");
  }

  private void listen() {
    plan.onTable(tapped -> table(tapped.id()).ifPresent(this::tap));
    plan.onKey(
        pressed ->
            table(pressed.id())
                .ifPresent(
                    table -> {
                      SeatingSummary party = table.seating();
                      if (pressed.key().equals("J") && party != null && maySeat()) {
                        startJoin(party);
                      } else if (pressed.key().equals("S")) {
                        tap(table);
                      }
                    }));
    plan.onLift(lifted -> guests(lifted.party()).ifPresent(this::targetFor));
    plan.onRelease(released -> target());
    plan.onDrop(
        dropped ->
            guests(dropped.party())
                .ifPresent(
                    guests ->
                        table(dropped.id())
                            .ifPresent(table -> seat(guests, tablesAround(table, guests)))));
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    super.onAttach(attached);
    plan.speak(attached.getUI().getLocale());
    getElement()
        .executeJs(
            "const view = this; clearInterval(view.readingAgain);"
                + " view.readingAgain = setInterval(() => view.isConnected"
                + " ? view.$server.readAgain() : clearInterval(view.readingAgain), $0)",
            READ_AGAIN_MILLIS);
    // Dialogs close by the same key, so it goes on to them.
    Shortcuts.addShortcutListener(this, () -> aim(null), Key.ESCAPE)
        .allowEventPropagation()
        .allowBrowserDefault();
  }

  /** Reads again, for what changes by the passing of time alone: waits, late guests, long turns. */
  @ClientCallable
  void readAgain() {
    refresh();
  }

  // --- drawing ---------------------------------------------------------------------------------

  @Override
  protected void refresh() {
    evening = desk.reading().evening();
    Amounts amounts = amounts();
    String day = amounts.day(amounts.venue().tradingDate(evening.now()));
    if (!day.equals(dayShown)) {
      dayShown = day;
      topBar.titled(text("floorplan.title"), day);
    }
    seatsWords.setText(text("floorplan.seats-taken", evening.seatsTaken(), evening.seats()));
    boolean bare = evening.floor().tables().isEmpty();
    plan.setVisible(!bare);
    noTables.setVisible(bare);
    quoteChip.setVisible(!bare);
    quoteWords.setText(text("floorplan.quote", evening.quote()));
    named(quoteChip, text("floorplan.quote.for", Evening.QUOTED_COVERS, evening.quote()));
    drawAreas();
    plan.draw(new PlanDrawing(amounts, this::serverFor).of(evening.floor(), area));
    cards.show(evening);
    drawLists();
    target();
  }

  private void drawLists() {
    waitingCount.setText(String.valueOf(evening.waiting().size()));
    long open = evening.reservations().stream().filter(ReservationsPane::isOpen).count();
    reservedCount.setText(String.valueOf(open));
    Optional<ReservationView> conflict =
        evening.reservations().stream().filter(r -> r.conflict() != null).findFirst();
    conflictMark.setVisible(conflict.isPresent());
    Guests picked = purpose instanceof Purpose.Seat(Guests guests) ? guests : null;
    waitlist.show(evening.waiting(), evening.now(), picked);
    waitlist.warn(conflict.orElse(null));
    reservations.show(evening.reservations(), evening.now(), picked);
    load.show(evening.nextHour(), evening.coversLimit(), amounts());
  }

  private void drawAreas() {
    if (evening.floor().areas().equals(areasShown) && areas.getComponentCount() > 0) {
      return;
    }
    areasShown = evening.floor().areas();
    areas.removeAll();
    areas.add(areaKey(null, text("floorplan.areas.all")));
    areasShown.forEach(one -> areas.add(areaKey(one.id(), one.name())));
  }

  private NativeButton areaKey(@Nullable UUID id, String name) {
    NativeButton key =
        button(
            "",
            () -> {
              area = id;
              areasShown = List.of();
              refresh();
            },
            isolated("", name));
    with(key, "role", "radio");
    return with(key, "aria-checked", String.valueOf(Objects.equals(id, area)));
  }

  private @Nullable String serverFor(TableView table) {
    UUID section = table.sectionServerId();
    return evening.servers().stream()
        .filter(
            load ->
                section == null
                    ? evening.nextServer().filter(load.id()::equals).isPresent()
                    : load.id().equals(section))
        .findFirst()
        .map(ServerLoad::name)
        .orElse(null);
  }

  private void show(boolean booked) {
    waitlist.setVisible(!booked);
    reservations.setVisible(booked);
    with(waitlistTab, "aria-selected", String.valueOf(!booked));
    with(reservationsTab, "aria-selected", String.valueOf(booked));
  }

  // --- what the next tap on a table does --------------------------------------------------------

  private void aim(@Nullable Purpose next) {
    purpose = next;
    String words =
        switch (next) {
          case null -> "";
          case Purpose.Seat(Guests guests) ->
              text("floorplan.choose.seat", guests.name(), guests.covers());
          case Purpose.Move(SeatingSummary party) ->
              text("floorplan.choose.move", party.tableLabel());
          case Purpose.Join(SeatingSummary party) ->
              text("floorplan.choose.join", party.tableLabel());
        };
    legend.setVisible(next == null);
    choosing.setVisible(next != null);
    choosing.removeAll();
    choosing.add(
        icon("tap"),
        isolated("grow", words),
        button("btn", () -> aim(null), label("", text("floorplan.cancel"))));
    drawLists();
    target();
  }

  private void target() {
    switch (purpose) {
      case null -> plan.target(List.of());
      case Purpose.Seat(Guests guests) -> targetFor(guests);
      case Purpose.Move(SeatingSummary party) -> plan.target(fitting(party.covers()));
      case Purpose.Join _ ->
          plan.target(
              evening.floor().tables().stream()
                  .filter(FloorView::isFree)
                  .map(TableView::id)
                  .toList());
    }
  }

  private void targetFor(Guests guests) {
    plan.target(fitting(guests.covers()));
  }

  private List<UUID> fitting(int covers) {
    Set<UUID> ids = new LinkedHashSet<>();
    Fit.best(covers, evening.floor().tables(), evening.now())
        .forEach(fit -> ids.addAll(fit.tableIds()));
    return List.copyOf(ids);
  }

  /** The table, or where it is too small alone the pair it makes with the one beside it. */
  private List<UUID> tablesAround(TableView table, Guests guests) {
    if (table.seats() >= guests.covers()) {
      return List.of(table.id());
    }
    return Fit.best(guests.covers(), evening.floor().tables(), evening.now()).stream()
        .filter(fit -> fit.tableIds().contains(table.id()))
        .findFirst()
        .map(Fit::tableIds)
        .orElse(List.of(table.id()));
  }

  private void tap(TableView table) {
    switch (purpose) {
      case null -> TableSheet.of(this, table).open();
      case Purpose.Seat(Guests guests) -> {
        if (isFree(table)) {
          seat(guests, tablesAround(table, guests));
        } else {
          TableSheet.of(this, table).open();
        }
      }
      case Purpose.Move(SeatingSummary party) -> move(party, List.of(table.id()));
      case Purpose.Join(SeatingSummary party) -> {
        List<UUID> all = new ArrayList<>(party.tableIds());
        all.add(table.id());
        move(party, all);
      }
    }
  }

  private static boolean isFree(TableView table) {
    return table.state() == TableState.FREE || table.state() == TableState.RESERVED;
  }

  private void move(SeatingSummary party, List<UUID> tableIds) {
    attempt(
        () -> {
          Moved moved = desk.seating().move(party.id(), tableIds, null);
          if (moved instanceof Moved.Done) {
            aim(null);
            Toast.undoable(
                "check",
                Words.of(moved),
                () -> {
                  desk.seating().move(party.id(), party.tableIds(), null);
                  refresh();
                });
          } else {
            Toast.refuse(Words.of(moved));
          }
        });
  }

  private Optional<TableView> table(String id) {
    return evening.table(UUID.fromString(id));
  }

  private Optional<Guests> guests(String key) {
    Optional<Guests> waiting =
        evening.waiting().stream()
            .<Guests>map(Guests.Waiting::of)
            .filter(guests -> guests.key().equals(key))
            .findFirst();
    return waiting.isPresent()
        ? waiting
        : evening.reservations().stream()
            .<Guests>map(Guests.Booked::of)
            .filter(guests -> guests.key().equals(key))
            .findFirst();
  }

  /** Does something that the database may refuse at the last moment, and shows what came of it. */
  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException refused) {
      if (!Contention.isCauseOf(refused)) {
        throw refused;
      }
      Toast.refuse(
          text(isAboutMoney(refused) ? "floorplan.refused.money" : "floorplan.refused.changed"));
    }
    refresh();
  }

  /** Rooms above refuse to let go of a party while something is paid or to be given back. */
  private static boolean isAboutMoney(RuntimeException refused) {
    return refused instanceof Problem problem
        && Set.of("paid-on", "payment-under-way").contains(problem.type());
  }

  // --- what the lists and dialogs ask for -------------------------------------------------------

  @Override
  public Evening evening() {
    return evening;
  }

  @Override
  public Amounts format() {
    return amounts();
  }

  @Override
  public HostDesk desk() {
    return desk;
  }

  @Override
  public boolean maySeat() {
    return actor().may(Permission.SEAT);
  }

  @Override
  public boolean mayReserve() {
    return actor().may(Permission.RESERVE);
  }

  @Override
  public void seat(Guests guests, List<UUID> tableIds) {
    attempt(
        () ->
            seated(
                switch (guests) {
                  case Guests.Waiting waiting ->
                      desk.seating().seatWaiting(waiting.id(), tableIds, null);
                  case Guests.Booked booked ->
                      desk.seating().seatReservation(booked.id(), tableIds, null, null);
                }));
  }

  @Override
  public void seat(
      List<UUID> tableIds, int covers, @Nullable UUID serverId, @Nullable String name) {
    attempt(() -> seated(desk.seating().seat(tableIds, covers, serverId, name)));
  }

  private void seated(Seated seated) {
    if (seated instanceof Seated.Done(SeatingSummary party)) {
      aim(null);
      Toast.undoable("check", Words.of(seated), () -> takeBack(party));
    } else {
      Toast.refuse(Words.of(seated));
    }
  }

  private void takeBack(SeatingSummary party) {
    attempt(
        () -> {
          TakenBack taken = desk.seating().takeBack(party.id());
          switch (taken) {
            case DONE -> Toast.say(text("floorplan.toast.taken-back"));
            case TOO_LATE -> Toast.refuse(text("floorplan.refused.too-late"));
          }
        });
  }

  @Override
  public void pick(Guests guests) {
    boolean again =
        purpose instanceof Purpose.Seat(Guests picked) && picked.id().equals(guests.id());
    aim(again ? null : new Purpose.Seat(guests));
  }

  @Override
  public void startMove(SeatingSummary party) {
    aim(new Purpose.Move(party));
  }

  @Override
  public void startJoin(SeatingSummary party) {
    aim(new Purpose.Join(party));
  }

  @Override
  public void clear(SeatingSummary party) {
    attempt(
        () -> {
          Cleared cleared = desk.seating().clear(party.id(), null);
          switch (cleared) {
            case Cleared.Done(SeatingSummary gone) ->
                Toast.say(text("floorplan.toast.cleared", gone.tableLabel()));
            case Cleared.Gone() -> Toast.refuse(text("floorplan.refused.gone"));
            case Cleared.Owing(SeatingSummary there, int number) ->
                Toast.refuse(
                    text("floorplan.refused.owing", String.valueOf(number), there.tableLabel()));
          }
        });
  }

  @Override
  public void recount(SeatingSummary party, int covers) {
    attempt(
        () ->
            desk.seating()
                .recount(party.id(), covers, null)
                .ifPresentOrElse(
                    now ->
                        Toast.say(
                            text("floorplan.toast.recounted", now.tableLabel(), now.covers())),
                    () -> Toast.refuse(text("floorplan.refused.gone"))));
  }

  @Override
  public void openFits(Guests guests) {
    Sheet sheet =
        FitsSheet.of(
            text("floorplan.fits.title", guests.name(), guests.covers()),
            Fit.best(guests.covers(), evening.floor().tables(), evening.now()),
            amounts(),
            fit -> seat(guests, fit.tableIds()),
            () -> aim(new Purpose.Seat(guests)));
    if (guests instanceof Guests.Waiting && mayReserve()) {
      sheet.key(
          "danger quiet",
          "trash",
          text("floorplan.party.remove"),
          () -> {
            sheet.close();
            remove(guests);
          });
    }
    sheet.open();
  }

  @Override
  public void move(ReservationView reservation, List<UUID> tableIds) {
    attempt(
        () -> {
          var booked = desk.reservations().moveTo(reservation.id(), tableIds);
          Toast.say(Words.of(booked, amounts()));
        });
  }

  @Override
  public void openReservation(ReservationView reservation) {
    BookingSheet.of(this, reservation).open();
  }

  @Override
  public void addParty(String typedName) {
    PartySheet.of(
            this,
            typedName,
            party -> {
              Toast.say(text("floorplan.toast.added", party.name(), party.quotedMinutes()));
              refresh();
            })
        .open();
  }

  @Override
  public void book(String typedName) {
    BookingSheet.fresh(this, typedName).open();
  }

  /** Strikes a party from the list; adding it again is the way back. */
  private void remove(Guests guests) {
    attempt(
        () -> {
          var removed = desk.waitlist().remove(guests.id());
          removed.ifPresent(gone -> Toast.say(text("floorplan.toast.removed", gone.name())));
        });
  }

  @Override
  public void showReservations() {
    show(true);
  }

  @Override
  public void redraw() {
    refresh();
  }

  /** What the next tap on a table does, when it does not open the table. */
  private sealed interface Purpose {
    record Seat(Guests guests) implements Purpose {}

    record Move(SeatingSummary party) implements Purpose {}

    record Join(SeatingSummary party) implements Purpose {}
  }
}
