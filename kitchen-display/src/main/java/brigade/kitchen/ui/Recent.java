package brigade.kitchen.ui;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What a screen has had before: all that is there, and the latest of what was, so that a ticket
 * that comes back does not ring again. A screen stays on for months, and this stays as large as a
 * busy hour.
 */
final class Recent {
  /** How many are remembered that are not there any more. */
  static final int GONE = 1_000;

  private final Set<UUID> ids = new LinkedHashSet<>();

  /** Takes note of one; false when it was known. */
  boolean add(UUID id) {
    return ids.add(id);
  }

  boolean contains(UUID id) {
    return ids.contains(id);
  }

  /**
   * Takes note of all that is there and forgets the oldest of the rest.
   *
   * @return whether something was new
   */
  boolean addAll(Set<UUID> there) {
    boolean anew = ids.addAll(there);
    keep(there);
    return anew;
  }

  /** Forgets the oldest of those that are not there any more. */
  void keep(Set<UUID> there) {
    int over = ids.size() - there.size() - GONE;
    for (Iterator<UUID> oldest = ids.iterator(); over > 0 && oldest.hasNext(); ) {
      if (!there.contains(oldest.next())) {
        oldest.remove();
        over--;
      }
    }
  }
}
