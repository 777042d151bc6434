package brigade.kitchen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line on a card or chit. Identical items make one line when modifiers, note, state, rush and
 * seat rule are the same: all for the whole table, or all for seats without an allergy. An allergic
 * guest's plate is never counted among the others. What was voided stands on a line of its own.
 *
 * @param items what it stands for, at least one
 * @param voided whether it is the voided part of its one item
 * @param quantity how many to make, or how many were voided
 * @param allergic whether it is for a guest with an allergy
 */
public record TicketLine(List<TicketItem> items, boolean voided, int quantity, boolean allergic) {
  private static final Pattern SEAT = Pattern.compile("S(\\d{1,3})\\b.*");

  /** A run of so many seats is written as a range. */
  private static final int RANGE = 3;

  private record Key(
      UUID orderId,
      String name,
      List<TicketRequest.Mod> modifiers,
      @Nullable String note,
      ItemState state,
      boolean noRoute,
      int course,
      boolean rushed,
      @Nullable Integer seatRule,
      boolean seated) {}

  /** The lines of these items, which are of one course, in the order they were sent. */
  public static List<TicketLine> of(Collection<TicketItem> items, Collection<String> allergies) {
    return of(items, allergies, false);
  }

  /** The lines as they were sent, whatever was voided or finished since. */
  public static List<TicketLine> asSent(
      Collection<TicketItem> items, Collection<String> allergies) {
    return of(items, allergies, true);
  }

  private static List<TicketLine> of(
      Collection<TicketItem> items, Collection<String> allergies, boolean asSent) {
    Set<Integer> allergicSeats = new HashSet<>();
    for (String allergy : allergies) {
      Matcher seat = SEAT.matcher(allergy);
      if (seat.matches()) {
        allergicSeats.add(Integer.valueOf(seat.group(1)));
      }
    }
    List<TicketLine> lines = new ArrayList<>();
    Map<Key, Integer> places = new LinkedHashMap<>();
    for (TicketItem item : items) {
      if (!asSent && item.voidUnread() > 0) {
        lines.add(new TicketLine(List.of(item), true, item.voidUnread(), false));
      }
      int quantity = asSent ? item.quantity() : item.remaining();
      if (quantity == 0) {
        continue;
      }
      boolean allergic = item.seat().filter(allergicSeats::contains).isPresent();
      Key key = key(item, asSent ? ItemState.COOKING : item.state(), allergic);
      Integer place = places.get(key);
      if (place == null) {
        places.put(key, lines.size());
        lines.add(new TicketLine(List.of(item), false, quantity, allergic));
      } else {
        lines.set(place, lines.get(place).with(item, quantity));
      }
    }
    return lines;
  }

  /** Whether some warning is not about one seat only. */
  static boolean wholeTable(Collection<String> allergies) {
    return allergies.stream().anyMatch(allergy -> !SEAT.matcher(allergy).matches());
  }

  private static Key key(TicketItem item, ItemState state, boolean allergic) {
    return new Key(
        item.ticket().orderId(),
        item.kitchenName(),
        item.modifiers(),
        item.note().orElse(null),
        state,
        item.noRoute(),
        item.ticket().course(),
        item.isRushed(),
        allergic ? item.seat().orElse(null) : null,
        item.seat().isPresent());
  }

  private TicketLine with(TicketItem item, int more) {
    List<TicketItem> all = new ArrayList<>(items);
    all.add(item);
    return new TicketLine(List.copyOf(all), voided, quantity + more, allergic);
  }

  public TicketItem first() {
    return items.getFirst();
  }

  public ItemState state() {
    return first().state();
  }

  public List<UUID> itemIds() {
    return items.stream().map(TicketItem::id).toList();
  }

  /** For whom: empty for the whole table, {@code S1 S3}, {@code S1-4} or {@code S6 +2}. */
  public String seats() {
    TreeSet<Integer> seats = new TreeSet<>();
    items.forEach(item -> item.seat().ifPresent(seats::add));
    if (seats.isEmpty()) {
      return "";
    }
    if (seats.size() == 1) {
      return "S" + seats.first();
    }
    if (seats.size() < RANGE) {
      return "S" + seats.first() + " S" + seats.last();
    }
    return seats.last() - seats.first() == seats.size() - 1
        ? "S" + seats.first() + "-" + seats.last()
        : "S" + seats.first() + " +" + (seats.size() - 1);
  }
}
