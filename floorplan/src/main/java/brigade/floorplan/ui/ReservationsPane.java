package brigade.floorplan.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.floorplan.Fit;
import brigade.floorplan.Reservation;
import brigade.floorplan.ReservationView;
import brigade.floorplan.ReservationView.Conflict;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The book of today: by time, with a line for now; a conflict opens in place with its ways out. */
final class ReservationsPane extends Div {
  private static final long serialVersionUID = 1L;

  /** What is over is shown for so long. */
  private static final Duration BACK = Duration.ofMinutes(45);

  private final transient Actions actions;
  private final SearchLine search;
  private final Rows<Row> rows;
  private final Div empty = div("empty");

  ReservationsPane(Actions actions) {
    this.actions = actions;
    getElement().setAttribute("class", "pane");
    named(with(this, "role", "tabpanel"), Texts.of("floorplan.reservations"));
    search =
        new SearchLine(
            actions.mayReserve() ? Texts.of("floorplan.book") : null,
            actions::book,
            actions::redraw);
    rows = new Rows<>(Row::key, this::draw);
    empty.setVisible(false);
    add(search, rows, empty);
  }

  void show(List<ReservationView> reservations, Instant now, @Nullable Guests picked) {
    String typed = search.typed();
    List<ReservationView> found =
        reservations.stream()
            .filter(r -> SearchLine.finds(typed, r.guestName(), r.phone()))
            .filter(r -> !typed.isEmpty() || isShown(r, now))
            .toList();
    List<Row> all = new ArrayList<>();
    boolean lineDrawn = false;
    for (ReservationView reservation : found) {
      if (!lineDrawn && reservation.startsAt().isAfter(now)) {
        all.add(new Row.Now(actions.format().time(now)));
        lineDrawn = true;
      }
      boolean chosen = picked != null && picked.id().equals(reservation.id());
      all.add(new Row.Booking(reservation, chosen));
      if (reservation.conflict() != null) {
        all.add(new Row.Way(reservation, otherTable(reservation, reservations, now)));
      }
    }
    rows.show(all);
    rows.setVisible(!found.isEmpty());
    empty.setVisible(found.isEmpty());
    empty.setText(
        Texts.of(
            reservations.isEmpty()
                ? "floorplan.reservations.empty"
                : "floorplan.reservations.none-found"));
  }

  private static boolean isShown(ReservationView reservation, Instant now) {
    return switch (reservation.state()) {
      case EXPECTED, CONFIRMED -> true;
      case SEATED, CANCELLED, NO_SHOW -> reservation.startsAt().isAfter(now.minus(BACK));
    };
  }

  private Optional<Fit> otherTable(
      ReservationView reservation, List<ReservationView> all, Instant now) {
    return FitsSheet.forReservation(reservation, actions.evening().floor().tables(), all, now)
        .stream()
        .findFirst();
  }

  private Component draw(Row row) {
    return switch (row) {
      case Row.Now(String time) -> nowLine(time);
      case Row.Booking(ReservationView reservation, boolean chosen) -> booking(reservation, chosen);
      case Row.Way(ReservationView reservation, Optional<Fit> other) -> ways(reservation, other);
    };
  }

  private static Component nowLine(String time) {
    ListItem item = new ListItem(label("tn", Texts.of("floorplan.now", time)));
    item.getElement().setAttribute("class", "nowl");
    return item;
  }

  private Component booking(ReservationView reservation, boolean chosen) {
    ListItem item = new ListItem();
    String look = "rv" + (reservation.conflict() == null ? "" : " conf") + (chosen ? " src" : "");
    item.getElement().setAttribute("class", look);
    Div words = div("grow", isolated("nm b", reservation.guestName()));
    if (reservation.note() != null) {
      // A block of its own, since only blocks are cut at the end of their line.
      words.add(with(text("sm cut", reservation.note()), "dir", "auto"));
    }
    String time = actions.format().time(reservation.startsAt());
    item.add(
        label("tm tn b", time),
        label("sz tn", String.valueOf(reservation.covers())),
        words,
        state(reservation),
        label("tt tn b", reservation.tableLabel()));
    with(item, "role", "button");
    with(item, "tabindex", "0");
    item.addClickListener(tapped -> actions.openReservation(reservation));
    item.getElement()
        .addEventListener("keydown", pressed -> actions.openReservation(reservation))
        .setFilter("event.key === 'Enter' || event.key === ' '")
        .preventDefault();
    if (actions.maySeat() && reservation.state().holdsTable()) {
      WaitlistPane.drags(item, Guests.Booked.of(reservation));
    }
    return item;
  }

  private static Component state(ReservationView reservation) {
    if (reservation.conflict() != null) {
      return span("chip bad solid", icon("alert"), label("", Texts.of("floorplan.conflict")));
    }
    String words = Texts.of("floorplan.state-of." + reservation.state());
    return switch (reservation.state()) {
      case EXPECTED -> label("chip", words);
      case CONFIRMED -> with(named(span("chip resv", icon("check")), words), "role", "img");
      case SEATED -> label("chip good", words);
      case CANCELLED, NO_SHOW -> label("chip", words);
    };
  }

  private Component ways(ReservationView reservation, Optional<Fit> other) {
    Conflict conflict = reservation.conflict();
    ListItem item = new ListItem();
    item.getElement().setAttribute("class", "fix");
    if (conflict == null) {
      return item;
    }
    item.add(
        icon("alert"),
        isolated(
            "",
            Texts.of(
                "floorplan.conflict.why",
                conflict.party().serverName(),
                conflict.party().covers(),
                conflict.tableNumber(),
                actions.format().time(conflict.until()))));
    Div keys = div("row");
    if (actions.mayReserve()) {
      other.ifPresentOrElse(
          fit ->
              keys.add(
                  Sheet.keyOf(
                      "primary",
                      "",
                      Texts.of("floorplan.conflict.move", fit.label()),
                      () -> actions.move(reservation, fit.tableIds()))),
          () -> item.add(label("b", " " + Texts.of("floorplan.conflict.no-other"))));
    }
    if (reservation.phone() != null) {
      Anchor call = new Anchor("tel:" + reservation.phone().replaceAll("[^+\\d]", ""));
      call.add(icon("phone"), label("", Texts.of("floorplan.call")));
      call.getElement().setAttribute("class", "btn");
      call.getElement().setAttribute("router-ignore", true);
      keys.add(call);
    }
    item.add(keys);
    return item;
  }

  /** Tables that are promised to others while these guests would sit. */
  static Set<UUID> promised(
      @Nullable UUID apartFrom, Instant from, Instant to, List<ReservationView> all) {
    return all.stream()
        .filter(other -> !other.id().equals(apartFrom) && other.state().holdsTable())
        .filter(other -> other.startsAt().isBefore(to) && other.endsAt().isAfter(from))
        .flatMap(other -> other.tableIds().stream())
        .collect(Collectors.toSet());
  }

  /** Whether guests are still to come. */
  static boolean isOpen(ReservationView reservation) {
    return reservation.state() == Reservation.State.EXPECTED
        || reservation.state() == Reservation.State.CONFIRMED;
  }

  private sealed interface Row {
    Object key();

    record Now(String time) implements Row {
      @Override
      public Object key() {
        return "now";
      }
    }

    record Booking(ReservationView reservation, boolean chosen) implements Row {
      @Override
      public Object key() {
        return reservation.id();
      }
    }

    record Way(ReservationView reservation, Optional<Fit> other) implements Row {
      @Override
      public Object key() {
        return "way " + reservation.id();
      }
    }
  }
}
