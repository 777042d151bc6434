package brigade.menu.ui;

import brigade.menu.Category;
import brigade.menu.ChangingMenu;
import brigade.menu.MenuList;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.menu.ui.MenuDesk.Shown;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.Ids;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A card of the house: which categories are shown when, where and for which orders. */
final class ListForm extends SetupForm<MenuList> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final MultiSelectComboBox<Category> categories = new MultiSelectComboBox<>();
  private transient When when;

  ListForm(@Nullable MenuList list, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        list,
        list == null ? Texts.of("menu.setup.lists.add") : list.name(),
        shown,
        desk,
        amounts,
        around);
    when = list == null ? When.ALWAYS : list.when();
    name = typed("name", Texts.of("menu.setup.name"), list == null ? "" : list.name());
    at("categories", categories);
    categories.setLabel(Texts.of("menu.categories"));
    categories.setHelperText(Texts.of("menu.setup.lists.detail"));
    categories.setItems(shown.menu().categories());
    categories.setItemLabelGenerator(Category::name);
    categories.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    if (list != null) {
      categories.setValue(
          shown.menu().categories().stream()
              .filter(category -> list.categories().contains(category.id()))
              .toList());
    }
    categories.addValueChangeListener(change -> touch());
    lay(
        name,
        categories,
        new WhenField(
            Texts.of("menu.setup.shown"),
            when,
            shown,
            chosen -> {
              when = chosen;
              touch();
            }));
  }

  @Override
  Optional<MenuList> read(List<String> faults) {
    MenuList before = base();
    return Optional.of(
        new MenuList(
            before == null ? Ids.next() : before.id(),
            name.getValue().strip(),
            when,
            shown.menu().categories().stream()
                .filter(categories.getValue()::contains)
                .map(Category::id)
                .toList()));
  }

  @Override
  Outcome<MenuList> save(@Nullable MenuList before, MenuList now) {
    return desk.saving().list(before, now);
  }

  @Override
  ChangingMenu.Outcome remove(MenuList list) {
    return desk.changing().removeList(list.id());
  }

  @Override
  String name(MenuList list) {
    return list.name();
  }
}
