package brigade.menu;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.MenuSnapshot.Stock;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.venue.Relaying;
import brigade.venue.Venues;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the menu by the clock alone: a happy hour begins, a day's 86 is over, the catch
 * is counted anew. Every open screen hears of it within a second. Prices do not wait for this; they
 * are worked out at the moment of ordering.
 */
@ApplicationScoped
class MenuHours {
  private final Menus menus;
  private final MenuStore store;
  private final Venues venues;
  private final Journal journal;
  private final Changes changes;
  private final CurrentActor currentActor;
  private final Relaying relaying;
  private final Clock clock;
  private @Nullable Hour last;

  MenuHours(
      Menus menus,
      MenuStore store,
      Venues venues,
      Journal journal,
      Changes changes,
      CurrentActor currentActor,
      Relaying relaying,
      Clock clock) {
    this.menus = menus;
    this.store = store;
    this.venues = venues;
    this.journal = journal;
    this.changes = changes;
    this.currentActor = currentActor;
    this.relaying = relaying;
    this.clock = clock;
  }

  /** What of a time makes a difference to the menu. */
  private record Hour(LocalDate date, long dayparts) {}

  /** Looks at the clock. Asks nothing of the database unless something is over. */
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void tick() {
    relaying.unlessRelaid(
        () -> {
          if (venues.isSetUp()) {
            look(clock.instant());
          }
        });
  }

  void look(Instant now) {
    MenuSnapshot menu = menus.current();
    LocalDate today = venues.settings().tradingDate(now);
    List<Stock> over =
        menu.limited().stream().filter(stock -> stock.availability().isOver(today, now)).toList();
    if (!over.isEmpty()) {
      currentActor.run(
          Actor.HOUSE, () -> QuarkusTransaction.requiringNew().run(() -> reset(over, today, now)));
    }
    Hour hour = new Hour(today, menu.daypartsAt(now, venues.settings().zone()));
    Hour before = last;
    last = hour;
    if (before != null && !before.equals(hour)) {
      changes.announce(Topic.MENU, Menus.WHOLE);
    }
  }

  private void reset(List<Stock> over, LocalDate today, Instant now) {
    store.grow();
    for (Stock stock : over) {
      Availability after = stock.availability().reset(today);
      if (store.reset(stock.id(), after, today, now)) {
        journal.record(
            "menu.availability-reset", "menu-item", stock.id(), stock.availability(), after);
      }
      changes.announce(Topic.MENU, stock.id());
    }
  }
}
