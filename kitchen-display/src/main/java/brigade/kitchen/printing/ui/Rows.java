package brigade.kitchen.printing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Keeps a list on the screen as its items are, and draws anew only those that changed. */
final class Rows<T> {
  private final HasComponents container;
  private final Function<T, UUID> key;
  private final Function<T, Component> draw;
  private Map<UUID, Row<T>> rows = new LinkedHashMap<>();
  private List<Component> shown = List.of();

  Rows(HasComponents container, Function<T, UUID> key, Function<T, Component> draw) {
    this.container = container;
    this.key = key;
    this.draw = draw;
  }

  void show(List<T> items) {
    Map<UUID, Row<T>> next = new LinkedHashMap<>();
    List<Component> components = new ArrayList<>();
    for (T item : items) {
      Row<T> before = rows.get(key.apply(item));
      Row<T> row =
          before != null && before.item.equals(item) ? before : new Row<>(item, draw.apply(item));
      next.put(key.apply(item), row);
      components.add(row.component);
    }
    rows = next;
    if (components.equals(shown)) {
      return;
    }
    container.removeAll();
    container.add(components);
    shown = components;
  }

  private record Row<T>(T item, Component component) {}
}
