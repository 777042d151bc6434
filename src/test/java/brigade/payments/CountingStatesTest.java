package brigade.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingStatesTest {
  @Test
  void reservedAndTakenMoneyCountsTowardsTheCheck() {
    assertEquals(
        List.of(PaymentState.AUTHORISED, PaymentState.CAPTURED),
        Arrays.stream(PaymentState.values()).filter(PaymentState::isPaid).toList());
    assertEquals(
        List.of(PaymentState.PENDING, PaymentState.UNKNOWN),
        Arrays.stream(PaymentState.values()).filter(PaymentState::isOpen).toList());
  }

  @Test
  void aRefundCountsAsGivenUntilItIsDeclined() {
    assertEquals(
        List.of(RefundState.PENDING, RefundState.UNKNOWN, RefundState.DONE),
        Arrays.stream(RefundState.values()).filter(RefundState::countsAsGiven).toList());
    assertEquals(
        List.of(RefundState.PENDING, RefundState.UNKNOWN),
        Arrays.stream(RefundState.values()).filter(RefundState::isOpen).toList());
  }
}
