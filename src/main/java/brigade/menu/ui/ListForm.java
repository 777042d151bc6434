package brigade.menu.ui;

import brigade.menu.Category;
import brigade.menu.ChangingMenu;
import brigade.menu.MenuList;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.Ids;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A card of the house: which categories are shown when, where and for which orders. */
final class ListForm extends MenuForm<MenuList> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final MultiSelectComboBox<Category> categories;
  private final WhenField when;

  ListForm(@Nullable MenuList list, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        list,
        list == null ? Texts.of("menu.setup.lists.add") : list.name(),
        shown,
        desk,
        amounts,
        around);
    when = when("when", Texts.of("menu.setup.shown"), was(MenuList::when, When.ALWAYS));
    name = typed("name", Texts.of("menu.setup.name"), list == null ? "" : list.name());
    categories =
        several(
            "categories",
            Texts.of("menu.categories"),
            shown.menu().categories(),
            shown.menu().categories().stream()
                .filter(category -> list != null && list.categories().contains(category.id()))
                .toList(),
            Category::name);
    categories.setHelperText(Texts.of("menu.setup.lists.detail"));
    lay(name, categories, when);
  }

  @Override
  protected Optional<MenuList> read(List<String> faults) {
    MenuList before = base();
    return Optional.of(
        new MenuList(
            before == null ? Ids.next() : before.id(),
            name.getValue().strip(),
            when.value(),
            shown.menu().categories().stream()
                .filter(categories.getValue()::contains)
                .map(Category::id)
                .toList()));
  }

  @Override
  protected Outcome<MenuList> save(@Nullable MenuList before, MenuList now) {
    return desk.saving().list(before, now);
  }

  @Override
  ChangingMenu.Outcome takeOff(MenuList list) {
    return desk.changing().removeList(list.id());
  }

  @Override
  protected String name(MenuList list) {
    return list.name();
  }
}
