package brigade.kitchen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long dishes take, learnt from what was bumped: the median of each at its station, apart by
 * how much the station had to make when it was fired. Immutable.
 */
public final class PrepTimes {
  /** Fewer dishes than this say nothing. */
  static final int ENOUGH = 5;

  /** Quicker than this nothing is cooked: it was bumped by mistake, or before it was begun. */
  static final Duration QUICKEST = Duration.ofSeconds(10);

  /** Slower than this nothing is cooked: it was forgotten on the screen. */
  static final Duration SLOWEST = Duration.ofHours(2);

  /** Nothing learnt yet. */
  public static final PrepTimes NONE = new PrepTimes(Map.of(), Map.of());

  private final Map<Dish, Learnt> dishes;
  private final Map<UUID, Duration> perPortion;

  private PrepTimes(Map<Dish, Learnt> dishes, Map<UUID, Duration> perPortion) {
    this.dishes = Map.copyOf(dishes);
    this.perPortion = Map.copyOf(perPortion);
  }

  /** How much a station has to make, by portions ahead. */
  public enum Load {
    QUIET(4),
    BUSY(12),
    FULL(Integer.MAX_VALUE);

    private final int most;

    Load(int most) {
      this.most = most;
    }

    /** The load of so many portions ahead. */
    public static Load of(int portions) {
      for (Load load : values()) {
        if (portions <= load.most) {
          return load;
        }
      }
      return FULL;
    }
  }

  /** A dish at a station. */
  public record Dish(UUID stationId, UUID menuItemId) {}

  /**
   * A dish that was made.
   *
   * @param portions 1 or more
   */
  public record Made(
      UUID stationId, @Nullable UUID menuItemId, int portions, Instant firedAt, Instant doneAt) {}

  /**
   * What is known of a dish.
   *
   * @param median over all loads
   * @param byLoad the median where enough was made under such a load
   * @param count how many it was learnt from
   */
  public record Learnt(Duration median, Map<Load, Duration> byLoad, int count) {}

  /** Learns from what was made, in any order. */
  public static PrepTimes of(List<Made> all) {
    Map<UUID, List<Made>> byStation = new HashMap<>();
    all.forEach(m -> byStation.computeIfAbsent(m.stationId(), id -> new ArrayList<>()).add(m));
    Map<Dish, Samples> samples = new HashMap<>();
    Map<UUID, Duration> perPortion = new HashMap<>();
    byStation.forEach(
        (station, made) -> {
          made.sort(Comparator.comparing(Made::firedAt).thenComparing(Made::doneAt));
          sample(made, samples);
          if (made.size() >= ENOUGH) {
            perPortion.put(station, perPortion(made));
          }
        });
    Map<Dish, Learnt> learnt = new HashMap<>();
    samples.forEach((dish, of) -> of.learnt().ifPresent(known -> learnt.put(dish, known)));
    return new PrepTimes(learnt, perPortion);
  }

  /** Walks along the firings; what is not done by then is what the station has ahead. */
  private static void sample(List<Made> byFiring, Map<Dish, Samples> samples) {
    PriorityQueue<Made> atWork = new PriorityQueue<>(Comparator.comparing(Made::doneAt));
    int ahead = 0;
    for (Made made : byFiring) {
      while (!atWork.isEmpty() && !atWork.element().doneAt().isAfter(made.firedAt())) {
        ahead -= atWork.remove().portions();
      }
      Duration took = Duration.between(made.firedAt(), made.doneAt());
      if (made.menuItemId() != null
          && took.compareTo(QUICKEST) >= 0
          && took.compareTo(SLOWEST) <= 0) {
        samples
            .computeIfAbsent(new Dish(made.stationId(), made.menuItemId()), dish -> new Samples())
            .add(took, Load.of(ahead));
      }
      atWork.add(made);
      ahead += made.portions();
    }
  }

  /** The time a station was at work, shared among the portions it made in it. */
  private static Duration perPortion(List<Made> byFiring) {
    Duration busy = Duration.ZERO;
    long portions = 0;
    Instant from = byFiring.getFirst().firedAt();
    Instant until = byFiring.getFirst().doneAt();
    for (Made made : byFiring) {
      if (made.firedAt().isAfter(until)) {
        busy = busy.plus(Duration.between(from, until));
        from = made.firedAt();
        until = made.doneAt();
      } else if (made.doneAt().isAfter(until)) {
        until = made.doneAt();
      }
      portions += made.portions();
    }
    return busy.plus(Duration.between(from, until)).dividedBy(portions);
  }

  /** What is known of a dish at a station; empty while too little is. */
  public Optional<Learnt> learnt(UUID stationId, UUID menuItemId) {
    return Optional.ofNullable(dishes.get(new Dish(stationId, menuItemId)));
  }

  /** All that is known, by dish. */
  public Map<Dish, Learnt> learnt() {
    return dishes;
  }

  /** How long a dish takes there under such a load; empty while too little was made to say. */
  public Optional<Duration> expected(UUID stationId, UUID menuItemId, Load load) {
    return learnt(stationId, menuItemId)
        .map(known -> known.byLoad().getOrDefault(load, known.median()));
  }

  /** How much time a station needs for each further portion while it is at work. */
  public Optional<Duration> perPortion(UUID stationId) {
    return Optional.ofNullable(perPortion.get(stationId));
  }

  private static final class Samples {
    private final List<Duration> all = new ArrayList<>();
    private final Map<Load, List<Duration>> byLoad = new HashMap<>();

    void add(Duration took, Load load) {
      all.add(took);
      byLoad.computeIfAbsent(load, of -> new ArrayList<>()).add(took);
    }

    Optional<Learnt> learnt() {
      if (all.size() < ENOUGH) {
        return Optional.empty();
      }
      Map<Load, Duration> medians = new HashMap<>();
      byLoad.forEach(
          (load, took) -> {
            if (took.size() >= ENOUGH) {
              medians.put(load, median(took));
            }
          });
      return Optional.of(new Learnt(median(all), medians, all.size()));
    }

    /** Of an even number the lower of the middle two, so that it is a time that was needed once. */
    private static Duration median(List<Duration> took) {
      return took.stream().sorted().skip((took.size() - 1) / 2).findFirst().orElseThrow();
    }
  }
}
