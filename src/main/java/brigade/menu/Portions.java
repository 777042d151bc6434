package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.menu.MenuSnapshot.Stock;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    return item.availability().on(today(), clock.instant());
  }

  /** Whether any of these is counted, so that {@link #take} has something to take. */
  public boolean counted(MenuSnapshot menu, Map<UUID, Integer> wanted) {
    return !countedOf(menu, wanted.keySet()).isEmpty();
  }

  /**
   * The first of these that is 86 or has too few left, as the menu knows it; {@link #take} decides.
   *
   * @param wanted portions by item and by modifier, one or more each
   */
  public Optional<Shortage> missing(MenuSnapshot menu, Map<UUID, Integer> wanted) {
    LocalDate today = today();
    Instant now = clock.instant();
    for (Map.Entry<UUID, Integer> entry : wanted.entrySet()) {
      Stock stock = menu.stock(entry.getKey()).orElse(null);
      if (stock != null) {
        Availability holds = stock.availability().on(today, now);
        int left = holds.orderable() ? holds.left().orElse(Integer.MAX_VALUE) : 0;
        if (left < entry.getValue()) {
          return Optional.of(new Shortage(stock.name(), left));
        }
      }
    }
    return Optional.empty();
  }

  private List<Stock> countedOf(MenuSnapshot menu, Collection<UUID> ids) {
    List<Stock> counted = new ArrayList<>();
    if (!menu.counts()) {
      return counted;
    }
    LocalDate today = today();
    Instant now = clock.instant();
    for (UUID id : ids) {
      menu.stock(id)
          .filter(stock -> stock.availability().on(today, now).remaining() != null)
          .ifPresent(counted::add);
    }
    return counted;
  }

  /**
   * Takes portions of what is counted; of two orders that want the last one, one gets it. Without
   * anything counted this asks nothing of the database.
   *
   * @param menu the menu the order was priced from
   * @param wanted portions by item and by modifier, one or more each
   * @return the first that has too few left, in which case the caller's transaction must not
   *     commit; empty when all were taken
   */
  public Optional<Shortage> take(MenuSnapshot menu, Map<UUID, Integer> wanted) {
    List<Stock> counted = countedOf(menu, wanted.keySet());
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    restock(counted);
    Map<UUID, Integer> portions = new LinkedHashMap<>();
    counted.forEach(stock -> portions.put(stock.id(), wanted.get(stock.id())));
    List<UUID> taken = store.take(portions);
    taken.forEach(id -> changes.announce(Topic.MENU, id));
    return counted.stream()
        .filter(stock -> !taken.contains(stock.id()))
        .findFirst()
        .map(stock -> new Shortage(stock.name(), left(stock.id())));
  }

  /** What begins again today begins again before any of it is taken. */
  private void restock(List<Stock> counted) {
    LocalDate today = today();
    Instant now = clock.instant();
    List<Stock> over =
        counted.stream().filter(stock -> stock.availability().isOver(today, now)).toList();
    if (!over.isEmpty()) {
      store.grow();
      over.forEach(stock -> store.reset(stock.id(), stock.availability().reset(today), today, now));
    }
  }

  private int left(UUID id) {
    return store.counts().remaining().getOrDefault(id, 0);
  }

  /**
   * Takes and gives back what a change of something ordered comes to: nothing at all where of
   * anything more too few are left.
   *
   * @param menu the menu the change was priced from
   * @param more portions by item and by modifier: above zero are taken, below zero given back
   * @return the first that has too few left, as {@link #take} gives it
   */
  public Optional<Shortage> exchange(MenuSnapshot menu, Map<UUID, Integer> more) {
    Map<UUID, Integer> wanted = new LinkedHashMap<>();
    Map<UUID, Integer> given = new LinkedHashMap<>();
    more.forEach(
        (id, count) -> {
          if (count > 0) {
            wanted.put(id, count);
          } else if (count < 0) {
            given.put(id, -count);
          }
        });
    Optional<Shortage> shortage = missing(menu, wanted).or(() -> take(menu, wanted));
    if (shortage.isEmpty()) {
      release(menu, given);
    }
    return shortage;
  }

  /**
   * Gives portions back that were ordered and not made.
   *
   * @param portions by item and by modifier
   */
  public void release(Map<UUID, Integer> portions) {
    release(menus.current(), portions);
  }

  private void release(MenuSnapshot menu, Map<UUID, Integer> portions) {
    List<Stock> counted = countedOf(menu, portions.keySet());
    if (!counted.isEmpty()) {
      Map<UUID, Integer> given = new LinkedHashMap<>();
      counted.forEach(stock -> given.put(stock.id(), portions.get(stock.id())));
      store.release(given);
      given.keySet().forEach(id -> changes.announce(Topic.MENU, id));
    }
  }

  /**
   * Too few left.
   *
   * @param name of the item or modifier
   * @param left portions that are
   */
  public record Shortage(String name, int left) {}
}
