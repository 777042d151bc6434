package brigade.kitchen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One card on a screen: a course of an order, or all of one that is taken away, with what was added
 * to it later, and the order's courses that are still held.
 *
 * @param key stays the same as long as the card does
 * @param work fired tickets, the first one first and then its add-ons; empty when all is held
 * @param held held tickets
 */
public record BoardCard(String key, List<Ticket> work, List<Ticket> held) {
  private static final Set<String> TAKEN_AWAY =
      Set.of("TAKEOUT", "DELIVERY", "COUNTER", "STAFF_MEAL");

  /**
   * Sorts a station's live tickets into cards, the longest fired first; orders of which everything
   * is held come last, since there is nothing to do about them yet. What is held stands with what
   * was fired of its course, or else with the first course that was.
   */
  static List<BoardCard> of(List<Ticket> live) {
    return of(live, ScreenSettings.DEFAULT);
  }

  /** The same, sorted as a station's screen is set. */
  static List<BoardCard> of(List<Ticket> live, ScreenSettings screen) {
    Map<String, List<Ticket>> fired = new LinkedHashMap<>();
    live.stream()
        .filter(ticket -> ticket.state() == TicketState.OPEN)
        .sorted(Comparator.comparing(BoardCard::clock).thenComparing(Ticket::id))
        .forEach(
            ticket -> fired.computeIfAbsent(key(ticket), key -> new ArrayList<>()).add(ticket));
    Map<UUID, String> first = new HashMap<>();
    fired.forEach((key, tickets) -> first.putIfAbsent(tickets.getFirst().orderId(), key));
    Map<String, List<Ticket>> held = new LinkedHashMap<>();
    live.stream()
        .filter(ticket -> ticket.state() == TicketState.HELD)
        .sorted(Comparator.comparing(Ticket::sentAt).thenComparing(Ticket::id))
        .forEach(
            ticket -> {
              String key =
                  fired.containsKey(key(ticket))
                      ? key(ticket)
                      : first.getOrDefault(ticket.orderId(), ticket.orderId() + ":0");
              held.computeIfAbsent(key, at -> new ArrayList<>()).add(ticket);
            });
    List<BoardCard> cards = new ArrayList<>();
    fired.forEach(
        (key, tickets) -> {
          List<Ticket> waiting = held.remove(key);
          cards.add(new BoardCard(key, tickets, waiting == null ? List.of() : waiting));
        });
    cards.sort(order(screen));
    held.forEach((key, tickets) -> cards.add(new BoardCard(key, List.of(), tickets)));
    return cards;
  }

  /** Sorting keeps cards that are alike in the order of their clocks. */
  private static Comparator<BoardCard> order(ScreenSettings screen) {
    Comparator<BoardCard> order = (one, other) -> 0;
    if (screen.rushFirst()) {
      order = order.thenComparing(card -> !card.isRushed());
    }
    return screen.sort() == ScreenSettings.Sort.DUE ? order.thenComparing(BoardCard::due) : order;
  }

  /** When it is to be in a guest's hands, or at the pass; a card of neither is due at once. */
  private Instant due() {
    Ticket face = face();
    return face.pickupAt().orElseGet(() -> clock(face).plus(face.quoted().orElse(Duration.ZERO)));
  }

  /** Whether something that is to be made of it is to be rushed. */
  public boolean isRushed() {
    return work.stream().anyMatch(Ticket::isRushed);
  }

  /** What is taken away goes in one bag, whatever its courses. */
  private static String key(Ticket ticket) {
    return ticket.orderId()
        + ":"
        + (TAKEN_AWAY.contains(ticket.orderType()) ? "bag" : ticket.course());
  }

  private static Instant clock(Ticket ticket) {
    return ticket.firedAt().orElse(ticket.sentAt());
  }

  /** The ticket that speaks for the card: where it goes, who serves it, which course. */
  public Ticket face() {
    return work.isEmpty() ? held.getFirst() : work.getFirst();
  }

  /** Since when it is worked on; empty when all of it is held. */
  public Optional<Instant> firedAt() {
    return work.isEmpty() ? Optional.empty() : work.getFirst().firedAt();
  }

  /** What is on it that is not an add-on: the first ticket, and others that are none. */
  public List<Ticket> base() {
    return work.stream().filter(ticket -> ticket == face() || !ticket.addOn()).toList();
  }

  /** What was added later. */
  public List<Ticket> addOns() {
    return work.stream().filter(ticket -> ticket != face() && ticket.addOn()).toList();
  }

  public List<String> allergies() {
    List<String> all = new ArrayList<>();
    work.forEach(ticket -> all.addAll(ticket.allergies()));
    held.forEach(ticket -> all.addAll(ticket.allergies()));
    return all.stream().distinct().toList();
  }
}
