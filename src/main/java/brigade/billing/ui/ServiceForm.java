package brigade.billing.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.billing.RulesOfBilling;
import brigade.billing.ServiceRule;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.menu.ui.Toggle;
import brigade.menu.ui.WhenWords;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When there is a service charge, and of what. */
final class ServiceForm extends SetupForm<ServicePlace> {
  private static final long serialVersionUID = 1L;

  private final transient RulesOfBilling rules;
  private final TextField name;
  private final TextField rate;
  private final TextField fromCovers;
  private final TextField fromSubtotal;
  private final MultiSelectComboBox<String> orderTypes;
  private final MultiSelectComboBox<UUID> areas;
  private final Select<ServiceRule.Base> base;
  private final Select<Integer> place;
  private final Toggle beforeDiscount;
  private final Toggle taxed;

  /**
   * @param count how many rules there are
   */
  ServiceForm(
      @Nullable ServicePlace placed,
      RulesOfBilling rules,
      int count,
      Shown shown,
      Amounts amounts,
      Around around) {
    super(
        placed,
        placed == null ? Texts.of("billing.setup.service.add") : called(placed.rule()),
        shown,
        amounts,
        around);
    this.rules = rules;
    ServiceRule rule = placed == null ? ServiceRule.of(Rate.ZERO, true) : placed.rule();
    name = typed("name", Texts.of("menu.setup.name"), rule.name());
    rate = percent("rate", Texts.of("billing.setup.percent"), placed == null ? null : rule.rate());
    fromCovers = number("fromCovers", Texts.of("billing.setup.from-covers"), rule.fromCovers());
    fromSubtotal =
        amount(
            "fromSubtotal",
            Texts.of("billing.setup.from-subtotal"),
            rule.fromSubtotal().isZero() ? null : rule.fromSubtotal());
    orderTypes =
        several(
            "orderTypes",
            Texts.of("menu.when.order-types"),
            WhenWords.ORDER_TYPES,
            rule.orderTypes(),
            WhenWords::orderType);
    orderTypes.setHelperText(Texts.of("billing.setup.any"));
    areas =
        several(
            "areas",
            Texts.of("menu.when.areas"),
            shown.areas().keySet(),
            rule.areas(),
            id -> shown.areas().getOrDefault(id, ""));
    areas.setHelperText(Texts.of("billing.setup.any"));
    base =
        one(
            "base",
            Texts.of("billing.setup.base"),
            List.of(ServiceRule.Base.values()),
            rule.base(),
            each -> Texts.of("billing.setup.base." + each.name()));
    int places = placed == null ? count + 1 : count;
    place =
        one(
            "place",
            Texts.of("billing.setup.place"),
            IntStream.range(0, places).boxed().toList(),
            placed == null ? count : placed.place(),
            each -> String.valueOf(each + 1));
    beforeDiscount =
        toggle(
            "beforeDiscount",
            Texts.of("billing.setup.before-discount"),
            Texts.of("billing.setup.before-discount-detail"),
            rule.beforeDiscount());
    taxed =
        toggle(
            "taxed",
            Texts.of("menu.setup.taxed"),
            Texts.of("billing.setup.taxed-detail"),
            rule.taxed());
    lay(
        div("g2", name, rate),
        div("g2", fromCovers, fromSubtotal),
        div("g2", orderTypes, areas),
        div("g2", base, place),
        div("g2", beforeDiscount, taxed),
        div("note info", icon("info"), label("", Texts.of("billing.setup.service.detail"))));
  }

  /** What a rule is called on this screen, where it may have no name. */
  static String called(ServiceRule rule) {
    return rule.name().isBlank() ? Texts.of("billing.setup.service.unnamed") : rule.name();
  }

  @Override
  protected Optional<ServicePlace> read(List<String> faults) {
    Optional<Rate> of = rate("rate", rate, faults);
    OptionalInt covers = whole("fromCovers", fromCovers, 1, ServiceRule.COVERS_LIMIT, faults);
    Optional<Money> least =
        fromSubtotal.getValue().isBlank()
            ? Optional.of(Money.ZERO)
            : money("fromSubtotal", fromSubtotal, faults);
    if (of.isEmpty() || covers.isEmpty() || least.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServicePlace(
            place.getValue(),
            new ServiceRule(
                name.getValue().strip(),
                of.get(),
                covers.getAsInt(),
                areasChosen(),
                orderTypes.getValue(),
                least.get(),
                beforeDiscount.on(),
                base.getValue(),
                taxed.on())));
  }

  /** With those that the floor has no more: without them the rule would be for everywhere. */
  private Set<UUID> areasChosen() {
    Set<UUID> had = was(placed -> placed.rule().areas(), Set.of());
    return Stream.concat(
            areas.getValue().stream(), had.stream().filter(id -> !shown.areas().containsKey(id)))
        .collect(Collectors.toSet());
  }

  @Override
  protected Outcome<ServicePlace> save(@Nullable ServicePlace before, ServicePlace now) {
    return switch (rules.saveService(
        before == null ? null : before.rule(), now.rule(), now.place())) {
      case Outcome.Saved<ServiceRule>() -> new Outcome.Saved<>();
      case Outcome.Refused<ServiceRule>(var faults) -> new Outcome.Refused<>(faults);
      case Outcome.Overtaken<ServiceRule>(var theirs, var fields, var last) ->
          new Outcome.Overtaken<>(new ServicePlace(now.place(), theirs), fields, last);
      case Outcome.Gone<ServiceRule>(var last) -> new Outcome.Gone<>(last);
    };
  }

  @Override
  protected Removal remove(ServicePlace placed) {
    return rules.removeService(placed.rule()) ? new Removal.Done() : new Removal.Gone();
  }

  @Override
  protected String name(ServicePlace placed) {
    return called(placed.rule());
  }
}
