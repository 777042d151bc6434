package brigade.menu.ui;

import static brigade.screen.Markup.div;

import brigade.menu.ChangingMenu;
import brigade.menu.Levy;
import brigade.menu.Naming;
import brigade.menu.SavingEdits.Outcome;
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
final class LevyForm extends MenuForm<Levy> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final TextField amount;
  private final MultiSelectComboBox<String> orderTypes;
  private final Toggle taxed;

  LevyForm(@Nullable Levy levy, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        levy,
        levy == null ? Texts.of("menu.setup.levies.add") : levy.name(),
        shown,
        desk,
        amounts,
        around);
    name = typed("name", Texts.of("menu.setup.name"), levy == null ? "" : levy.name());
    amount =
        amount("amount", Texts.of("menu.setup.per-portion"), levy == null ? null : levy.amount());
    orderTypes =
        several(
            "orderTypes",
            Texts.of("menu.when.order-types"),
            WhenWords.ORDER_TYPES,
            was(Levy::orderTypes, Set.of()),
            WhenWords::orderType);
    orderTypes.setHelperText(Texts.of("menu.setup.all-order-types"));
    taxed =
        toggle(
            "taxed",
            Texts.of("menu.setup.taxed"),
            Texts.of("menu.setup.taxed-detail"),
            levy != null && levy.taxed());
    lay(div("g2", name, amount), orderTypes, taxed);
  }

  @Override
  protected Optional<Levy> read(List<String> faults) {
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
                    taxed.on(),
                    orderTypes.getValue()));
  }

  @Override
  protected Outcome<Levy> save(@Nullable Levy before, Levy now) {
    return desk.saving().levy(before, now);
  }

  @Override
  ChangingMenu.Outcome takeOff(Levy levy) {
    return desk.changing().removeLevy(levy.code());
  }

  @Override
  protected String name(Levy levy) {
    return levy.name();
  }
}
