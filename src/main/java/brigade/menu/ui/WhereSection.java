package brigade.menu.ui;

import static brigade.screen.Markup.div;

import brigade.menu.Allergen;
import brigade.menu.Course;
import brigade.menu.MenuItem;
import brigade.menu.Tax;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Where it is made, in which course, what is due on it and what is in it. */
final class WhereSection extends FormSection {
  private static final long serialVersionUID = 1L;

  private final transient FormSetting setting;

  WhereSection(FormSetting setting, CountField count) {
    super(t("form.where"));
    this.setting = setting;
    Div grid = div("g2");
    // Each component of a combo is made at its own station, and bears its own taxes.
    if (setting.draft().get(ItemDraft.KIND) != MenuItem.Kind.COMBO) {
      grid.add(station(), course(), taxes());
    }
    grid.add(onSale(), allergens(), count);
    add(grid);
  }

  private Select<String> station() {
    Select<String> station = at("station", new Select<>());
    station.setLabel(t("field.station"));
    String has = setting.draft().get(ItemDraft.STATION);
    List<String> codes = new ArrayList<>(setting.shown().stations().keySet());
    if (!has.isEmpty() && !codes.contains(has)) {
      codes.add(has);
    }
    codes.sort(Comparator.comparing(this::stationName));
    codes.add("");
    station.setItems(codes);
    station.setItemLabelGenerator(this::stationName);
    station.setValue(has);
    station.setHelperText(stationHint(has));
    station.addValueChangeListener(
        change -> {
          setting.set(ItemDraft.STATION, change.getValue());
          station.setHelperText(stationHint(change.getValue()));
        });
    return station;
  }

  /** What becomes of an item that nobody was chosen to make. */
  private static String stationHint(String code) {
    return code.isEmpty() ? t("no-station") : "";
  }

  private String stationName(String code) {
    return code.isEmpty() ? t("at-expo") : setting.shown().stations().getOrDefault(code, code);
  }

  private Select<Integer> course() {
    Select<Integer> course = at("course", new Select<>());
    course.setLabel(t("field.course"));
    int has = setting.draft().get(ItemDraft.COURSE);
    List<Integer> numbers =
        new ArrayList<>(setting.shown().menu().courses().stream().map(Course::number).toList());
    if (!numbers.contains(has)) {
      numbers.add(has);
    }
    course.setItems(numbers);
    course.setItemLabelGenerator(number -> setting.shown().menu().courseName(number));
    course.setValue(has);
    course.addValueChangeListener(change -> setting.set(ItemDraft.COURSE, change.getValue()));
    return course;
  }

  private MultiSelectComboBox<String> taxes() {
    MultiSelectComboBox<String> taxes = at("taxes", new MultiSelectComboBox<>());
    taxes.setLabel(t("field.taxes"));
    taxes.setPlaceholder(t("tax.none"));
    taxes.setItems(setting.shown().menu().taxes().stream().map(Tax::code).toList());
    taxes.setItemLabelGenerator(this::taxName);
    taxes.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    taxes.setValue(setting.draft().get(ItemDraft.TAXES));
    // In the order of the menu's taxes, so that a compound one comes after what it is due on.
    taxes.addValueChangeListener(
        change ->
            setting.set(
                ItemDraft.TAXES,
                setting.shown().menu().taxes().stream()
                    .sorted(Comparator.comparing(Tax::compound))
                    .map(Tax::code)
                    .filter(change.getValue()::contains)
                    .toList()));
    return taxes;
  }

  private String taxName(String code) {
    boolean included = setting.amounts().venue().pricesIncludeTax();
    return setting
        .shown()
        .menu()
        .tax(code)
        .map(
            tax ->
                t(
                    included ? "tax.included" : "tax.added",
                    tax.name(),
                    setting.amounts().percent(tax.rate())))
        .orElse(code);
  }

  private WhenField onSale() {
    return new WhenField(
        t("field.onSale"),
        setting.draft().get(ItemDraft.ON_SALE),
        setting.shown(),
        when -> setting.set(ItemDraft.ON_SALE, when));
  }

  private MultiSelectComboBox<Allergen> allergens() {
    MultiSelectComboBox<Allergen> allergens = at("allergens", new MultiSelectComboBox<>());
    allergens.setLabel(t("field.allergens"));
    allergens.setItems(Allergen.values());
    allergens.setItemLabelGenerator(allergen -> t("allergen." + allergen.name()));
    allergens.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    allergens.setValue(setting.draft().get(ItemDraft.ALLERGENS));
    allergens.addValueChangeListener(
        change -> setting.set(ItemDraft.ALLERGENS, Set.copyOf(change.getValue())));
    return allergens;
  }
}
