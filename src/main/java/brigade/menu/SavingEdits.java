package brigade.menu;

import brigade.journal.Change;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    return item(store.locked(), before, item);
  }

  private Outcome<MenuItem> item(MenuSnapshot menu, @Nullable MenuItem before, MenuItem item) {
    return save(before, menu.item(item.id()).orElse(null), () -> changing.save(menu, item));
  }

  /**
   * Saves an item with its picture, which it then has or has no more.
   *
   * @param before what the edit began with; null for a new item
   * @param picture the one of the item's id, where it is not kept yet; else null
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<MenuItem> item(
      @Nullable MenuItem before, MenuItem item, @Nullable Picture picture) {
    MenuSnapshot menu = store.locked();
    UUID had = menu.item(item.id()).map(MenuItem::picture).orElse(null);
    Outcome<MenuItem> saved = item(menu, before, item.edit().picture(had).done());
    if (!(saved instanceof Outcome.Saved) || Objects.equals(had, item.picture())) {
      return saved;
    }
    return outcome(changing.setPicture(item.id(), picture == null ? null : picture.bytes()));
  }

  /**
   * Saves a group.
   *
   * @param before what the edit began with; null for a new group
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<ModifierGroup> group(@Nullable ModifierGroup before, ModifierGroup group) {
    MenuSnapshot menu = store.locked();
    ModifierGroup now = menu.group(group.id()).orElse(null);
    return save(before, now, () -> changing.save(menu, group));
  }

  /**
   * Saves a category.
   *
   * @param before what the edit began with; null for a new category
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Category> category(@Nullable Category before, Category category) {
    MenuSnapshot menu = store.locked();
    Category now = menu.category(category.id()).orElse(null);
    return save(before, now, () -> changing.save(menu, category));
  }

  /**
   * Saves a tax.
   *
   * @param before what the edit began with; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Tax> tax(@Nullable Tax before, Tax tax) {
    MenuSnapshot menu = store.locked();
    Tax now = menu.tax(tax.code()).orElse(null);
    return save(before, now, () -> changing.save(menu, tax));
  }

  /**
   * Saves a levy.
   *
   * @param before what the edit began with; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Levy> levy(@Nullable Levy before, Levy levy) {
    MenuSnapshot menu = store.locked();
    Levy now = menu.levy(levy.code()).orElse(null);
    return save(before, now, () -> changing.save(menu, levy));
  }

  /**
   * Saves a daypart.
   *
   * @param before what the edit began with; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Daypart> daypart(@Nullable Daypart before, Daypart daypart) {
    MenuSnapshot menu = store.locked();
    Daypart now = menu.daypart(daypart.code()).orElse(null);
    return save(before, now, () -> changing.save(menu, daypart));
  }

  /**
   * Saves a course.
   *
   * @param before what the edit began with; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Course> course(@Nullable Course before, Course course) {
    MenuSnapshot menu = store.locked();
    Course now = menu.course(course.number()).orElse(null);
    return save(before, now, () -> changing.save(menu, course));
  }

  /**
   * Saves a list of categories.
   *
   * @param before what the edit began with; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<MenuList> list(@Nullable MenuList before, MenuList list) {
    MenuSnapshot menu = store.locked();
    MenuList now = menu.list(list.id()).orElse(null);
    return save(before, now, () -> changing.save(menu, list));
  }

  /**
   * Saves a price rule.
   *
   * @param before what the edit began with; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<PriceRule> priceRule(@Nullable PriceRule before, PriceRule priceRule) {
    MenuSnapshot menu = store.locked();
    PriceRule now = menu.priceRule(priceRule.id()).orElse(null);
    return save(before, now, () -> changing.save(menu, priceRule));
  }

  /**
   * Saves which taxes are due instead of others for one type of order.
   *
   * @param before what the edit began with, of this type
   * @param rules all of this type
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome<Tax> orderTypeTaxes(
      String orderType, List<OrderTypeTax> before, List<OrderTypeTax> rules) {
    MenuSnapshot menu = store.locked();
    List<OrderTypeTax> all = menu.orderTypeTaxes();
    List<OrderTypeTax> now =
        all.stream().filter(rule -> rule.orderType().equals(orderType)).toList();
    if (!Set.copyOf(now).equals(Set.copyOf(before))) {
      Tax any = menu.taxes().getFirst();
      return new Outcome.Overtaken<>(
          any, List.of("orderTypeTaxes"), history.lastRecorded(Menus.WHOLE));
    }
    List<OrderTypeTax> after =
        new ArrayList<>(all.stream().filter(rule -> !rule.orderType().equals(orderType)).toList());
    after.addAll(rules);
    return outcome(changing.saveOrderTypeTaxes(menu, after));
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
    return outcome(saving.get());
  }

  private static <T extends Record> Outcome<T> outcome(ChangingMenu.Outcome saved) {
    return switch (saved) {
      case ChangingMenu.Outcome.Saved done -> new Outcome.Saved<>();
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
    record Overtaken<T extends Record>(T now, List<String> fields, Optional<Change> last)
        implements Outcome<T> {}

    /** Somebody took it off the menu meanwhile. */
    record Gone<T extends Record>(Optional<Change> last) implements Outcome<T> {}
  }
}
