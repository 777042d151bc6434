package brigade.reports.ui;

import brigade.payments.Payments;
import brigade.payments.Refund;
import brigade.payments.Refunds;
import brigade.reports.ClosingDay;
import brigade.reports.DayReport;
import brigade.reports.DayReports;
import brigade.reports.PrintingReport;
import brigade.shifts.ClosingShift;
import brigade.shifts.DrawerCount;
import brigade.shifts.Shift;
import brigade.shifts.Shifts;
import brigade.venue.BusinessDay;
import brigade.venue.BusinessDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the closing screen reads and the use cases behind it. */
@ApplicationScoped
class ClosingDesk {
  private final ClosingDay closingDay;
  private final ClosingShift closingShift;
  private final PrintingReport printing;
  private final DayReports reports;
  private final Shifts shifts;
  private final Payments payments;
  private final Refunds refunds;
  private final BusinessDays businessDays;
  private final EntityManager entities;

  ClosingDesk(
      ClosingDay closingDay,
      ClosingShift closingShift,
      PrintingReport printing,
      DayReports reports,
      Shifts shifts,
      Payments payments,
      Refunds refunds,
      BusinessDays businessDays,
      EntityManager entities) {
    this.closingDay = closingDay;
    this.closingShift = closingShift;
    this.printing = printing;
    this.reports = reports;
    this.shifts = shifts;
    this.payments = payments;
    this.refunds = refunds;
    this.businessDays = businessDays;
    this.entities = entities;
  }

  /** Putting reports on paper. */
  PrintingReport printing() {
    return printing;
  }

  Reading read() {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Optional<BusinessDay> day = businessDays.findOpen();
              List<Drawn> drawn =
                  day.map(
                          open ->
                              shifts.workedOn(open.date(), open.openedAt()).stream()
                                  .map(shift -> new Drawn(shift, shifts.counts(shift.id())))
                                  .toList())
                      .orElse(List.of());
              return new Reading(
                  day.map(BusinessDay::date).orElse(null),
                  reports.open(),
                  day.map(open -> tips(open.date())).orElse(List.of()),
                  drawn,
                  payments.toCapture().size(),
                  unsettled(),
                  reports.nextNumber());
            });
  }

  /** Checks with a payment or a refund that has no answer. */
  private List<Unsettled> unsettled() {
    List<UUID> refunded = refunds.unsettled().stream().map(Refund::paymentId).toList();
    return Stream.concat(
            payments.unsettled().stream(),
            refunded.isEmpty() ? Stream.empty() : payments.stream("id in ?1", refunded))
        .map(payment -> new Unsettled(payment.checkNumber(), payment.orderId()))
        .distinct()
        .toList();
  }

  private List<TipRow> tips(LocalDate date) {
    @SuppressWarnings("unchecked") // The native query names its four columns.
    List<@Nullable Object[]> rows =
        entities
            .createNativeQuery(
                "select server_name, count(*) filter (where tip > 0), sum(tip)::bigint,"
                    + " sum(tip) filter (where tender <> 'CASH')::bigint from payment"
                    + " where business_date = ?1 and state in ('AUTHORISED', 'CAPTURED')"
                    + " group by server_id, server_name having sum(tip) > 0 order by 3 desc")
            .setParameter(1, date)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new TipRow(String.valueOf(row[0]), number(row[1]), number(row[2]), number(row[3])))
        .toList();
  }

  private static long number(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  ClosingDay day() {
    return closingDay;
  }

  ClosingShift shift() {
    return closingShift;
  }

  DayReport x() {
    return closingDay.xReport();
  }

  /**
   * What is on the screen.
   *
   * @param date null when no day is open
   */
  record Reading(
      @Nullable LocalDate date,
      DayReport.OpenChecks open,
      List<TipRow> tips,
      List<Drawn> shifts,
      int toCapture,
      List<Unsettled> unsettled,
      int nextNumber) {
    boolean allCounted() {
      return shifts.stream().allMatch(drawn -> !drawn.shift().isOpen());
    }

    long tipSum() {
      return tips.stream().mapToLong(TipRow::amount).sum();
    }
  }

  /** A check on which nobody knows yet whether money moved. */
  record Unsettled(String checkNumber, UUID orderId) {}

  /** A shift and its counts. */
  record Drawn(Shift shift, List<DrawerCount> counts) {
    String name() {
      return shift.drawerName().orElse(shift.staffName());
    }
  }

  /**
   * A server's tips.
   *
   * @param byCard what the house holds for them
   */
  record TipRow(String server, long count, long amount, long byCard) {}
}
