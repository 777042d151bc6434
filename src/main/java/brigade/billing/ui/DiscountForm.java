package brigade.billing.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.billing.DiscountRule;
import brigade.billing.DiscountRule.Kind;
import brigade.billing.DiscountRule.Stacking;
import brigade.billing.DiscountRule.Targets;
import brigade.billing.DiscountRules;
import brigade.menu.Category;
import brigade.menu.Naming;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.menu.ui.TargetsField;
import brigade.menu.ui.Toggle;
import brigade.menu.ui.WhenField;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A discount that the house gives by a name. */
final class DiscountForm extends SetupForm<DiscountRule> {
  private static final long serialVersionUID = 1L;

  private final transient DiscountRules rules;
  private final TextField name;
  private final Select<Kind> kind;
  private final TextField percent;
  private final TextField amount;
  private final TextField buy;
  private final TextField get;
  private final transient Part targets;
  private final transient List<Part> slots = new ArrayList<>();
  private final Div parts = div("g");
  private final Div sets;
  private final Div bundle;
  private final WhenField when;
  private final Toggle automatic;
  private final Toggle stacking;
  private final Toggle needsApproval;
  private final Toggle needsReason;
  private final TextField priority;

  DiscountForm(
      @Nullable DiscountRule rule,
      DiscountRules rules,
      Shown shown,
      Amounts amounts,
      Around around) {
    super(
        rule,
        rule == null ? Texts.of("billing.setup.discounts.add") : rule.name(),
        shown,
        amounts,
        around);
    this.rules = rules;
    name = typed("name", Texts.of("menu.setup.name"), was(DiscountRule::name, ""));
    kind =
        one(
            "kind",
            Texts.of("menu.setup.how"),
            List.of(Kind.values()),
            was(DiscountRule::kind, Kind.PERCENT),
            each -> Texts.of("billing.setup.kind." + each.name()));
    kind.addValueChangeListener(change -> fit());
    percent =
        percent("percent", Texts.of("billing.setup.percent"), rule == null ? null : rule.percent());
    amount =
        amount("amount", Texts.of("billing.setup.amount"), rule == null ? null : rule.amount());
    buy = number("buy", Texts.of("billing.setup.buy"), Math.max(1, was(DiscountRule::buy, 1)));
    get = number("get", Texts.of("billing.setup.get"), Math.max(1, was(DiscountRule::get, 1)));
    sets = div("g2", buy, get);
    targets = new Part(was(DiscountRule::targets, Targets.ALL), shown, this::touch);
    at("targets", targets.field.categoriesField());
    called("slots", Texts.of("billing.setup.parts"));
    was(DiscountRule::slots, List.<Targets>of()).forEach(this::addSlot);
    while (slots.size() < 2) {
      addSlot(Targets.ALL);
    }
    bundle =
        div(
            "g",
            label("lbl", Texts.of("billing.setup.parts")),
            parts,
            button(
                "btn quiet link",
                () -> {
                  addSlot(Targets.ALL);
                  touch();
                },
                icon("plus"),
                label("", Texts.of("billing.setup.part-add"))));
    when = when("when", Texts.of("menu.setup.holds"), was(DiscountRule::when, When.ALWAYS));
    automatic =
        toggle(
            "automatic",
            Texts.of("billing.setup.automatic"),
            Texts.of("billing.setup.automatic-detail"),
            was(DiscountRule::automatic, false));
    stacking =
        toggle(
            "stacking",
            Texts.of("billing.setup.stacking"),
            Texts.of("billing.setup.stacking-detail"),
            rule != null && rule.stacking() == Stacking.STACKABLE);
    needsApproval =
        toggle(
            "needsApproval",
            Texts.of("billing.setup.approval"),
            Texts.of("billing.setup.approval-detail"),
            was(DiscountRule::needsApproval, false));
    needsReason =
        toggle(
            "needsReason",
            Texts.of("billing.setup.reason"),
            Texts.of("billing.setup.reason-detail"),
            was(DiscountRule::needsReason, false));
    priority =
        number("priority", Texts.of("billing.setup.priority"), was(DiscountRule::priority, 0));
    priority.setHelperText(Texts.of("billing.setup.priority-detail"));
    lay(
        name,
        div("g2", kind, percent, amount),
        sets,
        targets.field,
        bundle,
        when,
        div("g2", automatic, stacking),
        div("g2", needsApproval, needsReason),
        div("g2", priority),
        div("note info", icon("info"), label("", Texts.of("billing.setup.discounts.detail"))));
    fit();
  }

  /** Shows the fields of the kind that is chosen. */
  private void fit() {
    Kind of = kind.getValue();
    percent.setVisible(of == Kind.PERCENT || of == Kind.BUY_GET);
    amount.setVisible(of == Kind.AMOUNT || of == Kind.BUNDLE);
    amount.setLabel(
        Texts.of(of == Kind.BUNDLE ? "billing.setup.bundle-price" : "billing.setup.amount"));
    sets.setVisible(of == Kind.BUY_GET);
    targets.field.setVisible(of != Kind.BUNDLE);
    bundle.setVisible(of == Kind.BUNDLE);
    if (of == Kind.BUY_GET && percent.getValue().isBlank()) {
      percent.setValue(percentTyped(Rate.percent(100)));
    }
  }

  private void addSlot(Targets has) {
    Part part = new Part(has, shown, this::touch);
    Div row = div("row slot");
    part.field.addClassName("grow");
    row.add(
        part.field,
        named(
            button(
                "btn icon quiet",
                () -> {
                  if (slots.size() > 2 && slots.remove(part)) {
                    parts.remove(row);
                    touch();
                  }
                },
                icon("trash")),
            Texts.of("billing.setup.part-remove")));
    slots.add(part);
    parts.add(row);
  }

  @Override
  protected Optional<DiscountRule> read(List<String> faults) {
    Kind of = kind.getValue();
    Optional<Rate> off = of == Kind.PERCENT || of == Kind.BUY_GET ? off(faults) : Optional.empty();
    Optional<Money> money =
        of == Kind.AMOUNT || of == Kind.BUNDLE ? sum(of, faults) : Optional.empty();
    int full = of == Kind.BUY_GET ? portions("buy", buy, faults) : 0;
    int reduced = of == Kind.BUY_GET ? portions("get", get, faults) : 0;
    OptionalInt first =
        whole(
            "priority",
            priority,
            -DiscountRule.PRIORITY_LIMIT,
            DiscountRule.PRIORITY_LIMIT,
            faults);
    if (!faults.isEmpty() || first.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DiscountRule(
            was(DiscountRule::code, code()),
            name.getValue().strip(),
            of,
            off.orElse(null),
            money.orElse(null),
            full,
            reduced,
            of == Kind.BUNDLE ? Targets.ALL : targets.value(),
            of == Kind.BUNDLE ? slots.stream().map(Part::value).toList() : List.of(),
            when.value(),
            automatic.on(),
            stacking.on() ? Stacking.STACKABLE : Stacking.EXCLUSIVE,
            first.getAsInt(),
            needsApproval.on(),
            needsReason.on()));
  }

  private Optional<Rate> off(List<String> faults) {
    Optional<Rate> off = rate("percent", percent, faults);
    if (off.filter(rate -> rate.ppm() == 0).isPresent()) {
      faults.add("percent");
    }
    return off;
  }

  private Optional<Money> sum(Kind of, List<String> faults) {
    Optional<Money> sum = money("amount", amount, faults);
    if (sum.filter(money -> money.isNegative() || (of == Kind.AMOUNT && money.isZero()))
        .isPresent()) {
      faults.add("amount");
    }
    return sum;
  }

  private static int portions(String path, TextField field, List<String> faults) {
    return whole(path, field, 1, DiscountRule.SET_LIMIT, faults).orElse(1);
  }

  /** Made of the name, such as HAPPY-HOUR, and no other rule's. */
  private String code() {
    return Naming.code(
            name.getValue(),
            taken ->
                rules.rules().stream().anyMatch(rule -> rule.code().equalsIgnoreCase(cut(taken))))
        .transform(DiscountForm::cut)
        .toUpperCase(Locale.ROOT);
  }

  /** Cut to its limit, with the number at the end kept. */
  private static String cut(String code) {
    int number = code.lastIndexOf('-');
    if (code.length() <= DiscountRule.CODE_LIMIT) {
      return code;
    }
    String end =
        number >= 0 && code.substring(number).matches("-[0-9]{1,3}") ? code.substring(number) : "";
    return code.substring(0, DiscountRule.CODE_LIMIT - end.length()) + end;
  }

  @Override
  protected Outcome<DiscountRule> save(@Nullable DiscountRule before, DiscountRule now) {
    return rules.save(before, now);
  }

  @Override
  protected Removal remove(DiscountRule rule) {
    return rules.remove(rule.code()) ? new Removal.Done() : new Removal.Gone();
  }

  @Override
  protected String name(DiscountRule rule) {
    return rule.name();
  }

  /** What a rule, or a part of a set, is on. */
  private static final class Part {
    final TargetsField field;

    /** Named by the rule and no more on the menu; without them it would be on everything. */
    private final Targets lost;

    Part(Targets has, Shown shown, Runnable changed) {
      field =
          new TargetsField(
              shown, category -> has.categories().contains(category.name()), has.skus(), changed);
      Set<String> categories =
          shown.menu().categories().stream().map(Category::name).collect(Collectors.toSet());
      lost =
          new Targets(
              has.categories().stream()
                  .filter(name -> !categories.contains(name))
                  .collect(Collectors.toSet()),
              has.skus().stream()
                  .filter(sku -> shown.menu().offer(sku).isEmpty())
                  .collect(Collectors.toSet()));
      String gone =
          Stream.concat(lost.categories().stream(), lost.skus().stream())
              .sorted()
              .collect(Collectors.joining(", "));
      field
          .categoriesField()
          .setHelperText(
              gone.isEmpty()
                  ? Texts.of("billing.setup.all")
                  : Texts.of("billing.setup.off-the-menu", gone));
    }

    Targets value() {
      return new Targets(
          Stream.concat(field.categories().stream().map(Category::name), lost.categories().stream())
              .collect(Collectors.toSet()),
          Stream.concat(field.skus().stream(), lost.skus().stream()).collect(Collectors.toSet()));
    }
  }
}
