package brigade.menu.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.menu.ChangingMenu;
import brigade.menu.OrderTypeTax;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.Tax;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tax is due instead of each, for one type of order. */
final class ByTypeForm extends MenuForm<ByType> {
  private static final long serialVersionUID = 1L;

  /** Choices beside the codes of taxes. */
  private static final String SAME = "=";

  private static final String NONE = "";

  private final transient Map<String, Select<String>> instead = new LinkedHashMap<>();

  ByTypeForm(ByType type, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(type, WhenWords.orderType(type.orderType()), shown, desk, amounts, around);
    Div selects = div("g2");
    for (Tax tax : shown.menu().taxes()) {
      Select<String> select = new Select<>();
      select.setLabel(Texts.of("menu.setup.instead-of", tax.name()));
      List<String> choices = new ArrayList<>(List.of(SAME, NONE));
      shown.menu().taxes().stream()
          .map(Tax::code)
          .filter(code -> !code.equals(tax.code()))
          .forEach(choices::add);
      select.setItems(choices);
      select.setItemLabelGenerator(this::words);
      select.setValue(
          type.rules().stream()
              .filter(rule -> rule.from().equals(tax.code()))
              .findFirst()
              .map(rule -> Optional.ofNullable(rule.to()).orElse(NONE))
              .orElse(SAME));
      select.addValueChangeListener(change -> touch());
      instead.put(tax.code(), select);
      selects.add(select);
    }
    lay(selects, div("note info", icon("info"), label("", Texts.of("menu.setup.by-type.detail"))));
  }

  private String words(String code) {
    return switch (code) {
      case SAME -> Texts.of("menu.setup.same-tax");
      case NONE -> Texts.of("menu.setup.no-tax");
      default ->
          shown
              .menu()
              .tax(code)
              .map(tax -> tax.name() + " " + amounts.percent(tax.rate()))
              .orElse(code);
    };
  }

  @Override
  protected Optional<ByType> read(List<String> faults) {
    String type = Objects.requireNonNull(base()).orderType();
    List<OrderTypeTax> rules = new ArrayList<>();
    instead.forEach(
        (from, select) -> {
          String to = select.getValue();
          if (!to.equals(SAME)) {
            rules.add(new OrderTypeTax(type, from, to.equals(NONE) ? null : to));
          }
        });
    return Optional.of(new ByType(type, rules));
  }

  @Override
  protected Outcome<ByType> save(@Nullable ByType before, ByType now) {
    List<OrderTypeTax> known = before == null ? List.of() : before.rules();
    return switch (desk.saving().orderTypeTaxes(now.orderType(), known, now.rules())) {
      case Outcome.Saved<Tax>() -> new Outcome.Saved<>();
      case Outcome.Refused<Tax>(var faults) -> new Outcome.Refused<>(faults);
      case Outcome.Overtaken<Tax> overtaken ->
          new Outcome.Overtaken<>(
              MenuSetupView.byType(desk.read(), now.orderType()),
              overtaken.fields(),
              overtaken.last());
      case Outcome.Gone<Tax> gone -> new Outcome.Gone<>(gone.last());
    };
  }

  @Override
  protected boolean removable() {
    return false;
  }

  @Override
  ChangingMenu.Outcome takeOff(ByType thing) {
    throw new IllegalStateException("A type of order is not the menu's to remove");
  }

  @Override
  protected String name(ByType thing) {
    return WhenWords.orderType(thing.orderType());
  }
}
