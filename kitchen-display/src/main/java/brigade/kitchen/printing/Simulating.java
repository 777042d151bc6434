package brigade.kitchen.printing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.kitchen.printing.PrinterSimulator.Behaviour;
import brigade.kitchen.printing.PrinterSimulator.PrintedRow;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Telling simulated printers what to do, and looking at what came out of them. */
@ApplicationScoped
public class Simulating {
  /** The longest a simulated printer may take for an answer. */
  public static final int ANSWER_MILLIS_LIMIT = 60_000;

  private final Printers printers;
  private final Simulators simulators;
  private final PrinterWorkers workers;
  private final Journal journal;
  private final Changes changes;

  Simulating(
      Printers printers,
      Simulators simulators,
      PrinterWorkers workers,
      Journal journal,
      Changes changes) {
    this.printers = printers;
    this.simulators = simulators;
    this.workers = workers;
    this.journal = journal;
    this.changes = changes;
  }

  /**
   * A simulated printer.
   *
   * @param printouts what was cut off, the newest first
   */
  public record Simulated(Behaviour behaviour, List<List<PrintedRow>> printouts) {}

  /** A simulated printer as it is; empty for any other. */
  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public Optional<Simulated> find(UUID printerId) {
    return simulator(printerId).map(s -> new Simulated(s.behaviour(), s.printouts()));
  }

  /** Lets a simulated printer behave so from now on; empty for any other. */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Optional<Simulated> behave(UUID printerId, Behaviour wanted) {
    Optional<PrinterSimulator> simulator = simulator(printerId);
    simulator.ifPresent(
        s -> {
          journal.record("printer.simulated", "printer", printerId, s.behaviour(), wanted);
          s.behave(wanted);
          // Looked at now rather than when its turn comes.
          workers.expect(printerId);
          changes.announce(Topic.PRINTING, printerId);
        });
    return simulator.map(s -> new Simulated(s.behaviour(), s.printouts()));
  }

  private Optional<PrinterSimulator> simulator(UUID printerId) {
    return printers
        .inUse(printerId)
        .filter(printer -> printer.kind() == PrinterKind.SIMULATED)
        .map(printer -> simulators.of(printer.id()));
  }
}
