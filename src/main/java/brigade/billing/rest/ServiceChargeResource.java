package brigade.billing.rest;

import brigade.billing.AdjustingBill;
import brigade.rest.Idempotent;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Leaving the service charge of an order out, and putting it back. */
@Path("/api/v1/orders/{id}/service-charge")
@RunOnVirtualThread
@Tag(name = "Checks")
public class ServiceChargeResource {
  private final AdjustingBill adjusting;
  private final Venues venues;

  ServiceChargeResource(AdjustingBill adjusting, Venues venues) {
    this.adjusting = adjusting;
    this.venues = venues;
  }

  @POST
  @Path("/remove")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(
      summary = "Leave the service charge out of the open checks of an order",
      description = "Needs REMOVE_SERVICE_CHARGE, or the PIN of somebody who has it as approval")
  public Response leaveServiceOut(
      @PathParam("id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      AdjustmentAnswers.@Nullable ReasonRequest request) {
    return AdjustmentAnswers.answer(
        venues,
        orderId,
        adjusting.leaveServiceOut(orderId, AdjustmentAnswers.why(request, ifMatch)));
  }

  @POST
  @Path("/restore")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(summary = "Charge service by the rules again; needs REMOVE_SERVICE_CHARGE as well")
  public Response restoreService(
      @PathParam("id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      AdjustmentAnswers.@Nullable ReasonRequest request) {
    return AdjustmentAnswers.answer(
        venues,
        orderId,
        adjusting.restoreService(orderId, AdjustmentAnswers.why(request, ifMatch)));
  }
}
