package brigade.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PinTriesTest {
  private static final Duration REST = Duration.ofMinutes(40);

  @Test
  void fourWrongPinsInARowWaitForNothing() {
    assertEquals(Duration.ZERO, PinTries.wait(SigningIn.TRIES - 1, 4, REST));
  }

  @Test
  void theFifthWaitsAndEachFurtherTwiceAsLongUpToALimit() {
    assertEquals(Duration.ofSeconds(30), PinTries.wait(5, 5, REST));
    assertEquals(Duration.ofSeconds(60), PinTries.wait(6, 6, REST));
    assertEquals(Duration.ofMinutes(15), PinTries.wait(12, 12, REST));
    assertEquals(Duration.ofMinutes(15), PinTries.wait(1_000, 29, REST));
  }

  @Test
  void wrongPinsBetweenRightOnesWaitForTheRestOfTheHour() {
    assertEquals(Duration.ZERO, PinTries.wait(1, PinTries.TRIES_AN_HOUR - 1, REST));
    assertEquals(REST, PinTries.wait(1, PinTries.TRIES_AN_HOUR, REST));
    assertEquals(
        Duration.ofMinutes(15), PinTries.wait(12, PinTries.TRIES_AN_HOUR, Duration.ofMinutes(1)));
  }
}
