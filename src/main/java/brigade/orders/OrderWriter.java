package brigade.orders;

import brigade.kitchen.Kitchen;
import brigade.kitchen.PreparedSend;
import brigade.sql.Parameters;
import brigade.sql.Placed;
import brigade.sql.Writes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes new orders with their lines, journal rows, idempotency keys, tickets and chits, in one
 * round trip however many orders and lines there are. Round trips are what opening an order costs.
 *
 * <p>The statement also proves that what was kept in memory still holds, the menu's revision, the
 * open trading date and the party; where it does not for one of the orders, none is written.
 */
@ApplicationScoped
class OrderWriter {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String KEY_CONSTRAINT = "idempotency_key_pkey";

  /** How the states of errors begin that are about the data, as the SQL standard has it. */
  private static final String BAD_DATA = "22";

  private static final String VIOLATION = "23";

  /** What {@code refuse_stale_orders()} raises. */
  private static final String STALE = "BR001";

  /**
   * Lines of the rows of {@code holds}: their parents by {@code place}, when they were ordered, by
   * whom, and to whom the sale is credited. {@link #lines} fills in its parameters.
   */
  static final String LINED =
      """
      , lined as (
        insert into order_line (id, order_id, position, kitchen_id, menu_item_id, sku, name,
            kitchen_name, size, category, station, quantity, seat, shared_with, course, course_name,
            unit_price, modifiers, taxes, levies, price_rule, grams, combo_id,
            combo_item_id, combo_name, combo_sku, combo_part, note, state, hold, ordered_at, ordered_by, server_id, server_name, send_at, sent_at,
            sent_by)
        select l.id, h.id, l.position, l.id, l.menu_item_id, l.sku, l.name, l.kitchen_name,
            l.size, l.category, l.station, l.quantity, l.seat, l.shared_with::integer[], l.course,
            l.course_name, l.unit_price, l.modifiers::jsonb, l.taxes::jsonb, l.levies::jsonb,
            l.price_rule, l.grams, l.combo_id, l.combo_item_id, l.combo_name, l.combo_sku, l.combo_part, l.note, l.state, l.hold,
            h.opened_at::timestamptz, h.staff_name, h.server_id, h.server_name,
            l.send_at::timestamptz,
            case when l.state = 'NEW' then null else h.opened_at::timestamptz end, l.sent_by
        from holds h join unnest(?::int[], ?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[],
            ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::int[],
            ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[],
            ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
            ?::boolean[], ?::text[], ?::uuid[])
          as l (place, id, position, menu_item_id, sku, name, kitchen_name, size, category, station,
            quantity, seat, shared_with, course, course_name, unit_price, modifiers, taxes, levies,
            price_rule, grams, combo_id, combo_item_id, combo_name, combo_sku, combo_part, note, state,
            hold, send_at, sent_by) on l.place = h.place)
      """;

  private static final String WRITE =
      """
      with party as (
        select s.id from seating s
        where s.id = any(?::uuid[]) and s.cleared_at is null order by s.id for %s)
      , holds as (
        select g.*, d.business_date
        from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::int[],
            ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
            ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
            ?::int[], ?::uuid[]) with ordinality
          as g (id, number, type, guest_name, seating_id, table_label, covers, server_id,
            server_name, opened_at, pickup_at, allergies, revision, opened_on, entry_id, entry_at,
            staff_id, staff_name, device_id, device_name, after, key, fingerprint, status, answer,
            headers, phone, address, note, eater_id, type_discount_ppm, approver_id, place)
        join menu_revision r on r.revision = g.revision
        join business_day d on d.business_date = g.opened_on::date and d.closed_at is null
        where g.seating_id is null or g.seating_id in (select id from party))
      , keyed as (
        insert into idempotency_key (key, fingerprint, status, answer, headers, created_at)
        select key, fingerprint, status, answer, headers, opened_at::timestamptz
        from holds where key is not null)
      , ordered as (
        insert into orders (id, number, type, guest_name, seating_id, table_label, covers,
            server_id, server_name, business_date, state, opened_at, pickup_at, phone,
            address, note, eater_id, type_discount_ppm, allergies, changed_at, version)
        select id, number, type, guest_name, seating_id, table_label, covers, server_id,
            server_name, business_date, 'OPEN', opened_at::timestamptz, pickup_at::timestamptz,
            phone, address, note, eater_id, type_discount_ppm, allergies::jsonb,
            opened_at::timestamptz, 0
        from holds
        returning 1)
      %s
      , recorded as (
        insert into journal (id, at, business_date, staff_id, staff_name, approver_id, device_id,
            device_name, action, subject_type, subject_id, before, after)
        select entry_id, entry_at::timestamptz, business_date, staff_id, staff_name, approver_id,
            device_id, device_name, 'order.opened', 'order', id, null, after::jsonb
        from holds)
      select case when (select count(*) from ordered) < ?::int then refuse_stale_orders() end
      """;

  /** Orders of one party are written side by side; none while its table is cleared. */
  private static final String SITS = WRITE.formatted("share", LINED);

  /** Whoever goes on to change the party takes it at once, lest two of them wait for each other. */
  private static final String GOES_ON = WRITE.formatted("no key update", LINED);

  private final DataSource database;
  private final Kitchen kitchen;

  OrderWriter(DataSource database, Kitchen kitchen) {
    this.database = database;
    this.kitchen = kitchen;
  }

  /**
   * Writes an order that does not change its party, within the caller's transaction.
   *
   * @throws StaleOrder when menu or trading date are no longer as the order has them, or its party
   *     has left
   * @throws KeyTaken when the key was used before, or by a rival that committed first
   */
  void write(NewOrder order) {
    joined(SITS, order);
  }

  /** As {@link #write}, for an order whose party the transaction goes on to change. */
  void writeAndHoldParty(NewOrder order) {
    joined(GOES_ON, order);
  }

  private void joined(String statement, NewOrder order) {
    try (Connection connection = database.getConnection()) {
      writes(statement, List.of(order)).run(connection);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Writes orders of which none changes its party, all or none, in a transaction of their own.
   *
   * @throws StaleOrder as {@link #write} does, if one of them is
   * @throws KeyTaken as {@link #write} does, if one of the keys is
   * @throws Refused when the database does not take what one of them says
   */
  void writeAlone(List<NewOrder> orders) {
    // A transaction that the house knows of, so that what is announced as it is written is told
    // when it can be read: a printer that is woken before finds nothing to print.
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              try (Connection connection = database.getConnection()) {
                writes(SITS, orders).run(connection);
              } catch (SQLException e) {
                throw failure(e);
              }
            });
  }

  private Writes writes(String statement, List<NewOrder> orders) {
    Writes writes = new Writes();
    writes.add(statement, to -> fill(to, orders));
    List<PreparedSend> sends =
        orders.stream().map(NewOrder::send).filter(Objects::nonNull).toList();
    if (!sends.isEmpty()) {
      kitchen.write(sends, writes);
    }
    return writes;
  }

  static RuntimeException failure(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals(STALE)) {
      return new StaleOrder(e);
    }
    if (state.equals(UNIQUE_VIOLATION) && String.valueOf(e.getMessage()).contains(KEY_CONSTRAINT)) {
      return new KeyTaken(e);
    }
    return state.startsWith(BAD_DATA) || state.startsWith(VIOLATION)
        ? new Refused(e)
        : new IllegalStateException("The order can't be written", e);
  }

  /** The database does not take what an order says. */
  static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Refused(SQLException cause) {
      super("The order can't be written", cause);
    }
  }

  private static void fill(Parameters to, List<NewOrder> all) throws SQLException {
    List<Order> orders = all.stream().map(NewOrder::order).toList();
    List<UUID> parties = orders.stream().flatMap(o -> o.seatingId().stream()).distinct().toList();
    to.column("uuid", parties, id -> id);
    to.column("uuid", orders, Order::id);
    to.column("int4", orders, Order::number);
    to.column("text", orders, order -> order.type().name());
    to.column("text", orders, order -> order.guestName().orElse(null));
    to.column("uuid", orders, order -> order.seatingId().orElse(null));
    to.column("text", orders, order -> order.tableLabel().orElse(null));
    to.column("int4", orders, Order::covers);
    to.column("uuid", orders, Order::serverId);
    to.column("text", orders, Order::serverName);
    to.column("text", orders, order -> order.openedAt().toString());
    to.column("text", orders, order -> order.pickupAt().map(Object::toString).orElse(null));
    to.column("text", orders, order -> JsonColumn.json(order.allergies()));
    to.column("int8", all, NewOrder::menuRevision);
    to.column("text", orders, order -> order.businessDate().toString());
    to.column("uuid", all, one -> one.entry().id());
    to.column("text", all, one -> one.entry().at().toString());
    to.column("uuid", all, one -> one.entry().staffId());
    to.column("text", all, one -> one.entry().staffName());
    to.column("uuid", all, one -> one.entry().deviceId());
    to.column("text", all, one -> one.entry().deviceName());
    to.column("text", all, one -> one.entry().after());
    to.column("text", all, key(NewOrder.Key::key));
    to.column("text", all, key(NewOrder.Key::fingerprint));
    to.column("int4", all, key(NewOrder.Key::status));
    to.column("text", all, key(NewOrder.Key::answer));
    to.column("text", all, key(NewOrder.Key::headers));
    to.column("text", orders, order -> order.phone().orElse(null));
    to.column("text", orders, order -> order.address().orElse(null));
    to.column("text", orders, order -> order.note().orElse(null));
    to.column("uuid", orders, order -> order.eaterId().orElse(null));
    to.column("int4", orders, order -> order.typeDiscount().ppm());
    to.column("uuid", all, one -> one.entry().approverId());
    lines(to, Placed.of(orders, Order::lines));
    to.set(all.size());
  }

  private static Function<NewOrder, @Nullable Object> key(Function<NewOrder.Key, Object> part) {
    return one -> one.key() == null ? null : part.apply(one.key());
  }

  /** The parameters of {@link #LINED}. */
  static void lines(Parameters to, Placed<OrderLine> placed) throws SQLException {
    List<OrderLine> lines = placed.rows();
    to.column("int4", placed.places(), place -> place);
    to.column("uuid", lines, OrderLine::id);
    to.column("int4", lines, OrderLine::position);
    to.column("uuid", lines, OrderLine::menuItemId);
    to.column("text", lines, OrderLine::sku);
    to.column("text", lines, OrderLine::name);
    to.column("text", lines, OrderLine::kitchenName);
    to.column("text", lines, line -> line.size().orElse(null));
    to.column("text", lines, OrderLine::category);
    to.column("text", lines, line -> line.station().orElse(null));
    to.column("int4", lines, OrderLine::quantity);
    to.column("int4", lines, line -> line.seat().orElse(null));
    // Arrays of arrays would have to be of one length, so a line's own travel as text.
    to.column("text", lines, OrderWriter::sharedWith);
    to.column("int4", lines, OrderLine::course);
    to.column("text", lines, OrderLine::courseName);
    to.column("int8", lines, line -> line.unitPrice().minor());
    to.column("text", lines, line -> JsonColumn.json(line.modifiers()));
    to.column("text", lines, line -> JsonColumn.json(line.taxes()));
    to.column("text", lines, line -> JsonColumn.json(line.levies()));
    to.column("text", lines, line -> line.priceRule().orElse(null));
    to.column("int4", lines, line -> line.grams().orElse(null));
    to.column("uuid", lines, line -> line.comboId().orElse(null));
    to.column("uuid", lines, line -> line.comboItemId().orElse(null));
    to.column("text", lines, line -> line.comboName().orElse(null));
    to.column("text", lines, line -> line.comboSku().orElse(null));
    to.column("int4", lines, line -> line.comboPart().orElse(null));
    to.column("text", lines, line -> line.note().orElse(null));
    to.column("text", lines, line -> line.state().name());
    to.column("bool", lines, OrderLine::hold);
    to.column("text", lines, line -> line.sendAt().map(Object::toString).orElse(null));
    to.column("uuid", lines, line -> line.sentBy().orElse(null));
  }

  private static String sharedWith(OrderLine line) {
    return line.sharedWith().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
