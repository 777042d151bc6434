package brigade.orders;

import brigade.journal.Journal;
import brigade.sql.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new order in one statement, however many lines it has: the order, its lines, the
 * journal's row and the idempotency key with its answer. Round trips are what opening an order
 * costs.
 *
 * <p>The statement also proves that what was kept in memory still holds, the menu's revision and
 * the open trading date; when it does not, it writes nothing.
 */
@ApplicationScoped
class OrderWriter {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String KEY_CONSTRAINT = "idempotency_key_pkey";

  private static final String KEYED =
      """
      , keyed as (
        insert into idempotency_key (key, fingerprint, status, answer, headers, created_at)
        select ?::text, ?::text, ?::int, ?::text, ?::text, ?::timestamptz from holds)
      """;

  private static final String WRITE =
      """
      with party as (
        select 1 from seating s where s.id = ?::uuid and s.cleared_at is null for %s)
      , holds as (
        select d.business_date from menu_revision r cross join business_day d
        where r.revision = ? and d.closed_at is null and d.business_date = ?::date
          and (?::uuid is null or exists (select 1 from party)))
      %s
      , ordered as (
        insert into orders (id, number, type, guest_name, seating_id, table_label, covers,
            server_id, server_name, business_date, state, opened_at, pickup_at, allergies,
            changed_at, version)
        select ?::uuid, ?::int, ?::text, ?::text, ?::uuid, ?::text, ?::int, ?::uuid, ?::text,
            business_date, 'OPEN', ?::timestamptz, ?::timestamptz, ?::jsonb, ?::timestamptz, 0
        from holds
        returning 1)
      , lined as (
        insert into order_line (id, order_id, position, kitchen_id, menu_item_id, sku, name,
            kitchen_name, size, category, station, quantity, seat, course, course_name, unit_price,
            modifiers, taxes, note, state, hold, ordered_at, ordered_by, sent_at, sent_by)
        select l.id, ?::uuid, l.position, l.id, l.menu_item_id, l.sku, l.name, l.kitchen_name,
            l.size, l.category, l.station, l.quantity, l.seat, l.course, l.course_name,
            l.unit_price, l.modifiers::jsonb, l.taxes::jsonb, l.note, l.state, l.hold,
            ?::timestamptz, ?::text, case when l.state = 'NEW' then null else ?::timestamptz end,
            l.sent_by
        from holds, unnest(?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::int[], ?::text[], ?::bigint[],
            ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::uuid[])
          as l (id, position, menu_item_id, sku, name, kitchen_name, size, category, station,
            quantity, seat, course, course_name, unit_price, modifiers, taxes, note, state, hold,
            sent_by))
      , recorded as (
        insert into journal (id, at, business_date, staff_id, staff_name, approver_id, device_id,
            device_name, action, subject_type, subject_id, before, after)
        select ?::uuid, ?::timestamptz, business_date, ?::uuid, ?::text, null, ?::uuid, ?::text,
            ?::text, ?::text, ?::uuid, null, ?::jsonb
        from holds)
      select count(*) from ordered
      """;

  /** Orders of one party are written side by side; none while its table is cleared. */
  private static final String SITS = "share";

  /** Whoever goes on to change the party takes it at once, lest two of them wait for each other. */
  private static final String GOES_ON = "no key update";

  private static final String KEYED_SITS = WRITE.formatted(SITS, KEYED);
  private static final String KEYED_GOES_ON = WRITE.formatted(GOES_ON, KEYED);
  private static final String KEYLESS_SITS = WRITE.formatted(SITS, "");
  private static final String KEYLESS_GOES_ON = WRITE.formatted(GOES_ON, "");

  private final DataSource database;

  OrderWriter(DataSource database) {
    this.database = database;
  }

  /**
   * Writes the order within the caller's transaction.
   *
   * @param menuRevision the menu it was priced from
   * @param partyGoesOn whether this transaction changes the order's party afterwards
   * @param key the idempotency key with the answer to store, or null
   * @param entry the journal's row
   * @return false when menu or trading date changed, in which case nothing was written
   * @throws KeyTaken when the key was used before, or by a rival that committed first; the
   *     transaction can only be rolled back then
   */
  boolean write(
      Order order, long menuRevision, boolean partyGoesOn, @Nullable Key key, Journal.Entry entry) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(statement(key != null, partyGoesOn))) {
      Parameters to = new Parameters(statement);
      to.set(order.seatingId().orElse(null)).set(menuRevision).set(order.businessDate());
      to.set(order.seatingId().orElse(null));
      if (key != null) {
        to.set(key.key()).set(key.fingerprint()).set(key.status()).set(key.answer());
        to.set(key.headers());
        to.set(order.openedAt());
      }
      to.set(order.id()).set(order.number()).set(order.type().name());
      to.set(order.guestName().orElse(null)).set(order.seatingId().orElse(null));
      to.set(order.tableLabel().orElse(null)).set(order.covers());
      to.set(order.serverId()).set(order.serverName()).set(order.openedAt());
      to.set(order.pickupAt().orElse(null)).set(JsonColumn.json(order.allergies()));
      to.set(order.openedAt());
      lines(to, order, entry.staffName());
      to.set(entry.id()).set(entry.at()).set(entry.staffId()).set(entry.staffName());
      to.set(entry.deviceId()).set(entry.deviceName()).set(entry.action());
      to.set(entry.subjectType()).set(entry.subjectId()).set(entry.after());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1) == 1;
      }
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())
          && String.valueOf(e.getMessage()).contains(KEY_CONSTRAINT)) {
        throw new KeyTaken(e);
      }
      throw new IllegalStateException("The order can't be written", e);
    }
  }

  private static String statement(boolean keyed, boolean partyGoesOn) {
    if (keyed) {
      return partyGoesOn ? KEYED_GOES_ON : KEYED_SITS;
    }
    return partyGoesOn ? KEYLESS_GOES_ON : KEYLESS_SITS;
  }

  private static void lines(Parameters to, Order order, String orderedBy) throws SQLException {
    List<OrderLine> lines = order.lines();
    to.set(order.id()).set(order.openedAt()).set(orderedBy).set(order.openedAt());
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
    to.column("int4", lines, OrderLine::course);
    to.column("text", lines, OrderLine::courseName);
    to.column("int8", lines, line -> line.unitPrice().minor());
    to.column("text", lines, line -> JsonColumn.json(line.modifiers()));
    to.column("text", lines, line -> JsonColumn.json(line.taxes()));
    to.column("text", lines, line -> line.note().orElse(null));
    to.column("text", lines, line -> line.state().name());
    to.column("bool", lines, OrderLine::hold);
    to.column("uuid", lines, line -> line.sentBy().orElse(null));
  }

  /** An idempotency key, what its request was, and the answer that repeats get. */
  record Key(String key, String fingerprint, int status, String answer, String headers) {}
}
