package brigade.orders;

import brigade.journal.Journal;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Comping a line or some of its portions: the sale is kept and nothing is charged. What was comped
 * by mistake is charged again with the same permission.
 */
@ApplicationScoped
public class CompingLine {
  private final Amending amending;
  private final Approving approving;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final Event<LinesComped> compedEvent;
  private final Event<LinesCharged> chargedEvent;

  CompingLine(
      Amending amending,
      Approving approving,
      Journal journal,
      CurrentActor currentActor,
      Clock clock,
      Event<LinesComped> compedEvent,
      Event<LinesCharged> chargedEvent) {
    this.amending = amending;
    this.approving = approving;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
    this.compedEvent = compedEvent;
    this.chargedEvent = chargedEvent;
  }

  /**
   * What is to be comped.
   *
   * @param quantity portions; null is all of the line
   * @param reason why
   * @param approvalPin the PIN of somebody who may, or null
   */
  public record Request(
      @Nullable Integer quantity, @Nullable String reason, @Nullable String approvalPin) {}

  /** Comps it. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome comp(UUID orderId, UUID lineId, @Nullable Long version, Request request) {
    return amending.amend(orderId, version, order -> comp(order, lineId, request));
  }

  private OrderOutcome comp(Order order, UUID lineId, Request request) {
    Optional<OrderLine> found = order.line(lineId);
    if (found.isEmpty()) {
      return Refusals.missingLine(lineId);
    }
    OrderLine line = found.get();
    if (!line.state().owed()) {
      return line.state() == LineState.VOIDED
          ? Refusals.line("line-voided", line)
          : Refusals.line("line-not-owed", line);
    }
    if (line.comped()) {
      return Refusals.line("line-comped", line);
    }
    int quantity = request.quantity() == null ? line.quantity() : request.quantity();
    List<FieldError> faults = new ArrayList<>();
    if (quantity < 1 || quantity > line.quantity()) {
      faults.add(new FieldError("quantity", "is 1 to " + line.quantity()));
    }
    if (request.reason() == null || request.reason().isBlank()) {
      faults.add(new FieldError("reason", "is missing"));
    }
    faults.addAll(FreeText.faults("reason", request.reason(), Caps.NOTE));
    if (!faults.isEmpty() || request.reason() == null) {
      return new OrderOutcome.Invalid(faults);
    }
    String reason = request.reason().strip();
    return switch (approving.ask(Permission.COMP, request.approvalPin())) {
      case Approving.Result.No(OrderOutcome no) -> no;
      case Approving.Result.Granted granted -> {
        Instant now = clock.instant();
        OrderLine part = order.part(line, quantity);
        part.comp(now, currentActor.get().name(), reason, granted.approverName());
        order.touch(now);
        journal.record(
            "order.line-comped",
            "order",
            order.id(),
            granted.approverId(),
            null,
            new OrderRecord.Taken(
                order.number(), OrderRecord.Line.of(List.of(part)), reason, null));
        compedEvent.fire(new LinesComped(order.id(), List.of(part.id())));
        yield new OrderOutcome.Done(order);
      }
    };
  }

  /**
   * Charges for a line that was on the house again.
   *
   * @param approvalPin the PIN of somebody who may, or null
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome charge(
      UUID orderId, UUID lineId, @Nullable Long version, @Nullable String approvalPin) {
    return amending.amend(orderId, version, order -> charge(order, lineId, approvalPin));
  }

  private OrderOutcome charge(Order order, UUID lineId, @Nullable String approvalPin) {
    Optional<OrderLine> found = order.line(lineId);
    if (found.isEmpty()) {
      return Refusals.missingLine(lineId);
    }
    OrderLine line = found.get();
    if (line.state() == LineState.VOIDED) {
      return Refusals.line("line-voided", line);
    }
    Optional<OrderLine.Comped> comp = line.comp();
    if (comp.isEmpty()) {
      return Refusals.line("line-charged", line);
    }
    return switch (approving.ask(Permission.COMP, approvalPin)) {
      case Approving.Result.No(OrderOutcome no) -> no;
      case Approving.Result.Granted granted -> {
        line.charge();
        order.touch(clock.instant());
        journal.record(
            "order.line-charged",
            "order",
            order.id(),
            granted.approverId(),
            null,
            new OrderRecord.Taken(
                order.number(), OrderRecord.Line.of(List.of(line)), comp.get().reason(), null));
        chargedEvent.fire(new LinesCharged(order.id(), List.of(line.id())));
        yield new OrderOutcome.Done(order);
      }
    };
  }
}
