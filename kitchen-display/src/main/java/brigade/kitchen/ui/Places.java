package brigade.kitchen.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Keeps what is on a screen where it stands until no hand is near. */
final class Places {
  private Places() {}

  /**
   * What is wanted, with everything that stood there before in the order it stood in, and what came
   * since behind it in the order it is wanted in.
   *
   * @param key by which something is known again
   */
  static <T> List<T> asTheyStand(List<T> wanted, List<String> stood, Function<T, String> key) {
    Map<String, T> left = new LinkedHashMap<>();
    wanted.forEach(one -> left.put(key.apply(one), one));
    List<T> kept = new ArrayList<>();
    for (String known : stood) {
      T now = left.remove(known);
      if (now != null) {
        kept.add(now);
      }
    }
    kept.addAll(left.values());
    return kept;
  }

  /**
   * What is wanted, with everything that stood there before in the order it stood in, and what came
   * since behind what it is wanted behind.
   *
   * @param key by which something is known again
   */
  static <T> List<T> withNewInTurn(List<T> wanted, List<String> stood, Function<T, String> key) {
    Set<String> known = new HashSet<>(stood);
    List<T> places =
        asTheyStand(
            wanted.stream().filter(one -> known.contains(key.apply(one))).toList(), stood, key);
    int behind = 0;
    for (T one : wanted) {
      if (known.contains(key.apply(one))) {
        behind = places.indexOf(one) + 1;
      } else {
        places.add(behind++, one);
      }
    }
    return places;
  }
}
