package brigade.reports.rest;

import brigade.reports.ShiftReports;
import brigade.rest.ApprovalPin;
import brigade.rest.Idempotent;
import brigade.shifts.ClosingShift;
import brigade.shifts.rest.ShiftsResource;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Closing a shift on a blind count; its report is the answer. */
@Path("/api/v1/shifts/{id}/close")
@RunOnVirtualThread
@Tag(name = "Shifts")
public class ShiftCloseResource {
  private final ClosingShift closingShift;
  private final ShiftReports reports;

  ShiftCloseResource(ClosingShift closingShift, ShiftReports reports) {
    this.closingShift = closingShift;
    this.reports = reports;
  }

  @POST
  @Idempotent
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "Count blind and close the shift")
  public Response close(@PathParam("id") UUID id, ShiftsResource.@Nullable CountRequest request) {
    return switch (closingShift.close(id, ShiftsResource.counted(request), pin(request))) {
      case ClosingShift.Outcome.ShiftClosed closed ->
          Response.ok(reports.of(id).orElseThrow()).build();
      case ClosingShift.Outcome refused -> throw ShiftsResource.refusal(refused, id);
    };
  }

  private static @Nullable String pin(ShiftsResource.@Nullable CountRequest request) {
    return request == null ? null : ApprovalPin.of(request.approval());
  }
}
