package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
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
  @DisplayName("M1 a share is the same whether its numbers fit a long or not")
  void whateverTheSizeOfTheirNumbersSharesAreExact() {
    Random random = Seeds.of("ShareTest.whateverTheSize");
    for (int i = 0; i < 20_000; i++) {
      Fraction one = Fraction.any(random);
      Fraction other = random.nextInt(20) == 0 ? one : Fraction.any(random);
      one.equalsShare(one.share());
      int order = one.compareTo(other);
      assertEquals(order, one.share().compareTo(other.share()));
      assertEquals(order == 0, one.share().equals(other.share()));
      if (order == 0) {
        assertEquals(one.share().hashCode(), other.share().hashCode());
      }
      one.times(other).equalsShare(one.share().times(other.share()));
      Fraction both = one.plus(other, 1);
      if (both.compareTo(Fraction.ONE) > 0) {
        assertThrows(IllegalArgumentException.class, () -> one.share().plus(other.share()));
      } else {
        both.equalsShare(one.share().plus(other.share()));
        assertEquals(one.share(), one.share().plus(other.share()).minus(other.share()));
      }
      if (order > 0) {
        one.plus(other, -1).equalsShare(one.share().minus(other.share()));
      } else {
        assertThrows(IllegalArgumentException.class, () -> one.share().minus(other.share()));
      }
      if (one.compareTo(Fraction.ONE) == 0) {
        assertTrue(one.share().isWhole());
        assertThrows(IllegalArgumentException.class, () -> one.share().rest());
      } else {
        assertFalse(one.share().isWhole());
        Fraction.ONE.plus(one, -1).equalsShare(one.share().rest());
      }
    }
  }

  /** A fraction worked out the plain way, to hold shares against. */
  private record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {
    static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    /** Denominators where the ways to work shares out change are as likely as small ones. */
    static Fraction any(Random random) {
      BigInteger around =
          BigInteger.TWO.pow(List.of(2, 5, 31, 32, 62, 63, 64, 127).get(random.nextInt(8)));
      BigInteger under =
          random.nextBoolean()
              ? around.add(BigInteger.valueOf(random.nextInt(5) - 3))
              : new BigInteger(around.bitLength(), random).add(BigInteger.ONE);
      BigInteger over =
          switch (random.nextInt(5)) {
            case 0 -> under;
            case 1 -> under.subtract(BigInteger.ONE).max(BigInteger.ONE);
            case 2 -> BigInteger.ONE;
            default -> new BigInteger(under.bitLength() + 8, random).mod(under).max(BigInteger.ONE);
          };
      return new Fraction(over, under);
    }

    Share share() {
      return Share.of(over, under);
    }

    Fraction times(Fraction other) {
      return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction plus(Fraction other, int sign) {
      return new Fraction(
          over.multiply(other.under)
              .add(other.over.multiply(under).multiply(BigInteger.valueOf(sign))),
          under.multiply(other.under));
    }

    void equalsShare(Share share) {
      BigInteger common = over.gcd(under);
      assertEquals(over.divide(common), share.numerator());
      assertEquals(under.divide(common), share.denominator());
    }

    @Override
    public int compareTo(Fraction other) {
      return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
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
