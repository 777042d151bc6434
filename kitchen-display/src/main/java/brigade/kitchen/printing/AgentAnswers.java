package brigade.kitchen.printing;

import brigade.kitchen.printing.AgentLinks.AgentAnswer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What agents say beside the dialogue about a job: which printers have one, and late answers. */
@ApplicationScoped
public class AgentAnswers {
  private final Printers printers;
  private final PrintQueue queue;

  AgentAnswers(Printers printers, PrintQueue queue) {
    this.printers = printers;
    this.queue = queue;
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
    queue.finish(printerId, PrinterWorkers.finished(jobId, answer));
  }
}
