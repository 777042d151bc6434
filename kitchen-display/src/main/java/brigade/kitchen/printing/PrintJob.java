package brigade.kitchen.printing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A print job as it stands.
 *
 * @param number what is printed on it; copies share it
 * @param copy from 1; a reprint is the next one
 * @param reprintOf the copy it repeats
 * @param possibleDuplicate whether an earlier copy may be on paper
 * @param printerId where it is or went; null when no printer takes its purpose
 * @param redirectedFrom the printer it was meant for, when another one has it
 * @param state what became of it
 * @param reason why it went elsewhere, failed or is not known
 * @param proof how it is known to be printed; null for a virtual printer
 * @param attempts how often bytes were sent
 * @param latest whether no later copy exists
 * @param overAt when it came to its end
 */
public record PrintJob(
    UUID id,
    long number,
    int copy,
    @Nullable UUID reprintOf,
    boolean possibleDuplicate,
    @Nullable UUID printerId,
    @Nullable String printerName,
    @Nullable UUID redirectedFrom,
    @Nullable String redirectedFromName,
    String purpose,
    String kind,
    String label,
    UUID subjectId,
    JobState state,
    @Nullable Reason reason,
    @Nullable Proof proof,
    int attempts,
    boolean latest,
    Instant createdAt,
    @Nullable Instant sendingAt,
    @Nullable Instant overAt) {

  /** How many reprints came before, and this one too: 0 for the first copy. */
  public int reprint() {
    return copy - 1;
  }

  /** Whether somebody has to look: it may be lost, and nobody has printed it again. */
  public boolean asksForSomebody() {
    return latest && (state == JobState.UNKNOWN || state == JobState.FAILED);
  }
}
