package brigade.kitchen.rest;

import brigade.kitchen.KeepingStations;
import brigade.kitchen.KeepingStations.Outcome;
import brigade.kitchen.KeepingStations.Retirement;
import brigade.kitchen.Routing;
import brigade.kitchen.RoutingRule;
import brigade.kitchen.ScreenSettings;
import brigade.kitchen.StationSettings;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.rest.FreeText;
import brigade.rest.Idempotent;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Versions;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the kitchen is set up: its stations, and where items are made. */
@Path("/api/v1/kitchen")
@RunOnVirtualThread
@Tag(name = "Kitchen")
public class KitchenSetupResource {
  /** Codes of order types and dayparts are never longer. */
  private static final int CODE_LENGTH = 60;

  private static final int WARN_SECONDS = 300;
  private static final int LATE_SECONDS = 600;

  private final KeepingStations keeping;
  private final Stations stations;
  private final Routing routing;

  KitchenSetupResource(KeepingStations keeping, Stations stations, Routing routing) {
    this.keeping = keeping;
    this.stations = stations;
    this.routing = routing;
  }

  @POST
  @Path("/stations")
  @Requires(Permission.EDIT_KITCHEN)
  @Idempotent
  @Operation(summary = "Add a station; its code is made from its name")
  public Response add(@Nullable StationBody body) {
    return Response.status(Response.Status.CREATED).entity(saved(null, null, body)).build();
  }

  @PUT
  @Path("/stations/{code}")
  @Requires(Permission.EDIT_KITCHEN)
  @Operation(
      summary = "Change, close or open a station",
      description =
          "A closed station's work goes to the one that covers for it, else to expo with a warning;"
              + " tickets that are there stay there. If-Match names the version")
  public StationBody change(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable StationBody body) {
    StationSummary before = null;
    if (Versions.expected(ifMatch) != null) {
      before =
          stations.fresh().stream()
              .filter(station -> station.code().equalsIgnoreCase(code))
              .findFirst()
              .orElseThrow(() -> Problem.notFound("station", code));
      Versions.check(ifMatch, before.version());
    }
    return saved(code, before, body);
  }

  private StationBody saved(
      @Nullable String code, @Nullable StationSummary before, @Nullable StationBody body) {
    if (body == null || body.name() == null) {
      throw Problem.invalid("name", "is missing");
    }
    StationSettings settings =
        new StationSettings(
            body.name(),
            Objects.requireNonNullElse(body.warnSeconds(), WARN_SECONDS),
            Objects.requireNonNullElse(body.lateSeconds(), LATE_SECONDS),
            !Boolean.FALSE.equals(body.throughExpo()),
            Boolean.TRUE.equals(body.closed()),
            body.coveredBy() == null || body.coveredBy().isBlank() ? null : body.coveredBy(),
            body.screen() == null ? null : body.screen().settings());
    return switch (keeping.save(code, before, settings)) {
      case Outcome.Saved(StationSummary station) -> StationBody.of(station, stations);
      case Outcome.Faulty(List<FieldError> faults) -> throw Problem.invalid(faults);
      case Outcome.Gone() -> throw Problem.notFound("station", String.valueOf(code));
      case Outcome.Overtaken(StationSummary now) -> throw Problem.stale(now.version());
    };
  }

  @DELETE
  @Path("/stations/{code}")
  @Requires(Permission.EDIT_KITCHEN)
  @Operation(summary = "Retire a closed station that nothing needs any more")
  public Response retire(@PathParam("code") String code) {
    return switch (keeping.retire(code)) {
      case Retirement.Done() -> Response.noContent().build();
      case Retirement.Gone() -> throw Problem.notFound("station", code);
      case Retirement.Expo() -> throw Problem.conflict("expo", "A kitchen always has its expo");
      case Retirement.Open() ->
          throw Problem.conflict("station-open", "Close it first, so that nothing is sent there");
      case Retirement.Busy(int tickets) ->
          throw Problem.conflict("station-busy", "It still has " + tickets + " tickets");
      case Retirement.Needed(List<String> by) ->
          throw Problem.conflict("station-needed", "It is named by " + String.join(", ", by));
    };
  }

  @GET
  @Path("/routing")
  @Requires(Permission.VIEW_KITCHEN)
  @Operation(
      summary = "The rules that say where items are made, in the order they are asked",
      description =
          "The first that holds and does not say also decides, else the item's own station; those"
              + " that say also add theirs")
  public RoutingJson rules() {
    return RoutingJson.of(routing.rules());
  }

  @PUT
  @Path("/routing")
  @Requires(Permission.EDIT_KITCHEN)
  @Operation(
      summary = "Replace the rules that say where items are made",
      description = "What is in the kitchen already stays where it is; If-Match names the version")
  public RoutingJson replace(
      @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable RoutingBody body) {
    if (body == null || body.rules() == null) {
      throw Problem.invalid("rules", "is missing");
    }
    List<FieldError> faults = new ArrayList<>();
    List<RoutingRule> rules = new ArrayList<>();
    for (int i = 0; i < body.rules().size(); i++) {
      RuleJson rule = body.rules().get(i);
      if (rule == null) {
        faults.add(new FieldError("rules[" + i + "]", "is missing"));
      } else {
        rules.add(rule.rule("rules[" + i + "].", faults));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    List<RoutingRule> before = Versions.expected(ifMatch) == null ? null : routing.rules();
    if (before != null) {
      Versions.check(ifMatch, RoutingJson.versionOf(before));
    }
    return switch (routing.replace(rules, before)) {
      case Routing.Outcome.Saved(List<RoutingRule> saved) -> RoutingJson.of(saved);
      case Routing.Outcome.Faulty(List<FieldError> wrong) -> throw Problem.invalid(wrong);
      case Routing.Outcome.Stale(List<RoutingRule> now) ->
          throw Problem.stale(RoutingJson.versionOf(now));
    };
  }

  /**
   * A station as it is set up.
   *
   * @param version for {@code If-Match}; what is sent of it in a body says nothing
   * @param code made from the name when it is added, and never changed
   * @param warnSeconds the age at which a ticket turns amber; 300 where absent
   * @param lateSeconds the age at which it turns red; 600 where absent
   * @param throughExpo whether its plates are put together at expo; true where absent
   * @param closed whether nobody works there at present; false where absent
   * @param coveredBy the code of the station that gets its work then
   * @param screen how its screen shows its tickets; left as it is where absent
   */
  public record StationBody(
      @Nullable Long version,
      @Nullable String code,
      @Nullable String name,
      @Nullable Integer warnSeconds,
      @Nullable Integer lateSeconds,
      @Nullable Boolean throughExpo,
      @Nullable Boolean closed,
      @Nullable String coveredBy,
      @Nullable ScreenJson screen) {
    static StationBody of(StationSummary station, Stations stations) {
      return new StationBody(
          station.version(),
          station.code(),
          station.name(),
          station.warnSeconds(),
          station.lateSeconds(),
          station.throughExpo(),
          station.closed(),
          station.coveredBy() == null ? null : stations.codeOf(station.coveredBy()),
          ScreenJson.of(station.screen()));
    }
  }

  /**
   * How a station's screen shows its tickets.
   *
   * @param columns 3 to 6, or 0 for as many as fit; 0 where absent
   * @param text {@code NORMAL} or {@code LARGE}; normal where absent
   * @param sort {@code OLDEST} or {@code DUE}; oldest where absent
   * @param rushFirst whether what is to be rushed comes first; false where absent
   * @param typeEdges whether cards carry the colour and the word of their order's type; false where
   *     absent
   * @param chimes whether it rings; true where absent
   * @param afterHandOver how many minutes the guests' board still shows what was handed over, of
   *     expo only; 2 where absent
   */
  public record ScreenJson(
      @Nullable Integer columns,
      @Nullable String text,
      @Nullable String sort,
      @Nullable Boolean rushFirst,
      @Nullable Boolean typeEdges,
      @Nullable Boolean chimes,
      @Nullable Integer afterHandOver) {
    static ScreenJson of(ScreenSettings screen) {
      return new ScreenJson(
          screen.columns(),
          screen.text().name(),
          screen.sort().name(),
          screen.rushFirst(),
          screen.typeEdges(),
          screen.chimes(),
          screen.afterHandOver());
    }

    ScreenSettings settings() {
      ScreenSettings unsaid = ScreenSettings.DEFAULT;
      return new ScreenSettings(
          Objects.requireNonNullElse(columns, unsaid.columns()),
          text == null
              ? unsaid.text()
              : NamedChoice.of(ScreenSettings.TextSize.class, "screen.text", text),
          sort == null
              ? unsaid.sort()
              : NamedChoice.of(ScreenSettings.Sort.class, "screen.sort", sort),
          Objects.requireNonNullElse(rushFirst, unsaid.rushFirst()),
          Objects.requireNonNullElse(typeEdges, unsaid.typeEdges()),
          Objects.requireNonNullElse(chimes, unsaid.chimes()),
          Objects.requireNonNullElse(afterHandOver, unsaid.afterHandOver()));
    }
  }

  /** New rules, in the order they are asked. */
  public record RoutingBody(@Nullable List<@Nullable RuleJson> rules) {}

  /** The rules; {@code version} is for {@code If-Match}. */
  public record RoutingJson(long version, List<RuleJson> rules) {
    static RoutingJson of(List<RoutingRule> rules) {
      return new RoutingJson(versionOf(rules), rules.stream().map(RuleJson::of).toList());
    }

    /** Ids and words have the same hash in every process, and their order in a set is no matter. */
    static long versionOf(List<RoutingRule> rules) {
      return Integer.toUnsignedLong(rules.hashCode());
    }
  }

  /** A rule; each part that is empty or left out holds for everything. */
  public record RuleJson(
      @Nullable String name,
      @Nullable Set<@Nullable UUID> menuItemIds,
      @Nullable Set<@Nullable UUID> categoryIds,
      @Nullable Set<@Nullable UUID> modifierIds,
      @Nullable Set<@Nullable String> orderTypes,
      @Nullable Set<@Nullable UUID> areaIds,
      @Nullable Set<@Nullable String> dayparts,
      @Nullable List<@Nullable String> stations,
      @Nullable Boolean also) {
    static RuleJson of(RoutingRule rule) {
      return new RuleJson(
          rule.name(),
          new LinkedHashSet<>(rule.items()),
          new LinkedHashSet<>(rule.categories()),
          new LinkedHashSet<>(rule.modifiers()),
          new LinkedHashSet<>(rule.orderTypes()),
          new LinkedHashSet<>(rule.areas()),
          new LinkedHashSet<>(rule.dayparts()),
          new ArrayList<>(rule.stations()),
          rule.also());
    }

    RoutingRule rule(String at, List<FieldError> faults) {
      String called = name == null ? "" : name.strip();
      faults.addAll(FreeText.faults(at + "name", called, Routing.NAME_LIMIT));
      return new RoutingRule(
          called,
          whole(at + "menuItemIds", menuItemIds, faults),
          whole(at + "categoryIds", categoryIds, faults),
          whole(at + "modifierIds", modifierIds, faults),
          words(at + "orderTypes", orderTypes, faults),
          whole(at + "areaIds", areaIds, faults),
          words(at + "dayparts", dayparts, faults),
          stations == null
              ? List.of()
              : stations.stream()
                  .filter(Objects::nonNull)
                  .map(code -> code.strip().toUpperCase(java.util.Locale.ROOT))
                  .toList(),
          Boolean.TRUE.equals(also));
    }

    private static <T> Set<T> whole(
        String field, @Nullable Set<@Nullable T> given, List<FieldError> faults) {
      Set<T> kept = new LinkedHashSet<>();
      if (given != null) {
        for (T one : given) {
          if (one == null) {
            faults.add(new FieldError(field, "has an empty entry"));
          } else {
            kept.add(one);
          }
        }
      }
      return kept;
    }

    private static Set<String> words(
        String field, @Nullable Set<@Nullable String> given, List<FieldError> faults) {
      Set<String> kept = whole(field, given, faults);
      kept.forEach(word -> faults.addAll(FreeText.faults(field, word, CODE_LENGTH)));
      return kept;
    }
  }
}
