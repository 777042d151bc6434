package brigade.menu.rest;

import brigade.menu.ChangingMenu;
import brigade.menu.ChangingMenu.Outcome;
import brigade.menu.DefiningMenu;
import brigade.menu.MenuDefinition.CategoryDefinition;
import brigade.menu.MenuDefinition.CourseDefinition;
import brigade.menu.MenuDefinition.DaypartDefinition;
import brigade.menu.MenuDefinition.GroupDefinition;
import brigade.menu.MenuDefinition.ItemDefinition;
import brigade.menu.MenuDefinition.LevyDefinition;
import brigade.menu.MenuDefinition.ListDefinition;
import brigade.menu.MenuDefinition.OrderTypeTaxDefinition;
import brigade.menu.MenuDefinition.RuleDefinition;
import brigade.menu.MenuDefinition.TaxDefinition;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.rest.Idempotent;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Changing the menu one thing at a time. A body is a definition as an import takes it and says all
 * of the thing; an answer is the thing as {@code GET /menu} has it.
 */
@Path("/api/v1/menu")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Menu")
public class MenuChangesResource {
  private final ChangingMenu changing;
  private final DefiningMenu defining;
  private final Menus menus;
  private final Portions portions;
  private final Venues venues;
  private final Clock clock;

  MenuChangesResource(
      ChangingMenu changing,
      DefiningMenu defining,
      Menus menus,
      Portions portions,
      Venues venues,
      Clock clock) {
    this.changing = changing;
    this.defining = defining;
    this.menus = menus;
    this.portions = portions;
    this.venues = venues;
    this.clock = clock;
  }

  // --- items -----------------------------------------------------------------------------------

  @POST
  @Path("/items")
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add an item")
  public Response addItem(@Nullable ItemDefinition definition) {
    return created(defining.item(null, given(definition)), this::item);
  }

  @PUT
  @Path("/items/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Change an item; the body says all of it but its picture and what is left")
  public Response putItem(@PathParam("id") UUID id, @Nullable ItemDefinition definition) {
    return changed(defining.item(id, given(definition)), this::item);
  }

  @DELETE
  @Path("/items/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Take an item off the menu")
  public Response removeItem(@PathParam("id") UUID id) {
    return removed(changing.removeItem(id));
  }

  @POST
  @Path("/items/{id}/duplicate")
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add the same item once more")
  public Response duplicate(@PathParam("id") UUID id) {
    return created(changing.duplicate(id), this::item);
  }

  @PUT
  @Path("/items/{id}/picture")
  @Consumes({"image/png", "image/jpeg", "image/webp", MediaType.APPLICATION_OCTET_STREAM})
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Give an item a picture: a PNG, JPEG or WebP of at most 512 KiB")
  public Response setPicture(@PathParam("id") UUID id, byte @Nullable [] bytes) {
    return changed(changing.setPicture(id, bytes == null ? new byte[0] : bytes), this::item);
  }

  @DELETE
  @Path("/items/{id}/picture")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Take an item's picture away")
  public Response removePicture(@PathParam("id") UUID id) {
    return removed(changing.setPicture(id, null));
  }

  // --- categories and courses ------------------------------------------------------------------

  @POST
  @Path("/categories")
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add a category")
  public Response addCategory(@Nullable CategoryDefinition definition) {
    return created(defining.category(null, given(definition)), this::category);
  }

  @PUT
  @Path("/categories/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Change a category's name or course")
  public Response putCategory(@PathParam("id") UUID id, @Nullable CategoryDefinition definition) {
    return changed(defining.category(id, given(definition)), this::category);
  }

  @DELETE
  @Path("/categories/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Remove a category that has no items")
  public Response removeCategory(@PathParam("id") UUID id) {
    return removed(changing.removeCategory(id));
  }

  @PUT
  @Path("/categories/order")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Put the categories in another order")
  public Response reorderCategories(@Nullable CategoryOrder order) {
    return removed(
        changing.reorderCategories(
            order == null || order.categoryIds() == null ? List.of() : order.categoryIds()));
  }

  @PUT
  @Path("/categories/{id}/items/order")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Put the items of a category in another order")
  public Response reorderItems(@PathParam("id") UUID id, @Nullable ItemOrder order) {
    return removed(
        changing.reorderItems(
            id, order == null || order.itemIds() == null ? List.of() : order.itemIds()));
  }

  @PUT
  @Path("/courses/{number}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Name a course, 0 to 9")
  public Response putCourse(
      @PathParam("number") int number, @Nullable CourseDefinition definition) {
    return changed(
        defining.course(number, given(definition)),
        id -> new MenuView.CourseView(number, menus.asWritten().courseName(number)));
  }

  @DELETE
  @Path("/courses/{number}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Take a course's name away")
  public Response removeCourse(@PathParam("number") int number) {
    return removed(changing.removeCourse(number));
  }

  // --- modifier groups -------------------------------------------------------------------------

  @POST
  @Path("/modifier-groups")
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add a modifier group")
  public Response addGroup(@Nullable GroupDefinition definition) {
    return created(defining.group(null, given(definition)), this::group);
  }

  @PUT
  @Path("/modifier-groups/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Change a modifier group; its modifiers are known by their names")
  public Response putGroup(@PathParam("id") UUID id, @Nullable GroupDefinition definition) {
    return changed(defining.group(id, given(definition)), this::group);
  }

  @DELETE
  @Path("/modifier-groups/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Remove a modifier group that no modifier asks")
  public Response removeGroup(@PathParam("id") UUID id) {
    return removed(changing.removeGroup(id));
  }

  // --- taxes and levies ------------------------------------------------------------------------

  @PUT
  @Path("/taxes/{code}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add or change a tax")
  public Response putTax(@PathParam("code") String code, @Nullable TaxDefinition definition) {
    TaxDefinition given = sameCode(code, given(definition), TaxDefinition::code);
    return changed(
        defining.tax(code, given),
        id -> menus.asWritten().tax(code.strip()).map(MenuView.TaxView::of).orElseThrow());
  }

  @DELETE
  @Path("/taxes/{code}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Remove a tax that nothing names")
  public Response removeTax(@PathParam("code") String code) {
    return removed(changing.removeTax(code));
  }

  @PUT
  @Path("/order-type-taxes")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Say which taxes are due instead of others for types of orders; all of it")
  public Response putOrderTypeTaxes(@Nullable OrderTypeTaxes taxes) {
    return removed(
        defining.orderTypeTaxes(
            taxes == null || taxes.rules() == null ? List.of() : taxes.rules()));
  }

  @PUT
  @Path("/levies/{code}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add or change a levy")
  public Response putLevy(@PathParam("code") String code, @Nullable LevyDefinition definition) {
    LevyDefinition given = sameCode(code, given(definition), LevyDefinition::code);
    return changed(
        defining.levy(code, given),
        id -> menus.asWritten().levy(code.strip()).map(MenuView.LevyView::of).orElseThrow());
  }

  @DELETE
  @Path("/levies/{code}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Remove a levy that no item names")
  public Response removeLevy(@PathParam("code") String code) {
    return removed(changing.removeLevy(code));
  }

  // --- times, lists, prices --------------------------------------------------------------------

  @PUT
  @Path("/dayparts/{code}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add or change a daypart")
  public Response putDaypart(
      @PathParam("code") String code, @Nullable DaypartDefinition definition) {
    DaypartDefinition given = sameCode(code, given(definition), DaypartDefinition::code);
    return changed(
        defining.daypart(code, given),
        id -> menus.asWritten().daypart(code.strip()).map(MenuView.DaypartView::of).orElseThrow());
  }

  @DELETE
  @Path("/dayparts/{code}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Remove a daypart that nothing goes by")
  public Response removeDaypart(@PathParam("code") String code) {
    return removed(changing.removeDaypart(code));
  }

  @POST
  @Path("/lists")
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add a menu list")
  public Response addList(@Nullable ListDefinition definition) {
    return created(defining.list(null, given(definition)), this::list);
  }

  @PUT
  @Path("/lists/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Change a menu list")
  public Response putList(@PathParam("id") UUID id, @Nullable ListDefinition definition) {
    return changed(defining.list(id, given(definition)), this::list);
  }

  @DELETE
  @Path("/lists/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Remove a menu list")
  public Response removeList(@PathParam("id") UUID id) {
    return removed(changing.removeList(id));
  }

  @POST
  @Path("/price-rules")
  @Idempotent
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Add a price rule, such as a happy hour")
  public Response addPriceRule(@Nullable RuleDefinition definition) {
    return created(defining.priceRule(null, given(definition)), this::rule);
  }

  @PUT
  @Path("/price-rules/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Change a price rule")
  public Response putPriceRule(@PathParam("id") UUID id, @Nullable RuleDefinition definition) {
    return changed(defining.priceRule(id, given(definition)), this::rule);
  }

  @DELETE
  @Path("/price-rules/{id}")
  @Requires(Permission.EDIT_MENU)
  @Operation(summary = "Remove a price rule")
  public Response removePriceRule(@PathParam("id") UUID id) {
    return removed(changing.removePriceRule(id));
  }

  // --- answers ---------------------------------------------------------------------------------

  private static <T> T given(@Nullable T body) {
    if (body == null) {
      throw Problem.malformed("There is nothing in the body");
    }
    return body;
  }

  private static <T> T sameCode(String code, T body, Function<T, @Nullable String> codeOf) {
    String said = codeOf.apply(body);
    if (said != null && !said.strip().equals(code.strip())) {
      throw Problem.invalid("code", "is another than the address's");
    }
    return body;
  }

  private Response created(Outcome outcome, Function<UUID, Object> view) {
    return Response.status(Response.Status.CREATED).entity(view.apply(saved(outcome))).build();
  }

  private Response changed(Outcome outcome, Function<UUID, Object> view) {
    return Response.ok(view.apply(saved(outcome))).build();
  }

  private static Response removed(Outcome outcome) {
    saved(outcome);
    return Response.noContent().build();
  }

  private static UUID saved(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Saved(UUID id) -> id;
      case Outcome.Refused(List<FieldError> faults) -> throw Problem.invalid(faults);
      case Outcome.InUse(List<String> by) ->
          throw Problem.conflict("in-use", "It is still used by " + String.join(", ", by));
      case Outcome.Missing(String what, Object id) -> throw Problem.notFound(what, id);
    };
  }

  private Object item(UUID id) {
    return MenuView.ItemView.of(
        menus.asWritten().item(id).orElseThrow(() -> Problem.notFound("menu item", id)),
        set -> set.on(portions.today(), clock.instant()),
        venues.settings().currency().getCurrencyCode());
  }

  private Object category(UUID id) {
    MenuSnapshot menu = menus.asWritten();
    return menu.category(id)
        .map(category -> MenuView.CategoryView.of(category, menu.items(category).size()))
        .orElseThrow(() -> Problem.notFound("menu category", id));
  }

  private Object group(UUID id) {
    return menus
        .asWritten()
        .group(id)
        .map(
            group -> MenuView.GroupView.of(group, set -> set.on(portions.today(), clock.instant())))
        .orElseThrow(() -> Problem.notFound("modifier group", id));
  }

  private Object list(UUID id) {
    MenuSnapshot menu = menus.asWritten();
    return menu.list(id)
        .map(list -> MenuView.ListView.of(list, menu))
        .orElseThrow(() -> Problem.notFound("menu list", id));
  }

  private Object rule(UUID id) {
    MenuSnapshot menu = menus.asWritten();
    return menu.priceRule(id)
        .map(rule -> MenuView.RuleView.of(rule, menu))
        .orElseThrow(() -> Problem.notFound("price rule", id));
  }

  /** All categories, each once. */
  public record CategoryOrder(@Nullable List<UUID> categoryIds) {}

  /** All items of the category, each once. */
  public record ItemOrder(@Nullable List<UUID> itemIds) {}

  /** All of them. */
  public record OrderTypeTaxes(@Nullable List<OrderTypeTaxDefinition> rules) {}
}
