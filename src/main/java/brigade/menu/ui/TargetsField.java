package brigade.menu.ui;

import brigade.menu.Category;
import brigade.menu.MenuSnapshot.Offer;
import brigade.screen.Texts;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What of the menu something is for: categories, and sizes of items. */
public final class TargetsField extends Div {
  private static final long serialVersionUID = 1L;

  private final MultiSelectComboBox<Category> categories = new MultiSelectComboBox<>();
  private final MultiSelectComboBox<Offer> offers = new MultiSelectComboBox<>();

  /**
   * @param category which are chosen
   * @param skus of the sizes that are chosen
   */
  public TargetsField(
      Shown shown, Predicate<Category> category, Set<String> skus, Runnable changed) {
    setClassName("g2");
    categories.setLabel(Texts.of("menu.setup.for-categories"));
    categories.setItems(shown.menu().categories());
    categories.setItemLabelGenerator(Category::name);
    categories.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    categories.setValue(shown.menu().categories().stream().filter(category).toList());
    List<Offer> all =
        shown.menu().items().stream()
            .flatMap(item -> item.sizes().stream().map(size -> new Offer(item, size)))
            .toList();
    offers.setLabel(Texts.of("menu.setup.for-items"));
    offers.setItems(all);
    offers.setItemLabelGenerator(
        offer -> offer.item().name() + offer.size().label().map(size -> ", " + size).orElse(""));
    offers.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    offers.setValue(all.stream().filter(offer -> skus.contains(offer.size().sku())).toList());
    categories.addValueChangeListener(change -> changed.run());
    offers.addValueChangeListener(change -> changed.run());
    add(categories, offers);
  }

  /** The field of categories alone, for its faults. */
  public MultiSelectComboBox<Category> categoriesField() {
    return categories;
  }

  /** The field of items alone, for its faults. */
  public MultiSelectComboBox<Offer> itemsField() {
    return offers;
  }

  public Set<Category> categories() {
    return categories.getValue();
  }

  public Set<String> skus() {
    return offers.getValue().stream().map(offer -> offer.size().sku()).collect(Collectors.toSet());
  }
}
