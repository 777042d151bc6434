package brigade.kitchen;

import brigade.kitchen.TicketRequest.Item;
import brigade.kitchen.TicketRequest.Mod;
import brigade.venue.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A kitchen of four stations and an evening at it. */
final class KitchenFixture {
  static final Instant SEVEN = Instant.parse("2026-11-20T19:00:00Z");
  static final StationSummary GRILL = station("GRILL", StationKind.PREP, true);
  static final StationSummary COLD = station("COLD", StationKind.PREP, true);
  static final StationSummary BAR = station("BAR", StationKind.PREP, false);
  static final StationSummary EXPO = station("EXPO", StationKind.EXPO, true);
  static final Router ROUTER = new Router(List.of(GRILL, COLD, BAR, EXPO), List.of());
  static final UUID ANA = Ids.next();

  private KitchenFixture() {}

  private static StationSummary station(String code, StationKind kind, boolean throughExpo) {
    return new StationSummary(
        Ids.next(), code, code, kind, 300, 600, throughExpo, false, null, ScreenSettings.DEFAULT);
  }

  static Mark at(int minute) {
    return new Mark(SEVEN.plus(Duration.ofMinutes(minute)), "Luca", "KDS 1");
  }

  static Dish a(String name) {
    return new Dish(name);
  }

  /** What a cook reads of an item; one per line of an order. */
  static final class Dish {
    private final String name;
    private int quantity = 1;
    private @Nullable Integer seat;
    private int course = 2;
    private boolean held;
    private boolean addOn;
    private final List<Mod> modifiers = new ArrayList<>();
    private @Nullable String note;
    private @Nullable String station = "GRILL";
    private @Nullable UUID menuItem;
    private TicketRequest.Traits traits = TicketRequest.Traits.NONE;

    private Dish(String name) {
      this.name = name;
    }

    Dish times(int count) {
      quantity = count;
      return this;
    }

    Dish seat(int number) {
      seat = number;
      return this;
    }

    Dish from(@Nullable String code) {
      station = code;
      return this;
    }

    /** An item of the menu, in a category, with what was chosen. */
    Dish of(UUID menuItemId, UUID categoryId, UUID... chosen) {
      menuItem = menuItemId;
      traits = new TicketRequest.Traits(categoryId, Set.of(chosen));
      return this;
    }

    Dish course(int number) {
      course = number;
      return this;
    }

    Dish held() {
      held = true;
      return this;
    }

    /** After something of its course. */
    Dish addOn() {
      addOn = true;
      return this;
    }

    Dish no(String what) {
      modifiers.add(new Mod("NO", what));
      return this;
    }

    Dish note(String text) {
      note = text;
      return this;
    }

    Item item() {
      String courseName = course == 1 ? "STARTERS" : "MAINS";
      return new Item(
          Ids.next(),
          name,
          name,
          quantity,
          seat,
          course,
          courseName,
          held,
          addOn,
          modifiers,
          note,
          station,
          menuItem,
          traits);
    }
  }

  static TicketRequest table(String label, Dish... dishes) {
    return table(Ids.next(), label, List.of(), dishes);
  }

  static TicketRequest table(UUID orderId, String label, List<String> allergies, Dish... dishes) {
    return request(orderId, "DINE_IN", label, allergies, dishes);
  }

  /** An order that is fetched. */
  static TicketRequest takeout(String label, Dish... dishes) {
    return request(Ids.next(), "TAKEOUT", label, List.of(), dishes);
  }

  /** A send that follows an earlier one of the same order. */
  static TicketRequest later(String label, Dish... dishes) {
    return later(Ids.next(), label, dishes);
  }

  static TicketRequest later(UUID orderId, String label, Dish... dishes) {
    Arrays.stream(dishes).forEach(Dish::addOn);
    return request(orderId, "DINE_IN", label, List.of(), dishes);
  }

  private static TicketRequest request(
      UUID orderId, String type, String label, List<String> allergies, Dish... dishes) {
    return new TicketRequest(
        orderId,
        118,
        label,
        ANA,
        "Ana",
        4,
        type,
        "",
        SEVEN,
        Arrays.stream(dishes).map(Dish::item).toList(),
        allergies,
        null,
        TicketRequest.Where.ANYWHERE);
  }

  static TicketPlan plan(TicketRequest request) {
    return plan(request, ROUTER);
  }

  static TicketPlan plan(TicketRequest request, Router router) {
    return new TicketPlan(request, router, (station, item) -> Duration.ofMinutes(10));
  }

  static OrderTickets sent(TicketRequest request) {
    return new OrderTickets(plan(request).tickets(), id -> false);
  }

  static OrderTickets sent(TicketRequest request, Router router) {
    return new OrderTickets(plan(request, router).tickets(), id -> false);
  }

  static Ticket at(OrderTickets order, StationSummary station) {
    return order.all().stream()
        .filter(ticket -> ticket.stationId().equals(station.id()))
        .findFirst()
        .orElseThrow();
  }
}
