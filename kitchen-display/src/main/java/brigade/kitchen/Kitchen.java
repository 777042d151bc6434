package brigade.kitchen;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.kitchen.chit.Chits;
import brigade.sql.Writes;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The way into the kitchen. What orders ask of it joins their transaction and asks for no
 * permission of its own; what the kitchen's people do is a command with one.
 */
@ApplicationScoped
public class Kitchen {
  private final EntityManager entities;
  private final Tickets tickets;
  private final Calls calls;
  private final Stations stations;
  private final Routing routing;
  private final Pace pace;
  private final Progress progress;
  private final Chits chits;
  private final Changes changes;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final Event<ItemsDone> itemsDone;
  private final Event<ItemsRecalled> itemsRecalled;
  private final Event<OrderCalled> orderCalled;

  Kitchen(
      EntityManager entities,
      Tickets tickets,
      Calls calls,
      Stations stations,
      Routing routing,
      Pace pace,
      Progress progress,
      Chits chits,
      Changes changes,
      Journal journal,
      CurrentActor currentActor,
      Clock clock,
      Event<ItemsDone> itemsDone,
      Event<ItemsRecalled> itemsRecalled,
      Event<OrderCalled> orderCalled) {
    this.entities = entities;
    this.tickets = tickets;
    this.calls = calls;
    this.stations = stations;
    this.routing = routing;
    this.pace = pace;
    this.progress = progress;
    this.chits = chits;
    this.changes = changes;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
    this.itemsDone = itemsDone;
    this.itemsRecalled = itemsRecalled;
    this.orderCalled = orderCalled;
  }

  /**
   * Takes in a send: tickets for each station and course. Items that follow an earlier send come as
   * an add-on; the request says so, since to look would cost every send a round trip.
   *
   * <p>Each order line is taken once; taking it again violates a constraint and fails the
   * transaction.
   */
  @Transactional(TxType.MANDATORY)
  public Accepted accept(TicketRequest request) {
    PreparedSend send = prepare(request);
    Writes writes = new Writes();
    write(List.of(send), writes);
    entities.unwrap(Session.class).doWork(writes::run);
    changes.announce(changed(send));
    return send.accepted();
  }

  /** Sorts a send into tickets and chits. Writes nothing and asks nothing of the database. */
  public PreparedSend prepare(TicketRequest request) {
    TicketPlan plan = new TicketPlan(request, routing.router(), pace::expected);
    List<Ticket> fresh = plan.tickets();
    return new PreparedSend(
        request,
        fresh,
        chits.requests(fresh.stream().filter(t -> t.state() == TicketState.OPEN).toList()),
        plan.unrouted());
  }

  /**
   * Adds prepared sends to what is to be written: two statements, tickets and chits, however many
   * sends and lines there are. Whoever runs them must announce what {@link #changed} says of each
   * send afterwards.
   */
  public void write(List<PreparedSend> sends, Writes writes) {
    TicketWriter.add(sends, writes);
    chits.print(sends.stream().flatMap(send -> send.chits().stream()).toList(), writes);
  }

  /** What is to be announced of a send that was written. */
  public Set<Changed> changed(PreparedSend send) {
    return changed(send.tickets());
  }

  /**
   * Fires a held course: the fire clock of its tickets starts now.
   *
   * @return how many items were held and are fired now; 0 when the course had nothing held
   */
  @Transactional(TxType.MANDATORY)
  public int fire(UUID orderId, int course) {
    List<Ticket> fired = tickets.lockOrder(orderId).fire(course, clock.instant());
    chits.printFired(fired);
    announce(fired);
    return OrderTickets.linesOf(fired);
  }

  /**
   * Fires held lines while others of their course wait on. The tickets of the order are taken in
   * the same way as when a course is fired.
   *
   * @return how many items were held and are fired now
   */
  @Transactional(TxType.MANDATORY)
  public int fireLines(UUID orderId, Collection<UUID> orderLineIds) {
    OrderTickets order = tickets.lockOrder(orderId);
    OrderTickets.Parted parted = order.fire(orderLineIds, clock.instant());
    parted.fresh().forEach(tickets::persist);
    chits.printFired(parted.parts());
    announce(parted.parts());
    announce(parted.left());
    return parted.lines();
  }

  /** Moves held lines to another course; what is fired already stays where it is. */
  @Transactional(TxType.MANDATORY)
  public void moveToCourse(
      UUID orderId, Collection<UUID> orderLineIds, int course, String courseName) {
    OrderTickets order = tickets.lockOrder(orderId);
    order.toCourse(orderLineIds, course, courseName, clock.instant()).forEach(tickets::persist);
    announce(order.all());
  }

  /** Seats lines elsewhere; their cards say so. */
  @Transactional(TxType.MANDATORY)
  public void moveToSeat(UUID orderId, Collection<UUID> orderLineIds, @Nullable Integer seat) {
    OrderTickets order = tickets.lockOrder(orderId);
    orderLineIds.forEach(line -> order.sitAt(line, seat));
    announce(order.all());
  }

  /**
   * What guests must not be served was noted anew: every card of the order that is on a screen says
   * so, and stations at work on it get it on paper.
   *
   * @param allergies one entry per warning, the seat first
   */
  @Transactional(TxType.MANDATORY)
  public void warn(UUID orderId, List<String> allergies) {
    OrderTickets order = tickets.lockOrder(orderId);
    List<Ticket> warned = order.warn(allergies);
    if (!allergies.isEmpty()) {
      chits.printWarning(
          warned.stream()
              .filter(ticket -> ticket.state() == TicketState.OPEN && !ticket.isExpo())
              .toList());
    }
    announce(warned);
  }

  /**
   * Lines of an order are to be made before their turn, or at their turn again. Stations that have
   * begun get it on paper too.
   *
   * @param orderLineIds which; empty is all that is not made yet
   * @return whether that changed anything
   */
  @Transactional(TxType.MANDATORY)
  public boolean rush(UUID orderId, Collection<UUID> orderLineIds, boolean on) {
    return rush(tickets.lockOrder(orderId), orderLineIds, on);
  }

  /** The same for all of an order, asked for at expo. Nothing changes for an unknown ticket. */
  @Transactional
  @Requires(Permission.BUMP)
  public boolean rushAtExpo(UUID ticketId, boolean on) {
    Optional<OrderTickets> order = tickets.lockOrderOf(ticketId);
    if (order.isEmpty() || !rush(order.get(), List.of(), on)) {
      return false;
    }
    journal.record(
        on ? "ticket.rushed" : "ticket.rush-withdrawn", "ticket", ticketId, null, Map.of());
    return true;
  }

  private boolean rush(OrderTickets order, Collection<UUID> orderLineIds, boolean on) {
    List<Ticket> changed = order.rush(orderLineIds, on);
    if (on) {
      chits.printRush(atWork(changed));
    }
    announce(changed);
    return !changed.isEmpty();
  }

  /**
   * Lines that go to another order, all of them or some of their portions.
   *
   * @param orderLineId what the kitchen knows it by
   * @param quantity how many portions go
   * @param newId what those are known by from now on: {@code orderLineId} when all of it goes
   */
  public record Leaving(UUID orderLineId, int quantity, UUID newId) {}

  /** Lines go to another order. Their clocks run on, and nothing is made twice (behaviour K2). */
  @Transactional(TxType.MANDATORY)
  public void giveLines(UUID orderId, Collection<Leaving> leaving, OrderHead to) {
    OrderTickets order = tickets.lockOrder(orderId);
    boolean elsewhere = goesFrom(order, to);
    OrderTickets.Left left =
        order.leave(
            leaving.stream()
                .map(l -> new OrderTickets.Leaving(l.orderLineId(), l.quantity(), l.newId()))
                .toList(),
            to,
            clock.instant());
    left.parted().fresh().forEach(tickets::persist);
    left.fresh().forEach(entities::persist);
    if (elsewhere) {
      chits.printMoved(atWork(left.parted().parts()));
    }
    announce(left.parted().parts());
    announce(left.parted().left());
  }

  /**
   * An order goes into another one with all its tickets and calls.
   *
   * @param seatsBefore how many seats of the other order come before the first of this one
   */
  @Transactional(TxType.MANDATORY)
  public void giveAll(UUID orderId, OrderHead to, int seatsBefore) {
    OrderTickets order = tickets.lockOrder(orderId);
    boolean elsewhere = goesFrom(order, to);
    order.leave(to, seatsBefore);
    if (elsewhere) {
      chits.printMoved(atWork(order.all()));
    }
    for (Call call : calls.openOf(orderId)) {
      call.belongTo(to);
      changes.announce(Topic.CALLS, to.orderId());
    }
    changes.announce(Topic.CALLS, orderId);
    announce(order.all());
  }

  private static boolean goesFrom(OrderTickets order, OrderHead to) {
    return order.all().stream().anyMatch(ticket -> !ticket.label().equals(to.label()));
  }

  private static List<Ticket> atWork(Collection<Ticket> of) {
    return of.stream()
        .filter(ticket -> ticket.state() == TicketState.OPEN && !ticket.isExpo())
        .toList();
  }

  /**
   * Voids some or all of a line. What was fired is shown struck through at its station until it is
   * bumped away; what was held goes silently, and so does a line that was never sent.
   *
   * @param quantity 1 to what is left of the line
   * @param by who voided it, as shown on the card
   * @param reason why
   */
  @Transactional(TxType.MANDATORY)
  public void voidItem(UUID orderLineId, int quantity, String by, String reason) {
    Optional<UUID> orderId = tickets.orderOfLine(orderLineId);
    if (orderId.isEmpty()) {
      return;
    }
    OrderTickets order = tickets.lockOrder(orderId.get());
    String device = currentActor.find().map(Actor::device).orElse(Actor.HOUSE.device());
    for (OrderTickets.Voided voided :
        order.voidLine(orderLineId, quantity, new Mark(clock.instant(), by, device), reason)) {
      if (voided.loud()) {
        chits.printVoid(voided.ticket(), voided.item(), voided.quantity());
      }
      announce(List.of(voided.ticket()));
      announceExpo();
    }
  }

  /** Keeps the tickets of an order as they are until the caller's transaction is over. */
  @Transactional(TxType.MANDATORY)
  public void holdStill(UUID orderId) {
    tickets.lockOrder(orderId);
  }

  /** The party moved or changed hands: its tickets say so, and their clocks run on. */
  @Transactional(TxType.MANDATORY)
  public void relabel(UUID orderId, String label, UUID serverId, String serverName, int covers) {
    OrderTickets order = tickets.lockOrder(orderId);
    List<Ticket> moving =
        atWork(order.all()).stream().filter(ticket -> !ticket.label().equals(label)).toList();
    order.relabel(label, serverId, serverName, covers);
    chits.printMoved(moving);
    for (Call call : calls.openOf(orderId)) {
      call.relabel(label, serverId, serverName);
      changes.announce(Topic.CALLS, orderId);
    }
    announce(order.all());
  }

  /** How far the lines of these orders have come; voided ones are left out. */
  @Transactional
  public List<LineProgress> progress(Collection<UUID> orderIds) {
    return progress.of(orderIds);
  }

  /**
   * Bumps a ticket, or some of its items, at its station.
   *
   * @param itemIds which items; null is the whole ticket
   * @param shown what of it was on the screen: what came since stays as it is, to be seen; null is
   *     all as it is now
   */
  @Transactional
  @Requires(Permission.BUMP)
  public BumpOutcome bump(
      UUID ticketId, @Nullable Collection<UUID> itemIds, @Nullable Collection<Shown> shown) {
    return bump(ticketId, itemIds, shown, false);
  }

  /**
   * Lets an order go from expo although stations are still at work; their tickets are finished with
   * it. It is recorded as an override.
   *
   * @param shown as for a bump
   */
  @Transactional
  @Requires(Permission.BUMP)
  public BumpOutcome override(UUID ticketId, @Nullable Collection<Shown> shown) {
    return bump(ticketId, null, shown, true);
  }

  private BumpOutcome bump(
      UUID ticketId,
      @Nullable Collection<UUID> itemIds,
      @Nullable Collection<Shown> shown,
      boolean override) {
    Optional<OrderTickets> found = tickets.lockOrderOf(ticketId);
    if (found.isEmpty()) {
      return new BumpOutcome.Unknown();
    }
    OrderTickets order = found.get();
    TicketState before = order.ticket(ticketId).map(Ticket::state).orElse(TicketState.OPEN);
    Mark mark = mark();
    return switch (order.bump(ticketId, itemIds, shown, override, mark)) {
      case OrderTickets.Bump.Unknown() -> new BumpOutcome.Unknown();
      case OrderTickets.Bump.NotFired() -> new BumpOutcome.NotFired();
      case OrderTickets.Bump.Blocked(var by) -> new BumpOutcome.Blocked(codes(by));
      case OrderTickets.Bump.Done done -> bumped(order, done, before, mark);
    };
  }

  private BumpOutcome bumped(
      OrderTickets order, OrderTickets.Bump.Done done, TicketState before, Mark mark) {
    Ticket ticket = done.ticket();
    List<UUID> lines = done.done().stream().map(TicketItem::orderLineId).distinct().toList();
    if (!before.isLive()) {
      return new BumpOutcome.Bumped(ticket.id(), ticket.orderId(), lines, false);
    }
    journal.record(
        done.overridden() ? "ticket.overridden" : "ticket.bumped",
        "ticket",
        ticket.id(),
        Map.of("state", before),
        Map.of("state", ticket.state(), "label", ticket.label(), "doneLines", lines));
    announce(ticket.isExpo() ? order.all() : List.of(ticket));
    announceExpo();
    List<UUID> finished = order.finished(done.done());
    if (!finished.isEmpty()) {
      itemsDone.fire(new ItemsDone(ticket.orderId(), finished));
    }
    boolean call = done.call() && (ticket.isExpo() || !done.done().isEmpty() || !isCalled(ticket));
    if (call) {
      call(order, ticket, mark.at());
    }
    return new BumpOutcome.Bumped(ticket.id(), ticket.orderId(), lines, call);
  }

  /** Whether its server knows: a void that came later and is taken note of calls nobody again. */
  private boolean isCalled(Ticket ticket) {
    return calls.isFor(ticket.orderId(), ticket.id());
  }

  private void call(OrderTickets order, Ticket ticket, Instant at) {
    List<TicketItem> carried =
        TicketItem.plates(order.itemsOf(ticket)).stream()
            .filter(item -> item.state() == ItemState.DONE)
            .toList();
    int plates = carried.stream().mapToInt(TicketItem::remaining).sum();
    if (plates == 0) {
      return;
    }
    String summary =
        carried.stream()
            .map(item -> item.remaining() + " " + item.kitchenName())
            .collect(Collectors.joining(", "));
    Call call = new Call(ticket, summary, plates, at);
    calls.persist(call);
    changes.announce(Topic.CALLS, ticket.orderId());
    orderCalled.fire(
        new OrderCalled(
            ticket.orderId(), ticket.label(), ticket.serverId(), ticket.courseName(), summary));
  }

  /**
   * Takes note of voids without finishing what is left of their items.
   *
   * @param shown as for a bump
   */
  @Transactional
  @Requires(Permission.BUMP)
  public boolean acknowledgeVoids(
      UUID ticketId, Collection<UUID> itemIds, @Nullable Collection<Shown> shown) {
    Optional<OrderTickets> order = tickets.lockOrderOf(ticketId);
    if (order.isEmpty() || !order.get().acknowledge(ticketId, itemIds, shown, clock.instant())) {
      return false;
    }
    journal.record(
        "ticket.void-acknowledged",
        "ticket",
        ticketId,
        null,
        Map.of("items", List.copyOf(itemIds)));
    announce(order.get().all());
    // A void may have been all that kept what is done of it at a station beside expo.
    order
        .get()
        .ticket(ticketId)
        .filter(ticket -> ticket.isFinishedBesideExpo() && !isCalled(ticket))
        .ifPresent(ticket -> call(order.get(), ticket, clock.instant()));
    return true;
  }

  /**
   * Takes back a bump: place and age are as before. Without named items a station's last bump is
   * taken back; at expo the whole order, and the stations that made it have it back.
   *
   * @param itemIds which items; null as said above
   */
  @Transactional
  @Requires(Permission.BUMP)
  public RecallOutcome recall(UUID ticketId, @Nullable Collection<UUID> itemIds) {
    Optional<OrderTickets> found = tickets.lockOrderOf(ticketId);
    if (found.isEmpty()) {
      return new RecallOutcome.Unknown();
    }
    OrderTickets order = found.get();
    TicketState before = order.ticket(ticketId).map(Ticket::state).orElse(TicketState.BUMPED);
    return switch (order.recall(ticketId, itemIds)) {
      case OrderTickets.Recall.Unknown() -> new RecallOutcome.Unknown();
      case OrderTickets.Recall.NothingDone() -> new RecallOutcome.NothingDone();
      case OrderTickets.Recall.Done done -> recalled(order, done, before);
    };
  }

  private RecallOutcome recalled(
      OrderTickets order, OrderTickets.Recall.Done done, TicketState before) {
    Ticket ticket = done.ticket();
    List<UUID> lines = done.items().stream().map(TicketItem::orderLineId).distinct().toList();
    journal.record(
        "ticket.recalled",
        "ticket",
        ticket.id(),
        Map.of("state", before),
        Map.of("state", ticket.state(), "label", ticket.label(), "lines", lines));
    Instant now = clock.instant();
    for (Call call : calls.openOf(ticket.orderId())) {
      if (done.reopened().stream().anyMatch(t -> t.id().equals(call.ticketId()))) {
        call.withdraw(now);
        changes.announce(Topic.CALLS, ticket.orderId());
      }
    }
    announce(order.all());
    itemsRecalled.fire(new ItemsRecalled(ticket.orderId(), lines));
    List<Ticket> working = done.reopened().stream().filter(t -> !t.isExpo()).toList();
    return new RecallOutcome.Recalled(ticket.id(), ticket.orderId(), lines, codes(working));
  }

  /** Takes back the last bump of a station. */
  @Transactional
  @Requires(Permission.BUMP)
  public RecallOutcome recallLast(UUID stationId) {
    return tickets
        .lastBumpedAt(stationId)
        .map(ticketId -> recall(ticketId, null))
        .orElse(new RecallOutcome.NothingDone());
  }

  /** Calls for an order once more. False when the call is read or withdrawn, or unknown. */
  @Transactional
  @Requires(Permission.BUMP)
  public boolean callAgain(UUID callId) {
    Call call = calls.findById(callId);
    if (call == null || !call.isOpen()) {
      return false;
    }
    call.repeat(clock.instant());
    journal.record("call.repeated", "call", callId, null, Map.of("times", call.times()));
    changes.announce(Topic.CALLS, call.orderId());
    orderCalled.fire(
        new OrderCalled(
            call.orderId(), call.label(), call.serverId(), call.courseName(), call.summary()));
    return true;
  }

  /** A call is read; reading it twice changes nothing. Empty when there is no such call. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public Optional<Call> read(UUID callId) {
    Optional<Call> call = calls.findByIdOptional(callId);
    call.filter(Call::isOpen).ifPresent(this::read);
    return call;
  }

  /** Somebody picked up what was called for this order: all its calls are read. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public void pickedUp(UUID orderId) {
    calls.openOf(orderId).forEach(this::read);
  }

  private void read(Call call) {
    Actor actor = currentActor.get();
    call.read(clock.instant(), actor.name());
    journal.record("call.read", "call", call.id(), null, Map.of("label", call.label()));
    changes.announce(Topic.CALLS, call.orderId());
  }

  private Mark mark() {
    Actor actor = currentActor.get();
    return new Mark(clock.instant(), actor.name(), actor.device());
  }

  private List<String> codes(Collection<Ticket> of) {
    return of.stream().map(ticket -> stations.codeOf(ticket.stationId())).distinct().toList();
  }

  private void announce(Collection<Ticket> tickets) {
    changes.announce(changed(tickets));
  }

  private static Set<Changed> changed(Collection<Ticket> tickets) {
    return tickets.stream()
        .map(ticket -> new Changed(Topic.KITCHEN, ticket.stationId()))
        .collect(Collectors.toSet());
  }

  private void announceExpo() {
    changes.announce(Topic.KITCHEN, stations.expo().id());
  }
}
