package brigade.venue;

import brigade.changes.Changes;
import brigade.changes.Remembered;
import brigade.changes.Topic;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The one venue. Its settings are read on nearly every tap, so they are kept in memory. */
@ApplicationScoped
public class Venues implements PanacheRepositoryBase<Venue, UUID> {
  private final Changes changes;
  private final Remembered<Optional<Snapshot>> snapshot;

  Venues(Changes changes) {
    this.changes = changes;
    snapshot = changes.remember(Topic.VENUE, this::read);
  }

  /** Whether the first-time set-up is done. */
  public boolean isSetUp() {
    return find().isPresent();
  }

  /** The venue's settings. Throws {@link IllegalStateException} before the first-time set-up. */
  public VenueSettings settings() {
    return find()
        .map(Snapshot::settings)
        .orElseThrow(() -> new IllegalStateException("The venue is not set up yet"));
  }

  /** Whether this is the demo restaurant; false before any set-up. */
  public boolean demo() {
    return find().map(Snapshot::demo).orElse(false);
  }

  /** Settings and identity, empty before the first-time set-up. */
  public Optional<Snapshot> find() {
    return snapshot.get();
  }

  private Optional<Snapshot> read() {
    return findAll().firstResultOptional().map(v -> new Snapshot(v.id(), v.settings(), v.demo()));
  }

  /** Creates the venue in an empty database, within the caller's transaction. */
  public void create(VenueSettings settings, boolean demo) {
    UUID id = Ids.next();
    persist(new Venue(id, settings, demo));
    changes.announce(Topic.VENUE, id);
  }

  /** Changes the settings, within the caller's transaction. */
  public void change(VenueSettings settings) {
    Venue venue = findAll().firstResult();
    venue.apply(settings);
    changes.announce(Topic.VENUE, venue.id());
  }

  /** What is kept in memory of the venue. */
  public record Snapshot(UUID id, VenueSettings settings, boolean demo) {}
}
