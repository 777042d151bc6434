package brigade.reports.rest;

import brigade.reports.ShiftReport;
import brigade.reports.ShiftReports;
import brigade.rest.Problem;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A shift as it stands. */
@Path("/api/v1/shifts/{id}/x-report")
@RunOnVirtualThread
@Tag(name = "Shifts")
public class ShiftXReportResource {
  private final ShiftReports reports;

  ShiftXReportResource(ShiftReports reports) {
    this.reports = reports;
  }

  @GET
  @Requires(Permission.WORK_DRAWER)
  @Operation(
      summary = "The X report of a shift",
      description = "expected is null for whoever counts the drawer, until a count is in.")
  public ShiftReport xReport(@PathParam("id") UUID id) {
    return reports.of(id).orElseThrow(() -> Problem.notFound("shift", id));
  }
}
