package brigade.shifts;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The drawers of the house. */
@ApplicationScoped
public class Drawers implements PanacheRepositoryBase<Drawer, UUID> {
  private final Journal journal;
  private final Changes changes;

  Drawers(Journal journal, Changes changes) {
    this.journal = journal;
    this.changes = changes;
  }

  /** Those in use, by name. */
  public List<Drawer> inUse() {
    return list("retiredAt is null order by name");
  }

  public Optional<Drawer> named(String name) {
    return find("retiredAt is null and lower(name) = lower(?1)", name).firstResultOptional();
  }

  /**
   * Adds a drawer.
   *
   * @param deviceId the device it stands beside, or null
   * @return empty if a drawer of that name is in use already
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public Optional<Drawer> add(String name, @Nullable UUID deviceId) {
    if (named(name).isPresent()) {
      return Optional.empty();
    }
    Drawer drawer = new Drawer(Ids.next(), name, deviceId);
    persist(drawer);
    journal.record("drawer.added", "drawer", drawer.id(), null, Map.of("name", name));
    changes.announce(Topic.SHIFTS, drawer.id());
    return Optional.of(drawer);
  }
}
