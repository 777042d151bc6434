package brigade.payments;

import static brigade.payments.PaymentState.AUTHORISED;
import static brigade.payments.PaymentState.CAPTURED;
import static brigade.payments.PaymentState.DECLINED;
import static brigade.payments.PaymentState.PENDING;
import static brigade.payments.PaymentState.UNKNOWN;
import static brigade.payments.PaymentState.VOIDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brigade.money.Money;
import brigade.venue.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaymentStateTest {
  private record Pair(PaymentState from, PaymentState to) {}

  private static final Set<Pair> ALLOWED =
      Set.of(
          new Pair(PENDING, UNKNOWN),
          new Pair(PENDING, AUTHORISED),
          new Pair(PENDING, CAPTURED),
          new Pair(PENDING, DECLINED),
          new Pair(UNKNOWN, AUTHORISED),
          new Pair(UNKNOWN, CAPTURED),
          new Pair(UNKNOWN, DECLINED),
          new Pair(AUTHORISED, CAPTURED),
          new Pair(AUTHORISED, VOIDED),
          new Pair(CAPTURED, VOIDED));

  @Test
  void everyPairOfStatesIsAllowedOrNotAsWritten() {
    for (PaymentState from : PaymentState.values()) {
      for (PaymentState to : PaymentState.values()) {
        assertEquals(ALLOWED.contains(new Pair(from, to)), from.mayBecome(to), from + " to " + to);
      }
    }
  }

  @Test
  void everyPairOfRefundStatesIsAllowedOrNotAsWritten() {
    for (RefundState from : RefundState.values()) {
      for (RefundState to : RefundState.values()) {
        boolean allowed =
            from == RefundState.PENDING && to != RefundState.PENDING
                || from == RefundState.UNKNOWN
                    && (to == RefundState.DONE || to == RefundState.DECLINED);
        assertEquals(allowed, from.mayBecome(to), from + " to " + to);
      }
    }
  }

  @Test
  @DisplayName("M7 an unknown outcome never goes back to being asked for money")
  void unknownNeverBecomesPending() {
    Payment payment = card(2_000, 300);
    payment.unknown("no answer");
    assertEquals(UNKNOWN, payment.state());
    payment.authorised("A1", Instant.EPOCH);
    assertEquals(AUTHORISED, payment.state());
    assertThrows(IllegalStateException.class, () -> payment.unknown("again"));
  }

  @Test
  @DisplayName("M6 the tip is adjusted before the batch and never after")
  void tipOnlyBeforeTheBatch() {
    Payment payment = card(2_000, 0);
    assertThrows(IllegalStateException.class, () -> payment.adjustTip(Money.of(300)));
    payment.authorised("A1", Instant.EPOCH);
    payment.adjustTip(Money.of(300));
    assertEquals(Money.of(2_300), payment.capturing());
    assertThrows(IllegalStateException.class, () -> payment.adjustTip(Money.of(400)));
    payment.notCaptured();
    payment.adjustTip(Money.of(350));
    assertThrows(IllegalStateException.class, payment::captured);
    assertEquals(Money.of(2_350), payment.capturing());
    payment.captured();
    assertThrows(IllegalStateException.class, () -> payment.adjustTip(Money.of(400)));
  }

  @Test
  @DisplayName("M6 a card payment is voided before capture, not after")
  void cardIsVoidedBeforeCaptureOnly() {
    Payment before = card(2_000, 0);
    before.authorised("A1", Instant.EPOCH);
    before.voided("wrong check", Instant.EPOCH);
    assertEquals(VOIDED, before.state());

    Payment after = card(2_000, 0);
    after.authorised("A1", Instant.EPOCH);
    after.capturing();
    after.captured();
    assertThrows(IllegalStateException.class, () -> after.voided("late", Instant.EPOCH));
  }

  @Test
  void changeIsWhatWasTenderedLessAmountAndTip() {
    Payment payment =
        Payment.cash(intent(Tender.CASH, 7_145, 155), Money.of(10_000), UUID.randomUUID());
    assertEquals(Money.of(2_700), payment.change());
    assertEquals(CAPTURED, payment.state());
    assertThrows(
        IllegalArgumentException.class,
        () -> Payment.cash(intent(Tender.CASH, 7_145, 0), Money.of(7_144), UUID.randomUUID()));
  }

  private static Payment card(long amount, long tip) {
    return Payment.pending(intent(Tender.CARD, amount, tip), UUID.randomUUID());
  }

  private static Payment.Intent intent(Tender tender, long amount, long tip) {
    return new Payment.Intent(
        Ids.next(),
        Ids.next(),
        Ids.next(),
        "1047-1",
        LocalDate.of(2026, 11, 20),
        tender,
        Money.of(amount),
        Money.ZERO,
        Money.of(tip),
        null,
        Ids.next(),
        "Ana",
        Ids.next(),
        "Ana",
        Instant.EPOCH,
        null,
        null);
  }
}
