package brigade.payments.rest;

import brigade.money.Money;
import brigade.payments.UndoingPayment;
import brigade.rest.ApprovalPin;
import brigade.rest.FreeText;
import brigade.rest.Once;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Authorities;
import brigade.staff.Authority;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happens to a payment after it was taken. */
@Path("/api/v1/payments/{id}")
@RunOnVirtualThread
@Tag(name = "Payments")
public class PaymentsResource {
  private static final int REASON_LIMIT = 200;

  private final UndoingPayment undoingPayment;
  private final Authorities authorities;
  private final Once once;

  PaymentsResource(UndoingPayment undoingPayment, Authorities authorities, Once once) {
    this.undoingPayment = undoingPayment;
    this.authorities = authorities;
    this.once = once;
  }

  @POST
  @Path("/tip")
  @Requires(Permission.SETTLE)
  @Operation(summary = "Set the tip of a card payment before its capture")
  public Response tip(@PathParam("id") UUID id, @Nullable Tip request) {
    Long minor = request == null ? null : request.tip() == null ? request.amount() : request.tip();
    if (minor == null) {
      throw Problem.invalid("tip", "is missing");
    }
    Money tip = money("tip", minor);
    return once.call(
        () -> PaymentResponses.of(200, undoingPayment.adjustTip(id, tip)),
        id,
        Optional.ofNullable(request));
  }

  @POST
  @Path("/void")
  @Requires(Permission.SETTLE)
  @Operation(summary = "Void a payment: a card before its capture, others while the check is open")
  public Response voidPayment(@PathParam("id") UUID id, @Nullable Reason request) {
    String reason = reason(request == null ? null : request.reason());
    return once.call(
        () -> PaymentResponses.of(200, undoingPayment.voidPayment(id, reason)),
        id,
        Optional.ofNullable(request));
  }

  @POST
  @Path("/refunds")
  @Requires(Permission.SETTLE)
  @Operation(summary = "Give money back after capture, to the tender it came from")
  public Response refund(@PathParam("id") UUID id, @Nullable GiveBack request) {
    List<FieldError> errors = new ArrayList<>();
    Money amount =
        request == null || request.amount() == null
            ? null
            : PaymentResponses.amount("amount", request.amount(), errors);
    Money tip =
        request == null || request.tip() == null
            ? null
            : PaymentResponses.amount("tip", request.tip(), errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    String reason = reason(request == null ? null : request.reason());
    return once.alone(
        key -> {
          Authority.Granted by = authority(request == null ? null : request.approval());
          return PaymentResponses.of(
              201,
              undoingPayment.refund(
                  new UndoingPayment.RefundRequest(
                      id,
                      amount,
                      tip,
                      reason,
                      by.approverId(),
                      by.approverName(),
                      key.map(Once.Key::value).orElse(null),
                      key.map(Once.Key::fingerprint).orElse(null))));
        },
        id,
        Optional.ofNullable(request));
  }

  @POST
  @Path("/reconcile")
  @Requires(Permission.SETTLE)
  @Operation(
      summary = "Ask the terminal what became of a payment or its refunds; nothing is charged")
  public Response reconcile(@PathParam("id") UUID id) {
    return once.call(() -> PaymentResponses.of(200, undoingPayment.reconcile(id)), id);
  }

  @GET
  @Requires(Permission.SETTLE)
  @Operation(summary = "A payment with its refunds")
  public Response get(@PathParam("id") UUID id) {
    return PaymentResponses.of(200, undoingPayment.find(id));
  }

  private static Money money(String field, long minor) {
    List<FieldError> errors = new ArrayList<>();
    Money money = PaymentResponses.amount(field, minor, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return money;
  }

  private static String reason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw Problem.invalid("reason", "is missing");
    }
    return FreeText.check("reason", reason, REASON_LIMIT);
  }

  private Authority.Granted authority(@Nullable ApprovalPin approval) {
    return switch (authorities.over(Permission.REFUND, ApprovalPin.of(approval))) {
      case Authority.Granted granted -> granted;
      case Authority.Refusal refusal -> throw Problem.notAuthorised(refusal);
    };
  }

  public record Tip(@Nullable Long tip, @Nullable Long amount) {}

  public record Reason(@Nullable String reason) {}

  public record GiveBack(
      @Nullable Long amount,
      @Nullable Long tip,
      @Nullable String reason,
      @Nullable ApprovalPin approval) {}
}
