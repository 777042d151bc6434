package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.SeatingCleared;
import brigade.floorplan.SeatingMoved;
import brigade.floorplan.SeatingRecounted;
import brigade.floorplan.SeatingsJoined;
import brigade.floorplan.Stage;
import brigade.kitchen.ItemsDone;
import brigade.kitchen.ItemsRecalled;
import brigade.kitchen.ItemsSeen;
import brigade.kitchen.Kitchen;
import brigade.kitchen.OrderCalled;
import brigade.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What the kitchen and the floor do to orders. Observers run within the transaction of whoever did
 * it and ask for no permission of their own.
 */
@ApplicationScoped
class NewsOfHouse {
  private final Orders orders;
  private final Amending amending;
  private final ClosingOrder closingOrder;
  private final OrderSteps steps;
  private final OrderTypes types;
  private final FloorPlan floorPlan;
  private final Kitchen kitchen;
  private final Changes changes;
  private final Clock clock;
  private final Event<OrderMoved> movedEvent;
  private final Event<SeatsCountedOn> countedOnEvent;

  NewsOfHouse(
      Orders orders,
      Amending amending,
      ClosingOrder closingOrder,
      OrderSteps steps,
      OrderTypes types,
      FloorPlan floorPlan,
      Kitchen kitchen,
      Changes changes,
      Clock clock,
      Event<OrderMoved> movedEvent,
      Event<SeatsCountedOn> countedOnEvent) {
    this.orders = orders;
    this.amending = amending;
    this.closingOrder = closingOrder;
    this.steps = steps;
    this.types = types;
    this.floorPlan = floorPlan;
    this.kitchen = kitchen;
    this.changes = changes;
    this.clock = clock;
    this.movedEvent = movedEvent;
    this.countedOnEvent = countedOnEvent;
  }

  void ready(@Observes ItemsDone done) {
    if (orders.markReady(done.orderId(), done.orderLineIds(), clock.instant()) > 0) {
      changes.announce(Topic.ORDERS, done.orderId());
    }
  }

  void recalled(@Observes ItemsRecalled recalled) {
    if (orders.markRecalled(recalled.orderId(), recalled.orderLineIds()) > 0) {
      changes.announce(Topic.ORDERS, recalled.orderId());
    }
  }

  void seen(@Observes ItemsSeen seen) {
    changes.announce(Topic.ORDERS, seen.orderId());
  }

  void called(@Observes OrderCalled called) {
    orders
        .findByIdOptional(called.orderId())
        .flatMap(Order::seatingId)
        .ifPresent(seating -> floorPlan.progress(seating, Stage.FOOD_READY));
    changes.announce(Topic.ORDERS, called.orderId());
  }

  /** The party was counted anew: its orders say how many they are, and so do their tickets. */
  void recounted(@Observes SeatingRecounted recounted) {
    for (Order order : lockOpen(recounted.seatingId())) {
      amending
          .whilePaying(order)
          .ifPresent(
              refused -> {
                throw Problem.conflict(refused.type(), refused.why().english());
              });
      order.place(recounted.seatingId(), order.tableLabel().orElse(null), recounted.covers());
      order.touch(clock.instant());
      kitchen.relabel(
          order.id(), order.label(), order.serverId(), order.serverName(), order.covers());
      changes.announce(Topic.ORDERS, order.id());
    }
  }

  /** The party moved: its orders and their tickets say where, and the kitchen's clocks run on. */
  void moved(@Observes SeatingMoved moved) {
    for (Order order : lockOpen(moved.seatingId())) {
      order.place(moved.seatingId(), moved.newLabel(), order.covers());
      order.touch(clock.instant());
      kitchen.relabel(
          order.id(), order.label(), order.serverId(), order.serverName(), order.covers());
      changes.announce(Topic.ORDERS, order.id());
      movedEvent.fire(new OrderMoved(order.id(), order.label(), order.serverId()));
    }
  }

  /**
   * Two parties are one: the orders of the one that joined are the other's now, and the seats of
   * its guests are counted on from those of the others, on all its orders by as many: a guest has
   * one number on all of them.
   */
  void joined(@Observes SeatingsJoined joined) {
    int last =
        orders.openOf(List.of(joined.into().id())).stream()
            .mapToInt(Order::lastSeat)
            .max()
            .orElse(0);
    List<Order> joining = lockOpen(joined.fromId());
    int before =
        joining.stream()
            .mapToInt(
                order -> order.seatsBefore(Math.max(last, joined.into().covers() - order.covers())))
            .min()
            .orElse(0);
    for (Order order : joining) {
      order.place(joined.into().id(), joined.into().tableLabel(), joined.into().covers());
      order.touch(clock.instant());
      if (!order.owed().isEmpty()) {
        floorPlan.progress(joined.into().id(), Stage.ORDERED);
      }
      countSeatsOn(order, before);
      changes.announce(Topic.ORDERS, order.id());
      movedEvent.fire(new OrderMoved(order.id(), order.label(), order.serverId()));
    }
  }

  /** Tells the kitchen, too, and the checks, which know their guests by seat. */
  private void countSeatsOn(Order order, int seatsBefore) {
    kitchen.giveAll(
        order.id(),
        KitchenRequests.head(order, types.of(order.type()).kitchenLabel()),
        seatsBefore);
    // An undo would put them back to the seats they had.
    steps.forget(
        order,
        order.unsent().stream()
            .filter(line -> line.seat().isPresent())
            .map(OrderLine::id)
            .toList());
    order.countSeatsOn(seatsBefore);
    if (!order.allergies().isEmpty()) {
      steps.forgetAllergies(order);
      kitchen.warn(order.id(), KitchenRequests.warnings(order));
    }
    countedOnEvent.fire(new SeatsCountedOn(order.id(), seatsBefore));
  }

  /** Commands on an order take turns; what the floor does to it waits for its turn too. */
  private List<Order> lockOpen(UUID seatingId) {
    return orders.lockOpenOf(seatingId).stream()
        .flatMap(id -> orders.lock(id).filter(Order::isOpen).stream())
        .toList();
  }

  void cleared(@Observes SeatingCleared cleared) {
    closingOrder.closeEmpty(cleared.seatingId());
  }
}
