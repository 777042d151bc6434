package brigade.billing.rest;

import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads amounts that people type into requests. */
final class MinorUnits {
  /** More digits than any price has. */
  private static final int DIGITS = 15;

  private MinorUnits() {}

  /** A whole number of minor units, zero or more; else a fault is noted and it is zero. */
  static Money read(List<FieldError> errors, String field, @Nullable BigDecimal value) {
    if (value == null
        || value.signum() < 0
        || value.stripTrailingZeros().scale() > 0
        || value.precision() - value.scale() > DIGITS) {
      errors.add(new FieldError(field, "is a whole number of minor units, zero or more"));
      return Money.ZERO;
    }
    return Money.of(value.longValueExact());
  }
}
