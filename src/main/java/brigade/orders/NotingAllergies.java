package brigade.orders;

import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Noting what guests of an order must not be served; it stands on every ticket. */
@ApplicationScoped
public class NotingAllergies {
  private final Amending amending;
  private final OrderSteps steps;
  private final Kitchen kitchen;
  private final Journal journal;
  private final Clock clock;

  NotingAllergies(
      Amending amending, OrderSteps steps, Kitchen kitchen, Journal journal, Clock clock) {
    this.amending = amending;
    this.steps = steps;
    this.kitchen = kitchen;
    this.journal = journal;
    this.clock = clock;
  }

  /** Replaces what is noted; what the kitchen has on its screens says so at once. */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome note(UUID orderId, @Nullable Long version, List<SeatAllergy> allergies) {
    List<FieldError> faults = check(allergies);
    if (!faults.isEmpty()) {
      return new OrderOutcome.Invalid(faults);
    }
    return amending.rearrange(
        orderId,
        version,
        order -> {
          List<SeatAllergy> before = order.allergies();
          order.note(
              allergies.stream().map(a -> new SeatAllergy(a.seat(), a.text().strip())).toList(),
              clock.instant());
          if (order.lines().stream().anyMatch(line -> line.sentAt().isPresent())) {
            kitchen.warn(orderId, KitchenRequests.warnings(order));
          }
          steps.noted(order, before);
          journal.record("order.allergies-noted", "order", orderId, before, order.allergies());
          return new OrderOutcome.Done(order);
        });
  }

  static List<FieldError> check(List<SeatAllergy> allergies) {
    List<FieldError> faults = new ArrayList<>();
    if (allergies.size() > Caps.ALLERGIES) {
      faults.add(new FieldError("allergies", "are at most " + Caps.ALLERGIES));
    }
    for (int i = 0; i < allergies.size(); i++) {
      String field = "allergies[" + i + "].";
      Integer seat = allergies.get(i).seat();
      if (seat != null && (seat < 1 || seat > Caps.SEATS)) {
        faults.add(new FieldError(field + "seat", "is 1 to " + Caps.SEATS));
      }
      String text = allergies.get(i).text();
      if (text.isBlank()) {
        faults.add(new FieldError(field + "text", "is missing"));
      }
      faults.addAll(FreeText.faults(field + "text", text, Caps.ALLERGY));
    }
    return faults;
  }
}
