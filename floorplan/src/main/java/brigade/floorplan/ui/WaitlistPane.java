package brigade.floorplan.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.floorplan.ReservationView;
import brigade.floorplan.ReservationView.Conflict;
import brigade.floorplan.WaitingParty;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who waits: actual wait against quoted, longest first. */
final class WaitlistPane extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Actions actions;
  private final Rows<Row> rows;
  private final Div empty = div("empty");
  private final Div alert = div("");
  private transient @Nullable ReservationView warned;

  WaitlistPane(Actions actions) {
    this.actions = actions;
    getElement().setAttribute("class", "pane");
    named(with(this, "role", "tabpanel"), Texts.of("floorplan.waitlist"));
    rows = new Rows<>(row -> row.party().id(), this::draw);
    empty.setVisible(false);
    alert.setVisible(false);
    add(
        new SearchLine(
            actions.mayReserve() ? Texts.of("floorplan.add-party") : null,
            actions::addParty,
            actions::redraw),
        rows,
        empty,
        alert);
  }

  private String search() {
    return getChildren()
        .filter(SearchLine.class::isInstance)
        .map(line -> ((SearchLine) line).typed())
        .findFirst()
        .orElse("");
  }

  void show(List<WaitingParty> waiting, Instant now, @Nullable Guests picked) {
    String search = search();
    List<Row> found =
        waiting.stream()
            .filter(party -> SearchLine.finds(search, party.name(), party.phone()))
            .map(
                party ->
                    new Row(
                        party,
                        Math.max(0, Duration.between(party.joinedAt(), now).toMinutes()),
                        picked != null && picked.id().equals(party.id())))
            .toList();
    rows.show(found);
    rows.setVisible(!found.isEmpty());
    empty.setVisible(found.isEmpty());
    empty.setText(
        Texts.of(waiting.isEmpty() ? "floorplan.waitlist.empty" : "floorplan.waitlist.none-found"));
  }

  /** Says that a table will not be free for guests who come soon. */
  void warn(@Nullable ReservationView reservation) {
    Conflict conflict = reservation == null ? null : reservation.conflict();
    alert.setVisible(conflict != null);
    if (reservation == null || conflict == null || reservation.equals(warned)) {
      return;
    }
    warned = reservation;
    alert.removeAll();
    alert.getElement().setAttribute("class", "note bad line alert");
    alert.getElement().setAttribute("role", "status");
    alert.add(
        icon("alert"),
        isolated(
            "",
            Texts.of(
                "floorplan.conflict.alert",
                actions.format().time(reservation.startsAt()),
                reservation.guestName(),
                reservation.covers(),
                conflict.tableNumber())),
        button("btn", actions::showReservations, label("", Texts.of("floorplan.conflict.fix"))));
  }

  private Component draw(Row row) {
    WaitingParty party = row.party();
    long over = row.minutes() - party.quotedMinutes();
    Component waited =
        over > 0
            ? span(
                "chip bad tn",
                icon("alert"),
                label("", Texts.of("floorplan.waited.over", row.minutes(), over)))
            : span(
                "chip tn", icon("clock"), label("", Texts.of("floorplan.waited", row.minutes())));
    ListItem item = new ListItem();
    item.getElement().setAttribute("class", row.picked() ? "wl src" : "wl");
    Guests guests = Guests.Waiting.of(party);
    Div words = div("grow", isolated("nm b", party.name()));
    if (party.note() != null) {
      // A block of its own, since only blocks are cut at the end of their line.
      words.add(with(text("sm cut", party.note()), "dir", "auto"));
    }
    item.add(
        label("sz tn", String.valueOf(party.covers())),
        words,
        div("wt", waited, label("sm tn", Texts.of("floorplan.quoted", party.quotedMinutes()))));
    if (actions.maySeat()) {
      drags(item, guests);
      item.addClickListener(tapped -> actions.pick(guests));
      // The click on the arrow is the arrow's own; the row must not take it for its own as well.
      var arrow =
          named(
              button("btn icon seat", () -> actions.openFits(guests), icon("next")),
              Texts.of("floorplan.seat-whom", party.name()));
      arrow.getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
      item.add(arrow);
    }
    return item;
  }

  /** Lets the plan's element lift the row. */
  static void drags(ListItem item, Guests guests) {
    with(item, "data-drag-party", guests.key());
    with(item, "data-party-name", guests.name());
    with(item, "data-party-size", String.valueOf(guests.covers()));
  }

  private record Row(WaitingParty party, long minutes, boolean picked) {}
}
