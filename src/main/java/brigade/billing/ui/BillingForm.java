package brigade.billing.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.billing.BillingRules;
import brigade.billing.CashRounding;
import brigade.billing.RulesOfBilling;
import brigade.billing.Terms.DiscountBase;
import brigade.billing.Terms.TaxRounding;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.menu.ui.Toggle;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How taxes and cash are rounded, what a discount does to the tax, and which tips are suggested.
 */
final class BillingForm extends SetupForm<BillingRules.Settings> {
  private static final long serialVersionUID = 1L;

  private final transient RulesOfBilling rules;
  private final Select<TaxRounding> taxRounding;
  private final Select<Integer> cashRounding;
  private final Select<DiscountBase> discountBase;
  private final TextField discountLimit;
  private final TextField tips;
  private final TextField tipsWithService;
  private final Toggle tipsAfterDiscount;

  BillingForm(
      BillingRules.Settings settings,
      RulesOfBilling rules,
      Shown shown,
      Amounts amounts,
      Around around) {
    super(settings, Texts.of("billing.setup.rules.one"), shown, amounts, around);
    this.rules = rules;
    taxRounding =
        one(
            "taxRounding",
            Texts.of("billing.setup.tax"),
            List.of(TaxRounding.values()),
            settings.taxRounding(),
            each -> Texts.of("billing.setup.tax." + each.name()));
    cashRounding =
        one(
            "cashRounding",
            Texts.of("billing.setup.cash"),
            CashRounding.STEPS,
            settings.cashRounding().step(),
            step ->
                step == 0
                    ? Texts.of("billing.setup.cash.none")
                    : Texts.of("billing.setup.cash.to", amounts.plain(Money.of(step))));
    discountBase =
        one(
            "discountBase",
            Texts.of("billing.setup.discount-base"),
            List.of(DiscountBase.values()),
            settings.discountBase(),
            each -> Texts.of("billing.setup.discount-base." + each.name()));
    discountLimit =
        percent(
            "discountLimit", Texts.of("billing.setup.discount-limit"), settings.discountLimit());
    tips = typed("tips", Texts.of("billing.setup.tips"), listed(settings.tips()));
    tips.setSuffixComponent(label("unit", "%"));
    tips.setHelperText(Texts.of("billing.setup.tips-detail", BillingRules.Settings.TIP_LIMIT));
    tipsWithService =
        typed(
            "tipsWithService",
            Texts.of("billing.setup.tips-with-service"),
            listed(settings.tipsWithService()));
    tipsWithService.setSuffixComponent(label("unit", "%"));
    tipsAfterDiscount =
        toggle(
            "tipsAfterDiscount",
            Texts.of("billing.setup.tips-after"),
            Texts.of("billing.setup.tips-after-detail"),
            settings.tipsAfterDiscount());
    lay(
        div("g2", taxRounding, cashRounding),
        div("g2", discountBase, discountLimit),
        div("g2", tips, tipsWithService),
        tipsAfterDiscount,
        div("note info", icon("info"), label("", Texts.of("billing.setup.rules.detail"))));
  }

  private static String listed(List<Rate> rates) {
    return rates.stream().map(SetupForm::percentTyped).collect(Collectors.joining(" "));
  }

  /** Rates with blanks or semicolons between them, since a comma may be the decimal one. */
  private static Optional<List<Rate>> rates(String path, TextField field, List<String> faults) {
    List<Rate> rates = new ArrayList<>();
    for (String typed : field.getValue().strip().split("[\\s;]+")) {
      if (typed.isEmpty()) {
        continue;
      }
      Optional<Rate> rate = percentOf(typed);
      if (rate.isEmpty()) {
        faults.add(path);
        return Optional.empty();
      }
      rates.add(rate.get());
    }
    if (rates.size() > BillingRules.Settings.TIP_LIMIT) {
      faults.add(path);
      return Optional.empty();
    }
    return Optional.of(rates);
  }

  @Override
  protected Optional<BillingRules.Settings> read(List<String> faults) {
    Optional<Rate> limit = rate("discountLimit", discountLimit, faults);
    Optional<List<Rate>> usual = rates("tips", tips, faults);
    Optional<List<Rate>> beside = rates("tipsWithService", tipsWithService, faults);
    if (limit.isEmpty() || usual.isEmpty() || beside.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BillingRules.Settings(
            was(BillingRules.Settings::services, List.of()),
            taxRounding.getValue(),
            new CashRounding(cashRounding.getValue()),
            discountBase.getValue(),
            limit.get(),
            usual.get(),
            beside.get(),
            tipsAfterDiscount.on()));
  }

  @Override
  protected Outcome<BillingRules.Settings> save(
      BillingRules.@Nullable Settings before, BillingRules.Settings now) {
    return rules.save(Objects.requireNonNull(before), now);
  }

  @Override
  protected boolean removable() {
    return false;
  }

  @Override
  protected Removal remove(BillingRules.Settings settings) {
    throw new IllegalStateException("A house has rules of billing");
  }

  @Override
  protected String name(BillingRules.Settings settings) {
    return Texts.of("billing.setup.rules.one");
  }
}
