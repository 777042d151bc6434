package brigade.orders.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.menu.Course;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.menu.ui.Toggle;
import brigade.money.Rate;
import brigade.orders.OrderTypeRules;
import brigade.orders.OrderTypes;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How orders of one type are taken. */
final class OrderTypeForm extends SetupForm<OrderTypeRules> {
  private static final long serialVersionUID = 1L;

  /** The choice beside the numbers of courses. */
  private static final int NONE = -1;

  private final transient OrderTypes types;
  private final TextField name;
  private final TextField kitchenLabel;
  private final Toggle serviceCharge;
  private final TextField discount;
  private final Toggle needsName;
  private final Toggle needsAddress;
  private final Select<Integer> holdFrom;
  private final TextField leadMinutes;

  OrderTypeForm(
      OrderTypeRules rules, OrderTypes types, Shown shown, Amounts amounts, Around around) {
    super(rules, rules.name(), shown, amounts, around);
    this.types = types;
    name = typed("name", Texts.of("menu.setup.name"), rules.name());
    kitchenLabel =
        typed("kitchenLabel", Texts.of("orders.setup.kitchen-label"), rules.kitchenLabel());
    kitchenLabel.setMaxLength(OrderTypeRules.LABEL);
    kitchenLabel.setHelperText(Texts.of("orders.setup.kitchen-label-detail"));
    serviceCharge =
        toggle(
            "serviceCharge",
            Texts.of("orders.setup.service"),
            Texts.of("orders.setup.service-detail"),
            rules.serviceCharge());
    discount = percent("discount", Texts.of("orders.setup.discount"), rules.discount());
    needsName =
        toggle(
            "needsName",
            Texts.of("orders.setup.needs-name"),
            Texts.of("orders.setup.needs-name-detail"),
            rules.needsName());
    needsAddress =
        toggle(
            "needsAddress",
            Texts.of("orders.setup.needs-address"),
            Texts.of("orders.setup.needs-address-detail"),
            rules.needsAddress());
    Integer held = rules.holdFrom();
    holdFrom =
        one(
            "holdFrom",
            Texts.of("orders.setup.hold-from"),
            Stream.concat(
                    Stream.of(NONE),
                    Stream.concat(
                        shown.menu().courses().stream().map(Course::number),
                        Stream.ofNullable(held)))
                .distinct()
                .sorted()
                .toList(),
            held == null ? NONE : held,
            number ->
                number == NONE
                    ? Texts.of("orders.setup.hold-none")
                    : shown.menu().courseName(number));
    leadMinutes = number("leadMinutes", Texts.of("orders.setup.lead"), rules.leadMinutes());
    leadMinutes.setHelperText(Texts.of("orders.setup.lead-detail"));
    lay(
        div("g2", name, kitchenLabel),
        div("g2", serviceCharge, discount),
        div("g2", needsName, needsAddress),
        div("g2", holdFrom, leadMinutes),
        div("note info", icon("info"), label("", Texts.of("orders.setup.types.detail"))));
  }

  @Override
  protected Optional<OrderTypeRules> read(List<String> faults) {
    Optional<Rate> off = rate("discount", discount, faults);
    OptionalInt lead =
        leadMinutes.getValue().isBlank()
            ? OptionalInt.empty()
            : whole("leadMinutes", leadMinutes, 1, OrderTypeRules.LEAD, faults);
    if (!faults.isEmpty() || off.isEmpty()) {
      return Optional.empty();
    }
    int held = holdFrom.getValue();
    return Optional.of(
        new OrderTypeRules(
            Objects.requireNonNull(base()).type(),
            name.getValue().strip(),
            kitchenLabel.getValue().strip(),
            serviceCharge.on(),
            needsName.on(),
            needsAddress.on(),
            held == NONE ? null : held,
            lead.isPresent() ? lead.getAsInt() : null,
            off.get()));
  }

  @Override
  protected Outcome<OrderTypeRules> save(@Nullable OrderTypeRules before, OrderTypeRules now) {
    return types.save(Objects.requireNonNull(before), now);
  }

  @Override
  protected boolean removable() {
    return false;
  }

  @Override
  protected Removal remove(OrderTypeRules rules) {
    throw new IllegalStateException("A type of order is never taken away");
  }

  @Override
  protected String name(OrderTypeRules rules) {
    return rules.name();
  }
}
