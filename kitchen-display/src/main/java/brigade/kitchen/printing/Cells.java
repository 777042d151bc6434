package brigade.kitchen.printing;

/** How many cells letters take: ideographs and pictures two, marks none, others one. */
final class Cells {
  private Cells() {}

  static int width(String text) {
    int width = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      width += width(text.codePointAt(at));
    }
    return width;
  }

  static int width(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.MODIFIER_SYMBOL && codePoint > 0xFFFF) {
      return 0;
    }
    return Character.isIdeographic(codePoint) || isWide(codePoint) ? 2 : 1;
  }

  /** Beside ideographs: what East Asian fonts draw as wide as these, and pictures. */
  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFF01 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F000;
  }

  /** Where to cut a text so that what stands before fits; always after its first letter. */
  static int fitting(String text, int cells) {
    int width = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      width += width(codePoint);
      if (width > cells && at > 0) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  static String padding(int cells) {
    return " ".repeat(Math.max(0, cells));
  }
}
