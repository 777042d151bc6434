package brigade.kitchen.ui;

/** How many lines a text takes in the type of the kitchen's cards; the style sheet keeps to it. */
final class Lettering {
  /** Average advance of a capital in tenths of a pixel: items at 28 px, modifiers at 26 px bold. */
  static final int ITEM = 172;

  static final int MODIFIER = 174;

  private Lettering() {}

  /**
   * Lines of a text.
   *
   * @param advance the average advance of a letter in tenths of a pixel
   * @param width of a line in pixels
   */
  static int lines(String text, int advance, int width) {
    int perLine = Math.max(4, width * 10 / advance);
    int lines = 1;
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int length = word.codePointCount(0, word.length());
      if (used > 0 && used + 1 + length > perLine) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + length;
      // A word longer than a line is broken anywhere.
      while (used > perLine) {
        lines++;
        used -= perLine;
      }
    }
    return lines;
  }
}
