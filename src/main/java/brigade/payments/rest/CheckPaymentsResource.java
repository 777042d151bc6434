package brigade.payments.rest;

import brigade.money.Money;
import brigade.payments.TakingPayment;
import brigade.payments.Tender;
import brigade.rest.FreeText;
import brigade.rest.NamedChoice;
import brigade.rest.Once;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
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

/** Paying a check. */
@Path("/api/v1/checks/{id}/payments")
@RunOnVirtualThread
@Tag(name = "Payments")
public class CheckPaymentsResource {
  private static final int REFERENCE_LIMIT = 80;

  private final TakingPayment takingPayment;
  private final Once once;

  CheckPaymentsResource(TakingPayment takingPayment, Once once) {
    this.takingPayment = takingPayment;
    this.once = once;
  }

  @POST
  @Requires(Permission.SETTLE)
  @Operation(
      summary = "Pay a check, or a part of it",
      description =
          "A card that is declined or does not answer is a payment too: 201 with the state DECLINED"
              + " or UNKNOWN. An unknown one is reconciled, never charged again. Without amount, all"
              + " that is due is paid. If-Match takes the check's version.")
  public Response pay(
      @PathParam("id") UUID checkId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable Pay request) {
    TakingPayment.Request asked = asked(checkId, request, Versions.expected(ifMatch));
    return once.alone(
        key ->
            PaymentResponses.of(
                201, takingPayment.take(key.map(sent -> keyed(asked, sent)).orElse(asked))),
        checkId,
        Optional.ofNullable(request));
  }

  private static TakingPayment.Request asked(
      UUID checkId, @Nullable Pay request, @Nullable Long version) {
    if (request == null) {
      throw Problem.invalid("tender", "is missing");
    }
    List<FieldError> errors = new ArrayList<>();
    if (request.tender() == null || request.tender().isBlank()) {
      errors.add(new FieldError("tender", "is missing"));
    }
    Tender tender = NamedChoice.or(Tender.CASH, "tender", request.tender(), errors);
    Money amount =
        request.amount() == null
            ? null
            : PaymentResponses.amount("amount", request.amount(), errors);
    Money tip =
        request.tip() == null ? Money.ZERO : PaymentResponses.amount("tip", request.tip(), errors);
    Money tendered =
        request.tendered() == null
            ? null
            : PaymentResponses.amount("tendered", request.tendered(), errors);
    if (tendered != null && tender != Tender.CASH) {
      errors.add(new FieldError("tendered", "is for cash"));
    }
    errors.addAll(FreeText.faults("reference", request.reference(), REFERENCE_LIMIT));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return new TakingPayment.Request(
        Ids.next(),
        checkId,
        tender,
        amount,
        tip,
        tendered,
        request.reference(),
        request.terminalId(),
        null,
        null,
        !Boolean.FALSE.equals(request.receipt()),
        version);
  }

  private static TakingPayment.Request keyed(TakingPayment.Request asked, Once.Key key) {
    return new TakingPayment.Request(
        asked.paymentId(),
        asked.checkId(),
        asked.tender(),
        asked.amount(),
        asked.tip(),
        asked.tendered(),
        asked.reference(),
        asked.terminalId(),
        key.value(),
        key.fingerprint(),
        asked.receipt(),
        asked.version());
  }

  /** A payment to take; without {@code amount} all that is due. */
  public record Pay(
      @Nullable String tender,
      @Nullable Long amount,
      @Nullable Long tendered,
      @Nullable Long tip,
      @Nullable String reference,
      @Nullable UUID terminalId,
      @Nullable Boolean receipt) {}
}
