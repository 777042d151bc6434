package brigade.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatesTest {
  private static final Map<LineState, Set<LineState>> ALLOWED =
      Map.of(
          LineState.NEW, EnumSet.of(LineState.HELD, LineState.SENT, LineState.VOIDED),
          LineState.HELD, EnumSet.of(LineState.SENT, LineState.VOIDED),
          LineState.SENT, EnumSet.of(LineState.READY, LineState.SERVED, LineState.VOIDED),
          LineState.READY, EnumSet.of(LineState.SENT, LineState.SERVED, LineState.VOIDED),
          LineState.SERVED, EnumSet.of(LineState.SENT, LineState.VOIDED),
          LineState.VOIDED, EnumSet.of(LineState.NEW));

  @Test
  void everyPairOfLineStatesIsAllowedOrNot() {
    for (LineState from : LineState.values()) {
      for (LineState to : LineState.values()) {
        assertEquals(ALLOWED.get(from).contains(to), from.mayBecome(to), from + " to " + to);
      }
    }
  }

  @Test
  void everyPairOfOrderStatesIsAllowedOrNot() {
    for (OrderState from : OrderState.values()) {
      for (OrderState to : OrderState.values()) {
        assertEquals(from != to, from.mayBecome(to), from + " to " + to);
      }
    }
  }

  @Test
  void aClosedOrderTakesNothingMoreUntilItIsReopened() {
    Order order = OrderFixture.tableTwelve();
    Instant now = OrderFixture.NOW;
    order.close(now);
    assertThrows(IllegalStateException.class, () -> order.close(now));
    assertThrows(IllegalStateException.class, () -> OrderFixture.fondants(order, 1));
    assertThrows(IllegalStateException.class, () -> order.send(now, OrderFixture.BY));
    order.reopen(now);
    assertEquals(1, OrderFixture.fondants(order, 1).quantity());
  }
}
