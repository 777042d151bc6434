package brigade.orders;

import brigade.journal.Journal;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.orders.ChecksOfOrder.CheckSummary;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adding lines to an open order. They are priced now and sent later. What is plain is {@link
 * AddingTogether added together} with what others add to the order at that moment; anything else
 * takes its turn like every other command.
 */
@ApplicationScoped
public class AddingLines {
  private final AddingTogether together;
  private final Amending amending;
  private final OrderSteps steps;
  private final OrderTypes types;
  private final Menus menus;
  private final Offering offering;
  private final Portions portions;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;

  AddingLines(
      AddingTogether together,
      Amending amending,
      OrderSteps steps,
      OrderTypes types,
      Menus menus,
      Offering offering,
      Portions portions,
      Journal journal,
      CurrentActor currentActor,
      Clock clock) {
    this.together = together;
    this.amending = amending;
    this.steps = steps;
    this.types = types;
    this.menus = menus;
    this.offering = offering;
    this.portions = portions;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * An idempotency key to store with what is done.
   *
   * @param fingerprint what the request was
   * @param status the HTTP status repeats get
   * @param answer makes the body that repeats get, of the order and its checks
   * @param headers the headers they get, a JSON object
   */
  public record Replay(
      String key,
      String fingerprint,
      int status,
      BiFunction<Order, List<CheckSummary>, String> answer,
      Function<Order, String> headers) {}

  /**
   * It is done.
   *
   * @param order with these lines, and with such as were added at the same moment
   * @param version of the order with these lines
   * @param answer what repeats get; null without a key
   */
  public record Added(Order order, long version, @Nullable String answer) {}

  /**
   * Adds the lines, all or none. What is counted is taken now, so that the last portion goes to
   * whoever tapped first.
   *
   * @param version what the client knew, or null
   */
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome add(UUID orderId, @Nullable Long version, List<LineRequest> requests) {
    return together(orderId, version, requests, null)
        .<OrderOutcome>map(added -> new OrderOutcome.Done(added.order()))
        .orElseGet(() -> addAlone(orderId, version, requests));
  }

  /**
   * Adds the lines if that is plain, and stores the answer under the key in the same transaction.
   *
   * @param version what the client knew, or null
   * @return empty when nothing was done and the key was not taken: {@link #addAlone} does it, or
   *     tells why not
   */
  @Requires(Permission.TAKE_ORDERS)
  public Optional<Added> together(
      UUID orderId, @Nullable Long version, List<LineRequest> requests, @Nullable Replay replay) {
    return requests.isEmpty()
        ? Optional.empty()
        : together.add(orderId, new Addition(currentActor.get(), version, requests, replay));
  }

  /** As {@link #add}, within the caller's transaction. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome addAlone(UUID orderId, @Nullable Long version, List<LineRequest> requests) {
    if (requests.isEmpty()) {
      return OrderOutcome.Invalid.field("lines", "are missing");
    }
    return amending.amend(orderId, version, order -> add(order, requests));
  }

  /** Adds the lines to an order that is being amended. */
  OrderOutcome add(Order order, List<LineRequest> requests) {
    MenuSnapshot menu = menus.current();
    Pricing pricing = offering.price(offering.of(menu, order), requests, "lines");
    if (!(pricing instanceof Pricing.Priced priced)) {
      return Refusals.of(pricing);
    }
    if (order.lines().size() + priced.lines().size() > Caps.ORDER_LINES) {
      return OrderOutcome.Refused.of("order-full", Caps.ORDER_LINES);
    }
    Optional<Portions.Shortage> shortage = portions.take(menu, priced.portions());
    if (shortage.isPresent()) {
      return Refusals.of(shortage.get());
    }
    List<OrderLine> added =
        order.add(
            types.of(order.type()).held(priced.lines()),
            currentActor.get().name(),
            clock.instant());
    steps.added(order, added);
    journal.record(
        "order.lines-added", "order", order.id(), null, OrderRecord.Lines.of(order, added));
    return new OrderOutcome.Done(order);
  }
}
