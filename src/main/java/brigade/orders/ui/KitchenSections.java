package brigade.orders.ui;

import brigade.kitchen.KeepingStations;
import brigade.kitchen.Routing;
import brigade.kitchen.RoutingRule;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.menu.Category;
import brigade.menu.MenuItem;
import brigade.menu.Modifier;
import brigade.menu.When;
import brigade.menu.ui.HouseSections;
import brigade.menu.ui.SetupSection;
import brigade.menu.ui.SetupSection.Words;
import brigade.menu.ui.Shown;
import brigade.menu.ui.WhenWords;
import brigade.orders.TryingRoutes;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.staff.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the kitchen goes by: its stations, and where items are made. */
@ApplicationScoped
class KitchenSections implements HouseSections {
  private static final int AFTER_BILLING = 30;
  private static final int MINUTE = 60;

  private final ScreenKit kit;
  private final Stations stations;
  private final KeepingStations keeping;
  private final Routing routing;
  private final TryingRoutes trying;

  KitchenSections(
      ScreenKit kit,
      Stations stations,
      KeepingStations keeping,
      Routing routing,
      TryingRoutes trying) {
    this.kit = kit;
    this.stations = stations;
    this.keeping = keeping;
    this.routing = routing;
    this.trying = trying;
  }

  @Override
  public int place() {
    return AFTER_BILLING;
  }

  @Override
  public List<SetupSection<?>> sections() {
    return List.of(
        new SetupSection<StationSummary>(
            "orders.setup.stations",
            "flame",
            Permission.EDIT_KITCHEN,
            shown -> stations.fresh(),
            StationSummary::code,
            (station, shown) -> new Words(station.name(), words(station)),
            true,
            (station, shown, amounts, around) ->
                new StationForm(station, keeping, stations.fresh(), shown, amounts, around)),
        new SetupSection<RoutingPlace>(
            "orders.setup.routing",
            "split",
            Permission.EDIT_KITCHEN,
            shown -> places(),
            RoutingPlace::place,
            (placed, shown) -> new Words(placed.rule().name(), words(placed.rule(), shown)),
            true,
            (placed, shown, amounts, around) ->
                new RoutingForm(
                    placed,
                    routing,
                    stations.fresh(),
                    () -> new RoutesSheet(trying, shown, kit.amounts()).open(),
                    shown,
                    amounts,
                    around)));
  }

  private String words(StationSummary station) {
    List<String> words = new ArrayList<>();
    if (station.closed()) {
      UUID cover = station.coveredBy();
      words.add(
          cover == null
              ? Texts.of("orders.setup.stations.closed")
              : Texts.of("orders.setup.stations.closed-to", stations.nameOf(cover)));
    }
    if (station.isExpo()) {
      words.add(Texts.of("orders.setup.stations.expo"));
    }
    words.add(
        Texts.of(
            "orders.setup.stations.minutes",
            station.warnSeconds() / MINUTE,
            station.lateSeconds() / MINUTE));
    return String.join(" · ", words);
  }

  private List<RoutingPlace> places() {
    List<RoutingRule> rules = routing.fresh();
    return IntStream.range(0, rules.size())
        .mapToObj(place -> new RoutingPlace(place, rules.get(place)))
        .toList();
  }

  private String words(RoutingRule rule, Shown shown) {
    List<String> words = new ArrayList<>();
    String what =
        Stream.of(
                names(shown.menu().categories(), Category::id, Category::name, rule.categories()),
                names(shown.menu().items(), MenuItem::id, MenuItem::name, rule.items()),
                names(
                    shown.menu().modifierGroups().stream()
                        .flatMap(group -> group.modifiers().stream())
                        .toList(),
                    Modifier::id,
                    Modifier::name,
                    rule.modifiers()))
            .flatMap(Function.identity())
            .collect(Collectors.joining(", "));
    words.add(what.isEmpty() ? Texts.of("orders.setup.routing.everything") : what);
    When when = new When(rule.dayparts(), rule.orderTypes(), rule.areas());
    if (!when.always()) {
      words.add(WhenWords.of(when, shown));
    }
    String to =
        rule.stations().stream()
            .map(code -> stations.named(code).map(StationSummary::name).orElse(code))
            .collect(Collectors.joining(", "));
    words.add(Texts.of(rule.also() ? "orders.setup.routing.also" : "orders.setup.routing.to", to));
    return String.join(" · ", words);
  }

  private static <T> Stream<String> names(
      List<T> all, Function<T, UUID> id, Function<T, String> name, java.util.Set<UUID> chosen) {
    return all.stream().filter(one -> chosen.contains(id.apply(one))).map(name);
  }
}
