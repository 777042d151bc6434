package brigade.orders.rest;

import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.orders.LearntFavourites;
import brigade.rest.FreeText;
import brigade.rest.Problem;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finding what a guest asks for: by words, by initials, by what is often ordered. */
@Path("/api/v1/menu")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Menu")
public class FindingItemsResource {
  /** Longest search, in characters. */
  private static final int QUERY = 80;

  /** Items found at once; more are found by typing more. */
  private static final int FOUND = 50;

  private final Menus menus;
  private final LearntFavourites favourites;
  private final CurrentActor currentActor;

  FindingItemsResource(Menus menus, LearntFavourites favourites, CurrentActor currentActor) {
    this.menus = menus;
    this.favourites = favourites;
    this.currentActor = currentActor;
  }

  @GET
  @Path("/favourites")
  @Requires(Permission.TAKE_ORDERS)
  @Operation(
      summary = "What the person who asks orders most, and what guests have together",
      description = "Learnt from what was ordered of late, anew every ten minutes.")
  public Favourites favourites() {
    MenuSnapshot menu = menus.current();
    Map<UUID, List<Found>> usual = new LinkedHashMap<>();
    favourites
        .usualWith(menu)
        .forEach((item, with) -> usual.put(item, with.stream().map(Found::of).toList()));
    return new Favourites(
        favourites.of(currentActor.get().staffId(), menu).stream()
            .map(f -> new Favourite(f.item().id(), f.item().sku(), f.item().name(), f.portions()))
            .toList(),
        usual);
  }

  @GET
  @Path("/search")
  @Requires(Permission.TAKE_ORDERS)
  @Operation(summary = "Items by the start of any of their words, or by initials")
  public Hits search(@QueryParam("q") @Nullable String query) {
    if (query == null || query.isBlank()) {
      throw Problem.invalid("q", "is missing");
    }
    String words = FreeText.check("q", query, QUERY);
    return new Hits(menus.current().search(words).stream().limit(FOUND).map(Found::of).toList());
  }

  /** What was learnt; {@code usualWith} goes by the item's id. */
  public record Favourites(List<Favourite> favourites, Map<UUID, List<Found>> usualWith) {}

  /** An item and how many portions of it were ordered of late. */
  public record Favourite(UUID menuItemId, String sku, String name, long portions) {}

  public record Hits(List<Found> items) {}

  /** An item that was found. */
  public record Found(UUID menuItemId, String sku, String name) {
    static Found of(MenuItem item) {
      return new Found(item.id(), item.sku(), item.name());
    }
  }
}
