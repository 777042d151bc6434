package brigade.billing.rest;

import brigade.billing.AdjustingBill;
import brigade.billing.AdjustingBill.Outcome;
import brigade.billing.AdjustingBill.Why;
import brigade.billing.CheckView;
import brigade.billing.rest.CheckJson.ChecksJson;
import brigade.rest.ApprovalPin;
import brigade.rest.FreeText;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.venue.Venues;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What calls that adjust a bill have in common. */
final class AdjustmentAnswers {
  private AdjustmentAnswers() {}

  static Why why(@Nullable ReasonRequest request, @Nullable String ifMatch) {
    List<FieldError> errors = new ArrayList<>();
    String reason = reason(errors, request == null ? null : request.reason());
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return new Why(
        reason,
        request == null ? null : ApprovalPin.of(request.approval()),
        Versions.expected(ifMatch));
  }

  static String reason(List<FieldError> errors, @Nullable String given) {
    String reason = given == null ? "" : given.strip();
    if (reason.isEmpty()) {
      errors.add(new FieldError("reason", "is needed"));
    }
    errors.addAll(FreeText.faults("reason", reason, AdjustingBill.REASON_LIMIT));
    return reason;
  }

  static Response answer(Venues venues, UUID orderId, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(List<CheckView> now) ->
          Response.ok(ChecksJson.of(orderId, now, venues.settings().currency().getCurrencyCode()))
              .build();
      case Outcome.NoSuchOrder() -> throw Problem.notFound("order", orderId);
      case Outcome.Stale(long version) -> throw Problem.stale(version);
      case Outcome.AlreadySo() ->
          throw Problem.conflict("already-so", "The order is that way already");
      case Outcome.NothingOpen(var by) -> throw Problem.conflict("nothing-open", by.sentence());
      case Outcome.PaidMore(var by) ->
          throw Problem.conflict(
              "paid-more", by.sentence() + ", and it would owe less than that; refund first");
      case Outcome.Refused(var refusal) -> throw Problem.notAuthorised(refusal);
    };
  }

  /** Why. */
  public record ReasonRequest(@Nullable String reason, @Nullable ApprovalPin approval) {}
}
