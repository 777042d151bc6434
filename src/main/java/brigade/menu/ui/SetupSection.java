package brigade.menu.ui;

import brigade.menu.ui.SetupForm.Around;
import brigade.screen.Amounts;
import brigade.staff.Permission;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing on the screen of what the house goes by.
 *
 * @param key of its texts: its name; with {@code .add} the key that adds one, with {@code .none}
 *     what is said while there is none
 * @param permission without which it is not shown
 * @param all what there is of it
 * @param id by which one is found again
 * @param words its name and one line about it
 * @param grows whether more can be added
 * @param form of one, or of a new one
 * @param <T> the kind
 */
public record SetupSection<T extends Record>(
    String key,
    String icon,
    Permission permission,
    Function<Shown, List<T>> all,
    Function<T, Object> id,
    BiFunction<T, Shown, Words> words,
    boolean grows,
    Forms<T> form) {

  /** What a row says. */
  public record Words(String name, String detail) {}

  /** Makes a form. */
  @FunctionalInterface
  public interface Forms<T extends Record> {
    SetupForm<T> of(@Nullable T thing, Shown shown, Amounts amounts, Around around);
  }
}
