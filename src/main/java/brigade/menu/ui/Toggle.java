package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;

/** Something that is so or not, in the shape of a field. */
public final class Toggle extends Div {
  private static final long serialVersionUID = 1L;

  private final NativeButton key;
  private boolean on;

  Toggle(String name, String detail, boolean on, Consumer<Boolean> changed) {
    this.on = on;
    setClassName("field");
    key =
        button(
            "in",
            () -> {
              this.on = !this.on;
              draw();
              changed.accept(this.on);
            },
            label("grow cut", detail),
            span("sw"));
    with(named(key, name), "role", "switch");
    add(label("lbl", name), div("", key));
    draw();
  }

  /** Whether it is so. */
  public boolean on() {
    return on;
  }

  private void draw() {
    with(key, "aria-checked", String.valueOf(on));
  }
}
