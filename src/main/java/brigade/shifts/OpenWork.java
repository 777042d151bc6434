package brigade.shifts;

import java.util.List;
import java.util.UUID;

/** What somebody has not finished when they want to go. Whoever keeps orders implements it. */
public interface OpenWork {
  /** The numbers of this person's open checks that have something on them, the oldest first. */
  List<String> openOf(UUID staffId);
}
