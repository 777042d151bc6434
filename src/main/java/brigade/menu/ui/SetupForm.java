package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.journal.Change;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.Problem.FieldError;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Phrase;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of one thing that the house goes by, such as a tax or a happy hour. What it begins with
 * is compared with what there is when it is saved.
 *
 * @param <T> what is edited; a field is known by the name of its component
 */
public abstract class SetupForm<T extends Record> extends Div {
  private static final long serialVersionUID = 1L;

  protected final transient Shown shown;
  protected final transient Amounts amounts;
  private final transient Around around;
  private transient @Nullable T base;
  private final transient Map<String, HasValidation> fields = new LinkedHashMap<>();
  private final transient Map<String, String> labels = new LinkedHashMap<>();
  private final Div group = div("g");
  private final Div problem = div("banner bad");
  private boolean touched;

  /**
   * @param base null for a new one
   * @param title what kind of thing it is, or its name
   */
  protected SetupForm(@Nullable T base, String title, Shown shown, Amounts amounts, Around around) {
    this.base = base;
    this.shown = shown;
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
    if (base != null && removable()) {
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
    Shortcuts.addShortcutListener(this, () -> save(), Key.KEY_S, KeyModifier.CONTROL);
  }

  /** What was typed; empty when something of it is noted as wrong. */
  protected abstract Optional<T> read(List<String> faults);

  protected abstract Outcome<T> save(@Nullable T before, T now);

  protected abstract Removal remove(T thing);

  protected abstract String name(T thing);

  /** Whether there may be none of it; asked once, while the form is made. */
  protected boolean removable() {
    return true;
  }

  /** Whether something was typed that is not saved. */
  final boolean touched() {
    return touched;
  }

  /** Something is not as it was. */
  protected final void touch() {
    touched = true;
  }

  protected final @Nullable T base() {
    return base;
  }

  /** What the form began with, or what stands for it in a new one. */
  protected final <V> V was(Function<T, V> read, V fresh) {
    T known = base;
    return known == null ? fresh : read.apply(known);
  }

  protected final void lay(Component... components) {
    group.add(components);
  }

  /** Makes a field known by the path of its faults. */
  protected final <C extends Component & HasValidation> C at(String path, C field) {
    fields.put(path, field);
    if (field instanceof HasLabel labelled && labelled.getLabel() != null) {
      labels.put(path, labelled.getLabel());
    }
    return field;
  }

  /** Names a component of what is edited that has no field of that path. */
  protected final void called(String component, String label) {
    labels.put(component, label);
  }

  /** A field of one line. */
  protected final TextField typed(String path, String label, String value) {
    return at(path, FormSection.typed(label, value, typed -> touch()));
  }

  /** A field for an amount. */
  protected final TextField amount(String path, String label, @Nullable Money value) {
    return figure(path, label, value == null ? "" : amounts.typed(value));
  }

  /** A field for a percentage. */
  protected final TextField percent(String path, String label, @Nullable Rate value) {
    TextField field = figure(path, label, value == null ? "" : percentTyped(value));
    field.setSuffixComponent(label("unit", "%"));
    return field;
  }

  /** A field for a number. */
  protected final TextField number(String path, String label, @Nullable Integer value) {
    TextField field = figure(path, label, value == null ? "" : String.valueOf(value));
    field.getElement().setAttribute("inputmode", "numeric");
    return field;
  }

  private TextField figure(String path, String label, String value) {
    TextField field = typed(path, label, value);
    field.addClassName("num");
    field.getElement().setAttribute("inputmode", "decimal");
    return field;
  }

  /** A field to choose one. */
  protected final <V> Select<V> one(
      String path, String label, List<V> of, V value, Function<V, String> words) {
    Select<V> select = new Select<>();
    select.setLabel(label);
    select.setItems(of);
    select.setItemLabelGenerator(words::apply);
    select.setValue(value);
    select.addValueChangeListener(change -> touch());
    return at(path, select);
  }

  /** A field to choose several, or none. */
  protected final <V> MultiSelectComboBox<V> several(
      String path, String label, Collection<V> of, Collection<V> value, Function<V, String> words) {
    MultiSelectComboBox<V> box = new MultiSelectComboBox<>();
    box.setLabel(label);
    box.setItems(List.copyOf(of));
    box.setItemLabelGenerator(words::apply);
    box.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    box.setValue(of.stream().filter(value::contains).toList());
    box.addValueChangeListener(change -> touch());
    return at(path, box);
  }

  /** Something that is so or not. */
  protected final Toggle toggle(String path, String label, String detail, boolean on) {
    labels.put(path, label);
    return new Toggle(label, detail, on, now -> touch());
  }

  /** When something holds. */
  protected final WhenField when(String path, String label, When value) {
    labels.put(path, label);
    return new WhenField(label, value, shown, chosen -> touch());
  }

  /** A rate as somebody would type it: 12.5. */
  protected static String percentTyped(Rate rate) {
    return BigDecimal.valueOf(rate.ppm(), 4).stripTrailingZeros().toPlainString();
  }

  /** The percentage somebody typed, 0 to 100 with at most four decimals. */
  protected static Optional<Rate> percentOf(String typed) {
    String plain = typed.strip().replace(',', '.');
    if (!plain.matches("[0-9]{1,3}([.][0-9]{1,4})?")) {
      return Optional.empty();
    }
    int ppm = new BigDecimal(plain).movePointRight(4).intValueExact();
    return ppm > Rate.ONE ? Optional.empty() : Optional.of(new Rate(ppm));
  }

  /** The amount in a field, noted as wrong where there is none. */
  protected final Optional<Money> money(String path, TextField field, List<String> faults) {
    try {
      return Optional.of(amounts.parse(field.getValue()));
    } catch (NumberFormatException e) {
      faults.add(path);
      return Optional.empty();
    }
  }

  /** The percentage in a field, noted as wrong where there is none. */
  protected static Optional<Rate> rate(String path, TextField field, List<String> faults) {
    Optional<Rate> rate = percentOf(field.getValue());
    if (rate.isEmpty()) {
      faults.add(path);
    }
    return rate;
  }

  /** The number in a field, noted as wrong where there is none between these. */
  protected static OptionalInt whole(
      String path, TextField field, int least, int most, List<String> faults) {
    String plain = field.getValue().strip();
    if (plain.matches("-?[0-9]{1,6}")) {
      int value = Integer.parseInt(plain);
      if (value >= least && value <= most) {
        return OptionalInt.of(value);
      }
    }
    faults.add(path);
    return OptionalInt.empty();
  }

  private void save() {
    save(() -> {});
  }

  /**
   * Saves what was typed.
   *
   * @param then runs once it is saved
   */
  final void save(Runnable then) {
    problem.setVisible(false);
    fields.values().forEach(field -> field.setInvalid(false));
    List<String> faults = new ArrayList<>();
    Optional<T> thing = read(faults);
    if (!faults.isEmpty() || thing.isEmpty()) {
      show(faults.stream().map(path -> new FieldError(path, "")).toList());
      return;
    }
    T now = thing.get();
    switch (save(base, now)) {
      case Outcome.Saved<T>() -> {
        touched = false;
        Toast.say(Texts.of("menu.saved", name(now)));
        around.saved(now);
        then.run();
      }
      case Outcome.Refused<T>(List<FieldError> refused) -> show(refused);
      case Outcome.Overtaken<T> overtaken -> overtaken(overtaken, then);
      case Outcome.Gone<T> gone -> say(Texts.of("menu.gone", by(gone.last())));
    }
  }

  private void overtaken(Outcome.Overtaken<T> overtaken, Runnable then) {
    T theirs = overtaken.now();
    Overlay ask =
        new Overlay(
            Texts.of("menu.disputed.title", by(overtaken.last())),
            Texts.of(
                "menu.disputed.fields",
                name(theirs),
                overtaken.fields().stream()
                    .map(field -> Objects.requireNonNullElse(labels.get(field), field))
                    .collect(Collectors.joining(", "))));
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
              save(then);
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
      case Removal.Done() -> {
        touched = false;
        Toast.say(Texts.of("menu.item.removed", name(thing)));
        around.back();
      }
      case Removal.InUse(List<String> users) ->
          say(Texts.of("menu.setup.in-use", String.join(", ", users)));
      case Removal.Refused(String why) -> say(why);
      case Removal.Gone() -> say(Texts.of("menu.gone", Texts.of("menu.by-somebody")));
    }
  }

  private void show(List<FieldError> faults) {
    List<String> homeless = new ArrayList<>();
    for (FieldError fault : faults.reversed()) {
      Phrase phrase = fault.phrase();
      String words = phrase == null ? Faults.words(fault.field()) : phrase.words();
      HasValidation field = fields.get(fault.field());
      if (field == null) {
        homeless.add(words);
      } else {
        field.setErrorMessage(words);
        field.setInvalid(true);
        ((Component) field)
            .getElement()
            .executeJs("this.scrollIntoView({block: 'nearest'}); this.focus?.()");
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
    problem.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
  }

  /** What the form asks of the screen around it. */
  public interface Around {
    /** It is as it was typed. */
    void saved(Record thing);

    /** The list again. */
    void back();
  }

  /** What came of taking something away. */
  public sealed interface Removal {
    record Done() implements Removal {}

    /**
     * Nothing changed.
     *
     * @param by names of what needs it
     */
    record InUse(List<String> by) implements Removal {}

    /** Nothing changed, for a reason that a sentence says. */
    record Refused(String why) implements Removal {}

    /** Somebody else took it away. */
    record Gone() implements Removal {}
  }
}
