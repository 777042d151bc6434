package brigade.menu.ui;

import brigade.menu.ui.MenuDesk.Shown;
import brigade.menu.ui.SetupForm.Around;
import brigade.screen.Amounts;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing on the screen of what the menu goes by.
 *
 * @param key of its texts
 * @param all what there is of it
 * @param id by which one is found again
 * @param words its name and one line about it
 * @param grows whether more can be added
 * @param form of one, or of a new one
 * @param <T> the kind
 */
record SetupSection<T extends Record>(
    String key,
    String icon,
    Function<Shown, List<T>> all,
    Function<T, Object> id,
    BiFunction<T, Shown, Words> words,
    boolean grows,
    Forms<T> form) {

  /** What a row says. */
  record Words(String name, String detail) {}

  /** Makes a form. */
  @FunctionalInterface
  interface Forms<T extends Record> {
    SetupForm<T> of(@Nullable T thing, Shown shown, MenuDesk desk, Amounts amounts, Around around);
  }
}
