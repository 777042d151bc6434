package brigade.rest;

import brigade.rest.Problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A choice that a client names as text, in whichever case. */
public final class NamedChoice {
  private NamedChoice() {}

  /**
   * One of several, or the usual where nothing is named.
   *
   * @param field of the body or the query
   * @param errors take what is wrong with it; the usual is given then
   */
  public static <E extends Enum<E>> E or(
      E usual, String field, @Nullable String named, List<FieldError> errors) {
    if (named == null || named.isBlank()) {
      return usual;
    }
    Class<E> of = usual.getDeclaringClass();
    Optional<E> found = find(of, named);
    if (found.isEmpty()) {
      errors.add(new FieldError(field, unknown(of)));
    }
    return found.orElse(usual);
  }

  /**
   * One of several, which has to be named.
   *
   * @throws Problem 400 when none is, or one that there is not
   */
  public static <E extends Enum<E>> E of(Class<E> of, String field, @Nullable String named) {
    if (named == null || named.isBlank()) {
      throw Problem.invalid(field, "is missing");
    }
    return find(of, named).orElseThrow(() -> Problem.invalid(field, unknown(of)));
  }

  private static <E extends Enum<E>> Optional<E> find(Class<E> of, String named) {
    return Arrays.stream(of.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(named.strip()))
        .findFirst();
  }

  private static <E extends Enum<E>> String unknown(Class<E> of) {
    return Arrays.stream(of.getEnumConstants())
        .map(Enum::name)
        .collect(Collectors.joining(", ", "is one of ", ""));
  }
}
