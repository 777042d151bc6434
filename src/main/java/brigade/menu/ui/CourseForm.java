package brigade.menu.ui;

import static brigade.screen.Markup.div;

import brigade.menu.ChangingMenu;
import brigade.menu.Course;
import brigade.menu.SavingEdits.Outcome;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A course: its place in the meal and its name. */
final class CourseForm extends MenuForm<Course> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final TextField number;

  CourseForm(@Nullable Course course, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        course,
        course == null ? Texts.of("menu.setup.courses.add") : course.name(),
        shown,
        desk,
        amounts,
        around);
    name = typed("name", Texts.of("menu.setup.name"), course == null ? "" : course.name());
    number =
        typed(
            "number",
            Texts.of("menu.setup.number"),
            course == null ? free(shown) : String.valueOf(course.number()));
    number.setReadOnly(course != null);
    number.setHelperText(Texts.of("menu.setup.number-detail", Course.HIGHEST));
    lay(div("g2", name, number));
  }

  private static String free(Shown shown) {
    return IntStream.rangeClosed(0, Course.HIGHEST)
        .filter(n -> shown.menu().courses().stream().noneMatch(course -> course.number() == n))
        .mapToObj(String::valueOf)
        .findFirst()
        .orElse("");
  }

  @Override
  protected Optional<Course> read(List<String> faults) {
    String typed = number.getValue().strip();
    boolean taken =
        base() == null
            && shown.menu().courses().stream()
                .anyMatch(course -> String.valueOf(course.number()).equals(typed));
    if (!typed.matches("[0-9]") || taken) {
      faults.add("number");
      return Optional.empty();
    }
    return Optional.of(new Course(Integer.parseInt(typed), name.getValue().strip()));
  }

  @Override
  protected Outcome<Course> save(@Nullable Course before, Course now) {
    return desk.saving().course(before, now);
  }

  @Override
  ChangingMenu.Outcome takeOff(Course course) {
    return desk.changing().removeCourse(course.number());
  }

  @Override
  protected String name(Course course) {
    return course.name();
  }
}
