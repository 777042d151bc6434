package brigade.billing.rest;

import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.billing.Division;
import brigade.billing.SplittingCheck;
import brigade.billing.rest.CheckJson.ChecksJson;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The checks of an order: reading, splitting, merging. */
@Path("/api/v1/orders/{id}/checks")
@RunOnVirtualThread
@Tag(name = "Checks")
public class OrderChecksResource {
  private final Checks checks;
  private final SplittingCheck splitting;
  private final Venues venues;

  OrderChecksResource(Checks checks, SplittingCheck splitting, Venues venues) {
    this.checks = checks;
    this.splitting = splitting;
    this.venues = venues;
  }

  @GET
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "The checks of an order; there is always at least one")
  public ChecksJson ofOrder(@PathParam("id") UUID orderId) {
    List<CheckView> found = checks.ofOrder(orderId);
    if (found.isEmpty()) {
      throw Problem.notFound("order", orderId);
    }
    return ChecksJson.of(orderId, found, currency());
  }

  @POST
  @Path("/split")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(
      summary = "Divide what is open of an order into checks",
      description =
          "By SEAT, EVEN with parts, ITEMS with a list of items per part, or AMOUNT with amounts."
              + " What no part names is a last part. If-Match takes the order's version.")
  public Response split(
      @PathParam("id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable SplitRequest request) {
    if (request == null) {
      throw Problem.invalid("by", "is SEAT, EVEN, ITEMS or AMOUNT");
    }
    SplittingCheck.Way way = request.way();
    return answer(orderId, splitting.split(orderId, way, Versions.expected(ifMatch)));
  }

  @POST
  @Path("/merge")
  @Requires(Permission.SETTLE)
  @Idempotent
  @Operation(summary = "Merge checks into the first of them; all that are open, if none is named")
  public Response merge(
      @PathParam("id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable MergeRequest request) {
    List<UUID> named =
        request == null || request.checkIds() == null ? List.of() : request.checkIds();
    if (named.size() > 1_000) {
      throw Problem.invalid("checkIds", "are at most 1000");
    }
    return answer(orderId, splitting.merge(orderId, named, Versions.expected(ifMatch)));
  }

  private Response answer(UUID orderId, SplittingCheck.Outcome outcome) {
    return switch (outcome) {
      case SplittingCheck.Outcome.Done(List<CheckView> now) ->
          Response.ok(ChecksJson.of(orderId, now, currency())).build();
      case SplittingCheck.Outcome.NoSuchOrder() -> throw Problem.notFound("order", orderId);
      case SplittingCheck.Outcome.NothingOpen(SplittingCheck.Taken by) ->
          throw Problem.conflict("nothing-open", by.sentence());
      case SplittingCheck.Outcome.Locked(SplittingCheck.Taken by) ->
          throw Problem.conflict("check-locked", by.sentence());
      case SplittingCheck.Outcome.Stale(long version) -> throw Problem.stale(version);
      case SplittingCheck.Outcome.NothingSent() ->
          throw Problem.invalid("lines", "nothing was sent yet that could be divided");
      case SplittingCheck.Outcome.TooManyParts(String field) ->
          throw Problem.invalid(field, "would make more than " + Division.PART_LIMIT + " checks");
      case SplittingCheck.Outcome.Invalid(String field, String reason) ->
          throw Problem.invalid(field, reason);
    };
  }

  private String currency() {
    return venues.settings().currency().getCurrencyCode();
  }

  /** What to merge. */
  public record MergeRequest(@Nullable List<UUID> checkIds) {}
}
