package brigade.billing.rest;

import brigade.billing.Discount;
import brigade.billing.DiscountRule;
import brigade.billing.Discounting;
import brigade.billing.Discounts;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.orders.rest.OrderAnswers;
import brigade.orders.rest.OrderView;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Discounts on orders. */
@Path("/api/v1/orders/{id}/discounts")
@RunOnVirtualThread
@Tag(name = "Checks")
public class DiscountsResource {
  private static final BigDecimal MOST = BigDecimal.valueOf(100);
  private static final int DECIMALS = 4;
  private static final int LINE_LIMIT = 1_000;

  private final Discounting discounting;
  private final Discounts discounts;
  private final OrderAnswers answers;
  private final Venues venues;

  DiscountsResource(
      Discounting discounting, Discounts discounts, OrderAnswers answers, Venues venues) {
    this.discounting = discounting;
    this.discounts = discounts;
    this.answers = answers;
    this.venues = venues;
  }

  @GET
  @Requires(Permission.VIEW_TABLES)
  @Operation(summary = "The discounts that stand on an order")
  public DiscountsJson standing(@PathParam("id") UUID orderId) {
    answers.get(orderId);
    return new DiscountsJson(
        venues.settings().currency().getCurrencyCode(),
        discounts.givenOn(orderId).stream().map(DiscountJson::of).toList());
  }

  @POST
  @Requires(Permission.DISCOUNT_SMALL)
  @Idempotent
  @Operation(
      summary =
          "Give a discount, in per cent, as an amount or by a rule, on lines or on all that is open",
      description =
          "Above the venue's limit, or where the rule says so, it needs DISCOUNT_LARGE or an"
              + " approval by PIN")
  public Response give(
      @PathParam("id") UUID orderId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable DiscountRequest request) {
    Discounting.Wish wish = wish(request);
    return answer(orderId, discounting.give(orderId, wish, Versions.expected(ifMatch)));
  }

  @DELETE
  @Path("/{discountId}")
  @Requires(Permission.DISCOUNT_SMALL)
  @Operation(summary = "Take a discount back")
  public Response remove(@PathParam("id") UUID orderId, @PathParam("discountId") UUID discountId) {
    if (discounts.findByIdOptional(discountId).filter(d -> d.orderId().equals(orderId)).isEmpty()) {
      throw Problem.notFound("discount", discountId);
    }
    return answer(orderId, discounting.remove(discountId));
  }

  private Response answer(UUID orderId, Discounting.Outcome outcome) {
    return switch (outcome) {
      case Discounting.Outcome.Given given -> {
        OrderView order = answers.get(orderId);
        yield Versions.tag(Response.ok(order), order.version()).build();
      }
      case Discounting.Outcome.Stale(long version) -> throw Problem.stale(version);
      case Discounting.Outcome.NoSuchOrder() -> throw Problem.notFound("order", orderId);
      case Discounting.Outcome.NoSuchDiscount() ->
          throw Problem.conflict("discount-removed", "It was taken back before");
      case Discounting.Outcome.NothingOpen(var by) ->
          throw Problem.conflict("nothing-open", by.sentence());
      case Discounting.Outcome.PaidMore(var by) ->
          throw Problem.conflict(
              "paid-more", by.sentence() + ", and it would owe less than that; refund first");
      case Discounting.Outcome.NoSuchRule(String code) ->
          throw Problem.invalid("rule", code + " is no rule that is given by hand");
      case Discounting.Outcome.NeedsReason() -> throw Problem.invalid("reason", "is needed");
      case Discounting.Outcome.TakesNothing() ->
          throw Problem.conflict("takes-nothing", "The rule takes nothing off what is on it");
      case Discounting.Outcome.NoSuchLine(UUID lineId) ->
          throw Problem.invalid("lineIds", lineId + " is not a sent line of this order");
      case Discounting.Outcome.Refused(var refusal) -> throw Problem.notAuthorised(refusal);
    };
  }

  private static Discounting.Wish wish(@Nullable DiscountRequest request) {
    if (request == null) {
      throw Problem.invalid("percent", "or amount or rule is needed");
    }
    List<FieldError> errors = new ArrayList<>();
    Rate percent = null;
    Money amount = null;
    long ways =
        Stream.of(request.percent(), request.amount(), request.rule())
            .filter(Objects::nonNull)
            .count();
    if (ways != 1) {
      errors.add(new FieldError("percent", "or amount or rule is needed, one of them"));
    }
    if (request.percent() != null) {
      BigDecimal value = request.percent();
      if (value.signum() <= 0
          || value.compareTo(MOST) > 0
          || value.stripTrailingZeros().scale() > DECIMALS) {
        errors.add(new FieldError("percent", "is above 0, at most 100, with 4 decimals at most"));
      } else {
        percent = new Rate(value.movePointRight(DECIMALS).intValueExact());
      }
    }
    if (request.amount() != null) {
      BigDecimal value = request.amount();
      if (value.signum() <= 0
          || value.stripTrailingZeros().scale() > 0
          || value.precision() - value.scale() > 15) {
        errors.add(new FieldError("amount", "is a whole number of minor units above zero"));
      } else {
        amount = Money.of(value.longValueExact());
      }
    }
    String reason = request.reason() == null ? "" : request.reason().strip();
    if (reason.isEmpty() && request.rule() == null) {
      errors.add(new FieldError("reason", "is needed"));
    }
    errors.addAll(FreeText.faults("reason", reason, Discounting.REASON_LIMIT));
    Set<UUID> lines = new HashSet<>(request.lineIds() == null ? List.of() : request.lineIds());
    if (request.lineIds() != null && (lines.isEmpty() || lines.size() > LINE_LIMIT)) {
      errors.add(new FieldError("lineIds", "names at least one line, or is left out"));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return new Discounting.Wish(
        percent, amount, request.rule(), lines, reason, ApprovalPin.of(request.approval()));
  }

  /**
   * What to take off: a percentage, an amount, or what a rule of the house says.
   *
   * @param rule its code
   * @param reason a rule may need none
   */
  public record DiscountRequest(
      @Nullable BigDecimal percent,
      @Nullable BigDecimal amount,
      @Nullable String rule,
      @Nullable List<UUID> lineIds,
      @Nullable String reason,
      @Nullable ApprovalPin approval) {}

  /** The discounts of an order. */
  public record DiscountsJson(String currency, List<DiscountJson> discounts) {}

  /** A discount. */
  public record DiscountJson(
      UUID id,
      @Nullable BigDecimal percent,
      @Nullable Long amount,
      @Nullable String rule,
      List<UUID> lineIds,
      String reason,
      String givenBy,
      @Nullable String approvedBy,
      Instant givenAt) {
    static DiscountJson of(Discount discount) {
      return new DiscountJson(
          discount.id(),
          discount.percent().map(CheckJson::percent).orElse(null),
          discount.amount().map(Money::minor).orElse(null),
          discount.rule().map(DiscountRule::code).orElse(null),
          discount.lineIds(),
          discount.reason(),
          discount.staffName(),
          discount.approverName().orElse(null),
          discount.givenAt());
    }
  }
}
