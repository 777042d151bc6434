package brigade.kitchen;

import java.util.List;
import java.util.UUID;

/** What came of a recall. */
public sealed interface RecallOutcome {
  /**
   * It is on the screens again.
   *
   * @param ticketId the ticket that was recalled
   * @param lineIds the order lines that are cooked again
   * @param stations the codes of all stations that have work again
   */
  record Recalled(UUID ticketId, UUID orderId, List<UUID> lineIds, List<String> stations)
      implements RecallOutcome {}

  /** Nothing of it was finished. */
  record NothingDone() implements RecallOutcome {}

  /** There is no such ticket, or it has no such item. */
  record Unknown() implements RecallOutcome {}
}
