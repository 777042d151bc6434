package brigade.menu;

import brigade.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The menu as it is at one moment: what is on sale, and for how much. */
public final class OnSale {
  private final MenuSnapshot menu;
  private final Moment moment;
  private final Terms terms;

  OnSale(MenuSnapshot menu, Moment moment, Terms terms) {
    this.menu = menu;
    this.moment = moment;
    this.terms = terms;
  }

  /** The whole menu, on sale or not. */
  public MenuSnapshot menu() {
    return menu;
  }

  public Moment moment() {
    return moment;
  }

  /** Whether the item is on the menu now; nothing is said of how many are left. */
  public boolean sells(MenuItem item) {
    return !terms.hidden.contains(item.id());
  }

  /** What holds of the item or modifier now. */
  public Availability now(Availability set) {
    return set.on(moment.tradingDate(), moment.instant());
  }

  /** In menu order, those that are on a list that is shown now, or on none. */
  public List<Category> categories() {
    return terms.categories;
  }

  /** In menu order, those that are on sale now. */
  public List<MenuItem> items() {
    return menu.items().stream().filter(this::sells).toList();
  }

  public List<MenuItem> items(Category category) {
    return menu.items(category).stream().filter(this::sells).toList();
  }

  /** What {@link MenuSnapshot#search} finds of what is on sale now. */
  public List<MenuItem> search(String query) {
    return menu.search(query).stream().filter(this::sells).toList();
  }

  /** What one portion, or of a weighed item a kilogram, costs now before modifiers. */
  public Money price(Size size) {
    Term term = terms.bySize.get(size.id());
    return term == null ? size.priceOn(moment.tradingDate()) : term.price();
  }

  /** The price of its cheapest size now. */
  public Money price(MenuItem item) {
    return item.sizes().stream().map(this::price).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** What so many grams cost at a price for a kilogram, rounded half up. */
  public static Money weighed(Money perKilogram, int grams) {
    return Money.of(
        Math.floorDiv(
            Math.addExact(Math.multiplyExact(perKilogram.minor(), (long) grams), 500L), 1000L));
  }

  /** The rule that makes the price what it is; empty when none does. */
  public Optional<PriceRule> rule(Size size) {
    Term term = terms.bySize.get(size.id());
    return term == null ? Optional.empty() : Optional.ofNullable(term.rule());
  }

  /** What is due on the item for this type of order, in the order reckoned. */
  public List<Tax> taxes(MenuItem item) {
    return terms.taxes.getOrDefault(item.id(), item.taxes());
  }

  /** The fixed amounts due on a portion for this type of order. */
  public List<Levy> levies(MenuItem item) {
    return item.levies().isEmpty()
        ? List.of()
        : item.levies().stream().filter(levy -> levy.dueFor(moment.orderType())).toList();
  }

  private record Term(Money price, @Nullable PriceRule rule) {}

  /**
   * What a moment is as far as the menu cares: moments that agree in it have the same terms.
   *
   * @param dayparts a bit for each that is on
   */
  record Key(long dayparts, LocalDate date, String orderType, @Nullable UUID areaId) {}

  /** What holds as long as a key does; counts of portions are no part of it. */
  static final class Terms {
    private final Set<UUID> hidden = new HashSet<>();
    private final Map<UUID, Term> bySize = new HashMap<>();
    private final Map<UUID, List<Tax>> taxes = new HashMap<>();
    private final List<Category> categories;

    Terms(MenuParts menu, Set<String> on, Moment moment) {
      Set<UUID> shown = new HashSet<>();
      Set<UUID> listed = new HashSet<>();
      for (MenuList list : menu.lists()) {
        listed.addAll(list.categories());
        if (list.when().holds(on, moment)) {
          shown.addAll(list.categories());
        }
      }
      categories =
          menu.categories().stream()
              .filter(c -> !listed.contains(c.id()) || shown.contains(c.id()))
              .toList();
      Set<UUID> open = new HashSet<>();
      categories.forEach(category -> open.add(category.id()));
      List<PriceRule> rules =
          menu.rules().stream()
              .filter(rule -> rule.holdsOn(moment.tradingDate()))
              .filter(rule -> rule.when().holds(on, moment))
              .toList();
      Map<String, Optional<Tax>> exchanged = exchanged(menu, moment.orderType());
      for (MenuItem item : menu.items()) {
        if (!open.contains(item.category().id()) || !item.onSale().holds(on, moment)) {
          hidden.add(item.id());
        }
        for (Size size : item.sizes()) {
          price(item, size, moment.tradingDate(), rules);
        }
        if (item.taxes().stream().anyMatch(tax -> exchanged.containsKey(tax.code()))) {
          taxes.put(item.id(), due(item.taxes(), exchanged));
        }
      }
    }

    private static Map<String, Optional<Tax>> exchanged(MenuParts menu, String orderType) {
      Map<String, Tax> byCode = new HashMap<>();
      menu.taxes().forEach(tax -> byCode.put(tax.code(), tax));
      Map<String, Optional<Tax>> exchanged = new HashMap<>();
      for (OrderTypeTax rule : menu.orderTypeTaxes()) {
        if (rule.orderType().equals(orderType)) {
          exchanged.put(
              rule.from(), Optional.ofNullable(rule.to() == null ? null : byCode.get(rule.to())));
        }
      }
      return exchanged;
    }

    /** Two taxes that become the same one are due once. */
    private static List<Tax> due(List<Tax> named, Map<String, Optional<Tax>> exchanged) {
      Map<String, Tax> due = new LinkedHashMap<>();
      for (Tax tax : named) {
        Optional<Tax> instead = exchanged.get(tax.code());
        Tax given = instead == null ? tax : instead.orElse(null);
        if (given != null) {
          due.putIfAbsent(given.code(), given);
        }
      }
      return List.copyOf(due.values());
    }

    private void price(MenuItem item, Size size, LocalDate date, List<PriceRule> rules) {
      Money regular = size.priceOn(date);
      Money best = regular;
      PriceRule by = null;
      if (item.kind() != MenuItem.Kind.OPEN) {
        for (PriceRule rule : rules) {
          if (rule.isFor(item, size)) {
            Money price = rule.applied(regular);
            if (price.compareTo(best) < 0) {
              best = price;
              by = rule;
            }
          }
        }
      }
      if (!best.equals(size.price()) || by != null) {
        bySize.put(size.id(), new Term(best, by));
      }
    }
  }

  /** Codes of the dayparts whose bits are set. */
  static Set<String> on(List<Daypart> dayparts, long bits) {
    List<String> on = new ArrayList<>();
    for (int i = 0; i < dayparts.size(); i++) {
      if ((bits & (1L << i)) != 0) {
        on.add(dayparts.get(i).code());
      }
    }
    return Set.copyOf(on);
  }
}
