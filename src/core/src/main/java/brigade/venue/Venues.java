package brigade.venue;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one venue. Its settings are read on nearly every tap, so they are kept in memory. */
@ApplicationScoped
public class Venues implements PanacheRepositoryBase<Venue, UUID> {
  private final Changes changes;
  private volatile @Nullable Snapshot snapshot;

  Venues(Changes changes) {
    this.changes = changes;
  }

  void forgetOnChange(@Observes StartupEvent started) {
    changes.listen(this::forget);
  }

  private void forget(Changed changed) {
    if (changed.topic() == Topic.VENUE) {
      forget();
    }
  }

  /** Forgets what is kept in memory, for whoever changed the database behind this class. */
  public void forget() {
    snapshot = null;
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
    Snapshot known = snapshot;
    if (known == null) {
      known =
          QuarkusTransaction.joiningExisting()
              .call(
                  () ->
                      findAll()
                          .firstResultOptional()
                          .map(v -> new Snapshot(v.id(), v.settings(), v.demo()))
                          .orElse(null));
      snapshot = known;
    }
    return Optional.ofNullable(known);
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
