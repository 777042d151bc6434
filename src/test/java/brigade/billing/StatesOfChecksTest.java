package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatesOfChecksTest {
  private static final Map<CheckState, Set<CheckState>> ALLOWED =
      Map.of(
          CheckState.OPEN, EnumSet.of(CheckState.PAYMENT_PENDING, CheckState.PAID),
          CheckState.PAYMENT_PENDING, EnumSet.of(CheckState.OPEN, CheckState.PAID),
          CheckState.PAID, EnumSet.of(CheckState.OPEN));

  @Test
  void everyPairOfCheckStatesIsAllowedOrNot() {
    for (CheckState from : CheckState.values()) {
      for (CheckState to : CheckState.values()) {
        assertEquals(ALLOWED.get(from).contains(to), from.mayBecome(to), from + " to " + to);
      }
    }
  }

  @Test
  void figuresStandStillFromTheMomentMoneyIsAskedFor() {
    assertEquals(
        List.of(CheckState.PAYMENT_PENDING, CheckState.PAID),
        Arrays.stream(CheckState.values()).filter(CheckState::isFixed).toList());
  }
}
