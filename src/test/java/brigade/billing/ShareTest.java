package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
  @Test
  void aTypedFractionIsReduced() {
    assertEquals(Share.of(1, 3), Share.parse("1/3"));
    assertEquals(Share.of(1, 2), Share.parse(" 2/4 "));
    assertEquals(Share.of(99, 100), Share.parse("99/100"));
    assertEquals(Share.WHOLE, Share.parse("7/7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1", "0/3", "1/0", "4/3", "1/101", "-1/3", "1/-3", "1.5/3", "1/1000", "a/b", "1/3/5",
        "01/3", "١/٣"
      })
  void whatIsNoFractionOfALineIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Share.parse(text));
  }

  @Test
  void aShareIsAboveZeroAndAtMostOne() {
    assertThrows(IllegalArgumentException.class, () -> Share.of(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Share.of(2, 1));
    assertThrows(IllegalArgumentException.class, () -> Share.WHOLE.rest());
    assertThrows(IllegalArgumentException.class, () -> Share.of(2, 3).plus(Share.of(2, 3)));
    assertTrue(Share.of(3, 3).isWhole());
    assertFalse(Share.of(2, 3).isWhole());
    assertEquals(Share.of(1, 3), Share.of(2, 3).rest());
    assertEquals(Share.of(1, 6), Share.of(1, 2).minus(Share.of(1, 3)));
  }

  @Test
  void theyStayExactHoweverLargeTheirNumbersGrow() {
    Random random = new Random(20_261_122);
    Share left = Share.WHOLE;
    Share given = null;
    for (int i = 0; i < 60; i++) {
      long owed = 1_000_000 + random.nextInt(1_000_000_000);
      Share part = left.times(Share.of(1 + random.nextLong(owed - 1), owed));
      Share rest = left.minus(part);
      assertEquals(left, rest.plus(part));
      assertTrue(part.compareTo(left) < 0 && rest.compareTo(left) < 0);
      given = given == null ? part : part.plus(given);
      left = rest;
      assertEquals(Share.WHOLE, given.plus(left));
      assertEquals(left, given.rest());
    }
    assertTrue(left.denominator().bitLength() > 10 * Long.SIZE);
    assertEquals(left, Share.of(1, 2).times(left).plus(left.times(Share.of(1, 2))));
  }

  @Test
  void sharesAreComparedByTheirSize() {
    assertEquals(
        List.of(Share.of(1, 3), Share.of(2, 5), Share.of(1, 2), Share.WHOLE),
        List.of(Share.WHOLE, Share.of(1, 2), Share.of(1, 3), Share.of(2, 5)).stream()
            .sorted()
            .toList());
    assertEquals(0, Share.of(2, 4).compareTo(Share.of(1, 2)));
  }

  @Test
  void typedSharesReadAsFractionsAndOthersAsPercentages() {
    assertEquals("1", Share.WHOLE.toString());
    assertEquals("1/3", Share.of(1, 3).toString());
    assertEquals("1/100", Share.of(1, 100).toString());
    assertEquals("0.9%", Share.of(1, 101).toString());
    assertEquals("32.6%", Share.of(326, 1000).toString());
    assertEquals("99.9%", Share.of(9_999_999, 10_000_000).toString());
  }
}
