package brigade.menu.ui;

import static brigade.screen.Markup.div;

import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A part of a form: some fields under one title, each known by the path of its faults. */
abstract class FormSection extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, HasValidation> fields = new LinkedHashMap<>();

  FormSection(String title, Component... actions) {
    setClassName("g");
    List<Component> head = new ArrayList<>();
    head.add(new H3(title));
    head.addAll(List.of(actions));
    add(div("gh", head.toArray(Component[]::new)));
  }

  /** Makes a field known by the path of its faults. */
  final <C extends Component & HasValidation> C at(String path, C field) {
    fields.put(path, field);
    return field;
  }

  /** Forgets the fields whose paths begin so, before they are made anew. */
  final void forget(String prefix) {
    fields.keySet().removeIf(path -> path.startsWith(prefix));
  }

  /** Shows a fault at its field; false when it is none of this section's. */
  final boolean fault(String path, String words) {
    HasValidation field = fields.get(path);
    if (field == null) {
      return false;
    }
    field.setErrorMessage(words);
    field.setInvalid(true);
    ((Component) field)
        .getElement()
        .executeJs("this.scrollIntoView({block: 'nearest'}); this.focus?.()");
    return true;
  }

  /** Shows no faults. */
  final void clear() {
    fields.values().forEach(field -> field.setInvalid(false));
  }

  /** A field of one line. */
  static TextField typed(String label, String value, Consumer<String> typed) {
    TextField field = new TextField();
    name(field, label);
    field.setValue(value);
    field.setValueChangeMode(ValueChangeMode.EAGER);
    field.addValueChangeListener(
        change -> {
          field.setInvalid(false);
          typed.accept(change.getValue());
        });
    return field;
  }

  private static void name(HasLabel field, String label) {
    field.setLabel(label);
  }

  static String t(String key, Object... arguments) {
    return Texts.of("menu." + key, arguments);
  }
}
