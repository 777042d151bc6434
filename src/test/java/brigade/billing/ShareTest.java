package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
  private static final long FORTY_BITS = 1L << 40;

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

  /** The product of the denominators does not fit into a long, the reduced result does. */
  @Test
  void largeDenominatorsAreWorkedOutExactly() {
    Share small = Share.of(1, 1L << 30);
    Share tiny = Share.of(1, FORTY_BITS);
    assertEquals(Share.of(1025, FORTY_BITS), tiny.plus(small));
    assertEquals(Share.of(1025, FORTY_BITS), small.plus(tiny));
    assertEquals(Share.of(1, FORTY_BITS / 2), tiny.plus(tiny));
    Share other = Share.of(1L << 30, FORTY_BITS + 1);
    Share product = Share.of(1, 1024 * (FORTY_BITS + 1));
    assertEquals(product, tiny.times(other));
    assertEquals(product, other.times(tiny));
    Share third = Share.of(1L << 28, 3 * (1L << 28) + 1);
    Share cubed = Share.of(1, (FORTY_BITS >> 28) * (3 * (1L << 28) + 1));
    assertEquals(cubed, tiny.times(third));
    assertEquals(cubed, third.times(tiny));
    assertThrows(
        ArithmeticException.class,
        () -> Share.of(1, 4_000_000_007L).plus(Share.of(1, 4_000_000_009L)));
    assertThrows(
        ArithmeticException.class,
        () -> Share.of(1, 4_000_000_007L).times(Share.of(1, 4_000_000_009L)));
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
