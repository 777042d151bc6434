package brigade.app.demo;

import brigade.app.ui.SignInView;
import brigade.floorplan.DemoEvening;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Added;
import brigade.staff.ManagingStaff.NewMember;
import brigade.staff.Role;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Marlow &amp; Vine, the bistro in which anybody can try everything. */
@ApplicationScoped
public class DemoRestaurant {
  private static final Logger LOG = Logger.getLogger(DemoRestaurant.class);

  private static final VenueSettings SETTINGS =
      new VenueSettings(
          "Marlow & Vine",
          "18 Harbour Street",
          "+353 1 555 0148",
          "3402918 KH",
          Currency.getInstance("EUR"),
          Locale.forLanguageTag("en-IE"),
          ZoneId.of("Europe/Dublin"),
          4,
          true,
          "Thank you, see you soon");

  private static final List<NewMember> STAFF =
      List.of(
          new NewMember("Ana Ferreira", "Ana", Role.SERVER, "1111"),
          new NewMember("Ben Osei", "Ben", Role.SERVER, "2222"),
          new NewMember("Chloé Lambert", "Chloé", Role.BARTENDER, "5555"),
          new NewMember("Dragoș Constantinescu-Bălan", "Dragoș", Role.SERVER, "6666"),
          new NewMember("Elif Kaya", "Elif", Role.HOST, "4444"),
          new NewMember("Iris Vermeulen", "Iris", Role.MANAGER, "9999"),
          new NewMember("Mateo Ruiz", "Mateo", Role.COOK, "3333"));

  private final boolean wanted;
  private final Venues venues;
  private final ManagingStaff managingStaff;
  private final CurrentActor currentActor;
  private final DemoEvening demoEvening;
  private final Clock clock;

  DemoRestaurant(
      @ConfigProperty(name = "brigade.demo") boolean wanted,
      Venues venues,
      ManagingStaff managingStaff,
      CurrentActor currentActor,
      DemoEvening demoEvening,
      Clock clock) {
    this.wanted = wanted;
    this.venues = venues;
    this.managingStaff = managingStaff;
    this.currentActor = currentActor;
    this.demoEvening = demoEvening;
    this.clock = clock;
  }

  @Transactional
  void openIfWanted(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
    if (wanted && !venues.isSetUp()) {
      currentActor.run(Actor.HOUSE, this::furnish);
      LOG.info("The demo restaurant Marlow & Vine stands in the empty database");
    }
  }

  private void furnish() {
    venues.create(SETTINGS, true);
    venues.flush();
    managingStaff.enrol("Demo", SignInView.DEMO_DEVICE);
    for (NewMember member : STAFF) {
      Added added = managingStaff.hire(member, member.pin());
      if (!(added instanceof Added.Done)) {
        throw new IllegalStateException("The demo's " + member.name() + ": " + added);
      }
    }
    demoEvening.layOut();
    demoEvening.populate(clock);
  }
}
