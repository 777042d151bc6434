package brigade.menu;

import brigade.menu.ChangingMenu.Outcome;
import brigade.menu.MenuDefinition.CategoryDefinition;
import brigade.menu.MenuDefinition.CourseDefinition;
import brigade.menu.MenuDefinition.DaypartDefinition;
import brigade.menu.MenuDefinition.GroupDefinition;
import brigade.menu.MenuDefinition.ItemDefinition;
import brigade.menu.MenuDefinition.LevyDefinition;
import brigade.menu.MenuDefinition.ListDefinition;
import brigade.menu.MenuDefinition.OrderTypeTaxDefinition;
import brigade.menu.MenuDefinition.RuleDefinition;
import brigade.menu.MenuDefinition.TaxDefinition;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changing one thing of the menu by a definition that says all of it, as clients of the API do:
 * what the definition leaves out is as it usually is, not as it was.
 */
@ApplicationScoped
public class DefiningMenu {
  private final ChangingMenu changing;
  private final MenuStore store;
  private final HouseOfMenu house;

  DefiningMenu(ChangingMenu changing, MenuStore store, HouseOfMenu house) {
    this.changing = changing;
    this.store = store;
    this.house = house;
  }

  /**
   * An item. Its picture stays unless the definition says one, or an empty text for none.
   *
   * @param id of the one it replaces; null for a new one
   */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome item(@Nullable UUID id, ItemDefinition definition) {
    MenuSnapshot menu = store.locked();
    MenuItem known = id == null ? null : menu.item(id).orElse(null);
    if (id != null && known == null) {
      return new Outcome.Missing("menu item", id);
    }
    MenuMerge merge = merge(menu);
    Optional<MenuItem> item = merge.item(definition, known);
    if (!merge.newStations().isEmpty()) {
      return refused("station", "is none of the kitchen's");
    }
    if (item.isEmpty()) {
      return new Outcome.Refused(merge.faults());
    }
    Outcome saved = changing.save(item.get());
    if (saved instanceof Outcome.Saved && definition.picture() != null) {
      return changing.setPicture(
          item.get().id(), merge.pictures().stream().findFirst().map(Picture::bytes).orElse(null));
    }
    return saved;
  }

  /** A modifier group; its modifiers are known by their names. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome group(@Nullable UUID id, GroupDefinition definition) {
    MenuSnapshot menu = store.locked();
    ModifierGroup known = id == null ? null : menu.group(id).orElse(null);
    if (id != null && known == null) {
      return new Outcome.Missing("modifier group", id);
    }
    MenuMerge merge = merge(menu);
    return made(merge, merge.group(Where.BODY, definition, known), changing::save);
  }

  /** A category: its name and course. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome category(@Nullable UUID id, CategoryDefinition definition) {
    MenuSnapshot menu = store.locked();
    if (id != null && menu.category(id).isEmpty()) {
      return new Outcome.Missing("menu category", id);
    }
    if (definition.items() != null) {
      return refused("items", "are changed one by one");
    }
    return changing.save(
        new Category(
            id == null ? Ids.next() : id,
            MenuMerge.stripped(definition.name()),
            Objects.requireNonNullElse(definition.course(), -1),
            0));
  }

  /** A course's name. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome course(int number, CourseDefinition definition) {
    return changing.save(new Course(number, MenuMerge.stripped(definition.name())));
  }

  /** A tax. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome tax(String code, TaxDefinition definition) {
    MenuMerge merge = merge(store.locked());
    return made(
        merge,
        merge.tax(
            Where.BODY,
            new TaxDefinition(
                code,
                definition.name(),
                definition.ppm(),
                definition.byDefault(),
                definition.compound())),
        changing::save);
  }

  /** Which taxes are due instead of others; all of it. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome orderTypeTaxes(List<OrderTypeTaxDefinition> definitions) {
    MenuMerge merge = merge(store.locked());
    List<OrderTypeTax> rules = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      merge.orderTypeTax(Where.BODY.below("rules", i), definitions.get(i)).ifPresent(rules::add);
    }
    return merge.faults().isEmpty()
        ? changing.saveOrderTypeTaxes(rules)
        : new Outcome.Refused(merge.faults());
  }

  /** A levy. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome levy(String code, LevyDefinition definition) {
    MenuMerge merge = merge(store.locked());
    return made(
        merge,
        merge.levy(
            Where.BODY,
            new LevyDefinition(
                code,
                definition.name(),
                definition.amount(),
                definition.taxed(),
                definition.orderTypes())),
        changing::save);
  }

  /** A daypart. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome daypart(String code, DaypartDefinition definition) {
    MenuMerge merge = merge(store.locked());
    return made(
        merge,
        merge.daypart(
            Where.BODY,
            new DaypartDefinition(
                code, definition.name(), definition.days(), definition.from(), definition.until())),
        changing::save);
  }

  /** A list of categories. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome list(@Nullable UUID id, ListDefinition definition) {
    MenuSnapshot menu = store.locked();
    Optional<MenuList> known = id == null ? Optional.empty() : menu.list(id);
    if (id != null && known.isEmpty()) {
      return new Outcome.Missing("menu list", id);
    }
    MenuMerge merge = merge(menu);
    return made(merge, merge.list(Where.BODY, definition, known.orElse(null)), changing::save);
  }

  /** A price rule. */
  @Transactional
  @Requires(Permission.EDIT_MENU)
  public Outcome priceRule(@Nullable UUID id, RuleDefinition definition) {
    MenuSnapshot menu = store.locked();
    Optional<PriceRule> known = id == null ? Optional.empty() : menu.priceRule(id);
    if (id != null && known.isEmpty()) {
      return new Outcome.Missing("price rule", id);
    }
    MenuMerge merge = merge(menu);
    return made(merge, merge.rule(Where.BODY, definition, known.orElse(null)), changing::save);
  }

  private MenuMerge merge(MenuSnapshot menu) {
    return new MenuMerge(menu, house.now(), true);
  }

  private static <T> Outcome made(MenuMerge merge, Optional<T> made, Function<T, Outcome> saving) {
    return made.isPresent() && merge.faults().isEmpty()
        ? saving.apply(made.get())
        : new Outcome.Refused(merge.faults());
  }

  private static Outcome refused(String field, String message) {
    return new Outcome.Refused(List.of(new FieldError(field, message)));
  }
}
