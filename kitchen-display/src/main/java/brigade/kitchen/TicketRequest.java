package brigade.kitchen;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one send brings to the kitchen: plain data, copied onto tickets. A ticket never looks back
 * at the order.
 *
 * @param orderId the order
 * @param orderNumber the number staff say aloud
 * @param label where it goes, as shown on the card: {@code T12}, {@code Bar 4}, {@code #118}
 * @param serverId whom expo calls
 * @param serverName the server's name on cards and chits
 * @param covers guests, 0 or more
 * @param orderType {@code DINE_IN}, {@code TAKEOUT} and the like
 * @param typeLabel what cards and chits call that type, such as {@code TO GO}; empty where it goes
 *     without saying
 * @param sentAt when it was sent; the ticket's clock starts here
 * @param items what to make, at least one
 * @param allergies one entry per warning, the seat first: {@code S2 PEANUT}
 * @param pickupAt when a guest comes for it, if that was promised
 * @param where where and when it was ordered, for the rules of routing
 */
public record TicketRequest(
    UUID orderId,
    int orderNumber,
    String label,
    UUID serverId,
    String serverName,
    int covers,
    String orderType,
    String typeLabel,
    Instant sentAt,
    List<Item> items,
    List<String> allergies,
    @Nullable Instant pickupAt,
    Where where) {

  public TicketRequest {
    items = List.copyOf(items);
    allergies = List.copyOf(allergies);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("A send needs at least one item");
    }
    if (covers < 0) {
      throw new IllegalArgumentException("Covers are never negative: " + covers);
    }
  }

  /**
   * What rules of routing may ask of a send besides its items.
   *
   * @param areaId the area of the floor; null where there is no table, or no rule asks for it
   * @param dayparts codes of those that are on
   */
  public record Where(@Nullable UUID areaId, Set<String> dayparts) {
    public static final Where ANYWHERE = new Where(null, Set.of());

    public Where {
      dayparts = Set.copyOf(dayparts);
    }
  }

  /**
   * What rules of routing may ask of an item besides the item itself.
   *
   * @param categoryId its category on the menu, if it still has one
   * @param modifiers what was chosen with it, also what comes unasked
   */
  public record Traits(@Nullable UUID categoryId, Set<UUID> modifiers) {
    public static final Traits NONE = new Traits(null, Set.of());

    public Traits {
      modifiers = Set.copyOf(modifiers);
    }
  }

  /**
   * One line of the order.
   *
   * @param orderLineId the line it came from; each line comes once
   * @param name as guests know it
   * @param kitchenName short, for cards and chits
   * @param quantity 1 or more
   * @param seat from 1; null is for the whole table
   * @param course its number, from 1
   * @param courseName its name, such as {@code MAINS}
   * @param held whether it waits for its course to be fired
   * @param addOn whether something of its course was sent before it
   * @param modifiers in the order they are read out
   * @param note for the cook
   * @param station the station's code; null or unknown has no route and goes to expo
   * @param menuItemId the menu item, for counts on the all-day panel
   * @param traits what rules of routing go by
   */
  public record Item(
      UUID orderLineId,
      String name,
      String kitchenName,
      int quantity,
      @Nullable Integer seat,
      int course,
      String courseName,
      boolean held,
      boolean addOn,
      List<Mod> modifiers,
      @Nullable String note,
      @Nullable String station,
      @Nullable UUID menuItemId,
      Traits traits) {

    public Item {
      modifiers = List.copyOf(modifiers);
      if (quantity < 1) {
        throw new IllegalArgumentException("A quantity is at least 1, not " + quantity);
      }
    }
  }

  /**
   * A change to an item.
   *
   * @param prefix the action word, {@code NO}, {@code LITE}, {@code EXTRA}, {@code SIDE} or {@code
   *     ADD}; null where the name says all
   * @param name what it is about
   * @param half the half of the dish it is for, {@code FIRST} or {@code SECOND}; null for the whole
   * @param depth how many modifiers it is below, 0 on the item itself
   */
  public record Mod(
      @Nullable String prefix,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String half,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int depth) {
    /** On the item itself, on the whole of it. */
    public Mod(@Nullable String prefix, String name) {
      this(prefix, name, null, 0);
    }

    /** As on one line: {@code NO JUS}. */
    public String text() {
      String on = half == null ? name : name + " (" + half + " half)";
      return prefix == null ? on : prefix + " " + on;
    }
  }
}
