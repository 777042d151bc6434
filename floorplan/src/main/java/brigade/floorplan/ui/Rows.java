package brigade.floorplan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A list of which only what is different is drawn anew, so that a row under a finger stays the row
 * it was.
 *
 * @param <R> what a row shows; equal values look the same
 */
final class Rows<R> extends UnorderedList {
  private static final long serialVersionUID = 1L;

  private final transient Function<R, Object> key;
  private final transient Function<R, Component> draw;
  private final transient Map<Object, Drawn<R>> drawn = new HashMap<>();

  Rows(Function<R, Object> key, Function<R, Component> draw) {
    this.key = key;
    this.draw = draw;
  }

  void show(List<R> rows) {
    Set<Object> wanted = new HashSet<>();
    rows.forEach(row -> wanted.add(key.apply(row)));
    for (Object gone : new ArrayList<>(drawn.keySet())) {
      if (!wanted.contains(gone)) {
        Drawn<R> before = drawn.remove(gone);
        if (before != null) {
          remove(before.component());
        }
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      R row = rows.get(i);
      Drawn<R> before = drawn.get(key.apply(row));
      if (before == null || !before.row().equals(row)) {
        if (before != null) {
          remove(before.component());
        }
        before = new Drawn<>(row, draw.apply(row));
        drawn.put(key.apply(row), before);
        addComponentAtIndex(i, before.component());
      } else if (getComponentAt(i) != before.component()) {
        remove(before.component());
        addComponentAtIndex(i, before.component());
      }
    }
  }

  private record Drawn<R>(R row, Component component) {}
}
