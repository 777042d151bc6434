package brigade.menu.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;

import brigade.menu.ChangingMenu;
import brigade.menu.Naming;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.Tax;
import brigade.menu.ui.MenuDesk.Shown;
import brigade.money.Rate;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tax: its name, its rate, and what it is due on. */
final class TaxForm extends SetupForm<Tax> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final TextField rate;
  private boolean byDefault;
  private boolean compound;

  TaxForm(@Nullable Tax tax, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        tax,
        tax == null ? Texts.of("menu.setup.taxes.add") : tax.name(),
        shown,
        desk,
        amounts,
        around);
    byDefault = tax != null && tax.byDefault();
    compound = tax != null && tax.compound();
    name = typed("name", Texts.of("menu.setup.name"), tax == null ? "" : tax.name());
    rate =
        typed(
            "rate",
            Texts.of("menu.setup.rate"),
            tax == null
                ? ""
                : BigDecimal.valueOf(tax.rate().ppm(), 4).stripTrailingZeros().toPlainString());
    rate.addClassName("num");
    rate.setSuffixComponent(label("unit", "%"));
    lay(
        div("g2", name, rate),
        div(
            "g2",
            new Toggle(
                Texts.of("menu.setup.tax-default"),
                Texts.of("menu.setup.tax-default-detail"),
                byDefault,
                on -> {
                  byDefault = on;
                  touch();
                }),
            new Toggle(
                Texts.of("menu.setup.compound"),
                Texts.of("menu.setup.compound-detail"),
                compound,
                on -> {
                  compound = on;
                  touch();
                })));
  }

  @Override
  Optional<Tax> read(List<String> faults) {
    String typed = rate.getValue().strip().replace(',', '.');
    if (!typed.matches("[0-9]{1,3}([.][0-9]{1,4})?")) {
      faults.add("rate");
      return Optional.empty();
    }
    Tax before = base();
    return Optional.of(
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
            new Rate(new BigDecimal(typed).movePointRight(4).intValueExact()),
            byDefault,
            compound));
  }

  @Override
  Outcome<Tax> save(@Nullable Tax before, Tax now) {
    return desk.saving().tax(before, now);
  }

  @Override
  ChangingMenu.Outcome remove(Tax tax) {
    return desk.changing().removeTax(tax.code());
  }

  @Override
  String name(Tax tax) {
    return tax.name();
  }
}
