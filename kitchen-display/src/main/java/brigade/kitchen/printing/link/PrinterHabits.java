package brigade.kitchen.printing.link;

import brigade.kitchen.printing.Proof;
import brigade.kitchen.printing.Reason;
import brigade.kitchen.printing.link.PrinterLink.Proving;
import brigade.kitchen.printing.link.PrinterLink.Sent;
import brigade.kitchen.printing.link.PrinterLink.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt of a printer from job to job: whether it answers, and how it proves what it
 * printed. Used by one thread at a time.
 */
public final class PrinterHabits {
  /** The number of a question after proof that has no job before it. */
  private static final String NO_JOB = PrinterAnswers.processId(0, 0);

  private Proving seen = Proving.TO_BE_SEEN;
  private boolean silent;

  /** What a paper took lately, proof included, in nanoseconds; 0 before the first. */
  private long pace;

  /**
   * Why the printer can't take a job now; empty when nothing speaks against it.
   *
   * @param first whether it is the first question over this connection
   * @param proves whether it gave a proof at any time before, so that silence means trouble
   * @param ailing what it suffered from when last heard of, or null
   */
  public Optional<Reason> unready(
      PrinterLink link, boolean first, boolean proves, @Nullable Reason ailing) {
    if (!first && silent) {
      // It did not answer before the first job; asking before each would only hold them up.
      return Optional.empty();
    }
    try {
      Status status = link.status();
      silent = status instanceof Status.Silent;
      return switch (status) {
        case Status.Trouble(Reason reason) -> Optional.of(reason);
        case Status.Silent() -> proves ? Optional.of(Reason.NO_ANSWER) : Optional.empty();
        case Status.Ready() ->
            first && ailing == Reason.NO_PROOF && !link.worksItsBuffer(NO_JOB, seen)
                ? Optional.of(Reason.NO_PROOF)
                : Optional.empty();
      };
    } catch (IOException e) {
      return Optional.of(Reason.CONNECTION_LOST);
    }
  }

  /**
   * Sends a job and waits for its proof.
   *
   * @param rows how many it prints
   * @param asks whether a proof is asked for; else its owner says that sent counts as printed
   */
  public Sent send(PrinterLink link, byte[] paper, int rows, String processId, boolean asks) {
    long began = System.nanoTime();
    Sent sent = link.send(paper, rows, processId, asks ? seen : Proving.NOTHING);
    if (sent instanceof Sent.Proved(Proof by)) {
      long took = Math.max(1, System.nanoTime() - began);
      // One slow paper counts at once, and fast ones only as they become many.
      pace = Math.max(took, (pace + took) / 2);
      seen =
          switch (by) {
            case PROCESS_ID -> Proving.BY_PROCESS_ID;
            case STATUS -> Proving.BY_STATUS;
            case SENT, AGENT, PERSON -> seen;
          };
    }
    return sent;
  }

  /**
   * How many papers it prints within a time, as far as is known; at least one, and one while
   * nothing is known.
   */
  public int papersIn(Duration time, int atMost) {
    return pace == 0 ? 1 : (int) Math.clamp(time.toNanos() / pace, 1, atMost);
  }

  /** Whether it proved anything since this was made. */
  public boolean proved() {
    return seen != Proving.TO_BE_SEEN;
  }
}
