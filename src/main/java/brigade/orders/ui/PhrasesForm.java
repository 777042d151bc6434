package brigade.orders.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.menu.Category;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.orders.OrderPhrases;
import brigade.orders.OrderPhrases.Group;
import brigade.orders.OrderPhrases.Kind;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phrases to tap: notes for the cook, of all items or of a category, and reasons. */
final class PhrasesForm extends SetupForm<PhrasesOf> {
  private static final long serialVersionUID = 1L;

  private final transient OrderPhrases all;
  private final @Nullable Select<String> category;
  private final TextArea phrases;

  PhrasesForm(
      @Nullable PhrasesOf group, OrderPhrases all, Shown shown, Amounts amounts, Around around) {
    super(
        group,
        group == null ? Texts.of("orders.setup.phrases.add") : group.title(),
        shown,
        amounts,
        around);
    this.all = all;
    phrases = at("phrases", new TextArea());
    phrases.setLabel(Texts.of("orders.setup.phrases.each"));
    phrases.setHelperText(Texts.of("orders.setup.phrases.detail", OrderPhrases.MOST));
    phrases.setMinRows(6);
    phrases.setValueChangeMode(ValueChangeMode.EAGER);
    phrases.setValue(String.join("\n", was(PhrasesOf::phrases, List.of())));
    phrases.addValueChangeListener(change -> touch());
    called("phrases", Texts.of("orders.setup.phrases.each"));
    if (group == null) {
      List<String> names = shown.menu().categories().stream().map(Category::name).toList();
      Select<String> choice =
          one(
              "category",
              Texts.of("orders.setup.phrases.category"),
              names,
              names.isEmpty() ? "" : names.getFirst(),
              name -> name);
      category = choice;
      lay(choice);
    } else {
      category = null;
    }
    lay(phrases, div("note info", icon("info"), label("", Texts.of("orders.setup.phrases.note"))));
  }

  @Override
  protected Optional<PhrasesOf> read(List<String> faults) {
    Select<String> choice = category;
    String of =
        choice == null
            ? was(PhrasesOf::category, "")
            : Objects.requireNonNullElse(choice.getValue(), "");
    if (choice != null && of.isEmpty()) {
      faults.add("category");
      return Optional.empty();
    }
    return Optional.of(
        new PhrasesOf(
            was(PhrasesOf::kind, Kind.NOTE),
            of,
            phrases
                .getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()));
  }

  @Override
  protected Outcome<PhrasesOf> save(@Nullable PhrasesOf before, PhrasesOf now) {
    return switch (all.save(now.kind(), before == null ? null : before.group(), now.group())) {
      case Outcome.Saved<Group>() -> new Outcome.Saved<>();
      case Outcome.Refused<Group>(var faults) -> new Outcome.Refused<>(faults);
      case Outcome.Overtaken<Group>(var theirs, var fields, var last) ->
          new Outcome.Overtaken<>(
              new PhrasesOf(now.kind(), theirs.category(), theirs.phrases()), fields, last);
      case Outcome.Gone<Group>(var last) -> new Outcome.Gone<>(last);
    };
  }

  @Override
  protected boolean removable() {
    return !was(PhrasesOf::category, "").isEmpty();
  }

  @Override
  protected Removal remove(PhrasesOf group) {
    return all.save(group.kind(), group.group(), new Group(group.category(), List.of()))
            instanceof Outcome.Saved<Group>
        ? new Removal.Done()
        : new Removal.Gone();
  }

  @Override
  protected String name(PhrasesOf group) {
    return group.title();
  }
}
