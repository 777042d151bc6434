package brigade.kitchen.ui;

import java.text.Normalizer;

/**
 * How wide a text is in the house's font, so that the server knows how many lines it takes on a
 * card before any browser has drawn it. The widths are those of the bold cut, the widest that cards
 * use: a line too many leaves a gap, a line too few would cut a card off.
 */
final class Lettering {
  /** Sizes of the style sheet in pixels. */
  static final int ITEM = 28;

  static final int MODIFIER = 26;

  /** Advances from the blank to the tilde, in thousandths of the size; figures are tabular. */
  private static final int[] ADVANCES = {
    269, 334, 546, 648, 654, 1013, 670, 336, 391, 391, 646, 646, 269, 646, 269, 386,
    646, 646, 646, 646, 646, 646, 646, 646, 646, 646, 269, 269, 646, 646, 646, 556,
    1013, 743, 661, 739, 722, 607, 587, 751, 747, 280, 584, 716, 565, 930, 762, 770,
    647, 776, 656, 654, 666, 733, 743, 1034, 734, 728, 662, 391, 386, 391, 486, 475,
    362, 579, 629, 587, 629, 595, 396, 630, 621, 269, 269, 578, 269, 910, 620, 612,
    629, 629, 405, 558, 364, 621, 597, 848, 578, 599, 571, 391, 369, 391, 646,
  };

  /** Any other letter of an alphabet. */
  private static final int OTHER = 1_020;

  /** Ideographs, kana, hangul and emoji, whichever font has them. */
  private static final int FULL = 1_300;

  private Lettering() {}

  /**
   * Lines of a text that breaks between words, and within a word that is wider than a line.
   *
   * @param size of the type in pixels
   * @param width of a line in pixels
   */
  static int lines(String text, int size, int width) {
    long line = Math.max(width, size) * 1_000L;
    long blank = (long) ADVANCES[0] * size;
    int lines = 1;
    long used = 0;
    for (String word : text.split(" ", -1)) {
      long wide = advance(word) * size;
      if (used > 0 && used + blank + wide > line) {
        lines++;
        used = 0;
      }
      if (wide <= line) {
        used += (used > 0 ? blank : 0) + wide;
        continue;
      }
      for (int letter : word.codePoints().toArray()) {
        long next = advance(letter) * size;
        if (used + next > line) {
          lines++;
          used = 0;
        }
        used += next;
      }
    }
    return lines;
  }

  /** The width of a text on one line, in pixels. */
  static int width(String text, int size) {
    return Math.toIntExact((advance(text) * size + 999) / 1_000);
  }

  /** The width of the widest word, which a line must have if no word is to be broken. */
  static int widestWord(String text, int size) {
    int widest = 0;
    for (String word : text.split(" ", -1)) {
      widest = Math.max(widest, width(word, size));
    }
    return widest;
  }

  private static long advance(String text) {
    return text.codePoints().mapToLong(Lettering::advance).sum();
  }

  private static long advance(int letter) {
    if (letter >= ' ' && letter < 0x7F) {
      return ADVANCES[letter - ' '];
    }
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      case Character.OTHER_LETTER, Character.OTHER_SYMBOL ->
          Character.isIdeographic(letter) || letter >= 0x2E80 ? FULL : OTHER;
      default -> {
        // A letter with an accent is as wide as without.
        int base =
            Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD).codePointAt(0);
        yield base >= ' ' && base < 0x7F ? ADVANCES[base - ' '] : OTHER;
      }
    };
  }
}
