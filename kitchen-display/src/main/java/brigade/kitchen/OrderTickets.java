package brigade.kitchen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All tickets of one order, and the rules that go across its stations: what blocks expo, what a
 * recall reopens, what a void touches.
 */
final class OrderTickets {
  private final Map<UUID, Ticket> byId = new LinkedHashMap<>();

  OrderTickets(Collection<Ticket> tickets) {
    tickets.forEach(ticket -> byId.put(ticket.id(), ticket));
  }

  Optional<Ticket> ticket(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<Ticket> all() {
    return byId.values();
  }

  /** The stations' tickets that come together on this ticket of expo's. */
  List<Ticket> contributing(Ticket expo) {
    return byId.values().stream()
        .filter(ticket -> ticket.expoTicketId().filter(expo.id()::equals).isPresent())
        .toList();
  }

  /** The items that come together on a ticket: expo's are the stations' and its own. */
  List<TicketItem> itemsOf(Ticket ticket) {
    List<TicketItem> items = new ArrayList<>();
    if (ticket.isExpo()) {
      contributing(ticket).forEach(station -> items.addAll(station.items()));
    }
    items.addAll(ticket.items());
    return items;
  }

  /** Fires a held course; the tickets that were started by it, none when nothing was held. */
  List<Ticket> fire(int course, Instant at) {
    List<Ticket> started =
        byId.values().stream()
            .filter(ticket -> ticket.course() == course && ticket.state() == TicketState.HELD)
            .toList();
    started.forEach(ticket -> ticket.fire(at));
    return started;
  }

  /** A void that the kitchen has to know of: which ticket and item, and how much of it. */
  record Voided(Ticket ticket, TicketItem item, int quantity, boolean loud) {}

  /**
   * Voids some of a line.
   *
   * @param quantity 1 to what is left of the line
   * @return empty when the kitchen never got the line
   */
  Optional<Voided> voidLine(UUID orderLineId, int quantity, Mark mark, String reason) {
    for (Ticket ticket : byId.values()) {
      for (TicketItem item : ticket.items()) {
        if (item.orderLineId().equals(orderLineId)) {
          boolean loud = item.state() != ItemState.HELD;
          item.voidSome(quantity, mark, reason);
          if (loud) {
            // A station that was through with it has to see the void all the same.
            ticket.reopen();
          }
          settle(ticket, mark.at());
          return Optional.of(new Voided(ticket, item, quantity, loud));
        }
      }
    }
    return Optional.empty();
  }

  /** Says where the order goes now, on every ticket; clocks run on. */
  void relabel(String label, UUID serverId, String serverName, int covers) {
    byId.values().forEach(ticket -> ticket.relabel(label, serverId, serverName, covers));
  }

  /** What a bump did: see {@link BumpOutcome}. */
  sealed interface Bump {
    record Done(Ticket ticket, List<TicketItem> done, boolean call, boolean overridden)
        implements Bump {}

    record Blocked(List<Ticket> by) implements Bump {}

    record NotFired() implements Bump {}

    record Unknown() implements Bump {}
  }

  /**
   * Bumps a ticket or some of its items.
   *
   * @param itemIds which items; null is the whole ticket
   * @param override whether expo lets it go although stations are at work
   */
  Bump bump(UUID ticketId, @Nullable Collection<UUID> itemIds, boolean override, Mark mark) {
    Ticket ticket = byId.get(ticketId);
    if (ticket == null) {
      return new Bump.Unknown();
    }
    if (ticket.state() == TicketState.HELD) {
      return new Bump.NotFired();
    }
    List<TicketItem> items = chosen(ticket, itemIds);
    if (itemIds != null && items.size() < Set.copyOf(itemIds).size()) {
      return new Bump.Unknown();
    }
    if (!ticket.state().isLive()) {
      return new Bump.Done(ticket, List.of(), false, false);
    }
    if (!ticket.isExpo()) {
      List<TicketItem> done = items.stream().filter(item -> item.bump(mark)).toList();
      settle(ticket, mark.at());
      boolean beside = ticket.expoTicketId().isEmpty() && ticket.state() == TicketState.BUMPED;
      return new Bump.Done(ticket, done, beside, false);
    }
    List<Ticket> busy =
        items.stream()
            .map(TicketItem::ticket)
            .filter(station -> station != ticket && station.state().isLive())
            .distinct()
            .toList();
    if (itemIds == null) {
      busy = contributing(ticket).stream().filter(t -> t.state().isLive()).toList();
    }
    if (!busy.isEmpty() && !override) {
      return new Bump.Blocked(busy);
    }
    List<TicketItem> done = items.stream().filter(item -> item.bump(mark)).toList();
    busy.forEach(station -> station.settle(mark.at()));
    if (itemIds == null) {
      ticket.finish(mark.at());
    } else {
      ticket.touch();
    }
    return new Bump.Done(ticket, done, itemIds == null, !busy.isEmpty());
  }

  /** Takes note of voids on a ticket without finishing what is left. */
  boolean acknowledge(UUID ticketId, Collection<UUID> itemIds, Instant at) {
    Ticket ticket = byId.get(ticketId);
    if (ticket == null || !ticket.state().isLive()) {
      return false;
    }
    for (TicketItem item : chosen(ticket, itemIds)) {
      item.acknowledgeVoid();
      settle(item.ticket(), at);
    }
    return true;
  }

  /** What a recall did: see {@link RecallOutcome}. */
  sealed interface Recall {
    record Done(Ticket ticket, List<TicketItem> items, List<Ticket> reopened) implements Recall {}

    record NothingDone() implements Recall {}

    record Unknown() implements Recall {}
  }

  /**
   * Takes back a bump. At a station without named items it takes back the last bump; at expo
   * everything is cooked again, and the stations that made it have it back.
   */
  Recall recall(UUID ticketId, @Nullable Collection<UUID> itemIds) {
    Ticket ticket = byId.get(ticketId);
    if (ticket == null) {
      return new Recall.Unknown();
    }
    List<TicketItem> items = chosen(ticket, itemIds);
    if (itemIds != null && items.size() < Set.copyOf(itemIds).size()) {
      return new Recall.Unknown();
    }
    List<TicketItem> done = items.stream().filter(item -> item.state() == ItemState.DONE).toList();
    if (itemIds == null && !ticket.isExpo()) {
      Optional<Instant> last =
          done.stream().flatMap(item -> item.doneAt().stream()).max(Instant::compareTo);
      done = done.stream().filter(item -> item.doneAt().equals(last)).toList();
    }
    if (done.isEmpty()) {
      return new Recall.NothingDone();
    }
    Set<Ticket> reopened = new LinkedHashSet<>();
    reopened.add(ticket);
    for (TicketItem item : done) {
      item.recall();
      reopened.add(item.ticket());
      // An order that went out comes back to expo as well.
      item.ticket().expoTicketId().map(byId::get).ifPresent(reopened::add);
    }
    reopened.forEach(Ticket::reopen);
    return new Recall.Done(ticket, done, List.copyOf(reopened));
  }

  private List<TicketItem> chosen(Ticket ticket, @Nullable Collection<UUID> itemIds) {
    return itemsOf(ticket).stream()
        .filter(item -> itemIds == null || itemIds.contains(item.id()))
        .toList();
  }

  /** Settles a station's ticket, and expo's when nothing is left to put together. */
  private void settle(Ticket ticket, Instant at) {
    if (!ticket.isExpo()) {
      ticket.settle(at);
    }
    Ticket expo = ticket.isExpo() ? ticket : ticket.expoTicketId().map(byId::get).orElse(null);
    if (expo == null) {
      return;
    }
    expo.touch();
    if (expo.state().isLive()
        && itemsOf(expo).stream().allMatch(item -> item.state() == ItemState.CLEARED)) {
      expo.cancel();
    }
  }
}
