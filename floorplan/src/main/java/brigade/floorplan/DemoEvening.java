package brigade.floorplan;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.venue.Ids;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Marlow &amp; Vine on one evening: its room, who booked and who stands at the door. */
@ApplicationScoped
public class DemoEvening {
  private static final String ROOM = "/brigade/demo/floor.json";
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final FloorPlan floorPlan;
  private final TakingReservations takingReservations;
  private final DiningTables tables;
  private final Waitlist waitlist;
  private final Changes changes;
  private final ObjectMapper json;

  DemoEvening(
      FloorPlan floorPlan,
      TakingReservations takingReservations,
      DiningTables tables,
      Waitlist waitlist,
      Changes changes,
      ObjectMapper json) {
    this.floorPlan = floorPlan;
    this.takingReservations = takingReservations;
    this.tables = tables;
    this.waitlist = waitlist;
    this.changes = changes;
    this.json = json;
  }

  /** The room as it is written down. */
  public FloorDefinition room() {
    try (InputStream file = DemoEvening.class.getResourceAsStream(ROOM)) {
      if (file == null) {
        throw new IllegalStateException("The demo's room is missing: " + ROOM);
      }
      return json.readValue(file, FloorDefinition.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Draws the room, within the caller's transaction. The people should be there before, since
   * tables are in their sections.
   */
  public void layOut() {
    Replaced replaced = floorPlan.replace(room());
    if (!(replaced instanceof Replaced.Done)) {
      throw new IllegalStateException("The demo's room: " + replaced);
    }
  }

  /**
   * Books tables for the hours to come and puts parties at the door, within the caller's
   * transaction, which must be somebody's who may book.
   */
  public void populate(Clock clock) {
    Instant now = clock.instant();
    Map<String, UUID> byNumber =
        tables.inUse().stream().collect(Collectors.toMap(DiningTable::number, DiningTable::id));
    long quarter = QUARTER.toMillis();
    Instant next = Instant.ofEpochMilli((now.toEpochMilli() / quarter + 1) * quarter);
    for (Guest guest : GUESTS) {
      Instant startsAt = next.plus(QUARTER.multipliedBy(guest.quarters()));
      List<UUID> at = guest.table() == null ? List.of() : List.of(byNumber.get(guest.table()));
      Booked booked =
          takingReservations.book(
              guest.name(), guest.phone(), guest.covers(), startsAt, null, at, guest.note());
      if (!(booked instanceof Booked.Done(ReservationView reservation))) {
        throw new IllegalStateException("The demo's " + guest.name() + ": " + booked);
      }
      if (guest.confirmed()) {
        takingReservations.become(reservation.id(), Reservation.State.CONFIRMED);
      }
    }
    for (AtTheDoor party : PARTIES) {
      WaitlistEntry entry =
          new WaitlistEntry(
              Ids.next(),
              party.name(),
              null,
              party.covers(),
              party.quoted(),
              party.note(),
              now.minus(Duration.ofMinutes(party.waited())));
      waitlist.persist(entry);
      changes.announce(Topic.FLOOR, entry.id());
    }
    waitlist.flush();
  }

  private static final List<Guest> GUESTS =
      List.of(
          new Guest(0, "Novak", 4, "20", "+353 1 555 0161", "Anniversary, window", false),
          new Guest(0, "Lindqvist", 6, "14", "+353 1 555 0162", "Large table please", false),
          new Guest(1, "Moreau", 4, "7", "+353 1 555 0163", "First visit", true),
          new Guest(2, "Achterberg", 2, "2", null, null, true),
          new Guest(3, "Papadopoulos", 8, "24", "+353 1 555 0165", "Two high chairs", true),
          new Guest(
              4,
              "Ferreira da Silva e Albuquerque",
              4,
              null,
              "+353 1 555 0166",
              "Quiet corner",
              false),
          new Guest(5, "O’Sullivan", 2, "19", "+353 1 555 0167", null, true),
          new Guest(5, "Nakamura", 3, "21", null, "Gluten free", false),
          new Guest(6, "De Luca", 5, "23", "+353 1 555 0169", "Birthday cake at the end", true),
          new Guest(7, "Schneider", 2, "9", null, null, false),
          new Guest(8, "Novotný", 4, "10", "+353 1 555 0171", null, true),
          new Guest(9, "Abdelrahman", 6, "14", "+353 1 555 0172", "No alcohol at the table", true));

  private static final List<AtTheDoor> PARTIES =
      List.of(
          new AtTheDoor("Björnsdóttir", 6, 27, 40, "Birthday, 14 or 23"),
          new AtTheDoor("van der Meer-Castellanos", 2, 19, 15, "Asked twice"),
          new AtTheDoor("Okonkwo", 4, 14, 20, "High chair"),
          new AtTheDoor("Ito", 2, 11, 25, "Terrace only"),
          new AtTheDoor("Haddad", 3, 3, 30, "Seafood allergy"));

  private record Guest(
      int quarters,
      String name,
      int covers,
      @Nullable String table,
      @Nullable String phone,
      @Nullable String note,
      boolean confirmed) {}

  private record AtTheDoor(String name, int covers, int waited, int quoted, String note) {}
}
