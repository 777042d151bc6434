package brigade.orders.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the children of a container in step with a list. Rows are known by a key: what did not
 * change is left alone, so that a redraw sends little to the browser and focus stays where it is.
 *
 * @param <T> what a row shows; compared by its equality
 */
final class Kept<T> {
  private final Component container;
  private final Function<T, Object> key;
  private final Function<T, Row<T>> make;
  private final Map<Object, Row<T>> rows = new HashMap<>();
  private final Map<Object, T> shown = new HashMap<>();

  /**
   * @param container all of whose children are rows of this list
   * @param key unique within the list; rows of different make need different keys
   * @param make makes an empty row for this kind of content
   */
  Kept(Component container, Function<T, Object> key, Function<T, Row<T>> make) {
    this.container = container;
    this.key = key;
    this.make = make;
  }

  /** Shows these rows in this order. */
  void show(List<? extends T> wanted) {
    Set<Object> keys = new HashSet<>();
    wanted.forEach(row -> keys.add(key.apply(row)));
    rows.entrySet()
        .removeIf(
            entry -> {
              boolean gone = !keys.contains(entry.getKey());
              if (gone) {
                entry.getValue().component().getElement().removeFromParent();
                shown.remove(entry.getKey());
              }
              return gone;
            });
    Element parent = container.getElement();
    int at = 0;
    for (T content : wanted) {
      Object id = key.apply(content);
      Row<T> row = rows.computeIfAbsent(id, k -> make.apply(content));
      if (!content.equals(shown.put(id, content))) {
        row.show(content);
      }
      Element element = row.component().getElement();
      if (at >= parent.getChildCount() || !parent.getChild(at).equals(element)) {
        parent.insertChild(at, element);
      }
      at++;
    }
  }

  /**
   * One row.
   *
   * @param <T> what it shows
   */
  interface Row<T> {
    Component component();

    /** Draws this content in place of what was drawn before. */
    void show(T content);
  }
}
