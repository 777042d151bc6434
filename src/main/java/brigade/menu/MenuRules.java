package brigade.menu;

import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Limits of what a menu may say. */
final class MenuRules {
  static final int NAME_LIMIT = 80;
  static final int SHORT_NAME_LIMIT = 40;
  static final int SKU_LIMIT = 64;
  static final int STATION_LIMIT = 20;

  /** The dearest thing on a menu, in minor units. */
  static final long PRICE_LIMIT = 100_000_000;

  /** The largest count of portions left. */
  static final int COUNT_LIMIT = 9_999;

  private MenuRules() {}

  /** What is wrong with a text that must be there. */
  static List<FieldError> text(String field, @Nullable String text, int limit) {
    if (text == null || text.isBlank()) {
      return List.of(new FieldError(field, "is missing"));
    }
    return FreeText.faults(field, text, limit);
  }

  static List<FieldError> price(String field, @Nullable Long price) {
    if (price == null) {
      return List.of(new FieldError(field, "is missing"));
    }
    return price < 0 || price > PRICE_LIMIT
        ? List.of(new FieldError(field, "is 0 to " + PRICE_LIMIT + " minor units"))
        : List.of();
  }

  static List<FieldError> course(String field, int course) {
    return course < 0 || course > Course.HIGHEST
        ? List.of(new FieldError(field, "is 0 to " + Course.HIGHEST))
        : List.of();
  }

  static List<FieldError> group(ModifierGroup group) {
    List<FieldError> faults = new ArrayList<>(text("name", group.name(), SHORT_NAME_LIMIT));
    faults.addAll(text("code", group.code(), SHORT_NAME_LIMIT));
    if (group.modifiers().size() < group.min()) {
      faults.add(new FieldError("modifiers", "are fewer than must be chosen"));
    }
    for (int i = 0; i < group.modifiers().size(); i++) {
      Modifier modifier = group.modifiers().get(i);
      String field = "modifiers[" + i + "].";
      faults.addAll(text(field + "name", modifier.name(), SHORT_NAME_LIMIT));
      faults.addAll(text(field + "kitchenName", modifier.kitchenName(), SHORT_NAME_LIMIT));
      faults.addAll(price(field + "price", modifier.price().minor()));
    }
    long names =
        group.modifiers().stream().map(m -> m.name().toLowerCase(Locale.ROOT)).distinct().count();
    if (names < group.modifiers().size()) {
      faults.add(new FieldError("modifiers", "have one name twice"));
    }
    return faults;
  }

  static List<FieldError> item(MenuItem item) {
    List<FieldError> faults = new ArrayList<>(text("name", item.name(), NAME_LIMIT));
    faults.addAll(text("kitchenName", item.kitchenName(), MenuItem.KITCHEN_NAME_LIMIT));
    faults.addAll(course("course", item.course()));
    if (item.station() != null) {
      faults.addAll(text("station", item.station(), STATION_LIMIT));
    }
    for (String sku : item.usualWith()) {
      faults.addAll(text("usualWith", sku, SKU_LIMIT));
    }
    if (item.availability().remaining() != null
        && (item.availability().remaining() < 0 || item.availability().remaining() > COUNT_LIMIT)) {
      faults.add(new FieldError("remaining", "is 0 to " + COUNT_LIMIT));
    }
    return faults;
  }

  static List<FieldError> size(Size size) {
    List<FieldError> faults = new ArrayList<>(text("sku", size.sku(), SKU_LIMIT));
    if (size.name() != null) {
      faults.addAll(text("size", size.name(), SHORT_NAME_LIMIT));
    }
    if (size.kitchenName() != null) {
      faults.addAll(text("kitchenName", size.kitchenName(), MenuItem.KITCHEN_NAME_LIMIT));
    }
    faults.addAll(price("price", size.price().minor()));
    return faults;
  }
}
