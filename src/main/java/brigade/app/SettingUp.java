package brigade.app;

import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Added;
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
  private final CurrentActor currentActor;

  SettingUp(Venues venues, ManagingStaff managingStaff, CurrentActor currentActor) {
    this.venues = venues;
    this.managingStaff = managingStaff;
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
          Added added = managingStaff.hire(manager, null);
          if (!(added instanceof Added.Done)) {
            throw new IllegalArgumentException("The manager's PIN is four digits");
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
