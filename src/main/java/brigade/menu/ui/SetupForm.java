package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.menu.ChangingMenu;
import brigade.menu.MenuHistory.Change;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.MenuDesk.Shown;
import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of one thing that the menu goes by, such as a tax or a happy hour. What it begins with
 * is compared with what the menu has when it is saved.
 *
 * @param <T> what is edited
 */
abstract class SetupForm<T extends Record> extends Div {
  private static final long serialVersionUID = 1L;

  final transient Shown shown;
  final transient MenuDesk desk;
  final transient Amounts amounts;
  private final transient Around around;
  private transient @Nullable T base;
  private final transient Map<String, HasValidation> fields = new LinkedHashMap<>();
  private final Div group = div("g");
  private final Div problem = div("banner bad");
  private boolean touched;

  /**
   * @param base null for a new one
   * @param title what kind of thing it is, or its name
   */
  SetupForm(
      @Nullable T base, String title, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    this.base = base;
    this.shown = shown;
    this.desk = desk;
    this.amounts = amounts;
    this.around = around;
    getStyle().set("display", "contents");
    with(problem, "role", "alert").setVisible(false);
    group.add(div("gh", new H3(title)), problem);
    Div bar =
        div(
            "save",
            named(
                button("btn quiet icon paneback", around::back, icon("back")),
                Texts.of("menu.to-items")));
    if (base != null) {
      T known = base;
      bar.add(
          button(
              "btn danger quiet",
              () -> askRemove(known),
              icon("trash"),
              label("", Texts.of("menu.setup.remove"))));
    }
    bar.add(
        span("grow"),
        button("btn", around::back, label("", Texts.of("menu.cancel"))),
        button("btn primary", this::save, icon("check"), label("", Texts.of("menu.save"))));
    add(div("fbody", group), bar);
    Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, KeyModifier.CONTROL);
  }

  /** What was typed; empty when something of it is noted as wrong. */
  abstract Optional<T> read(List<String> faults);

  abstract Outcome<T> save(@Nullable T before, T now);

  abstract ChangingMenu.Outcome remove(T thing);

  abstract String name(T thing);

  /** Whether something was typed that is not saved. */
  final boolean touched() {
    return touched;
  }

  final void touch() {
    touched = true;
  }

  final @Nullable T base() {
    return base;
  }

  final void lay(Component... components) {
    group.add(components);
  }

  /** Makes a field known by the path of its faults. */
  final <C extends Component & HasValidation> C at(String path, C field) {
    fields.put(path, field);
    return field;
  }

  /** A field of one line. */
  final TextField typed(String path, String label, String value) {
    return at(path, FormSection.typed(label, value, typed -> touch()));
  }

  /** A field for an amount. */
  final TextField amount(String path, String label, @Nullable Money value) {
    TextField field = typed(path, label, value == null ? "" : amounts.typed(value));
    field.addClassName("num");
    field.getElement().setAttribute("inputmode", "decimal");
    return field;
  }

  /** The amount in a field, noted as wrong where there is none. */
  final Optional<Money> money(String path, TextField field, List<String> faults) {
    try {
      return Optional.of(amounts.parse(field.getValue()));
    } catch (NumberFormatException e) {
      faults.add(path);
      return Optional.empty();
    }
  }

  private void save() {
    problem.setVisible(false);
    fields.values().forEach(field -> field.setInvalid(false));
    List<String> faults = new ArrayList<>();
    Optional<T> thing = read(faults);
    if (!faults.isEmpty() || thing.isEmpty()) {
      show(faults);
      return;
    }
    T now = thing.get();
    switch (save(base, now)) {
      case Outcome.Saved<T>() -> {
        touched = false;
        Toast.say(Texts.of("menu.saved", name(now)));
        around.saved(now);
      }
      case Outcome.Refused<T>(List<FieldError> refused) ->
          show(refused.stream().map(FieldError::field).toList());
      case Outcome.Overtaken<T> overtaken -> overtaken(overtaken.now(), overtaken.last());
      case Outcome.Gone<T> gone -> say(Texts.of("menu.gone", by(gone.last())));
    }
  }

  private void overtaken(T theirs, Optional<Change> last) {
    Overlay ask = new Overlay(Texts.of("menu.disputed.title", by(last)), name(theirs));
    ask.keys(
        button(
            "btn",
            () -> {
              ask.close();
              touched = false;
              around.saved(theirs);
            },
            label("", Texts.of("menu.disputed.theirs"))),
        button(
            "btn primary",
            () -> {
              ask.close();
              base = theirs;
              save();
            },
            label("", Texts.of("menu.disputed.mine"))));
    ask.open();
  }

  private String by(Optional<Change> change) {
    return change
        .map(one -> Texts.of("menu.by", one.by(), amounts.time(one.at())))
        .orElse(Texts.of("menu.by-somebody"));
  }

  private void askRemove(T thing) {
    Overlay ask = new Overlay(Texts.of("menu.setup.remove.title", name(thing)), "");
    ask.keys(button("btn", ask::close, label("", Texts.of("menu.keep"))));
    ask.answer("btn danger", Texts.of("menu.setup.remove"), () -> removed(thing));
    ask.open();
  }

  private void removed(T thing) {
    switch (remove(thing)) {
      case ChangingMenu.Outcome.Saved saved -> {
        touched = false;
        Toast.say(Texts.of("menu.item.removed", name(thing)));
        around.back();
      }
      case ChangingMenu.Outcome.InUse(List<String> users) ->
          say(Texts.of("menu.setup.in-use", String.join(", ", users)));
      case ChangingMenu.Outcome.Missing missing ->
          say(Texts.of("menu.gone", Texts.of("menu.by-somebody")));
      case ChangingMenu.Outcome.Refused(List<FieldError> faults) ->
          show(faults.stream().map(FieldError::field).toList());
    }
  }

  private void show(List<String> faults) {
    List<String> homeless = new ArrayList<>();
    for (String path : faults.reversed()) {
      HasValidation field = fields.get(path);
      if (field == null) {
        homeless.add(Faults.words(path));
      } else {
        field.setErrorMessage(Faults.words(path));
        field.setInvalid(true);
      }
    }
    if (!homeless.isEmpty()) {
      say(String.join(" ", homeless));
    }
  }

  private void say(String words) {
    problem.removeAll();
    problem.add(icon("alert"), isolated("grow", words));
    problem.setVisible(true);
  }

  /** What the form asks of the screen around it. */
  interface Around {
    /** It is on the menu as it was typed. */
    void saved(Record thing);

    /** The list again. */
    void back();
  }
}
