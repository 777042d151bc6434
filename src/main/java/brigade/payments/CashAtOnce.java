package brigade.payments;

import brigade.billing.CheckView;
import brigade.billing.Exemption;
import brigade.billing.Figures;
import brigade.billing.Figures.LineFigure;
import brigade.billing.HeldCheck;
import brigade.billing.JsonText;
import brigade.billing.Totals;
import brigade.journal.Journal;
import brigade.shifts.DrawerEntry.Kind;
import brigade.sql.Parameters;
import brigade.staff.Actor;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Writes a cash payment that closes a check in one statement: check, figures, payment, drawer,
 * order and journal. Round trips are what closing a check costs, and this is how most are closed.
 *
 * <p>The statement proves what was read before it: the trading date is still open, the order has
 * the version it had, and the person has cash to put the money to. When one of these does not hold,
 * it writes nothing.
 */
@ApplicationScoped
class CashAtOnce {
  private static final String WRITE =
      """
      with day as (
        select business_date from business_day where closed_at is null and business_date = ?::date)
      , place as (
        select s.id from shift s left join drawer d on d.id = s.drawer_id cross join day
        where s.closed_at is null and (d.device_id = ?::uuid or s.staff_id = ?::uuid)
        order by (d.device_id = ?::uuid) desc nulls last, s.drawer_id is null, s.opened_at
        limit 1 for key share of s)
      , closed as (
        update orders o set state = 'CLOSED', closed_at = ?::timestamptz,
          changed_at = ?::timestamptz, version = o.version + 1
        from place where o.id = ?::uuid and o.state = 'OPEN' and o.version = ?::bigint
        returning place.id)
      , checked as (
        insert into order_check (id, order_id, order_number, part, divided, seats, state,
          printed_at, printed_figures, prints, paid_by, paid_at, business_date, tax_included,
          service_name, service_ppm, service_taxed, subtotal, discount, discounts, service_charge,
          levied, levies, untaxed, exempt_certificate, exempt_reason, tax, rounding, total, version)
        select ?::uuid, ?::uuid, ?::int, ?::int, 0, '{}', 'PAID', ?::timestamptz, ?::text, ?::int,
          ?::text, ?::timestamptz, business_date, ?::boolean, ?::text, ?::int, ?::boolean,
          ?::bigint, ?::bigint, ?::jsonb, ?::bigint, ?::bigint, ?::jsonb, ?::bigint, ?::text,
          ?::text, ?::bigint, ?::bigint, ?::bigint, 0 from closed, day)
      , lined as (
        insert into check_line (check_id, order_line_id, numerator, denominator, amount, discount,
          service_charge, levy)
        select ?::uuid, l.* from closed, unnest(?::uuid[], ?::numeric[], ?::numeric[], ?::bigint[],
          ?::bigint[], ?::bigint[], ?::bigint[]) as l)
      , taxed as (
        insert into check_tax (check_id, code, name, ppm, compound, base, amount)
        select ?::uuid, t.* from closed, unnest(?::text[], ?::text[], ?::int[], ?::boolean[],
          ?::bigint[], ?::bigint[]) as t)
      , paid as (
        insert into payment (id, check_id, order_id, check_number, business_date, tender, state,
          amount, tip, tendered, change, rounding, shift_id, staff_id, staff_name, server_id, server_name,
          created_at, settled_at, idempotency_key, fingerprint, answer, reference, version)
        select ?::uuid, ?::uuid, ?::uuid, ?::text, business_date, 'CASH', 'CAPTURED', ?::bigint,
          ?::bigint, ?::bigint, ?::bigint, ?::bigint, closed.id, ?::uuid, ?::text, ?::uuid, ?::text,
          ?::timestamptz, ?::timestamptz, ?::text, ?::text, ?::text, ?::text, 0 from closed, day)
      , moved as (
        insert into drawer_entry (id, shift_id, at, business_date, kind, amount, payment_id,
          staff_id, staff_name)
        select e.id, closed.id, ?::timestamptz, business_date, e.kind, e.amount, ?::uuid, ?::uuid,
          ?::text from closed, day, unnest(?::uuid[], ?::text[], ?::bigint[]) as e(id, kind, amount))
      , recorded as (
        insert into journal (id, at, business_date, staff_id, staff_name, device_id, device_name,
          action, subject_type, subject_id, after)
        select j.id, ?::timestamptz, business_date, ?::uuid, ?::text, ?::uuid, ?::text, j.action,
          j.subject_type, j.subject_id, j.after::jsonb
        from closed, day, unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[])
          as j(id, action, subject_type, subject_id, after))
      select count(*) from closed
      """;

  private final EntityManager entities;

  CashAtOnce(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Writes all of it, within the caller's transaction.
   *
   * @param payment of cash, with its answer; it is not to be persisted
   * @param after the check as it is once paid
   * @param entries the journal's rows
   * @return false when something did not hold any more and nothing was written
   */
  boolean write(
      Actor actor,
      HeldCheck held,
      CheckView after,
      Payment payment,
      Payment.Intent intent,
      @Nullable String answer,
      List<Journal.Entry> entries) {
    return entities
        .unwrap(Session.class)
        .<Boolean>doReturningWork(
            connection -> write(connection, actor, held, after, payment, intent, answer, entries));
  }

  private static boolean write(
      Connection connection,
      Actor actor,
      HeldCheck held,
      CheckView after,
      Payment payment,
      Payment.Intent intent,
      @Nullable String answer,
      List<Journal.Entry> entries)
      throws SQLException {
    Instant now = intent.at();
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      Parameters to = new Parameters(statement);
      to.set(intent.businessDate());
      to.set(actor.deviceId()).set(actor.staffId()).set(actor.deviceId());
      to.set(now).set(now).set(held.order().id()).set(held.order().version());
      check(to, held, after, actor, now);
      to.set(payment.id()).set(after.id()).set(held.order().id()).set(after.number());
      to.set(payment.amount().minor()).set(payment.tip().minor());
      to.set(payment.tendered().map(cash -> cash.minor()).orElse(null));
      to.set(payment.change().minor()).set(payment.rounding().minor());
      to.set(actor.staffId()).set(actor.name()).set(intent.serverId()).set(intent.serverName());
      to.set(now).set(now).set(intent.idempotencyKey()).set(intent.fingerprint()).set(answer);
      to.set(payment.reference().orElse(null));
      moves(to, payment, actor, now);
      to.set(now).set(actor.staffId()).set(actor.name()).set(actor.deviceId()).set(actor.device());
      to.column("uuid", entries, Journal.Entry::id);
      to.column("text", entries, Journal.Entry::action);
      to.column("text", entries, Journal.Entry::subjectType);
      to.column("uuid", entries, Journal.Entry::subjectId);
      to.column("text", entries, Journal.Entry::after);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1) == 1;
      }
    }
  }

  private static void check(
      Parameters to, HeldCheck held, CheckView after, Actor actor, Instant now)
      throws SQLException {
    Totals totals = after.totals();
    boolean printed = after.prints() > 0;
    to.set(after.id()).set(held.order().id()).set(held.order().number()).set(after.part());
    to.set(printed ? now : null).set(printed ? held.fingerprint() : null).set(after.prints());
    to.set(actor.name()).set(now);
    Figures.Service service = after.figures().service();
    to.set(totals.taxIncluded()).set(service.name()).set(service.rate().ppm());
    to.set(service.taxed()).set(totals.subtotal().minor()).set(totals.discount().minor());
    to.set(JsonText.of(totals.discounts())).set(totals.serviceCharge().minor());
    to.set(totals.levied().minor()).set(JsonText.of(totals.levies()));
    Exemption exemption = after.figures().exemption();
    to.set(totals.untaxed().minor());
    to.set(exemption == null ? null : exemption.certificate());
    to.set(exemption == null ? null : exemption.reason());
    to.set(totals.tax().minor());
    to.set(totals.rounding().minor()).set(totals.total().minor());
    List<LineFigure> lines = after.figures().lines();
    to.set(after.id());
    to.column("uuid", lines, LineFigure::lineId);
    to.column("numeric", lines, line -> line.share().numerator());
    to.column("numeric", lines, line -> line.share().denominator());
    to.column("int8", lines, line -> line.amount().minor());
    to.column("int8", lines, line -> line.discount().minor());
    to.column("int8", lines, line -> line.service().minor());
    to.column("int8", lines, line -> line.levy().minor());
    List<Totals.TaxTotal> taxes = totals.taxes();
    to.set(after.id());
    to.column("text", taxes, tax -> tax.tax().code());
    to.column("text", taxes, tax -> tax.tax().name());
    to.column("int4", taxes, tax -> tax.tax().rate().ppm());
    to.column("bool", taxes, tax -> tax.tax().compound());
    to.column("int8", taxes, tax -> tax.base().minor());
    to.column("int8", taxes, tax -> tax.amount().minor());
  }

  private static void moves(Parameters to, Payment payment, Actor actor, Instant now)
      throws SQLException {
    record Move(UUID id, Kind kind, long amount) {}
    List<Move> moves = new ArrayList<>();
    payment
        .tendered()
        .filter(cash -> cash.isPositive())
        .ifPresent(
            cash ->
                moves.add(new Move(Ids.next(), Kind.CASH_IN, Kind.CASH_IN.signed(cash).minor())));
    if (payment.change().isPositive()) {
      moves.add(
          new Move(Ids.next(), Kind.CHANGE_OUT, Kind.CHANGE_OUT.signed(payment.change()).minor()));
    }
    to.set(now).set(payment.id()).set(actor.staffId()).set(actor.name());
    to.column("uuid", moves, Move::id);
    to.column("text", moves, move -> move.kind().name());
    to.column("int8", moves, Move::amount);
  }
}
