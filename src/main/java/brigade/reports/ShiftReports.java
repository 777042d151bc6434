package brigade.reports;

import static brigade.reports.Sales.number;
import static brigade.reports.Sales.text;

import brigade.reports.DayReport.TenderRow;
import brigade.reports.ShiftReport.CountRow;
import brigade.reports.ShiftReport.MovementRow;
import brigade.shifts.DrawerCount;
import brigade.shifts.DrawerEntry;
import brigade.shifts.Shift;
import brigade.shifts.Shifts;
import brigade.shifts.Shifts.Movement;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Venues;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** X reports of shifts. */
@ApplicationScoped
public class ShiftReports {
  private final Shifts shifts;
  private final CurrentActor currentActor;
  private final Venues venues;
  private final EntityManager entities;
  private final Clock clock;

  ShiftReports(
      Shifts shifts,
      CurrentActor currentActor,
      Venues venues,
      EntityManager entities,
      Clock clock) {
    this.shifts = shifts;
    this.currentActor = currentActor;
    this.venues = venues;
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * The shift as it stands; empty when there is none. Whoever counts the drawer does not see what
   * should be in it before a count is in; people who see reports do.
   */
  @Requires(Permission.WORK_DRAWER)
  public Optional<ShiftReport> of(UUID shiftId) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> shifts.findByIdOptional(shiftId).map(this::report));
  }

  private ShiftReport report(Shift shift) {
    Actor actor = currentActor.get();
    List<DrawerCount> counts = shifts.counts(shift.id());
    boolean told = !counts.isEmpty() || actor.may(Permission.VIEW_REPORTS);
    Map<DrawerEntry.Kind, Movement> movements = shifts.movements(shift.id());
    long expected =
        movements.values().stream().mapToLong(movement -> movement.amount().minor()).sum();
    List<MovementRow> rows = new ArrayList<>();
    movements.forEach(
        (kind, movement) -> {
          // What guests paid in cash tells the expected sum to whoever can add.
          if (told || (kind != DrawerEntry.Kind.CASH_IN && kind != DrawerEntry.Kind.CHANGE_OUT)) {
            rows.add(new MovementRow(kind.name(), movement.count(), movement.amount().minor()));
          }
        });
    Movement begun = movements.get(DrawerEntry.Kind.FLOAT);
    @Nullable Object[] sales = sales(shift);
    return new ShiftReport(
        shift.id(),
        shift.drawerName().orElse(null),
        shift.staffName(),
        shift.isOpen() ? "OPEN" : "CLOSED",
        shift.businessDate(),
        shift.openedAt(),
        shift.closedAt().orElse(null),
        venues.settings().currency().getCurrencyCode(),
        number(sales[0]),
        number(sales[1]),
        number(sales[2]),
        tenders(shift).stream().filter(row -> told || !row.tender().equals("CASH")).toList(),
        begun == null ? 0 : begun.amount().minor(),
        rows,
        told ? Long.valueOf(shift.expected().map(m -> m.minor()).orElse(expected)) : null,
        shift.counted().map(money -> money.minor()).orElse(null),
        shift.overShort().map(money -> money.minor()).orElse(null),
        counts.stream()
            .map(
                count ->
                    new CountRow(
                        count.number(),
                        count.at(),
                        count.staffName(),
                        count.counted().minor(),
                        count.expected().minor(),
                        count.overShort().minor()))
            .toList());
  }

  /** The shift's own cash, and what its owner took by other tenders while it was open. */
  private static final String TAKEN =
      " from payment p where p.state in ('AUTHORISED', 'CAPTURED') and (p.shift_id = ?1"
          + " or (p.shift_id is null and p.staff_id = ?2 and p.created_at >= ?3 and p.created_at < ?4))";

  private List<TenderRow> tenders(Shift shift) {
    @SuppressWarnings("unchecked") // The native query names its five columns.
    List<@Nullable Object[]> found =
        with(
                "select p.tender, count(*), sum(p.amount)::bigint, sum(p.tip)::bigint, coalesce(sum("
                    + "(select sum(r.amount + r.tip) from refund r where r.payment_id = p.id"
                    + " and r.state = 'DONE')), 0)::bigint"
                    + TAKEN
                    + " group by 1 order by 3 desc, 1",
                shift)
            .getResultList();
    return found.stream()
        .map(
            row ->
                new TenderRow(
                    text(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4])))
        .toList();
  }

  private @Nullable Object[] sales(Shift shift) {
    return (Object[])
        with(
                "select count(*), coalesce(sum(c.net), 0)::bigint, (select coalesce(sum(p.tip), 0)::bigint"
                    + TAKEN
                    + ") from sales_check c where c.check_id in (select p.check_id"
                    + TAKEN
                    + ")",
                shift)
            .getSingleResult();
  }

  private jakarta.persistence.Query with(String sql, Shift shift) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, shift.id())
        .setParameter(2, shift.staffId())
        .setParameter(3, shift.openedAt())
        .setParameter(4, shift.closedAt().orElseGet(clock::instant));
  }
}
