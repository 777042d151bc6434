package brigade.floorplan.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A search field above a list, and a key that adds to it. */
final class SearchLine extends Div {
  private static final long serialVersionUID = 1L;

  private final Input field = new Input();

  /**
   * @param add the key's words, null for no key
   * @param adding is given what was typed
   * @param changed runs as one types
   */
  SearchLine(@Nullable String add, Consumer<String> adding, Runnable changed) {
    getElement().setAttribute("class", "add");
    field.setPlaceholder(Texts.of("floorplan.search"));
    field.setValueChangeMode(ValueChangeMode.EAGER);
    field.addValueChangeListener(typed -> changed.run());
    named(field, Texts.of("floorplan.search"));
    field.getElement().setAttribute("inputmode", "search");
    add(div("in", icon("search"), field));
    if (add != null) {
      add(
          button(
              "btn primary",
              () -> {
                String typed = typed();
                field.clear();
                adding.accept(typed);
              },
              icon("plus"),
              label("", add)));
    }
  }

  String typed() {
    return field.getValue().strip();
  }

  /** Whether a name, with or without its accents, or a phone number has the text in it. */
  static boolean finds(String typed, String name, @Nullable String phone) {
    String wanted = plain(typed);
    return wanted.isEmpty()
        || plain(name).contains(wanted)
        || phone != null && digits(phone).contains(digits(typed)) && !digits(typed).isEmpty();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String digits(String text) {
    return text.replaceAll("\\D+", "");
  }
}
