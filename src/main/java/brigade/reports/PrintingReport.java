package brigade.reports;

import brigade.journal.Journal;
import brigade.kitchen.printing.JobState;
import brigade.kitchen.printing.PrintJob;
import brigade.kitchen.printing.PrintRequest;
import brigade.kitchen.printing.Printing;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.BusinessDay;
import brigade.venue.BusinessDays;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Putting the X report of the open day, or the Z of a closed one, on the receipt printer. */
@ApplicationScoped
public class PrintingReport {
  private final DayReports reports;
  private final BusinessDays businessDays;
  private final Printing printing;
  private final Venues venues;
  private final Journal journal;
  private final CurrentActor currentActor;

  PrintingReport(
      DayReports reports,
      BusinessDays businessDays,
      Printing printing,
      Venues venues,
      Journal journal,
      CurrentActor currentActor) {
    this.reports = reports;
    this.businessDays = businessDays;
    this.printing = printing;
    this.venues = venues;
    this.journal = journal;
    this.currentActor = currentActor;
  }

  /** What came of printing. */
  public enum Outcome {
    PRINTING,
    /** No printer prints receipts and reports; the job is kept as failed. */
    NO_PRINTER,
    /** No day was closed on this date. */
    NO_REPORT
  }

  /** Prints the X report as it stands. */
  @Transactional
  @Requires(Permission.VIEW_REPORTS)
  public Outcome printX() {
    BusinessDay day = businessDays.current();
    return print(day, reports.of(day, currentActor.get().name(), true));
  }

  /** Prints the frozen Z of a trading date, as often as it is asked for. */
  @Transactional
  @Requires(Permission.VIEW_REPORTS)
  public Outcome printZ(LocalDate date) {
    return businessDays
        .on(date)
        .flatMap(day -> reports.z(date).map(z -> print(day, z)))
        .orElse(Outcome.NO_REPORT);
  }

  private Outcome print(BusinessDay day, DayReport report) {
    Integer z = report.number();
    PrintJob job =
        printing
            .find(
                printing.submit(
                    new PrintRequest(
                        PrintRequest.RECEIPT,
                        "REPORT",
                        (z == null ? "X " : "Z " + z + ", ") + report.businessDate(),
                        day.id(),
                        DayReportPaper.of(venues.settings(), report))))
            .orElseThrow();
    Map<String, Object> told = new HashMap<>();
    told.put("date", report.businessDate().toString());
    told.put("z", z);
    journal.record("report.printed", "business-day", day.id(), null, told);
    return job.state() == JobState.FAILED ? Outcome.NO_PRINTER : Outcome.PRINTING;
  }
}
