package brigade.floorplan.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;

import brigade.floorplan.Fit;
import brigade.floorplan.ReservationView;
import brigade.floorplan.TableView;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables that fit, best first: the way to seat without dragging and by keyboard. */
final class FitsSheet {
  /** As many suggestions as a person looks through. */
  private static final int MOST = 12;

  private FitsSheet() {}

  /** A list of tables; choosing one closes the dialog. */
  static Sheet of(
      String title,
      List<Fit> fits,
      Amounts amounts,
      Consumer<Fit> choosing,
      @Nullable Runnable onPlan) {
    Sheet sheet = new Sheet(title);
    if (fits.isEmpty()) {
      sheet.with(div("empty", icon("table-round"), text("", Texts.of("floorplan.fits.none"))));
    }
    Div list = div("sheet-body");
    for (int i = 0; i < Math.min(MOST, fits.size()); i++) {
      Fit fit = fits.get(i);
      NativeButton row =
          button(
              i == 0 ? "btn key wide on" : "btn key wide",
              () -> {
                sheet.close();
                choosing.accept(fit);
              },
              label("b tn", fit.label()),
              isolated("mute cut", fit.tables().getFirst().area()),
              label("mute tn", Texts.of("floorplan.fits.seats", fit.seats())),
              span("grow"),
              needed(fit, amounts));
      if (i == 0) {
        row.getElement().setAttribute("autofocus", true);
      }
      list.add(row);
    }
    sheet.with(list);
    if (onPlan != null) {
      sheet.key(
          "",
          "plan",
          Texts.of("floorplan.fits.on-plan"),
          () -> {
            sheet.close();
            onPlan.run();
          });
    }
    return sheet;
  }

  private static Component needed(Fit fit, Amounts amounts) {
    Instant needed = fit.neededBy();
    return needed == null
        ? span("chip good", icon("check"), label("", Texts.of("floorplan.state.FREE")))
        : span(
            "chip resv",
            icon("reserved"),
            label("", Texts.of("floorplan.fits.needed", amounts.time(needed))));
  }

  /** The tables for guests who booked, at the time they come. */
  static List<Fit> forReservation(
      ReservationView reservation, List<TableView> tables, List<ReservationView> all, Instant now) {
    Duration length = Duration.between(reservation.startsAt(), reservation.endsAt());
    Instant from = reservation.startsAt().isAfter(now) ? reservation.startsAt() : now;
    return Fit.later(
        reservation.covers(),
        tables,
        ReservationsPane.promised(reservation.id(), from, from.plus(length), all),
        now,
        from);
  }
}
