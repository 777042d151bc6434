package brigade.orders;

import brigade.menu.Availability;
import brigade.menu.Chosen;
import brigade.menu.Component;
import brigade.menu.Levy;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.OnSale;
import brigade.menu.PriceRule;
import brigade.menu.Selection;
import brigade.menu.Size;
import brigade.menu.Tax;
import brigade.money.Allocation;
import brigade.money.Money;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.venue.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines asked for, checked against the menu and priced from it, all in memory. */
sealed interface Pricing {
  /** All of them can be ordered. */
  record Priced(List<Line> lines) implements Pricing {
    /** Portions by item, by combo and by modifier. */
    Map<UUID, Integer> portions() {
      return Pricing.portions(lines);
    }

    /** Whether somebody said name and price of one of them, which not everybody may. */
    boolean opens() {
      return lines.stream().anyMatch(line -> line.item().kind() == MenuItem.Kind.OPEN);
    }
  }

  /** The request is wrong. */
  record Faulty(List<FieldError> faults) implements Pricing {}

  /** The request is right, but of this too few are left, or it is 86. */
  record SoldOut(String name, int left) implements Pricing {}

  /** The request is right, but this is not on the menu at this time and place. */
  record NotOnSale(String name) implements Pricing {}

  /**
   * One priced line.
   *
   * @param unitPrice one portion with its modifiers
   * @param name what it is called
   * @param hold whether it waits for its course to be fired; null as the order's type has it
   * @param grams what a portion weighs; null when it is not weighed
   * @param combo the combo it is part of; null when it is none
   */
  record Line(
      Selection.Priced selection,
      Money unitPrice,
      String name,
      int quantity,
      @Nullable Integer seat,
      List<Integer> sharedWith,
      int course,
      String courseName,
      @Nullable Boolean hold,
      @Nullable String note,
      List<Tax> taxes,
      List<Levy> levies,
      @Nullable String priceRule,
      @Nullable Integer grams,
      @Nullable Combo combo) {
    MenuItem item() {
      return selection.item();
    }

    /** The same, waiting for its course to be fired. */
    Line held() {
      return new Line(
          selection,
          unitPrice,
          name,
          quantity,
          seat,
          sharedWith,
          course,
          courseName,
          true,
          note,
          taxes,
          levies,
          priceRule,
          grams,
          combo);
    }
  }

  /**
   * The combo a line is part of.
   *
   * @param id common to its lines
   * @param part which component the line is, from 0
   */
  record Combo(UUID id, MenuItem item, String sku, int part) {}

  private static Map<UUID, Integer> portions(List<Line> lines) {
    Map<UUID, Integer> portions = new LinkedHashMap<>();
    for (Line line : lines) {
      Combo combo = line.combo();
      portions(
              line.item().id(),
              combo != null && combo.part() == 0 ? combo.item().id() : null,
              line.selection().chosen(),
              line.quantity())
          .forEach((id, count) -> portions.merge(id, count, Integer::sum));
    }
    return portions;
  }

  /**
   * Portions by item, combo and modifier that a line takes.
   *
   * @param combo the combo's own item, for that one of its lines which counts it
   */
  static Map<UUID, Integer> portions(
      UUID item, @Nullable UUID combo, List<Chosen> modifiers, int count) {
    Map<UUID, Integer> portions = new LinkedHashMap<>();
    portions.put(item, count);
    if (combo != null) {
      portions.merge(combo, count, Integer::sum);
    }
    for (Chosen chosen : modifiers) {
      if (chosen.taken()) {
        portions.merge(chosen.modifierId(), count, Integer::sum);
      }
    }
    return portions;
  }

  /**
   * Prices the lines.
   *
   * @param path what stands before a line's fields in the names of faults, such as {@code lines}
   */
  static Pricing of(OnSale menu, List<LineRequest> requests, String path) {
    List<FieldError> faults = new ArrayList<>();
    List<Line> lines = new ArrayList<>(requests.size());
    long portions = 0;
    MenuItem hidden = null;
    for (int i = 0; i < requests.size(); i++) {
      LineRequest request = requests.get(i);
      String field = path + "[" + i + "].";
      portions += (long) Math.max(0, request.quantity()) * Math.max(1, request.components().size());
      check(request, field, faults);
      MenuSnapshot.Offer offer = offer(menu.menu(), request, field, faults).orElse(null);
      if (offer == null) {
        continue;
      }
      if (!menu.sells(offer.item())) {
        hidden = offer.item();
      }
      if (offer.item().kind() == MenuItem.Kind.COMBO) {
        combo(menu, offer, request, field, faults).forEach(lines::add);
      } else {
        single(menu, offer, request, field, faults).ifPresent(lines::add);
      }
    }
    if (portions > Caps.SEND_QUANTITY) {
      faults.add(new FieldError(path, "are at most " + Caps.SEND_QUANTITY + " portions at once"));
    }
    if (!faults.isEmpty()) {
      return new Faulty(List.copyOf(faults));
    }
    if (hidden != null) {
      return new NotOnSale(hidden.name());
    }
    SoldOut shortage = shortage(menu, lines);
    return shortage == null ? new Priced(List.copyOf(lines)) : shortage;
  }

  private static @Nullable SoldOut shortage(OnSale menu, List<Line> lines) {
    for (Map.Entry<UUID, Integer> wanted : portions(lines).entrySet()) {
      MenuSnapshot.Stock stock = menu.menu().stock(wanted.getKey()).orElseThrow();
      Availability now = menu.now(stock.availability());
      if (!now.orderable()) {
        return new SoldOut(stock.name(), 0);
      }
      Integer left = now.remaining();
      if (left != null && left < wanted.getValue()) {
        return new SoldOut(stock.name(), left);
      }
    }
    return null;
  }

  private static void check(LineRequest request, String field, List<FieldError> faults) {
    if (request.quantity() < 1 || request.quantity() > Caps.LINE_QUANTITY) {
      faults.add(
          new FieldError(field + "quantity", "is a whole number, 1 to " + Caps.LINE_QUANTITY));
    }
    if (request.seat() != null && (request.seat() < 1 || request.seat() > Caps.SEATS)) {
      faults.add(new FieldError(field + "seat", "is 1 to " + Caps.SEATS));
    }
    if (!request.sharedWith().stream().allMatch(seat -> seat >= 1 && seat <= Caps.SEATS)) {
      faults.add(new FieldError(field + "sharedWith", "are seats from 1 to " + Caps.SEATS));
    }
    if (!request.sharedWith().isEmpty() && request.seat() == null) {
      faults.add(
          new FieldError(field + "sharedWith", "needs seat; nothing shares the whole table's"));
    }
    if (request.course() != null && (request.course() < 0 || request.course() > 9)) {
      faults.add(new FieldError(field + "course", "is 0 to 9"));
    }
    faults.addAll(FreeText.faults(field + "note", request.note(), Caps.NOTE));
    faults.addAll(FreeText.faults(field + "openName", request.openName(), Caps.OPEN_NAME));
  }

  private static Optional<MenuSnapshot.Offer> offer(
      MenuSnapshot menu, LineRequest request, String field, List<FieldError> faults) {
    if (request.menuItemId() == null && request.sku() == null) {
      faults.add(new FieldError(field + "menuItemId", "or sku is missing"));
      return Optional.empty();
    }
    Optional<MenuSnapshot.Offer> bySku =
        request.sku() == null ? Optional.empty() : menu.offer(request.sku());
    if (request.sku() != null && bySku.isEmpty()) {
      faults.add(new FieldError(field + "sku", "is not on the menu"));
      return Optional.empty();
    }
    MenuItem item =
        request.menuItemId() == null
            ? bySku.orElseThrow().item()
            : menu.item(request.menuItemId()).orElse(null);
    if (item == null) {
      faults.add(new FieldError(field + "menuItemId", "is not on the menu"));
      return Optional.empty();
    }
    if (bySku.isPresent() && !bySku.get().item().id().equals(item.id())) {
      faults.add(new FieldError(field + "sku", "is another item than menuItemId"));
      return Optional.empty();
    }
    // A SKU names a size, except that the first size's stands for the item when a size is given
    // too.
    Optional<Size> size =
        request.size() != null && !request.size().isBlank()
            ? item.size(request.size().strip())
            : bySku
                .map(MenuSnapshot.Offer::size)
                .or(
                    () ->
                        item.comesInSizes()
                            ? Optional.empty()
                            : Optional.of(item.sizes().getFirst()));
    if (size.isEmpty()) {
      faults.add(
          new FieldError(
              field + "size",
              "is one of "
                  + String.join(
                      ", ", item.sizes().stream().flatMap(s -> s.label().stream()).toList())));
      return Optional.empty();
    }
    return size.map(s -> new MenuSnapshot.Offer(item, s));
  }

  private static Optional<Line> single(
      OnSale menu,
      MenuSnapshot.Offer offer,
      LineRequest request,
      String field,
      List<FieldError> faults) {
    MenuItem item = offer.item();
    Size size = offer.size();
    if (!request.components().isEmpty()) {
      faults.add(new FieldError(field + "components", item.name() + " is no combo"));
    }
    Money base = base(menu, item, size, request, field, faults);
    Selection.Priced priced = selected(menu, item, size, base, request.modifiers(), field, faults);
    if (priced == null) {
      return Optional.empty();
    }
    String rule = menu.rule(size).map(PriceRule::name).orElse(null);
    String name =
        request.openName() == null || request.openName().isBlank()
            ? item.name()
            : request.openName().strip();
    return Optional.of(
        line(
            menu,
            priced,
            priced.unitPrice(),
            name,
            request,
            null,
            rule,
            request.grams(),
            request.note(),
            null));
  }

  /** What a portion costs before modifiers. */
  private static Money base(
      OnSale menu,
      MenuItem item,
      Size size,
      LineRequest request,
      String field,
      List<FieldError> faults) {
    boolean open = item.kind() == MenuItem.Kind.OPEN;
    boolean weighed = item.kind() == MenuItem.Kind.WEIGHED;
    Long openPrice = request.openPrice();
    Integer grams = request.grams();
    if (!open && (openPrice != null || request.openName() != null)) {
      faults.add(
          new FieldError(
              field + (openPrice != null ? "openPrice" : "openName"),
              item.name() + " is no open item"));
    }
    if (!weighed && grams != null) {
      faults.add(new FieldError(field + "grams", item.name() + " is not sold by weight"));
    }
    if (open) {
      if (openPrice == null || openPrice < 0 || openPrice > Caps.OPEN_PRICE) {
        faults.add(
            new FieldError(field + "openPrice", "is 0 to " + Caps.OPEN_PRICE + " minor units"));
        return Money.ZERO;
      }
      return Money.of(openPrice);
    }
    if (weighed) {
      if (grams == null || grams < 1 || grams > Caps.GRAMS) {
        faults.add(new FieldError(field + "grams", "is 1 to " + Caps.GRAMS));
        return Money.ZERO;
      }
      return OnSale.weighed(menu.price(size), grams);
    }
    return menu.price(size);
  }

  private static Selection.@Nullable Priced selected(
      OnSale menu,
      MenuItem item,
      Size size,
      Money base,
      List<brigade.menu.Choice> modifiers,
      String field,
      List<FieldError> faults) {
    return switch (Selection.of(menu, item, size, base, modifiers)) {
      case Selection.Priced priced -> priced;
      case Selection.Faulty(List<FieldError> wrong) -> {
        wrong.forEach(f -> faults.add(new FieldError(field + f.field(), f.message())));
        yield null;
      }
    };
  }

  /**
   * One line for each component: the combo's price is shared over them by what they cost by
   * themselves, to the cent, and each adds its own supplement and modifiers.
   */
  private static List<Line> combo(
      OnSale menu,
      MenuSnapshot.Offer offer,
      LineRequest request,
      String field,
      List<FieldError> faults) {
    MenuItem item = offer.item();
    int before = faults.size();
    if (!request.modifiers().isEmpty()) {
      faults.add(new FieldError(field + "modifiers", "of a combo belong to its components"));
    }
    if (request.openPrice() != null || request.openName() != null) {
      faults.add(new FieldError(field + "openPrice", item.name() + " is no open item"));
    }
    if (request.grams() != null) {
      faults.add(new FieldError(field + "grams", item.name() + " is not sold by weight"));
    }
    if (request.components().size() != item.components().size()) {
      faults.add(
          new FieldError(
              field + "components",
              "are one each of "
                  + String.join(", ", item.components().stream().map(Component::name).toList())));
      return List.of();
    }
    List<MenuSnapshot.Offer> offers = new ArrayList<>();
    List<Component.Option> options = new ArrayList<>();
    List<Long> weights = new ArrayList<>();
    for (int i = 0; i < item.components().size(); i++) {
      LineRequest.Part asked = request.components().get(i);
      Component component = item.components().get(i);
      String at = field + "components[" + i + "].";
      faults.addAll(FreeText.faults(at + "note", asked.note(), Caps.NOTE));
      MenuSnapshot.Offer chosen = chosen(menu.menu(), asked);
      Component.Option option = chosen == null ? null : option(component, chosen.size());
      if (chosen == null || option == null) {
        faults.add(new FieldError(at + "sku", "is none of the choices for " + component.name()));
      } else {
        offers.add(chosen);
        options.add(option);
        weights.add(chosen.size().priceOn(menu.moment().tradingDate()).minor());
      }
    }
    if (faults.size() > before) {
      return List.of();
    }
    List<Money> shares = Allocation.byWeight(menu.price(offer.size()), weights);
    String rule = menu.rule(offer.size()).map(PriceRule::name).orElse(null);
    UUID id = Ids.next();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < offers.size(); i++) {
      LineRequest.Part asked = request.components().get(i);
      Selection.Priced part =
          selected(
              menu,
              offers.get(i).item(),
              offers.get(i).size(),
              shares.get(i).plus(options.get(i).supplement()),
              asked.modifiers(),
              field + "components[" + i + "].",
              faults);
      if (part != null) {
        lines.add(
            line(
                menu,
                part,
                part.unitPrice(),
                part.item().name(),
                request,
                item.components().get(i).course(),
                rule,
                null,
                asked.note() == null || asked.note().isBlank() ? request.note() : asked.note(),
                new Combo(id, item, offer.size().sku(), i)));
      }
    }
    return lines;
  }

  /** What was asked for as a part of a combo; null when the menu has no such thing. */
  private static MenuSnapshot.@Nullable Offer chosen(MenuSnapshot menu, LineRequest.Part asked) {
    MenuSnapshot.Offer offer = asked.sku() == null ? null : menu.offer(asked.sku()).orElse(null);
    if (offer == null || asked.size() == null || asked.size().isBlank()) {
      return offer;
    }
    MenuItem item = offer.item();
    return item.size(asked.size().strip())
        .map(size -> new MenuSnapshot.Offer(item, size))
        .orElse(null);
  }

  private static Component.@Nullable Option option(Component component, Size size) {
    return component.choices().stream()
        .filter(choice -> choice.sku().equals(size.sku()))
        .findFirst()
        .orElse(null);
  }

  /** A combo's own levies are due once for each, so the line that counts it bears them. */
  private static List<Levy> levies(OnSale menu, MenuItem item, @Nullable Combo combo) {
    return combo == null || combo.part() != 0 || combo.item().levies().isEmpty()
        ? menu.levies(item)
        : Stream.concat(menu.levies(combo.item()).stream(), menu.levies(item).stream()).toList();
  }

  private static Line line(
      OnSale menu,
      Selection.Priced priced,
      Money unitPrice,
      String name,
      LineRequest request,
      @Nullable Integer ownCourse,
      @Nullable String rule,
      @Nullable Integer grams,
      @Nullable String note,
      @Nullable Combo combo) {
    MenuItem item = priced.item();
    int course =
        request.course() != null ? request.course() : ownCourse != null ? ownCourse : item.course();
    return new Line(
        priced,
        unitPrice,
        name,
        request.quantity(),
        request.seat(),
        request.sharedWith(),
        course,
        menu.menu().courseName(course),
        request.hold(),
        note == null || note.isBlank() ? null : note.strip(),
        menu.taxes(item),
        levies(menu, item, combo),
        rule,
        grams,
        combo);
  }
}
