package brigade.reports.ui;

import brigade.reports.DayReport;
import brigade.reports.DayReports;
import brigade.reports.Sales;
import brigade.reports.SalesReport;
import brigade.reports.SalesReport.By;
import brigade.reports.Totals;
import brigade.venue.BusinessDay;
import brigade.venue.BusinessDays;
import brigade.venue.Venues;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the manager's screen shows. */
@ApplicationScoped
class TodayDesk {
  /** The day compared with is the same weekday before. */
  private static final int WEEK = 7;

  /** Rows of a list behind a figure. */
  private static final int BEHIND_LIMIT = 300;

  private static final int FEED_LENGTH = 40;

  private static final String FEED_ACTIONS =
      "('payment.taken', 'payment.authorised', 'payment.declined', 'payment.unanswered',"
          + " 'payment.voided', 'payment.refunded', 'order.sent', 'order.line-voided',"
          + " 'order.line-comped', 'order.line-charged', 'discount.given', 'check.reopened', 'shift.opened',"
          + " 'shift.closed', 'drawer.opened', 'drawer.dropped', 'drawer.paid-in',"
          + " 'drawer.paid-out', 'seating.seated', 'day.closed')";

  private final Sales sales;
  private final DayReports reports;
  private final BusinessDays businessDays;
  private final Venues venues;
  private final EntityManager entities;
  private final Clock clock;

  TodayDesk(
      Sales sales,
      DayReports reports,
      BusinessDays businessDays,
      Venues venues,
      EntityManager entities,
      Clock clock) {
    this.sales = sales;
    this.reports = reports;
    this.businessDays = businessDays;
    this.venues = venues;
    this.entities = entities;
    this.clock = clock;
  }

  /** All of the screen in one transaction. */
  Reading read() {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Instant now = clock.instant();
              LocalDate date =
                  businessDays
                      .findOpen()
                      .map(BusinessDay::date)
                      .orElseGet(() -> venues.settings().tradingDate(now));
              LocalDate before = date.minusDays(WEEK);
              return new Reading(
                  date,
                  before,
                  sales.report(date, date, By.HOUR),
                  sales.report(before, before, By.HOUR),
                  netUntil(before, now.minus(Duration.ofDays(WEEK))),
                  reports.open(),
                  turns(date),
                  feed(),
                  stations(date),
                  reductions(date),
                  sales.report(date, date, By.ITEM));
            });
  }

  private long[] netUntil(LocalDate date, Instant until) {
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(
                    "select coalesce(sum(net), 0)::bigint, coalesce(sum(covers), 0)::bigint from"
                        + " (select sum(net) as net, max(covers) as covers from sales_check"
                        + " where business_date = ?1 and paid_at <= ?2 group by order_id) as parties")
                .setParameter(1, date)
                .setParameter(2, until)
                .getSingleResult();
    return new long[] {number(row[0]), number(row[1])};
  }

  private Turns turns(LocalDate date) {
    Instant from = beginningOf(date);
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(
                    """
                    select count(distinct s.id), (select count(*) from dining_table),
                      coalesce(avg(extract(epoch from s.cleared_at - s.seated_at)) / 60, 0)::bigint
                    from seating s where s.seated_at >= ?1
                      and not exists (select from journal j
                        where j.subject_id = s.id and j.action = 'seating.joined-other')
                    """)
                .setParameter(1, from)
                .getSingleResult();
    return new Turns(number(row[0]), number(row[1]), number(row[2]));
  }

  private List<FeedRow> feed() {
    return list(
            entities.createNativeQuery(
                "select j.seq, j.at, j.action, j.staff_name,"
                    + " coalesce(case when o.table_label ~ '^[0-9]' then 'T' || o.table_label"
                    + " else o.table_label end, case when o.number is null then null else '#' || o.number end,"
                    + " j.after ->> 'check', c.order_number || '-' || c.part, j.after ->> 'drawer'),"
                    + " j.after ->> 'tender', j.after ->> 'reason',"
                    + " coalesce(j.after ->> 'amount', j.after ->> 'total'),"
                    + " coalesce(o.id, p.order_id, c.order_id)::text"
                    + " from (select * from journal where action in "
                    + FEED_ACTIONS
                    + " order by seq desc limit "
                    + FEED_LENGTH
                    + ") j left join payment p on p.id = j.subject_id"
                    + " left join order_check c on c.id = j.subject_id"
                    + " left join orders o on o.id = coalesce(p.order_id, j.subject_id)"
                    + " order by j.seq desc"))
        .stream()
        .map(
            row ->
                new FeedRow(
                    number(row[0]),
                    (Instant) row[1],
                    String.valueOf(row[2]),
                    String.valueOf(row[3]),
                    text(row[4]),
                    text(row[5]),
                    text(row[6]),
                    row[7] == null || !String.valueOf(row[7]).matches("-?[0-9]{1,15}")
                        ? null
                        : Long.valueOf(String.valueOf(row[7])),
                    row[8] == null ? null : UUID.fromString(String.valueOf(row[8]))))
        .toList();
  }

  /** When the house opened on a date; where it did not, the date's first moment on its wall. */
  private Instant beginningOf(LocalDate date) {
    return businessDays
        .on(date)
        .map(BusinessDay::openedAt)
        .orElseGet(() -> date.atStartOfDay(venues.settings().zone()).toInstant());
  }

  private List<StationRow> stations(LocalDate date) {
    Instant from = beginningOf(date);
    return list(
            entities
                .createNativeQuery(
                    """
                    select s.name,
                      percentile_cont(0.5) within group (order by extract(epoch from t.bumped_at - t.fired_at))
                        filter (where t.state = 'BUMPED' and t.bumped_at >= ?1),
                      percentile_cont(0.9) within group (order by extract(epoch from t.bumped_at - t.fired_at))
                        filter (where t.state = 'BUMPED' and t.bumped_at >= ?1),
                      count(t.id) filter (where t.state = 'OPEN'),
                      count(t.id) filter (where t.state = 'OPEN' and t.fired_at < cast(?2 as timestamptz) - s.late_seconds * interval '1 second'),
                      s.late_seconds
                    from station s left join ticket t on t.station_id = s.id
                      and (t.state = 'OPEN' or (t.state = 'BUMPED' and t.bumped_at >= ?1))
                    where s.retired_at is null
                    group by s.id, s.name, s.late_seconds, s.position order by s.position, s.name
                    """)
                .setParameter(1, from)
                .setParameter(2, clock.instant()))
        .stream()
        .map(
            row ->
                new StationRow(
                    String.valueOf(row[0]),
                    row[1] == null ? null : ((Number) row[1]).longValue(),
                    row[2] == null ? null : ((Number) row[2]).longValue(),
                    number(row[3]),
                    number(row[4]),
                    number(row[5])))
        .toList();
  }

  /** What was taken back or given for nothing; discounts count with the checks they are on. */
  private List<ReductionLine> reductions(LocalDate date) {
    Instant from = beginningOf(date);
    return list(
            entities
                .createNativeQuery(
                    """
                    select who, what, reason, count(*), sum(amount)::bigint from (
                      select voided_by as who, 'VOID' as what, coalesce(void_reason, '') as reason,
                        unit_price * quantity as amount from order_line
                        where voided_at >= ?1 and sent_at is not null
                      union all
                      select comped_by, 'COMP', coalesce(comp_reason, ''), unit_price * quantity
                        from order_line where comped_at >= ?1
                      union all
                      select given_by, 'DISCOUNT', reason, amount from sales_discount
                        where business_date = ?2
                    ) r group by 1, 2, 3 order by 5 desc, 1, 2
                    """)
                .setParameter(1, from)
                .setParameter(2, date))
        .stream()
        .map(
            row ->
                new ReductionLine(
                    text(row[0]), text(row[1]), text(row[2]), number(row[3]), number(row[4])))
        .toList();
  }

  /**
   * The paid checks behind a figure.
   *
   * @param where a condition on {@code sales_check c}, with the date as ?1 and the value as ?2
   * @param value what the condition compares with; null where it does not
   */
  List<CheckRow> behind(LocalDate date, Behind where, @Nullable String value) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Query query =
                  entities
                      .createNativeQuery(
                          "select c.check_number, c.paid_at, c.table_label, c.server_name, c.net,"
                              + " c.total, c.order_id::text from sales_check c where "
                              + where.condition
                              + " order by c.paid_at desc limit "
                              + BEHIND_LIMIT)
                      .setParameter(1, date);
              if (where.valued) {
                query.setParameter(2, value);
              }
              return list(query).stream().map(TodayDesk::checkRow).toList();
            });
  }

  /**
   * The orders behind voids, comps or discounts.
   *
   * @param line one row of the table, or null for all of them
   */
  List<CheckRow> reduced(LocalDate date, @Nullable ReductionLine line) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Instant from = beginningOf(date);
              return list(
                      entities
                          .createNativeQuery(
                              """
                              select '#' || o.number, r.at, coalesce(o.table_label, o.guest_name, ''), r.who, 0,
                                r.amount, o.id::text
                              from (
                                select order_id, voided_at as at, voided_by as who, 'VOID' as what,
                                  coalesce(void_reason, '') as reason, unit_price * quantity as amount
                                  from order_line where voided_at >= ?1 and sent_at is not null
                                union all
                                select order_id, comped_at, comped_by, 'COMP', coalesce(comp_reason, ''),
                                  unit_price * quantity from order_line where comped_at >= ?1
                                union all
                                select order_id, paid_at, given_by, 'DISCOUNT', reason, amount
                                  from sales_discount where business_date = ?6
                              ) r join orders o on o.id = r.order_id
                              where ?2 or (r.who = ?3 and r.what = ?4 and r.reason = ?5)
                              order by r.at desc limit 300
                              """)
                          .setParameter(1, from)
                          .setParameter(2, line == null)
                          .setParameter(3, line == null ? "" : line.who())
                          .setParameter(4, line == null ? "" : line.what())
                          .setParameter(5, line == null ? "" : line.reason())
                          .setParameter(6, date))
                  .stream()
                  .map(TodayDesk::checkRow)
                  .toList();
            });
  }

  private static CheckRow checkRow(@Nullable Object[] row) {
    return new CheckRow(
        text(row[0]),
        (Instant) row[1],
        text(row[2]),
        text(row[3]),
        number(row[4]),
        number(row[5]),
        UUID.fromString(text(row[6])));
  }

  /** The open orders behind a figure. */
  List<CheckRow> openOrders() {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                list(
                        entities.createNativeQuery(
                            """
                            select '#' || o.number, o.opened_at, coalesce(o.table_label, o.guest_name, ''),
                              o.server_name, 0, (select coalesce(sum(l.unit_price * l.quantity), 0)
                                from order_line l where l.order_id = o.id
                                  and l.state not in ('NEW', 'VOIDED') and l.comped_at is null)::bigint,
                              o.id::text
                            from orders o where o.state = 'OPEN' order by o.opened_at limit 300
                            """))
                    .stream()
                    .map(TodayDesk::checkRow)
                    .toList());
  }

  @SuppressWarnings("unchecked") // Every query above names more than one column.
  private static List<@Nullable Object[]> list(Query query) {
    return query.getResultList();
  }

  private static long number(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /** What a list of checks is narrowed by. */
  enum Behind {
    ALL("c.business_date = ?1", false),
    HOUR(
        "c.business_date = ?1 and c.paid_at >= cast(?2 as timestamptz)"
            + " and c.paid_at < cast(?2 as timestamptz) + interval '1 hour'",
        true),
    ITEM(
        "c.business_date = ?1 and exists (select 1 from sales_line l"
            + " where l.check_id = c.check_id and l.sku = ?2)",
        true),
    TIPPED(
        "c.business_date = ?1 and exists (select 1 from payment p where p.check_id = c.check_id"
            + " and p.tip > 0 and p.state in ('AUTHORISED', 'CAPTURED'))",
        false);

    private final String condition;
    private final boolean valued;

    Behind(String condition, boolean valued) {
      this.condition = condition;
      this.valued = valued;
    }
  }

  record Reading(
      LocalDate date,
      LocalDate before,
      SalesReport hours,
      SalesReport hoursBefore,
      long[] sameTimeBefore,
      DayReport.OpenChecks open,
      Turns turns,
      List<FeedRow> feed,
      List<StationRow> stations,
      List<ReductionLine> reductions,
      SalesReport items) {
    Totals totals() {
      return hours.totals();
    }
  }

  /**
   * How often tables turned.
   *
   * @param minutes of a turn that is over, on average
   */
  record Turns(long parties, long tables, long minutes) {}

  /** One line of the feed. */
  record FeedRow(
      long seq,
      Instant at,
      String action,
      String who,
      String place,
      String tender,
      String reason,
      @Nullable Long amount,
      @Nullable UUID orderId) {}

  /** A station's times in seconds. */
  record StationRow(
      String name,
      @Nullable Long median,
      @Nullable Long nineInTen,
      long open,
      long late,
      long lateSeconds) {}

  /**
   * What somebody took off for one reason.
   *
   * @param who empty where a rule of the house did
   */
  record ReductionLine(String who, String what, String reason, long count, long amount) {
    String title() {
      return who.isEmpty() ? reason : who + ", " + reason;
    }
  }

  record CheckRow(
      String number, Instant at, String place, String server, long net, long total, UUID orderId) {}
}
