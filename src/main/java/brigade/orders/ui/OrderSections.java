package brigade.orders.ui;

import brigade.menu.ui.HouseSections;
import brigade.menu.ui.SetupSection;
import brigade.menu.ui.SetupSection.Words;
import brigade.orders.OrderPhrases;
import brigade.orders.OrderPhrases.Kind;
import brigade.orders.OrderSettings;
import brigade.orders.OrderTypeRules;
import brigade.orders.OrderTypes;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.staff.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What orders go by: their types, and phrases that are tapped instead of typed. */
@ApplicationScoped
class OrderSections implements HouseSections {
  private static final int AFTER_THE_MENU = 10;

  private final ScreenKit kit;
  private final OrderTypes types;
  private final OrderPhrases phrases;
  private final OrderSettings settings;

  OrderSections(ScreenKit kit, OrderTypes types, OrderPhrases phrases, OrderSettings settings) {
    this.kit = kit;
    this.types = types;
    this.phrases = phrases;
    this.settings = settings;
  }

  @Override
  public int place() {
    return AFTER_THE_MENU;
  }

  @Override
  public List<SetupSection<?>> sections() {
    return List.of(
        new SetupSection<OrderTypeRules>(
            "orders.setup.types",
            "receipt",
            Permission.EDIT_VENUE,
            shown -> types.fresh(),
            OrderTypeRules::type,
            (rules, shown) -> new Words(rules.name(), words(rules)),
            false,
            (rules, shown, amounts, around) ->
                new OrderTypeForm(Objects.requireNonNull(rules), types, shown, amounts, around)),
        new SetupSection<Transfers>(
            "orders.setup.transfers",
            "move",
            Permission.EDIT_VENUE,
            shown -> List.of(new Transfers(settings.transferCredit())),
            transfers -> "transfers",
            (transfers, shown) ->
                new Words(
                    Texts.of("orders.setup.transfers.one"),
                    Texts.of("orders.setup.transfers." + transfers.credit().name())),
            false,
            (transfers, shown, amounts, around) ->
                new TransfersForm(
                    Objects.requireNonNull(transfers), settings, shown, amounts, around)),
        new SetupSection<PhrasesOf>(
            "orders.setup.phrases",
            "pencil",
            Permission.EDIT_MENU,
            shown -> phrases(),
            PhrasesOf::id,
            (group, shown) -> new Words(group.title(), String.join(", ", group.phrases())),
            true,
            (group, shown, amounts, around) ->
                new PhrasesForm(group, phrases, shown, amounts, around)));
  }

  private String words(OrderTypeRules rules) {
    List<String> words = new ArrayList<>();
    words.add(
        Texts.of(
            rules.serviceCharge() ? "orders.setup.with-service" : "orders.setup.without-service"));
    if (rules.discount().ppm() > 0) {
      words.add(Texts.of("orders.setup.off", kit.amounts().percent(rules.discount())));
    }
    if (!rules.kitchenLabel().isBlank()) {
      words.add(rules.kitchenLabel());
    }
    return String.join(" · ", words);
  }

  /** Those for everything always, those of a category where it has some. */
  private List<PhrasesOf> phrases() {
    return Stream.of(Kind.values())
        .flatMap(
            kind -> {
              List<OrderPhrases.Group> groups = phrases.of(kind);
              List<String> forAll =
                  groups.stream()
                      .filter(group -> group.category().isEmpty())
                      .findFirst()
                      .map(OrderPhrases.Group::phrases)
                      .orElse(List.of());
              return Stream.concat(
                  Stream.of(new PhrasesOf(kind, "", forAll)),
                  groups.stream()
                      .filter(group -> !group.category().isEmpty())
                      .map(group -> new PhrasesOf(kind, group.category(), group.phrases())));
            })
        .toList();
  }
}
