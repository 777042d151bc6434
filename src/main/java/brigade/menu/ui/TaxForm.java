package brigade.menu.ui;

import static brigade.screen.Markup.div;

import brigade.menu.ChangingMenu;
import brigade.menu.Naming;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.Tax;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tax: its name, its rate, and what it is due on. */
final class TaxForm extends MenuForm<Tax> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final TextField rate;
  private final Toggle byDefault;
  private final Toggle compound;

  TaxForm(@Nullable Tax tax, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        tax,
        tax == null ? Texts.of("menu.setup.taxes.add") : tax.name(),
        shown,
        desk,
        amounts,
        around);
    byDefault =
        toggle(
            "byDefault",
            Texts.of("menu.setup.tax-default"),
            Texts.of("menu.setup.tax-default-detail"),
            tax != null && tax.byDefault());
    compound =
        toggle(
            "compound",
            Texts.of("menu.setup.compound"),
            Texts.of("menu.setup.compound-detail"),
            tax != null && tax.compound());
    name = typed("name", Texts.of("menu.setup.name"), tax == null ? "" : tax.name());
    rate = percent("rate", Texts.of("menu.setup.rate"), tax == null ? null : tax.rate());
    lay(div("g2", name, rate), div("g2", byDefault, compound));
  }

  @Override
  protected Optional<Tax> read(List<String> faults) {
    Tax before = base();
    return rate("rate", rate, faults)
        .map(
            due ->
                new Tax(
                    before == null
                        ? Naming.code(
                                name.getValue(),
                                taken ->
                                    shown.menu().taxes().stream()
                                        .anyMatch(tax -> tax.code().equalsIgnoreCase(taken)))
                            .toUpperCase(Locale.ROOT)
                        : before.code(),
                    name.getValue().strip(),
                    due,
                    byDefault.on(),
                    compound.on()));
  }

  @Override
  protected Outcome<Tax> save(@Nullable Tax before, Tax now) {
    return desk.saving().tax(before, now);
  }

  @Override
  ChangingMenu.Outcome takeOff(Tax tax) {
    return desk.changing().removeTax(tax.code());
  }

  @Override
  protected String name(Tax tax) {
    return tax.name();
  }
}
