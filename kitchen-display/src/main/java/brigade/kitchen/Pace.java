package brigade.kitchen;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * How fast the stations are at present: the median time from fire to bump over the last hour. It is
 * read again at most once a minute, since every send asks.
 */
@ApplicationScoped
public class Pace {
  /** What is looked back upon. */
  private static final Duration WINDOW = Duration.ofHours(1);

  /** How long a reading is good for. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  /** Fewer tickets than this say nothing about a station. */
  private static final int ENOUGH = 5;

  private final EntityManager entities;
  private final Stations stations;
  private final Clock clock;
  private volatile Reading reading = new Reading(Instant.MIN, Map.of(), OptionalInt.empty());

  Pace(EntityManager entities, Stations stations, Clock clock) {
    this.entities = entities;
    this.stations = stations;
    this.clock = clock;
  }

  private record Reading(Instant at, Map<UUID, Duration> medians, OptionalInt withinQuote) {}

  /** The median of the last hour, empty when too little was bumped to say. */
  public Optional<Duration> median(UUID stationId) {
    return Optional.ofNullable(current().medians().get(stationId));
  }

  /** How many in a hundred orders left expo within their quote, empty when too few did to say. */
  public OptionalInt withinQuote() {
    return current().withinQuote();
  }

  /** How long a ticket takes there: the median in whole minutes, or the late threshold at first. */
  public Duration expected(StationSummary station) {
    if (station.isExpo()) {
      return Duration.ofSeconds(station.warnSeconds());
    }
    return median(station.id())
        .map(m -> Duration.ofMinutes((m.toSeconds() + 59) / 60))
        .orElse(Duration.ofSeconds(station.lateSeconds()));
  }

  private Reading current() {
    Instant now = clock.instant();
    Reading known = reading;
    if (known.at().equals(Instant.MIN) || known.at().plus(GOOD_FOR).isBefore(now)) {
      known = new Reading(now, read(now), readWithinQuote(now));
      reading = known;
    }
    return known;
  }

  private Map<UUID, Duration> read(Instant now) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              @SuppressWarnings("unchecked") // The query names its three columns.
              List<Object[]> rows =
                  entities
                      .createNativeQuery(
                          """
                          select station_id, percentile_disc(0.5) within group (
                              order by extract(epoch from bumped_at - fired_at)::bigint),
                            count(*)
                          from ticket
                          where state = 'BUMPED' and station_id in (?1) and bumped_at > ?2
                          group by station_id
                          """)
                      .setParameter(
                          1, stations.inService().stream().map(StationSummary::id).toList())
                      .setParameter(2, now.minus(WINDOW))
                      .getResultList();
              Map<UUID, Duration> medians = new HashMap<>();
              for (Object[] row : rows) {
                if (((Number) row[2]).intValue() >= ENOUGH) {
                  long seconds = Math.max(1, ((Number) row[1]).longValue());
                  medians.put((UUID) row[0], Duration.ofSeconds(seconds));
                }
              }
              return medians;
            });
  }

  private OptionalInt readWithinQuote(Instant now) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Object[] row =
                  (Object[])
                      entities
                          .createNativeQuery(
                              """
                              select count(*), count(*) filter (where
                                  bumped_at <= fired_at + make_interval(secs => quoted_seconds))
                              from ticket
                              where state = 'BUMPED' and station_id = ?1 and bumped_at > ?2
                                and quoted_seconds is not null
                              """)
                          .setParameter(1, stations.expo().id())
                          .setParameter(2, now.minus(WINDOW))
                          .getSingleResult();
              int all = ((Number) row[0]).intValue();
              int within = ((Number) row[1]).intValue();
              return all < ENOUGH ? OptionalInt.empty() : OptionalInt.of(within * 100 / all);
            });
  }
}
