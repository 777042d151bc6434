package brigade.kitchen;

import brigade.changes.Changes;
import brigade.changes.Remembered;
import brigade.changes.Topic;
import brigade.kitchen.printing.PrintRequest;
import brigade.venue.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The stations. They are asked on every send and change rarely, so those in service are kept in
 * memory.
 */
@ApplicationScoped
public class Stations implements PanacheRepositoryBase<Station, UUID> {
  static final int CODE_LIMIT = PrintRequest.CODE_LIMIT;

  /** Where expo stands among the stations unless a definition says otherwise. */
  static final int LAST = 1_000;

  private final Changes changes;
  private final Clock clock;

  /** Stations count among the venue's settings; tickets change far too often to forget on those. */
  private final Remembered<List<StationSummary>> inService;

  Stations(Changes changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
    inService = changes.remember(Topic.VENUE, this::stored);
  }

  /** The stations in service, in the order they are shown; expo is among them. */
  public List<StationSummary> inService() {
    return inService.get();
  }

  /** The stations in service as they are now, for whoever edits them. */
  public List<StationSummary> fresh() {
    return inService.fresh();
  }

  /** Commands on stations take turns until their transaction is over. */
  void lock() {
    getEntityManager().createNativeQuery("lock table station in exclusive mode").executeUpdate();
  }

  /** The stations in service as the database has them now. */
  List<StationSummary> stored() {
    return stream("retiredAt is null order by position, code").map(Station::summary).toList();
  }

  /** The station of a code, retired or not. */
  Optional<Station> ofCode(String code) {
    return find("code", code).firstResultOptional();
  }

  void retire(UUID id) {
    findById(id).retire(clock.instant());
    flush();
  }

  /** The station with this id or, ignoring case, this code. */
  public Optional<StationSummary> named(String idOrCode) {
    return inService().stream()
        .filter(s -> s.code().equalsIgnoreCase(idOrCode) || s.id().toString().equals(idOrCode))
        .findFirst();
  }

  public Optional<StationSummary> inService(UUID id) {
    return inService().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** Whether a station was retired; nobody looks at what it had. */
  boolean isRetired(UUID id) {
    return inService(id).isEmpty();
  }

  /** The code of a station, also of one that was retired. */
  public String codeOf(UUID id) {
    return inService(id)
        .map(StationSummary::code)
        .or(() -> findByIdOptional(id).map(Station::code))
        .orElse("");
  }

  /** The name of a station, also of one that was retired. */
  public String nameOf(UUID id) {
    return inService(id)
        .map(StationSummary::name)
        .or(() -> findByIdOptional(id).map(Station::summary).map(StationSummary::name))
        .orElse("");
  }

  /** The one station that assembles. */
  public StationSummary expo() {
    return inService().stream()
        .filter(StationSummary::isExpo)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The kitchen has no expo"));
  }

  /**
   * Makes these the stations in service, matched by code; others are retired, except that expo
   * stays when no definition is an expo. Joins the caller's transaction or makes one.
   *
   * @throws IllegalArgumentException if a code is not right or comes twice, or there are two expos
   */
  @Transactional
  public void replace(List<StationDefinition> definitions) {
    Map<String, Station> known = new HashMap<>();
    for (Station station : listAll()) {
      known.put(station.code(), station);
    }
    boolean withExpo = definitions.stream().anyMatch(d -> d.kind() == StationKind.EXPO);
    Instant now = clock.instant();
    known.values().stream()
        .filter(s -> withExpo || !s.summary().isExpo())
        .forEach(s -> s.retire(now));
    // The retired expo must be out of the way before another one takes its place.
    flush();
    int position = 1;
    for (StationDefinition definition : definitions) {
      if (!PrintRequest.isStation(definition.code())) {
        throw new IllegalArgumentException("Not a station's code: " + definition.code());
      }
      Station station = known.get(definition.code());
      if (station == null) {
        station = new Station(Ids.next(), definition, position);
        persist(station);
        known.put(definition.code(), station);
      } else {
        station.define(definition, position);
      }
      position++;
      announce(station.id());
    }
    flush();
  }

  /**
   * The code of the station with this name or code, which is created when there is none. Joins the
   * caller's transaction.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String ensure(String name) {
    String code = codeOf(name);
    Optional<Station> there = ofCode(code);
    if (there.isPresent()) {
      if (there.get().revive()) {
        flush();
        announce(there.get().id());
      }
      return code;
    }
    StationDefinition definition =
        new StationDefinition(code, name.strip(), null, null, null, null);
    Station fresh = new Station(Ids.next(), definition, LAST);
    persist(fresh);
    announce(fresh.id());
    return code;
  }

  private void announce(UUID id) {
    changes.announce(Topic.VENUE, id);
    changes.announce(Topic.KITCHEN, id);
  }

  /** The code made from a name: upper case, without accents, other characters as dashes. */
  static String codeOf(String name) {
    String plain =
        Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9_]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(CODE_LIMIT, plain.length()));
    return cut.isEmpty() ? "STATION" : cut;
  }
}
