package brigade.floorplan.rest;

import brigade.floorplan.Booked;
import brigade.floorplan.Reservation;
import brigade.floorplan.ReservationView;
import brigade.floorplan.SeatingParties;
import brigade.floorplan.TakingReservations;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The book of reservations. */
@Path("/api/v1/reservations")
@RunOnVirtualThread
@Tag(name = "Reservations")
public class ReservationsResource {
  static final int NAME_LIMIT = 80;
  static final int PHONE_LIMIT = 32;
  static final int NOTE_LIMIT = 200;
  private static final Duration LATE = Duration.ofHours(1);
  private static final Duration FARTHEST = Duration.ofDays(400);
  private static final int MINUTES_MIN = 15;
  private static final int MINUTES_MAX = 600;

  private final TakingReservations reservations;
  private final SeatingParties seatingParties;
  private final Clock clock;

  ReservationsResource(
      TakingReservations reservations, SeatingParties seatingParties, Clock clock) {
    this.reservations = reservations;
    this.seatingParties = seatingParties;
    this.clock = clock;
  }

  @GET
  @Requires(Permission.VIEW_FLOOR)
  @Operation(summary = "What was booked for a trading date, today's by default")
  public ReservationList list(@QueryParam("businessDate") @Nullable String businessDate) {
    try {
      return new ReservationList(
          reservations.on(businessDate == null ? null : LocalDate.parse(businessDate)));
    } catch (DateTimeParseException e) {
      throw Problem.invalid("businessDate", "is a date such as 2026-11-20");
    }
  }

  @POST
  @Requires(Permission.RESERVE)
  @Idempotent
  @Operation(summary = "Book; two bookings never overlap on a table")
  public Response book(@Nullable BookRequest request) {
    if (request == null) {
      throw Problem.malformed("The body is missing");
    }
    List<FieldError> errors = new ArrayList<>();
    String guestName = FloorResource.strip(request.guestName());
    if (guestName == null) {
      errors.add(new FieldError("guestName", "is missing"));
    }
    errors.addAll(FreeText.faults("guestName", request.guestName(), NAME_LIMIT));
    errors.addAll(FreeText.faults("phone", request.phone(), PHONE_LIMIT));
    errors.addAll(FreeText.faults("note", request.note(), NOTE_LIMIT));
    FloorResource.checkCovers(errors, request.covers());
    Instant startsAt = request.startsAt();
    Instant now = clock.instant();
    if (startsAt == null) {
      errors.add(new FieldError("startsAt", "is missing"));
    } else if (startsAt.isBefore(now.minus(LATE)) || startsAt.isAfter(now.plus(FARTHEST))) {
      errors.add(
          new FieldError("startsAt", "is not past and within " + FARTHEST.toDays() + " days"));
    }
    Integer minutes = request.minutes();
    if (minutes != null && (minutes < MINUTES_MIN || minutes > MINUTES_MAX)) {
      errors.add(new FieldError("minutes", "is " + MINUTES_MIN + " to " + MINUTES_MAX));
    }
    if (request.tableIds() != null) {
      FloorResource.checkTables(errors, request.tableIds());
    }
    if (!errors.isEmpty() || guestName == null || startsAt == null || request.covers() == null) {
      throw Problem.invalid(errors);
    }
    return switch (reservations.book(
        guestName,
        FloorResource.strip(request.phone()),
        request.covers(),
        startsAt,
        minutes,
        request.tableIds() == null ? List.of() : request.tableIds(),
        FloorResource.strip(request.note()))) {
      case Booked.Done(ReservationView booked) -> tagged(201, booked);
      case Booked.Overlaps(ReservationView other) ->
          throw Problem.conflict(
              "reservation-overlaps",
              "Table "
                  + other.tableLabel()
                  + " is promised to "
                  + other.guestName()
                  + " from "
                  + other.startsAt()
                  + " to "
                  + other.endsAt());
      case Booked.NoSuchTable(UUID id) -> throw Problem.notFound("table", id);
      case Booked.Gone() -> throw new IllegalStateException("A new booking can't be gone");
    };
  }

  @POST
  @Path("/{id}/seat")
  @Requires(Permission.SEAT)
  @Idempotent
  @Operation(summary = "Seat guests who booked, at their tables or at others")
  public Response seat(@PathParam("id") UUID id, @Nullable SeatRequest request) {
    SeatRequest asked = request == null ? new SeatRequest(null, null, null) : request;
    List<FieldError> errors = new ArrayList<>();
    if (asked.covers() != null) {
      FloorResource.checkCovers(errors, asked.covers());
    }
    if (asked.tableIds() != null) {
      FloorResource.checkTables(errors, asked.tableIds());
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return FloorResource.seated(
        seatingParties.seatReservation(id, asked.tableIds(), asked.covers(), asked.serverId()));
  }

  @POST
  @Path("/{id}/cancel")
  @Requires(Permission.RESERVE)
  @Idempotent
  @Operation(summary = "Cancel; the tables are free for others at once")
  public Response cancel(@PathParam("id") UUID id) {
    return tagged(
        200,
        reservations
            .become(id, Reservation.State.CANCELLED)
            .orElseThrow(
                () ->
                    reservations
                        .find(id)
                        .map(
                            found ->
                                Problem.conflict(
                                    "reservation-over",
                                    "The reservation of "
                                        + found.guestName()
                                        + " is "
                                        + found.state()))
                        .orElseGet(() -> Problem.notFound("reservation", id))));
  }

  private static Response tagged(int status, ReservationView reservation) {
    return Versions.tag(Response.status(status), reservation.version()).entity(reservation).build();
  }

  /** A list in an object, so that more can be said beside it. */
  public record ReservationList(List<ReservationView> reservations) {}

  /**
   * What a guest asks for.
   *
   * @param minutes how long the tables are kept, the expected turn if absent
   * @param tableIds may be absent: the table is chosen later
   */
  public record BookRequest(
      @Nullable String guestName,
      @Nullable String phone,
      @Nullable Integer covers,
      @Nullable Instant startsAt,
      @Nullable Integer minutes,
      @Nullable List<UUID> tableIds,
      @Nullable String note) {}

  /** Where and how many; what they booked if absent. */
  public record SeatRequest(
      @Nullable List<UUID> tableIds, @Nullable Integer covers, @Nullable UUID serverId) {}
}
