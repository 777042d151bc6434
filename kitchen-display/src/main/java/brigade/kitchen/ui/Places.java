package brigade.kitchen.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
}
