package brigade.reports.rest;

import brigade.reports.ClosingDay;
import brigade.reports.DayReport;
import brigade.rest.Problem;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The frozen reports of closed days. */
@Path("/api/v1/reports/z/{businessDate}")
@RunOnVirtualThread
@Tag(name = "Reports")
public class ZReportsResource {
  private final ClosingDay closingDay;

  ZReportsResource(ClosingDay closingDay) {
    this.closingDay = closingDay;
  }

  @GET
  @Requires(Permission.VIEW_REPORTS)
  @Operation(summary = "The Z report of a closed trading date")
  public DayReport z(@PathParam("businessDate") String businessDate) {
    try {
      LocalDate date = LocalDate.parse(businessDate);
      return closingDay
          .zReport(date)
          .orElseThrow(() -> Problem.notFound("Z report of", businessDate));
    } catch (DateTimeException e) {
      throw Problem.invalid("businessDate", "is a date such as 2026-11-20");
    }
  }
}
