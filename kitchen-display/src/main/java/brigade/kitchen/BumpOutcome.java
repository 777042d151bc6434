package brigade.kitchen;

import java.util.List;
import java.util.UUID;

/** What came of a bump. */
public sealed interface BumpOutcome {
  /**
   * It is done; also when it was done before.
   *
   * @param doneLineIds the order lines that became done by it
   * @param called whether the server is called by it
   */
  record Bumped(UUID ticketId, UUID orderId, List<UUID> doneLineIds, boolean called)
      implements BumpOutcome {}

  /** Expo can't let it go while these stations, by code, are at work. */
  record Blocked(List<String> stations) implements BumpOutcome {}

  /** Its course is held; there is nothing to finish yet. */
  record NotFired() implements BumpOutcome {}

  /** There is no such ticket, or it has no such item. */
  record Unknown() implements BumpOutcome {}
}
