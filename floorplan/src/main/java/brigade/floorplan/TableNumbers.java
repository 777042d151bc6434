package brigade.floorplan;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Table numbers are texts, such as {@code 12} or {@code Bar 4}, and sort as people count them. */
public final class TableNumbers {
  private static final Pattern PARTS = Pattern.compile("(.*?)(\\d{1,9})?");

  /** Plain numbers first, by value; then by word and value. */
  public static final Comparator<String> ORDER =
      Comparator.comparing(TableNumbers::word)
          .thenComparingInt(TableNumbers::value)
          .thenComparing(Comparator.naturalOrder());

  private TableNumbers() {}

  /** One label for the tables of a party: {@code 12}, {@code 15+16} or {@code Bar 1+2}. */
  public static String label(Collection<String> numbers) {
    String[] before = {""};
    return numbers.stream()
        .sorted(ORDER)
        .map(
            number -> {
              String word = word(number);
              boolean repeated = !word.isEmpty() && word.equals(before[0]);
              before[0] = word;
              return repeated ? number.substring(word.length()) : number;
            })
        .collect(Collectors.joining("+"));
  }

  private static String word(String number) {
    Matcher parts = PARTS.matcher(number);
    return parts.matches() ? parts.group(1) : number;
  }

  private static int value(String number) {
    Matcher parts = PARTS.matcher(number);
    return parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : -1;
  }
}
