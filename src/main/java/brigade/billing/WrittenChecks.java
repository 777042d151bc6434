package brigade.billing;

import brigade.billing.Figures.LineFigure;
import brigade.billing.Totals.TaxTotal;
import brigade.money.Money;
import brigade.money.Rate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What is written about checks: their rows, their shares of lines, and the figures they stand by.
 */
@ApplicationScoped
class WrittenChecks implements PanacheRepositoryBase<Check, UUID> {
  private static final String INSERT_SHARES =
      """
      insert into check_share (check_id, lines, numerators, denominators)
      select (?::uuid[])[s.holder], array_agg((?::uuid[])[s.line]), array_agg(s.numerator)::numeric[],
        array_agg(s.denominator)::numeric[]
      from unnest(?, ?, ?, ?) as s(holder, line, numerator, denominator) group by s.holder
      """;

  private static final String READ_SHARES =
      """
      select l.check_id, l.order_line_id, l.numerator, l.denominator, l.amount, l.discount,
        l.service_charge, l.levy
      from check_line l join order_check c on c.id = l.check_id where c.order_id in (?1)
      union all
      select s.check_id, h.line, h.numerator, h.denominator, null, null, null, null
      from check_share s join order_check c on c.id = s.check_id
      cross join unnest(s.lines, s.numerators, s.denominators) as h(line, numerator, denominator)
      where c.order_id in (?1)
      order by 2
      """;

  private static final String FIX_LINES =
      """
      insert into check_line
          (check_id, order_line_id, numerator, denominator, amount, discount, service_charge, levy)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIX_TAXES =
      """
      insert into check_tax (check_id, code, name, ppm, compound, base, amount)
      select * from unnest(?, ?, ?, ?, ?, ?, ?)
      """;

  /** The checks of an order, by part. */
  List<Check> ofOrder(UUID orderId) {
    return list("orderId = ?1 order by part", orderId);
  }

  /** Everything written about the checks of these orders, with the discounts on them, by order. */
  Map<UUID, Bill.Written> about(Collection<UUID> orderIds, List<Discount> discounts) {
    Map<UUID, List<Check>> checks = new HashMap<>();
    for (Check check : list("orderId in ?1 order by part", orderIds)) {
      checks.computeIfAbsent(check.orderId(), id -> new ArrayList<>()).add(check);
    }
    Map<UUID, Map<UUID, Share>> shares = new HashMap<>();
    Map<UUID, List<LineFigure>> lines = new HashMap<>();
    if (!checks.isEmpty()) {
      readShares(checks.keySet(), shares, lines);
    }
    boolean anyFixed =
        checks.values().stream().flatMap(List::stream).anyMatch(check -> check.state().isFixed());
    Map<UUID, List<TaxTotal>> taxes = anyFixed ? taxes(checks.keySet()) : Map.of();
    Map<UUID, Bill.Written> written = new HashMap<>();
    for (UUID orderId : orderIds) {
      List<Check> own = checks.getOrDefault(orderId, List.of());
      Map<UUID, Figures> fixed = new HashMap<>();
      for (Check check : own) {
        if (check.state().isFixed()) {
          fixed.put(
              check.id(),
              check.fixed(
                  taxes.getOrDefault(check.id(), List.of()),
                  lines.getOrDefault(check.id(), List.of())));
        }
      }
      written.put(
          orderId,
          new Bill.Written(
              own,
              shares,
              fixed,
              discounts.stream().filter(d -> d.orderId().equals(orderId)).toList()));
    }
    return written;
  }

  private void readShares(
      Collection<UUID> orderIds,
      Map<UUID, Map<UUID, Share>> shares,
      Map<UUID, List<LineFigure>> lines) {
    for (Object[] row : rows(READ_SHARES, orderIds)) {
      UUID check = (UUID) row[0];
      UUID line = (UUID) row[1];
      Share share = Share.of(exactly(row[2]), exactly(row[3]));
      shares.computeIfAbsent(check, id -> new HashMap<>()).put(line, share);
      if (row[4] != null) {
        lines
            .computeIfAbsent(check, id -> new ArrayList<>())
            .add(
                new LineFigure(
                    line, share, money(row[4]), money(row[5]), money(row[6]), money(row[7])));
      }
    }
  }

  private Map<UUID, List<TaxTotal>> taxes(Collection<UUID> orderIds) {
    Map<UUID, List<TaxTotal>> taxes = new HashMap<>();
    for (Object[] row :
        rows(
            "select t.check_id, t.code, t.name, t.ppm, t.base, t.amount, t.compound from check_tax t"
                + " join order_check c on c.id = t.check_id where c.order_id in (?1)"
                + " order by t.code, t.ppm, t.name, t.compound",
            orderIds)) {
      taxes
          .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
          .add(
              new TaxTotal(
                  new TaxRate(
                      (String) row[1],
                      (String) row[2],
                      new Rate((int) number(row[3])),
                      (Boolean) row[6]),
                  money(row[4]),
                  money(row[5])));
    }
    return taxes;
  }

  @SuppressWarnings("unchecked") // The query selects several columns.
  private List<Object[]> rows(String query, Collection<UUID> orderIds) {
    return getEntityManager().createNativeQuery(query).setParameter(1, orderIds).getResultList();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  private static BigInteger exactly(Object column) {
    return ((BigDecimal) column).toBigIntegerExact();
  }

  private static Money money(Object column) {
    return Money.of(number(column));
  }

  /**
   * Nothing that this transaction changes is written before {@link #share} or its end: each query
   * would else compare every line of the order with what was read of it, which of 200 lines takes
   * longer than the query.
   */
  void writeLate() {
    getEntityManager().setFlushMode(FlushModeType.COMMIT);
  }

  /** Writes new shares in place of all that these checks hold, and whatever else was changed. */
  void share(Collection<UUID> instead, Map<UUID, Map<UUID, Share>> shares) {
    // Each check and each line is sent once, and its place in the shares.
    List<UUID> checks = new ArrayList<>();
    Map<UUID, Integer> lines = new LinkedHashMap<>();
    List<Integer> ofCheck = new ArrayList<>();
    List<Integer> ofLine = new ArrayList<>();
    List<Share> held = new ArrayList<>();
    shares.forEach(
        (check, own) -> {
          checks.add(check);
          own.forEach(
              (line, share) -> {
                ofCheck.add(checks.size());
                ofLine.add(lines.computeIfAbsent(line, id -> lines.size() + 1));
                held.add(share);
              });
        });
    session()
        .doWork(
            connection -> {
              try (PreparedStatement delete =
                  connection.prepareStatement("delete from check_share where check_id = any(?)")) {
                delete.setArray(1, array(connection, "uuid", List.copyOf(instead)));
                delete.executeUpdate();
              }
              if (!held.isEmpty()) {
                run(
                    connection,
                    INSERT_SHARES,
                    array(connection, "uuid", List.copyOf(checks)),
                    array(connection, "uuid", List.copyOf(lines.keySet())),
                    integers(connection, ofCheck),
                    integers(connection, ofLine),
                    exactly(connection, held.stream().map(Share::numerator).toList()),
                    exactly(connection, held.stream().map(Share::denominator).toList()));
              }
            });
  }

  /** Writes the figures a check stands by from now on. */
  void fix(UUID checkId, Figures figures) {
    List<LineFigure> lines = figures.lines();
    List<TaxTotal> taxes = figures.totals().taxes();
    session()
        .doWork(
            connection -> {
              run(
                  connection,
                  FIX_LINES,
                  array(connection, "uuid", lines.stream().map(l -> (Object) checkId).toList()),
                  array(connection, "uuid", lines.stream().map(l -> (Object) l.lineId()).toList()),
                  exactly(connection, lines.stream().map(l -> l.share().numerator()).toList()),
                  exactly(connection, lines.stream().map(l -> l.share().denominator()).toList()),
                  bigints(connection, lines.stream().map(l -> l.amount().minor()).toList()),
                  bigints(connection, lines.stream().map(l -> l.discount().minor()).toList()),
                  bigints(connection, lines.stream().map(l -> l.service().minor()).toList()),
                  bigints(connection, lines.stream().map(l -> l.levy().minor()).toList()));
              try (PreparedStatement delete =
                  connection.prepareStatement("delete from check_share where check_id = ?")) {
                delete.setObject(1, checkId);
                delete.executeUpdate();
              }
              run(
                  connection,
                  FIX_TAXES,
                  array(connection, "uuid", taxes.stream().map(t -> (Object) checkId).toList()),
                  array(
                      connection,
                      "text",
                      taxes.stream().map(t -> (Object) t.tax().code()).toList()),
                  array(
                      connection,
                      "text",
                      taxes.stream().map(t -> (Object) t.tax().name()).toList()),
                  array(
                      connection,
                      "integer",
                      taxes.stream().map(t -> (Object) t.tax().rate().ppm()).toList()),
                  array(
                      connection,
                      "boolean",
                      taxes.stream().map(t -> (Object) t.tax().compound()).toList()),
                  bigints(connection, taxes.stream().map(t -> t.base().minor()).toList()),
                  bigints(connection, taxes.stream().map(t -> t.amount().minor()).toList()));
            });
  }

  /** The order of a written check, without reading the check. */
  Optional<UUID> orderOf(UUID checkId) {
    return getEntityManager()
        .createQuery("select c.orderId from Check c where c.id = ?1", UUID.class)
        .setParameter(1, checkId)
        .getResultStream()
        .findFirst();
  }

  /** Forgets the figures of a check that is open again; its shares stay. */
  void loosen(UUID checkId) {
    getEntityManager()
        .createNativeQuery(
            """
            with gone as (
              delete from check_line where check_id = ?1
              returning check_id, order_line_id, numerator, denominator)
            insert into check_share (check_id, lines, numerators, denominators)
            select check_id, array_agg(order_line_id), array_agg(numerator), array_agg(denominator)
            from gone group by check_id
            """)
        .setParameter(1, checkId)
        .executeUpdate();
    getEntityManager()
        .createNativeQuery("delete from check_tax where check_id = ?1")
        .setParameter(1, checkId)
        .executeUpdate();
  }

  private Session session() {
    // Rows of checks that were persisted just now have to be there for their lines.
    getEntityManager().flush();
    return getEntityManager().unwrap(Session.class);
  }

  private static void run(Connection connection, String sql, Array... columns) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.length; i++) {
        statement.setArray(i + 1, columns[i]);
      }
      statement.executeUpdate();
    }
  }

  private static Array bigints(Connection connection, List<Long> values) throws SQLException {
    return connection.createArrayOf("bigint", values.toArray(Long[]::new));
  }

  private static Array integers(Connection connection, List<Integer> values) throws SQLException {
    return connection.createArrayOf("integer", values.toArray(Integer[]::new));
  }

  /** As bigints, which travel as they are, unless one of them is larger. */
  private static Array exactly(Connection connection, List<BigInteger> values) throws SQLException {
    return values.stream().allMatch(value -> value.bitLength() < Long.SIZE)
        ? bigints(connection, values.stream().map(BigInteger::longValue).toList())
        : array(connection, "numeric", List.copyOf(values));
  }

  private static Array array(Connection connection, String type, List<Object> values)
      throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }
}
