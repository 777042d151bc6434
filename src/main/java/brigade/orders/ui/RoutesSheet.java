package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.with;

import brigade.kitchen.Router;
import brigade.menu.MenuItem;
import brigade.menu.Modifier;
import brigade.menu.ui.Shown;
import brigade.orders.OrderType;
import brigade.orders.TryingRoutes;
import brigade.orders.TryingRoutes.Dish;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a dish would go, by the rules as they are. */
final class RoutesSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  /** The choice beside the areas. */
  private static final UUID NOWHERE = new UUID(0, 0);

  private final transient TryingRoutes trying;
  private final transient Amounts amounts;
  private final ComboBox<MenuItem> item = new ComboBox<>(Texts.of("orders.setup.routing.try.item"));
  private final MultiSelectComboBox<Modifier> modifiers =
      new MultiSelectComboBox<>(Texts.of("orders.setup.routing.try.modifiers"));
  private final Select<OrderType> type = new Select<>();
  private final Select<UUID> area = new Select<>();
  private final DateTimePicker at = new DateTimePicker(Texts.of("orders.setup.routing.try.at"));
  private final Div ways = with(div("rows"), "role", "status");

  RoutesSheet(TryingRoutes trying, Shown shown, Amounts amounts) {
    super(Texts.of("orders.setup.routing.try"), Texts.of("orders.setup.routing.try.detail"));
    this.trying = trying;
    this.amounts = amounts;
    item.setItems(shown.menu().items());
    item.setItemLabelGenerator(MenuItem::name);
    item.addValueChangeListener(
        change -> {
          offerModifiers(change.getValue(), shown);
          tell();
        });
    modifiers.setItemLabelGenerator(Modifier::name);
    modifiers.addValueChangeListener(change -> tell());
    type.setLabel(Texts.of("orders.setup.routing.try.type"));
    type.setItems(OrderType.values());
    type.setItemLabelGenerator(each -> Texts.of("menu.order-type." + each.name()));
    type.setValue(OrderType.DINE_IN);
    type.addValueChangeListener(change -> tell());
    area.setLabel(Texts.of("orders.setup.routing.try.area"));
    area.setItems(Stream.concat(Stream.of(NOWHERE), shown.areas().keySet().stream()).toList());
    area.setItemLabelGenerator(
        id -> shown.areas().getOrDefault(id, Texts.of("orders.setup.routing.try.no-area")));
    area.setValue(NOWHERE);
    area.addValueChangeListener(change -> tell());
    at.setLocale(amounts.venue().locale());
    at.setValue(
        LocalDateTime.ofInstant(trying.now(), amounts.venue().zone())
            .truncatedTo(ChronoUnit.MINUTES));
    at.addValueChangeListener(change -> tell());
    keys(button("btn", this::close, label("", Texts.of("core.dialog.close"))));
    fill(item, modifiers, div("g2", type, area), at, ways);
    tell();
  }

  private void offerModifiers(MenuItem chosen, Shown shown) {
    modifiers.setItems(
        chosen == null
            ? List.of()
            : chosen.modifierGroups().stream()
                .flatMap(group -> group.modifiers().stream())
                .distinct()
                .toList());
  }

  private void tell() {
    ways.removeAll();
    MenuItem chosen = item.getValue();
    if (chosen == null) {
      ways.add(label("mute", Texts.of("orders.setup.routing.try.choose")));
      return;
    }
    Dish dish =
        new Dish(
            chosen, modifiers.getValue().stream().map(Modifier::id).collect(Collectors.toSet()));
    LocalDateTime time = at.getValue();
    Instant when = time == null ? trying.now() : time.atZone(amounts.venue().zone()).toInstant();
    UUID where = Objects.equals(area.getValue(), NOWHERE) ? null : area.getValue();
    trying
        .ways(List.of(dish), type.getValue(), where, when)
        .getFirst()
        .routes()
        .forEach(route -> ways.add(row(route)));
  }

  private static Div row(Router.Route route) {
    List<String> why = new ArrayList<>();
    if (route.missing()) {
      why.add(Texts.of("orders.setup.routing.try.no-route"));
    }
    if (route.closed() != null) {
      why.add(Texts.of("orders.setup.routing.try.covers", route.closed().name()));
    }
    why.add(
        route.by() == null
            ? Texts.of("orders.setup.routing.try.own")
            : Texts.of("orders.setup.routing.try.rule", route.by().name()));
    return div(
        "row",
        icon(route.missing() ? "alert" : "flame"),
        div(
            "grow two-lines",
            isolated("b cut", route.station().name()),
            isolated("small mute", String.join(" · ", why))));
  }
}
