package brigade.orders;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The orders. */
@ApplicationScoped
public class Orders implements PanacheRepositoryBase<Order, UUID> {
  /** An order with its lines, in one query. */
  public Optional<Order> withLines(UUID id) {
    // A limit on joined rows would be applied in memory, with a warning each time.
    return find("from PartyOrder o left join fetch o.lines where o.id = ?1", id).stream()
        .findFirst();
  }

  /** An order with its lines, which nobody else changes until this transaction is over. */
  public Optional<Order> lock(UUID id) {
    Optional<Order> order = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    order.ifPresent(Order::loadLines);
    return order;
  }

  /** The same, but empty too when somebody else holds it at this moment. */
  Optional<Order> lockUnlessHeld(UUID id) {
    boolean free =
        !getEntityManager()
            .createNativeQuery("select id from orders where id = ?1 for no key update skip locked")
            .setParameter(1, id)
            .getResultList()
            .isEmpty();
    return free ? lock(id) : Optional.empty();
  }

  /** Nothing that was read so far is written back, whatever becomes of it in memory. */
  void forget() {
    getEntityManager().clear();
  }

  /** Holds these orders, in one order, so that two who want them wait and neither fails. */
  void hold(Collection<UUID> ids) {
    getEntityManager()
        .createNativeQuery("select id from orders where id in (?1) order by id for no key update")
        .setParameter(1, ids)
        .getResultList();
  }

  /** Holds these orders and all open ones of their parties, in one order. */
  void holdWithParties(Collection<UUID> ids) {
    getEntityManager()
        .createNativeQuery(
            "select id from orders where id in (?1) or (state = 'OPEN' and seating_id in"
                + " (select seating_id from orders where id in (?1)))"
                + " order by id for no key update")
        .setParameter(1, ids)
        .getResultList();
  }

  /** Holds an order and all open ones of a party, in one order. */
  void holdWithParty(UUID id, UUID seatingId) {
    getEntityManager()
        .createNativeQuery(
            "select id from orders where id = ?1 or (state = 'OPEN' and seating_id = ?2)"
                + " order by id for no key update")
        .setParameter(1, id)
        .setParameter(2, seatingId)
        .getResultList();
  }

  /**
   * An order with lines that are due to be sent by themselves.
   *
   * @param since when the first of them was
   */
  record Due(UUID order, Instant since) {
    static final Due BEFORE_ALL = new Due(new UUID(0, 0), Instant.EPOCH);
  }

  /**
   * Orders with lines that are due to be sent by themselves, the longest due first.
   *
   * @param after the last one that was looked at
   */
  List<Due> due(Instant now, Due after, int most) {
    @SuppressWarnings("unchecked") // The query names its two columns.
    List<Object[]> rows =
        getEntityManager()
            .createNativeQuery(
                "select l.order_id, min(l.send_at) as since from order_line l"
                    + " where l.state = 'NEW' and l.send_at is not null and l.send_at <= ?1"
                    + " group by l.order_id having (min(l.send_at), l.order_id) > (?2, ?3)"
                    + " order by since, l.order_id limit ?4")
            .setParameter(1, now)
            .setParameter(2, after.since())
            .setParameter(3, after.order())
            .setParameter(4, most)
            .getResultList();
    return rows.stream().map(row -> new Due((UUID) row[0], (Instant) row[1])).toList();
  }

  /** The id of the one order from this id to that one, without reading the order. */
  public Optional<UUID> idWithin(UUID first, UUID last) {
    return getEntityManager()
        .createQuery("select o.id from PartyOrder o where o.id between ?1 and ?2", UUID.class)
        .setParameter(1, first)
        .setParameter(2, last)
        .getResultStream()
        .findFirst();
  }

  /** The party an order belongs to, without reading the order; empty where nobody sits. */
  Optional<UUID> partyOf(UUID id) {
    return getEntityManager()
        .createQuery("select o.seatingId from PartyOrder o where o.id = ?1", UUID.class)
        .setParameter(1, id)
        .getResultStream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * Notes on an order this transaction holds that its checks changed, so that its version grows.
   */
  public void billed(UUID id, Instant at) {
    findById(id).touch(at);
  }

  /** Open orders with their lines, the oldest first, at most {@link Caps#LISTED_ORDERS}. */
  public List<Order> open() {
    return withLines(
        find("state = ?1 order by openedAt", OrderState.OPEN)
            .page(Page.ofSize(Caps.LISTED_ORDERS))
            .list());
  }

  /**
   * Orders without a table that are paid while their food is not handed over yet, the oldest first,
   * at most {@link Caps#LISTED_ORDERS}.
   *
   * @param since the first trading date that counts; food of an earlier one is forgotten, not made
   */
  public List<Order> paidAhead(LocalDate since) {
    return withLines(
        find(
                "from PartyOrder o where o.businessDate >= ?1 and o.state = ?2 and o.seatingId is null"
                    + " and exists (select 1 from OrderLine l where l.order = o and l.state in ?3)"
                    + " order by o.openedAt",
                since,
                OrderState.CLOSED,
                List.of(LineState.HELD, LineState.SENT, LineState.READY))
            .page(Page.ofSize(Caps.LISTED_ORDERS))
            .list());
  }

  /** All open orders with their lines, the oldest first. */
  public List<Order> allOpen() {
    return withLines(list("state = ?1 order by openedAt", OrderState.OPEN));
  }

  /** The orders of a trading date with their lines, the latest first, at most so many. */
  public List<Order> on(LocalDate businessDate) {
    return withLines(
        find("businessDate = ?1 order by number desc", businessDate)
            .page(Page.ofSize(Caps.LISTED_ORDERS))
            .list());
  }

  /**
   * The open orders of a party, which nobody else changes until this transaction is over; in one
   * order, so that two who want them wait and neither fails.
   */
  List<UUID> lockOpenOf(UUID seatingId) {
    @SuppressWarnings("unchecked") // The query asks for one column of ids.
    List<UUID> ids =
        getEntityManager()
            .createNativeQuery(
                "select id from orders where seating_id = ?1 and state = 'OPEN'"
                    + " order by id for no key update")
            .setParameter(1, seatingId)
            .getResultList();
    return ids;
  }

  /** Open orders of these parties with their lines, the oldest first. */
  public List<Order> openOf(Collection<UUID> seatingIds) {
    return seatingIds.isEmpty()
        ? List.of()
        : withLines(
            list("seatingId in ?1 and state = ?2 order by openedAt", seatingIds, OrderState.OPEN));
  }

  /** The same orders with their lines loaded, in one query. */
  public List<Order> withLines(Collection<Order> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    list(
        "from PartyOrder o left join fetch o.lines where o.id in ?1",
        orders.stream().map(Order::id).toList());
    return List.copyOf(orders);
  }

  /** The order with this number. */
  public Optional<Order> numbered(int number) {
    return find("number", number).firstResultOptional();
  }

  /** Marks sent lines ready without touching the order's version: it is no edit of anybody's. */
  int markReady(UUID orderId, Collection<UUID> kitchenIds, Instant at) {
    return getEntityManager()
        .createQuery(
            "update OrderLine l set l.state = ?1, l.readyAt = ?2 where l.order.id = ?3"
                + " and l.kitchenId in ?4 and l.state = ?5")
        .setParameter(1, LineState.READY)
        .setParameter(2, at)
        .setParameter(3, orderId)
        .setParameter(4, kitchenIds)
        .setParameter(5, LineState.SENT)
        .executeUpdate();
  }

  /** Marks lines as being made again. */
  int markRecalled(UUID orderId, Collection<UUID> kitchenIds) {
    return getEntityManager()
        .createQuery(
            "update OrderLine l set l.state = ?1, l.readyAt = null, l.servedAt = null"
                + " where l.order.id = ?2 and l.kitchenId in ?3 and l.state in ?4")
        .setParameter(1, LineState.SENT)
        .setParameter(2, orderId)
        .setParameter(3, kitchenIds)
        .setParameter(4, List.of(LineState.READY, LineState.SERVED))
        .executeUpdate();
  }
}
