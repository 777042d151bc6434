package brigade.reports.rest;

import brigade.reports.ClosingDay;
import brigade.reports.ClosingDay.Outcome;
import brigade.reports.DayReport;
import brigade.rest.Once;
import brigade.rest.Problem;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The open business day: its X report and its close. */
@Path("/api/v1/business-days/current")
@RunOnVirtualThread
@Tag(name = "Reports")
public class BusinessDaysResource {
  private final ClosingDay closingDay;
  private final Once once;

  BusinessDaysResource(ClosingDay closingDay, Once once) {
    this.closingDay = closingDay;
    this.once = once;
  }

  @GET
  @Path("/x-report")
  @Requires(Permission.VIEW_REPORTS)
  @Operation(summary = "The X report of the open day")
  public DayReport xReport() {
    return closingDay.xReport();
  }

  @POST
  @Path("/close")
  @Requires(Permission.CLOSE_DAY)
  @Operation(
      summary = "Close the day and freeze its Z report",
      description =
          "Open checks roll over and are named in rolledOver. Refused with 409 while a card payment"
              + " has no answer.")
  public Response close() {
    return once.call(
        () ->
            switch (closingDay.close()) {
              case Outcome.Closed(DayReport z) -> Response.status(201).entity(z).build();
              case Outcome.NoOpenDay() ->
                  throw Problem.conflict("no-open-day", "No business day is open");
              case Outcome.Unsettled unsettled ->
                  throw Problem.conflict("payments-pending", unsettled.sentence());
            });
  }
}
