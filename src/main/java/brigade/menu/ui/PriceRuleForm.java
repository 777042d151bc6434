package brigade.menu.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.menu.Category;
import brigade.menu.ChangingMenu;
import brigade.menu.PriceRule;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.Ids;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Another price while it holds, such as that of the happy hour. */
final class PriceRuleForm extends MenuForm<PriceRule> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final Select<How> how;
  private final TextField value;
  private final DatePicker from;
  private final DatePicker until;
  private final TargetsField targets;
  private final WhenField when;

  PriceRuleForm(
      @Nullable PriceRule rule, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        rule,
        rule == null ? Texts.of("menu.setup.prices.add") : rule.name(),
        shown,
        desk,
        amounts,
        around);
    when = when("when", Texts.of("menu.setup.holds"), was(PriceRule::when, When.ALWAYS));
    name = typed("name", Texts.of("menu.setup.name"), rule == null ? "" : rule.name());
    how =
        one(
            "how",
            Texts.of("menu.setup.how"),
            List.of(How.values()),
            How.of(rule),
            one -> Texts.of("menu.setup.how." + one.name()));
    value = typed("value", Texts.of("menu.setup.value"), valueOf(rule));
    value.addClassName("num");
    from = date("from", rule == null ? null : rule.from());
    until = date("until", rule == null ? null : rule.until());
    for (String component : List.of("percentOff", "amountOff", "price")) {
      called(component, Texts.of("menu.setup.value"));
    }
    targets =
        new TargetsField(
            shown,
            category -> rule != null && rule.categories().contains(category.id()),
            was(PriceRule::skus, Set.of()),
            this::touch);
    at("categories", targets.categoriesField());
    at("skus", targets.itemsField());
    lay(
        name,
        div("g2", how, value),
        when,
        div("g2", from, until),
        targets,
        div("note info", icon("info"), label("", Texts.of("menu.setup.prices.detail"))));
  }

  private String valueOf(@Nullable PriceRule rule) {
    if (rule == null) {
      return "";
    }
    Rate percent = rule.percentOff();
    Money amount = rule.amountOff() == null ? rule.price() : rule.amountOff();
    if (percent != null) {
      return percentTyped(percent);
    }
    return amount == null ? "" : amounts.typed(amount);
  }

  private DatePicker date(String key, @Nullable LocalDate day) {
    DatePicker date = at(key, new DatePicker());
    date.setLabel(Texts.of("menu.setup.day-" + key));
    date.setLocale(amounts.venue().locale());
    date.setClearButtonVisible(true);
    date.setValue(day);
    date.addValueChangeListener(change -> touch());
    return date;
  }

  @Override
  protected Optional<PriceRule> read(List<String> faults) {
    return switch (how.getValue()) {
      case PERCENT -> rate("value", value, faults).map(off -> rule(off, null, null));
      case AMOUNT -> money("value", value, faults).map(off -> rule(null, off, null));
      case PRICE -> money("value", value, faults).map(price -> rule(null, null, price));
    };
  }

  private PriceRule rule(
      @Nullable Rate percentOff, @Nullable Money amountOff, @Nullable Money price) {
    PriceRule before = base();
    return new PriceRule(
        before == null ? Ids.next() : before.id(),
        name.getValue().strip(),
        when.value(),
        from.getValue(),
        until.getValue(),
        targets.categories().stream().map(Category::id).collect(Collectors.toSet()),
        targets.skus(),
        percentOff,
        amountOff,
        price);
  }

  @Override
  protected Outcome<PriceRule> save(@Nullable PriceRule before, PriceRule now) {
    return desk.saving().priceRule(before, now);
  }

  @Override
  ChangingMenu.Outcome takeOff(PriceRule rule) {
    return desk.changing().removePriceRule(rule.id());
  }

  @Override
  protected String name(PriceRule rule) {
    return rule.name();
  }

  /** What the rule makes of a price. */
  private enum How {
    PERCENT,
    AMOUNT,
    PRICE;

    static How of(@Nullable PriceRule rule) {
      if (rule == null || rule.percentOff() != null) {
        return PERCENT;
      }
      return rule.amountOff() == null ? PRICE : AMOUNT;
    }
  }
}
