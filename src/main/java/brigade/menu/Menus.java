package brigade.menu;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private final StationsOfMenu stations;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile @Nullable MenuSnapshot snapshot;
  private volatile boolean dirty = true;

  Menus(MenuStore store, Changes changes, Journal journal, StationsOfMenu stations) {
    this.store = store;
    this.changes = changes;
    this.journal = journal;
    this.stations = stations;
  }

  void noteChanges(@Observes StartupEvent started) {
    changes.listen(this::note);
  }

  private void note(Changed changed) {
    if (changed.topic() == Topic.MENU) {
      dirty = true;
    }
  }

  /**
   * The menu as this process last heard of it, without a query unless it heard of a change. To be
   * asked before a transaction changes the menu, not after: it is shared with everybody.
   */
  public MenuSnapshot current() {
    MenuSnapshot known = snapshot;
    return known == null || dirty ? fresh() : known;
  }

  /** The menu as the database has it; one query when it did not change. */
  public MenuSnapshot fresh() {
    refreshing.lock();
    try {
      dirty = false;
      MenuSnapshot known = snapshot;
      MenuStore.Counts counts = store.counts();
      MenuSnapshot read =
          known != null && known.revision() == counts.revision()
              ? known.withRemaining(counts.remaining())
              : store.load();
      snapshot = read;
      return read;
    } catch (RuntimeException e) {
      dirty = true;
      throw e;
    } finally {
      refreshing.unlock();
    }
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
    MenuMerge merge = new MenuMerge(MenuSnapshot.EMPTY, stations.names());
    MenuPlan plan = merge.merge(definition, List.of());
    List<FieldError> faults = merge.faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("Not a menu: " + faults);
    }
    plan.stations().forEach(stations::add);
    store.write(plan.changed());
    journal.record(
        "menu.replaced", "menu", WHOLE, null, Map.of("items", plan.changed().items().size()));
    changes.announce(Topic.MENU, WHOLE);
  }
}
