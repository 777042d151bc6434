package brigade.orders;

import brigade.floorplan.FloorPlan;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.menu.Portions;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Taking back a line or some of its portions. What was not fired goes silently; what was needs a
 * permission or an approval, and the kitchen sees it.
 *
 * <p>A combo goes as a whole: as many as are taken back of one of its lines are taken back of all
 * of them. Its price is shared over its lines, so the others by themselves would be sold at a
 * combo's price, and a guest who leaves the dessert still owes the menu.
 */
@ApplicationScoped
public class VoidingLine {
  private final Amending amending;
  private final Approving approving;
  private final OrderSteps steps;
  private final Kitchen kitchen;
  private final FloorPlan floorPlan;
  private final Portions portions;
  private final Orders orders;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final Event<LinesVoided> voidedEvent;

  VoidingLine(
      Amending amending,
      Approving approving,
      OrderSteps steps,
      Kitchen kitchen,
      FloorPlan floorPlan,
      Portions portions,
      Orders orders,
      Journal journal,
      CurrentActor currentActor,
      Clock clock,
      Event<LinesVoided> voidedEvent) {
    this.amending = amending;
    this.approving = approving;
    this.steps = steps;
    this.kitchen = kitchen;
    this.floorPlan = floorPlan;
    this.portions = portions;
    this.orders = orders;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
    this.voidedEvent = voidedEvent;
  }

  /**
   * What is to be taken back.
   *
   * @param quantity portions; null is all of the line
   * @param reason needed for what was fired
   * @param made whether the kitchen had made it; what was not goes back to the portions left. Null
   *     means made, as far as it was fired
   * @param approvalPin the PIN of somebody who may, or null
   */
  public record Request(
      @Nullable Integer quantity,
      @Nullable String reason,
      @Nullable Boolean made,
      @Nullable String approvalPin) {}

  /** Takes it back. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome voidLine(UUID orderId, UUID lineId, @Nullable Long version, Request request) {
    return amending.amend(orderId, version, order -> voidLine(order, lineId, request));
  }

  /** Takes it back from an order that is being amended. */
  OrderOutcome voidLine(Order order, UUID lineId, Request request) {
    Optional<OrderLine> found = order.line(lineId);
    if (found.isEmpty()) {
      return Refusals.missingLine(lineId);
    }
    OrderLine line = found.get();
    if (line.state() == LineState.VOIDED) {
      return Refusals.line("line-voided", line);
    }
    int quantity = request.quantity() == null ? line.quantity() : request.quantity();
    Map<OrderLine, Integer> going = new LinkedHashMap<>();
    for (List<OrderLine> component : order.components(line)) {
      int left = quantity;
      for (OrderLine one : component) {
        int taken = Math.min(left, one.quantity());
        if (taken > 0) {
          going.put(one, taken);
          left -= taken;
        }
      }
    }
    boolean fired = going.keySet().stream().anyMatch(one -> one.state().fired());
    List<FieldError> faults = check(line, quantity, fired, request.reason());
    if (!faults.isEmpty()) {
      return new OrderOutcome.Invalid(faults);
    }
    Approving.Result.Granted granted = new Approving.Result.Granted(null, null);
    if (fired) {
      switch (approving.ask(Permission.VOID_SENT, request.approvalPin())) {
        case Approving.Result.Granted given -> granted = given;
        case Approving.Result.No(OrderOutcome no) -> {
          return no;
        }
      }
    }
    return take(order, line.state(), going, request, granted);
  }

  private OrderOutcome take(
      Order order,
      LineState before,
      Map<OrderLine, Integer> going,
      Request request,
      Approving.Result.Granted granted) {
    Instant now = clock.instant();
    String by = currentActor.get().name();
    String reason =
        request.reason() == null || request.reason().isBlank() ? null : request.reason().strip();
    going.forEach(
        (line, quantity) -> {
          if (line.state() != LineState.NEW) {
            // The kitchen locks its tickets before lines are touched, as it does when it bumps.
            kitchen.voidItem(line.kitchenId(), quantity, by, reason == null ? "" : reason);
          }
        });
    // An undo makes the line whole again; the portions that were taken off it stay off.
    steps.took(
        order,
        OrderStep.Kind.REMOVED,
        going.keySet().stream()
            .filter(line -> line.state() == LineState.NEW)
            .map(OrderLine::image)
            .toList());
    List<OrderLine> parts = new ArrayList<>();
    going.forEach((line, quantity) -> parts.add(order.part(line, quantity)));
    List<UUID> sent =
        parts.stream().filter(part -> part.state() != LineState.NEW).map(OrderLine::id).toList();
    List<OrderLine> spared = new ArrayList<>();
    for (OrderLine part : parts) {
      boolean made = part.state().fired() && !Boolean.FALSE.equals(request.made());
      part.takeBack(now, by, reason, made, granted.approverName());
      if (!made) {
        spared.add(part);
      }
    }
    order.touch(now);
    if (order.owed().isEmpty()) {
      order
          .seatingId()
          .filter(
              seating -> orders.openOf(List.of(seating)).stream().allMatch(o -> o.owed().isEmpty()))
          .ifPresent(seating -> floorPlan.progress(seating, Stage.TO_ORDER));
    }
    // After the party, as a new order of it takes them: each would wait for the other otherwise.
    Map<UUID, Integer> given = new LinkedHashMap<>();
    spared.forEach(
        part ->
            part.portions(part.quantity())
                .forEach((id, count) -> given.merge(id, count, Integer::sum)));
    portions.release(given);
    journal.record(
        "order.line-voided",
        "order",
        order.id(),
        granted.approverId(),
        before,
        new OrderRecord.Taken(
            order.number(), OrderRecord.Line.of(parts), reason, spared.size() < parts.size()));
    if (!sent.isEmpty()) {
      voidedEvent.fire(new LinesVoided(order.id(), sent));
    }
    return new OrderOutcome.Done(order);
  }

  private static List<FieldError> check(
      OrderLine line, int quantity, boolean fired, @Nullable String reason) {
    List<FieldError> faults = new ArrayList<>();
    if (quantity < 1 || quantity > line.quantity()) {
      faults.add(new FieldError("quantity", "is 1 to " + line.quantity()));
    }
    if (fired && (reason == null || reason.isBlank())) {
      faults.add(new FieldError("reason", "is missing"));
    }
    faults.addAll(FreeText.faults("reason", reason, Caps.NOTE));
    return faults;
  }
}
