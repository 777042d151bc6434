package brigade.app;

import brigade.journal.Journal;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Kept;
import brigade.staff.ManagingStaff.NewMember;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The first-time set-up of an empty database: the venue, its first manager, its first device. */
@ApplicationScoped
public class SettingUp {
  private final Venues venues;
  private final ManagingStaff managingStaff;
  private final Journal journal;
  private final CurrentActor currentActor;

  SettingUp(
      Venues venues, ManagingStaff managingStaff, Journal journal, CurrentActor currentActor) {
    this.venues = venues;
    this.managingStaff = managingStaff;
    this.journal = journal;
    this.currentActor = currentActor;
  }

  /**
   * Sets the venue up and enrols the browser at hand.
   *
   * @param deviceName what the first device is called
   */
  @Transactional
  public Outcome setUp(VenueSettings settings, NewMember manager, String deviceName) {
    if (venues.isSetUp()) {
      return new Outcome.AlreadySetUp();
    }
    return currentActor.call(
        Actor.HOUSE,
        () -> {
          venues.create(settings, false);
          venues.flush();
          Venues.Snapshot venue = venues.find().orElseThrow();
          journal.record("venue.set-up", "venue", venue.id(), null, settings);
          if (!(managingStaff.hire(manager, null) instanceof Kept.Done)) {
            throw new IllegalStateException("An empty house knows no PIN: " + manager.role());
          }
          return new Outcome.Done(managingStaff.enrolFirst(deviceName).code());
        });
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * @param deviceCode the secret the browser keeps
     */
    record Done(String deviceCode) implements Outcome {}

    record AlreadySetUp() implements Outcome {}
  }
}
