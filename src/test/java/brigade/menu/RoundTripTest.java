package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import brigade.venue.Ids;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an export writes, an import makes again. */
class RoundTripTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Surroundings HOUSE =
      Surroundings.of(
          Map.of("GRILL", "Grill", "HOT", "Hot", "COLD", "Cold", "PASTRY", "Pastry", "BAR", "Bar"));
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Test
  void theWholeMenuAsJsonLosesNothing() throws IOException {
    MenuSnapshot menu = demo();
    String written = written(menu);
    MenuSnapshot again = read(MenuSnapshot.EMPTY, written);
    assertEquals(written, written(again));
    MenuMerge merge = new MenuMerge(menu, HOUSE);
    MenuPlan plan = merge.merge(JSON.readValue(written, MenuDefinition.class), List.of());
    assertEquals(List.of(), merge.faults());
    assertEquals(menu.items().size(), plan.unchanged());
    assertEquals(MenuParts.of(all -> {}), plan.changed());
  }

  @Test
  void theMenuAsATableChangesNothingWhereItCameFrom() throws IOException {
    MenuSnapshot menu = demo();
    MenuCsv.Table table = table(MenuCsv.write(menu, EURO));
    MenuMerge merge = new MenuMerge(menu, HOUSE);
    MenuPlan plan = merge.merge(table.definition(), table.rowNumbers());
    assertEquals(List.of(), merge.faults());
    assertEquals(0, plan.created() + plan.updated());
    assertEquals(MenuParts.of(all -> {}), plan.changed());
  }

  @Test
  void aTableMakesTheSameTableInAnEmptyHouse() throws IOException {
    String csv = MenuCsv.write(demo(), EURO);
    MenuCsv.Table table = table(csv);
    MenuMerge merge = new MenuMerge(MenuSnapshot.EMPTY, HOUSE);
    MenuPlan plan = merge.merge(table.definition(), table.rowNumbers());
    assertEquals(List.of(), merge.faults());
    assertEquals(csv, MenuCsv.write(new MenuSnapshot(1, plan.changed()), EURO));
  }

  @Test
  void oddNamesSurviveTheTable() {
    for (String name :
        List.of(
            "=HYPERLINK(\"x\")", "'=x", "''+1", "-5 °C", "a;b\\c", "\"q\",r", "../../x", "'t")) {
      MenuItem item =
          MenuItem.fresh(
                  MenuFixture.GRILL,
                  name,
                  new Size(Ids.next(), "odd;\\sku", null, null, Money.of(5)))
              .kitchenName("ODD")
              .description(name)
              .usualWith(List.of("a;b", "c\\d"))
              .taxes(List.of(MenuFixture.FOOD, MenuFixture.DRINKS))
              .position(1)
              .done();
      MenuSnapshot menu = MenuFixture.menu(List.of(), List.of(item));
      MenuCsv.Table table = table(MenuCsv.write(menu, EURO));
      MenuMerge merge = new MenuMerge(menu, HOUSE);
      MenuPlan plan = merge.merge(table.definition(), table.rowNumbers());
      assertEquals(List.of(), merge.faults(), name);
      assertEquals(1, plan.unchanged(), name);
    }
  }

  @Test
  void picturesTravelWithTheirItems() throws IOException {
    Picture picture =
        Picture.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 7})
            .orElseThrow();
    MenuItem shown = MenuFixture.FONDANT.edit().picture(picture.id()).done();
    MenuSnapshot menu = MenuFixture.menuWith(shown);
    MenuDefinition written = new MenuWriting(menu, HOUSE, id -> Optional.of(picture)).definition();
    MenuMerge merge = new MenuMerge(MenuSnapshot.EMPTY, HOUSE);
    MenuPlan plan = merge.merge(written, List.of());
    assertEquals(List.of(), merge.faults());
    assertEquals(List.of(picture.id()), plan.pictures().stream().map(Picture::id).toList());
    assertTrue(plan.changed().items().stream().anyMatch(i -> picture.id().equals(i.picture())));
  }

  @Test
  void circlesAndUnknownNamesAreNamedByTheirPath() throws IOException {
    assertField(
        "{\"modifierGroups\":[{\"code\":\"a\",\"name\":\"A\",\"modifiers\":[{\"name\":\"x\","
            + "\"groups\":[\"b\"]}]},{\"code\":\"b\",\"name\":\"B\",\"modifiers\":[{\"name\":\"y\","
            + "\"groups\":[\"a\"]}]}]}",
        "modifierGroups[0].modifiers");
    assertField(
        "{\"modifierGroups\":[{\"code\":\"a\",\"name\":\"A\",\"modifiers\":[{\"name\":\"x\","
            + "\"groups\":[\"none\"]}]}]}",
        "modifierGroups[0].modifiers[0].groups");
    assertField(
        "{\"lists\":[{\"name\":\"L\",\"categories\":[\"Nowhere\"]}]}", "lists[0].categories[0]");
    assertField(
        "{\"priceRules\":[{\"name\":\"R\",\"price\":1,\"when\":{\"dayparts\":[\"NO\"]}}]}",
        "priceRules[0].when.dayparts");
    assertField(
        "{\"categories\":[{\"name\":\"C\",\"items\":[{\"sku\":\"m\",\"name\":\"M\",\"price\":1,"
            + "\"kind\":\"COMBO\",\"components\":[{\"name\":\"K\",\"choices\":[{\"sku\":\"zz\"}]}]}"
            + "]}]}",
        "categories[0].items[0].components[0].choices[0].sku");
  }

  @Test
  void aFaultSaysOfWhichItemItIs() throws IOException {
    MenuMerge merge = new MenuMerge(MenuSnapshot.EMPTY, HOUSE);
    String json =
        "{\"categories\":[{\"name\":\"C\",\"items\":[{\"sku\":\"m\",\"name\":\"Menu of the day\","
            + "\"price\":1,\"kind\":\"COMBO\",\"tax\":\"10%\",\"components\":[{\"name\":\"K\","
            + "\"choices\":[{\"sku\":\"m\"}]}]}]}]}";
    merge.merge(JSON.readValue(json, MenuDefinition.class), List.of());
    assertEquals(
        List.of(
            new FieldError(
                "categories[0].items[0].taxes",
                "of a combo are those of its components (Menu of the day)")),
        merge.faults());
  }

  private static void assertField(String json, String field) throws IOException {
    MenuMerge merge = new MenuMerge(MenuSnapshot.EMPTY, HOUSE);
    merge.merge(JSON.readValue(json, MenuDefinition.class), List.of());
    assertFalse(merge.faults().isEmpty(), json);
    assertTrue(
        merge.faults().stream().anyMatch(fault -> fault.field().equals(field)),
        merge.faults().toString());
  }

  private static MenuCsv.Table table(String csv) {
    MenuCsv.Table table = MenuCsv.read(csv.getBytes(StandardCharsets.UTF_8), EURO);
    assertEquals(List.of(), table.faults());
    return table;
  }

  private static String written(MenuSnapshot menu) throws IOException {
    return JSON.writeValueAsString(
        new MenuWriting(menu, HOUSE, (UUID id) -> Optional.empty()).definition());
  }

  private static MenuSnapshot read(MenuSnapshot before, String json) throws IOException {
    MenuMerge merge = new MenuMerge(before, HOUSE);
    MenuPlan plan = merge.merge(JSON.readValue(json, MenuDefinition.class), List.of());
    assertEquals(List.of(), merge.faults());
    return new MenuSnapshot(1, plan.changed());
  }

  private static MenuSnapshot demo() throws IOException {
    try (InputStream json =
        RoundTripTest.class.getClassLoader().getResourceAsStream("brigade/demo/menu.json")) {
      return read(MenuSnapshot.EMPTY, new String(json.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
