package brigade.kitchen.rest;

import brigade.kitchen.AllDay;
import brigade.kitchen.BumpOutcome;
import brigade.kitchen.Call;
import brigade.kitchen.Kitchen;
import brigade.kitchen.Numbering;
import brigade.kitchen.Pace;
import brigade.kitchen.PrepTimes;
import brigade.kitchen.ReadingTickets;
import brigade.kitchen.RecallOutcome;
import brigade.kitchen.Shown;
import brigade.kitchen.StationKind;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.TicketState;
import brigade.kitchen.TicketView;
import brigade.rest.Idempotent;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Stations, their tickets, and calls to the floor. */
@Path("/api/v1/kitchen")
@RunOnVirtualThread
@Tag(name = "Kitchen")
public class KitchenResource {
  /** More items than any ticket has. */
  static final int ITEMS_LIMIT = 500;

  /** Tickets in one answer. */
  private static final int TICKETS_LIMIT = 500;

  /** Calls in one answer. */
  private static final int CALLS_LIMIT = 500;

  private final Kitchen kitchen;
  private final ReadingTickets reading;
  private final Numbering numbering;
  private final Stations stations;
  private final Pace pace;
  private final CurrentActor currentActor;

  KitchenResource(
      Kitchen kitchen,
      ReadingTickets reading,
      Numbering numbering,
      Stations stations,
      Pace pace,
      CurrentActor currentActor) {
    this.kitchen = kitchen;
    this.reading = reading;
    this.numbering = numbering;
    this.stations = stations;
    this.pace = pace;
    this.currentActor = currentActor;
  }

  @GET
  @Path("/stations")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(summary = "The stations, and how many tickets each has")
  public StationsJson stations() {
    return new StationsJson(
        reading.stations().stream()
            .map(
                load ->
                    new StationJson(
                        load.station().id(),
                        load.station().version(),
                        load.station().code(),
                        load.station().name(),
                        load.station().kind(),
                        load.station().warnSeconds(),
                        load.station().lateSeconds(),
                        load.station().throughExpo(),
                        load.station().closed(),
                        Optional.ofNullable(load.station().coveredBy())
                            .map(stations::codeOf)
                            .orElse(null),
                        KitchenSetupResource.ScreenJson.of(load.station().screen()),
                        load.open(),
                        load.held(),
                        load.time().map(Duration::toSeconds).orElse(null)))
            .toList());
  }

  @GET
  @Path("/stations/{id}/tickets")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(
      summary = "The tickets of a station, by its id or code",
      description =
          "state is OPEN, HELD, BUMPED or CANCELLED; without it, all on the screen. Up to limit of"
              + " them, 1 to 500, which it is without it; with next in the answer there are more,"
              + " which after asks for")
  public TicketsJson tickets(
      @PathParam("id") String id,
      @QueryParam("state") @Nullable String state,
      @QueryParam("after") @Nullable UUID after,
      @QueryParam("limit") @DefaultValue("500") int limit) {
    StationSummary station = station(id);
    if (limit < 1 || limit > TICKETS_LIMIT) {
      throw Problem.invalid("limit", "is 1 to " + TICKETS_LIMIT);
    }
    TicketState wanted =
        state == null || state.isBlank() ? null : NamedChoice.of(TicketState.class, "state", state);
    numbering.numberAll();
    ReadingTickets.TicketsPage page =
        reading
            .at(station.id(), wanted, after, limit)
            .orElseThrow(() -> Problem.invalid("after", "is no ticket"));
    return new TicketsJson(station.code(), page.tickets(), page.next());
  }

  @GET
  @Path("/tickets/{id}")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(summary = "A ticket")
  public TicketView ticket(@PathParam("id") UUID id) {
    numbering.numberAll();
    return reading.ticket(id).orElseThrow(() -> Problem.notFound("ticket", id));
  }

  @POST
  @Path("/tickets/{id}/bump")
  @Requires(Permission.BUMP)
  @Idempotent
  @Operation(
      summary = "Bump a ticket, or some of its items",
      description =
          "Expo's is refused with 409 blocked while stations are at work, unless override is true."
              + " With shown, items as the ticket was read: only what is on that list is bumped, and"
              + " a void that came after it stays unread")
  public Response bump(@PathParam("id") UUID id, @Nullable BumpRequest request) {
    List<UUID> itemIds = request == null ? null : items(request.itemIds());
    boolean override = request != null && Boolean.TRUE.equals(request.override());
    if (override && itemIds != null) {
      throw Problem.invalid("override", "is for whole tickets, without itemIds");
    }
    List<Shown> shown = request == null ? null : ShownJson.shown(request.shown());
    BumpOutcome outcome = override ? kitchen.override(id, shown) : kitchen.bump(id, itemIds, shown);
    return switch (outcome) {
      case BumpOutcome.Bumped bumped -> answer(bumped.ticketId());
      case BumpOutcome.Blocked(var by) ->
          throw Problem.conflict("blocked", "Still at work: " + String.join(", ", by));
      case BumpOutcome.NotFired() ->
          throw Problem.conflict("not-fired", "Its course is held; fire it first");
      case BumpOutcome.Unknown() -> throw unknown(id, itemIds);
    };
  }

  @POST
  @Path("/tickets/{id}/recall")
  @Requires(Permission.BUMP)
  @Idempotent
  @Operation(
      summary = "Take back the last bump of a ticket, or of some of its items",
      description = "At expo, the stations that made it have it back")
  public Response recall(@PathParam("id") UUID id, @Nullable RecallRequest request) {
    List<UUID> itemIds = request == null ? null : items(request.itemIds());
    return switch (kitchen.recall(id, itemIds)) {
      case RecallOutcome.Recalled recalled -> answer(recalled.ticketId());
      case RecallOutcome.NothingDone() ->
          throw Problem.conflict("nothing-done", "Nothing of it was finished");
      case RecallOutcome.Unknown() -> throw unknown(id, itemIds);
    };
  }

  @GET
  @Path("/all-day")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(summary = "What is to be made in all, without what is done, voided or held")
  public AllDayJson allDay(@QueryParam("station") @Nullable String station) {
    StationSummary one = station == null || station.isBlank() ? null : station(station);
    AllDay counts = reading.allDay(one == null ? null : one.id());
    return new AllDayJson(
        one == null ? null : one.code(), counts.items(), counts.total(), counts.leftOut());
  }

  @GET
  @Path("/prep-times")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(
      summary = "How long dishes take at their stations, learnt from what was bumped",
      description =
          "The median from fire to done over four weeks, in seconds; byLoad apart for up to 4, up to"
              + " 12 and more portions ahead, where enough was made to say")
  public PrepTimesJson prepTimes() {
    return new PrepTimesJson(
        pace.prepTimes().learnt().entrySet().stream()
            .map(
                dish ->
                    new PrepTimeJson(
                        stations.codeOf(dish.getKey().stationId()),
                        dish.getKey().menuItemId(),
                        dish.getValue().median().toSeconds(),
                        seconds(dish.getValue().byLoad()),
                        dish.getValue().count()))
            .sorted(
                Comparator.comparing(PrepTimeJson::station).thenComparing(PrepTimeJson::menuItemId))
            .toList());
  }

  private static Map<PrepTimes.Load, Long> seconds(Map<PrepTimes.Load, Duration> byLoad) {
    Map<PrepTimes.Load, Long> seconds = new EnumMap<>(PrepTimes.Load.class);
    byLoad.forEach((load, median) -> seconds.put(load, median.toSeconds()));
    return seconds;
  }

  @GET
  @Path("/calls")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(
      summary = "Calls that are not read yet",
      description =
          "Those for the person who asks, the oldest first; with all=true, everybody's. Up to limit"
              + " of them, 1 to 500, else 100; with next in the answer there are more, which after"
              + " asks for")
  public CallsJson calls(
      @QueryParam("all") @DefaultValue("false") boolean all,
      @QueryParam("after") @Nullable UUID after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > CALLS_LIMIT) {
      throw Problem.invalid("limit", "is 1 to " + CALLS_LIMIT);
    }
    UUID serverId = all ? null : currentActor.get().staffId();
    ReadingTickets.CallsPage page = reading.openCalls(serverId, after, limit);
    return new CallsJson(page.calls().stream().map(CallJson::of).toList(), page.next());
  }

  @POST
  @Path("/calls/{id}/read")
  @Requires(Permission.VIEW_KITCHEN)
  @Idempotent
  @Operation(summary = "Read a call; it leaves the server's device")
  public Response read(@PathParam("id") UUID id) {
    Call call = kitchen.read(id).orElseThrow(() -> Problem.notFound("call", id));
    return Response.ok(CallJson.of(call)).build();
  }

  private Response answer(UUID ticketId) {
    return Response.ok(
            reading.ticket(ticketId).orElseThrow(() -> Problem.notFound("ticket", ticketId)))
        .build();
  }

  private StationSummary station(String idOrCode) {
    return stations.named(idOrCode).orElseThrow(() -> Problem.notFound("station", idOrCode));
  }

  private static @Nullable List<UUID> items(@Nullable List<UUID> itemIds) {
    if (itemIds == null) {
      return null;
    }
    List<UUID> named = itemIds.stream().distinct().toList();
    if (named.isEmpty() || itemIds.size() > ITEMS_LIMIT) {
      throw Problem.invalid("itemIds", "names 1 to " + ITEMS_LIMIT + " items, or is left out");
    }
    return named;
  }

  private static Problem unknown(UUID ticketId, @Nullable List<UUID> itemIds) {
    return itemIds == null
        ? Problem.notFound("ticket", ticketId)
        : Problem.notFound("such item on ticket", ticketId);
  }

  /**
   * A bump.
   *
   * @param itemIds which items; left out is all of the ticket
   * @param shown the items as they were read, so that what has come since is left alone
   */
  public record BumpRequest(
      @Nullable List<UUID> itemIds,
      @Nullable Boolean override,
      @Nullable List<@Nullable ShownJson> shown) {}

  public record RecallRequest(@Nullable List<UUID> itemIds) {}

  public record StationsJson(List<StationJson> stations) {}

  /**
   * A station; {@code version} is for {@code If-Match}, {@code open} and {@code held} count tickets
   * on its screen, {@code coveredBy} is the code of the station that gets its work while it is
   * closed, {@code workSeconds} how long it will need for what it has at work, null while that is
   * not learnt.
   */
  public record StationJson(
      UUID id,
      long version,
      String code,
      String name,
      StationKind kind,
      int warnSeconds,
      int lateSeconds,
      boolean throughExpo,
      boolean closed,
      @Nullable String coveredBy,
      KitchenSetupResource.ScreenJson screen,
      int open,
      int held,
      @Nullable Long workSeconds) {}

  public record PrepTimesJson(List<PrepTimeJson> prepTimes) {}

  /**
   * How long a dish takes.
   *
   * @param count how many it was learnt from
   */
  public record PrepTimeJson(
      String station, UUID menuItemId, long seconds, Map<PrepTimes.Load, Long> byLoad, int count) {}

  /** Tickets; {@code next} is there when others follow, and {@code after} goes on from it. */
  public record TicketsJson(String station, List<TicketView> tickets, @Nullable UUID next) {}

  public record AllDayJson(
      @Nullable String station, List<AllDay.Count> items, int total, AllDay.LeftOut leftOut) {}

  /** Calls; {@code next} is there when others follow, and {@code after} goes on from it. */
  public record CallsJson(List<CallJson> calls, @Nullable UUID next) {}

  /** A call to the floor. */
  public record CallJson(
      UUID id,
      UUID orderId,
      UUID ticketId,
      String table,
      UUID serverId,
      String server,
      String courseName,
      String summary,
      int plates,
      Instant calledAt,
      int times,
      @Nullable Instant readAt,
      @Nullable String readBy) {

    static CallJson of(Call call) {
      return new CallJson(
          call.id(),
          call.orderId(),
          call.ticketId(),
          call.label(),
          call.serverId(),
          call.serverName(),
          call.courseName(),
          call.summary(),
          call.plates(),
          call.calledAt(),
          call.times(),
          call.readAt().orElse(null),
          call.readBy().orElse(null));
    }
  }
}
