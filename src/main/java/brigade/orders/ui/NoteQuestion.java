package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;

/** A note for the kitchen: typed, or put together from phrases with a tap each. */
final class NoteQuestion {
  /** Longest note a cook reads. */
  private static final int LIMIT = 140;

  private final Draft draft;
  private final Runnable changed;
  private final Input note = new Input();
  private final Div row = div("row notes");

  NoteQuestion(Draft draft, List<String> phrases, Runnable changed) {
    this.draft = draft;
    this.changed = changed;
    note.setValue(draft.note());
    note.setValueChangeMode(ValueChangeMode.ON_BLUR);
    with(note, "maxlength", String.valueOf(LIMIT));
    with(note, "placeholder", Texts.of("orders.ui.mod.note"));
    with(named(note, Texts.of("orders.ui.mod.note")), "dir", "auto");
    note.addValueChangeListener(
        change -> {
          draft.note(change.getValue());
          changed.run();
        });
    HtmlContainer field = new HtmlContainer("label");
    field.getElement().setAttribute("class", "in grow");
    field.add(icon("pencil"), note);
    row.add(field);
    phrases.forEach(words -> row.add(button("pick", () -> say(words), isolated("", words))));
  }

  Component component() {
    return row;
  }

  void focus() {
    note.focus();
  }

  /** Takes what stands in the field. */
  void take() {
    draft.note(note.getValue().strip());
  }

  private void say(String phrase) {
    String before = note.getValue().strip();
    String after = before.isEmpty() ? phrase : before + ", " + phrase;
    if (after.length() <= LIMIT) {
      note.setValue(after);
      draft.note(after);
      changed.run();
    }
    note.focus();
  }
}
