package brigade.kitchen.printing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The documents of jobs: kept as JSON, or composed anew from what they are about. */
@ApplicationScoped
class Papers {
  private final ObjectMapper json;
  private final Instance<ComposesPapers> composers;

  Papers(ObjectMapper json, Instance<ComposesPapers> composers) {
    this.json = json;
    this.composers = composers;
  }

  /**
   * What to keep of a paper.
   *
   * @return JSON, or null where it is composed when it is wanted
   */
  @Nullable String keep(@Nullable Paper paper) {
    try {
      return paper == null ? null : json.writeValueAsString(paper);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A paper is always JSON", e);
    }
  }

  /**
   * The paper of a job.
   *
   * @param kept what was kept of it; null if it is to be composed
   * @throws IllegalStateException when nobody composes it
   */
  Paper of(@Nullable String kept, String kind, UUID subjectId) {
    if (kept == null) {
      return composers.stream()
          .flatMap(composer -> composer.compose(kind, subjectId).stream())
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("Nobody composes " + kind + " " + subjectId));
    }
    try {
      return json.readValue(kept, Paper.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kept paper can't be read", e);
    }
  }
}
