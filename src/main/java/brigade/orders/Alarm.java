package brigade.orders;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the server who sent something has to know at once: it has not arrived, or paper about it
 * fails (behaviours K10 and K14). An alarm is known by its subject and since when, so that one that
 * was read comes again only when it happens again.
 */
public sealed interface Alarm {
  /** The ticket, printer or print job. */
  UUID subjectId();

  Instant since();

  /** The orders it concerns, at least one. */
  Set<UUID> orderIds();

  /**
   * Neither a screen nor a printer of its station has it.
   *
   * @param label where it goes, as the kitchen says it: {@code T12}
   * @param station the station's name
   * @param portions how much is missing
   */
  record NotReceived(
      UUID subjectId, Instant since, UUID orderId, String label, String station, int portions)
      implements Alarm {
    @Override
    public Set<UUID> orderIds() {
      return Set.of(orderId);
    }
  }

  /**
   * A printer of the stations that work on these orders is out of service.
   *
   * @param reason the name of a reason of printing
   * @param standIn the printer that takes its paper; null when the paper waits
   */
  record PrinterDown(
      UUID subjectId,
      Instant since,
      String printer,
      String reason,
      @Nullable String standIn,
      Set<UUID> orderIds)
      implements Alarm {}

  /**
   * A chit did not come out.
   *
   * @param printer its name, null where there was none
   * @param reason the name of a reason of printing, if one is known
   * @param unknown whether it may have been printed all the same
   */
  record ChitLost(
      UUID subjectId,
      Instant since,
      UUID orderId,
      String label,
      @Nullable String printer,
      @Nullable String reason,
      boolean unknown)
      implements Alarm {
    @Override
    public Set<UUID> orderIds() {
      return Set.of(orderId);
    }
  }
}
