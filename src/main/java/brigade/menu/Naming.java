package brigade.menu;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** What things are called when nobody says. */
public final class Naming {
  private Naming() {}

  /**
   * A SKU that says what it stands for, such as {@code ribeye-300-g}, with a number behind it where
   * another has that one already.
   *
   * @param words the item's name, and its size's where it has several
   * @param taken whether a SKU is somebody else's
   */
  public static String sku(String words, Predicate<String> taken) {
    String plain = plain(words);
    String stem = plain.isEmpty() ? "item" : plain;
    // Room for a number of three digits.
    stem = stem.substring(0, Math.min(stem.length(), MenuRules.SKU_LIMIT - 4));
    return free(stem, taken);
  }

  /** The code of a group, such as {@code sauces}, in the same way. */
  public static String code(String words, Predicate<String> taken) {
    String plain = plain(words);
    String stem = plain.isEmpty() ? "group" : plain;
    stem = stem.substring(0, Math.min(stem.length(), MenuRules.SHORT_NAME_LIMIT - 4));
    return free(stem, taken);
  }

  /** The name in capitals, cut to what a ticket has room for. */
  public static String kitchen(String name) {
    return MenuMerge.kitchenName(name);
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }

  private static String free(String stem, Predicate<String> taken) {
    String free = stem;
    for (int next = 2; taken.test(free); next++) {
      free = stem + "-" + next;
    }
    return free;
  }
}
