package brigade.orders;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.Seated;
import brigade.floorplan.SeatingSummary;
import brigade.floorplan.Stage;
import brigade.floorplan.TableRefusal;
import brigade.journal.Journal;
import brigade.kitchen.Kitchen;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.staff.Staff;
import brigade.staff.StaffMember;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opening an order, with or without lines, sent or not: one transaction, and the hottest path of
 * the house. Lines are checked and priced in memory; the order, its lines, the journal's row, the
 * idempotency key, the tickets and the chits go to the database in one round trip.
 */
@ApplicationScoped
public class OpeningOrder {
  /** Tries to price anew when the menu or the day changed under an order. */
  private static final int TRIES = 3;

  private final Menus menus;
  private final Portions portions;
  private final Offering offering;
  private final FloorPlan floorPlan;
  private final Kitchen kitchen;
  private final Orders orders;
  private final OrderWriter writer;
  private final Intake intake;
  private final OrderNumbers numbers;
  private final OrderTypes types;
  private final KitchenRequests requests;
  private final Staff staff;
  private final Approving approving;
  private final OpenDay openDay;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Changes changes;
  private final Clock clock;
  private final Event<OrderOpened> openedEvent;
  private final Event<OrderSent> sentEvent;

  OpeningOrder(
      Menus menus,
      Portions portions,
      Offering offering,
      FloorPlan floorPlan,
      Kitchen kitchen,
      Orders orders,
      OrderWriter writer,
      Intake intake,
      OrderNumbers numbers,
      OrderTypes types,
      KitchenRequests requests,
      Staff staff,
      Approving approving,
      OpenDay openDay,
      Journal journal,
      CurrentActor currentActor,
      Changes changes,
      Clock clock,
      Event<OrderOpened> openedEvent,
      Event<OrderSent> sentEvent) {
    this.menus = menus;
    this.portions = portions;
    this.offering = offering;
    this.floorPlan = floorPlan;
    this.kitchen = kitchen;
    this.orders = orders;
    this.writer = writer;
    this.intake = intake;
    this.numbers = numbers;
    this.types = types;
    this.requests = requests;
    this.staff = staff;
    this.approving = approving;
    this.openDay = openDay;
    this.journal = journal;
    this.currentActor = currentActor;
    this.changes = changes;
    this.clock = clock;
    this.openedEvent = openedEvent;
    this.sentEvent = sentEvent;
  }

  /**
   * What is to be opened.
   *
   * @param tableId the table; its party is seated when nobody sits there
   * @param covers guests to seat, 1 to 99; one when null
   * @param guestName whom it is for, where there is no table
   * @param pickupAt when the guest comes for it
   * @param delivery how a guest who is not in the room is reached
   * @param eaterId whose meal it is, where one of the staff eats it; null is whoever opens it
   * @param lines may be empty
   * @param send whether the lines go to the kitchen at once
   * @param sendAt when they go there by themselves instead; null for no such time
   * @param approvalPin the PIN of somebody who may let staff eat, or null
   */
  public record Request(
      OrderType type,
      @Nullable UUID tableId,
      @Nullable Integer covers,
      @Nullable String guestName,
      @Nullable Instant pickupAt,
      Delivery delivery,
      @Nullable UUID eaterId,
      List<SeatAllergy> allergies,
      List<LineRequest> lines,
      boolean send,
      @Nullable Instant sendAt,
      @Nullable String approvalPin) {
    public Request {
      delivery = delivery.stripped();
      allergies = List.copyOf(allergies);
      lines = List.copyOf(lines);
    }

    /** An order that is no staff meal and goes nowhere, sent now or not. */
    public Request(
        OrderType type,
        @Nullable UUID tableId,
        @Nullable Integer covers,
        @Nullable String guestName,
        @Nullable Instant pickupAt,
        List<SeatAllergy> allergies,
        List<LineRequest> lines,
        boolean send) {
      this(
          type,
          tableId,
          covers,
          guestName,
          pickupAt,
          Delivery.NONE,
          null,
          allergies,
          lines,
          send,
          null,
          null);
    }

    /** An order at a table, without lines yet. */
    public static Request atTable(UUID tableId, @Nullable Integer covers) {
      return new Request(
          OrderType.DINE_IN, tableId, covers, null, null, List.of(), List.of(), false);
    }
  }

  /** Opens the order. */
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome open(Request request) {
    return open(request, null);
  }

  /**
   * The open order of the party at a table, opened when it has none. Of two people who ask at once
   * one opens it and both get it.
   *
   * @param tableId a table where somebody sits, else this opens nothing
   */
  @Transactional
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome ofParty(UUID tableId) {
    Optional<SeatingSummary> party =
        floorPlan.seatingAt(tableId).flatMap(seating -> floorPlan.holdStill(seating.id()));
    if (party.isEmpty()) {
      return OrderOutcome.Refused.of("party-gone");
    }
    return orders.openOf(List.of(party.get().id())).stream()
        .min(Comparator.comparing(Order::isEmpty).thenComparing(Order::openedAt))
        .<OrderOutcome>map(OrderOutcome.Done::new)
        .orElseGet(() -> empty(tableId));
  }

  private OrderOutcome empty(UUID tableId) {
    Request request = Request.atTable(tableId, null);
    // There is no trying again within a transaction, so nothing is taken from memory.
    try {
      return whole(() -> atTable(request, null, Eater.NOBODY, numbers.next(), basis(true)));
    } catch (StaleOrder stale) {
      return OrderOutcome.Refused.of("menu-changing");
    }
  }

  /**
   * An idempotency key to store with the order.
   *
   * @param fingerprint what the request was
   * @param status the HTTP status repeats get
   * @param answer makes the body that repeats get
   * @param headers the headers they get, a JSON object
   */
  public record Replay(
      String key,
      String fingerprint,
      int status,
      Function<Order, String> answer,
      Function<Order, String> headers) {}

  /**
   * Opens the order and stores the answer under its idempotency key in the same statement.
   *
   * @throws KeyTaken when the key was used before; nothing was done
   */
  @Requires(Permission.TAKE_ORDERS)
  public OrderOutcome open(Request request, @Nullable Replay replay) {
    List<FieldError> faults = check(request);
    if (!faults.isEmpty()) {
      return new OrderOutcome.Invalid(faults);
    }
    if (request.sendAt() != null) {
      Optional<OrderOutcome> fault = SendingOrder.fault(request.sendAt(), clock.instant());
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    return request.type() == OrderType.STAFF_MEAL
        ? staffMeal(request, replay)
        : open(request, replay, Eater.NOBODY);
  }

  /**
   * Whose meal an order is.
   *
   * @param approverId who let them eat; null where the person who opens it may
   */
  private record Eater(@Nullable UUID id, @Nullable String name, @Nullable UUID approverId) {
    static final Eater NOBODY = new Eater(null, null, null);
  }

  private OrderOutcome staffMeal(Request request, @Nullable Replay replay) {
    Actor actor = currentActor.get();
    UUID id = request.eaterId() == null ? actor.staffId() : request.eaterId();
    Optional<String> name =
        QuarkusTransaction.joiningExisting()
            .call(
                () ->
                    staff
                        .findByIdOptional(id)
                        .filter(member -> !member.isDisabled())
                        .map(StaffMember::name));
    if (name.isEmpty()) {
      return OrderOutcome.Invalid.field("staffId", "is nobody who works here");
    }
    return switch (approving.ask(Permission.STAFF_MEAL, request.approvalPin())) {
      case Approving.Result.Granted(UUID approverId, String approver) ->
          open(request, replay, new Eater(id, name.get(), approverId));
      case Approving.Result.No(OrderOutcome no) -> no;
    };
  }

  private OrderOutcome open(Request request, @Nullable Replay replay, Eater eater) {
    int number = numbers.next();
    for (int tried = 1; ; tried++) {
      Basis basis = basis(tried > 1);
      try {
        OrderOutcome outcome =
            request.tableId() == null
                ? alone(request, replay, eater, number, basis)
                : whole(() -> atTable(request, replay, eater, number, basis));
        if (outcome instanceof OrderOutcome.Done || basis.fresh()) {
          return outcome;
        }
        // What this process remembers may be older than what the guest was shown.
      } catch (StaleOrder stale) {
        if (tried == TRIES) {
          return OrderOutcome.Refused.of("menu-changing");
        }
      }
    }
  }

  /** Does it in one transaction, of which nothing stands unless it is done. */
  private static OrderOutcome whole(Supplier<OrderOutcome> work) {
    try {
      return QuarkusTransaction.joiningExisting()
          .call(
              () -> {
                OrderOutcome outcome = work.get();
                if (!(outcome instanceof OrderOutcome.Done)) {
                  throw new Undone(outcome);
                }
                return outcome;
              });
    } catch (Undone undone) {
      return undone.outcome;
    }
  }

  /** Rolls back the transaction of what was refused. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient OrderOutcome outcome;

    Undone(OrderOutcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  /**
   * What orders are priced from and dated by.
   *
   * @param fresh whether it was read just now rather than remembered
   */
  private record Basis(MenuSnapshot menu, LocalDate date, boolean fresh) {}

  private Basis basis(boolean fresh) {
    return fresh
        ? QuarkusTransaction.joiningExisting()
            .call(() -> new Basis(menus.fresh(), openDay.fresh(), true))
        : new Basis(menus.current(), openDay.current(), false);
  }

  /** An order without a table; where nothing is counted it is written together with others. */
  private OrderOutcome alone(
      Request request, @Nullable Replay replay, Eater eater, int number, Basis basis) {
    Pricing pricing = price(request, basis, null);
    if (!(pricing instanceof Pricing.Priced priced)) {
      return Refusals.of(pricing);
    }
    NewOrder opened = opened(request, null, replay, eater, number, basis, priced);
    if (portions.counted(basis.menu(), priced.portions())) {
      return whole(
          () -> {
            writer.write(opened);
            return taken(opened, basis, priced);
          });
    }
    intake.write(opened);
    return told(opened);
  }

  /** An order of the party at a table, which is seated when nobody sits there. */
  private OrderOutcome atTable(
      Request request, @Nullable Replay replay, Eater eater, int number, Basis basis) {
    return switch (party(request, Objects.requireNonNull(request.tableId()))) {
      case Party.None(OrderOutcome refusal) -> refusal;
      case Party.At(SeatingSummary party) -> {
        Pricing pricing = price(request, basis, party);
        if (!(pricing instanceof Pricing.Priced priced)) {
          yield Refusals.of(pricing);
        }
        NewOrder opened = opened(request, party, replay, eater, number, basis, priced);
        boolean goesOn = party.stage() != Stage.ORDERED && !opened.order().owed().isEmpty();
        if (goesOn) {
          writer.writeAndHoldParty(opened);
          floorPlan.progress(party.id(), Stage.ORDERED);
        } else {
          writer.write(opened);
        }
        yield taken(opened, basis, priced);
      }
    };
  }

  private Pricing price(Request request, Basis basis, @Nullable SeatingSummary party) {
    return offering.price(
        offering.of(basis.menu(), request.type(), party), request.lines(), "lines");
  }

  private NewOrder opened(
      Request request,
      @Nullable SeatingSummary party,
      @Nullable Replay replay,
      Eater eater,
      int number,
      Basis basis,
      Pricing.Priced priced) {
    Order order = order(request, party, eater, number, basis.date(), priced);
    List<OrderLine> sent = sent(order);
    return new NewOrder(
        order,
        basis.menu().revision(),
        replay == null ? null : keyOf(replay, order),
        journal.entry(
            "order.opened",
            "order",
            order.id(),
            eater.approverId(),
            null,
            OrderRecord.Opened.of(order, request.send())),
        sent.isEmpty()
            ? null
            : kitchen.prepare(requests.of(basis.menu(), order, sent, order.openedAt(), party)));
  }

  private static List<OrderLine> sent(Order order) {
    return order.lines().stream().filter(line -> line.state() != LineState.NEW).toList();
  }

  private OrderOutcome taken(NewOrder opened, Basis basis, Pricing.Priced priced) {
    Optional<Portions.Shortage> shortage = portions.take(basis.menu(), priced.portions());
    return shortage.isPresent() ? Refusals.of(shortage.get()) : told(opened);
  }

  private OrderOutcome told(NewOrder opened) {
    Order order = opened.order();
    openedEvent.fire(new OrderOpened(order.id(), order.number(), order.seatingId().orElse(null)));
    Set<Changed> news = new HashSet<>();
    news.add(new Changed(Topic.ORDERS, order.id()));
    if (opened.send() != null) {
      sentEvent.fire(new OrderSent(order.id(), sent(order).stream().map(OrderLine::id).toList()));
      news.addAll(kitchen.changed(opened.send()));
    }
    changes.announce(news);
    return new OrderOutcome.Done(order);
  }

  private static NewOrder.Key keyOf(Replay replay, Order order) {
    return new NewOrder.Key(
        replay.key(),
        replay.fingerprint(),
        replay.status(),
        replay.answer().apply(order),
        replay.headers().apply(order));
  }

  private Order order(
      Request request,
      @Nullable SeatingSummary party,
      Eater eater,
      int number,
      LocalDate date,
      Pricing.Priced priced) {
    OrderTypeRules rules = types.of(request.type());
    Actor actor = currentActor.get();
    Instant now = clock.instant();
    Order order =
        new Order(
            new Order.Opening(
                request.type(),
                eater.name() != null
                    ? eater.name()
                    : request.guestName() == null || request.guestName().isBlank()
                        ? party == null ? null : party.partyName()
                        : request.guestName().strip(),
                party == null ? null : party.id(),
                party == null ? null : party.tableLabel(),
                party != null
                    ? party.covers()
                    : request.covers() == null
                        ? request.type() == OrderType.DINE_IN ? 1 : 0
                        : request.covers(),
                party == null ? actor.staffId() : party.serverId(),
                party == null ? actor.name() : party.serverName(),
                request.pickupAt(),
                request.delivery(),
                eater.id(),
                rules.discount()),
            number,
            date,
            now);
    order.note(allergies(request, party), now);
    List<OrderLine> added = order.add(rules.held(priced.lines()), actor.name(), now);
    Instant later =
        request.sendAt() != null
            ? request.sendAt()
            : request.send() ? rules.sendFor(request.pickupAt(), now).orElse(null) : null;
    if (later != null) {
      added.forEach(line -> line.sendAt(later, actor.staffId()));
    } else if (request.send()) {
      order.send(now, actor.staffId());
    }
    return order;
  }

  /** What the order says, and what the party said before it sat down. */
  private static List<SeatAllergy> allergies(Request request, @Nullable SeatingSummary party) {
    if (party == null || party.note() == null) {
      return request.allergies();
    }
    return Stream.concat(SaidAllergies.in(party.note()).stream(), request.allergies().stream())
        .distinct()
        .limit(Caps.ALLERGIES)
        .toList();
  }

  private Party party(Request request, UUID tableId) {
    Optional<SeatingSummary> seated = floorPlan.seatingAt(tableId);
    if (seated.isPresent()) {
      return new Party.At(seated.get());
    }
    int covers = request.covers() == null ? 1 : request.covers();
    Actor actor = currentActor.get();
    return switch (floorPlan.seat(
        List.of(tableId), covers, actor.staffId(), actor.name(), request.guestName())) {
      case Seated.Done(SeatingSummary fresh) -> new Party.At(fresh);
      case TableRefusal refusal -> new Party.None(Refusals.of(refusal));
    };
  }

  private List<FieldError> check(Request request) {
    List<FieldError> faults =
        new ArrayList<>(FreeText.faults("name", request.guestName(), Caps.GUEST_NAME));
    if (request.covers() != null && (request.covers() < 1 || request.covers() > Caps.COVERS)) {
      faults.add(new FieldError("covers", "is 1 to " + Caps.COVERS));
    }
    OrderTypeRules rules = types.of(request.type());
    boolean named = request.guestName() != null && !request.guestName().isBlank();
    if (rules.needsName() && !named && request.tableId() == null) {
      faults.add(new FieldError("name", Phrase.of("orders.text.missing", rules.name())));
    }
    Delivery delivery = request.delivery();
    if (rules.needsAddress() && delivery.phone() == null) {
      faults.add(new FieldError("phone", Phrase.of("orders.text.missing", rules.name())));
    }
    if (rules.needsAddress() && delivery.address() == null) {
      faults.add(new FieldError("address", Phrase.of("orders.text.missing", rules.name())));
    }
    faults.addAll(FreeText.faults("phone", delivery.phone(), Caps.PHONE));
    faults.addAll(FreeText.faults("address", delivery.address(), Caps.NOTE));
    faults.addAll(FreeText.faults("note", delivery.note(), Caps.NOTE));
    if (request.tableId() != null
        && (request.type() == OrderType.COUNTER || request.type() == OrderType.STAFF_MEAL)) {
      faults.add(new FieldError("tableId", "is nothing an order of this type has"));
    }
    if (request.eaterId() != null && request.type() != OrderType.STAFF_MEAL) {
      faults.add(new FieldError("staffId", "is only for STAFF_MEAL"));
    }
    Instant now = clock.instant();
    Instant pickupAt = request.pickupAt();
    if (pickupAt != null
        && (pickupAt.isBefore(now.minus(Caps.PICKUP_PAST))
            || pickupAt.isAfter(now.plus(Caps.PICKUP_AHEAD)))) {
      faults.add(
          new FieldError("pickupAt", "is within the next " + Caps.PICKUP_AHEAD.toDays() + " days"));
    }
    if (request.send() && request.sendAt() != null) {
      faults.add(new FieldError("sendAt", "is instead of send"));
    }
    if ((request.send() || request.sendAt() != null) && request.lines().isEmpty()) {
      faults.add(new FieldError("lines", "are missing; there is nothing to send"));
    }
    faults.addAll(NotingAllergies.check(request.allergies()));
    return faults;
  }

  private sealed interface Party {
    record At(SeatingSummary seating) implements Party {}

    record None(OrderOutcome refusal) implements Party {}
  }
}
