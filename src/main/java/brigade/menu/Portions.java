package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The portions left of counted items. Everything joins the caller's transaction. */
@ApplicationScoped
public class Portions {
  private final MenuStore store;
  private final Menus menus;
  private final Changes changes;
  private final Venues venues;
  private final Clock clock;

  Portions(MenuStore store, Menus menus, Changes changes, Venues venues, Clock clock) {
    this.store = store;
    this.menus = menus;
    this.changes = changes;
    this.venues = venues;
    this.clock = clock;
  }

  /** The trading date by which 86 and counts hold or are over. */
  public LocalDate today() {
    return venues.settings().tradingDate(clock.instant());
  }

  /** What holds for the item now. */
  public Availability of(MenuItem item) {
    return item.availability().on(today());
  }

  /** Whether one of these items is counted, so that {@link #take} has something to take. */
  public boolean counted(MenuSnapshot menu, Map<UUID, Integer> wanted) {
    return !countedOf(menu, wanted.keySet()).isEmpty();
  }

  private List<MenuItem> countedOf(MenuSnapshot menu, Collection<UUID> ids) {
    LocalDate today = today();
    return ids.stream()
        .flatMap(id -> menu.item(id).stream())
        .filter(item -> item.availability().on(today).remaining() != null)
        .toList();
  }

  /**
   * Takes portions of those items that are counted; of two orders that want the last one, one gets
   * it. Without counted items this asks nothing of the database.
   *
   * @param menu the menu the order was priced from
   * @param wanted portions by item, one or more each
   * @return the first item that has too few left, in which case the caller's transaction must not
   *     commit; empty when all were taken
   */
  public Optional<Shortage> take(MenuSnapshot menu, Map<UUID, Integer> wanted) {
    List<MenuItem> items = countedOf(menu, wanted.keySet());
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Map<UUID, Integer> counted = new LinkedHashMap<>();
    items.forEach(item -> counted.put(item.id(), wanted.get(item.id())));
    List<UUID> taken = store.take(counted);
    taken.forEach(id -> changes.announce(Topic.MENU, id));
    return items.stream()
        .filter(item -> !taken.contains(item.id()))
        .findFirst()
        .map(item -> new Shortage(item, left(item.id())));
  }

  private int left(UUID itemId) {
    return store.counts().remaining().getOrDefault(itemId, 0);
  }

  /** Gives portions back that were ordered and not made. */
  public void release(UUID itemId, int portions) {
    boolean counted =
        menus
            .current()
            .item(itemId)
            .map(item -> item.availability().remaining() != null)
            .orElse(false);
    if (counted) {
      store.release(itemId, portions);
      changes.announce(Topic.MENU, itemId);
    }
  }

  /**
   * Too few left.
   *
   * @param left portions that are
   */
  public record Shortage(MenuItem item, int left) {}
}
