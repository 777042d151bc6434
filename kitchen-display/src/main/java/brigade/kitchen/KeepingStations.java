package brigade.kitchen;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adding, changing, closing and retiring stations while the house is at work. */
@ApplicationScoped
public class KeepingStations {
  /** More stations than this no kitchen has. */
  public static final int STATIONS_LIMIT = 40;

  private final Stations stations;
  private final Tickets tickets;
  private final Routing routing;
  private final Journal journal;
  private final Changes changes;

  KeepingStations(
      Stations stations, Tickets tickets, Routing routing, Journal journal, Changes changes) {
    this.stations = stations;
    this.tickets = tickets;
    this.routing = routing;
    this.journal = journal;
    this.changes = changes;
  }

  /** What became of a station. */
  public sealed interface Outcome {
    record Saved(StationSummary station) implements Outcome {}

    record Faulty(List<FieldError> faults) implements Outcome {}

    /** Somebody else changed it in the meantime; it is like this now. */
    record Overtaken(StationSummary now) implements Outcome {}

    /** There is no such station in service. */
    record Gone() implements Outcome {}
  }

  /**
   * Saves a station. Tickets that are there stay there, also when it is closed; what is sent from
   * now on goes by what is saved.
   *
   * @param before what the edit began with; null to save whatever there is now
   * @param code null for a new one, whose code is made from its name
   */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Outcome save(
      @Nullable String code, @Nullable StationSummary before, StationSettings settings) {
    stations.lock();
    List<StationSummary> all = stations.stored();
    StationSummary now =
        code == null
            ? null
            : all.stream().filter(s -> s.code().equalsIgnoreCase(code)).findFirst().orElse(null);
    if (code != null && now == null) {
      return new Outcome.Gone();
    }
    if (before != null && !before.equals(now)) {
      return now == null ? new Outcome.Gone() : new Outcome.Overtaken(now);
    }
    List<FieldError> faults = faults(settings, now, all);
    if (!faults.isEmpty()) {
      return new Outcome.Faulty(faults);
    }
    Station station = now == null ? added(settings.name()) : stations.findById(now.id());
    UUID cover =
        settings.coveredBy() == null
            ? null
            : all.stream()
                .filter(s -> s.code().equalsIgnoreCase(settings.coveredBy()))
                .map(StationSummary::id)
                .findFirst()
                .orElse(null);
    station.keep(settings, cover);
    stations.flush();
    StationSummary saved = station.summary();
    journal.record(
        now == null ? "station.added" : "station.changed", "station", saved.id(), now, saved);
    announce(saved.id());
    return new Outcome.Saved(saved);
  }

  /** One that was retired comes back, so that what the menu sends there finds it again. */
  private Station added(String name) {
    String wanted = Stations.codeOf(name);
    Optional<Station> holder = stations.ofCode(wanted);
    if (holder.isPresent() && holder.get().revive()) {
      return holder.get();
    }
    String free = wanted;
    for (int i = 2; holder.isPresent(); i++) {
      String ending = "-" + i;
      int kept = Math.min(wanted.length(), Stations.CODE_LIMIT - ending.length());
      free = wanted.substring(0, kept) + ending;
      holder = stations.ofCode(free);
    }
    Station fresh =
        new Station(
            Ids.next(),
            new StationDefinition(free, name.strip(), null, null, null, null),
            Stations.LAST);
    stations.persist(fresh);
    return fresh;
  }

  private static List<FieldError> faults(
      StationSettings settings, @Nullable StationSummary now, List<StationSummary> all) {
    List<FieldError> faults =
        new ArrayList<>(FreeText.faults("name", settings.name(), StationSettings.NAME_LIMIT));
    String name = settings.name().strip();
    if (name.isEmpty()) {
      faults.add(fault("name", "missing"));
    } else if (all.stream()
        .anyMatch(
            s -> s.name().equalsIgnoreCase(name) && (now == null || !s.id().equals(now.id())))) {
      faults.add(fault("name", "taken"));
    }
    if (settings.warnSeconds() < 1) {
      faults.add(fault("warnSeconds", "warn"));
    }
    if (settings.lateSeconds() <= settings.warnSeconds()
        || settings.lateSeconds() > StationSettings.LATE_LIMIT) {
      faults.add(fault("lateSeconds", "late", StationSettings.LATE_LIMIT));
    }
    if (now == null && all.size() >= STATIONS_LIMIT) {
      faults.add(fault("name", "too-many", STATIONS_LIMIT));
    }
    if (now != null && now.isExpo() && settings.closed()) {
      faults.add(fault("closed", "expo-open"));
    }
    ScreenSettings screen = settings.screen();
    if (screen != null && !ScreenSettings.canHave(screen.columns())) {
      faults.add(fault("screen.columns", "columns", ScreenSettings.FEWEST, ScreenSettings.MOST));
    }
    if (screen != null
        && (screen.afterHandOver() < 0
            || screen.afterHandOver() > ScreenSettings.AFTER_HAND_OVER_LIMIT)) {
      faults.add(
          fault("screen.afterHandOver", "after-hand-over", ScreenSettings.AFTER_HAND_OVER_LIMIT));
    }
    cover(settings, now, all).ifPresent(why -> faults.add(fault("coveredBy", why)));
    return faults;
  }

  private static Optional<String> cover(
      StationSettings settings, @Nullable StationSummary now, List<StationSummary> all) {
    String code = settings.coveredBy();
    if (code == null) {
      return Optional.empty();
    }
    StationSummary cover =
        all.stream().filter(s -> s.code().equalsIgnoreCase(code)).findFirst().orElse(null);
    if (cover == null) {
      return Optional.of("unknown");
    }
    Set<UUID> asked = new HashSet<>();
    while (cover != null && asked.add(cover.id())) {
      if (now != null && cover.id().equals(now.id())) {
        return Optional.of("circle");
      }
      UUID next = cover.coveredBy();
      cover = all.stream().filter(s -> s.id().equals(next)).findFirst().orElse(null);
    }
    return Optional.empty();
  }

  private static FieldError fault(String field, String why, Object... facts) {
    return new FieldError(field, Phrase.of("kitchen.station-fault." + why, facts));
  }

  /** What became of a station that was to be retired. */
  public sealed interface Retirement {
    record Done() implements Retirement {}

    /** It is open: what is sent right now might be lost there. */
    record Open() implements Retirement {}

    /** Tickets are on its screen; they come first. */
    record Busy(int tickets) implements Retirement {}

    /** Rules of routing or other stations name it. */
    record Needed(List<String> by) implements Retirement {}

    /** A kitchen always has its expo. */
    record Expo() implements Retirement {}

    record Gone() implements Retirement {}
  }

  /**
   * Retires a closed station. What names it on the menu goes to expo with a warning from then on.
   */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Retirement retire(String code) {
    stations.lock();
    List<StationSummary> all = stations.stored();
    Optional<StationSummary> found =
        all.stream().filter(s -> s.code().equalsIgnoreCase(code)).findFirst();
    if (found.isEmpty()) {
      return new Retirement.Gone();
    }
    StationSummary station = found.get();
    if (station.isExpo()) {
      return new Retirement.Expo();
    }
    if (!station.closed()) {
      return new Retirement.Open();
    }
    List<String> needed = new ArrayList<>();
    all.stream()
        .filter(other -> station.id().equals(other.coveredBy()))
        .map(StationSummary::name)
        .forEach(needed::add);
    routing.rules().stream()
        .filter(rule -> rule.stations().contains(station.code()))
        .map(RoutingRule::name)
        .forEach(needed::add);
    if (!needed.isEmpty()) {
      return new Retirement.Needed(needed);
    }
    int live = tickets.liveAt(station.id()).size();
    if (live > 0) {
      return new Retirement.Busy(live);
    }
    stations.retire(station.id());
    journal.record("station.retired", "station", station.id(), station, null);
    announce(station.id());
    return new Retirement.Done();
  }

  private void announce(UUID id) {
    changes.announce(Topic.VENUE, id);
    changes.announce(Topic.KITCHEN, id);
  }
}
