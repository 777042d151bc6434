package brigade.kitchen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What guests who wait for an order are shown: what is being prepared, and what they can fetch.
 *
 * @param preparing the longest waiting first
 * @param ready the one that became ready last first
 */
public record GuestBoard(List<Entry> preparing, List<Entry> ready) {
  /** The types of orders that are fetched or carried away. */
  public static final Set<String> TYPES = Set.of("TAKEOUT", "DELIVERY", "COUNTER");

  /** Longer first names are cut on no screen. */
  private static final int NAME_LIMIT = 16;

  /**
   * An order.
   *
   * @param number what staff call
   * @param name the first name of whom it is for; empty where nobody said one
   * @param since when it was sent, or became ready
   * @param handedOverAt when it was; null while it waits
   */
  public record Entry(
      UUID orderId,
      int number,
      String name,
      String orderType,
      Instant since,
      @Nullable Instant handedOverAt) {}

  /**
   * The board of these orders.
   *
   * @param tickets all tickets of the orders that may be on it
   * @param readAt when the call for a ticket was answered, of those that were
   * @param names whom orders are for
   * @param lingers how long an order stays after it was handed over
   */
  static GuestBoard of(
      Collection<Ticket> tickets,
      Map<UUID, Instant> readAt,
      Map<UUID, String> names,
      Duration lingers,
      Instant now) {
    Map<UUID, List<Ticket>> byOrder = new LinkedHashMap<>();
    tickets.stream()
        .filter(ticket -> TYPES.contains(ticket.orderType()))
        .filter(ticket -> ticket.state() != TicketState.CANCELLED)
        .forEach(t -> byOrder.computeIfAbsent(t.orderId(), id -> new ArrayList<>()).add(t));
    List<Entry> preparing = new ArrayList<>();
    List<Entry> ready = new ArrayList<>();
    byOrder.forEach(
        (order, of) -> {
          List<TicketItem> plates = plates(of);
          String name = firstName(names.get(order));
          if (plates.stream().anyMatch(plate -> plate.state() != ItemState.DONE)) {
            preparing.add(entry(of, name, of.getFirst().sentAt(), null));
          } else if (!plates.isEmpty()) {
            Instant done =
                plates.stream()
                    .flatMap(plate -> plate.doneAt().stream())
                    .max(Instant::compareTo)
                    .orElse(of.getFirst().sentAt());
            Instant gone = handedOver(of, readAt).orElse(null);
            if (gone == null || gone.plus(lingers).isAfter(now)) {
              ready.add(entry(of, name, done, gone));
            }
          }
        });
    preparing.sort(Comparator.comparing(Entry::since).thenComparing(Entry::number));
    ready.sort(Comparator.comparing(Entry::since).thenComparing(Entry::number).reversed());
    return new GuestBoard(List.copyOf(preparing), List.copyOf(ready));
  }

  /** What is made or was made, not what was voided. */
  private static List<TicketItem> plates(Collection<Ticket> tickets) {
    return TicketItem.plates(tickets.stream().flatMap(t -> t.items().stream()).toList()).stream()
        .filter(plate -> plate.remaining() > 0)
        .toList();
  }

  /**
   * When the last of it went: expo hands over what comes together there, and what a station beside
   * expo calls out is fetched when its call is answered.
   */
  private static Optional<Instant> handedOver(
      Collection<Ticket> tickets, Map<UUID, Instant> readAt) {
    Instant last = null;
    for (Ticket ticket : tickets) {
      if (ticket.expoTicketId().isPresent()) {
        continue;
      }
      Instant at = ticket.isExpo() ? ticket.bumpedAt().orElse(null) : readAt.get(ticket.id());
      if (at == null) {
        return Optional.empty();
      }
      last = last == null || at.isAfter(last) ? at : last;
    }
    return Optional.ofNullable(last);
  }

  private static Entry entry(
      List<Ticket> of, String name, Instant since, @Nullable Instant handedOverAt) {
    Ticket face = of.getFirst();
    return new Entry(
        face.orderId(), face.orderNumber(), name, face.orderType(), since, handedOverAt);
  }

  /** The first name only: the board is read by everybody in the room. */
  static String firstName(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return "";
    }
    String first = name.strip().split("\\s+", 2)[0];
    return first.codePointCount(0, first.length()) <= NAME_LIMIT
        ? first
        : first.substring(0, first.offsetByCodePoints(0, NAME_LIMIT));
  }
}
