package brigade.app.demo;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.floorplan.DemoEvening;
import brigade.kitchen.StationDefinition;
import brigade.kitchen.Stations;
import brigade.kitchen.printing.PrinterDefinition;
import brigade.kitchen.printing.Printers;
import brigade.menu.MenuDefinition;
import brigade.menu.Menus;
import brigade.payments.Terminals;
import brigade.payments.terminal.SimulatedTerminal;
import brigade.shifts.Drawers;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.ManagingStaff;
import brigade.staff.ManagingStaff.Kept;
import brigade.staff.ManagingStaff.NewMember;
import brigade.staff.Role;
import brigade.venue.Relaying;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Marlow &amp; Vine, the bistro in which anybody can try everything. */
@ApplicationScoped
public class DemoRestaurant {
  private static final Logger LOG = Logger.getLogger(DemoRestaurant.class);

  /** The code of the one device that the demo enrols; every browser may be it. */
  public static final String DEVICE = "demo";

  private static final String FOLDER = "brigade/demo/";
  private static final UUID WHOLE = new UUID(0, 0);

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
  private final Stations stations;
  private final Printers printers;
  private final Menus menus;
  private final Drawers drawers;
  private final Terminals terminals;
  private final Relaying relaying;
  private final Flyway flyway;
  private final AgroalDataSource dataSource;
  private final Changes changes;
  private final ObjectMapper json;
  private final Clock clock;

  DemoRestaurant(
      @ConfigProperty(name = "brigade.demo") boolean wanted,
      Venues venues,
      ManagingStaff managingStaff,
      CurrentActor currentActor,
      DemoEvening demoEvening,
      Stations stations,
      Printers printers,
      Menus menus,
      Drawers drawers,
      Terminals terminals,
      Relaying relaying,
      Flyway flyway,
      AgroalDataSource dataSource,
      Changes changes,
      ObjectMapper json,
      Clock clock) {
    this.wanted = wanted;
    this.venues = venues;
    this.managingStaff = managingStaff;
    this.currentActor = currentActor;
    this.demoEvening = demoEvening;
    this.stations = stations;
    this.printers = printers;
    this.menus = menus;
    this.drawers = drawers;
    this.terminals = terminals;
    this.relaying = relaying;
    this.flyway = flyway;
    this.dataSource = dataSource;
    this.changes = changes;
    this.json = json;
    this.clock = clock;
  }

  @Transactional
  void openIfWanted(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
    if (wanted && !venues.isSetUp()) {
      currentActor.run(Actor.HOUSE, this::furnish);
      LOG.info("The demo restaurant Marlow & Vine stands in the empty database");
    }
  }

  /**
   * Puts everything back to the start: the database is emptied, laid out anew and furnished.
   * Sessions end and every open screen draws the fresh house.
   *
   * @throws IllegalStateException if the venue is not the demo restaurant
   */
  public void reset() {
    if (!venues.demo()) {
      throw new IllegalStateException("Only the demo restaurant can be reset");
    }
    relaying.anew(this::layAnew);
    for (Topic topic : Topic.values()) {
      changes.announce(topic, WHOLE);
    }
    LOG.info("The demo restaurant was reset");
  }

  private void layAnew() {
    Flyway emptying =
        Flyway.configure().configuration(flyway.getConfiguration()).cleanDisabled(false).load();
    emptying.clean();
    emptying.migrate();
    // Connections have statements prepared for the types of before, which are made anew: PostgreSQL
    // refuses them.
    dataSource.flush(FlushMode.GRACEFUL);
    // What is kept in memory of the house before must be forgotten before it is furnished.
    changes.announce(Topic.VENUE, WHOLE);
    QuarkusTransaction.requiringNew().run(() -> currentActor.run(Actor.HOUSE, this::furnish));
  }

  private void furnish() {
    venues.create(SETTINGS, true);
    venues.flush();
    managingStaff.enrol("Demo", DEVICE);
    for (NewMember member : STAFF) {
      Kept kept = managingStaff.hire(member, member.pin());
      if (!(kept instanceof Kept.Done)) {
        throw new IllegalStateException("The demo's " + member.name() + ": " + kept);
      }
    }
    stations.replace(read("stations.json", new TypeReference<List<StationDefinition>>() {}));
    printers.replace(read("printers.json", new TypeReference<List<PrinterDefinition>>() {}));
    menus.replace(read("menu.json", new TypeReference<MenuDefinition>() {}));
    for (String drawer : List.of("Bar", "Front", "Terrace")) {
      drawers.add(drawer, null);
    }
    terminals.add("Terminal 1", SimulatedTerminal.KIND, null);
    terminals.add("Terminal 2", SimulatedTerminal.KIND, null);
    demoEvening.layOut();
    demoEvening.populate(clock);
  }

  private <T> T read(String name, TypeReference<T> type) {
    try (InputStream content =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
      return json.readValue(content, type);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's " + name, e);
    }
  }
}
