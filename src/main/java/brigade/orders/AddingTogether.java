package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.MenuSnapshot;
import brigade.menu.Menus;
import brigade.menu.Portions;
import brigade.orders.AddingLines.Added;
import brigade.orders.AddingLines.Replay;
import brigade.orders.ChecksOfOrder.CheckSummary;
import brigade.rest.Contention;
import brigade.sql.Writes;
import brigade.staff.CurrentActor;
import brigade.staff.NotPermitted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Adds lines to open orders in three round trips and a commit, and together what comes to one order
 * at the same moment: whoever comes first writes, whoever comes meanwhile waits and is written by
 * the next. Sixteen tills at one table share commits instead of queueing for them.
 *
 * <p>It does only what is plain: lines of which no portions are counted, on an order that is open
 * and about whose checks nothing is written, from a client that knows the order as it is. For
 * anything else, what is refused among it, it does nothing, and {@link Amending} is the way.
 */
@ApplicationScoped
class AddingTogether {
  private static final Logger LOG = Logger.getLogger(AddingTogether.class);

  /** Additions to one order in one commit. */
  private static final int TOGETHER = 32;

  private final Turns<UUID, Addition> turns = new Turns<>(TOGETHER);
  private final Orders orders;
  private final OrderSteps steps;
  private final OrderTypes types;
  private final AdditionWriter writer;
  private final OpenDay openDay;
  private final Menus menus;
  private final Offering offering;
  private final Portions portions;
  private final Instance<ChecksOfOrder> checks;
  private final Journal journal;
  private final Changes changes;
  private final CurrentActor currentActor;
  private final Clock clock;

  AddingTogether(
      Orders orders,
      OrderSteps steps,
      OrderTypes types,
      AdditionWriter writer,
      OpenDay openDay,
      Menus menus,
      Offering offering,
      Portions portions,
      Instance<ChecksOfOrder> checks,
      Journal journal,
      Changes changes,
      CurrentActor currentActor,
      Clock clock) {
    this.orders = orders;
    this.steps = steps;
    this.types = types;
    this.writer = writer;
    this.openDay = openDay;
    this.menus = menus;
    this.offering = offering;
    this.portions = portions;
    this.checks = checks;
    this.journal = journal;
    this.changes = changes;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /** Adds the lines, in a transaction of its own; empty when it did nothing. */
  Optional<Added> add(UUID orderId, Addition addition) {
    turns.take(orderId, addition, together -> add(orderId, together));
    return addition.added();
  }

  /** What failed for all of them is left to the other way, which tells each what is the matter. */
  private void add(UUID orderId, List<Addition> together) {
    try {
      List<Done> done = QuarkusTransaction.requiringNew().call(() -> addWithin(orderId, together));
      done.forEach(one -> one.addition().done(one.added()));
    } catch (StaleOrder stale) {
      openDay.fresh();
    } catch (RuntimeException e) {
      if (!Contention.isCauseOf(e)) {
        LOG.warnf(e, "Lines for the order %s were not written together", orderId);
      }
    }
  }

  /**
   * An addition that stands if the transaction does.
   *
   * @param written what the database is told of it
   */
  private record Done(Addition addition, Added added, AdditionWriter.Written written) {}

  private List<Done> addWithin(UUID orderId, List<Addition> together) {
    Set<String> unanswered = new HashSet<>();
    Optional<Order> plain = hold(orderId, together, unanswered);
    List<Done> done = plain.map(order -> addAll(order, together, unanswered)).orElse(List.of());
    // What got no answer here was refused, and is claimed again by the other way.
    writer.write(
        done.stream().map(Done::written).toList(), List.copyOf(unanswered), openDay::current);
    if (!done.isEmpty()) {
      changes.announce(Topic.ORDERS, orderId);
    }
    return done;
  }

  /** A key that was used before, or comes twice in one turn, has an answer already. */
  private List<Done> addAll(Order order, List<Addition> together, Set<String> unanswered) {
    List<CheckSummary> theirs = checks.isResolvable() ? checks.get().ofUnwritten(order) : List.of();
    List<Done> done = new ArrayList<>();
    for (Addition addition : together) {
      Replay replay = addition.replay();
      if (replay == null || unanswered.contains(replay.key())) {
        Optional<Done> one =
            currentActor.call(addition.actor(), () -> add(order, addition, theirs));
        if (one.isPresent()) {
          done.add(one.get());
          if (replay != null) {
            unanswered.remove(replay.key());
          }
        }
      }
    }
    return done;
  }

  /** The order, which nobody else changes now; empty when it is not one for this way. */
  private Optional<Order> hold(UUID orderId, List<Addition> together, Set<String> taken) {
    AtomicBoolean written = new AtomicBoolean();
    Writes questions = new Writes();
    if (checks.isResolvable()) {
      checks.get().askWritten(orderId, questions, written::set);
    }
    List<Replay> keys =
        together.stream().map(Addition::replay).filter(Objects::nonNull).distinct().toList();
    writer.hold(orderId, keys, clock.instant(), taken, questions);
    if (written.get()) {
      return Optional.empty();
    }
    Optional<Order> order = orders.withLines(orderId).filter(Order::isOpen);
    // The statement below writes what changes, so the order is no entity from here on.
    orders.forget();
    return order;
  }

  private Optional<Done> add(Order order, Addition addition, List<CheckSummary> theirs) {
    if (!addition.knows(order.version())) {
      return Optional.empty();
    }
    MenuSnapshot menu = menus.current();
    Pricing pricing;
    try {
      pricing = offering.price(offering.of(menu, order), addition.requests(), "lines");
    } catch (NotPermitted refused) {
      return Optional.empty();
    }
    if (!(pricing instanceof Pricing.Priced priced)
        || order.lines().size() + priced.lines().size() > Caps.ORDER_LINES
        || portions.counted(menu, priced.portions())) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    List<OrderLine> lines =
        order.add(types.of(order.type()).held(priced.lines()), addition.actor().name(), now);
    order.grow();
    NewOrder.Key key = key(order, theirs, addition.replay());
    return Optional.of(
        new Done(
            addition,
            new Added(order, order.version(), key == null ? null : key.answer()),
            new AdditionWriter.Written(
                order,
                lines,
                now,
                journal.entry(
                    "order.lines-added",
                    "order",
                    order.id(),
                    null,
                    null,
                    OrderRecord.Lines.of(order, lines)),
                steps.adding(order, lines),
                key)));
  }

  private static NewOrder.@Nullable Key key(
      Order order, List<CheckSummary> checks, @Nullable Replay replay) {
    return replay == null
        ? null
        : new NewOrder.Key(
            replay.key(),
            replay.fingerprint(),
            replay.status(),
            replay.answer().apply(order, checks),
            replay.headers().apply(order));
  }
}
