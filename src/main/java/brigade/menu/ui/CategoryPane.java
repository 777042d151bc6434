package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.menu.Category;
import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The categories with how many items each has; they are put in order here. */
final class CategoryPane extends Nav {
  private static final long serialVersionUID = 1L;

  private final Div rows = new Div();
  private final transient Consumer<UUID> choose;
  private final transient Consumer<UUID> edit;

  /**
   * @param choose shows the items of a category
   * @param edit opens the sheet of a category
   * @param add opens the sheet of a new one
   */
  CategoryPane(Consumer<UUID> choose, Consumer<UUID> edit, Runnable add, Rows.Placing placing) {
    this.choose = choose;
    this.edit = edit;
    setClassName("c1");
    named(this, Texts.of("menu.categories"));
    rows.setClassName("catrows");
    Rows.arrange(rows, placing);
    NativeButton more =
        button("btn quiet", add, icon("plus"), label("", Texts.of("menu.category.add")));
    add(rows, more);
  }

  void draw(Shown shown, @Nullable UUID chosen) {
    List<Component> drawn = new ArrayList<>();
    for (Category category : shown.menu().categories()) {
      boolean on = category.id().equals(chosen);
      NativeButton row =
          button(
              on ? "cat on" : "cat",
              () -> choose.accept(category.id()),
              icon("grip s"),
              isolated("grow cut", category.name()),
              label("mute tn small", String.valueOf(shown.menu().items(category).size())));
      with(row, "aria-current", String.valueOf(on));
      with(row, "data-row", category.id().toString());
      Div line = new Div(known(row, category.id()));
      line.setClassName("catline");
      if (on) {
        line.add(
            named(
                button("btn quiet icon edit", () -> edit.accept(category.id()), icon("pencil s")),
                Texts.of("menu.category.edit", category.name())));
      }
      drawn.add(known(line, category.id()));
    }
    Redraw.into(rows, drawn);
  }
}
