package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;

import brigade.floorplan.FloorPlan;
import brigade.orders.MovingLines;
import brigade.orders.TransferringLines;
import brigade.orders.ui.Sheet.Line;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import brigade.staff.Staff;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is asked about an order as a whole: its guests, their allergies, where it goes. */
final class OrderSheets {
  private final OrderAtHand order;
  private final OrderCommands commands;
  private final FloorPlan floorPlan;
  private final Staff staff;
  private final ReadingRoom rooms;
  private final Supplier<Integer> seat;
  private final Runnable refresh;

  /**
   * @param seat the seat that is chosen now, 0 for the whole table
   */
  OrderSheets(
      OrderAtHand order,
      OrderCommands commands,
      FloorPlan floorPlan,
      Staff staff,
      ReadingRoom rooms,
      Supplier<Integer> seat,
      Runnable refresh) {
    this.order = order;
    this.commands = commands;
    this.floorPlan = floorPlan;
    this.staff = staff;
    this.rooms = rooms;
    this.seat = seat;
    this.refresh = refresh;
  }

  /** Lets go of an order that has nothing on it. */
  void drop() {
    if (order.tried(commands.dropping()::drop).isEmpty()) {
      UI.getCurrent().navigate("tables");
    }
  }

  void askCovers() {
    order.sheet().ifPresent(this::askCovers);
  }

  private void askCovers(Sheet now) {
    UUID party = now.seatingId();
    if (party == null) {
      return;
    }
    new CoversDialog(
            Titles.of(now),
            Texts.of("orders.ui.covers", now.covers()),
            "orders.ui.covers.recounted",
            Math.max(1, now.covers()),
            covers -> recount(party, covers))
        .open();
  }

  private void recount(UUID party, int covers) {
    Outcomes.carefully(
        () -> {
          if (commands.seating().recount(party, covers, null).isEmpty()) {
            Toast.refuse(Texts.of("orders.refused.party-gone"));
          }
        },
        Toast::refuse);
    refresh.run();
  }

  void askMove() {
    order
        .sheet()
        .ifPresent(
            now ->
                QuarkusTransaction.joiningExisting()
                    .run(
                        () ->
                            new MoveDialog(
                                    now,
                                    floorPlan.tables(),
                                    staff.active(),
                                    table ->
                                        order.tried(
                                            id ->
                                                commands
                                                    .transferring()
                                                    .transfer(id, null, table, null, null)),
                                    server ->
                                        order.tried(
                                            id ->
                                                commands
                                                    .transferring()
                                                    .transfer(id, null, null, null, server)))
                                .open()));
  }

  void askAllergies() {
    order
        .sheet()
        .ifPresent(
            now ->
                new AllergyDialog(
                        now,
                        seat.get(),
                        noted -> order.tried(id -> commands.allergies().note(id, null, noted)))
                    .open());
  }

  /** Asks where these lines go. */
  void askLines(List<Line> lines) {
    order
        .sheet()
        .ifPresent(
            now -> {
              Room room = rooms.now(false, order.amounts());
              new LinesSheet(
                      lines,
                      new LinesSheet.Places(
                          now.kind() == Sheet.Kind.TABLE ? now.seats() : 0,
                          now.offered().menu().courses().stream()
                              .map(
                                  course ->
                                      new ModifierPanel.CourseName(
                                          course.number(),
                                          ReadingSheet.courseWords(course.number(), course.name())))
                              .toList(),
                          places(now, room, true)),
                      new Moving(lines))
                  .open();
            });
  }

  /** Tables and orders besides this one: where somebody sits first, then by number. */
  private static List<LinesSheet.Place> places(Sheet now, Room room, boolean free) {
    List<LinesSheet.Place> places = new ArrayList<>();
    List<Card> cards =
        room.cards().stream()
            .sorted(
                Comparator.comparing((Card card) -> card.orderId().isEmpty())
                    .thenComparing(card -> card.label().length())
                    .thenComparing(Card::label))
            .toList();
    for (Card card : cards) {
      boolean other = card.orderId().filter(now.id()::equals).isEmpty();
      boolean there = card.orderId().isPresent();
      boolean open = free && (card.need() == Card.Need.FREE || card.need() == Card.Need.RESERVED);
      if (other && (there || open)) {
        places.add(
            new LinesSheet.Place(
                Texts.of("orders.ui.table", card.label()),
                there ? Texts.of("orders.ui.covers", card.people()) : CardRow.words(card.state()),
                Optional.of(card.tableId()),
                card.orderId()));
      }
    }
    Stream.concat(room.tabs().stream(), room.takeouts().stream())
        .filter(tab -> !tab.paid() && !tab.orderId().equals(now.id()))
        .map(
            tab ->
                new LinesSheet.Place(
                    tab.name().isEmpty() ? String.valueOf(tab.number()) : tab.name(),
                    String.valueOf(tab.number()),
                    Optional.empty(),
                    Optional.of(tab.orderId())))
        .forEach(places::add);
    return places;
  }

  /** Asks which other order is brought into this one. */
  void askMerge() {
    order
        .sheet()
        .ifPresent(
            now -> {
              Overlay which =
                  new Overlay(
                      Texts.of("orders.ui.merge.title"), Texts.of("orders.ui.merge.detail"));
              Div options = div("opts lines-to");
              options.getElement().getStyle().set("--cols", "2");
              List<LinesSheet.Place> places = places(now, rooms.now(false, order.amounts()), false);
              places.forEach(
                  place ->
                      options.add(
                          button(
                              "opt priced",
                              () -> askSure(which, now, place),
                              isolated("b cut", place.name()),
                              label("p", place.detail()))));
              if (places.isEmpty()) {
                options.add(text("mute", Texts.of("orders.ui.lines.nowhere")));
              }
              which.fill(options);
              which.keys(
                  button("btn grow", which::close, label("", Texts.of("orders.ui.dialog.cancel"))));
              which.open();
            });
  }

  /** It is not taken back, so it is asked once. */
  private void askSure(Overlay which, Sheet now, LinesSheet.Place place) {
    which.fill(
        div(
            "banner warn",
            icon("alert"),
            isolated("grow", Texts.of("orders.ui.merge.sure", place.name(), Titles.of(now)))));
    which.keys(
        button("btn grow", which::close, label("", Texts.of("orders.ui.dialog.cancel"))),
        button(
            "btn primary grow",
            () ->
                which.settle(
                    order.tried(
                        id ->
                            commands
                                .merging()
                                .merge(id, null, List.of(place.orderId().orElseThrow())))),
            label("", Texts.of("orders.ui.merge.do"))));
  }

  /** Moves lines and is done with the selection. */
  private final class Moving implements LinesSheet.Acts {
    private final List<UUID> lines;

    Moving(List<Line> lines) {
      this.lines = lines.stream().map(Line::id).toList();
    }

    private Optional<String> done(Optional<String> refused) {
      if (refused.isEmpty()) {
        order.selectNothing();
        refresh.run();
      }
      return refused;
    }

    @Override
    public Optional<String> toSeats(Whose whose) {
      return done(
          order.tried(
              id ->
                  commands
                      .moving()
                      .move(
                          id,
                          null,
                          lines,
                          new MovingLines.To(null, new MovingLines.Seats(whose.seats())))));
    }

    @Override
    public Optional<String> toCourse(int course) {
      return done(
          order.tried(
              id -> commands.moving().move(id, null, lines, new MovingLines.To(course, null))));
    }

    @Override
    public Optional<String> away(LinesSheet.Place place) {
      List<TransferringLines.Part> parts =
          lines.stream().map(line -> new TransferringLines.Part(line, null)).toList();
      return done(
          order.tried(
              id ->
                  place.tableId().isPresent()
                      ? commands.giving().toTable(id, null, parts, place.tableId().get())
                      : commands.giving().toOrder(id, null, parts, place.orderId().orElseThrow())));
    }
  }
}
