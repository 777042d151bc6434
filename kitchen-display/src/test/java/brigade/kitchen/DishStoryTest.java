package brigade.kitchen;

import static brigade.kitchen.KitchenFixture.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import brigade.kitchen.DishStory.Late;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DishStoryTest {
  private static final Duration RED = Duration.ofMinutes(10);
  private static final Instant FIRED = at(0).at();
  private static final Instant SOON = FIRED.plusSeconds(19);

  @Test
  @DisplayName("K14 what reaches its station after twenty seconds was late, also when it came")
  void whatComesAfterTwentySecondsIsLate() {
    assertNull(DishStory.late(FIRED, null, null, RED, SOON));
    assertEquals(Late.UNRECEIVED, DishStory.late(FIRED, null, null, RED, FIRED.plusSeconds(20)));
    assertEquals(
        Late.UNRECEIVED, DishStory.late(FIRED, FIRED.plusSeconds(20), null, RED, at(5).at()));
    assertNull(DishStory.late(FIRED, SOON, null, RED, at(5).at()));
  }

  @Test
  @DisplayName("K14 what is at work for longer than the red age is slow, and stays so when done")
  void whatTakesLongerThanTheRedAgeIsSlow() {
    assertEquals(Late.SLOW, DishStory.late(FIRED, SOON, null, RED, at(10).at()));
    assertEquals(Late.SLOW, DishStory.late(FIRED, SOON, at(12).at(), RED, at(60).at()));
    assertNull(DishStory.late(FIRED, SOON, at(9).at(), RED, at(60).at()));
  }

  @Test
  void whatIsHeldIsNeverLate() {
    assertNull(DishStory.late(null, null, null, RED, at(60).at()));
  }
}
