package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;

import brigade.journal.Change;
import brigade.menu.Category;
import brigade.menu.ChangingMenu;
import brigade.menu.Course;
import brigade.menu.SavingEdits.Outcome;
import brigade.rest.Problem.FieldError;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import brigade.venue.Ids;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A category: its name and the course its items go to. */
final class CategorySheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private static final int MAINS = 2;

  private final transient @Nullable Category base;
  private final transient Shown shown;
  private final transient MenuDesk desk;
  private final transient Consumer<UUID> saved;
  private final TextField name;
  private final Select<Integer> course = new Select<>();

  /**
   * @param base null for a new one
   * @param saved takes the category once it is on the menu
   */
  CategorySheet(@Nullable Category base, Shown shown, MenuDesk desk, Consumer<UUID> saved) {
    super(base == null ? Texts.of("menu.category.add") : base.name(), "");
    this.base = base;
    this.shown = shown;
    this.desk = desk;
    this.saved = saved;
    name =
        FormSection.typed(
            Texts.of("menu.category.name"), base == null ? "" : base.name(), typed -> {});
    name.setAutofocus(true);
    course.setLabel(Texts.of("menu.category.course"));
    course.setHelperText(Texts.of("menu.category.course-detail"));
    List<Integer> numbers =
        new ArrayList<>(shown.menu().courses().stream().map(Course::number).toList());
    int has = base == null ? usual(numbers) : base.course();
    if (!numbers.contains(has)) {
      numbers.add(has);
    }
    course.setItems(numbers);
    course.setItemLabelGenerator(number -> shown.menu().courseName(number));
    course.setValue(has);
    fill(name, course);
    NativeButton save =
        button("btn primary", this::save, icon("check"), label("", Texts.of("menu.save")));
    save.addClickShortcut(Key.ENTER).listenOn(this);
    List<Component> keys = new ArrayList<>();
    if (base != null) {
      keys.add(
          button(
              "btn danger quiet",
              () -> remove(base),
              icon("trash"),
              label("", Texts.of("menu.category.remove"))));
      keys.add(span("grow"));
    }
    keys.add(button("btn", this::close, label("", Texts.of("menu.cancel"))));
    keys.add(save);
    keys(keys.toArray(Component[]::new));
  }

  /** The mains, where the menu has them: most of what is new is cooked and waits its turn. */
  private static int usual(List<Integer> courses) {
    if (courses.isEmpty()) {
      return 0;
    }
    return courses.contains(MAINS) ? MAINS : courses.getFirst();
  }

  private void save() {
    Category before = base;
    Category category =
        new Category(
            before == null ? Ids.next() : before.id(),
            name.getValue().strip(),
            course.getValue(),
            before == null
                ? shown.menu().categories().stream().mapToInt(Category::position).max().orElse(0)
                    + 1
                : before.position());
    accept();
    switch (desk.saving().category(before, category)) {
      case Outcome.Saved<Category>() -> {
        close();
        Toast.say(Texts.of("menu.saved", category.name()));
        saved.accept(category.id());
      }
      case Outcome.Refused<Category>(List<FieldError> faults) -> {
        name.setErrorMessage(Texts.of("menu.fault.category-name"));
        name.setInvalid(true);
      }
      case Outcome.Overtaken<Category> overtaken -> {
        close();
        Toast.refuse(Texts.of("menu.overtaken", by(overtaken.last())));
      }
      case Outcome.Gone<Category>(Optional<Change> last) -> refuse(Texts.of("menu.gone", by(last)));
    }
  }

  private static String by(Optional<Change> change) {
    return change.map(Change::by).orElse(Texts.of("menu.by-somebody"));
  }

  private void remove(Category category) {
    switch (desk.changing().removeCategory(category.id())) {
      case ChangingMenu.Outcome.Saved saved -> {
        close();
        Toast.say(Texts.of("menu.category.removed", category.name()));
      }
      case ChangingMenu.Outcome.Refused(List<FieldError> faults) ->
          refuse(Texts.of("menu.category.not-empty"));
      case ChangingMenu.Outcome.InUse inUse -> refuse(Texts.of("menu.category.not-empty"));
      case ChangingMenu.Outcome.Missing missing ->
          refuse(Texts.of("menu.gone", by(Optional.empty())));
    }
  }
}
