package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.menu.When;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;

/** When and where something holds, in one line; a press opens the choice. */
public final class WhenField extends Div {
  private static final long serialVersionUID = 1L;

  private final Div box = new Div();
  private final String name;
  private final transient Shown shown;
  private final transient Consumer<When> changed;
  private transient When when;

  WhenField(String name, When when, Shown shown, Consumer<When> changed) {
    this.name = name;
    this.when = when;
    this.shown = shown;
    this.changed = changed;
    setClassName("field");
    add(label("lbl", name), box);
    draw();
  }

  /** What is chosen. */
  public When value() {
    return when;
  }

  private void draw() {
    String words = WhenWords.of(when, shown);
    NativeButton key =
        button("in filled", this::open, isolated("grow cut", words), icon("calendar s"));
    box.removeAll();
    box.add(named(key, name + ": " + words));
  }

  private void open() {
    new WhenSheet(
            name,
            when,
            shown,
            chosen -> {
              when = chosen;
              draw();
              changed.accept(chosen);
            })
        .open();
  }
}
