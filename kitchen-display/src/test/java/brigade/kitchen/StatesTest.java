package brigade.kitchen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatesTest {
  @Test
  void heldAndOpenTicketsAreOnAScreen() {
    assertEquals(
        List.of(TicketState.HELD, TicketState.OPEN),
        Arrays.stream(TicketState.values()).filter(TicketState::isLive).toList());
  }

  @Test
  void doneAndClearedItemsAreFinished() {
    assertEquals(
        List.of(ItemState.DONE, ItemState.CLEARED),
        Arrays.stream(ItemState.values()).filter(ItemState::isFinished).toList());
  }
}
