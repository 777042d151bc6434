package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.menu.Availability;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.jspecify.annotations.Nullable;

/**
 * How many are left today. It is no part of what is saved: portions are sold while somebody edits,
 * so a count counts from the moment it is typed.
 */
final class CountField extends Div {
  private static final long serialVersionUID = 1L;

  private final Input count = new Input();
  private final NativeButton key;
  private final Div box;
  private final transient Counting counting;
  private @Nullable Integer left;
  private boolean open;

  /**
   * @param counting null where there is nothing to count yet
   */
  CountField(@Nullable Counting counting) {
    this.counting = counting == null ? left -> {} : counting;
    setClassName("field");
    String name = Texts.of("menu.field.left");
    key = button("switch", this::flip, span("sw"));
    with(named(key, Texts.of("menu.left.count")), "role", "switch");
    with(named(count, name), "inputmode", "numeric");
    with(count, "maxlength", "4");
    count.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    count.addValueChangeListener(change -> typed(change.isFromClient(), change.getValue()));
    box = div("in count-in");
    key.setEnabled(counting != null);
    add(label("lbl", name), box);
    draw();
  }

  /** Shows what holds now. */
  void show(Availability holds) {
    left = holds.remaining();
    open = left != null;
    draw();
  }

  private void flip() {
    if (open) {
      open = false;
      if (left != null) {
        counting.set(null);
      }
      draw();
    } else {
      open = true;
      draw();
      count.focus();
    }
  }

  private void typed(boolean byHand, String words) {
    if (!byHand || !words.matches("[0-9]{1,4}")) {
      return;
    }
    counting.set(Integer.valueOf(words));
  }

  private void draw() {
    box.removeAll();
    if (open) {
      count.setValue(left == null ? "" : String.valueOf(left));
      box.add(count, label("unit grow", Texts.of("menu.left.portions")), key);
    } else {
      box.add(label("grow", Texts.of("menu.left.uncounted")), key);
    }
    with(key, "aria-checked", String.valueOf(open));
  }

  /** Sets the count. */
  @FunctionalInterface
  interface Counting {
    /**
     * @param left portions; null counts nothing
     */
    void set(@Nullable Integer left);
  }
}
