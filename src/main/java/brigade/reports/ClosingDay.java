package brigade.reports;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.journal.Sealing;
import brigade.payments.CapturingBatch;
import brigade.payments.DayGate;
import brigade.payments.Payment;
import brigade.payments.Payments;
import brigade.payments.Refund;
import brigade.payments.Refunds;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.BusinessDay;
import brigade.venue.BusinessDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closing the business day: the card batch is captured, then, in one transaction that no payment
 * can get into, the day closes and its Z report is frozen under the next number. Open checks roll
 * over. Nothing of it needs the internet: what a terminal does not capture now it captures later.
 */
@ApplicationScoped
public class ClosingDay {
  private final DayReports reports;
  private final BusinessDays businessDays;
  private final Payments payments;
  private final Refunds refunds;
  private final CapturingBatch capturingBatch;
  private final DayGate dayGate;
  private final Sealing sealing;
  private final CurrentActor currentActor;
  private final Journal journal;
  private final Changes changes;

  ClosingDay(
      DayReports reports,
      BusinessDays businessDays,
      Payments payments,
      Refunds refunds,
      CapturingBatch capturingBatch,
      DayGate dayGate,
      Sealing sealing,
      CurrentActor currentActor,
      Journal journal,
      Changes changes) {
    this.reports = reports;
    this.businessDays = businessDays;
    this.payments = payments;
    this.refunds = refunds;
    this.capturingBatch = capturingBatch;
    this.dayGate = dayGate;
    this.sealing = sealing;
    this.currentActor = currentActor;
    this.journal = journal;
    this.changes = changes;
  }

  /** Closes the open day. Must not be called inside a transaction. */
  @Requires(Permission.CLOSE_DAY)
  public Outcome close() {
    Optional<Outcome> refused = QuarkusTransaction.requiringNew().call(this::refusal);
    if (refused.isPresent()) {
      return refused.get();
    }
    capturingBatch.capture();
    sealing.seal();
    return QuarkusTransaction.requiringNew().call(this::closeNow);
  }

  private Optional<Outcome> refusal() {
    List<Payment> unsettled = payments.unsettled();
    List<Refund> unsettledRefunds = refunds.unsettled();
    return unsettled.isEmpty() && unsettledRefunds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Outcome.Unsettled(
                unsettled.stream().map(Payment::checkNumber).toList(), unsettledRefunds.size()));
  }

  private Outcome closeNow() {
    dayGate.shut();
    Optional<BusinessDay> locked = businessDays.lockOpen();
    if (locked.isEmpty()) {
      return new Outcome.NoOpenDay();
    }
    Optional<Outcome> refused = refusal();
    if (refused.isPresent()) {
      return refused.get();
    }
    BusinessDay day = locked.get();
    Actor actor = currentActor.get();
    int number = reports.nextNumber();
    DayReport z = reports.of(day, actor.name(), false).numbered(number);
    Instant now = z.at();
    // The entry of the close belongs to the day it closes, so it is written while that is open.
    journal.record(
        "day.closed",
        "business-day",
        day.id(),
        null,
        Map.of(
            "date", day.date().toString(),
            "z", number,
            "net", z.totals().net(),
            "total", z.totals().total(),
            "perpetual", z.perpetual(),
            "rolledOver", z.rolledOver().count()));
    reports.freeze(day, z, actor.staffId(), sealing.head());
    day.close(number, now);
    changes.announce(Topic.SHIFTS, day.id());
    return new Outcome.Closed(z);
  }

  /** The X report of the open day. */
  @Requires(Permission.VIEW_REPORTS)
  public DayReport xReport() {
    return QuarkusTransaction.joiningExisting()
        .call(() -> reports.of(businessDays.current(), currentActor.get().name(), true));
  }

  /** The frozen Z of a trading date. */
  @Requires(Permission.VIEW_REPORTS)
  public Optional<DayReport> zReport(LocalDate date) {
    return QuarkusTransaction.joiningExisting().call(() -> reports.z(date));
  }

  /** What came of closing the day. */
  public sealed interface Outcome {
    record Closed(DayReport z) implements Outcome {}

    record NoOpenDay() implements Outcome {}

    /**
     * Nobody knows yet whether money moved.
     *
     * @param checks the numbers of the checks
     * @param refunds how many refunds have no answer
     */
    record Unsettled(List<String> checks, int refunds) implements Outcome {
      public Unsettled {
        checks = List.copyOf(checks);
      }

      /** What stands in the way and what to do, one sentence. */
      public String sentence() {
        String what =
            checks.isEmpty()
                ? ""
                : "card payments without an answer on check " + String.join(", ", checks);
        String more = refunds == 0 ? "" : refunds + " refunds without an answer";
        return "The day can't close with "
            + what
            + (what.isEmpty() || more.isEmpty() ? "" : " and ")
            + more
            + "; ask the terminal first";
      }
    }
  }
}
