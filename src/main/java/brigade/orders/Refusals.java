package brigade.orders;

import brigade.floorplan.TableRefusal;
import brigade.menu.Portions;
import brigade.rest.Problem.FieldError;
import java.util.List;
import java.util.UUID;

/** Refusals of menu and floor, as outcomes of orders. */
final class Refusals {
  private Refusals() {}

  /** Of a pricing that did not come off. */
  static OrderOutcome of(Pricing pricing) {
    return switch (pricing) {
      case Pricing.Faulty(List<FieldError> faults) -> new OrderOutcome.Invalid(faults);
      case Pricing.SoldOut(String name, int left) -> soldOut(name, left);
      case Pricing.NotOnSale(String name) -> OrderOutcome.Refused.of("not-on-sale", name);
      case Pricing.Priced priced ->
          throw new IllegalArgumentException("Nothing is wrong with " + priced);
    };
  }

  static OrderOutcome of(Portions.Shortage shortage) {
    return soldOut(shortage.name(), shortage.left());
  }

  private static OrderOutcome soldOut(String name, int left) {
    return OrderOutcome.Refused.of("sold-out", name, left);
  }

  static OrderOutcome of(TableRefusal refusal) {
    return switch (refusal) {
      case TableRefusal.NoSuchTable(UUID id) -> new OrderOutcome.Missing("table", id);
      case TableRefusal.NoTables none -> OrderOutcome.Invalid.field("tableId", none.phrase());
      case TableRefusal.Taken taken -> new OrderOutcome.Refused("table-taken", taken.phrase());
      case TableRefusal.Blocked blocked ->
          new OrderOutcome.Refused("table-blocked", blocked.phrase());
    };
  }

  static OrderOutcome missingLine(UUID lineId) {
    return new OrderOutcome.Missing("order line", lineId);
  }

  /** Of what can't be done to a line as it is. */
  static OrderOutcome line(String type, OrderLine line) {
    return OrderOutcome.Refused.of(type, line.name());
  }
}
