package brigade.menu;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The menu, kept in memory. */
@ApplicationScoped
public class Menus {
  /** The menu's own id in the journal and in announcements that concern no single item. */
  static final UUID WHOLE = new UUID(0, 1);

  private final MenuStore store;
  private final Changes changes;
  private final Journal journal;
  private final HouseOfMenu house;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile @Nullable MenuSnapshot snapshot;

  /** How many changes were heard of, and how many of them {@link #snapshot} has for sure. */
  private final AtomicLong heard = new AtomicLong();

  private volatile long known = -1;

  Menus(MenuStore store, Changes changes, Journal journal, HouseOfMenu house) {
    this.store = store;
    this.changes = changes;
    this.journal = journal;
    this.house = house;
  }

  void noteChanges(@Observes StartupEvent started) {
    changes.listen(this::note);
  }

  private void note(Changed changed) {
    if (changed.topic() == Topic.MENU) {
      heard.incrementAndGet();
    }
  }

  /**
   * The menu as this process last heard of it, without a query unless it heard of a change. To be
   * asked before a transaction changes the menu, not after: it is shared with everybody.
   */
  public MenuSnapshot current() {
    MenuSnapshot latest = latest();
    if (latest != null) {
      return latest;
    }
    if (!takeTurn()) {
      return read();
    }
    try {
      // Whoever had the turn before may have read what this call waits for.
      latest = latest();
      return latest != null ? latest : refresh();
    } finally {
      refreshing.unlock();
    }
  }

  /**
   * Whether this call reads the menu for everybody from now on, once whoever does so is through.
   * Within a transaction it is not waited for: as many as there are connections could hold one each
   * and wait, while the one they wait for has none to read with.
   */
  private boolean takeTurn() {
    if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      return refreshing.tryLock();
    }
    refreshing.lock();
    return true;
  }

  private @Nullable MenuSnapshot latest() {
    return known == heard.get() ? snapshot : null;
  }

  /**
   * The menu as the database has it; one query when it did not change. As {@link #current()} not to
   * be asked after a transaction changed the menu.
   */
  public MenuSnapshot fresh() {
    if (!takeTurn()) {
      return read();
    }
    try {
      return refresh();
    } finally {
      refreshing.unlock();
    }
  }

  private MenuSnapshot refresh() {
    // What is heard of from here on may not be in what is read below.
    long before = heard.get();
    MenuSnapshot read = read();
    snapshot = read;
    // Not before the snapshot is there: others would take the last one for the newest.
    known = before;
    return read;
  }

  private MenuSnapshot read() {
    MenuSnapshot last = snapshot;
    MenuStore.Counts counts = store.counts();
    return last != null && last.revision() == counts.revision()
        ? last.withRemaining(counts.remaining())
        : store.load();
  }

  /**
   * The menu with what the caller's transaction has changed of it. It is not kept: that transaction
   * may yet be rolled back, and what is kept is everybody's.
   */
  public MenuSnapshot asWritten() {
    return store.load();
  }

  /** A picture by its id. */
  public Optional<Picture> picture(UUID id) {
    return store.picture(id);
  }

  /**
   * Replaces the whole menu, as the demo restaurant does.
   *
   * @throws IllegalArgumentException when the definition is not a menu
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public void replace(MenuDefinition definition) {
    store.grow();
    store.clear();
    MenuMerge merge = new MenuMerge(MenuSnapshot.EMPTY, house.now());
    MenuPlan plan = merge.merge(definition, List.of());
    List<FieldError> faults = merge.faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("Not a menu: " + faults);
    }
    plan.stations().forEach(house::add);
    plan.pictures().forEach(store::keep);
    store.write(plan.changed());
    journal.record(
        "menu.replaced", "menu", WHOLE, null, Map.of("items", plan.changed().items().size()));
    changes.announce(Topic.MENU, WHOLE);
  }
}
