package brigade.reports;

import brigade.journal.Journal;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import brigade.menu.MenuSnapshot.Offer;
import brigade.menu.Menus;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.CsvTable;
import brigade.rest.Problem.FieldError;
import brigade.sql.Parameters;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Taking over a restaurant's past sales, so that reports have something to compare with. All or
 * nothing; an order that was imported before is left as it is, so that a file may come twice.
 */
@ApplicationScoped
public class ImportingSales {
  /** Orders written with one statement. */
  private static final int BATCH = 2_000;

  private final Menus menus;
  private final Venues venues;
  private final EntityManager entities;
  private final CurrentActor currentActor;
  private final Journal journal;
  private final Clock clock;

  ImportingSales(
      Menus menus,
      Venues venues,
      EntityManager entities,
      CurrentActor currentActor,
      Journal journal,
      Clock clock) {
    this.menus = menus;
    this.venues = venues;
    this.entities = entities;
    this.currentActor = currentActor;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Imports a table.
   *
   * @param dryRun whether only to say what would be imported
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public Outcome fromCsv(byte[] csv, boolean dryRun) {
    VenueSettings venue = venues.settings();
    PastSalesCsv.Table table = PastSalesCsv.read(csv, venue.currency());
    List<FieldError> faults = new ArrayList<>(table.faults());
    Map<String, Sold> orders = orders(table.rows(), venue, faults);
    refuseOwnDays(orders.values(), faults);
    if (!faults.isEmpty()) {
      return new Outcome.Refused(faults.subList(0, Math.min(faults.size(), CsvTable.FAULT_LIMIT)));
    }
    Set<String> known = known(orders.keySet());
    List<Sold> fresh =
        orders.values().stream().filter(order -> !known.contains(order.ref())).toList();
    Counts counts = counts(fresh, known.size());
    if (!dryRun && !fresh.isEmpty()) {
      write(fresh);
      journal.record("sales.imported", "import", Ids.next(), null, counts);
    }
    return new Outcome.Imported(counts);
  }

  private Map<String, Sold> orders(
      List<PastSalesCsv.Row> rows, VenueSettings venue, List<FieldError> faults) {
    MenuSnapshot menu = menus.fresh();
    Map<String, Offer> offers = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    Map<String, Sold> orders = new LinkedHashMap<>();
    for (PastSalesCsv.Row row : rows) {
      if (unknown.contains(row.sku())) {
        continue;
      }
      Offer offer = offers.computeIfAbsent(row.sku(), sku -> menu.offer(sku).orElse(null));
      if (offer == null) {
        unknown.add(row.sku());
        faults.add(new FieldError(row.number(), "sku", "is not on the menu: " + row.sku()));
        continue;
      }
      Instant at = row.date().atTime(row.time()).atZone(venue.zone()).toInstant();
      Sold order =
          orders.computeIfAbsent(
              row.ref(),
              ref ->
                  new Sold(Ids.next(), ref, venue.tradingDate(at), at, venue.pricesIncludeTax()));
      if (!order.at().equals(at)) {
        faults.add(
            new FieldError(row.number(), "time", "is another than before for order " + row.ref()));
        continue;
      }
      MenuItem item = offer.item();
      Money price = row.price() == null ? offer.size().price() : row.price();
      order
          .lines()
          .add(
              new Line(
                  row.sku(),
                  item.name(),
                  offer.size().label().orElse(null),
                  item.category().name(),
                  row.quantity(),
                  price.times(row.quantity()),
                  item.taxes().isEmpty() ? Rate.ZERO : item.taxes().getFirst().rate()));
    }
    return orders;
  }

  /** A day that was open here has its own sales and perhaps its Z; nothing is slipped under it. */
  private void refuseOwnDays(Collection<Sold> orders, List<FieldError> faults) {
    Set<LocalDate> dates = new HashSet<>();
    orders.forEach(order -> dates.add(order.date()));
    if (dates.isEmpty()) {
      return;
    }
    List<LocalDate> own =
        entities
            .createNativeQuery("select business_date from business_day order by 1", LocalDate.class)
            .getResultList();
    LocalDate today = venues.settings().tradingDate(clock.instant());
    for (LocalDate date : dates) {
      if (own.contains(date)) {
        faults.add(new FieldError("date", "has sales of this house already: " + date));
      } else if (!date.isBefore(today)) {
        // A day that is opened here later would have both, and its Z sales that nobody paid.
        faults.add(new FieldError("date", "is not over yet: " + date));
      }
    }
  }

  private Set<String> known(Collection<String> refs) {
    if (refs.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        entities
            .createNativeQuery(
                "select order_ref from imported_check where order_ref = any(?1)", String.class)
            .setParameter(1, refs.toArray(String[]::new))
            .getResultList());
  }

  private static Counts counts(List<Sold> orders, int skipped) {
    long lines = 0;
    long items = 0;
    long gross = 0;
    long net = 0;
    for (Sold order : orders) {
      lines += order.lines().size();
      items += order.lines().stream().mapToLong(Line::quantity).sum();
      gross = Math.addExact(gross, order.gross().minor());
      net =
          Math.addExact(
              net,
              order.taxIncluded()
                  ? order.gross().minus(order.tax()).minor()
                  : order.gross().minor());
    }
    return new Counts(
        orders.size(),
        lines,
        items,
        skipped,
        gross,
        net,
        orders.stream().map(Sold::date).min(LocalDate::compareTo).orElse(null),
        orders.stream().map(Sold::date).max(LocalDate::compareTo).orElse(null));
  }

  private void write(List<Sold> orders) {
    Instant now = clock.instant();
    String by = currentActor.get().name();
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              for (int from = 0; from < orders.size(); from += BATCH) {
                List<Sold> batch = orders.subList(from, Math.min(from + BATCH, orders.size()));
                writeChecks(connection, batch, now, by);
                writeLines(connection, batch);
              }
            });
  }

  private static void writeChecks(Connection connection, List<Sold> orders, Instant now, String by)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into imported_check (id, order_ref, business_date, sold_at, tax_included, gross,"
                + " tax, imported_at, imported_by) select c.*, ?::timestamptz, ?::text"
                + " from unnest(?::uuid[], ?::text[], ?::date[], ?::timestamptz[], ?::boolean[],"
                + " ?::bigint[], ?::bigint[]) as c")) {
      Parameters to = new Parameters(insert).set(now).set(by);
      to.column("uuid", orders, Sold::id);
      to.column("text", orders, Sold::ref);
      to.column("text", orders, order -> order.date().toString());
      to.column("text", orders, order -> order.at().toString());
      to.column("bool", orders, Sold::taxIncluded);
      to.column("int8", orders, order -> order.gross().minor());
      to.column("int8", orders, order -> order.tax().minor());
      insert.executeUpdate();
    }
  }

  private static void writeLines(Connection connection, List<Sold> orders) throws SQLException {
    record Placed(UUID order, int position, Line line) {}
    List<Placed> lines = new ArrayList<>();
    for (Sold order : orders) {
      for (int i = 0; i < order.lines().size(); i++) {
        lines.add(new Placed(order.id(), i + 1, order.lines().get(i)));
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into imported_line (check_id, position, sku, name, size, category, quantity,"
                + " amount, ppm) select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[],"
                + " ?::text[], ?::text[], ?::int[], ?::bigint[], ?::int[])")) {
      Parameters to = new Parameters(insert);
      to.column("uuid", lines, Placed::order);
      to.column("int4", lines, Placed::position);
      to.column("text", lines, placed -> placed.line().sku());
      to.column("text", lines, placed -> placed.line().name());
      to.column("text", lines, placed -> placed.line().size());
      to.column("text", lines, placed -> placed.line().category());
      to.column("int4", lines, placed -> placed.line().quantity());
      to.column("int8", lines, placed -> placed.line().amount().minor());
      to.column("int4", lines, placed -> placed.line().rate().ppm());
      insert.executeUpdate();
    }
  }

  private record Line(
      String sku,
      String name,
      @Nullable String size,
      String category,
      int quantity,
      Money amount,
      Rate rate) {}

  private record Sold(
      UUID id, String ref, LocalDate date, Instant at, boolean taxIncluded, List<Line> lines) {
    Sold(UUID id, String ref, LocalDate date, Instant at, boolean taxIncluded) {
      this(id, ref, date, at, taxIncluded, new ArrayList<>());
    }

    Money gross() {
      return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The tax of each rate on what was sold at it, as a check would have it. */
    Money tax() {
      Map<Rate, Money> bases = new LinkedHashMap<>();
      lines.forEach(line -> bases.merge(line.rate(), line.amount(), Money::plus));
      Money tax = Money.ZERO;
      for (Map.Entry<Rate, Money> base : bases.entrySet()) {
        tax =
            tax.plus(
                taxIncluded
                    ? base.getKey().within(base.getValue())
                    : base.getKey().of(base.getValue()));
      }
      return tax;
    }
  }

  /**
   * What was imported; amounts in minor units.
   *
   * @param skipped orders that were imported before
   * @param from the first trading date, null when nothing was imported
   */
  public record Counts(
      int orders,
      long lines,
      long items,
      int skipped,
      long gross,
      long net,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Imported(Counts counts) implements Outcome {}

    record Refused(List<FieldError> faults) implements Outcome {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }
}
