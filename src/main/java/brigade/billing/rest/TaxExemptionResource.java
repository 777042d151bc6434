package brigade.billing.rest;

import brigade.billing.AdjustingBill;
import brigade.billing.AdjustingBill.Why;
import brigade.billing.Exemption;
import brigade.rest.ApprovalPin;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exempting an order from tax. */
@Path("/api/v1/orders/{id}/tax-exemption")
@RunOnVirtualThread
@Tag(name = "Checks")
public class TaxExemptionResource {
  private final AdjustingBill adjusting;
  private final Venues venues;

  TaxExemptionResource(AdjustingBill adjusting, Venues venues) {
    this.adjusting = adjusting;
    this.venues = venues;
  }

  @POST
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(
      summary = "Exempt the open checks of an order from tax",
      description =
          "Needs EXEMPT_TAX, or an approval by PIN. Where prices contain the tax, it is taken off")
  public Response exempt(
      @PathParam("id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable ExemptionRequest request) {
    if (request == null) {
      throw Problem.invalid("certificate", "is needed");
    }
    List<FieldError> errors = new ArrayList<>();
    String certificate = request.certificate() == null ? "" : request.certificate().strip();
    if (certificate.isEmpty()) {
      errors.add(new FieldError("certificate", "is needed"));
    }
    errors.addAll(FreeText.faults("certificate", certificate, Exemption.CERTIFICATE_LIMIT));
    String reason = AdjustmentAnswers.reason(errors, request.reason());
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return AdjustmentAnswers.answer(
        venues,
        orderId,
        adjusting.exempt(
            orderId,
            certificate,
            new Why(reason, ApprovalPin.of(request.approval()), Versions.expected(ifMatch))));
  }

  @POST
  @Path("/end")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(summary = "Take an exemption from tax back; needs EXEMPT_TAX as well")
  public Response endExemption(
      @PathParam("id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      AdjustmentAnswers.@Nullable ReasonRequest request) {
    return AdjustmentAnswers.answer(
        venues, orderId, adjusting.endExemption(orderId, AdjustmentAnswers.why(request, ifMatch)));
  }

  /**
   * By which paper and why.
   *
   * @param certificate its number, as it stands on the check
   */
  public record ExemptionRequest(
      @Nullable String certificate, @Nullable String reason, @Nullable ApprovalPin approval) {}
}
