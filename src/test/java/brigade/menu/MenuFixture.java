package brigade.menu;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.venue.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A small menu in memory. */
public final class MenuFixture {
  public static final Tax FOOD = new Tax("FOOD", "Food", new Rate(135_000), true);
  public static final Tax DRINKS = new Tax("DRINKS", "Drinks", new Rate(230_000), false);
  public static final Category GRILL = new Category(Ids.next(), "Grill", 2, 1);
  public static final Category WINE = new Category(Ids.next(), "Wine", 0, 2);

  public static final ModifierGroup TEMPERATURE =
      group("temperature", "Temperature", 1, 1, 0, false, "Rare:0", "Medium rare:0", "Well done:0");
  public static final ModifierGroup SIDE =
      group("side", "Side", 1, 2, 1, false, "Frites:0", "Green beans:300", "Gratin:600");
  public static final ModifierGroup SAUCE =
      group("sauce", "Sauce", 0, 2, 0, false, "Béarnaise:300", "Peppercorn:300", "Blue:350");
  public static final ModifierGroup CHANGE =
      group("change", "Change", 0, 8, 0, true, "Butter:0", "Jus:150", "Onion rings:200");

  public static final MenuItem RIBEYE =
      item(
          GRILL,
          "Ribeye 300 g",
          "RIBEYE 300",
          FOOD,
          "GRILL",
          List.of(TEMPERATURE, SIDE, SAUCE, CHANGE),
          new Size(Ids.next(), "ribeye", null, null, Money.of(4400)));
  public static final MenuItem FONDANT =
      item(
          GRILL,
          "Chocolate fondant",
          "FONDANT",
          FOOD,
          "PASTRY",
          List.of(),
          new Size(Ids.next(), "fondant", null, null, Money.of(1200)));
  public static final MenuItem MALBEC =
      item(
          WINE,
          "Malbec",
          "MALBEC",
          DRINKS,
          "BAR",
          List.of(),
          new Size(Ids.next(), "malbec-g", "glass", null, Money.of(1300)),
          new Size(Ids.next(), "malbec-b", "bottle", "MALBEC BTL", Money.of(4800)));

  private MenuFixture() {}

  public static MenuSnapshot menu() {
    return menu(List.of(TEMPERATURE, SIDE, SAUCE, CHANGE), List.of(RIBEYE, FONDANT, MALBEC));
  }

  /** A menu of these items in the fixture's categories. */
  public static MenuSnapshot menu(List<ModifierGroup> groups, List<MenuItem> items) {
    return new MenuSnapshot(
        7,
        MenuParts.of(
            all -> {
              all.courses.addAll(
                  List.of(
                      new Course(0, "Drinks"),
                      new Course(1, "Starters"),
                      new Course(2, "Mains"),
                      new Course(3, "Desserts")));
              all.taxes.addAll(List.of(FOOD, DRINKS));
              all.categories.addAll(List.of(GRILL, WINE));
              all.groups.addAll(groups);
              all.items.addAll(items);
            }));
  }

  /** A Friday evening at a table. */
  public static final Moment EVENING =
      new Moment(
          Instant.parse("2026-11-20T19:31:00Z"),
          ZoneId.of("Europe/Dublin"),
          LocalDate.of(2026, 11, 20),
          "DINE_IN",
          null);

  /** The menu on that evening. */
  public static OnSale evening() {
    return menu().at(EVENING);
  }

  /** The same menu with so many portions of the item left. */
  public static MenuSnapshot menuWith(MenuItem changed) {
    MenuSnapshot menu = menu();
    return new MenuSnapshot(
        menu.revision(),
        menu.parts()
            .but(all -> all.items.replaceAll(i -> i.id().equals(changed.id()) ? changed : i)));
  }

  /** The item with another availability. */
  public static MenuItem with(MenuItem item, Availability availability) {
    return item.with(availability);
  }

  public static Choice choice(ModifierGroup group, String name) {
    return choice(group, name, null);
  }

  public static Choice choice(ModifierGroup group, String name, Prefix prefix) {
    return new Choice(
        group.modifiers().stream()
            .filter(modifier -> modifier.name().equals(name))
            .findFirst()
            .orElseThrow()
            .id(),
        prefix);
  }

  private static ModifierGroup group(
      String code, String name, int min, int max, int included, boolean prefixed, String... of) {
    return new ModifierGroup(
        Ids.next(),
        code,
        name,
        min,
        max,
        included,
        prefixed,
        List.of(of).stream()
            .map(text -> text.split(":", -1))
            .map(
                part ->
                    new Modifier(
                        Ids.next(),
                        part[0],
                        part[0].toUpperCase(java.util.Locale.ROOT),
                        Money.of(Long.parseLong(part[1]))))
            .toList());
  }

  private static MenuItem item(
      Category category,
      String name,
      String kitchenName,
      Tax tax,
      String station,
      List<ModifierGroup> groups,
      Size... sizes) {
    return MenuItem.fresh(category, name, sizes)
        .kitchenName(kitchenName)
        .taxes(List.of(tax))
        .station(station)
        .modifierGroups(groups)
        .position(1)
        .done();
  }
}
