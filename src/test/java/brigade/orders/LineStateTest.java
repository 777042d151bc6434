package brigade.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStateTest {
  @Test
  void guestsOweForWhatWasSentAndNotTakenBack() {
    assertEquals(
        List.of(LineState.HELD, LineState.SENT, LineState.READY, LineState.SERVED),
        Arrays.stream(LineState.values()).filter(LineState::owed).toList());
  }

  @Test
  void theKitchenMayHaveBegunWhatWasFired() {
    assertEquals(
        List.of(LineState.SENT, LineState.READY, LineState.SERVED),
        Arrays.stream(LineState.values()).filter(LineState::fired).toList());
  }
}
