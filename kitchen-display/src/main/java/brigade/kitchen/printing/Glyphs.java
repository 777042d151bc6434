package brigade.kitchen.printing;

import com.github.anastaciocintra.escpos.EscPos.CharacterCodeTable;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The letters a printer has. A thermal printer holds 256 characters at a time, in code pages; the
 * pages used here are those that nearly every ESC/POS printer knows. A letter of none of them is
 * written with the letters there are, so that one character is always one cell.
 */
final class Glyphs {
  /** What stands for a character that no page and no spelling has. */
  static final char UNKNOWN = '?';

  /** The pages, most wanted first: Western with euro, Central European, Cyrillic, Greek. */
  private static final List<CharacterCodeTable> TABLES =
      List.of(
          CharacterCodeTable.CP858_Euro,
          CharacterCodeTable.CP852_Latin2,
          CharacterCodeTable.CP866_Cyrillic_2,
          CharacterCodeTable.WCP1253_Greek);

  /**
   * Java names of the pages, in the same order; the library's own names are not all known to Java.
   */
  private static final List<String> CHARSETS =
      List.of("IBM00858", "IBM852", "IBM866", "windows-1253");

  /**
   * Signs that are spelled even where some page has them: a curly quote is not worth a change of
   * page.
   */
  private static final Map<Character, String> SPELLINGS =
      Map.ofEntries(
          Map.entry('\u2018', "'"),
          Map.entry('\u2019', "'"),
          Map.entry('\u201A', "'"),
          Map.entry('\u201B', "'"),
          Map.entry('\u2032', "'"),
          Map.entry('\u201C', "\""),
          Map.entry('\u201D', "\""),
          Map.entry('\u201E', "\""),
          Map.entry('\u2033', "\""),
          Map.entry('\u2039', "<"),
          Map.entry('\u203A', ">"),
          Map.entry('\u2010', "-"),
          Map.entry('\u2011', "-"),
          Map.entry('\u2012', "-"),
          Map.entry('\u2013', "-"),
          Map.entry('\u2014', "-"),
          Map.entry('\u2212', "-"),
          Map.entry('\u2022', "*"),
          Map.entry('\u2026', "..."),
          Map.entry('\u2192', "->"),
          Map.entry('\u2190', "<-"),
          Map.entry('\u2713', "x"),
          Map.entry('\u2044', "/"),
          Map.entry('\u0152', "OE"),
          Map.entry('\u0153', "oe"),
          Map.entry('\u1E9E', "SS"),
          Map.entry('\u0126', "H"),
          Map.entry('\u0127', "h"),
          Map.entry('\u20BA', "TL"),
          Map.entry('\u20B4', "UAH"),
          Map.entry('\u20BD', "RUB"),
          Map.entry('\u20B9', "Rs"));

  /** Letters the pages hold only in another shape: Romanian s and t have a cedilla there. */
  private static final Map<Character, Character> SHAPES =
      Map.of(
          '\u0218', '\u015E',
          '\u0219', '\u015F',
          '\u021A', '\u0162',
          '\u021B', '\u0163');

  private static final Map<Character, Place> PLACES = places();

  private static final Map<Integer, String> SPELLED = new ConcurrentHashMap<>();

  private Glyphs() {}

  /**
   * The text in characters that can be printed: those of the pages, those that the pen draws, and
   * for all others what stands in for them.
   */
  static String printable(String text, Pen pen) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    Paper.clean(text)
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x10000 && place((char) c) != null) {
                printable.append((char) c);
              } else if (c < 0x10000 && SPELLINGS.containsKey((char) c)) {
                printable.append(SPELLINGS.get((char) c));
              } else if (!isPassedOver(c)) {
                printable.append(
                    pen.has(c) || isMark(c) && isDrawn(printable)
                        ? Character.toString(c)
                        : SPELLED.computeIfAbsent(c, Glyphs::spelled));
              }
            });
    return printable.toString();
  }

  private static String spelled(int codePoint) {
    if (isMark(codePoint)) {
      // A mark that composed with nothing would take a cell of its own.
      return "";
    }
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> !isMark(c))
        .forEach(c -> plain.append(c < 0x10000 && place((char) c) != null ? (char) c : UNKNOWN));
    String name = Character.getName(codePoint);
    if (Character.getType(codePoint) == Character.OTHER_SYMBOL && name != null) {
      // A picture has a name that says more than a sign for what is missing.
      return "(" + name.toLowerCase(Locale.ROOT) + ")";
    }
    return plain.isEmpty() ? String.valueOf(UNKNOWN) : plain.toString();
  }

  /** Says only how the one before is to look, such as in colour or with which skin. */
  private static boolean isPassedOver(int codePoint) {
    return codePoint >= 0xFE00 && codePoint <= 0xFE0F
        || codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  private static boolean isDrawn(CharSequence text) {
    return !text.isEmpty() && !isOnAPage(text.charAt(text.length() - 1));
  }

  /** Whether some page has it, so that the printer writes it by itself. */
  static boolean isOnAPage(char c) {
    return place(c) != null;
  }

  /** Whether a row has to be drawn because of some letter in it. */
  static boolean isDrawn(String printable) {
    return !printable.chars().allMatch(c -> isOnAPage((char) c));
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /**
   * Where a printable character lies.
   *
   * @param current the page in force, which is kept when it has the character
   */
  static Place place(char printable, CharacterCodeTable current) {
    Place first = Optional.ofNullable(place(printable)).orElseGet(() -> PLACES.get(UNKNOWN));
    if (first.everywhere() || first.table == current) {
      return new Place(current, first.code, first.everywhere());
    }
    return first;
  }

  private static @Nullable Place place(char c) {
    return PLACES.get(SHAPES.getOrDefault(c, c));
  }

  private static Map<Character, Place> places() {
    Map<Character, Place> places = new HashMap<>();
    for (char ascii = ' '; ascii < 0x7F; ascii++) {
      places.put(ascii, new Place(TABLES.getFirst(), (byte) ascii, true));
    }
    for (int i = 0; i < TABLES.size(); i++) {
      Charset charset = Charset.forName(CHARSETS.get(i));
      for (int code = 0x80; code <= 0xFF; code++) {
        String decoded = new String(new byte[] {(byte) code}, charset);
        char c = decoded.charAt(0);
        // Windows pages leave some codes to control characters; no printer shall be sent those.
        if (c != '\uFFFD'
            && !Character.isISOControl(c)
            && !Character.isSpaceChar(c)
            && !SPELLINGS.containsKey(c)) {
          places.putIfAbsent(c, new Place(TABLES.get(i), (byte) code, false));
        }
      }
    }
    return Map.copyOf(places);
  }

  /** The page in force after a printer is initialised here. */
  static CharacterCodeTable first() {
    return TABLES.getFirst();
  }

  /**
   * A character's place.
   *
   * @param table the page
   * @param code its code there
   * @param everywhere whether every page has it at that code
   */
  record Place(CharacterCodeTable table, byte code, boolean everywhere) {}
}
