package brigade.kitchen.printing;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Composes papers that are not kept, because what they are about says for good what was on them.
 * Implemented by those who order such papers.
 */
public interface ComposesPapers {
  /**
   * The papers of this kind about these subjects, without number and marks.
   *
   * @return by subject; nothing when it is somebody else's kind, and none about a subject that is
   *     gone
   */
  Map<UUID, Paper> compose(String kind, Collection<UUID> subjectIds);
}
