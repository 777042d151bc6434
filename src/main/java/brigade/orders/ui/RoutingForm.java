package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.kitchen.Routing;
import brigade.kitchen.RoutingRule;
import brigade.kitchen.StationSummary;
import brigade.menu.Category;
import brigade.menu.MenuItem;
import brigade.menu.Modifier;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.When;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.menu.ui.Toggle;
import brigade.menu.ui.WhenField;
import brigade.rest.Problem.FieldError;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule that says where some items are made. */
final class RoutingForm extends SetupForm<RoutingPlace> {
  private static final long serialVersionUID = 1L;

  private static final RoutingRule NONE =
      new RoutingRule(
          "", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(), false);

  private final transient Routing routing;
  private final transient RoutingRule rule;
  private final TextField name;
  private final MultiSelectComboBox<UUID> categories;
  private final MultiSelectComboBox<UUID> items;
  private final MultiSelectComboBox<UUID> modifiers;
  private final WhenField when;
  private final MultiSelectComboBox<String> stations;
  private final Toggle also;
  private final Select<Integer> place;

  /**
   * @param trying opens the sheet that says where a dish would go
   */
  RoutingForm(
      @Nullable RoutingPlace placed,
      Routing routing,
      List<StationSummary> all,
      Runnable trying,
      Shown shown,
      Amounts amounts,
      Around around) {
    super(
        placed,
        placed == null ? Texts.of("orders.setup.routing.add") : placed.rule().name(),
        shown,
        amounts,
        around);
    this.routing = routing;
    rule = placed == null ? NONE : placed.rule();
    name = typed("name", Texts.of("menu.setup.name"), rule.name());
    name.setMaxLength(Routing.NAME_LIMIT);
    categories =
        named(
            "categories",
            shown.menu().categories().stream()
                .collect(Collectors.toMap(Category::id, Category::name)),
            rule.categories());
    items =
        named(
            "items",
            shown.menu().items().stream().collect(Collectors.toMap(MenuItem::id, MenuItem::name)),
            rule.items());
    modifiers =
        named(
            "modifiers",
            shown.menu().modifierGroups().stream()
                .flatMap(
                    group ->
                        group.modifiers().stream()
                            .map(each -> Map.entry(each.id(), called(group.name(), each))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
            rule.modifiers());
    when =
        when(
            "when",
            Texts.of("menu.setup.holds"),
            new When(rule.dayparts(), rule.orderTypes(), rule.areas()));
    Map<String, String> byCode =
        all.stream().collect(Collectors.toMap(StationSummary::code, StationSummary::name));
    stations =
        several(
            "stations",
            Texts.of("orders.setup.routing.stations"),
            Stream.concat(
                    all.stream().map(StationSummary::code),
                    rule.stations().stream().filter(code -> !byCode.containsKey(code)))
                .toList(),
            rule.stations(),
            code -> byCode.getOrDefault(code, code));
    also =
        toggle(
            "also",
            Texts.of("orders.setup.routing.is-also"),
            Texts.of("orders.setup.routing.is-also-detail"),
            rule.also());
    int count = routing.rules().size();
    place =
        one(
            "place",
            Texts.of("orders.setup.routing.place"),
            IntStream.range(0, placed == null ? count + 1 : Math.max(count, placed.place() + 1))
                .boxed()
                .toList(),
            placed == null ? count : placed.place(),
            each -> String.valueOf(each + 1));
    lay(
        div("g2", name, place),
        div("g2", categories, items),
        div("g2", modifiers, when),
        div("g2", stations, also),
        div("note info", icon("info"), label("grow", Texts.of("orders.setup.routing.detail"))),
        button("btn", trying, icon("search"), label("", Texts.of("orders.setup.routing.try"))));
  }

  private static String called(String group, Modifier modifier) {
    return modifier.name() + " · " + group;
  }

  private MultiSelectComboBox<UUID> named(
      String part, Map<UUID, String> names, Collection<UUID> chosen) {
    MultiSelectComboBox<UUID> box =
        several(
            part,
            Texts.of("orders.setup.routing." + part),
            names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList(),
            chosen,
            id -> names.getOrDefault(id, ""));
    box.setHelperText(Texts.of("orders.setup.routing.any"));
    return box;
  }

  @Override
  protected Optional<RoutingPlace> read(List<String> faults) {
    return Optional.of(
        new RoutingPlace(
            place.getValue(),
            new RoutingRule(
                name.getValue().strip(),
                kept(items, rule.items(), id -> shown.menu().item(id).isPresent()),
                kept(categories, rule.categories(), id -> shown.menu().category(id).isPresent()),
                kept(modifiers, rule.modifiers(), id -> shown.menu().modifier(id).isPresent()),
                when.value().orderTypes(),
                when.value().areas(),
                when.value().dayparts(),
                List.copyOf(stations.getValue()),
                also.on())));
  }

  /** With those that the menu has no more: without them the rule would be for everything. */
  private static Set<UUID> kept(
      MultiSelectComboBox<UUID> chosen, Set<UUID> had, Function<UUID, Boolean> known) {
    return Stream.concat(chosen.getValue().stream(), had.stream().filter(id -> !known.apply(id)))
        .collect(Collectors.toSet());
  }

  @Override
  protected Outcome<RoutingPlace> save(@Nullable RoutingPlace before, RoutingPlace now) {
    List<RoutingRule> current = routing.fresh();
    List<RoutingRule> wanted = new ArrayList<>(current);
    if (before != null && !wanted.remove(before.rule())) {
      return current.stream()
          .filter(other -> other.name().equals(before.rule().name()))
          .findFirst()
          .<Outcome<RoutingPlace>>map(
              theirs ->
                  new Outcome.Overtaken<>(
                      new RoutingPlace(current.indexOf(theirs), theirs),
                      List.of("name"),
                      routing.lastChange()))
          .orElseGet(() -> new Outcome.Gone<>(routing.lastChange()));
    }
    int at = Math.clamp(now.place(), 0, wanted.size());
    wanted.add(at, now.rule());
    return switch (routing.replace(wanted, current)) {
      case Routing.Outcome.Saved saved -> new Outcome.Saved<>();
      case Routing.Outcome.Faulty(var faults) ->
          new Outcome.Refused<>(
              faults.stream()
                  .map(
                      fault ->
                          new FieldError(
                              null,
                              part(FieldError.last(fault.field())),
                              fault.message(),
                              fault.phrase()))
                  .toList());
      case Routing.Outcome.Stale stale ->
          new Outcome.Overtaken<>(now, List.of("place"), routing.lastChange());
    };
  }

  /** The field of this form in which a part of a rule is chosen. */
  private static String part(String ofRule) {
    return switch (ofRule) {
      case "menuItemIds" -> "items";
      case "categoryIds" -> "categories";
      case "modifierIds" -> "modifiers";
      case "orderTypes", "areaIds", "dayparts" -> "when";
      default -> ofRule;
    };
  }

  @Override
  protected Removal remove(RoutingPlace placed) {
    List<RoutingRule> current = routing.fresh();
    List<RoutingRule> wanted = new ArrayList<>(current);
    return wanted.remove(placed.rule())
            && routing.replace(wanted, current) instanceof Routing.Outcome.Saved
        ? new Removal.Done()
        : new Removal.Gone();
  }

  @Override
  protected String name(RoutingPlace placed) {
    return placed.rule().name();
  }
}
