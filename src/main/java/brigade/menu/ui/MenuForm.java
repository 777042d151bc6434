package brigade.menu.ui;

import brigade.menu.ChangingMenu;
import brigade.rest.Problem.FieldError;
import brigade.screen.Amounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of something that belongs to the menu itself.
 *
 * @param <T> what is edited
 */
abstract class MenuForm<T extends Record> extends SetupForm<T> {
  private static final long serialVersionUID = 1L;

  final transient MenuDesk desk;

  MenuForm(
      @Nullable T base, String title, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(base, title, shown, amounts, around);
    this.desk = desk;
  }

  abstract ChangingMenu.Outcome takeOff(T thing);

  @Override
  protected final Removal remove(T thing) {
    return switch (takeOff(thing)) {
      case ChangingMenu.Outcome.Saved done -> new Removal.Done();
      case ChangingMenu.Outcome.InUse(List<String> by) -> new Removal.InUse(by);
      case ChangingMenu.Outcome.Missing missing -> new Removal.Gone();
      case ChangingMenu.Outcome.Refused(List<FieldError> faults) -> new Removal.Gone();
    };
  }
}
