package brigade.orders.rest;

import brigade.menu.Choice;
import brigade.menu.Half;
import brigade.menu.ModifierGroup;
import brigade.menu.Prefix;
import brigade.orders.Caps;
import brigade.orders.LineRequest;
import brigade.orders.OrderType;
import brigade.orders.SeatAllergy;
import brigade.rest.ApprovalPin;
import brigade.rest.NamedChoice;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of requests on orders. */
public final class OrderRequests {
  private OrderRequests() {}

  /** See {@code OpeningOrder.Request}. */
  public record Open(
      @Nullable String type,
      @Nullable UUID tableId,
      @Nullable BigDecimal covers,
      @Nullable String name,
      @Nullable Instant pickupAt,
      @Nullable String phone,
      @Nullable String address,
      @Nullable String note,
      @Nullable UUID staffId,
      @Nullable List<Allergy> allergies,
      @Nullable List<Line> lines,
      @Nullable Boolean send,
      @Nullable Instant sendAt,
      @Nullable ApprovalPin approval) {

    OrderType orderType() {
      return NamedChoice.of(OrderType.class, "type", type);
    }
  }

  /** An allergy; without a seat it is the whole table's. */
  public record Allergy(@Nullable Integer seat, @Nullable String text) {
    static List<SeatAllergy> all(@Nullable List<Allergy> allergies) {
      return allergies == null
          ? List.of()
          : allergies.stream()
              .map(a -> new SeatAllergy(a.seat(), Objects.requireNonNullElse(a.text(), "")))
              .toList();
    }
  }

  public record Allergies(@Nullable List<Allergy> allergies) {}

  public record Lines(@Nullable List<Line> lines) {}

  /**
   * A line asked for: {@code menuItemId} or {@code sku}; {@code quantity} is 1 when absent.
   *
   * @param components what was chosen for each component of a combo, in their order
   * @param openName what an open item is called
   * @param openPrice what an open item costs, in minor units
   * @param grams what a weighed item weighs
   */
  public record Line(
      @Nullable UUID menuItemId,
      @Nullable String sku,
      @Nullable String size,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal seat,
      @Nullable List<BigDecimal> sharedWith,
      @Nullable BigDecimal course,
      @Nullable Boolean hold,
      @Nullable List<Modifier> modifiers,
      @Nullable String note,
      @Nullable List<Part> components,
      @Nullable String openName,
      @Nullable BigDecimal openPrice,
      @Nullable BigDecimal grams) {}

  /** What was chosen for one component of a combo. */
  public record Part(
      @Nullable String sku,
      @Nullable String size,
      @Nullable List<Modifier> modifiers,
      @Nullable String note) {}

  /**
   * A modifier asked for.
   *
   * @param prefix NO, LITE, EXTRA or SIDE
   * @param half FIRST or SECOND; absent for the whole
   * @param modifiers what was chosen in the groups that this modifier asks
   */
  public record Modifier(
      @Nullable UUID modifierId,
      @Nullable String prefix,
      @Nullable String half,
      @Nullable List<Modifier> modifiers) {}

  /**
   * Taking a line back.
   *
   * @param made whether the kitchen had made it; true when absent
   */
  public record Void(
      @Nullable BigDecimal quantity,
      @Nullable String reason,
      @Nullable Boolean made,
      @Nullable ApprovalPin approval) {}

  public record Comp(
      @Nullable BigDecimal quantity, @Nullable String reason, @Nullable ApprovalPin approval) {}

  /** A line on the house to be charged again. */
  public record Charge(@Nullable ApprovalPin approval) {}

  /**
   * Giving an order another table or server.
   *
   * @param covers how many guests go to the table; the seats its dishes are for when absent
   */
  public record Transfer(
      @Nullable UUID tableId, @Nullable BigDecimal covers, @Nullable UUID serverId) {}

  /**
   * What to make before its turn.
   *
   * @param lineIds null is all of the order
   * @param rush false takes it back
   */
  public record Rush(@Nullable List<UUID> lineIds, @Nullable Boolean rush) {}

  /** Some lines; what none are named for is said where it is asked. */
  public record LineIds(@Nullable List<UUID> lineIds) {}

  /**
   * What to send and when.
   *
   * @param lineIds which new lines; all of them when absent
   * @param sendAt when they are sent by themselves; at once when absent
   * @param now whether they are sent now although they wait for a time
   */
  public record Send(
      @Nullable List<UUID> lineIds, @Nullable Instant sendAt, @Nullable Boolean now) {}

  /**
   * Where lines go.
   *
   * @param wholeTable whether they are for nobody alone, instead of {@code seat}
   */
  public record Move(
      @Nullable List<UUID> lineIds,
      @Nullable BigDecimal course,
      @Nullable BigDecimal seat,
      @Nullable List<BigDecimal> sharedWith,
      @Nullable Boolean wholeTable) {}

  /** How many there are to be; the rest as for a void where it is fewer. */
  public record Quantity(
      @Nullable BigDecimal quantity,
      @Nullable String reason,
      @Nullable Boolean made,
      @Nullable ApprovalPin approval) {}

  /** Lines that go to another order, or to the party at a table. */
  public record Give(
      @Nullable List<GivenLine> lines, @Nullable UUID orderId, @Nullable UUID tableId) {}

  /** A line that goes; all of it without a quantity. */
  public record GivenLine(@Nullable UUID lineId, @Nullable BigDecimal quantity) {}

  /** Orders that go into one. */
  public record Merge(@Nullable List<UUID> orderIds) {}

  /** Which new lines to hold back; all of them when {@code lineIds} is absent. */
  public record Hold(@Nullable List<UUID> lineIds, @Nullable Boolean hold) {}

  /**
   * The lines in the domain's words.
   *
   * @throws Problem 400 naming every modifier that is none
   */
  static List<LineRequest> lines(@Nullable List<Line> lines) {
    if (lines == null) {
      return List.of();
    }
    if (lines.size() > Caps.ORDER_LINES) {
      throw Problem.invalid("lines", "are at most " + Caps.ORDER_LINES);
    }
    List<FieldError> faults = new ArrayList<>();
    List<LineRequest> requests = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line == null) {
        faults.add(new FieldError("lines[" + i + "]", "is missing"));
      } else {
        requests.add(line(line, "lines[" + i + "].", faults));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return requests;
  }

  static LineRequest line(Line line, String path, List<FieldError> faults) {
    return new LineRequest(
        line.menuItemId(),
        line.sku(),
        line.size(),
        line.quantity() == null ? 1 : whole(line.quantity()).orElse(0),
        whole(line.seat(), path + "seat", faults),
        wholes(line.sharedWith(), path + "sharedWith", faults),
        whole(line.course(), path + "course", faults),
        line.hold(),
        choices(line.modifiers(), path, 1, faults),
        line.note(),
        parts(line, path, faults),
        line.openName(),
        line.openPrice() == null
            ? null
            : whole(line.openPrice(), path + "openPrice", faults) instanceof Integer price
                ? Long.valueOf(price)
                : null,
        whole(line.grams(), path + "grams", faults));
  }

  private static List<Choice> choices(
      @Nullable List<Modifier> asked, String path, int depth, List<FieldError> faults) {
    List<Choice> choices = new ArrayList<>();
    List<Modifier> modifiers = Objects.requireNonNullElse(asked, List.of());
    if (depth > ModifierGroup.DEPTH_LIMIT && !modifiers.isEmpty()) {
      faults.add(
          new FieldError(path + "modifiers", "are at most " + ModifierGroup.DEPTH_LIMIT + " deep"));
      return List.of();
    }
    for (int i = 0; i < modifiers.size(); i++) {
      Modifier modifier = modifiers.get(i);
      String field = path + "modifiers[" + i + "].";
      if (modifier == null || modifier.modifierId() == null) {
        faults.add(new FieldError(field + "modifierId", "is missing"));
        continue;
      }
      Optional<Prefix> prefix =
          Arrays.stream(Prefix.values())
              .filter(known -> known.name().equals(modifier.prefix()))
              .findFirst();
      if (modifier.prefix() != null && prefix.isEmpty()) {
        faults.add(new FieldError(field + "prefix", "is NO, LITE, EXTRA or SIDE"));
      }
      Optional<Half> half =
          Arrays.stream(Half.values())
              .filter(known -> known.name().equals(modifier.half()))
              .findFirst();
      if (modifier.half() != null && half.isEmpty()) {
        faults.add(new FieldError(field + "half", "is FIRST or SECOND"));
      }
      choices.add(
          new Choice(
              modifier.modifierId(),
              prefix.orElse(null),
              half.orElse(null),
              choices(modifier.modifiers(), field, depth + 1, faults)));
    }
    return choices;
  }

  private static List<LineRequest.Part> parts(Line line, String path, List<FieldError> faults) {
    List<LineRequest.Part> parts = new ArrayList<>();
    List<Part> asked = Objects.requireNonNullElse(line.components(), List.of());
    if (asked.size() > Caps.COMPONENTS) {
      faults.add(new FieldError(path + "components", "are at most " + Caps.COMPONENTS));
      return List.of();
    }
    for (int i = 0; i < asked.size(); i++) {
      String field = path + "components[" + i + "].";
      Part part = asked.get(i);
      if (part == null || part.sku() == null) {
        faults.add(new FieldError(field + "sku", "is missing"));
      } else {
        parts.add(
            new LineRequest.Part(
                part.sku(), part.size(), choices(part.modifiers(), field, 1, faults), part.note()));
      }
    }
    return parts;
  }

  /** The numbers, none when absent; a fault is noted for each that is not whole. */
  static List<Integer> wholes(
      @Nullable List<BigDecimal> numbers, String field, List<FieldError> faults) {
    List<Integer> wholes = new ArrayList<>();
    for (int i = 0; numbers != null && i < numbers.size(); i++) {
      Integer whole = whole(numbers.get(i), field + "[" + i + "]", faults);
      if (whole != null) {
        wholes.add(whole);
      }
    }
    return wholes;
  }

  /** The number when it is whole and of a size that anything here may have; empty otherwise. */
  static Optional<Integer> whole(BigDecimal number) {
    boolean small = number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return small && number.remainder(BigDecimal.ONE).signum() == 0
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  /** The number, null when absent; a fault is noted when it is not whole. */
  static @Nullable Integer whole(
      @Nullable BigDecimal number, String field, List<FieldError> faults) {
    if (number == null) {
      return null;
    }
    Optional<Integer> whole = whole(number);
    if (whole.isEmpty()) {
      faults.add(new FieldError(field, "is a whole number"));
    }
    return whole.orElse(null);
  }
}
