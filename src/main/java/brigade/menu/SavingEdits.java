package brigade.menu;

import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Saving what somebody edited for a while: it is saved only while the menu still has what they
 * began with. Otherwise they are told who changed what, and decide.
 */
@ApplicationScoped
public class SavingEdits {
  private final MenuStore store;
  private final ChangingMenu changing;
  private final MenuHistory history;

  SavingEdits(MenuStore store, ChangingMenu changing, MenuHistory history) {
    this.store = store;
    this.changing = changing;
    this.history = history;
  }

  /**
   * Saves an item.
   *
   * @param before what the edit began with; null for a new item
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<MenuItem> item(@Nullable MenuItem before, MenuItem item) {
    store.lock();
    return save(before, store.load().item(item.id()).orElse(null), () -> changing.save(item));
  }

  /**
   * Saves a group.
   *
   * @param before what the edit began with; null for a new group
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<ModifierGroup> group(@Nullable ModifierGroup before, ModifierGroup group) {
    store.lock();
    ModifierGroup now =
        store.load().modifierGroups().stream()
            .filter(each -> each.id().equals(group.id()))
            .findFirst()
            .orElse(null);
    return save(before, now, () -> changing.save(group));
  }

  /**
   * Saves a category.
   *
   * @param before what the edit began with; null for a new category
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Category> category(@Nullable Category before, Category category) {
    store.lock();
    Category now =
        store.load().categories().stream()
            .filter(each -> each.id().equals(category.id()))
            .findFirst()
            .orElse(null);
    return save(before, now, () -> changing.save(category));
  }

  private <T extends Record> Outcome<T> save(
      @Nullable T before, @Nullable T now, Supplier<ChangingMenu.Outcome> saving) {
    if (before != null && now == null) {
      return new Outcome.Gone<>(history.lastRecorded(Differences.idOf(before)));
    }
    if (before != null && now != null) {
      List<String> changed = Differences.between(before, now);
      if (!changed.isEmpty()) {
        return new Outcome.Overtaken<>(
            now, changed, history.lastRecorded(Differences.idOf(before)));
      }
    }
    return switch (saving.get()) {
      case ChangingMenu.Outcome.Saved saved -> new Outcome.Saved<>();
      case ChangingMenu.Outcome.Missing missing -> new Outcome.Gone<>(Optional.empty());
      case ChangingMenu.Outcome.InUse(List<String> by) ->
          new Outcome.Refused<>(
              List.of(new FieldError("id", "is still used by " + String.join(", ", by))));
      case ChangingMenu.Outcome.Refused(List<FieldError> faults) -> new Outcome.Refused<>(faults);
    };
  }

  /**
   * What came of it.
   *
   * @param <T> what was saved
   */
  public sealed interface Outcome<T extends Record> {
    record Saved<T extends Record>() implements Outcome<T> {}

    /** Nothing changed. */
    record Refused<T extends Record>(List<FieldError> faults) implements Outcome<T> {}

    /**
     * Somebody changed it meanwhile; nothing changed.
     *
     * @param now what the menu has
     * @param fields the components that are not as they were
     * @param last the change, as far as the journal has one of it alone
     */
    record Overtaken<T extends Record>(
        T now, List<String> fields, Optional<MenuHistory.Change> last) implements Outcome<T> {}

    /** Somebody took it off the menu meanwhile. */
    record Gone<T extends Record>(Optional<MenuHistory.Change> last) implements Outcome<T> {}
  }
}
