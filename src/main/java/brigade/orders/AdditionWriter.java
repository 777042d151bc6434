package brigade.orders;

import brigade.journal.Journal;
import brigade.orders.AddingLines.Replay;
import brigade.sql.Parameters;
import brigade.sql.Placed;
import brigade.sql.Writes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was added to an open order, with steps, journal rows and stored answers, in one round
 * trip however many additions there are: while that goes on nobody else gets at the order.
 */
@ApplicationScoped
class AdditionWriter {
  /** Keys are taken before the order and in one order, so that nobody waits for each other. */
  private static final String CLAIM =
      """
      insert into idempotency_key (key, fingerprint, created_at)
      select k.key, k.fingerprint, ? from unnest(?::text[], ?::text[]) as k (key, fingerprint)
      order by k.key
      on conflict (key) do nothing
      returning key
      """;

  private static final String HOLD = "select id from orders where id = ? for no key update";

  private static final String RELEASE =
      "delete from idempotency_key where key = any(?::text[]) and status is null";

  private static final String APPEND =
      """
      with holds as (
        select o.id, o.server_id, o.server_name, g.*, d.business_date
        from unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[],
            ?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
          with ordinality
          as g (opened_at, entry_id, staff_id, staff_name, device_id, device_name, after, step_id,
            step_lines, key, status, answer, headers, place)
        join orders o on o.id = ?
        join business_day d on d.business_date = ? and d.closed_at is null)
      , grown as (
        update orders set version = ?, changed_at = ?
        where id = ? and exists (select from holds))
      %s
      , stepped as (
        insert into order_step (id, order_id, staff_id, staff_name, kind, line_ids, before, at)
        select step_id, id, staff_id, staff_name, 'ADDED', step_lines::uuid[], '[]',
          opened_at::timestamptz
        from holds)
      , answered as (
        update idempotency_key k set status = h.status, answer = h.answer, headers = h.headers
        from holds h where k.key = h.key)
      , recorded as (
        insert into journal (id, at, business_date, staff_id, staff_name, approver_id, device_id,
            device_name, action, subject_type, subject_id, before, after)
        select entry_id, opened_at::timestamptz, business_date, staff_id, staff_name, null,
            device_id, device_name, 'order.lines-added', 'order', id, null, after::jsonb
        from holds)
      select case when (select count(*) from holds) < ?::int then refuse_stale_orders() end
      """
          .formatted(OrderWriter.LINED);

  private final DataSource database;

  AdditionWriter(DataSource database) {
    this.database = database;
  }

  /**
   * Lines that were added to an order by one command.
   *
   * @param key the idempotency key with the answer to store, or null
   */
  record Written(
      Order order,
      List<OrderLine> lines,
      Instant at,
      Journal.Entry entry,
      OrderStep step,
      NewOrder.@Nullable Key key) {}

  /**
   * Takes keys and then the order, for the caller's transaction; a rival that holds one of them is
   * waited for.
   *
   * @param claimed is told every key that was taken, and not one that was used before
   * @param questions are asked once the order is held
   */
  void hold(
      UUID orderId, List<Replay> keys, Instant at, Collection<String> claimed, Writes questions) {
    Writes writes = new Writes();
    if (!keys.isEmpty()) {
      writes.add(
          CLAIM,
          to ->
              to.set(at)
                  .column("text", keys, Replay::key)
                  .column("text", keys, Replay::fingerprint),
          rows -> {
            while (rows.next()) {
              claimed.add(rows.getString(1));
            }
          });
    }
    writes.add(HOLD, to -> to.set(orderId));
    writes.addAll(questions);
    run(writes);
  }

  /**
   * Writes what was added to one order that the transaction holds.
   *
   * @param released keys that were taken and got no answer
   * @param date the trading date the additions are of; proved by the statement
   * @throws StaleOrder when that is not the open trading date any more
   */
  void write(List<Written> additions, List<String> released, Supplier<LocalDate> date) {
    Writes writes = new Writes();
    if (!released.isEmpty()) {
      writes.add(RELEASE, to -> to.column("text", released, key -> key));
    }
    if (!additions.isEmpty()) {
      LocalDate of = date.get();
      writes.add(APPEND, to -> fill(to, additions, of));
    }
    run(writes);
  }

  private void run(Writes writes) {
    try (Connection connection = database.getConnection()) {
      writes.run(connection);
    } catch (SQLException e) {
      throw OrderWriter.failure(e);
    }
  }

  private static void fill(Parameters to, List<Written> additions, LocalDate date)
      throws SQLException {
    Order order = additions.getFirst().order();
    to.column("text", additions, one -> one.at().toString());
    to.column("uuid", additions, one -> one.entry().id());
    to.column("uuid", additions, one -> one.entry().staffId());
    to.column("text", additions, one -> one.entry().staffName());
    to.column("uuid", additions, one -> one.entry().deviceId());
    to.column("text", additions, one -> one.entry().deviceName());
    to.column("text", additions, one -> one.entry().after());
    to.column("uuid", additions, one -> one.step().id());
    to.column("text", additions, one -> ids(one.step().lineIds()));
    to.column("text", additions, key(NewOrder.Key::key));
    to.column("int4", additions, key(NewOrder.Key::status));
    to.column("text", additions, key(NewOrder.Key::answer));
    to.column("text", additions, key(NewOrder.Key::headers));
    to.set(order.id());
    to.set(date);
    to.set(order.version());
    to.set(additions.getLast().at());
    to.set(order.id());
    OrderWriter.lines(to, Placed.of(additions, Written::lines));
    to.set(additions.size());
  }

  private static Function<Written, @Nullable Object> key(Function<NewOrder.Key, Object> part) {
    return one -> one.key() == null ? null : part.apply(one.key());
  }

  private static String ids(List<UUID> ids) {
    return ids.stream().map(Objects::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
