package brigade.screen;

import brigade.changes.Changes;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Sessions;
import brigade.staff.SigningIn;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What every screen needs at hand, so that its own constructor names only what it is about. */
@ApplicationScoped
public class ScreenKit {
  private final Changes changes;
  private final CurrentActor currentActor;
  private final Sessions sessions;
  private final SigningIn signingIn;
  private final Venues venues;
  private final Clock clock;

  ScreenKit(
      Changes changes,
      CurrentActor currentActor,
      Sessions sessions,
      SigningIn signingIn,
      Venues venues,
      Clock clock) {
    this.changes = changes;
    this.currentActor = currentActor;
    this.sessions = sessions;
    this.signingIn = signingIn;
    this.venues = venues;
    this.clock = clock;
  }

  public Changes changes() {
    return changes;
  }

  /** Who is signed in on this screen. */
  public Actor actor() {
    return currentActor.get();
  }

  public CurrentActor currentActor() {
    return currentActor;
  }

  public Sessions sessions() {
    return sessions;
  }

  public SigningIn signingIn() {
    return signingIn;
  }

  public Venues venues() {
    return venues;
  }

  /** Amounts and times as the venue writes them. */
  public Amounts amounts() {
    return new Amounts(venues.settings());
  }

  public Clock clock() {
    return clock;
  }
}
