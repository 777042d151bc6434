package brigade.orders;

import brigade.money.Rate;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How orders of one type are taken; the owner's to set.
 *
 * @param name as screens say it
 * @param kitchenLabel what cards and chits call it; empty where the screen's own word does
 * @param serviceCharge whether the automatic service charge applies
 * @param needsName whether it is opened only with a guest's name
 * @param needsAddress whether it is opened only with a telephone and an address
 * @param holdFrom lines of this course and later ones are held when they are added; null holds none
 * @param leadMinutes how long before it is picked up it is sent to the kitchen; null sends at once
 * @param discount what is taken off every price, such as of a staff meal
 */
public record OrderTypeRules(
    OrderType type,
    String name,
    String kitchenLabel,
    boolean serviceCharge,
    boolean needsName,
    boolean needsAddress,
    @Nullable Integer holdFrom,
    @Nullable Integer leadMinutes,
    Rate discount) {
  /** Longest name, in characters. */
  public static final int NAME = 40;

  /** Longest label on cards and chits, in characters: more is cut on a card. */
  public static final int LABEL = 16;

  /** Longest lead, in minutes. */
  public static final int LEAD = 600;

  /** The last course there may be. */
  public static final int COURSE = 9;

  /** Whether a line of this course waits when it is added. */
  boolean holds(int course) {
    return holdFrom != null && course >= holdFrom;
  }

  /** The lines with what waits of them held, unless somebody said whether it does. */
  List<Pricing.Line> held(List<Pricing.Line> lines) {
    return lines.stream()
        .map(line -> line.hold() == null && holds(line.course()) ? line.held() : line)
        .toList();
  }

  /** When an order for this pick-up is to be sent by itself; empty when it is to be sent now. */
  Optional<Instant> sendFor(@Nullable Instant pickupAt, Instant now) {
    return leadMinutes == null || pickupAt == null
        ? Optional.empty()
        : Optional.of(pickupAt.minus(Duration.ofMinutes(leadMinutes))).filter(now::isBefore);
  }

  /** What is wrong with them; empty when they may be kept. */
  List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    if (name.isBlank()) {
      faults.add(new FieldError("name", "is missing"));
    }
    faults.addAll(FreeText.faults("name", name, NAME));
    faults.addAll(FreeText.faults("kitchenLabel", kitchenLabel, LABEL));
    Integer hold = holdFrom;
    if (hold != null && (hold < 0 || hold > COURSE)) {
      faults.add(new FieldError("holdFrom", "is 0 to " + COURSE));
    }
    Integer lead = leadMinutes;
    if (lead != null && (lead < 1 || lead > LEAD)) {
      faults.add(new FieldError("leadMinutes", "is 1 to " + LEAD));
    }
    if (discount.ppm() > Rate.ONE) {
      faults.add(new FieldError("discountPpm", "is 0 to 1000000"));
    }
    return faults;
  }
}
