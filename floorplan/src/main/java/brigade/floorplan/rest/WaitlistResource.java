package brigade.floorplan.rest;

import brigade.floorplan.KeepingWaitlist;
import brigade.floorplan.SeatingParties;
import brigade.floorplan.WaitingParty;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The parties at the door. */
@Path("/api/v1/waitlist")
@RunOnVirtualThread
@Tag(name = "Waitlist")
public class WaitlistResource {
  /** Longest wait that is quoted, in minutes. */
  private static final int QUOTE_LIMIT = 600;

  private final KeepingWaitlist waitlist;
  private final SeatingParties seatingParties;

  WaitlistResource(KeepingWaitlist waitlist, SeatingParties seatingParties) {
    this.waitlist = waitlist;
    this.seatingParties = seatingParties;
  }

  @GET
  @Requires(Permission.VIEW_FLOOR)
  @Operation(summary = "Who waits, longest first")
  public WaitingList list() {
    return new WaitingList(waitlist.waiting());
  }

  @POST
  @Requires(Permission.RESERVE)
  @Idempotent
  @Operation(summary = "Add a party; without a quote the room's own estimate is told")
  public Response add(@Nullable AddRequest request) {
    if (request == null) {
      throw Problem.malformed("The body is missing");
    }
    List<FieldError> errors = new ArrayList<>();
    String name = FloorResource.strip(request.name());
    if (name == null) {
      errors.add(new FieldError("name", "is missing"));
    }
    errors.addAll(FreeText.faults("name", request.name(), ReservationsResource.NAME_LIMIT));
    errors.addAll(FreeText.faults("phone", request.phone(), ReservationsResource.PHONE_LIMIT));
    errors.addAll(FreeText.faults("note", request.note(), ReservationsResource.NOTE_LIMIT));
    FloorResource.checkCovers(errors, request.covers());
    Integer quoted = request.quotedMinutes();
    if (quoted != null && (quoted < 0 || quoted > QUOTE_LIMIT)) {
      errors.add(new FieldError("quotedMinutes", "is 0 to " + QUOTE_LIMIT));
    }
    if (!errors.isEmpty() || name == null || request.covers() == null) {
      throw Problem.invalid(errors);
    }
    WaitingParty added =
        waitlist.add(
            name,
            FloorResource.strip(request.phone()),
            request.covers(),
            quoted,
            FloorResource.strip(request.note()));
    return Response.status(201).entity(added).build();
  }

  @POST
  @Path("/{id}/seat")
  @Requires(Permission.SEAT)
  @Idempotent
  @Operation(summary = "Seat a party that waits")
  public Response seat(@PathParam("id") UUID id, @Nullable SeatRequest request) {
    if (request == null || request.tableIds() == null || request.tableIds().isEmpty()) {
      throw Problem.invalid("tableIds", "names at least one table");
    }
    List<FieldError> errors = new ArrayList<>();
    FloorResource.checkTables(errors, request.tableIds());
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return FloorResource.seated(
        seatingParties.seatWaiting(id, request.tableIds(), request.serverId()));
  }

  @POST
  @Path("/{id}/remove")
  @Requires(Permission.RESERVE)
  @Idempotent
  @Operation(summary = "Strike a party that gave up")
  public Response remove(@PathParam("id") UUID id) {
    WaitingParty removed =
        waitlist
            .remove(id)
            .orElseThrow(
                () -> Problem.conflict("not-waiting", "There is no party " + id + " that waits"));
    return Response.ok(removed).build();
  }

  /** A list in an object, so that more can be said beside it. */
  public record WaitingList(List<WaitingParty> waitlist) {}

  /**
   * A party at the door.
   *
   * @param quotedMinutes what they were told; the room's own estimate if absent
   */
  public record AddRequest(
      @Nullable String name,
      @Nullable String phone,
      @Nullable Integer covers,
      @Nullable Integer quotedMinutes,
      @Nullable String note) {}

  /** Where they go. */
  public record SeatRequest(@Nullable List<UUID> tableIds, @Nullable UUID serverId) {}
}
