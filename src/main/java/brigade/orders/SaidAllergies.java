package brigade.orders;

import brigade.menu.Allergen;
import brigade.screen.Texts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds allergies in what guests say. A warning too many is struck off with a tap; one too few is
 * not noticed until it is too late, so doubt counts as an allergy.
 */
public final class SaidAllergies {
  private static final String BETWEEN_PHRASES = "[,;.!\\r\\n]+";
  private static final String BETWEEN_WORDS = "[^\\p{L}\\p{M}]+";

  /** A phrase of so few words that names an allergen says nothing else. */
  private static final int BARE = 2;

  private SaidAllergies() {}

  /**
   * The allergies in a note, in the guest's words: phrases that speak of an allergy, and those that
   * name an allergen where the note is about allergies, says without, or has nothing else.
   *
   * @param note what they said when they booked or at the door; null for nothing
   * @return for the whole table, since nobody sat yet; each fits an order; at most as many as one
   *     takes
   */
  static List<SeatAllergy> in(@Nullable String note) {
    if (note == null || note.isBlank()) {
      return List.of();
    }
    List<String> phrases = Stream.of(note.split(BETWEEN_PHRASES)).map(String::strip).toList();
    // In "no shellfish, raw milk or cheese" the first phrase speaks for those that follow.
    boolean about = speaksOfAllergy(note) || phrases.stream().anyMatch(SaidAllergies::without);
    Set<String> found = new LinkedHashSet<>();
    for (String said : phrases) {
      boolean named = !allergens(said).isEmpty();
      if (speaksOfAllergy(said) || named && (about || words(said).size() <= BARE)) {
        found.addAll(cut(said));
      }
    }
    return found.stream().limit(Caps.ALLERGIES).map(said -> new SeatAllergy(null, said)).toList();
  }

  /** The allergens that words name, in any language of the house. */
  public static Set<Allergen> allergens(String said) {
    Set<Allergen> named = EnumSet.noneOf(Allergen.class);
    for (Allergen allergen : Allergen.values()) {
      if (has(said, "orders.allergen." + allergen.name())) {
        named.add(allergen);
      }
    }
    return named;
  }

  private static boolean without(String said) {
    return has(said, "orders.allergy.without") && !allergens(said).isEmpty();
  }

  private static boolean speaksOfAllergy(String said) {
    return has(said, "orders.allergy.said");
  }

  /** Whether a word begins with one of those of this key: {@code nut} finds nuts. */
  private static boolean has(String said, String key) {
    List<String> words = words(said);
    return Texts.LANGUAGES.stream()
        .flatMap(language -> Stream.of(Texts.in(language, key).split(",")))
        .map(String::strip)
        .anyMatch(stem -> words.stream().anyMatch(word -> begins(word, stem)));
  }

  /** A stem that ends with a full stop is the whole word. */
  private static boolean begins(String word, String stem) {
    return stem.endsWith(".")
        ? word.equals(stem.substring(0, stem.length() - 1))
        : word.startsWith(stem);
  }

  private static List<String> words(String said) {
    // Romanian is typed with a cedilla where a comma belongs, and some send marks by themselves.
    String written =
        Normalizer.normalize(said, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replace('\u015f', '\u0219')
            .replace('\u0163', '\u021b');
    return Stream.of(written.split(BETWEEN_WORDS)).filter(word -> !word.isEmpty()).toList();
  }

  /** A long phrase in parts that fit, cut between words. */
  private static List<String> cut(String said) {
    List<String> parts = new ArrayList<>();
    String rest = said;
    while (rest.length() > Caps.ALLERGY) {
      int blank = rest.lastIndexOf(' ', Caps.ALLERGY);
      int end = blank > 0 ? blank : rest.offsetByCodePoints(0, Caps.ALLERGY / 2);
      parts.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    parts.add(rest);
    return parts;
  }
}
