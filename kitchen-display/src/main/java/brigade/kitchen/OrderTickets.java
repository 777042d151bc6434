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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All tickets of one order, and the rules that go across its stations: what blocks expo, what a
 * recall reopens, what a void touches.
 */
final class OrderTickets {
  private final Map<UUID, Ticket> byId = new LinkedHashMap<>();
  private final Predicate<UUID> retired;

  /**
   * @param retired whether a station was retired, so that nobody stands at its screen: expo answers
   *     for what it had
   */
  OrderTickets(Collection<Ticket> tickets, Predicate<UUID> retired) {
    tickets.forEach(ticket -> byId.put(ticket.id(), ticket));
    this.retired = retired;
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

  /**
   * Fires some held items while others of their course wait on.
   *
   * @return the tickets that were started by it, and those that came to be beside them
   */
  Parted fire(Collection<UUID> orderLineIds, Instant at) {
    List<TicketItem> held =
        items(orderLineIds).stream().filter(item -> item.state() == ItemState.HELD).toList();
    Parted parted = apart(held);
    parted.parts().forEach(ticket -> ticket.fire(at));
    settleLeft(parted, at);
    return parted;
  }

  /** What became of tickets when some of their items got tickets of their own. */
  record Parted(List<Ticket> parts, List<Ticket> fresh, List<Ticket> left) {
    /** How many lines are on the tickets that were started. */
    int lines() {
      return linesOf(parts);
    }
  }

  /** How many lines of an order are on these tickets, each counted once. */
  static int linesOf(Collection<Ticket> tickets) {
    return (int)
        tickets.stream()
            .flatMap(ticket -> ticket.items().stream())
            .map(TicketItem::orderLineId)
            .distinct()
            .count();
  }

  /** The items that came from these lines. */
  private List<TicketItem> items(Collection<UUID> orderLineIds) {
    return byId.values().stream()
        .flatMap(ticket -> ticket.items().stream())
        .filter(item -> orderLineIds.contains(item.orderLineId()))
        .toList();
  }

  /**
   * Puts items on tickets of which they are all there is: the ticket itself where nothing else is
   * left on it, one beside it otherwise. Expo's go along in the same way.
   */
  private Parted apart(Collection<TicketItem> chosen) {
    List<Ticket> parts = new ArrayList<>();
    List<Ticket> fresh = new ArrayList<>();
    List<Ticket> left = new ArrayList<>();
    Map<UUID, Ticket> ofExpo = new LinkedHashMap<>();
    Set<Ticket> touched = new LinkedHashSet<>();
    chosen.forEach(item -> touched.add(item.ticket()));
    for (Ticket ticket : List.copyOf(touched)) {
      Ticket expo = ticket.isExpo() ? ticket : expoOf(ticket).orElse(null);
      if (expo != null && !ofExpo.containsKey(expo.id())) {
        ofExpo.put(expo.id(), part(expo, itemsOf(expo), chosen, parts, fresh, left));
      }
    }
    for (Ticket ticket : touched) {
      Ticket expo = ticket.isExpo() ? ticket : expoOf(ticket).orElse(null);
      Ticket expoPart = expo == null ? null : ofExpo.get(expo.id());
      Ticket part =
          ticket.isExpo() && expoPart != null
              ? expoPart
              : part(ticket, ticket.items(), chosen, parts, fresh, left);
      if (part != ticket) {
        ticket.items().stream().filter(chosen::contains).forEach(item -> ticket.give(item, part));
      }
      if (!ticket.isExpo() && expoPart != null && expoPart != expo) {
        part.comeTogetherAt(expoPart);
      }
    }
    fresh.forEach(ticket -> byId.put(ticket.id(), ticket));
    return new Parted(parts, fresh, left);
  }

  private static Ticket part(
      Ticket ticket,
      Collection<TicketItem> all,
      Collection<TicketItem> chosen,
      List<Ticket> parts,
      List<Ticket> fresh,
      List<Ticket> left) {
    boolean whole =
        all.stream().allMatch(item -> chosen.contains(item) || item.state() == ItemState.CLEARED);
    Ticket part = whole ? ticket : ticket.beside();
    parts.add(part);
    if (!whole) {
      fresh.add(part);
      left.add(ticket);
    }
    return part;
  }

  private Optional<Ticket> expoOf(Ticket ticket) {
    return ticket.expoTicketId().map(byId::get);
  }

  private void settleLeft(Parted parted, Instant at) {
    parted.left().forEach(ticket -> settle(ticket, at));
  }

  /**
   * Moves held items to another course, onto its held tickets where there are such already.
   *
   * @return the tickets that came to be
   */
  List<Ticket> toCourse(Collection<UUID> orderLineIds, int course, String courseName, Instant at) {
    List<Ticket> fresh = new ArrayList<>();
    Set<Ticket> left = new LinkedHashSet<>();
    for (TicketItem item : items(orderLineIds)) {
      Ticket from = item.ticket();
      if (item.state() != ItemState.HELD || from.course() == course) {
        continue;
      }
      from.give(item, held(from, course, courseName, fresh));
      left.add(from);
    }
    left.forEach(ticket -> settle(ticket, at));
    return fresh;
  }

  /**
   * The station's held ticket of a course, made beside this one when there is none, and expo's
   * along with it. One that is there may stand beside expo, where the station's way went elsewhere
   * since: then expo has nothing to put together.
   */
  private Ticket held(Ticket like, int course, String courseName, List<Ticket> fresh) {
    return byId.values().stream()
        .filter(ticket -> ticket.state() == TicketState.HELD && ticket.course() == course)
        .filter(ticket -> ticket.stationId().equals(like.stationId()))
        .findFirst()
        .orElseGet(
            () -> {
              Ticket made = like.beside(course, courseName);
              expoOf(like)
                  .map(expo -> held(expo, course, courseName, fresh))
                  .ifPresent(made::comeTogetherAt);
              byId.put(made.id(), made);
              fresh.add(made);
              return made;
            });
  }

  /** Seats an item elsewhere; nothing when the kitchen never got it. */
  void sitAt(UUID orderLineId, @Nullable Integer seat) {
    items(List.of(orderLineId)).forEach(item -> item.sitAt(seat));
  }

  /** What is on a screen shows these warnings from now on. */
  List<Ticket> warn(List<String> warnings) {
    List<Ticket> live =
        byId.values().stream()
            .filter(ticket -> ticket.state().isLive())
            .filter(ticket -> !ticket.allergies().equals(warnings))
            .toList();
    live.forEach(ticket -> ticket.warn(warnings));
    return live;
  }

  /** A line, or some of its portions under a name of their own, that goes to another order. */
  record Leaving(UUID orderLineId, int quantity, UUID newId) {}

  /** Portions that were split off for {@link #leave}, and what became of the tickets. */
  record Left(List<TicketItem> fresh, Parted parted) {}

  /**
   * Gives lines to another order with their tickets; clocks run on, and nothing is made twice.
   *
   * @param leaving lines the kitchen never got are left out
   */
  Left leave(Collection<Leaving> leaving, OrderHead head, Instant at) {
    List<TicketItem> fresh = new ArrayList<>();
    List<TicketItem> going = new ArrayList<>();
    for (Leaving one : leaving) {
      for (TicketItem item : items(List.of(one.orderLineId()))) {
        if (one.newId().equals(one.orderLineId())) {
          going.add(item);
        } else {
          TicketItem part = item.splitOff(one.newId(), one.quantity());
          fresh.add(part);
          going.add(part);
        }
      }
    }
    Parted parted = apart(going);
    parted.parts().forEach(ticket -> ticket.belongTo(head));
    // What an expo ticket that goes still had of voided plates goes with it.
    parted.parts().stream()
        .filter(Ticket::isExpo)
        .flatMap(expo -> contributing(expo).stream())
        .filter(ticket -> !ticket.orderId().equals(head.orderId()))
        .forEach(ticket -> ticket.belongTo(head));
    settleLeft(parted, at);
    return new Left(fresh, parted);
  }

  /** Gives all of it to another order, its guests' seats counted on from there. */
  void leave(OrderHead head, int seatsBefore) {
    for (Ticket ticket : byId.values()) {
      ticket.belongTo(head);
      if (seatsBefore > 0) {
        ticket
            .items()
            .forEach(item -> item.seat().ifPresent(seat -> item.sitAt(seat + seatsBefore)));
      }
    }
  }

  /** Whether nobody would see the ticket: its station is gone, and it is not at expo any more. */
  private boolean isOnNoScreen(Ticket ticket) {
    return retired.test(ticket.stationId())
        && expoOf(ticket).filter(expo -> expo.state().isLive()).isEmpty();
  }

  /** Whether a station keeps an order at expo: it is at work, and somebody is there. */
  private boolean blocks(Ticket ticket) {
    return ticket.state().isLive() && !retired.test(ticket.stationId());
  }

  /** A void that a station has to know of: which ticket and item, and how much of it. */
  record Voided(Ticket ticket, TicketItem item, int quantity, boolean loud) {}

  /**
   * Voids some of a line, at every station that has it.
   *
   * @param quantity 1 to what is left of the line
   * @return empty when the kitchen never got the line
   */
  List<Voided> voidLine(UUID orderLineId, int quantity, Mark mark, String reason) {
    List<Voided> all = new ArrayList<>();
    for (TicketItem item : items(List.of(orderLineId))) {
      Ticket ticket = item.ticket();
      boolean loud = item.state() != ItemState.HELD;
      item.voidSome(quantity, mark, reason);
      if (loud && isOnNoScreen(ticket)) {
        // Whoever made it is gone, and so is what was made.
        item.acknowledgeVoid(Shown.of(item));
      } else if (loud) {
        // A station that was through with it has to see the void all the same.
        ticket.reopen();
      }
      all.add(new Voided(ticket, item, quantity, loud));
    }
    all.forEach(voided -> settle(voided.ticket(), mark.at()));
    return all;
  }

  /**
   * Lines are to be made before their turn, or at their turn again.
   *
   * @param orderLineIds which; empty is all of the order
   * @return the tickets on which that changed something, expo's among them
   */
  List<Ticket> rush(Collection<UUID> orderLineIds, boolean on) {
    Set<Ticket> changed = new LinkedHashSet<>();
    for (Ticket ticket : byId.values()) {
      for (TicketItem item : ticket.items()) {
        if ((orderLineIds.isEmpty() || orderLineIds.contains(item.orderLineId()))
            && ticket.state().isLive()
            && item.rush(on)) {
          changed.add(ticket);
          expoOf(ticket).ifPresent(changed::add);
        }
      }
    }
    changed.forEach(Ticket::touch);
    return List.copyOf(changed);
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
   * @param shown what of it was on the screen; null is all as it is now
   * @param override whether expo lets it go although stations are at work
   */
  Bump bump(
      UUID ticketId,
      @Nullable Collection<UUID> itemIds,
      @Nullable Collection<Shown> shown,
      boolean override,
      Mark mark) {
    Ticket ticket = byId.get(ticketId);
    if (ticket == null) {
      return new Bump.Unknown();
    }
    if (ticket.state() == TicketState.HELD) {
      return new Bump.NotFired();
    }
    List<TicketItem> items = chosen(ticket, itemIds);
    if (isMissing(items, itemIds)) {
      return new Bump.Unknown();
    }
    if (!ticket.state().isLive()) {
      return new Bump.Done(ticket, List.of(), false, false);
    }
    if (!ticket.isExpo()) {
      List<TicketItem> done = bumped(items, shown, mark);
      settle(ticket, mark.at());
      return new Bump.Done(ticket, done, ticket.isFinishedBesideExpo(), false);
    }
    List<Ticket> live =
        itemIds == null
            ? contributing(ticket).stream().filter(station -> station.state().isLive()).toList()
            : items.stream()
                .filter(item -> !item.state().isFinished())
                .map(TicketItem::ticket)
                .filter(station -> station != ticket && station.state().isLive())
                .distinct()
                .toList();
    List<Ticket> busy = live.stream().filter(this::blocks).toList();
    if (!busy.isEmpty() && !override) {
      return new Bump.Blocked(busy);
    }
    List<TicketItem> done = bumped(items, shown, mark);
    live.forEach(station -> station.settle(mark.at()));
    // What nobody saw keeps the order here.
    boolean goes =
        itemIds == null && (shown == null || items.stream().allMatch(TicketItem::isSettled));
    if (goes) {
      ticket.finish(mark.at());
    } else {
      ticket.touch();
    }
    return new Bump.Done(ticket, done, goes, !busy.isEmpty());
  }

  private static List<TicketItem> bumped(
      List<TicketItem> items, @Nullable Collection<Shown> shown, Mark mark) {
    return items.stream().filter(item -> item.bump(mark, Shown.of(item, shown))).toList();
  }

  /**
   * Takes note of voids on a ticket without finishing what is left.
   *
   * @param shown what of it was on the screen; null is all as it is now
   */
  boolean acknowledge(
      UUID ticketId, Collection<UUID> itemIds, @Nullable Collection<Shown> shown, Instant at) {
    Ticket ticket = byId.get(ticketId);
    if (ticket == null || !ticket.state().isLive()) {
      return false;
    }
    List<TicketItem> items = chosen(ticket, itemIds);
    if (items.isEmpty()) {
      return false;
    }
    for (TicketItem item : items) {
      item.acknowledgeVoid(Shown.of(item, shown));
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
    if (isMissing(items, itemIds)) {
      return new Recall.Unknown();
    }
    List<TicketItem> done = items.stream().filter(item -> item.state() == ItemState.DONE).toList();
    if (itemIds == null && !ticket.isExpo()) {
      Optional<Instant> last =
          done.stream().flatMap(item -> item.doneAt().stream()).max(Instant::compareTo);
      done = done.stream().filter(item -> item.doneAt().equals(last)).toList();
    }
    if (retired.test(ticket.stationId()) && expoOf(ticket).isEmpty()) {
      // There is no screen that it could come back to.
      done = List.of();
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

  private static boolean isMissing(
      Collection<TicketItem> found, @Nullable Collection<UUID> itemIds) {
    return itemIds != null
        && !found.stream().map(TicketItem::id).collect(Collectors.toSet()).containsAll(itemIds);
  }

  /** Of lines that have just been finished somewhere, those that no station works on any more. */
  List<UUID> finished(Collection<TicketItem> done) {
    Set<UUID> lines = new LinkedHashSet<>();
    done.forEach(item -> lines.add(item.orderLineId()));
    items(Set.copyOf(lines)).stream()
        .filter(part -> !part.state().isFinished())
        .forEach(part -> lines.remove(part.orderLineId()));
    return List.copyOf(lines);
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
