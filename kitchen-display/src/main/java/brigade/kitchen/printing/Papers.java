package brigade.kitchen.printing;

import brigade.screen.Texts;
import brigade.venue.Venues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The documents of jobs: kept as JSON, or composed anew from what they are about. */
@ApplicationScoped
class Papers {
  private static final Logger LOG = Logger.getLogger(Papers.class);

  private final ObjectMapper json;
  private final Instance<ComposesPapers> composers;
  private final Venues venues;

  Papers(ObjectMapper json, Instance<ComposesPapers> composers, Venues venues) {
    this.json = json;
    this.composers = composers;
    this.venues = venues;
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
   * The paper of a job. One that can't be composed says so and sends its reader to the screen,
   * since a chit that fails would hold up every chit behind it.
   *
   * @param kept what was kept of it; null if it is to be composed
   */
  Paper of(@Nullable String kept, String kind, String label, UUID subjectId) {
    try {
      return kept == null ? composed(kind, subjectId) : json.readValue(kept, Paper.class);
    } catch (JsonProcessingException | RuntimeException e) {
      LOG.errorf(e, "The paper %s about %s can't be composed", kind, subjectId);
      return Paper.builder()
          .inverted(kind + "  " + label)
          .bold(Texts.in(venues.settings().locale(), "printing.paper.notComposed"))
          .cut()
          .build();
    }
  }

  private Paper composed(String kind, UUID subjectId) {
    return composers.stream()
        .flatMap(composer -> composer.compose(kind, subjectId).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nobody composes it"));
  }
}
