package brigade.payments;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a payment stands. */
public enum PaymentState {
  /** Written down; the terminal is being asked. */
  PENDING,
  /** The terminal has no answer yet: neither a yes nor a no. It is asked, never charged again. */
  UNKNOWN,
  /** The money is reserved; the batch at the close captures it. */
  AUTHORISED,
  /** The money is taken. */
  CAPTURED,
  /** No money moved; the end. */
  DECLINED,
  /** Taken back before capture, or handed back while the check was open; the end. */
  VOIDED;

  private static final Map<PaymentState, Set<PaymentState>> NEXT =
      new EnumMap<>(PaymentState.class);

  static {
    NEXT.put(PENDING, EnumSet.of(UNKNOWN, AUTHORISED, CAPTURED, DECLINED));
    NEXT.put(UNKNOWN, EnumSet.of(AUTHORISED, CAPTURED, DECLINED));
    NEXT.put(AUTHORISED, EnumSet.of(CAPTURED, VOIDED));
    NEXT.put(CAPTURED, EnumSet.of(VOIDED));
    NEXT.put(DECLINED, EnumSet.noneOf(PaymentState.class));
    NEXT.put(VOIDED, EnumSet.noneOf(PaymentState.class));
  }

  /** Whether a payment may go from here to there. */
  public boolean mayBecome(PaymentState next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }

  /** Whether it counts towards the check. */
  public boolean isPaid() {
    return this == AUTHORISED || this == CAPTURED;
  }

  /** Whether nobody knows yet if it counts. */
  public boolean isOpen() {
    return this == PENDING || this == UNKNOWN;
  }
}
