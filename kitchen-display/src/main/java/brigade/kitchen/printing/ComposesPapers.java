package brigade.kitchen.printing;

import java.util.Optional;
import java.util.UUID;

/**
 * Composes papers that are not kept, because what they are about says for good what was on them.
 * Implemented by those who order such papers.
 */
public interface ComposesPapers {
  /**
   * The paper of this kind about this subject, without number and marks.
   *
   * @return empty when it is somebody else's kind, or the subject is gone
   */
  Optional<Paper> compose(String kind, UUID subjectId);
}
