package brigade.orders.ui;

import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.orders.LearntFavourites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first page of the menu: what was ordered most of late, filled up with what the menu itself
 * calls a favourite, in the order of the menu.
 */
@ApplicationScoped
class Favourites {
  /** Tiles of the page. */
  static final int TILES = 20;

  /**
   * Counts the newest lines, found by the key since ids grow with time; how long the house has been
   * open makes no difference.
   */
  private static final String MOST_ORDERED =
      """
      select menu_item_id
      from (select menu_item_id, quantity, state from order_line order by id desc limit 20000) l
      where state <> 'VOIDED'
      group by menu_item_id
      order by sum(quantity) desc, menu_item_id
      limit %d
      """
          .formatted(TILES);

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final EntityManager entities;
  private final Clock clock;
  private volatile @Nullable Counted counted;

  Favourites(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * The items of the page, at most {@link #TILES}.
   *
   * @param own what this person orders most, which comes before what the house does
   */
  @Transactional
  public List<MenuItem> of(List<LearntFavourites.Favourite> own, MenuSnapshot menu) {
    Set<UUID> chosen = new LinkedHashSet<>();
    own.forEach(favourite -> chosen.add(favourite.item().id()));
    mostOrdered().stream().filter(id -> menu.item(id).isPresent()).forEach(chosen::add);
    menu.favourites().stream().map(MenuItem::id).forEach(chosen::add);
    menu.items().stream()
        .map(MenuItem::id)
        // A house without favourites and without a past begins with the start of its menu.
        .takeWhile(id -> chosen.size() < TILES / 2)
        .forEach(chosen::add);
    Set<UUID> page = Set.copyOf(chosen.stream().limit(TILES).toList());
    return menu.items().stream().filter(item -> page.contains(item.id())).toList();
  }

  private List<UUID> mostOrdered() {
    Counted known = counted;
    Instant now = clock.instant();
    if (known == null || now.isAfter(known.at().plus(KEPT))) {
      @SuppressWarnings("unchecked") // The query names its one column.
      List<UUID> ids = entities.createNativeQuery(MOST_ORDERED, UUID.class).getResultList();
      known = new Counted(List.copyOf(ids), now);
      counted = known;
    }
    return known.ids();
  }

  private record Counted(List<UUID> ids, Instant at) {}
}
