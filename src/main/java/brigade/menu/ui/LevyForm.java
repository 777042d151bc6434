package brigade.menu.ui;

import static brigade.screen.Markup.div;

import brigade.menu.ChangingMenu;
import brigade.menu.Levy;
import brigade.menu.Naming;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.MenuDesk.Shown;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fixed amount due on every portion, such as a deposit on the bottle. */
final class LevyForm extends SetupForm<Levy> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final TextField amount;
  private final MultiSelectComboBox<String> orderTypes = new MultiSelectComboBox<>();
  private boolean taxed;

  LevyForm(@Nullable Levy levy, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        levy,
        levy == null ? Texts.of("menu.setup.levies.add") : levy.name(),
        shown,
        desk,
        amounts,
        around);
    taxed = levy != null && levy.taxed();
    name = typed("name", Texts.of("menu.setup.name"), levy == null ? "" : levy.name());
    amount =
        amount("amount", Texts.of("menu.setup.per-portion"), levy == null ? null : levy.amount());
    at("orderTypes", orderTypes);
    orderTypes.setLabel(Texts.of("menu.when.order-types"));
    orderTypes.setHelperText(Texts.of("menu.setup.all-order-types"));
    orderTypes.setItems(WhenWords.ORDER_TYPES);
    orderTypes.setItemLabelGenerator(WhenWords::orderType);
    orderTypes.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    orderTypes.setValue(levy == null ? Set.of() : levy.orderTypes());
    orderTypes.addValueChangeListener(change -> touch());
    lay(
        div("g2", name, amount),
        orderTypes,
        new Toggle(
            Texts.of("menu.setup.taxed"),
            Texts.of("menu.setup.taxed-detail"),
            taxed,
            on -> {
              taxed = on;
              touch();
            }));
  }

  @Override
  Optional<Levy> read(List<String> faults) {
    Levy before = base();
    return money("amount", amount, faults)
        .map(
            due ->
                new Levy(
                    before == null
                        ? Naming.code(
                                name.getValue(),
                                taken ->
                                    shown.menu().levies().stream()
                                        .anyMatch(levy -> levy.code().equalsIgnoreCase(taken)))
                            .toUpperCase(Locale.ROOT)
                        : before.code(),
                    name.getValue().strip(),
                    due,
                    taxed,
                    orderTypes.getValue()));
  }

  @Override
  Outcome<Levy> save(@Nullable Levy before, Levy now) {
    return desk.saving().levy(before, now);
  }

  @Override
  ChangingMenu.Outcome remove(Levy levy) {
    return desk.changing().removeLevy(levy.code());
  }

  @Override
  String name(Levy levy) {
    return levy.name();
  }
}
