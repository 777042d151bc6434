package brigade.menu.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.menu.Category;
import brigade.menu.ChangingMenu;
import brigade.menu.MenuSnapshot.Offer;
import brigade.menu.PriceRule;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.menu.ui.MenuDesk.Shown;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.Ids;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Another price while it holds, such as that of the happy hour. */
final class PriceRuleForm extends SetupForm<PriceRule> {
  private static final long serialVersionUID = 1L;

  private final TextField name;
  private final Select<How> how = new Select<>();
  private final TextField value;
  private final DatePicker from;
  private final DatePicker until;
  private final MultiSelectComboBox<Category> categories = new MultiSelectComboBox<>();
  private final MultiSelectComboBox<Offer> offers = new MultiSelectComboBox<>();
  private transient When when;

  PriceRuleForm(
      @Nullable PriceRule rule, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        rule,
        rule == null ? Texts.of("menu.setup.prices.add") : rule.name(),
        shown,
        desk,
        amounts,
        around);
    when = rule == null ? When.ALWAYS : rule.when();
    name = typed("name", Texts.of("menu.setup.name"), rule == null ? "" : rule.name());
    how.setLabel(Texts.of("menu.setup.how"));
    how.setItems(How.values());
    how.setItemLabelGenerator(one -> Texts.of("menu.setup.how." + one.name()));
    how.setValue(How.of(rule));
    how.addValueChangeListener(change -> touch());
    value = typed("value", Texts.of("menu.setup.value"), valueOf(rule));
    value.addClassName("num");
    from = date("from", rule == null ? null : rule.from());
    until = date("until", rule == null ? null : rule.until());
    choices(rule);
    lay(
        name,
        div("g2", how, value),
        new WhenField(
            Texts.of("menu.setup.holds"),
            when,
            shown,
            chosen -> {
              when = chosen;
              touch();
            }),
        div("g2", from, until),
        categories,
        offers,
        div("note info", icon("info"), label("", Texts.of("menu.setup.prices.detail"))));
  }

  private String valueOf(@Nullable PriceRule rule) {
    if (rule == null) {
      return "";
    }
    Rate percent = rule.percentOff();
    Money amount = rule.amountOff() == null ? rule.price() : rule.amountOff();
    if (percent != null) {
      return BigDecimal.valueOf(percent.ppm(), 4).stripTrailingZeros().toPlainString();
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

  private void choices(@Nullable PriceRule rule) {
    at("categories", categories);
    categories.setLabel(Texts.of("menu.setup.for-categories"));
    categories.setItems(shown.menu().categories());
    categories.setItemLabelGenerator(Category::name);
    categories.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    at("skus", offers);
    offers.setLabel(Texts.of("menu.setup.for-items"));
    List<Offer> all =
        shown.menu().items().stream()
            .flatMap(item -> item.sizes().stream().map(size -> new Offer(item, size)))
            .toList();
    offers.setItems(all);
    offers.setItemLabelGenerator(
        offer -> offer.item().name() + offer.size().label().map(size -> ", " + size).orElse(""));
    offers.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
    if (rule != null) {
      categories.setValue(
          shown.menu().categories().stream()
              .filter(category -> rule.categories().contains(category.id()))
              .toList());
      offers.setValue(
          all.stream().filter(offer -> rule.skus().contains(offer.size().sku())).toList());
    }
    categories.addValueChangeListener(change -> touch());
    offers.addValueChangeListener(change -> touch());
  }

  @Override
  Optional<PriceRule> read(List<String> faults) {
    PriceRule before = base();
    UUID id = before == null ? Ids.next() : before.id();
    Set<UUID> of = categories.getValue().stream().map(Category::id).collect(Collectors.toSet());
    Set<String> skus =
        offers.getValue().stream().map(offer -> offer.size().sku()).collect(Collectors.toSet());
    String called = name.getValue().strip();
    if (how.getValue() == How.PERCENT) {
      String typed = value.getValue().strip().replace(',', '.');
      if (!typed.matches("[0-9]{1,3}([.][0-9]{1,4})?") || new BigDecimal(typed).intValue() > 100) {
        faults.add("value");
        return Optional.empty();
      }
      Rate off = new Rate(new BigDecimal(typed).movePointRight(4).intValueExact());
      return Optional.of(
          new PriceRule(
              id, called, when, from.getValue(), until.getValue(), of, skus, off, null, null));
    }
    boolean fixed = how.getValue() == How.PRICE;
    return money("value", value, faults)
        .map(
            amount ->
                new PriceRule(
                    id,
                    called,
                    when,
                    from.getValue(),
                    until.getValue(),
                    of,
                    skus,
                    null,
                    fixed ? null : amount,
                    fixed ? amount : null));
  }

  @Override
  Outcome<PriceRule> save(@Nullable PriceRule before, PriceRule now) {
    return desk.saving().priceRule(before, now);
  }

  @Override
  ChangingMenu.Outcome remove(PriceRule rule) {
    return desk.changing().removePriceRule(rule.id());
  }

  @Override
  String name(PriceRule rule) {
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
