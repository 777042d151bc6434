package brigade.billing.rest;

import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.billing.PrintingCheck;
import brigade.billing.ReopeningCheck;
import brigade.billing.Step;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperText;
import brigade.rest.ApprovalPin;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Versions;
import brigade.screen.Amounts;
import brigade.staff.Authority;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Checks: reading, explaining, printing, opening again. */
@Path("/api/v1/checks")
@RunOnVirtualThread
@Tag(name = "Checks")
public class ChecksResource {
  private static final int REASON_LIMIT = 200;

  private final Checks checks;
  private final PrintingCheck printing;
  private final ReopeningCheck reopening;
  private final Venues venues;

  ChecksResource(Checks checks, PrintingCheck printing, ReopeningCheck reopening, Venues venues) {
    this.checks = checks;
    this.printing = printing;
    this.reopening = reopening;
    this.venues = venues;
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "A check")
  public Response check(@PathParam("id") UUID id) {
    CheckView check = checks.find(id).orElseThrow(() -> Problem.notFound("check", id));
    return Versions.tag(Response.ok(CheckJson.of(check, currency())), check.version()).build();
  }

  @GET
  @Path("/{id}/derivation")
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "How each cent of a check came about, line by line")
  public DerivationJson derivation(@PathParam("id") UUID id) {
    CheckView check = checks.find(id).orElseThrow(() -> Problem.notFound("check", id));
    Amounts amounts = new Amounts(venues.settings());
    return new DerivationJson(
        id,
        check.number(),
        currency(),
        check.totals().total().minor(),
        checks.derivation(id).stream().map(step -> StepJson.of(step, amounts)).toList());
  }

  @GET
  @Path("/{id}/paper")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "The check as it would print now, 42 columns")
  public String paper(@PathParam("id") UUID id) {
    Paper paper = printing.preview(id).orElseThrow(() -> Problem.notFound("check", id));
    return PaperText.plain(paper);
  }

  @POST
  @Path("/{id}/print")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(summary = "Print a check, or its receipt once it is paid")
  public Response print(@PathParam("id") UUID id) {
    return switch (printing.print(id)) {
      case PrintingCheck.Outcome.Printed(List<UUID> jobs, List<CheckView> printed) ->
          Response.ok(
                  new PrintJobJson(
                      jobs.getFirst(),
                      printed.getFirst().id(),
                      printed.getFirst().number(),
                      "receipt",
                      printed.getFirst().prints()))
              .build();
      case PrintingCheck.Outcome.Unknown() -> throw Problem.notFound("check", id);
      case PrintingCheck.Outcome.Empty() ->
          throw Problem.conflict("nothing-to-print", "Nothing was sent yet that is owed on it");
    };
  }

  @POST
  @Path("/{id}/derivation/print")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(summary = "Print how each cent of a check came about")
  public Response printDerivation(@PathParam("id") UUID id) {
    UUID job = printing.explain(id).orElseThrow(() -> Problem.notFound("check", id));
    return Response.ok(new DerivationJobJson(job, id)).build();
  }

  @POST
  @Path("/{id}/reopen")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(
      summary = "Open a paid check again",
      description = "Needs REOPEN_CHECK, or the PIN of somebody who has it as approval")
  public Response reopen(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable ReopenRequest request) {
    String reason = request == null || request.reason() == null ? "" : request.reason();
    if (reason.isBlank()) {
      throw Problem.invalid("reason", "is needed");
    }
    String clean = FreeText.check("reason", reason, REASON_LIMIT);
    String pin = request == null ? null : ApprovalPin.of(request.approval());
    return switch (reopening.reopen(id, clean, pin, Versions.expected(ifMatch))) {
      case ReopeningCheck.Outcome.Reopened(CheckView check) ->
          Versions.tag(Response.ok(CheckJson.of(check, currency())), check.version()).build();
      case ReopeningCheck.Outcome.Stale(long version) -> throw Problem.stale(version);
      case ReopeningCheck.Outcome.NoSuchCheck() -> throw Problem.notFound("check", id);
      case ReopeningCheck.Outcome.NotPaid(var state) ->
          throw Problem.conflict("not-paid", "The check is " + state + ", not paid");
      case ReopeningCheck.Outcome.DayClosed(var day) ->
          throw Problem.conflict(
              "day-closed", "The day " + day + " is closed; give a refund instead");
      case ReopeningCheck.Outcome.Refused(Authority.Refusal refusal) ->
          throw Problem.notAuthorised(refusal);
    };
  }

  private String currency() {
    return venues.settings().currency().getCurrencyCode();
  }

  /** Why to open again. */
  public record ReopenRequest(@Nullable String reason, @Nullable ApprovalPin approval) {}

  /** A paper on its way to the printer. */
  public record PrintJobJson(UUID id, UUID checkId, String number, String purpose, int prints) {}

  /** The derivation of a check on its way to the printer. */
  public record DerivationJobJson(UUID id, UUID checkId) {}

  /** A check explained. */
  public record DerivationJson(
      UUID checkId, String number, String currency, long total, List<StepJson> steps) {}

  /**
   * One step.
   *
   * @param formula in figures, such as {@code 2 x 13.00}
   * @param base what it is computed on
   * @param rate in per cent, where one is applied
   * @param whole the figure of the whole order
   * @param amount the figure of this check; what is taken off is negative, and a TAX_WITHIN is
   *     contained in the prices
   */
  public record StepJson(
      Step.Kind kind,
      String label,
      String formula,
      int times,
      String share,
      long base,
      @Nullable BigDecimal rate,
      long whole,
      long amount) {
    static StepJson of(Step step, Amounts amounts) {
      return new StepJson(
          step.kind(),
          step.label(),
          step.formula(amounts::plain, amounts::percent),
          step.times(),
          step.share().toString(),
          step.base().minor(),
          step.rate() == null ? null : CheckJson.percent(step.rate()),
          step.whole().minor(),
          step.amount().minor());
    }
  }
}
