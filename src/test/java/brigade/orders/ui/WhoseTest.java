package brigade.orders.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhoseTest {
  @Test
  void aTapMovesToThatSeatAlone() {
    assertEquals(Whose.of(7), Whose.of(1).tapped(7, false));
    assertEquals(Whose.of(7), Whose.of(1, List.of(3)).tapped(7, false));
    assertEquals(Whose.of(7), Whose.of(7).tapped(7, false));
    assertEquals(Whose.of(7), Whose.TABLE.tapped(7, false));
  }

  @Test
  void whileSharedEachTapAddsASeatOrTakesItAway() {
    assertEquals(Whose.of(1, List.of(7)), Whose.of(1).tapped(7, true));
    assertEquals(Whose.of(7), Whose.of(1, List.of(7)).tapped(1, true));
    assertEquals(Whose.TABLE, Whose.of(7).tapped(7, true));
  }

  @Test
  void sharedNoMoreItIsOfTheFirstSeat() {
    assertEquals(Whose.of(2), Whose.of(5, List.of(2, 9)).alone());
    assertEquals(Whose.TABLE, Whose.TABLE.alone());
  }
}
