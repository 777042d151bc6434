package brigade.menu.rest;

import brigade.menu.ImportingMenu;
import brigade.menu.MenuDefinition;
import brigade.menu.MenuItem;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.menu.SettingAvailability;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.CurrentActor;
import brigade.staff.OpenToAll;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
  private final Menus menus;
  private final Portions portions;
  private final SettingAvailability settingAvailability;
  private final ImportingMenu importingMenu;
  private final CurrentActor currentActor;
  private final Venues venues;

  MenuResource(
      Menus menus,
      Portions portions,
      SettingAvailability settingAvailability,
      ImportingMenu importingMenu,
      CurrentActor currentActor,
      Venues venues) {
    this.menus = menus;
    this.portions = portions;
    this.settingAvailability = settingAvailability;
    this.importingMenu = importingMenu;
    this.currentActor = currentActor;
    this.venues = venues;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @OpenToAll("Everybody who works here may read the menu, so a session is all it asks for")
  @Operation(summary = "The menu with prices, choices and what is left")
  public MenuView menu() {
    currentActor.get();
    return MenuView.of(menus.fresh(), portions.today(), currency());
  }

  @GET
  @Path("/export")
  @Produces("text/csv;charset=UTF-8")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "The menu as the table that an import takes")
  public String export() {
    return importingMenu.toCsv();
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
          "Columns sku,name,category,size,price,station,tax. Rows with one name in one category and"
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
    if (request == null) {
      throw Problem.invalid("available", "or remaining has to be given");
    }
    if (request.until() != null
        && !request.until().equals("END_OF_DAY")
        && !request.until().equals("BY_HAND")) {
      throw Problem.invalid("until", "is END_OF_DAY or BY_HAND");
    }
    return switch (settingAvailability.set(
        id, request.available(), request.remaining(), "BY_HAND".equals(request.until()))) {
      case SettingAvailability.Outcome.Set(MenuItem item) ->
          MenuView.ItemView.of(item, portions.today(), currency());
      case SettingAvailability.Outcome.NoSuchItem(UUID missing) ->
          throw Problem.notFound("menu item", missing);
      case SettingAvailability.Outcome.Invalid(FieldError fault) ->
          throw Problem.invalid(List.of(fault));
    };
  }

  private String currency() {
    return venues.settings().currency().getCurrencyCode();
  }

  /**
   * @param available false is 86; true sells freely again
   * @param remaining portions left
   * @param until END_OF_DAY, which is usual, or BY_HAND
   */
  public record AvailabilityRequest(
      @Nullable Boolean available, @Nullable Integer remaining, @Nullable String until) {}

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
