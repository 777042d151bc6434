package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoMenuTest {
  private static final Map<String, String> STATIONS =
      Map.of("GRILL", "Grill", "HOT", "Hot", "COLD", "Cold", "PASTRY", "Pastry", "BAR", "Bar");

  @Test
  void hasEveryKindOfItemAndNothingIsMissing() throws IOException {
    MenuMerge merge = new MenuMerge(MenuSnapshot.EMPTY, Surroundings.of(STATIONS));
    MenuPlan plan = merge.merge(demo(), List.of());
    assertEquals(List.of(), merge.faults());
    assertEquals(66, plan.created());
    assertEquals(
        List.of(
            "Starters", "Mains", "Grill", "Sides", "Desserts", "Wine", "Bar", "Drinks", "Menus"),
        plan.changed().categories().stream().map(Category::name).toList());
    assertEquals(Map.of(), plan.stations(), "every station is one of the kitchen's");
    assertEquals(3, plan.changed().taxes().size());
    Set<String> skus =
        plan.changed().items().stream()
            .flatMap(item -> item.sizes().stream())
            .map(Size::sku)
            .collect(Collectors.toSet());
    for (MenuItem item : plan.changed().items()) {
      boolean combo = item.kind() == MenuItem.Kind.COMBO;
      assertEquals(combo, item.taxes().isEmpty(), item.name());
      assertTrue(combo || item.station() != null, item.name());
      assertTrue(item.price().isPositive() || item.kind() == MenuItem.Kind.OPEN, item.name());
      for (Size size : item.sizes()) {
        String kitchenName = item.kitchenName(size);
        assertTrue(kitchenName.length() <= MenuItem.KITCHEN_NAME_LIMIT, kitchenName);
        assertTrue(kitchenName.chars().allMatch(c -> c < 128), kitchenName);
      }
      assertTrue(skus.containsAll(item.usualWith()), item.name());
    }
    assertEquals(
        EnumSet.allOf(MenuItem.Kind.class),
        plan.changed().items().stream().map(MenuItem::kind).collect(Collectors.toSet()));
    assertEquals(20, plan.changed().items().stream().filter(MenuItem::favourite).count());
  }

  @Test
  void theRibeyeAsksWhatTheRibeyeHasToBeAsked() throws IOException {
    MenuPlan plan =
        new MenuMerge(MenuSnapshot.EMPTY, Surroundings.of(STATIONS)).merge(demo(), List.of());
    MenuItem ribeye =
        plan.changed().items().stream()
            .filter(item -> item.name().equals("Ribeye 300 g"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of("Temperature", "Side", "Sauce", "Change"),
        ribeye.modifierGroups().stream().map(ModifierGroup::name).toList());
    assertEquals(
        List.of(true, true, false, false),
        ribeye.modifierGroups().stream().map(ModifierGroup::forced).toList());
    assertEquals(4400, ribeye.price().minor());
  }

  private static MenuDefinition demo() throws IOException {
    try (InputStream json =
        DemoMenuTest.class.getClassLoader().getResourceAsStream("brigade/demo/menu.json")) {
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new JavaTimeModule())
          .build()
          .readValue(json, MenuDefinition.class);
    }
  }
}
