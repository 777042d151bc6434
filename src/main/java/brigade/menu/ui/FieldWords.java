package brigade.menu.ui;

import brigade.menu.Allergen;
import brigade.menu.Category;
import brigade.menu.Diet;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.ModifierGroup;
import brigade.menu.When;
import brigade.screen.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a field of an item has, in words, so that two versions can be told apart. */
final class FieldWords {
  private static final String NOTHING = "–";

  private FieldWords() {}

  static String of(Field<?> field, Object value, Shown shown) {
    MenuSnapshot menu = shown.menu();
    String words =
        switch (value) {
          case UUID id when field == ItemDraft.CATEGORY ->
              menu.category(id).map(Category::name).orElse("");
          case Integer course when field == ItemDraft.COURSE -> menu.courseName(course);
          case String code when field == ItemDraft.STATION ->
              shown.stations().getOrDefault(code, code);
          case MenuItem.Kind kind -> Texts.of("menu.kind." + kind.name());
          case When when -> WhenWords.of(when, shown);
          case Optional<?> picture -> Texts.of(picture.isPresent() ? "menu.yes" : "menu.no");
          case Boolean on -> Texts.of(on ? "menu.yes" : "menu.no");
          case Collection<?> several ->
              several.stream().flatMap(one -> each(one, menu)).collect(Collectors.joining(", "));
          default -> String.valueOf(value);
        };
    return words.isBlank() ? NOTHING : words;
  }

  private static Stream<String> each(Object value, MenuSnapshot menu) {
    return switch (value) {
      case SizeRow row -> Stream.of((row.name() + " " + row.price()).strip());
      case Allergen allergen -> Stream.of(Texts.of("menu.allergen." + allergen.name()));
      case Diet diet -> Stream.of(Texts.of("menu.diet." + diet.name()));
      case PartRow part -> Stream.of(part.name());
      case UUID group -> menu.group(group).map(ModifierGroup::name).stream();
      case String sku -> Stream.concat(named(menu, sku), Stream.of(sku)).limit(1);
      default -> Stream.of(String.valueOf(value));
    };
  }

  private static Stream<String> named(MenuSnapshot menu, String sku) {
    return menu.offer(sku).map(MenuSnapshot.Offer::item).map(MenuItem::name).stream();
  }

  /** The names of fields, in one line. */
  static String names(List<Field<?>> fields) {
    return fields.stream()
        .map(field -> Texts.of("menu.field." + field.key()))
        .collect(Collectors.joining(", "));
  }
}
