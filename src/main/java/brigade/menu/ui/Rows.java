package brigade.menu.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The keyboard and the order of a list whose rows carry {@code data-row}: arrows walk, Alt with an
 * arrow moves, and so does dragging. The script {@code menu-rows.js} finds what is meant.
 */
final class Rows {
  private static final String ID = "event.detail.id";
  private static final String PLACE = "event.detail.place";

  private Rows() {}

  /** Lets the arrows walk the rows of a list. */
  static void walk(Component list) {
    list.getElement()
        .executeJs(
            "import(new URL('brigade/menu-rows.js', document.baseURI)).then(m => m.walk(this))");
  }

  /** Lets the arrows walk the rows of a list, and rows be moved. */
  static void arrange(Component list, Placing placing) {
    list.addAttachListener(
        attached ->
            list.getElement()
                .executeJs(
                    "import(new URL('brigade/menu-rows.js', document.baseURI)).then(m =>"
                        + " m.arrange(this))"));
    list.getElement()
        .addEventListener(
            "row-place",
            event ->
                placing.place(
                    UUID.fromString(event.getEventData().get(ID).asString()),
                    event.getEventData().get(PLACE).asInt()))
        .addEventData(ID)
        .addEventData(PLACE);
  }

  /** The same with one of them at another place. */
  static List<UUID> placed(List<UUID> order, UUID moved, int place) {
    List<UUID> after = new ArrayList<>(order);
    if (after.remove(moved)) {
      after.add(Math.clamp(place, 0, after.size()), moved);
    }
    return List.copyOf(after);
  }

  /** Puts a row somewhere else. */
  @FunctionalInterface
  interface Placing {
    /**
     * @param place from 0
     */
    void place(UUID id, int place);
  }
}
