package brigade.rest;

import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people may type into a name, a note or a reason: any script, emoji and right-to-left
 * included, but nothing that could steer a printer, break a line or hide as a card number.
 */
public final class FreeText {
  /** Fewest digits of a card number (ISO/IEC 7812-1). */
  private static final int CARD_DIGITS_MIN = 13;

  /** Most digits of a card number (ISO/IEC 7812-1). */
  private static final int CARD_DIGITS_MAX = 19;

  /** Fewest digits of a group in which a card number is printed, but for the last of 19 digits. */
  private static final int GROUP_DIGITS = 4;

  private FreeText() {}

  /**
   * Checks one text.
   *
   * @param field its path in the request
   * @param text what was typed
   * @param maxLength in code points
   * @return the text without blanks around it
   * @throws Problem 400 naming the field when it is not acceptable
   */
  public static String check(String field, String text, int maxLength) {
    List<FieldError> faults = faults(field, text, maxLength);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return text.strip();
  }

  /**
   * What is wrong with one text, for requests that report all their errors at once.
   *
   * @param text what was typed; null is fine
   * @param maxLength in code points
   * @return empty when it is acceptable; a refused card number is never repeated in the message
   */
  public static List<FieldError> faults(String field, @Nullable String text, int maxLength) {
    List<FieldError> faults = new ArrayList<>();
    if (text == null) {
      return faults;
    }
    if (text.codePointCount(0, text.length()) > maxLength) {
      faults.add(new FieldError(field, Phrase.of("core.text.too-long", String.valueOf(maxLength))));
    }
    if (text.codePoints().anyMatch(FreeText::isRefused)) {
      faults.add(new FieldError(field, Phrase.of("core.text.control")));
    }
    if (hasCardNumber(text)) {
      faults.add(new FieldError(field, Phrase.of("core.text.card")));
    }
    return faults;
  }

  /**
   * Control characters, line and paragraph separators, direction overrides and half characters: the
   * first two break a line or steer a printer, the third shows a text other than it is, the last
   * can't be stored.
   */
  private static boolean isRefused(int codePoint) {
    return Character.isISOControl(codePoint)
        || codePoint == 0x2028
        || codePoint == 0x2029
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || (codePoint & 0xFFFE) == 0xFFFE;
  }

  /**
   * Whether 13 to 19 digits that pass the Luhn check stand in the text, written in any digits and
   * in groups or not. A number within a longer group of digits is not looked for.
   */
  static boolean hasCardNumber(String text) {
    int[] points = text.codePoints().toArray();
    List<Integer> digits = new ArrayList<>();
    List<Integer> groupStarts = new ArrayList<>();
    boolean inGroup = false;
    for (int i = 0; i <= points.length; i++) {
      int digit = i < points.length ? Character.digit(points[i], 10) : -1;
      if (digit >= 0) {
        if (!inGroup) {
          groupStarts.add(digits.size());
        }
        inGroup = true;
        digits.add(digit);
        continue;
      }
      inGroup = false;
      if (i < points.length && (separates(points[i]) || parts(points, i))) {
        continue;
      }
      if (anyGroupsPass(digits, groupStarts)) {
        return true;
      }
      digits.clear();
      groupStarts.clear();
    }
    return false;
  }

  private static boolean separates(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.SPACE_SEPARATOR
        || type == Character.DASH_PUNCTUATION
        || type == Character.FORMAT;
  }

  /**
   * Whether a dot, comma, slash or underline stands here between two groups as long as those of a
   * card. Between shorter ones it belongs to dates, times and prices.
   */
  private static boolean parts(int[] points, int at) {
    return "./,_".indexOf(points[at]) >= 0
        && digitsFrom(points, at - 1, -1) >= GROUP_DIGITS
        && digitsFrom(points, at + 1, 1) >= GROUP_DIGITS;
  }

  private static int digitsFrom(int[] points, int at, int step) {
    int count = 0;
    for (int i = at; i >= 0 && i < points.length && count < GROUP_DIGITS; i += step) {
      if (Character.digit(points[i], 10) < 0) {
        break;
      }
      count++;
    }
    return count;
  }

  private static boolean anyGroupsPass(List<Integer> digits, List<Integer> groupStarts) {
    for (int from : groupStarts) {
      for (int to : groupStarts) {
        if (passes(digits, from, to)) {
          return true;
        }
      }
      if (passes(digits, from, digits.size())) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(List<Integer> digits, int from, int to) {
    int count = to - from;
    if (count < CARD_DIGITS_MIN || count > CARD_DIGITS_MAX) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int digit = digits.get(to - 1 - i);
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
