package brigade.menu.rest;

import brigade.menu.Availability;
import brigade.menu.ImportingMenu;
import brigade.menu.MenuDefinition;
import brigade.menu.MenuItem;
import brigade.menu.Menus;
import brigade.menu.Modifier;
import brigade.menu.Moment;
import brigade.menu.Picture;
import brigade.menu.Portions;
import brigade.menu.SalesPlaces;
import brigade.menu.SettingAvailability;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.rest.Rfc3339;
import brigade.staff.CurrentActor;
import brigade.staff.OpenToAll;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The menu: reading it, importing it, and what is left of it. */
@Path("/api/v1/menu")
@RunOnVirtualThread
@Tag(name = "Menu")
public class MenuResource {
  /** Where pictures are. */
  static final String PICTURES = "/api/v1/menu/pictures/";

  /** A picture at one address never changes. */
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private final Menus menus;
  private final Portions portions;
  private final SettingAvailability settingAvailability;
  private final ImportingMenu importingMenu;
  private final CurrentActor currentActor;
  private final Venues venues;
  private final Instance<SalesPlaces> places;
  private final ObjectMapper json;
  private final Clock clock;

  MenuResource(
      Menus menus,
      Portions portions,
      SettingAvailability settingAvailability,
      ImportingMenu importingMenu,
      CurrentActor currentActor,
      Venues venues,
      Instance<SalesPlaces> places,
      ObjectMapper json,
      Clock clock) {
    this.menus = menus;
    this.portions = portions;
    this.settingAvailability = settingAvailability;
    this.importingMenu = importingMenu;
    this.currentActor = currentActor;
    this.venues = venues;
    this.places = places;
    this.json = json;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @OpenToAll("Everybody who works here may read the menu, so a session is all it asks for")
  @Operation(
      summary = "The menu with prices, choices and what is left",
      description =
          "With any of at, orderType and areaId it is what is on sale then and there, at the prices"
              + " of then; what is left out is now, DINE_IN and no area.")
  public MenuView menu(
      @QueryParam("at") @Nullable String at,
      @QueryParam("orderType") @Nullable String orderType,
      @QueryParam("areaId") @Nullable UUID areaId) {
    currentActor.get();
    if (at == null && orderType == null && areaId == null) {
      return MenuView.of(menus.fresh(), portions.today(), clock.instant(), currency());
    }
    String type = orderType == null ? "DINE_IN" : orderType;
    if (places.isResolvable() && !places.get().orderTypes().contains(type)) {
      throw Problem.invalid(
          "orderType",
          "is one of " + String.join(", ", places.get().orderTypes().stream().sorted().toList()));
    }
    return MenuView.of(
        menus.fresh().at(Moment.of(instant(at), venues.settings(), type, areaId)), currency());
  }

  private Instant instant(@Nullable String at) {
    try {
      return at == null ? clock.instant() : Rfc3339.instant(at);
    } catch (DateTimeException e) {
      throw Problem.invalid("at", "is an instant such as 2026-11-20T17:30:00Z");
    }
  }

  @GET
  @Path("/pictures/{id}")
  @Produces({"image/png", "image/jpeg", "image/webp"})
  @OpenToAll("An image on a page is fetched without a token; its address is made of its bytes")
  @Operation(summary = "A picture; one address always has the same")
  public Response picture(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String known) {
    if (known != null && known.contains(id.toString())) {
      return Response.notModified(id.toString()).header("Cache-Control", FOR_EVER).build();
    }
    Picture picture = menus.picture(id).orElseThrow(() -> Problem.notFound("picture", id));
    return Response.ok(picture.bytes(), picture.type())
        .tag(id.toString())
        .header("Cache-Control", FOR_EVER)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  @GET
  @Path("/export")
  @Produces({"text/csv;charset=UTF-8", MediaType.APPLICATION_JSON})
  @Requires(Permission.EDIT_MENU)
  @Operation(
      summary = "The menu as an import takes it",
      description =
          "As a table, or with format=json whole. The header Brigade-Left-Out says what the table"
              + " has no room for. JSON has the pictures unless pictures=false.")
  public Response export(
      @QueryParam("format") @DefaultValue("csv") String format,
      @QueryParam("pictures") @DefaultValue("true") boolean pictures) {
    return switch (format) {
      case "csv" ->
          Response.ok(importingMenu.toCsv(), "text/csv;charset=UTF-8")
              .header("Brigade-Left-Out", ImportingMenu.LEFT_OUT_OF_CSV)
              .build();
      case "json" ->
          Response.ok(text(importingMenu.toDefinition(pictures)), MediaType.APPLICATION_JSON)
              .build();
      default -> throw Problem.invalid("format", "is csv or json");
    };
  }

  private String text(MenuDefinition definition) {
    try {
      return json.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A menu can be written down", e);
    }
  }

  @POST
  @Path("/import")
  @Consumes({"text/csv", "application/csv", "text/plain", "application/octet-stream"})
  @Produces(MediaType.APPLICATION_JSON)
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(
      summary = "Import a menu from CSV, all or nothing",
      description =
          "Columns sku,name,category,size,price,station,tax, and those more that an export has. Rows with one name in one category and"
              + " several sizes are one item; known SKUs are changed, others added.")
  public Response importCsv(
      byte @Nullable [] csv, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
    return answer(importingMenu.fromCsv(csv == null ? new byte[0] : csv, dryRun));
  }

  @POST
  @Path("/import")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Import a menu from JSON, all or nothing")
  public Response importJson(
      @Nullable MenuDefinition definition,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
    if (definition == null) {
      throw Problem.malformed("There is no menu in the body");
    }
    return answer(importingMenu.fromDefinition(definition, dryRun));
  }

  private static Response answer(ImportingMenu.Outcome outcome) {
    return switch (outcome) {
      case ImportingMenu.Outcome.Imported(var counts) ->
          Response.ok(Imported.of(false, counts)).build();
      case ImportingMenu.Outcome.Would(var counts) ->
          Response.ok(Imported.of(true, counts)).build();
      case ImportingMenu.Outcome.Refused(List<FieldError> faults) -> throw Problem.invalid(faults);
    };
  }

  @PUT
  @Path("/items/{id}/availability")
  @Produces(MediaType.APPLICATION_JSON)
  @Requires(Permission.SET_AVAILABILITY)
  @Operation(summary = "86 an item, bring it back, or count what is left")
  public MenuView.ItemView setAvailability(
      @PathParam("id") UUID id, @Nullable AvailabilityRequest request) {
    return switch (set(id, request)) {
      case SettingAvailability.Outcome.Set(MenuItem item) ->
          MenuView.ItemView.of(item, this::now, currency());
      case SettingAvailability.Outcome.ModifierSet modifier ->
          throw Problem.notFound("menu item", id);
      case SettingAvailability.Outcome.NoSuchItem(UUID missing) ->
          throw Problem.notFound("menu item", missing);
      case SettingAvailability.Outcome.Invalid(FieldError fault) ->
          throw Problem.invalid(List.of(fault));
    };
  }

  @PUT
  @Path("/modifiers/{id}/availability")
  @Produces(MediaType.APPLICATION_JSON)
  @Requires(Permission.SET_AVAILABILITY)
  @Operation(summary = "86 a modifier, bring it back, or count what is left")
  public MenuView.ModifierView setModifierAvailability(
      @PathParam("id") UUID id, @Nullable AvailabilityRequest request) {
    return switch (set(id, request)) {
      case SettingAvailability.Outcome.ModifierSet(Modifier modifier) ->
          MenuView.ModifierView.of(modifier, now(modifier.availability()));
      case SettingAvailability.Outcome.Set item -> throw Problem.notFound("modifier", id);
      case SettingAvailability.Outcome.NoSuchItem(UUID missing) ->
          throw Problem.notFound("modifier", missing);
      case SettingAvailability.Outcome.Invalid(FieldError fault) ->
          throw Problem.invalid(List.of(fault));
    };
  }

  private Availability now(Availability set) {
    return set.on(portions.today(), clock.instant());
  }

  private SettingAvailability.Outcome set(UUID id, @Nullable AvailabilityRequest request) {
    if (request == null) {
      throw Problem.invalid("available", "or remaining has to be given");
    }
    String until = request.until() == null ? "END_OF_DAY" : request.until();
    boolean byHand = until.equals("BY_HAND");
    boolean atEndOfDay = until.equals("END_OF_DAY");
    return settingAvailability.set(
        id,
        new SettingAvailability.Wish(
            request.available(),
            request.remaining(),
            byHand,
            byHand || atEndOfDay ? null : time(until),
            request.resetTo()));
  }

  private static Instant time(String until) {
    try {
      return Rfc3339.instant(until);
    } catch (DateTimeException e) {
      throw Problem.invalid("until", "is END_OF_DAY, BY_HAND or an instant");
    }
  }

  private String currency() {
    return venues.settings().currency().getCurrencyCode();
  }

  /**
   * @param available false is 86; true sells freely again
   * @param remaining portions left
   * @param until END_OF_DAY, which is usual, BY_HAND, or an instant
   * @param resetTo how many there are again after that, and then every day
   */
  public record AvailabilityRequest(
      @Nullable Boolean available,
      @Nullable Integer remaining,
      @Nullable String until,
      @Nullable Integer resetTo) {}

  /** What an import did, or would do. */
  public record Imported(
      boolean dryRun,
      int rows,
      int items,
      int created,
      int updated,
      int unchanged,
      int categories,
      int taxes,
      int stations,
      List<FieldError> errors) {
    static Imported of(boolean dryRun, ImportingMenu.Counts counts) {
      return new Imported(
          dryRun,
          counts.rows(),
          counts.items(),
          counts.created(),
          counts.updated(),
          counts.unchanged(),
          counts.categories(),
          counts.taxes(),
          counts.stations(),
          List.of());
    }
  }
}
