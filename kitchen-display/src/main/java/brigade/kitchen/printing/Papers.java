package brigade.kitchen.printing;

import brigade.screen.Texts;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
   * The papers of jobs as they print, in the jobs' order, each with its number and its marks. One
   * that can't be composed says so and sends its reader to the screen, since a chit that fails
   * would hold up every chit behind it.
   */
  List<Paper> of(List<Work> jobs) {
    Map<String, Map<UUID, Paper>> composed = new HashMap<>();
    jobs.stream()
        .filter(job -> job.kept() == null)
        .collect(Collectors.groupingBy(Work::kind))
        .forEach((kind, all) -> composed.put(kind, composed(kind, all)));
    VenueSettings venue = venues.settings();
    return jobs.stream()
        .map(
            job ->
                Marks.paper(
                    job,
                    Optional.ofNullable(job.kept())
                        .flatMap(this::kept)
                        .or(
                            () ->
                                Optional.ofNullable(composed.get(job.kind()))
                                    .map(byId -> byId.get(job.subjectId())))
                        .orElseGet(() -> missing(job)),
                    venue))
        .toList();
  }

  private Optional<Paper> kept(String text) {
    try {
      return Optional.of(json.readValue(text, Paper.class));
    } catch (JsonProcessingException e) {
      LOG.error("A paper that was kept can't be read", e);
      return Optional.empty();
    }
  }

  /** All in one go; when that fails each alone, so that one bad ticket spoils no other's paper. */
  private Map<UUID, Paper> composed(String kind, List<Work> jobs) {
    Set<UUID> subjects = jobs.stream().map(Work::subjectId).collect(Collectors.toSet());
    try {
      return composed(kind, subjects);
    } catch (RuntimeException e) {
      Map<UUID, Paper> each = new HashMap<>();
      for (UUID subject : subjects) {
        try {
          each.putAll(composed(kind, Set.of(subject)));
        } catch (RuntimeException cause) {
          LOG.errorf(cause, "The paper %s about %s can't be composed", kind, subject);
        }
      }
      return each;
    }
  }

  private Map<UUID, Paper> composed(String kind, Set<UUID> subjects) {
    Map<UUID, Paper> papers = new HashMap<>();
    composers.stream().forEach(composer -> papers.putAll(composer.compose(kind, subjects)));
    return papers;
  }

  private Paper missing(Work job) {
    LOG.errorf("There is no paper %s about %s", job.kind(), job.subjectId());
    return Paper.builder()
        .inverted(job.kind() + "  " + job.label())
        .bold(Texts.in(venues.settings().locale(), "printing.paper.notComposed"))
        .cut()
        .build();
  }
}
