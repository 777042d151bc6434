package brigade.orders;

import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.Selection;
import brigade.menu.Size;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines asked for, checked against the menu and priced from it, all in memory. */
sealed interface Pricing {
  /** All of them can be ordered. */
  record Priced(List<Line> lines) implements Pricing {
    /** Portions by item. */
    Map<UUID, Integer> portions() {
      Map<UUID, Integer> portions = new LinkedHashMap<>();
      lines.forEach(
          line -> portions.merge(line.selection().item().id(), line.quantity(), Integer::sum));
      return portions;
    }
  }

  /** The request is wrong. */
  record Faulty(List<FieldError> faults) implements Pricing {}

  /** The request is right, but this is 86 or has too few left. */
  record SoldOut(MenuItem item, int left) implements Pricing {}

  /** One priced line. */
  record Line(
      Selection.Priced selection,
      int quantity,
      @Nullable Integer seat,
      List<Integer> sharedWith,
      int course,
      String courseName,
      boolean hold,
      @Nullable String note,
      List<LineLevy> levies,
      @Nullable String priceRule,
      @Nullable Integer grams,
      @Nullable UUID comboId,
      @Nullable String comboName) {}

  /**
   * Prices the lines.
   *
   * @param path what stands before a line's fields in the names of faults, such as {@code lines}
   */
  static Pricing of(MenuSnapshot menu, LocalDate today, List<LineRequest> requests, String path) {
    List<FieldError> faults = new ArrayList<>();
    List<Line> lines = new ArrayList<>(requests.size());
    long portions = 0;
    for (int i = 0; i < requests.size(); i++) {
      LineRequest request = requests.get(i);
      String field = path + "[" + i + "].";
      portions += Math.max(0, request.quantity());
      check(request, field, faults);
      offer(menu, request, field, faults)
          .map(
              offer ->
                  switch (Selection.of(offer.item(), offer.size(), request.modifiers())) {
                    case Selection.Priced priced -> line(menu, priced, request);
                    case Selection.Faulty(List<FieldError> wrong) -> {
                      wrong.forEach(
                          f -> faults.add(new FieldError(field + f.field(), f.message())));
                      yield null;
                    }
                  })
          .ifPresent(lines::add);
    }
    if (portions > Caps.SEND_QUANTITY) {
      faults.add(new FieldError(path, "are at most " + Caps.SEND_QUANTITY + " portions at once"));
    }
    if (!faults.isEmpty()) {
      return new Faulty(List.copyOf(faults));
    }
    Priced priced = new Priced(List.copyOf(lines));
    return priced.portions().entrySet().stream()
        .flatMap(wanted -> shortage(menu, today, wanted.getKey(), wanted.getValue()).stream())
        .<Pricing>map(shortage -> shortage)
        .findFirst()
        .orElse(priced);
  }

  private static Optional<SoldOut> shortage(
      MenuSnapshot menu, LocalDate today, UUID itemId, int wanted) {
    MenuItem item = menu.item(itemId).orElseThrow();
    var now = item.availability().on(today);
    if (!now.orderable()) {
      return Optional.of(new SoldOut(item, 0));
    }
    return now.left().filter(left -> left < wanted).map(left -> new SoldOut(item, left));
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

  private static Line line(MenuSnapshot menu, Selection.Priced priced, LineRequest request) {
    int course = request.course() == null ? priced.item().course() : request.course();
    String note =
        request.note() == null || request.note().isBlank() ? null : request.note().strip();
    return new Line(
        priced,
        request.quantity(),
        request.seat(),
        request.sharedWith(),
        course,
        menu.courseName(course),
        request.hold(),
        note,
        List.of(),
        null,
        null,
        null,
        null);
  }
}
