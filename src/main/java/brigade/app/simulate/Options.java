package brigade.app.simulate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Options of a command line, {@code --name=value}; an empty value counts as not given. */
public final class Options {
  private final Map<String, String> given;

  private Options(Map<String, String> given) {
    this.given = given;
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if an argument is none of the known names with a value
   */
  public static Options of(List<String> known, String... arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? "" : argument.substring(0, equals).replaceFirst("^--", "");
      if (!argument.startsWith("--") || !known.contains(name)) {
        throw new IllegalArgumentException(
            argument
                + " is no option; there are --"
                + String.join("=, --", new TreeSet<>(known))
                + "=");
      }
      String value = argument.substring(equals + 1).strip();
      if (!value.isEmpty()) {
        given.put(name, value);
      }
    }
    return new Options(given);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name));
  }

  public String text(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is none, or out of the range
   */
  public int number(String name, int otherwise, int min, int max) {
    String value = given.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range.
    }
    throw new IllegalArgumentException(
        "--" + name + "=" + value + ": it is a whole number from " + min + " to " + max);
  }

  public boolean yes(String name) {
    return List.of("true", "yes", "1").contains(text(name, "false"));
  }

  /** Several values, separated by commas. */
  public List<String> list(String name, String otherwise) {
    return Arrays.stream(text(name, otherwise).split(",")).map(String::strip).toList();
  }
}
