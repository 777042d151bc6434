package brigade.billing;

import brigade.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was paid on checks; answered by whoever takes the payments. */
public interface PaymentsOfCheck {
  /** By check; checks on which nothing was paid or tried may be absent. One round trip. */
  Map<UUID, Paid> of(Collection<UUID> checkIds);

  /**
   * What was paid on one check.
   *
   * @param amount towards the check, without tips and change
   * @param tips on top of it
   * @param rounding what cash payments rounded the check by; either sign
   * @param entries each payment that counts, in their order, for the receipt
   */
  record Paid(Money amount, Money tips, Money rounding, List<Entry> entries) {
    public static final Paid NOTHING = new Paid(Money.ZERO, Money.ZERO, Money.ZERO, List.of());

    public Paid {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One payment on a receipt.
   *
   * @param tender its name on paper, such as {@code Cash} or {@code Card **** 4242}
   * @param amount towards the check
   * @param tip on top of it
   * @param tendered what was handed over, or null where it is not cash
   * @param change handed back
   * @param at when it was taken
   */
  record Entry(
      String tender, Money amount, Money tip, @Nullable Money tendered, Money change, Instant at) {}
}
