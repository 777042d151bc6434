package brigade.reports.rest;

import brigade.reports.Sales;
import brigade.reports.SalesReport;
import brigade.reports.SalesReport.By;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Rfc3339;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.BusinessDays;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sales by any side. */
@Path("/api/v1/reports/sales")
@RunOnVirtualThread
@Tag(name = "Reports")
public class SalesResource {
  private final Sales sales;
  private final BusinessDays businessDays;
  private final Venues venues;
  private final Clock clock;

  SalesResource(Sales sales, BusinessDays businessDays, Venues venues, Clock clock) {
    this.sales = sales;
    this.businessDays = businessDays;
    this.venues = venues;
    this.clock = clock;
  }

  @GET
  @Requires(Permission.VIEW_REPORTS)
  @Operation(
      summary = "Sales from one trading date to another, both included",
      description =
          "by: hour, day (the default), item, category, server, tender or daypart. Without dates,"
              + " the open day. Sales count when a check is paid.")
  public SalesReport report(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("by") @Nullable String by) {
    List<FieldError> errors = new ArrayList<>();
    LocalDate today =
        businessDays
            .findOpen()
            .map(day -> day.date())
            .orElseGet(() -> venues.settings().tradingDate(clock.instant()));
    LocalDate first = date("from", from, to == null ? today : null, errors);
    LocalDate last = date("to", to, from == null ? today : first, errors);
    LocalDate begin = first == null ? last : first;
    By side = NamedChoice.or(By.DAY, "by", by, errors);
    if (begin != null && last != null && last.isBefore(begin)) {
      errors.add(new FieldError("to", "is before from"));
    }
    if (!errors.isEmpty() || begin == null || last == null) {
      throw Problem.invalid(errors);
    }
    return sales.report(begin, last, side);
  }

  /** A date, or an instant, which means the trading date it falls on. */
  private @Nullable LocalDate date(
      String field, @Nullable String text, @Nullable LocalDate otherwise, List<FieldError> errors) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text)
          : venues.settings().tradingDate(Rfc3339.instant(text.replace(' ', '+')));
    } catch (DateTimeException e) {
      errors.add(new FieldError(field, "is a date such as 2026-11-20"));
      return null;
    }
  }
}
