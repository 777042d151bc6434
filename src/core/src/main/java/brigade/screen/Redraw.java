package brigade.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a part of a screen anew and keeps what is already there: an element that stands for the
 * same thing stays in the page, and only what differs on it is changed. A screen may so be drawn
 * from scratch at every change, and a finger that is on a key while that happens still meets it.
 *
 * <p>Two elements with the same tag stand for the same thing when they have the same {@link #known
 * name}. A key without a name is known by its words: pressing "€50" never does what a key that has
 * become "€20" does. Everything else without a name is matched by its first class name and its
 * place among its like.
 *
 * <p>What is kept keeps its listeners: those on anything but a {@link Kept} must not depend on what
 * is drawn. A script that runs when an element arrives needs a {@link #known name} to run again.
 */
public final class Redraw {
  private static final String NAME = Redraw.class.getName();

  private Redraw() {}

  /**
   * A component that holds more than its element shows, such as what a press does. It may be kept
   * where another of exactly its class is wanted.
   */
  public interface Kept {
    /** Takes over what it can do from the one that was wanted in its place. */
    void become(Component wanted);
  }

  /** Gives a component a name by which it is found again, unique among its siblings. */
  public static <C extends Component> C known(C component, Object name) {
    ComponentUtil.setData(component, NAME, name);
    return component;
  }

  /** Makes these the children of a place, in this order. */
  public static void into(Component place, Component... wanted) {
    into(place, List.of(wanted));
  }

  /**
   * Makes these the children of a place, in this order. Children that are wanted again themselves
   * stay untouched, whatever they are.
   */
  public static void into(Component place, List<? extends Component> wanted) {
    children(place.getElement(), wanted.stream().map(Component::getElement).toList());
  }

  private static void children(Element place, List<Element> wanted) {
    Map<Mark, Deque<Element>> there = new HashMap<>();
    Set<Element> again = new HashSet<>(wanted);
    place
        .getChildren()
        .filter(child -> !again.contains(child))
        .forEach(
            child ->
                Mark.of(child)
                    .ifPresent(
                        mark ->
                            there.computeIfAbsent(mark, like -> new ArrayDeque<>()).add(child)));
    List<Element> drawn = new ArrayList<>(wanted.size());
    for (Element element : wanted) {
      Element kept =
          place.equals(element.getParent())
              ? null
              : Mark.of(element).map(there::get).map(Deque::poll).orElse(null);
      if (kept == null) {
        drawn.add(element);
      } else {
        become(kept, element);
        drawn.add(kept);
      }
    }
    Set<Element> stay = new HashSet<>(drawn);
    place.getChildren().filter(child -> !stay.contains(child)).toList().forEach(place::removeChild);
    for (int i = 0; i < drawn.size(); i++) {
      Element child = drawn.get(i);
      if (i >= place.getChildCount() || !place.getChild(i).equals(child)) {
        place.insertChild(i, child);
      }
    }
  }

  private static void become(Element kept, Element wanted) {
    if (kept.isTextNode()) {
      if (!kept.getText().equals(wanted.getText())) {
        kept.setText(wanted.getText());
      }
      return;
    }
    if (kept.isVisible() != wanted.isVisible()) {
      kept.setVisible(wanted.isVisible());
    }
    if (kept.getNode().isEnabledSelf() != wanted.getNode().isEnabledSelf()) {
      kept.setEnabled(wanted.getNode().isEnabledSelf());
    }
    Stream.concat(kept.getAttributeNames(), wanted.getAttributeNames())
        .distinct()
        .toList()
        .forEach(name -> attribute(kept, name, wanted.getAttribute(name)));
    if (kept.getComponent().orElse(null) instanceof Kept component) {
      wanted.getComponent().ifPresent(component::become);
    }
    children(kept, wanted.getChildren().toList());
  }

  private static void attribute(Element element, String name, @Nullable String value) {
    if (value == null) {
      element.removeAttribute(name);
    } else if (!value.equals(element.getAttribute(name))) {
      element.setAttribute(name, value);
    }
  }

  /** What an element stands for; only what has one may be kept in place of another. */
  private record Mark(String tag, @Nullable Class<?> type, String look, Object name) {
    static Optional<Mark> of(Element element) {
      if (element.isTextNode()) {
        return Optional.of(new Mark("", null, "", ""));
      }
      Component component = element.getComponent().orElse(null);
      if (component != null && !(component instanceof Kept) && !plain(component)) {
        return Optional.empty();
      }
      Class<?> type = component == null ? null : component.getClass();
      Object name = component == null ? null : ComponentUtil.getData(component, NAME);
      if (name == null && component instanceof NativeButton) {
        name = words(element);
      }
      if (name != null) {
        return Optional.of(new Mark(element.getTag(), type, "", name));
      }
      String classes = Objects.requireNonNullElse(element.getAttribute("class"), "");
      return Optional.of(new Mark(element.getTag(), type, classes.split(" ", 2)[0], ""));
    }

    /** What Vaadin calls by an HTML tag holds nothing that its element doesn't, but for keys. */
    private static boolean plain(Component component) {
      return component instanceof HtmlComponent
          && !(component instanceof NativeButton)
          && component.getClass().getPackageName().startsWith("com.vaadin.flow.component");
    }

    private static String words(Element key) {
      return Objects.requireNonNullElse(key.getAttribute("aria-label"), "")
          + "\n"
          + key.getChildren().map(Mark::text).collect(Collectors.joining());
    }

    private static String text(Element element) {
      return element.isTextNode()
          ? element.getText()
          : element.getChildren().map(Mark::text).collect(Collectors.joining());
    }
  }
}
