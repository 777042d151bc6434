package brigade.reports;

import static brigade.reports.Sales.number;
import static brigade.reports.Sales.text;

import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.reports.DayReport.Cash;
import brigade.reports.DayReport.OpenChecks;
import brigade.reports.DayReport.ReductionRow;
import brigade.reports.DayReport.Reductions;
import brigade.reports.DayReport.SalesRow;
import brigade.reports.DayReport.ShiftCash;
import brigade.reports.DayReport.TaxRow;
import brigade.reports.DayReport.TenderRow;
import brigade.reports.SalesReport.By;
import brigade.reports.SalesReport.Row;
import brigade.shifts.Shift;
import brigade.shifts.Shifts;
import brigade.venue.BusinessDay;
import brigade.venue.Venues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts the report of a trading date together, and reads the frozen ones. Joins the caller's
 * transaction.
 */
@ApplicationScoped
public class DayReports {
  /** Numbers of open checks named in a report; the count says how many there are in all. */
  private static final int OPEN_NAMED = 200;

  private final Sales sales;
  private final Shifts shifts;
  private final Checks checks;
  private final Venues venues;
  private final EntityManager entities;
  private final ObjectMapper json;
  private final Clock clock;

  DayReports(
      Sales sales,
      Shifts shifts,
      Checks checks,
      Venues venues,
      EntityManager entities,
      ObjectMapper json,
      Clock clock) {
    this.sales = sales;
    this.shifts = shifts;
    this.checks = checks;
    this.venues = venues;
    this.entities = entities;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The report of a day as it stands.
   *
   * @param blind whether what a drawer should hold is kept back until it is counted
   */
  public DayReport of(BusinessDay day, String by, boolean blind) {
    LocalDate date = day.date();
    Instant until = day.closedAt().orElseGet(clock::instant);
    Totals totals = sales.totals(date, date);
    return new DayReport(
        null,
        date,
        day.openedAt(),
        until,
        by,
        venues.settings().currency().getCurrencyCode(),
        totals,
        taxes(date),
        tenders(date),
        rows(sales.report(date, date, By.CATEGORY)),
        rows(sales.report(date, date, By.SERVER)),
        voids(day.openedAt(), until),
        comps(date),
        discounts(date),
        tips(date),
        cash(day, blind),
        paidAhead(date),
        paidEarlier(date),
        open(),
        awaitingCapture(),
        Math.addExact(lastPerpetual(), totals.total()));
  }

  private List<TaxRow> taxes(LocalDate date) {
    List<@Nullable Object[]> found =
        list(
            on(
                "select t.code, t.name, t.ppm, sum(t.base)::bigint, sum(t.amount)::bigint"
                    + " from order_check c join check_tax t on t.check_id = c.id"
                    + " where c.state = 'PAID' and c.business_date = ?1"
                    + " group by 1, 2, 3 order by 1, 3",
                date));
    return found.stream()
        .map(
            row ->
                new TaxRow(
                    text(row[0]),
                    text(row[1]),
                    (int) number(row[2]),
                    number(row[3]),
                    number(row[4])))
        .toList();
  }

  private List<TenderRow> tenders(LocalDate date) {
    return sales.report(date, date, By.TENDER).rows().stream()
        .map(
            row ->
                new TenderRow(
                    row.key(),
                    zero(row.checks()),
                    zero(row.amount()),
                    zero(row.tips()),
                    zero(row.refunds())))
        .toList();
  }

  private static List<SalesRow> rows(SalesReport report) {
    return report.rows().stream()
        .map(
            (Row row) ->
                new SalesRow(
                    row.key(),
                    row.label(),
                    row.items() == null ? BigDecimal.ZERO : row.items(),
                    zero(row.gross()),
                    zero(row.discounts()),
                    zero(row.net()),
                    zero(row.tips())))
        .toList();
  }

  private Reductions voids(Instant from, Instant until) {
    return reductions(
        list(
            entities
                .createNativeQuery(
                    "select voided_by, void_reason, count(*), sum(unit_price * quantity)::bigint"
                        + " from order_line where voided_at >= ?1 and voided_at < ?2"
                        + " and sent_at is not null group by 1, 2 order by 4 desc, 1, 2")
                .setParameter(1, from)
                .setParameter(2, until)));
  }

  private Reductions comps(LocalDate date) {
    return reductions(
        list(
            on(
                "select l.comped_by, l.comp_reason, count(*), sum(k.discount)::bigint"
                    + " from order_check c join check_line k on k.check_id = c.id"
                    + " join order_line l on l.id = k.order_line_id"
                    + " where c.state = 'PAID' and c.business_date = ?1 and l.comped_at is not null"
                    + " group by 1, 2 order by 4 desc, 1, 2",
                date)));
  }

  /** Discounts by who gave them and why; those of the house's rules by the rule. */
  private Reductions discounts(LocalDate date) {
    return reductions(
        list(
            on(
                "select given_by, reason, count(*), sum(amount)::bigint from sales_discount"
                    + " where business_date = ?1 group by 1, 2 order by 4 desc, 1, 2",
                date)));
  }

  private static Reductions reductions(List<@Nullable Object[]> found) {
    List<ReductionRow> rows =
        found.stream()
            .map(
                row -> new ReductionRow(text(row[0]), text(row[1]), number(row[2]), number(row[3])))
            .toList();
    return new Reductions(
        rows.stream().mapToLong(ReductionRow::count).sum(),
        rows.stream().mapToLong(ReductionRow::amount).sum(),
        rows);
  }

  private long tips(LocalDate date) {
    return sales.report(date, date, By.TENDER).rows().stream()
        .mapToLong(row -> zero(row.tips()))
        .sum();
  }

  private Cash cash(BusinessDay day, boolean blind) {
    List<ShiftCash> rows = new ArrayList<>();
    long expected = 0;
    long counted = 0;
    int uncounted = 0;
    for (Shift shift : shifts.workedOn(day.date(), day.openedAt())) {
      boolean open = shift.isOpen();
      Long should =
          open
              ? blind ? null : Long.valueOf(shifts.expected(shift.id()).minor())
              : shift.expected().map(money -> money.minor()).orElse(null);
      Long was = shift.counted().map(money -> money.minor()).orElse(null);
      if (open) {
        uncounted++;
      } else {
        expected = Math.addExact(expected, zero(should));
        counted = Math.addExact(counted, zero(was));
      }
      rows.add(
          new ShiftCash(
              shift.id(),
              shift.drawerName().orElse(shift.staffName()),
              shift.staffName(),
              open,
              should,
              was,
              shift.overShort().map(money -> money.minor()).orElse(null)));
    }
    return new Cash(expected, counted, counted - expected, uncounted, rows);
  }

  private long paidAhead(LocalDate date) {
    return number(
        on(
                "select coalesce(sum(p.amount), 0)::bigint from payment p"
                    + " left join order_check c on c.id = p.check_id and c.state = 'PAID'"
                    + " where p.state in ('AUTHORISED', 'CAPTURED') and p.business_date = ?1"
                    + " and (c.id is null or c.business_date > ?1)",
                date)
            .getSingleResult());
  }

  private long paidEarlier(LocalDate date) {
    return number(
        on(
                "select coalesce(sum(p.amount), 0)::bigint from order_check c"
                    + " join payment p on p.check_id = c.id"
                    + " where c.state = 'PAID' and c.business_date = ?1 and p.business_date < ?1"
                    + " and p.state in ('AUTHORISED', 'CAPTURED')",
                date)
            .getSingleResult());
  }

  /** The checks that are not paid, of all open orders. */
  public OpenChecks open() {
    List<String> numbers = new ArrayList<>();
    long amount = 0;
    long count = 0;
    for (CheckView check : checks.ofOpenOrders()) {
      if (check.state() != CheckState.PAID && !check.lines().isEmpty()) {
        count++;
        amount = Math.addExact(amount, check.due().minor());
        if (numbers.size() < OPEN_NAMED) {
          numbers.add(check.number());
        }
      }
    }
    return new OpenChecks(count, amount, numbers);
  }

  private int awaitingCapture() {
    return (int)
        number(
            entities
                .createNativeQuery("select count(*) from payment where state = 'AUTHORISED'")
                .getSingleResult());
  }

  private long lastPerpetual() {
    return number(
        entities
            .createNativeQuery(
                "select coalesce((select perpetual from z_report order by number desc limit 1), 0)")
            .getSingleResult());
  }

  /** The number the next Z gets: gapless, from 1. */
  public int nextNumber() {
    return (int)
        number(
            entities
                .createNativeQuery("select coalesce(max(number), 0) + 1 from z_report")
                .getSingleResult());
  }

  /** Freezes the report of a day under its number. */
  void freeze(BusinessDay day, DayReport z, UUID by, String journalHead) {
    entities
        .createNativeQuery(
            "insert into z_report(number, business_date, day_id, closed_at, closed_by,"
                + " closed_by_name, net, perpetual, journal_head, report)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, cast(?10 as jsonb))")
        .setParameter(1, z.number())
        .setParameter(2, z.businessDate())
        .setParameter(3, day.id())
        .setParameter(4, z.at())
        .setParameter(5, by)
        .setParameter(6, z.by())
        .setParameter(7, z.totals().net())
        .setParameter(8, z.perpetual())
        .setParameter(9, journalHead)
        .setParameter(10, toJson(z))
        .executeUpdate();
  }

  /** The frozen Z of a trading date. */
  public Optional<DayReport> z(LocalDate date) {
    @SuppressWarnings("unchecked") // The native query names one column.
    List<String> found =
        entities
            .createNativeQuery(
                "select report::text from z_report where business_date = ?1", String.class)
            .setParameter(1, date)
            .getResultList();
    return found.stream().findFirst().map(this::fromJson);
  }

  private String toJson(DayReport report) {
    try {
      return json.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private DayReport fromJson(String text) {
    try {
      return json.readValue(text, DayReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A frozen report can't be read", e);
    }
  }

  private Query on(String sql, LocalDate date) {
    return entities.createNativeQuery(sql).setParameter(1, date);
  }

  @SuppressWarnings("unchecked") // Every query above names more than one column.
  private static List<@Nullable Object[]> list(Query query) {
    return query.getResultList();
  }

  private static long zero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
