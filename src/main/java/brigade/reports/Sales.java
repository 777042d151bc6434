package brigade.reports;

import brigade.money.Allocation;
import brigade.money.Money;
import brigade.reports.SalesReport.By;
import brigade.reports.SalesReport.Row;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sales by any side, read from paid checks. */
@ApplicationScoped
public class Sales {
  /** Rows of one answer; a menu of more items than this is cut at the least sold. */
  private static final int ROW_LIMIT = 5_000;

  private static final int ITEM_DECIMALS = 3;

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final String CHECKS =
      """
      count(distinct c.order_id) as orders, count(*) as checks, coalesce(sum(c.gross), 0)::bigint as gross,
      coalesce(sum(c.discount), 0)::bigint as discount, coalesce(sum(c.net), 0)::bigint as net,
      coalesce(sum(c.service_net), 0)::bigint as service_net, coalesce(sum(c.tax), 0)::bigint as tax,
      coalesce(sum(c.rounding), 0)::bigint as rounding, coalesce(sum(c.total), 0)::bigint as total
      """;

  /** Whole portions are added as integers; only shares of a line need fractions. */
  private static final String PORTIONS =
      """
      coalesce(sum(l.quantity) filter (where l.denominator = 1), 0)
        + coalesce(sum(l.quantity * l.numerator / l.denominator)
            filter (where l.denominator <> 1), 0)
      """;

  /**
   * Checks by a side of them. Lines and payments are grouped on their own and joined to the groups,
   * so that each table is read once.
   */
  private static final String GROUPED =
      """
      with c as materialized (
        select %1$s as key, %2$s as label, c.* from sales_check c
        where c.business_date between ?1 and ?2)
      , i as (
        select c.key, PORTIONS as items from c
          join sales_line l on l.check_id = c.check_id and l.business_date between ?1 and ?2
        group by c.key)
      , t as (
        select c.key, sum(p.tip - coalesce((select sum(r.tip) from refund r
            where r.payment_id = p.id and r.state = 'DONE'), 0))::bigint as tips
        from c join payment p on p.check_id = c.check_id
        where p.state in ('AUTHORISED', 'CAPTURED') and p.tip > 0
        group by c.key)
      , g as (select c.key, max(c.label) as label, CHECKS from c group by c.key)
      select g.key, g.label, g.orders, g.checks, g.gross, g.discount, g.net, g.service_net, g.tax,
        g.rounding, g.total, coalesce(t.tips, 0), coalesce(i.items, 0)
      from g left join i on i.key = g.key left join t on t.key = g.key
      order by %3$s limit %4$d
      """
          .replace("PORTIONS", PORTIONS)
          .replace("CHECKS", CHECKS);

  /** What was sold, first by tax so that one division per group finds the tax within. */
  private static final String LINES =
      """
      select g.key, max(g.label), sum(g.items), sum(g.gross)::bigint, sum(g.discount)::bigint,
        sum(case when g.included then (g.gross - g.discount) * 1000000::numeric / (1000000 + g.ppm)
          else g.gross - g.discount end)
      from (
        select %1$s as key, max(%2$s) as label, l.tax_included as included, l.ppm,
          PORTIONS as items, sum(l.amount)::bigint as gross, sum(l.discount)::bigint as discount
        from sales_line l where l.business_date between ?1 and ?2
        group by 1, 3, 4) g
      group by g.key order by 4 desc, 1 limit %3$d
      """
          .replace("PORTIONS", PORTIONS);

  private final EntityManager entities;
  private final Venues venues;

  Sales(EntityManager entities, Venues venues) {
    this.entities = entities;
    this.venues = venues;
  }

  /**
   * Sales of these trading dates.
   *
   * @param from the first
   * @param to the last, not before the first
   */
  public SalesReport report(LocalDate from, LocalDate to, By by) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                new SalesReport(
                    from,
                    to,
                    by,
                    venues.settings().currency().getCurrencyCode(),
                    rows(from, to, by),
                    totals(from, to)));
  }

  /** All sales of these trading dates together. */
  public Totals totals(LocalDate from, LocalDate to) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              List<@Nullable Object[]> found =
                  list(between(GROUPED.formatted("true", "''::text", "1", 1), from, to));
              if (found.isEmpty()) {
                return Totals.NOTHING;
              }
              @Nullable Object[] row = found.getFirst();
              long covers =
                  number(
                      between(
                              "select coalesce(sum(o.covers), 0)::bigint from orders o where o.id in"
                                  + " (select order_id from order_check where state = 'PAID'"
                                  + " and business_date between ?1 and ?2)",
                              from,
                              to)
                          .getSingleResult());
              return new Totals(
                  number(row[2]),
                  number(row[3]),
                  portions(List.of(Objects.requireNonNullElse(row[12], 0))).getFirst(),
                  number(row[4]),
                  number(row[5]),
                  number(row[6]),
                  number(row[7]),
                  number(row[8]),
                  number(row[9]),
                  number(row[10]),
                  number(row[11]),
                  covers);
            });
  }

  private List<Row> rows(LocalDate from, LocalDate to, By by) {
    return switch (by) {
      case HOUR -> hours(from, to);
      case DAY ->
          checks(
              from,
              to,
              "to_char(c.business_date, 'YYYY-MM-DD')",
              "to_char(c.business_date, 'YYYY-MM-DD')",
              "1");
      case SERVER ->
          credited(checks(from, to, "c.server_id::text", "c.server_name", "7 desc, 1"), from, to);
      case DAYPART -> dayparts(from, to);
      case ITEM ->
          lines(
              from,
              to,
              "l.sku",
              "(l.name || case when l.size is null then '' else ', ' || l.size end)");
      case CATEGORY -> lines(from, to, "l.category", "l.category");
      case TENDER -> tenders(from, to);
    };
  }

  private List<Row> checks(LocalDate from, LocalDate to, String key, String label, String order) {
    List<@Nullable Object[]> found =
        list(between(GROUPED.formatted(key, label, order, ROW_LIMIT), from, to));
    List<BigDecimal> items = portions(found.stream().map(row -> row[12]).toList());
    return IntStream.range(0, found.size())
        .mapToObj(i -> checkRow(found.get(i), items.get(i)))
        .toList();
  }

  /**
   * What lines of an order count for somebody else than its server (behaviour O8): their price, and
   * their share of what is a check's alone, rounded down, so that each sum stays what it was.
   */
  private static final String CREDITED =
      """
      with c as (
        select s.* from sales_check s join orders o on o.id = s.order_id and o.credit_split
        where s.business_date between ?1 and ?2)
      , w as (
        select c.check_id, l.server_id, max(l.server_name) as server_name,
          sum(k.amount) as gross, sum(k.discount) as discount, sum(k.amount - k.discount) as weight,
          sum(l.quantity * k.numerator / k.denominator) as items
        from c join check_line k on k.check_id = c.check_id
          join order_line l on l.id = k.order_line_id
        group by c.check_id, l.server_id)
      , x as (
        select w.*, sum(w.weight) over (partition by w.check_id) as whole from w)
      , t as (
        select c.check_id, sum(p.tip - coalesce((select sum(r.tip) from refund r
            where r.payment_id = p.id and r.state = 'DONE'), 0)) as tips
        from c join payment p on p.check_id = c.check_id
        where p.state in ('AUTHORISED', 'CAPTURED') and p.tip > 0
        group by c.check_id)
      select c.server_id::text, x.server_id::text, max(x.server_name), sum(x.items),
        sum(x.gross)::bigint, sum(x.discount)::bigint,
        sum(floor(c.net * x.weight / x.whole))::bigint,
        sum(floor(c.tax * x.weight / x.whole))::bigint,
        sum(floor(coalesce(t.tips, 0) * x.weight / x.whole))::bigint
      from c join x on x.check_id = c.check_id left join t on t.check_id = c.check_id
      where x.server_id <> c.server_id and x.whole > 0
      group by 1, 2 order by 1, 2
      """;

  private List<Row> credited(List<Row> rows, LocalDate from, LocalDate to) {
    List<@Nullable Object[]> moves = list(between(CREDITED, from, to));
    if (moves.isEmpty()) {
      return rows;
    }
    Map<String, Row> byServer = new LinkedHashMap<>();
    rows.forEach(row -> byServer.put(row.key(), row));
    for (@Nullable Object[] move : moves) {
      byServer.merge(text(move[0]), credit(text(move[0]), "", move, -1), Sales::together);
      byServer.merge(text(move[1]), credit(text(move[1]), text(move[2]), move, 1), Sales::together);
    }
    return byServer.values().stream()
        .sorted(
            Comparator.comparing((Row row) -> row.net() == null ? 0L : row.net())
                .reversed()
                .thenComparing(Row::key))
        .toList();
  }

  /** Orders and checks count for the server whose they are. */
  private static Row credit(String key, String label, @Nullable Object[] move, int sign) {
    BigDecimal items = new BigDecimal(text(move[3])).setScale(ITEM_DECIMALS, RoundingMode.HALF_UP);
    return new Row(
        key,
        label,
        0L,
        0L,
        sign < 0 ? items.negate() : items,
        sign * number(move[4]),
        sign * number(move[5]),
        sign * number(move[6]),
        sign * number(move[7]),
        sign * number(move[8]),
        null,
        null);
  }

  private static Row checkRow(@Nullable Object[] row, BigDecimal items) {
    return new Row(
        text(row[0]),
        text(row[1]),
        number(row[2]),
        number(row[3]),
        items,
        number(row[4]),
        number(row[5]),
        number(row[6]),
        number(row[8]),
        number(row[11]),
        null,
        null);
  }

  /** Hours are cut in UTC, shifted by the minutes of the zone's offset, so that none merges. */
  private List<Row> hours(LocalDate from, LocalDate to) {
    VenueSettings venue = venues.settings();
    int shift =
        venue
                .zone()
                .getRules()
                .getOffset(from.atStartOfDay(venue.zone()).toInstant())
                .getTotalSeconds()
            % 3600;
    String hour =
        "to_char(date_trunc('hour', (c.paid_at + interval '"
            + shift
            + " seconds') at time zone 'UTC') - interval '"
            + shift
            + " seconds', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    return checks(from, to, hour, hour, "1").stream()
        .map(
            row -> {
              Instant start = Instant.parse(row.key());
              return new Row(
                  start.atZone(venue.zone()).toOffsetDateTime().toString(),
                  HOUR.format(start.atZone(venue.zone())),
                  row.orders(),
                  row.checks(),
                  row.items(),
                  row.gross(),
                  row.discounts(),
                  row.net(),
                  row.taxes(),
                  row.tips(),
                  null,
                  null);
            })
        .toList();
  }

  private List<Row> dayparts(LocalDate from, LocalDate to) {
    VenueSettings venue = venues.settings();
    Map<Daypart, Row> byPart = new EnumMap<>(Daypart.class);
    String hour = "to_char(c.paid_at at time zone '" + venue.zone().getId() + "', 'HH24')";
    for (Row row : checks(from, to, hour, hour, "1")) {
      byPart.merge(
          Daypart.of(Integer.parseInt(row.key()), venue.cutOffHour()), row, Sales::together);
    }
    List<Row> rows = new ArrayList<>();
    byPart.forEach(
        (part, row) ->
            rows.add(
                new Row(
                    part.name(),
                    part.name().charAt(0) + part.name().substring(1).toLowerCase(Locale.ROOT),
                    row.orders(),
                    row.checks(),
                    row.items(),
                    row.gross(),
                    row.discounts(),
                    row.net(),
                    row.taxes(),
                    row.tips(),
                    null,
                    null)));
    return rows;
  }

  private static Row together(Row one, Row other) {
    return new Row(
        one.key(),
        one.label(),
        sum(one.orders(), other.orders()),
        sum(one.checks(), other.checks()),
        one.items() == null || other.items() == null ? null : one.items().add(other.items()),
        sum(one.gross(), other.gross()),
        sum(one.discounts(), other.discounts()),
        sum(one.net(), other.net()),
        sum(one.taxes(), other.taxes()),
        sum(one.tips(), other.tips()),
        null,
        null);
  }

  private static Long sum(@Nullable Long one, @Nullable Long other) {
    return Math.addExact(one == null ? 0 : one, other == null ? 0 : other);
  }

  /**
   * By what was sold. Where prices include tax the net of a line has parts of a cent; they are
   * shared out by largest remainder, so that the rows sum to the checks.
   */
  private List<Row> lines(LocalDate from, LocalDate to, String key, String label) {
    List<@Nullable Object[]> found =
        list(between(LINES.formatted(key, label, ROW_LIMIT), from, to));
    long net =
        number(
            between(
                    "select coalesce(sum(c.net), 0)::bigint from sales_check c"
                        + " where c.business_date between ?1 and ?2",
                    from,
                    to)
                .getSingleResult());
    List<Long> nets =
        shared(
            found.stream()
                .map(row -> row[5] == null ? BigDecimal.ZERO : (BigDecimal) row[5])
                .toList(),
            net);
    List<BigDecimal> items = portions(found.stream().map(row -> row[2]).toList());
    return IntStream.range(0, found.size())
        .mapToObj(
            i -> {
              @Nullable Object[] row = found.get(i);
              return new Row(
                  text(row[0]),
                  text(row[1]),
                  null,
                  null,
                  items.get(i),
                  number(row[3]),
                  number(row[4]),
                  nets.get(i),
                  null,
                  null,
                  null,
                  null);
            })
        .toList();
  }

  /** Whole cents near these amounts that sum to the whole. */
  static List<Long> shared(List<BigDecimal> amounts, long whole) {
    List<Long> floors = new ArrayList<>();
    long given = 0;
    for (BigDecimal amount : amounts) {
      long floor = amount.setScale(0, RoundingMode.FLOOR).longValueExact();
      floors.add(floor);
      given = Math.addExact(given, floor);
    }
    long left = whole - given;
    if (left < 0 || left > amounts.size()) {
      // Checks were rounded in another way than their lines, by more than a cent each: share by
      // size.
      return amounts.isEmpty()
          ? List.of()
          : Allocation.byWeight(
                  Money.of(whole), floors.stream().map(floor -> Math.max(0, floor)).toList())
              .stream()
              .map(Money::minor)
              .toList();
    }
    IntStream.range(0, amounts.size())
        .boxed()
        .sorted(
            Comparator.comparing(
                    (Integer i) -> amounts.get(i).subtract(BigDecimal.valueOf(floors.get(i))))
                .reversed())
        .limit(left)
        .forEach(i -> floors.set(i, floors.get(i) + 1));
    return floors;
  }

  private List<Row> tenders(LocalDate from, LocalDate to) {
    List<@Nullable Object[]> found =
        list(
            between(
                """
                select t.tender, sum(t.payments)::bigint, sum(t.amount)::bigint, sum(t.tips)::bigint,
                  sum(t.refunds)::bigint
                from (
                  select tender, count(*) as payments, sum(amount) as amount, sum(tip) as tips, 0 as refunds
                  from payment where state in ('AUTHORISED', 'CAPTURED')
                    and business_date between ?1 and ?2 group by tender
                  union all
                  select tender, 0, 0, -sum(tip), sum(amount + tip)
                  from refund where state = 'DONE' and business_date between ?1 and ?2 group by tender
                ) t group by t.tender order by 3 desc, 1
                """,
                from,
                to));
    return found.stream()
        .map(
            row ->
                new Row(
                    text(row[0]),
                    text(row[0]),
                    null,
                    number(row[1]),
                    null,
                    null,
                    null,
                    null,
                    null,
                    number(row[3]),
                    number(row[2]),
                    number(row[4])))
        .toList();
  }

  private Query between(String sql, LocalDate from, LocalDate to) {
    return entities.createNativeQuery(sql).setParameter(1, from).setParameter(2, to);
  }

  @SuppressWarnings("unchecked") // Every query above names more than one column.
  private static List<@Nullable Object[]> list(Query query) {
    return query.getResultList();
  }

  static long number(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /**
   * Portions of the rows of one report, to three decimals. They are shared out by largest
   * remainder, so that a portion whose thirds were paid in three hours is one portion in all.
   */
  static List<BigDecimal> portions(List<? extends @Nullable Object> exact) {
    List<BigDecimal> thousandths =
        exact.stream()
            .map(
                value ->
                    value == null
                        ? BigDecimal.ZERO
                        : new BigDecimal(value.toString()).movePointRight(ITEM_DECIMALS))
            .toList();
    long whole =
        thousandths.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    return shared(thousandths, whole).stream()
        .map(
            part -> {
              BigDecimal bare = BigDecimal.valueOf(part, ITEM_DECIMALS).stripTrailingZeros();
              return bare.scale() < 0 ? bare.setScale(0) : bare;
            })
        .toList();
  }
}
