package brigade.floorplan.rest;

import brigade.floorplan.Cleared;
import brigade.floorplan.Floor;
import brigade.floorplan.Joined;
import brigade.floorplan.Moved;
import brigade.floorplan.ReadingFloor;
import brigade.floorplan.Seated;
import brigade.floorplan.Seating;
import brigade.floorplan.SeatingParties;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.TableRefusal;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The room, and the parties in it. */
@Path("/api/v1")
@RunOnVirtualThread
@Tag(name = "Floor")
public class FloorResource {
  private static final int NAME_LIMIT = 80;

  /** Tables a party may be spread over. */
  private static final int TABLES_LIMIT = 20;

  private final ReadingFloor reading;
  private final SeatingParties seatingParties;

  FloorResource(ReadingFloor reading, SeatingParties seatingParties) {
    this.reading = reading;
    this.seatingParties = seatingParties;
  }

  @GET
  @Path("/floor")
  @Requires(Permission.VIEW_FLOOR)
  @Operation(summary = "Areas and tables with their state, parties and orders")
  public FloorJson floor() {
    Floor floor = reading.floor();
    return FloorJson.of(floor);
  }

  @POST
  @Path("/tables/{id}/seatings")
  @Requires(Permission.SEAT)
  @Idempotent
  @Operation(summary = "Seat a party at a table, or at several")
  public Response seat(@PathParam("id") UUID tableId, @Nullable SeatRequest request) {
    List<FieldError> errors = new ArrayList<>();
    Integer covers = request == null ? null : request.covers();
    checkCovers(errors, covers);
    List<UUID> tableIds = new ArrayList<>(List.of(tableId));
    String partyName = null;
    UUID serverId = null;
    if (request != null) {
      errors.addAll(FreeText.faults("partyName", request.partyName(), NAME_LIMIT));
      partyName = strip(request.partyName());
      serverId = request.serverId();
      if (request.tableIds() != null) {
        checkTables(errors, request.tableIds());
        request.tableIds().stream().filter(Objects::nonNull).forEach(tableIds::add);
      }
    }
    if (!errors.isEmpty() || covers == null) {
      throw Problem.invalid(errors);
    }
    return seated(seatingParties.seat(tableIds, covers, serverId, partyName));
  }

  @POST
  @Path("/seatings/{id}/move")
  @Requires(Permission.SEAT)
  @Idempotent
  @Operation(summary = "Move a party; tables it has already may be among them")
  public Response move(
      @PathParam("id") UUID seatingId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable MoveRequest request) {
    List<FieldError> errors = new ArrayList<>();
    if (request == null || request.tableIds() == null || request.tableIds().isEmpty()) {
      throw Problem.invalid("tableIds", "names at least one table");
    }
    checkTables(errors, request.tableIds());
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return switch (seatingParties.move(seatingId, request.tableIds(), ifMatch)) {
      case Moved.Done(SeatingSummary seating) -> tagged(200, seating);
      case Moved.Gone() -> throw gone(seatingId);
      case TableRefusal refusal -> throw problem(refusal);
    };
  }

  @POST
  @Path("/seatings/{id}/join")
  @Requires(Permission.SEAT)
  @Idempotent
  @Operation(
      summary = "Make one party of two: tables, guests and orders of the other come to this one")
  public Response join(
      @PathParam("id") UUID seatingId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable JoinRequest request) {
    UUID other = request == null ? null : request.seatingId();
    if (other == null || other.equals(seatingId)) {
      throw Problem.invalid("seatingId", "names another party");
    }
    return switch (seatingParties.join(seatingId, other, ifMatch)) {
      case Joined.Done(SeatingSummary seating) -> tagged(200, seating);
      case Joined.Gone() ->
          throw gone(
              reading.seating(seatingId).filter(s -> s.clearedAt() == null).isPresent()
                  ? other
                  : seatingId);
      case Joined.TooMany() ->
          throw Problem.conflict(
              "too-many-covers", "Together they are more than " + Seating.MOST_COVERS);
    };
  }

  @POST
  @Path("/seatings/{id}/clear")
  @Requires(Permission.SEAT)
  @Idempotent
  @Operation(summary = "Clear the tables of a party that owes nothing")
  public Response clear(
      @PathParam("id") UUID seatingId, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return switch (seatingParties.clear(seatingId, ifMatch)) {
      case Cleared.Done(SeatingSummary seating) -> tagged(200, seating);
      case Cleared.Gone() -> throw gone(seatingId);
      case Cleared.Owing(SeatingSummary seating, int orderNumber) ->
          throw Problem.conflict(
              "order-open",
              "Order "
                  + orderNumber
                  + " at table "
                  + seating.tableLabel()
                  + " is not settled: pay it or move it first");
    };
  }

  @POST
  @Path("/seatings/{id}/recount")
  @Requires(Permission.SEAT)
  @Idempotent
  @Operation(summary = "Count a party anew; its open orders follow")
  public Response recount(
      @PathParam("id") UUID seatingId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable RecountRequest request) {
    List<FieldError> errors = new ArrayList<>();
    Integer covers = request == null ? null : request.covers();
    checkCovers(errors, covers);
    if (!errors.isEmpty() || covers == null) {
      throw Problem.invalid(errors);
    }
    return seatingParties
        .recount(seatingId, covers, ifMatch)
        .map(party -> tagged(200, party))
        .orElseThrow(() -> gone(seatingId));
  }

  private Problem gone(UUID seatingId) {
    return reading
        .seating(seatingId)
        .map(
            seating ->
                Problem.conflict(
                    "seating-over", "The party at table " + seating.tableLabel() + " has left"))
        .orElseGet(() -> Problem.notFound("seating", seatingId));
  }

  static Response seated(Seated seated) {
    return switch (seated) {
      case Seated.Done(SeatingSummary seating) -> tagged(201, seating);
      case TableRefusal refusal -> throw problem(refusal);
    };
  }

  static Problem problem(TableRefusal refusal) {
    return switch (refusal) {
      case TableRefusal.NoTables() -> Problem.invalid("tableIds", "names at least one table");
      case TableRefusal.NoSuchTable(UUID id) -> Problem.notFound("table", id);
      case TableRefusal.Taken taken -> Problem.conflict("table-taken", taken.reasonInWords());
      case TableRefusal.Blocked blocked ->
          Problem.conflict("table-blocked", blocked.reasonInWords());
    };
  }

  private static Response tagged(int status, SeatingSummary seating) {
    return Versions.tag(Response.status(status), seating.version())
        .entity(FloorJson.SeatingJson.of(seating))
        .build();
  }

  static void checkCovers(List<FieldError> errors, @Nullable Integer covers) {
    if (covers == null) {
      errors.add(new FieldError("covers", "is missing"));
    } else if (covers < 1 || covers > Seating.MOST_COVERS) {
      errors.add(new FieldError("covers", "is 1 to " + Seating.MOST_COVERS));
    }
  }

  static void checkTables(List<FieldError> errors, List<@Nullable UUID> tableIds) {
    if (tableIds.size() > TABLES_LIMIT) {
      errors.add(new FieldError("tableIds", "names at most " + TABLES_LIMIT + " tables"));
    }
    for (int i = 0; i < tableIds.size(); i++) {
      if (tableIds.get(i) == null) {
        errors.add(new FieldError("tableIds[" + i + "]", "is missing"));
      }
    }
  }

  static @Nullable String strip(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * A party to seat.
   *
   * @param tableIds further tables beside the one in the address
   */
  public record SeatRequest(
      @Nullable Integer covers,
      @Nullable UUID serverId,
      @Nullable String partyName,
      @Nullable List<UUID> tableIds) {}

  /** The party that goes into this one. */
  public record JoinRequest(@Nullable UUID seatingId) {}

  /** How many a party is. */
  public record RecountRequest(@Nullable Integer covers) {}

  /** Where a party goes. */
  public record MoveRequest(@Nullable List<UUID> tableIds) {}
}
