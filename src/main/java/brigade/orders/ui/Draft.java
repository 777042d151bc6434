package brigade.orders.ui;

import brigade.menu.Choice;
import brigade.menu.MenuItem;
import brigade.menu.ModifierGroup;
import brigade.menu.OnSale;
import brigade.menu.Prefix;
import brigade.menu.Selection;
import brigade.menu.Size;
import brigade.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line that is being put together: an item, its size, what was chosen so far, and for whom. */
final class Draft {
  /** How many of one thing a line may hold on this screen. */
  static final int MOST = 99;

  private final OnSale menu;
  private final MenuItem item;
  private final Map<UUID, Choice> choices = new LinkedHashMap<>();
  private @Nullable Size size;
  private int quantity = 1;
  private @Nullable Integer seat;
  private int course;
  private String note = "";
  private Begun begun;

  Draft(OnSale menu, MenuItem item, @Nullable Integer seat, int course) {
    this.menu = menu;
    this.item = item;
    this.seat = seat;
    this.course = course;
    this.size = item.comesInSizes() ? null : item.sizes().getFirst();
    this.begun = now();
  }

  /** Takes what is chosen so far for what was there before, as of a line that is changed. */
  void begin() {
    begun = now();
  }

  private Begun now() {
    return new Begun(choices(), size, quantity, note.strip());
  }

  MenuItem item() {
    return item;
  }

  Optional<Size> size() {
    return Optional.ofNullable(size);
  }

  void size(Size chosen) {
    size = chosen;
  }

  int quantity() {
    return quantity;
  }

  void quantity(int portions) {
    quantity = portions;
  }

  @Nullable Integer seat() {
    return seat;
  }

  void seat(@Nullable Integer number) {
    seat = number;
  }

  int course() {
    return course;
  }

  void course(int number) {
    course = number;
  }

  String note() {
    return note;
  }

  void note(String text) {
    note = text;
  }

  /** What was chosen, in the order chosen. */
  List<Choice> choices() {
    return List.copyOf(choices.values());
  }

  Optional<Choice> choice(UUID modifierId) {
    return Optional.ofNullable(choices.get(modifierId));
  }

  void choose(Choice choice) {
    choices.remove(choice.modifierId());
    choices.put(choice.modifierId(), choice);
  }

  void drop(UUID modifierId) {
    choices.remove(modifierId);
  }

  /** How many of a group are chosen. */
  int chosenIn(ModifierGroup group) {
    return (int) choices.keySet().stream().filter(id -> group.modifier(id).isPresent()).count();
  }

  /** Whether the person has chosen anything that closing would lose. */
  boolean touched() {
    return !now().equals(begun);
  }

  /** Whether the group still has too few. */
  boolean lacks(ModifierGroup group) {
    return chosenIn(group) < group.min();
  }

  /** Names of what has to be chosen before it can be ordered, in the order asked. */
  List<String> missing(String sizeName) {
    List<String> missing = new ArrayList<>();
    if (size == null) {
      missing.add(sizeName);
    }
    item.modifierGroups().stream()
        .filter(this::lacks)
        .map(ModifierGroup::name)
        .forEach(missing::add);
    return missing;
  }

  /**
   * The price of what is chosen so far, by the menu's own rule with nothing forced; empty while no
   * size is chosen.
   */
  Optional<Selection.Priced> priced() {
    if (size == null) {
      return Optional.empty();
    }
    return Selection.soFar(menu, item, size, choices()) instanceof Selection.Priced priced
        ? Optional.of(priced)
        : Optional.empty();
  }

  /** The price of all portions, or of the item alone while no size is chosen. */
  Money total() {
    return priced().map(Selection.Priced::unitPrice).orElse(menu.price(item)).times(quantity);
  }

  /** The word before a chosen modifier, if any. */
  Optional<Prefix> prefix(UUID modifierId) {
    return choice(modifierId).map(Choice::prefix);
  }

  /** What it began with. */
  private record Begun(List<Choice> choices, @Nullable Size size, int quantity, String note) {}
}
