package brigade.orders.ui;

import brigade.menu.Choice;
import brigade.menu.Chosen;
import brigade.menu.MenuItem;
import brigade.menu.OnSale;
import brigade.menu.Selection;
import brigade.menu.Size;
import brigade.money.Money;
import brigade.orders.LineRequest;
import brigade.orders.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line that is being put together: an item, its size, what was chosen so far, and for whom. */
final class Draft {
  /** How many of one thing a line may hold on this screen. */
  static final int MOST = 99;

  private final OnSale menu;
  private final MenuItem item;
  private @Nullable Money within;
  private Picks picks;
  private @Nullable Size size;
  private int quantity = 1;
  private Whose whose;
  private int course;
  private String note = "";
  private String openName = "";
  private Money openPrice = Money.ZERO;
  private int grams;
  private Begun begun;

  Draft(OnSale menu, MenuItem item, Whose whose, int course) {
    this.menu = menu;
    this.item = item;
    this.whose = whose;
    this.course = course;
    this.picks = Picks.of(menu.menu(), item);
    this.size = item.comesInSizes() ? null : item.sizes().getFirst();
    this.begun = now();
  }

  /** A line as it stands on the order, to be changed. */
  static Draft of(OnSale menu, MenuItem item, OrderLine line) {
    Draft draft =
        new Draft(menu, item, Whose.of(line.seat().orElse(null), line.sharedWith()), line.course());
    draft.picks = Picks.of(menu.menu(), item, line.choices());
    line.size().flatMap(item::size).ifPresent(draft::size);
    draft.quantity = line.quantity();
    draft.note = line.note().orElse("");
    if (item.kind() == MenuItem.Kind.OPEN) {
      draft.openName = line.name();
      Money modifiers =
          line.modifiers().stream().map(Chosen::price).reduce(Money.ZERO, Money::plus);
      draft.openPrice = line.unitPrice().minus(modifiers);
    }
    draft.grams = line.grams().orElse(0);
    draft.begun = draft.now();
    return draft;
  }

  /**
   * A part of a combo.
   *
   * @param supplement what it costs on top of the combo, in place of its own price
   */
  static Draft within(
      OnSale menu, MenuItem item, Size size, Money supplement, Whose whose, int course) {
    Draft draft = new Draft(menu, item, whose, course);
    draft.size = size;
    draft.within = supplement;
    draft.begun = draft.now();
    return draft;
  }

  private Begun now() {
    return new Begun(picks.choices(), size, quantity, note.strip(), openName, openPrice, grams);
  }

  OnSale menu() {
    return menu;
  }

  MenuItem item() {
    return item;
  }

  /** Whether the size is still to be chosen, or may be changed. */
  boolean asksSize() {
    return item.comesInSizes() && within == null;
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

  Whose whose() {
    return whose;
  }

  void whose(Whose seats) {
    whose = seats;
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

  /** What an open item is called; empty for its own name. */
  String openName() {
    return openName;
  }

  void openName(String name) {
    openName = name;
  }

  Money openPrice() {
    return openPrice;
  }

  void openPrice(Money price) {
    openPrice = price;
  }

  /** What a weighed item weighs; 0 until it was on the scales. */
  int grams() {
    return grams;
  }

  void grams(int weight) {
    grams = weight;
  }

  Picks picks() {
    return picks;
  }

  void picks(Picks next) {
    picks = next;
  }

  /** What was chosen, as it is asked for. */
  List<Choice> choices() {
    return picks.choices();
  }

  /** What it is called on the check. */
  String name() {
    return openName.isBlank() ? item.name() : openName.strip();
  }

  /** Whether the person has chosen anything that closing would lose. */
  boolean touched() {
    return !now().equals(begun);
  }

  /** Names of what has to be chosen before it can be ordered, in the order asked. */
  List<String> missing(String sizeName, String priceName, String weightName) {
    List<String> missing = new ArrayList<>();
    if (size == null) {
      missing.add(sizeName);
    }
    if (item.kind() == MenuItem.Kind.OPEN && !openPrice.isPositive()) {
      missing.add(priceName);
    }
    if (item.kind() == MenuItem.Kind.WEIGHED && grams == 0) {
      missing.add(weightName);
    }
    picks.gaps().stream().map(Picks.Gap::words).forEach(missing::add);
    return missing;
  }

  /** What a portion costs without modifiers; empty while no size is chosen. */
  Optional<Money> base() {
    Size chosen = size;
    if (chosen == null) {
      return Optional.empty();
    }
    if (within != null) {
      return Optional.of(within);
    }
    return Optional.of(
        switch (item.kind()) {
          case OPEN -> openPrice;
          case WEIGHED -> OnSale.weighed(menu.price(chosen), grams);
          case PLAIN, COMBO -> menu.price(chosen);
        });
  }

  /**
   * The price of what is chosen so far, by the menu's own rule with nothing forced; empty while no
   * size is chosen.
   */
  Optional<Selection.Priced> priced() {
    return priced(picks);
  }

  private Optional<Selection.Priced> priced(Picks wanted) {
    Size chosen = size;
    Money base = base().orElse(null);
    return chosen != null
            && base != null
            && Selection.soFar(menu, item, chosen, base, wanted.choices())
                instanceof Selection.Priced priced
        ? Optional.of(priced)
        : Optional.empty();
  }

  /** What a portion would cost more, or less, with other choices; empty while no size is chosen. */
  Optional<Money> difference(Picks other) {
    return priced()
        .flatMap(now -> priced(other).map(then -> then.unitPrice().minus(now.unitPrice())));
  }

  /** What one portion costs so far, or the item alone while no size is chosen. */
  Money unitPrice() {
    return priced()
        .map(Selection.Priced::unitPrice)
        .or(this::base)
        .orElseGet(() -> menu.price(item));
  }

  /** The price of all portions so far. */
  Money total() {
    return unitPrice().times(quantity);
  }

  /** What asks for it. */
  LineRequest request(@Nullable Boolean hold) {
    return new LineRequest(
        item.id(),
        null,
        size == null ? null : size.name(),
        quantity,
        whose.first(),
        whose.others(),
        course,
        hold,
        choices(),
        note.isBlank() ? null : note.strip(),
        List.of(),
        item.kind() == MenuItem.Kind.OPEN && !openName.isBlank() ? openName.strip() : null,
        item.kind() == MenuItem.Kind.OPEN ? openPrice.minor() : null,
        item.kind() == MenuItem.Kind.WEIGHED ? grams : null);
  }

  /** What it began with. */
  private record Begun(
      List<Choice> choices,
      @Nullable Size size,
      int quantity,
      String note,
      String openName,
      Money openPrice,
      int grams) {}
}
