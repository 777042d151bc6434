package brigade.menu.ui;

import brigade.menu.Category;
import brigade.menu.MenuItem;
import brigade.menu.PriceRule;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A price rule in one line: what it makes of which prices, and when. */
final class PriceWords {
  /** Names that are said; of more only how many they are. */
  private static final int NAMED = 3;

  private PriceWords() {}

  static String of(PriceRule rule, Shown shown, Amounts amounts) {
    List<String> parts = new ArrayList<>();
    parts.add(what(rule, amounts));
    parts.add(on(rule, shown));
    parts.add(WhenWords.of(rule.when(), shown));
    if (rule.from() != null) {
      parts.add(Texts.of("menu.setup.prices.from", amounts.date(rule.from())));
    }
    if (rule.until() != null) {
      parts.add(Texts.of("menu.setup.prices.until", amounts.date(rule.until())));
    }
    return String.join(" · ", parts);
  }

  private static String what(PriceRule rule, Amounts amounts) {
    if (rule.percentOff() != null) {
      return Texts.of("menu.setup.prices.off", amounts.percent(rule.percentOff()));
    }
    if (rule.amountOff() != null) {
      return Texts.of("menu.setup.prices.off", amounts.plain(rule.amountOff()));
    }
    return rule.price() == null ? "" : amounts.plain(rule.price());
  }

  /** The names of its categories and items; everything, where it names none. */
  private static String on(PriceRule rule, Shown shown) {
    List<String> names =
        Stream.concat(
                shown.menu().categories().stream()
                    .filter(category -> rule.categories().contains(category.id()))
                    .map(Category::name),
                shown.menu().items().stream()
                    .filter(
                        item ->
                            item.sizes().stream()
                                .anyMatch(size -> rule.skus().contains(size.sku())))
                    .map(MenuItem::name))
            .toList();
    if (names.isEmpty()) {
      return Texts.of("menu.setup.prices.everything");
    }
    String said = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED
        ? Texts.of("menu.setup.prices.and-more", said, names.size() - NAMED)
        : said;
  }
}
