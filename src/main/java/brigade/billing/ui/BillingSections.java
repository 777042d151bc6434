package brigade.billing.ui;

import brigade.billing.BillingRules;
import brigade.billing.DiscountRule;
import brigade.billing.DiscountRules;
import brigade.billing.RulesOfBilling;
import brigade.billing.ServiceRule;
import brigade.menu.ui.HouseSections;
import brigade.menu.ui.SetupSection;
import brigade.menu.ui.SetupSection.Words;
import brigade.menu.ui.Shown;
import brigade.menu.ui.WhenWords;
import brigade.money.Money;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.staff.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What checks go by: discounts of the house, its service charge, how sums are rounded. */
@ApplicationScoped
class BillingSections implements HouseSections {
  private static final int AFTER_ORDERS = 20;

  private final ScreenKit kit;
  private final DiscountRules discounts;
  private final RulesOfBilling rules;

  BillingSections(ScreenKit kit, DiscountRules discounts, RulesOfBilling rules) {
    this.kit = kit;
    this.discounts = discounts;
    this.rules = rules;
  }

  @Override
  public int place() {
    return AFTER_ORDERS;
  }

  @Override
  public List<SetupSection<?>> sections() {
    return List.of(
        new SetupSection<DiscountRule>(
            "billing.setup.discounts",
            "tag",
            Permission.EDIT_VENUE,
            shown -> discounts.fresh(),
            DiscountRule::code,
            (rule, shown) -> new Words(rule.name(), words(rule, shown)),
            true,
            (rule, shown, amounts, around) ->
                new DiscountForm(rule, discounts, shown, amounts, around)),
        new SetupSection<ServicePlace>(
            "billing.setup.service",
            "served",
            Permission.EDIT_VENUE,
            shown -> places(),
            ServicePlace::place,
            (placed, shown) ->
                new Words(ServiceForm.called(placed.rule()), words(placed.rule(), shown)),
            true,
            (placed, shown, amounts, around) ->
                new ServiceForm(
                    placed, rules, rules.settings().services().size(), shown, amounts, around)),
        new SetupSection<BillingRules.Settings>(
            "billing.setup.rules",
            "receipt",
            Permission.EDIT_VENUE,
            shown -> List.of(rules.fresh()),
            settings -> "rules",
            (settings, shown) -> new Words(Texts.of("billing.setup.rules.one"), words(settings)),
            false,
            (settings, shown, amounts, around) ->
                new BillingForm(Objects.requireNonNull(settings), rules, shown, amounts, around)));
  }

  private List<ServicePlace> places() {
    List<ServiceRule> all = rules.fresh().services();
    return IntStream.range(0, all.size())
        .mapToObj(place -> new ServicePlace(place, all.get(place)))
        .toList();
  }

  private String words(DiscountRule rule, Shown shown) {
    List<String> words = new ArrayList<>();
    Money amount = rule.amount();
    words.add(
        switch (rule.kind()) {
          case PERCENT ->
              Texts.of(
                  "billing.setup.off",
                  kit.amounts().percent(Objects.requireNonNull(rule.percent())));
          case AMOUNT ->
              Texts.of("billing.setup.off", kit.amounts().plain(Objects.requireNonNull(amount)));
          case BUY_GET -> Texts.of("billing.setup.buy-get", rule.buy(), rule.get());
          case BUNDLE ->
              Texts.of(
                  "billing.setup.bundle",
                  rule.slots().size(),
                  kit.amounts().plain(Objects.requireNonNull(amount)));
        });
    if (rule.automatic()) {
      words.add(Texts.of("billing.setup.by-itself"));
    }
    if (!rule.when().always()) {
      words.add(WhenWords.of(rule.when(), shown));
    }
    return String.join(" · ", words);
  }

  private String words(ServiceRule rule, Shown shown) {
    List<String> words = new ArrayList<>();
    words.add(kit.amounts().percent(rule.rate()));
    if (rule.fromCovers() > 1) {
      words.add(Texts.of("billing.setup.covers", rule.fromCovers()));
    }
    if (rule.fromSubtotal().isPositive()) {
      words.add(Texts.of("billing.setup.from", kit.amounts().plain(rule.fromSubtotal())));
    }
    WhenWords.ORDER_TYPES.stream()
        .filter(rule.orderTypes()::contains)
        .map(WhenWords::orderType)
        .forEach(words::add);
    shown
        .areas()
        .forEach(
            (id, name) -> {
              if (rule.areas().contains(id)) {
                words.add(name);
              }
            });
    return String.join(" · ", words);
  }

  private String words(BillingRules.Settings settings) {
    String tax =
        Texts.of("billing.setup.tax")
            + " "
            + Texts.of("billing.setup.tax." + settings.taxRounding().name());
    int step = settings.cashRounding().step();
    return step == 0
        ? tax
        : tax
            + " · "
            + Texts.of("billing.setup.cash")
            + " "
            + Texts.of("billing.setup.cash.to", kit.amounts().plain(Money.of(step)));
  }
}
