package brigade.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Rows that belong to others of the same statement, so that a join finds their parents.
 *
 * @param places of each row's parent, from 1, as {@code with ordinality} counts them
 */
public record Placed<T>(List<T> rows, List<Integer> places) {
  /** The rows of these parents, in the parents' order. */
  public static <P, T> Placed<T> of(
      List<P> parents, Function<P, ? extends Collection<? extends T>> rowsOf) {
    List<T> rows = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int place = 1; place <= parents.size(); place++) {
      for (T row : rowsOf.apply(parents.get(place - 1))) {
        rows.add(row);
        places.add(place);
      }
    }
    return new Placed<>(List.copyOf(rows), List.copyOf(places));
  }
}
