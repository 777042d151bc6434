package brigade.kitchen.printing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.printing.AgentLinks.AgentAnswer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What agents say beside the dialogue about a job: which printers have one, and late answers. */
@ApplicationScoped
public class AgentAnswers {
  private final Printers printers;
  private final PrintQueue queue;
  private final AgentLinks links;
  private final PrinterWorkers workers;
  private final Changes changes;

  AgentAnswers(
      Printers printers,
      PrintQueue queue,
      AgentLinks links,
      PrinterWorkers workers,
      Changes changes) {
    this.printers = printers;
    this.queue = queue;
    this.links = links;
    this.workers = workers;
    this.changes = changes;
  }

  /** Whether this printer is reached through an agent. */
  public boolean expects(UUID printerId) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                printers
                    .inUse(printerId)
                    .filter(printer -> printer.kind() == PrinterKind.AGENT)
                    .isPresent());
  }

  /** An answer nobody waits for any more; it still tells what became of the job. */
  public void late(UUID printerId, UUID jobId, AgentAnswer answer) {
    queue.finish(printerId, List.of(PrinterWorkers.finished(jobId, answer)));
  }

  /**
   * How an agent's printer is, said unasked; whoever serves it acts on it at once where it is news.
   *
   * @param ails what it suffers from, or null
   * @return false when it is said so often that the agent is to be cut off
   */
  public boolean status(UUID printerId, @Nullable Reason ails) {
    AgentLinks.Report report = links.reported(printerId, ails);
    if (report == AgentLinks.Report.NEWS) {
      workers.expect(printerId);
      changes.announce(Topic.PRINTING, printerId);
    }
    return report != AgentLinks.Report.TOO_MANY;
  }
}
