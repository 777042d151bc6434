package brigade.kitchen.printing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that a printer had came to its end. Fired within the transaction that notes it. The paper
 * of a virtual printer is printed as it is ordered and has no such event.
 *
 * @param state PRINTED, FAILED or UNKNOWN
 */
public record PrintJobEnded(
    UUID jobId,
    long number,
    int copy,
    String kind,
    String label,
    UUID subjectId,
    JobState state,
    @Nullable Reason reason) {}
