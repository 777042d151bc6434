package brigade.floorplan.ui;

import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;

import brigade.floorplan.Booked;
import brigade.floorplan.Fit;
import brigade.floorplan.Reservation;
import brigade.floorplan.ReservationView;
import brigade.floorplan.Seating;
import brigade.floorplan.TableView;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Booking a table, and what can be done with a booking. */
final class BookingSheet {
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final int FIRST_COVERS = 2;

  private BookingSheet() {}

  /** A new booking. */
  static Sheet fresh(Actions actions, String typedName) {
    Sheet sheet = new Sheet(Texts.of("floorplan.booking.title"));
    ZoneId zone = actions.format().venue().zone();
    Instant now = actions.evening().now();
    TextField name = PartySheet.field("floorplan.party.name", PartySheet.NAME_LIMIT);
    name.setValue(typedName);
    name.setRequiredIndicatorVisible(true);
    name.setAutofocus(true);
    TextField phone = PartySheet.field("floorplan.party.phone", PartySheet.PHONE_LIMIT);
    TextField note = PartySheet.note();
    IntegerField covers = PartySheet.number("floorplan.party.covers", 1, Seating.MOST_COVERS, 1);
    covers.setValue(FIRST_COVERS);
    var soon = now.atZone(zone).plusHours(1).truncatedTo(ChronoUnit.HOURS).plusHours(1);
    DatePicker date = new DatePicker(Texts.of("floorplan.booking.date"), soon.toLocalDate());
    date.setMin(now.atZone(zone).toLocalDate());
    date.setLocale(actions.format().venue().locale());
    TimePicker time = new TimePicker(Texts.of("floorplan.booking.time"), soon.toLocalTime());
    time.setStep(STEP);
    time.setLocale(actions.format().venue().locale());
    ComboBox<TableView> table = new ComboBox<>(Texts.of("floorplan.booking.table"));
    table.setItems(actions.evening().floor().tables());
    table.setItemLabelGenerator(
        one ->
            Texts.of("floorplan.table.title", one.number())
                + ", "
                + Texts.of("floorplan.fits.seats", one.seats()));
    table.setPlaceholder(Texts.of("floorplan.booking.table-later"));
    table.setClearButtonVisible(true);
    sheet.with(name, covers, date, time, table, phone, note);
    sheet.key(
        "primary",
        "plus",
        Texts.of("floorplan.booking.save"),
        () -> {
          boolean fine =
              PartySheet.isNamed(name)
                  & PartySheet.isFine(phone, PartySheet.PHONE_LIMIT)
                  & PartySheet.isFine(note, PartySheet.NOTE_LIMIT)
                  & PartySheet.isWithin(covers, 1, Seating.MOST_COVERS);
          Optional<Instant> startsAt = instant(date, time, zone, now);
          if (!fine || startsAt.isEmpty()) {
            return;
          }
          Booked booked =
              actions
                  .desk()
                  .reservations()
                  .book(
                      name.getValue().strip(),
                      phone.getValue().isBlank() ? null : phone.getValue().strip(),
                      covers.getValue(),
                      startsAt.get(),
                      null,
                      table.getOptionalValue().map(one -> List.of(one.id())).orElse(List.of()),
                      note.getValue().isBlank() ? null : note.getValue().strip());
          if (booked instanceof Booked.Done) {
            sheet.close();
            Toast.say(Words.of(booked, actions.format()));
            actions.redraw();
          } else {
            table.setInvalid(true);
            table.setErrorMessage(Words.of(booked, actions.format()));
          }
        });
    return sheet;
  }

  private static Optional<Instant> instant(
      DatePicker date, TimePicker time, ZoneId zone, Instant now) {
    LocalDate day = date.getValue();
    LocalTime hour = time.getValue();
    date.setInvalid(day == null);
    time.setInvalid(hour == null);
    if (day == null || hour == null) {
      return Optional.empty();
    }
    Instant startsAt = day.atTime(hour).atZone(zone).toInstant();
    boolean past = startsAt.isBefore(now.minus(STEP));
    time.setInvalid(past);
    time.setErrorMessage(past ? Texts.of("floorplan.in-the-past") : "");
    return past ? Optional.empty() : Optional.of(startsAt);
  }

  /** What can be done with a booking. */
  static Sheet of(Actions actions, ReservationView reservation) {
    Sheet sheet = new Sheet(reservation.guestName());
    sheet.with(
        isolated(
            "b tn",
            Texts.of(
                "floorplan.booking.details",
                actions.format().time(reservation.startsAt()),
                reservation.covers())),
        label("mute", Texts.of("floorplan.state-of." + reservation.state())));
    if (!reservation.tableLabel().isEmpty()) {
      sheet.with(label("mute", Texts.of("floorplan.booking.table-at", reservation.tableLabel())));
    }
    if (reservation.note() != null) {
      sheet.with(isolated("", reservation.note()));
    }
    if (reservation.phone() != null) {
      Anchor call = new Anchor("tel:" + reservation.phone().replaceAll("[^+\\d]", ""));
      call.add(icon("phone"), isolated("", reservation.phone()));
      call.getElement().setAttribute("class", "btn");
      call.getElement().setAttribute("router-ignore", true);
      sheet.with(call);
    }
    if (ReservationsPane.isOpen(reservation)) {
      keys(actions, reservation, sheet);
    }
    return sheet;
  }

  private static void keys(Actions actions, ReservationView reservation, Sheet sheet) {
    if (actions.mayReserve()) {
      askedOnce(actions, reservation, sheet);
      if (reservation.startsAt().isBefore(actions.evening().now())) {
        become(
            actions,
            reservation,
            sheet,
            "ban",
            "floorplan.booking.no-show",
            Reservation.State.NO_SHOW);
      }
      if (reservation.state() == Reservation.State.EXPECTED) {
        become(
            actions,
            reservation,
            sheet,
            "check",
            "floorplan.booking.confirm",
            Reservation.State.CONFIRMED);
      }
      sheet.key(
          "",
          "plan",
          Texts.of("floorplan.booking.tables"),
          () -> {
            sheet.close();
            chooseTable(actions, reservation);
          });
    }
    if (!actions.maySeat()) {
      return;
    }
    Guests guests = Guests.Booked.of(reservation);
    if (reservation.tableIds().isEmpty()) {
      sheet.key(
          "primary",
          "chair",
          Texts.of("floorplan.table.seat"),
          () -> {
            sheet.close();
            actions.openFits(guests);
          });
    } else {
      sheet.key(
          "primary",
          "chair",
          Texts.of("floorplan.booking.seat", reservation.tableLabel()),
          () -> {
            sheet.close();
            actions.seat(guests, reservation.tableIds());
          });
    }
  }

  /** Cancelling frees the table for others at once, so it asks once, in place. */
  private static void askedOnce(Actions actions, ReservationView reservation, Sheet sheet) {
    boolean[] asked = {false};
    var key = new NativeButton[1];
    key[0] =
        Sheet.keyOf(
            "danger",
            "x",
            Texts.of("floorplan.booking.cancel"),
            () -> {
              if (!asked[0]) {
                asked[0] = true;
                key[0].removeAll();
                key[0].getElement().setAttribute("class", "btn danger solid");
                key[0].add(icon("x"), label("", Texts.of("floorplan.booking.cancel-sure")));
                return;
              }
              sheet.close();
              actions.desk().reservations().become(reservation.id(), Reservation.State.CANCELLED);
              actions.redraw();
            });
    sheet.getFooter().add(key[0]);
  }

  private static void become(
      Actions actions,
      ReservationView reservation,
      Sheet sheet,
      String icon,
      String words,
      Reservation.State state) {
    sheet.key(
        "",
        icon,
        Texts.of(words),
        () -> {
          sheet.close();
          actions.desk().reservations().become(reservation.id(), state);
          actions.redraw();
        });
  }

  private static void chooseTable(Actions actions, ReservationView reservation) {
    List<Fit> fits =
        FitsSheet.forReservation(
            reservation,
            actions.evening().floor().tables(),
            actions.evening().reservations(),
            actions.evening().now());
    FitsSheet.of(
            Texts.of("floorplan.fits.title", reservation.guestName(), reservation.covers()),
            fits,
            actions.format(),
            fit -> actions.move(reservation, fit.tableIds()),
            null)
        .open();
  }
}
