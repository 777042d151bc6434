package brigade.kitchen;

import brigade.kitchen.PrepTimes.Load;
import brigade.kitchen.PrepTimes.Made;
import brigade.venue.Relaying;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
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
import org.jspecify.annotations.Nullable;

/**
 * How fast the stations are at present, and how long each dish takes. It is read aside, now and
 * then, so that no send ever waits for it.
 */
@ApplicationScoped
public class Pace {
  /** What is looked back upon for the pace of the moment. */
  private static final Duration WINDOW = Duration.ofHours(1);

  /** What is looked back upon to learn how long dishes take. */
  private static final Duration LEARNT_FROM = Duration.ofDays(28);

  /** Dishes learnt from, the latest: some thousand for each station of a full week. */
  private static final int LEARNT_MOST = 40_000;

  /** Fewer tickets than this say nothing about a station. */
  private static final int ENOUGH = 5;

  private final EntityManager entities;
  private final Stations stations;
  private final Relaying relaying;
  private final Clock clock;
  private volatile Reading reading = new Reading(Map.of(), OptionalInt.empty(), Map.of());
  private volatile PrepTimes prepTimes = PrepTimes.NONE;

  Pace(EntityManager entities, Stations stations, Relaying relaying, Clock clock) {
    this.entities = entities;
    this.stations = stations;
    this.relaying = relaying;
    this.clock = clock;
  }

  /**
   * A look at the kitchen.
   *
   * @param atWork portions that are fired and not done, by station
   */
  private record Reading(
      Map<UUID, Duration> medians, OptionalInt withinQuote, Map<UUID, Integer> atWork) {}

  @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    relaying.unlessRelaid(
        () ->
            QuarkusTransaction.requiringNew()
                .run(
                    () -> {
                      Instant now = clock.instant();
                      reading = new Reading(read(now), readWithinQuote(now), readAtWork());
                    }));
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  void learn() {
    relaying.unlessRelaid(
        () ->
            QuarkusTransaction.requiringNew()
                .run(() -> prepTimes = PrepTimes.of(readMade(clock.instant()))));
  }

  /** The median of the last hour, empty when too little was bumped to say. */
  public Optional<Duration> median(UUID stationId) {
    return Optional.ofNullable(reading.medians().get(stationId));
  }

  /** How many in a hundred orders left expo within their quote, empty when too few did to say. */
  public OptionalInt withinQuote() {
    return reading.withinQuote();
  }

  /** How long dishes take, as far as it is learnt. */
  public PrepTimes prepTimes() {
    return prepTimes;
  }

  /** Portions that a station has at work. */
  public int atWork(UUID stationId) {
    return reading.atWork().getOrDefault(stationId, 0);
  }

  /** How long a station will need for what it has at work; empty when that is not learnt yet. */
  public Optional<Duration> load(UUID stationId) {
    return prepTimes.perPortion(stationId).map(each -> each.multipliedBy(atWork(stationId)));
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

  /**
   * How long a dish takes there now, as it was learnt under such a load; how long a ticket takes
   * where that is not known.
   */
  public Duration expected(StationSummary station, @Nullable UUID menuItemId) {
    return Optional.ofNullable(menuItemId)
        .flatMap(item -> prepTimes.expected(station.id(), item, Load.of(atWork(station.id()))))
        .orElseGet(() -> expected(station));
  }

  /** What was bumped by mistake or forgotten on the screen says nothing of a station's pace. */
  private Map<UUID, Duration> read(Instant now) {
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
                  and bumped_at - fired_at between make_interval(secs => ?3)
                    and make_interval(secs => ?4)
                group by station_id
                """)
            .setParameter(1, stations.inService().stream().map(StationSummary::id).toList())
            .setParameter(2, now.minus(WINDOW))
            .setParameter(3, (double) PrepTimes.QUICKEST.toSeconds())
            .setParameter(4, (double) PrepTimes.SLOWEST.toSeconds())
            .getResultList();
    Map<UUID, Duration> medians = new HashMap<>();
    for (Object[] row : rows) {
      if (((Number) row[2]).intValue() >= ENOUGH) {
        long seconds = Math.max(1, ((Number) row[1]).longValue());
        medians.put((UUID) row[0], Duration.ofSeconds(seconds));
      }
    }
    return medians;
  }

  private OptionalInt readWithinQuote(Instant now) {
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
  }

  private Map<UUID, Integer> readAtWork() {
    @SuppressWarnings("unchecked") // The query names its two columns.
    List<Object[]> rows =
        entities
            .createNativeQuery(
                """
                select t.station_id, sum(i.quantity - i.voided)
                from ticket t join ticket_item i on i.ticket_id = t.id
                where t.state = 'OPEN' and i.state = 'COOKING'
                group by t.station_id
                """)
            .getResultList();
    Map<UUID, Integer> atWork = new HashMap<>();
    rows.forEach(row -> atWork.put((UUID) row[0], ((Number) row[1]).intValue()));
    return atWork;
  }

  private List<Made> readMade(Instant now) {
    @SuppressWarnings("unchecked") // The query names its five columns.
    List<Object[]> rows =
        entities
            .createNativeQuery(
                """
                select i.station_id, i.menu_item_id, i.quantity - i.voided, t.fired_at, i.done_at
                from ticket t join ticket_item i on i.ticket_id = t.id
                where t.state = 'BUMPED' and t.station_id in (?1) and t.bumped_at > ?2
                  and i.state = 'DONE' and i.quantity > i.voided
                order by t.bumped_at desc
                """)
            .setParameter(1, stations.inService().stream().map(StationSummary::id).toList())
            .setParameter(2, now.minus(LEARNT_FROM))
            .setMaxResults(LEARNT_MOST)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Made(
                    (UUID) row[0],
                    (UUID) row[1],
                    ((Number) row[2]).intValue(),
                    (Instant) row[3],
                    (Instant) row[4]))
        .toList();
  }
}
