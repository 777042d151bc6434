package brigade.orders;

import brigade.menu.Choice;
import brigade.menu.Chosen;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line as asked for: an item by its id or by a SKU.
 *
 * @param menuItemId the item, or null when {@code sku} says which
 * @param sku an item in a size, or null when {@code menuItemId} says which
 * @param size the size's name; null where there is one only, or the SKU says which
 * @param quantity 1 to {@link Caps#LINE_QUANTITY}
 * @param seat from 1; null is for the whole table
 * @param sharedWith other seats it is shared with
 * @param course 0 to 9; null is the item's own
 * @param hold whether it waits for its course to be fired; null as the order's type has it
 * @param note for the cook
 * @param components what was chosen for each component of a combo, in their order; empty else
 * @param openName what an open item is called; null for the item's own name
 * @param openPrice what an open item costs, in minor units; null for everything else
 * @param grams what a weighed item weighs, 1 to {@link Caps#GRAMS}; null for everything else
 */
public record LineRequest(
    @Nullable UUID menuItemId,
    @Nullable String sku,
    @Nullable String size,
    int quantity,
    @Nullable Integer seat,
    List<Integer> sharedWith,
    @Nullable Integer course,
    @Nullable Boolean hold,
    List<Choice> modifiers,
    @Nullable String note,
    List<Part> components,
    @Nullable String openName,
    @Nullable Long openPrice,
    @Nullable Integer grams) {

  /** The lowest seat stands first, each once. */
  public LineRequest {
    modifiers = List.copyOf(modifiers);
    components = List.copyOf(components);
    List<Integer> others = sharedWith.stream().distinct().sorted().toList();
    if (seat != null && !others.isEmpty()) {
      List<Integer> all =
          Stream.concat(Stream.of(seat), others.stream()).distinct().sorted().toList();
      seat = all.getFirst();
      others = all.subList(1, all.size());
    }
    sharedWith = List.copyOf(others);
  }

  /** A line for one guest, or for the whole table. */
  public LineRequest(
      @Nullable UUID menuItemId,
      @Nullable String sku,
      @Nullable String size,
      int quantity,
      @Nullable Integer seat,
      @Nullable Integer course,
      @Nullable Boolean hold,
      List<Choice> modifiers,
      @Nullable String note) {
    this(menuItemId, sku, size, quantity, seat, List.of(), course, hold, modifiers, note);
  }

  /** By the portion, at the menu's price. */
  public LineRequest(
      @Nullable UUID menuItemId,
      @Nullable String sku,
      @Nullable String size,
      int quantity,
      @Nullable Integer seat,
      List<Integer> sharedWith,
      @Nullable Integer course,
      @Nullable Boolean hold,
      List<Choice> modifiers,
      @Nullable String note) {
    this(
        menuItemId,
        sku,
        size,
        quantity,
        seat,
        sharedWith,
        course,
        hold,
        modifiers,
        note,
        List.of(),
        null,
        null,
        null);
  }

  /**
   * The same as a line once more, held as the order's type has it; an open item costs what it did.
   */
  static LineRequest again(OrderLine line, int quantity, MenuSnapshot menu) {
    boolean open =
        menu.item(line.menuItemId()).filter(item -> item.kind() == MenuItem.Kind.OPEN).isPresent();
    Money extras = line.modifiers().stream().map(Chosen::price).reduce(Money.ZERO, Money::plus);
    return new LineRequest(
        line.menuItemId(),
        null,
        line.size().orElse(null),
        quantity,
        line.seat().orElse(null),
        line.sharedWith(),
        line.course(),
        null,
        line.choices(),
        line.note().orElse(null),
        List.of(),
        open ? line.name() : null,
        open ? line.unitPrice().minus(extras).minor() : null,
        line.grams().orElse(null));
  }

  /**
   * The same as these lines once more: a combo that they have all lines of as a combo with the same
   * choices, at its price of now, everything else by itself.
   */
  static List<LineRequest> again(List<OrderLine> lines, Order order, MenuSnapshot menu) {
    List<LineRequest> requests = new ArrayList<>();
    Set<UUID> combos = new HashSet<>();
    for (OrderLine line : lines) {
      List<List<OrderLine>> components = order.components(line);
      boolean whole =
          line.comboSku().isPresent()
              && isWhole(components, menu)
              && components.stream().allMatch(lines::containsAll);
      if (!whole) {
        requests.add(again(line, line.quantity(), menu));
      } else if (combos.add(line.comboId().orElseThrow())) {
        int portions = components.getFirst().stream().mapToInt(OrderLine::quantity).sum();
        requests.add(combo(components, portions, line.course()));
      }
    }
    return requests;
  }

  /** Whether these are all components that the combo has on the menu. */
  static boolean isWhole(List<List<OrderLine>> components, MenuSnapshot menu) {
    return components
        .getFirst()
        .getFirst()
        .comboSku()
        .flatMap(menu::offer)
        .filter(offer -> offer.item().components().size() == components.size())
        .isPresent();
  }

  /**
   * The combo that a line is part of, with the same choices, as often as the line says.
   *
   * @return empty where the line is part of none, or of one that the menu has not in this make
   */
  public static Optional<LineRequest> comboAgain(
      Order order, OrderLine line, int quantity, MenuSnapshot menu) {
    List<List<OrderLine>> components = order.components(line);
    return line.comboSku().isPresent() && isWhole(components, menu)
        ? Optional.of(combo(components, quantity, null))
        : Optional.empty();
  }

  /**
   * A combo once more.
   *
   * @param components all it has, as {@link Order#components} gives them
   * @param course of all of them; null for each one's own
   */
  static LineRequest combo(
      List<List<OrderLine>> components, int quantity, @Nullable Integer course) {
    OrderLine first = components.getFirst().getFirst();
    return new LineRequest(
        null,
        first.comboSku().orElseThrow(),
        null,
        quantity,
        first.seat().orElse(null),
        first.sharedWith(),
        course,
        null,
        List.of(),
        null,
        components.stream()
            .map(List::getFirst)
            .map(line -> new Part(line.sku(), null, line.choices(), line.note().orElse(null)))
            .toList(),
        null,
        null,
        null);
  }

  /** One of an item in its only size, as it comes. */
  public static LineRequest of(UUID menuItemId, @Nullable Integer seat, @Nullable Integer course) {
    return new LineRequest(menuItemId, null, null, 1, seat, course, null, List.of(), null);
  }

  /**
   * What was chosen for one component of a combo.
   *
   * @param sku of an item in a size, one of the component's choices
   * @param size the size's name where the SKU stands for the item
   * @param note for the cook; null for the combo's
   */
  public record Part(
      @Nullable String sku, @Nullable String size, List<Choice> modifiers, @Nullable String note) {
    public Part {
      modifiers = List.copyOf(modifiers);
    }
  }
}
