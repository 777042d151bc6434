package brigade.orders.ui;

import brigade.staff.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who looks at which order right now. Nobody is locked out (behaviour O7); people are told of each
 * other. It is not kept anywhere: a screen that is gone is not there.
 */
@ApplicationScoped
class Presence {
  private final Map<UUID, Map<Object, Visit>> orders = new ConcurrentHashMap<>();

  /**
   * A screen shows an order from now on.
   *
   * @param told called when others come or go, on their thread
   * @return to be closed when the screen leaves
   */
  Staying enter(UUID orderId, Actor actor, Runnable told) {
    Object screen = new Object();
    orders
        .computeIfAbsent(orderId, id -> new ConcurrentHashMap<>())
        .put(screen, new Visit(actor, told));
    tellOthers(orderId, screen);
    return () -> leave(orderId, screen);
  }

  private void leave(UUID orderId, Object screen) {
    orders.computeIfPresent(
        orderId,
        (id, visits) -> {
          visits.remove(screen);
          return visits.isEmpty() ? null : visits;
        });
    tellOthers(orderId, screen);
  }

  private void tellOthers(UUID orderId, Object screen) {
    orders
        .getOrDefault(orderId, Map.of())
        .forEach(
            (other, visit) -> {
              if (!other.equals(screen)) {
                visit.told().run();
              }
            });
  }

  /** The names of the others who have this order on their screens. */
  List<String> others(UUID orderId, Actor me) {
    return orders.getOrDefault(orderId, Map.of()).values().stream()
        .map(Visit::actor)
        .filter(actor -> !actor.staffId().equals(me.staffId()))
        .map(Actor::name)
        .distinct()
        .sorted()
        .toList();
  }

  private record Visit(Actor actor, Runnable told) {}

  /** A screen's stay at an order. */
  @FunctionalInterface
  interface Staying extends AutoCloseable {
    @Override
    void close();
  }
}
