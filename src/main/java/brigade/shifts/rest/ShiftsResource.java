package brigade.shifts.rest;

import brigade.money.Money;
import brigade.rest.ApprovalPin;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Versions;
import brigade.shifts.ClosingShift;
import brigade.shifts.DrawerCount;
import brigade.shifts.DrawerEntry;
import brigade.shifts.MovingCash;
import brigade.shifts.OpeningShift;
import brigade.shifts.Shift;
import brigade.shifts.Shifts;
import brigade.staff.Authority;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shifts: opening with a float, moving cash, counting. */
@Path("/api/v1/shifts")
@RunOnVirtualThread
@Tag(name = "Shifts")
public class ShiftsResource {
  private final OpeningShift openingShift;
  private final MovingCash movingCash;
  private final ClosingShift closingShift;
  private final Shifts shifts;
  private final Venues venues;

  ShiftsResource(
      OpeningShift openingShift,
      MovingCash movingCash,
      ClosingShift closingShift,
      Shifts shifts,
      Venues venues) {
    this.openingShift = openingShift;
    this.movingCash = movingCash;
    this.closingShift = closingShift;
    this.shifts = shifts;
    this.venues = venues;
  }

  @POST
  @Idempotent
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "Open a shift with a float, at a drawer or as a bank of one's own")
  public Response open(@Nullable Open request) {
    if (request == null) {
      throw Problem.invalid("float", "is missing");
    }
    Money cash = amount("float", request.cash(), 0);
    return switch (openingShift.open(request.drawerId(), cash)) {
      case OpeningShift.Outcome.Opened(Shift shift) ->
          Versions.tag(Response.status(201).entity(body(shift, cash)), shift.version()).build();
      case OpeningShift.Outcome.OpenAlready(Shift open) ->
          throw Problem.conflict(
              "shift-open",
              open.drawerName()
                      .map(drawer -> "The drawer " + drawer + " is worked by " + open.staffName())
                      .orElse(open.staffName() + " has a bank open already")
                  + ", shift "
                  + open.id()
                  + "; close it first");
      case OpeningShift.Outcome.NoSuchDrawer() ->
          throw Problem.notFound("drawer", String.valueOf(request.drawerId()));
    };
  }

  @GET
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "The open shifts")
  public ShiftList list(@QueryParam("drawerId") @Nullable UUID drawerId) {
    return new ShiftList(
        shifts.open().stream()
            .filter(shift -> drawerId == null || drawerId.equals(shift.drawerId().orElse(null)))
            .map(this::body)
            .toList());
  }

  @GET
  @Path("/{id}")
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "One shift")
  public Response get(@PathParam("id") UUID id) {
    Shift shift = shifts.findByIdOptional(id).orElseThrow(() -> Problem.notFound("shift", id));
    return Versions.tag(Response.ok(body(shift)), shift.version()).build();
  }

  @POST
  @Path("/{id}/pay-ins")
  @Idempotent
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "Put cash in for another reason than a sale")
  public Response payIn(@PathParam("id") UUID id, @Nullable Move request) {
    return move(id, DrawerEntry.Kind.PAY_IN, request);
  }

  @POST
  @Path("/{id}/pay-outs")
  @Idempotent
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "Take cash out for an expense or a tip-out")
  public Response payOut(@PathParam("id") UUID id, @Nullable Move request) {
    return move(id, DrawerEntry.Kind.PAY_OUT, request);
  }

  @POST
  @Path("/{id}/drops")
  @Idempotent
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "Take cash to the safe")
  public Response drop(@PathParam("id") UUID id, @Nullable Move request) {
    return move(id, DrawerEntry.Kind.DROP, request);
  }

  @POST
  @Path("/{id}/no-sales")
  @Idempotent
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "Open the drawer without a sale, with a reason")
  public Response noSale(@PathParam("id") UUID id, @Nullable Move request) {
    return move(id, DrawerEntry.Kind.NO_SALE, request);
  }

  @POST
  @Path("/{id}/counts")
  @Idempotent
  @Requires(Permission.WORK_DRAWER)
  @Operation(summary = "Count blind; what was expected is in the answer only")
  public Response count(@PathParam("id") UUID id, @Nullable CountRequest request) {
    return switch (closingShift.count(id, counted(request))) {
      case ClosingShift.Outcome.Counts(Shift shift, DrawerCount count) ->
          Response.status(201).entity(CountBody.of(count, currency())).build();
      case ClosingShift.Outcome refused -> throw refusal(refused, id);
    };
  }

  /**
   * The count of a request: {@code counted} in minor units, or the pieces.
   *
   * @throws Problem 400 if it is neither, both disagree, or out of range
   */
  public static ClosingShift.Counted counted(@Nullable CountRequest request) {
    if (request == null || (request.counted() == null && request.denominations() == null)) {
      throw Problem.invalid("counted", "is missing");
    }
    String note = request.note();
    if (note != null) {
      FreeText.check("note", note, MovingCash.REASON_LIMIT);
    }
    if (request.denominations() == null) {
      return new ClosingShift.Counted(amount("counted", request.counted(), 0), Map.of(), note);
    }
    for (Map.Entry<Long, Integer> piece : request.denominations().entrySet()) {
      if (piece.getKey() <= 0
          || piece.getKey() > OpeningShift.AMOUNT_LIMIT
          || piece.getValue() == null
          || piece.getValue() < 0
          || piece.getValue() > 100_000) {
        throw Problem.invalid(
            "denominations." + piece.getKey(),
            "is a value in minor units with a count, 0 to 100000");
      }
    }
    ClosingShift.Counted counted = ClosingShift.Counted.ofPieces(request.denominations(), note);
    if (request.counted() != null && request.counted() != counted.total().minor()) {
      throw Problem.invalid(
          "counted", "is not the sum of the denominations, " + counted.total().minor());
    }
    amount("denominations", counted.total().minor(), 0);
    return counted;
  }

  /** Why a count or a close was refused, as the client sees it. */
  public static Problem refusal(ClosingShift.Outcome outcome, UUID id) {
    return switch (outcome) {
      case ClosingShift.Outcome.ClosedAlready(Shift shift) ->
          Problem.conflict(
              "shift-closed",
              "The shift was closed by "
                  + shift.closedByName().orElse("somebody")
                  + " at "
                  + shift.closedAt().orElse(Instant.EPOCH));
      case ClosingShift.Outcome.SomebodyElses(Shift shift) ->
          Problem.notPermitted(Permission.CLOSE_DAY.name());
      case ClosingShift.Outcome.NoSuchShift() -> Problem.notFound("shift", id);
      case ClosingShift.Outcome.OpenChecks(Shift shift, List<String> checks) ->
          Problem.conflict(
              "open-checks",
              shift.staffName()
                  + " has open checks: "
                  + String.join(", ", checks)
                  + "; transfer or settle them, or let somebody approve");
      case ClosingShift.Outcome.NotApproved(Authority why) ->
          why instanceof Authority.Throttled(var delay)
              ? Problem.tooMany("Too many wrong PINs; wait a little", delay.toSeconds() + 1)
              : Problem.notApproved(
                  Permission.CLOSE_DAY.name(), "This PIN can't let anybody go with open checks");
      case ClosingShift.Outcome.NotCounted(Shift shift) ->
          Problem.conflict("not-counted", "Count the cash first");
      case ClosingShift.Outcome.MovedSince(Shift shift, DrawerCount count) ->
          Problem.conflict(
              "moved-since-count", "Cash moved after count " + count.number() + "; count again");
      case ClosingShift.Outcome.Counts counts ->
          throw new IllegalArgumentException("Not a refusal: " + counts);
      case ClosingShift.Outcome.ShiftClosed closed ->
          throw new IllegalArgumentException("Not a refusal: " + closed);
    };
  }

  private Response move(UUID id, DrawerEntry.Kind kind, @Nullable Move request) {
    List<Problem.FieldError> errors = new ArrayList<>();
    boolean noSale = kind == DrawerEntry.Kind.NO_SALE;
    Long minor = request == null ? null : request.amount();
    if (noSale ? minor != null && minor != 0 : minor == null || minor <= 0) {
      errors.add(
          new Problem.FieldError(
              "amount", noSale ? "is not part of a no-sale" : "is missing or not above zero"));
    } else if (minor != null && minor > OpeningShift.AMOUNT_LIMIT) {
      errors.add(new Problem.FieldError("amount", "is at most " + OpeningShift.AMOUNT_LIMIT));
    }
    String reason = request == null ? null : request.reason();
    if (reason == null || reason.isBlank()) {
      errors.add(new Problem.FieldError("reason", "is missing"));
    }
    if (!errors.isEmpty() || reason == null) {
      throw Problem.invalid(errors);
    }
    FreeText.check("reason", reason, MovingCash.REASON_LIMIT);
    Money amount = Money.of(minor == null ? 0 : minor);
    return switch (movingCash.move(id, kind, amount, reason.strip())) {
      case MovingCash.Outcome.Entered(Shift shift) ->
          Response.status(201).entity(body(shift)).build();
      case MovingCash.Outcome.Closed(Shift shift) ->
          throw Problem.conflict("shift-closed", "The shift is closed; it takes no more cash");
      case MovingCash.Outcome.SomebodyElses(Shift shift) ->
          throw Problem.notPermitted(Permission.CLOSE_DAY.name());
      case MovingCash.Outcome.NoSuchShift() -> throw Problem.notFound("shift", id);
    };
  }

  private static Money amount(String field, @Nullable Long minor, long least) {
    if (minor == null) {
      throw Problem.invalid(field, "is missing");
    }
    if (minor < least || minor > OpeningShift.AMOUNT_LIMIT) {
      throw Problem.invalid(
          field, "is " + least + " to " + OpeningShift.AMOUNT_LIMIT + " minor units");
    }
    return Money.of(minor);
  }

  private String currency() {
    return venues.settings().currency().getCurrencyCode();
  }

  private ShiftBody body(Shift shift) {
    Shifts.Movement cash = shifts.movements(shift.id()).get(DrawerEntry.Kind.FLOAT);
    return body(shift, cash == null ? Money.ZERO : cash.amount());
  }

  private ShiftBody body(Shift shift, Money cash) {
    return new ShiftBody(
        shift.id(),
        shift.isOpen() ? "OPEN" : "CLOSED",
        shift.drawerId().orElse(null),
        shift.drawerName().orElse(null),
        shift.staffId(),
        shift.staffName(),
        shift.businessDate(),
        shift.isImplicit(),
        cash.minor(),
        currency(),
        shift.openedAt(),
        shift.closedAt().orElse(null),
        shift.version());
  }

  /** A float in minor units; without a drawer it is a bank of one's own. */
  public record Open(
      @Nullable UUID drawerId,
      @com.fasterxml.jackson.annotation.JsonProperty("float") @Nullable Long cash) {}

  public record Move(@Nullable Long amount, @Nullable String reason) {}

  /**
   * A count.
   *
   * @param counted minor units in all
   * @param denominations how many of each note and coin, by value in minor units
   * @param approval of going with open checks; only read when a shift is closed
   */
  public record CountRequest(
      @Nullable Long counted,
      @Nullable Map<Long, Integer> denominations,
      @Nullable String note,
      @Nullable ApprovalPin approval) {}

  /** The open shifts. */
  public record ShiftList(List<ShiftBody> shifts) {}

  public record ShiftBody(
      UUID id,
      String state,
      @Nullable UUID drawerId,
      @Nullable String drawer,
      UUID staffId,
      String staff,
      LocalDate businessDate,
      boolean implicit,
      @com.fasterxml.jackson.annotation.JsonProperty("float") long cash,
      String currency,
      Instant openedAt,
      @Nullable Instant closedAt,
      long version) {}

  /** A count as it is told once it is in. */
  public record CountBody(
      int number, long counted, long expected, long overShort, String currency, Instant at) {
    /** The body of a count. */
    public static CountBody of(DrawerCount count, String currency) {
      return new CountBody(
          count.number(),
          count.counted().minor(),
          count.expected().minor(),
          count.overShort().minor(),
          currency,
          count.at());
    }
  }
}
