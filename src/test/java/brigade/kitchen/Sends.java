package brigade.kitchen;

import brigade.kitchen.TicketRequest.Item;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.venue.Ids;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sends to the kitchen as orders make them, each for a table of its own. */
@ApplicationScoped
public class Sends {
  private static final AtomicInteger TABLES = new AtomicInteger(100);

  private final Kitchen kitchen;
  private final Stations stations;
  private final CurrentActor currentActor;
  private final Clock clock;

  Sends(Kitchen kitchen, Stations stations, CurrentActor currentActor, Clock clock) {
    this.kitchen = kitchen;
    this.stations = stations;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** One line of a send. */
  record Line(UUID id, String name, String station, int quantity, int course, boolean held) {
    static Line of(String name, String station) {
      return new Line(Ids.next(), name, station, 1, 2, false);
    }

    Line times(int count) {
      return new Line(id, name, station, count, course, held);
    }

    Line heldAs(int number) {
      return new Line(id, name, station, quantity, number, true);
    }
  }

  /** What was sent. */
  record Sent(UUID orderId, String label, Accepted accepted) {}

  Sent send(Line... lines) {
    return send(Ids.next(), true, "T" + TABLES.incrementAndGet(), lines);
  }

  /** Sends more of an order. */
  Sent sendMore(Sent before, Line... lines) {
    return send(before.orderId(), false, before.label(), lines);
  }

  private Sent send(UUID orderId, boolean first, String label, Line... lines) {
    furnish();
    List<Item> items =
        java.util.Arrays.stream(lines)
            .map(
                line ->
                    new Item(
                        line.id(),
                        line.name(),
                        line.name(),
                        line.quantity(),
                        null,
                        line.course(),
                        "MAINS",
                        line.held(),
                        !first,
                        List.of(),
                        null,
                        line.station(),
                        null,
                        TicketRequest.Traits.NONE))
            .toList();
    TicketRequest request =
        new TicketRequest(
            orderId,
            1,
            label,
            Actor.HOUSE.staffId(),
            "Ana",
            2,
            "DINE_IN",
            "",
            clock.instant(),
            items,
            List.of("S2 PEANUT"),
            null,
            TicketRequest.Where.ANYWHERE);
    return new Sent(orderId, label, within(() -> kitchen.accept(request)));
  }

  <T> T within(Supplier<T> work) {
    return currentActor.call(Actor.HOUSE, () -> QuarkusTransaction.requiringNew().call(work::get));
  }

  /** The demo's stations, if the demo has not put them there. */
  void furnish() {
    if (stations.named("GRILL").isPresent()) {
      return;
    }
    try (InputStream file =
        Sends.class.getClassLoader().getResourceAsStream("brigade/demo/stations.json")) {
      List<StationDefinition> definitions =
          new ObjectMapper().readValue(file, new TypeReference<>() {});
      within(
          () -> {
            stations.replace(definitions);
            return true;
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
