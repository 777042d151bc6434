package brigade.screen;

import static brigade.screen.Markup.button;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of several, each a key of its own: the seats, the courses, the reasons.
 *
 * @param <V> what is chosen
 */
public final class OneOf<V> {
  private final Map<V, NativeButton> keys = new LinkedHashMap<>();
  private final String classes;
  private final Component container;
  private final Consumer<V> chosen;
  private @Nullable V value;
  private @Nullable V unless;

  /**
   * @param container gets the role of a group of radio buttons
   * @param classes of each key; the chosen one has {@code on} too
   * @param chosen called when another one is tapped
   */
  public OneOf(Component container, String classes, Consumer<V> chosen) {
    this.container = container;
    this.classes = classes;
    this.chosen = chosen;
    container.getElement().setAttribute("role", "radiogroup");
  }

  /** A container in the line. */
  public static Span row(String classes) {
    Span row = new Span();
    row.getElement().setAttribute("class", classes);
    return row;
  }

  /** Adds a key at the end. */
  public NativeButton offer(V what, Component... content) {
    NativeButton key = button(classes, () -> tap(what), content);
    key.getElement().setAttribute("role", "radio");
    keys.put(what, key);
    container.getElement().appendChild(key.getElement());
    mark(what, key);
    return key;
  }

  /** Shows what is chosen; null for nothing yet. */
  public void choose(@Nullable V what) {
    if (!Objects.equals(value, what)) {
      value = what;
      keys.forEach(this::mark);
    }
  }

  public @Nullable V value() {
    return value;
  }

  /** Lets a second tap on the chosen key let go of it, which chooses this in its place. */
  public OneOf<V> releasing(V to) {
    unless = to;
    return this;
  }

  private void tap(V what) {
    V now = unless != null && Objects.equals(what, value) ? unless : what;
    choose(now);
    chosen.accept(now);
  }

  private void mark(V what, NativeButton key) {
    boolean on = Objects.equals(what, value);
    key.getElement().setAttribute("class", on ? classes + " on" : classes);
    key.getElement().setAttribute("aria-checked", String.valueOf(on));
  }
}
