package brigade.kitchen.printing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff must know of a printer at once.
 *
 * @param printerId the printer
 * @param name its name
 * @param reason why it can't print; null when it can, and only some papers ask for somebody
 * @param since when its condition last changed
 * @param standIn the printer that takes its papers meanwhile; null when none does
 * @param purposes what it prints, as {@link PrintRequest} names it
 * @param waiting papers that wait for it, 0 or more
 * @param asking papers of which nobody knows whether they are there, 0 or more
 */
public record PrinterTrouble(
    UUID printerId,
    String name,
    @Nullable Reason reason,
    Instant since,
    @Nullable String standIn,
    List<String> purposes,
    int waiting,
    int asking) {

  /** What tells one trouble from another, so that the same one alarms once. */
  public String what() {
    return name + ":" + (reason == null ? asking : reason);
  }
}
