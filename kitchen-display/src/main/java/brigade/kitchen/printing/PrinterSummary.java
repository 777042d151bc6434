package brigade.kitchen.printing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A printer as it is listed.
 *
 * @param version of its settings
 * @param state how it does
 * @param reason why it is out of service, else null
 * @param since when its condition last changed
 * @param backupName the name of the printer that stands in, else null
 * @param standsInFor the names of those it prints for now because they can't
 * @param purposes what it prints
 * @param waiting jobs queued or being sent
 * @param asking jobs of the last hours that may be lost and were not printed again
 * @param lastProofAt when it last proved a job, else null
 */
public record PrinterSummary(
    UUID id,
    long version,
    PrinterSettings settings,
    PrinterState state,
    boolean paused,
    @Nullable Reason reason,
    Instant since,
    @Nullable String backupName,
    List<String> standsInFor,
    List<String> purposes,
    int waiting,
    int asking,
    @Nullable Instant lastProofAt) {

  public String name() {
    return settings.name();
  }
}
