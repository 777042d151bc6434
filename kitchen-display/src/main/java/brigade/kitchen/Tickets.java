package brigade.kitchen;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tickets. Commands take all tickets of an order at once and in one order, so that none waits
 * in a circle.
 */
@ApplicationScoped
class Tickets implements PanacheRepositoryBase<Ticket, UUID> {
  /** Tickets listed at once. */
  static final int LIST_LIMIT = 500;

  /** After every instant of a ticket; the database takes no larger one. */
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private static final String WITH_ITEMS =
      "select distinct t from Ticket t left join fetch t.items ";

  private final EntityManager entities;
  private final Stations stations;

  Tickets(EntityManager entities, Stations stations) {
    this.entities = entities;
    this.stations = stations;
  }

  /** All tickets of the order, locked until the transaction ends. */
  OrderTickets lockOrder(UUID orderId) {
    entities
        .createNativeQuery("select id from ticket where order_id = ?1 order by id for update")
        .setParameter(1, orderId)
        .getResultList();
    List<Ticket> all =
        entities
            .createQuery(WITH_ITEMS + "where t.orderId = ?1 order by t.sentAt, t.id", Ticket.class)
            .setParameter(1, orderId)
            .getResultList();
    return new OrderTickets(all, stations::isRetired);
  }

  /**
   * All tickets of the order this ticket belongs to, locked; empty when there is no such ticket.
   */
  Optional<OrderTickets> lockOrderOf(UUID ticketId) {
    Optional<UUID> orderId = orderOf(ticketId);
    return orderId.map(this::lockOrder);
  }

  private Optional<UUID> orderOf(UUID ticketId) {
    return entities
        .createQuery("select t.orderId from Ticket t where t.id = ?1", UUID.class)
        .setParameter(1, ticketId)
        .getResultStream()
        .findFirst();
  }

  /** The order a line was sent with; empty when the kitchen never got it. */
  Optional<UUID> orderOfLine(UUID orderLineId) {
    return entities
        .createQuery(
            "select i.ticket.orderId from TicketItem i where i.orderLineId = ?1", UUID.class)
        .setParameter(1, orderLineId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** All tickets of these orders, with their items. */
  List<Ticket> ofOrders(Collection<UUID> orderIds) {
    if (orderIds.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(WITH_ITEMS + "where t.orderId in ?1 order by t.sentAt, t.id", Ticket.class)
        .setParameter(1, orderIds)
        .getResultList();
  }

  /**
   * All tickets of the orders that these tickets are of, and those that came off them and went to
   * another order, with their items.
   */
  List<Ticket> ofOrdersWith(Collection<UUID> ticketIds) {
    return entities
        .createQuery(
            WITH_ITEMS
                + "where t.id in (select s.id from Ticket s where s.orderId in"
                + " (select o.orderId from Ticket o where o.id in ?1)"
                + " union select p.id from Ticket p where p.chitOf in (select c.id from Ticket c"
                + " where c.orderId in (select w.orderId from Ticket w where w.id in ?1)))"
                + " order by t.sentAt, t.id",
            Ticket.class)
        .setParameter(1, ticketIds)
        .getResultList();
  }

  /** Orders of these types that the kitchen has, or has finished since. */
  List<UUID> recentOf(Collection<String> orderTypes, Instant since) {
    return entities
        .createQuery(
            "select distinct t.orderId from Ticket t where t.orderType in ?1"
                + " and (t.state in (HELD, OPEN) or t.state = BUMPED and t.bumpedAt > ?2)",
            UUID.class)
        .setParameter(1, orderTypes)
        .setParameter(2, since)
        .setMaxResults(LIST_LIMIT)
        .getResultList();
  }

  /** What is on a station's screen, the oldest first, with items. */
  List<Ticket> liveAt(UUID stationId) {
    return entities
        .createQuery(
            WITH_ITEMS
                + "where t.stationId = ?1 and t.state in (HELD, OPEN) order by t.sentAt, t.id",
            Ticket.class)
        .setParameter(1, stationId)
        .getResultList();
  }

  /**
   * Some tickets of a station: live ones oldest first, finished ones latest first.
   *
   * @param state only those; null is all that are on the screen
   * @param after only those that follow this one; null is from the first
   * @param limit 1 or more
   */
  List<Ticket> at(UUID stationId, @Nullable TicketState state, @Nullable Ticket after, int limit) {
    boolean live = state == null || state.isLive();
    String clock = state == TicketState.BUMPED ? "t.bumpedAt" : "t.sentAt";
    String direction = live ? " " : " desc ";
    String order = " order by " + clock + direction + ", t.id" + direction;
    TypedQuery<UUID> asked =
        entities
            .createQuery(
                "select t.id from Ticket t where t.stationId = ?1 and t.state in ?2"
                    + (after == null
                        ? ""
                        : " and (%1$s %2$s ?3 or %1$s = ?3 and t.id %2$s ?4)"
                            .formatted(clock, live ? ">" : "<"))
                    + order,
                UUID.class)
            .setParameter(1, stationId)
            .setParameter(
                2, state == null ? Set.of(TicketState.HELD, TicketState.OPEN) : Set.of(state))
            .setMaxResults(limit);
    if (after != null) {
      // One that is back on the screen since is followed by all that left it.
      asked.setParameter(
          3, state == TicketState.BUMPED ? after.bumpedAt().orElse(LATEST) : after.sentAt());
      asked.setParameter(4, after.id());
    }
    List<UUID> ids = asked.getResultList();
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(WITH_ITEMS + "where t.id in ?1" + order, Ticket.class)
            .setParameter(1, ids)
            .getResultList();
  }

  /** The stations' tickets that come together at these tickets of expo's, with items. */
  List<Ticket> contributingTo(Collection<UUID> expoTicketIds) {
    if (expoTicketIds.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            WITH_ITEMS + "where t.expoTicketId in ?1 order by t.sentAt, t.id", Ticket.class)
        .setParameter(1, expoTicketIds)
        .getResultList();
  }

  /** What comes together at the tickets that are on expo's screen, with items. */
  List<Ticket> contributingToLiveAt(UUID expoId) {
    return entities
        .createQuery(
            WITH_ITEMS
                + "where t.expoTicketId in (select e.id from Ticket e"
                + " where e.stationId = ?1 and e.state in (HELD, OPEN))"
                + " order by t.sentAt, t.id",
            Ticket.class)
        .setParameter(1, expoId)
        .getResultList();
  }

  /** The ticket that left a station's screen last. */
  Optional<UUID> lastBumpedAt(UUID stationId) {
    return entities
        .createQuery(
            "select t.id from Ticket t where t.stationId = ?1 and t.state = BUMPED"
                + " order by t.bumpedAt desc",
            UUID.class)
        .setParameter(1, stationId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** What is on a station's screen and numbered, in the order of the numbers, with items. */
  List<Ticket> numberedLiveAt(UUID stationId) {
    return entities
        .createQuery(
            WITH_ITEMS
                + "where t.stationId = ?1 and t.state in (HELD, OPEN) and t.seq is not null"
                + " order by t.seq",
            Ticket.class)
        .setParameter(1, stationId)
        .getResultList();
  }

  /** Tickets of stations numbered after that, in the order of the numbers, with items. */
  List<Ticket> numberedAfter(Set<UUID> stationIds, long after, int limit) {
    return entities
        .createQuery(
            WITH_ITEMS
                + "where t.id in (select n.id from Ticket n"
                + " where n.stationId in ?1 and n.seq > ?2 order by n.seq limit ?3)"
                + " order by t.seq",
            Ticket.class)
        .setParameter(1, stationIds)
        .setParameter(2, after)
        .setParameter(3, limit)
        .getResultList();
  }

  /** The highest number of a station's tickets, 0 before the first. */
  long lastSeq(UUID stationId) {
    return entities
        .createQuery(
            "select coalesce(max(t.seq), 0) from Ticket t where t.stationId = ?1 and t.seq is not"
                + " null",
            Long.class)
        .setParameter(1, stationId)
        .getSingleResult();
  }

  /** Where a course of an order is made, and how far it is there. */
  record Whereabouts(UUID orderId, int course, UUID stationId, TicketState state) {}

  /** The tickets of all orders that are on a station's screen, without what was cancelled. */
  List<Whereabouts> whereabouts(UUID stationId) {
    return entities
        .createQuery(
            "select t.orderId, t.course, t.stationId, t.state from Ticket t"
                + " where t.orderId in (select h.orderId from Ticket h"
                + " where h.stationId = ?1 and h.state in (HELD, OPEN))"
                + " and t.expo = false and t.state <> CANCELLED"
                + " order by t.sentAt, t.id",
            Whereabouts.class)
        .setParameter(1, stationId)
        .getResultList();
  }
}
