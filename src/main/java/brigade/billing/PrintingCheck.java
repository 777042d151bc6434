package brigade.billing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.Stage;
import brigade.journal.Journal;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PrintRequest;
import brigade.kitchen.printing.Printing;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Putting a check on paper: the check that asks for money, or the receipt once it is paid. */
@ApplicationScoped
public class PrintingCheck {
  private final Bills bills;
  private final CheckPapers papers;
  private final Printing printing;
  private final FloorPlan floorPlan;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  PrintingCheck(
      Bills bills,
      CheckPapers papers,
      Printing printing,
      FloorPlan floorPlan,
      Journal journal,
      Changes changes,
      Clock clock) {
    this.bills = bills;
    this.papers = papers;
    this.printing = printing;
    this.floorPlan = floorPlan;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /** What came of printing. */
  public sealed interface Outcome {
    /**
     * @param jobs the print jobs, one per check
     */
    record Printed(List<UUID> jobs, List<CheckView> checks) implements Outcome {}

    record Unknown() implements Outcome {}

    /** There is nothing on it. */
    record Empty() implements Outcome {}
  }

  /** Prints one check. */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome print(UUID checkId) {
    Optional<Bill> found = bills.orderOf(checkId).flatMap(bills::lock);
    Optional<CheckView> check = found.flatMap(bill -> bill.check(checkId));
    return found.isEmpty() || check.isEmpty()
        ? new Outcome.Unknown()
        : print(found.get(), List.of(check.get()));
  }

  /** Prints every check of an order that is not paid, or every receipt when all are. */
  @Transactional
  @Requires(Permission.SETTLE)
  public Outcome printAll(UUID orderId) {
    Optional<Bill> found = bills.lock(orderId);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    List<CheckView> unpaid =
        found.get().checks().stream().filter(c -> c.state() != CheckState.PAID).toList();
    return print(found.get(), unpaid.isEmpty() ? found.get().checks() : unpaid);
  }

  private Outcome print(Bill bill, List<CheckView> wanted) {
    List<CheckView> filled = wanted.stream().filter(c -> !c.lines().isEmpty()).toList();
    if (filled.isEmpty()) {
      return new Outcome.Empty();
    }
    List<PrintRequest> requests = new ArrayList<>();
    for (CheckView check : filled) {
      requests.add(
          new PrintRequest(
              PrintRequest.RECEIPT,
              check.state() == CheckState.PAID ? "RECEIPT" : "CHECK",
              bill.order().label() + ", " + check.number(),
              check.id(),
              papers.compose(bill, check)));
      bills.written(bill, check).printed(Bill.fingerprint(check.figures()), clock.instant());
    }
    List<UUID> jobs = printing.submitAll(requests);
    UUID seating = bill.order().seatingId();
    if (seating != null && filled.stream().anyMatch(c -> c.due().isPositive())) {
      floorPlan.progress(seating, Stage.CHECK_PRINTED);
    }
    for (CheckView check : filled) {
      journal.record(
          "check.printed",
          "check",
          check.id(),
          null,
          Map.of("number", check.number(), "total", check.totals().total().minor()));
    }
    changes.announce(Topic.CHECKS, bill.order().id());
    Bill now = bills.find(bill.order().id()).orElseThrow();
    return new Outcome.Printed(
        jobs, filled.stream().flatMap(check -> now.check(check.id()).stream()).toList());
  }

  /**
   * Prints how each cent of a check came about; that changes nothing about the check, and its own
   * paper stays as right as it was.
   *
   * @return the print job; empty when there is no such check
   */
  @Transactional
  @Requires(Permission.SETTLE)
  public Optional<UUID> explain(UUID checkId) {
    return bills
        .orderOf(checkId)
        .flatMap(bills::find)
        .flatMap(bill -> bill.check(checkId).map(check -> explain(bill, check)));
  }

  private UUID explain(Bill bill, CheckView check) {
    UUID job =
        printing.submit(
            new PrintRequest(
                PrintRequest.RECEIPT,
                "DERIVATION",
                bill.order().label() + ", " + check.number(),
                check.id(),
                papers.explained(bill, check)));
    journal.record("check.explained", "check", check.id(), null, Map.of("number", check.number()));
    return job;
  }

  /** What would be printed now; empty when there is no such check. */
  @Transactional
  public Optional<Paper> preview(UUID checkId) {
    return bills
        .orderOf(checkId)
        .flatMap(bills::find)
        .flatMap(bill -> bill.check(checkId).map(check -> papers.compose(bill, check)));
  }
}
