package brigade.kitchen;

import brigade.changes.Changes;
import brigade.changes.Remembered;
import brigade.changes.Topic;
import brigade.journal.Change;
import brigade.journal.Journal;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules that say where items are made. Every send asks them and they change rarely, so they are
 * kept in memory together with the stations in service.
 */
@ApplicationScoped
public class Routing {
  /** More rules than this nobody can keep in mind. */
  public static final int RULES_LIMIT = 100;

  /** Longer names are no names. */
  public static final int NAME_LIMIT = 60;

  /** Entries of one part of a rule. */
  public static final int ENTRIES_LIMIT = 500;

  /** What announcements of the rules are about. */
  private static final UUID RULES = new UUID(0, 20);

  private final EntityManager entities;
  private final Stations stations;
  private final Changes changes;
  private final Journal journal;
  private final Instance<Occasions> occasions;
  private final Remembered<List<RoutingRule>> rules;

  Routing(
      EntityManager entities,
      Stations stations,
      Changes changes,
      Journal journal,
      Instance<Occasions> occasions) {
    this.entities = entities;
    this.stations = stations;
    this.occasions = occasions;
    this.changes = changes;
    this.journal = journal;
    rules = changes.remember(Topic.VENUE, this::read);
  }

  /** The rules in the order they are asked. */
  public List<RoutingRule> rules() {
    return rules.get();
  }

  /** The rules as they are now, for whoever edits them. */
  public List<RoutingRule> fresh() {
    return rules.fresh();
  }

  /** Who changed the rules last. */
  public Optional<Change> lastChange() {
    return journal.last(RULES);
  }

  /** Finds stations by the rules as they are, with the stations in service. */
  public Router router() {
    return new Router(stations.inService(), rules());
  }

  /** Whether it matters in which area a table stands. */
  public boolean asksArea() {
    return rules().stream().anyMatch(rule -> !rule.areas().isEmpty());
  }

  /** Whether it matters which dayparts are on. */
  public boolean asksDaypart() {
    return rules().stream().anyMatch(rule -> !rule.dayparts().isEmpty());
  }

  /** What became of new rules. */
  public sealed interface Outcome {
    record Saved(List<RoutingRule> rules) implements Outcome {}

    /** Somebody else saved in the meantime. */
    record Stale(List<RoutingRule> rules) implements Outcome {}

    record Faulty(List<FieldError> faults) implements Outcome {}
  }

  /**
   * Makes these the rules. What is in the kitchen already stays where it is.
   *
   * @param before the rules they were made from; null to replace whatever there is
   */
  @Transactional
  @Requires(Permission.EDIT_KITCHEN)
  public Outcome replace(List<RoutingRule> rules, @Nullable List<RoutingRule> before) {
    List<FieldError> faults = faults(rules);
    if (!faults.isEmpty()) {
      return new Outcome.Faulty(faults);
    }
    // Two who save at once take turns, so that neither's rules are lost unseen.
    entities.createNativeQuery("lock table routing_rule in exclusive mode").executeUpdate();
    List<RoutingRule> current = read();
    if (before != null && !before.equals(current)) {
      return new Outcome.Stale(current);
    }
    if (rules.equals(current)) {
      return new Outcome.Saved(current);
    }
    entities.createNativeQuery("delete from routing_rule").executeUpdate();
    for (int i = 0; i < rules.size(); i++) {
      entities.persist(new RoutingRow(i + 1, rules.get(i)));
    }
    entities.flush();
    journal.record(
        "kitchen.routing-changed",
        "routing",
        RULES,
        Map.of("rules", current),
        Map.of("rules", rules));
    changes.announce(Topic.VENUE, RULES);
    return new Outcome.Saved(List.copyOf(rules));
  }

  /** What is wrong with rules; the fields are named {@code rules[0].name} and the like. */
  List<FieldError> faults(List<RoutingRule> rules) {
    List<FieldError> faults = new ArrayList<>();
    if (rules.size() > RULES_LIMIT) {
      faults.add(fault("rules", "too-many", RULES_LIMIT));
      return faults;
    }
    Set<String> codes = new HashSet<>();
    stations.inService().forEach(station -> codes.add(station.code()));
    Set<String> names = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      RoutingRule rule = rules.get(i);
      String at = "rules[" + i + "].";
      String name = rule.name().strip();
      if (name.isEmpty() || name.length() > NAME_LIMIT) {
        faults.add(fault(at + "name", "name", NAME_LIMIT));
      } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
        faults.add(fault(at + "name", "taken"));
      }
      stationsFault(rule, codes).ifPresent(why -> faults.add(new FieldError(at + "stations", why)));
      tooMany(rule).ifPresent(part -> faults.add(fault(at + part, "entries", ENTRIES_LIMIT)));
    }
    if (occasions.isResolvable()) {
      occasionFaults(rules, occasions.get(), faults);
    }
    return faults;
  }

  /**
   * A rule for what never comes would hold for nothing, unseen. What a rule has asked for since it
   * was there may stay, so that a daypart that is gone keeps nobody from changing other rules.
   */
  private void occasionFaults(List<RoutingRule> rules, Occasions known, List<FieldError> faults) {
    Set<Object> types = new HashSet<>(known.orderTypes());
    Set<Object> areas = new HashSet<>(known.areas());
    Set<Object> dayparts = new HashSet<>(known.dayparts());
    for (RoutingRule standing : rules()) {
      types.addAll(standing.orderTypes());
      areas.addAll(standing.areas());
      dayparts.addAll(standing.dayparts());
    }
    for (int i = 0; i < rules.size(); i++) {
      RoutingRule rule = rules.get(i);
      String at = "rules[" + i + "].";
      unknown(at + "orderTypes", "type", rule.orderTypes(), types).ifPresent(faults::add);
      unknown(at + "areaIds", "area", rule.areas(), areas).ifPresent(faults::add);
      unknown(at + "dayparts", "daypart", rule.dayparts(), dayparts).ifPresent(faults::add);
    }
  }

  private static Optional<FieldError> unknown(
      String field, String what, Set<?> asked, Set<Object> known) {
    return asked.stream()
        .filter(one -> !known.contains(one))
        .map(String::valueOf)
        .sorted()
        .findFirst()
        .map(one -> fault(field, what, one));
  }

  private static FieldError fault(String field, String why, Object... facts) {
    return new FieldError(field, words(why, facts));
  }

  private static Phrase words(String why, Object... facts) {
    return Phrase.of("kitchen.routing-fault." + why, facts);
  }

  private static Optional<Phrase> stationsFault(RoutingRule rule, Set<String> codes) {
    List<String> named = rule.stations();
    if (named.isEmpty() || named.size() > RoutingRule.STATIONS_LIMIT) {
      return Optional.of(words("stations", RoutingRule.STATIONS_LIMIT));
    }
    if (Set.copyOf(named).size() < named.size()) {
      return Optional.of(words("twice"));
    }
    return named.stream()
        .filter(code -> !codes.contains(code))
        .findFirst()
        .map(code -> words("unknown", code));
  }

  private static Optional<String> tooMany(RoutingRule rule) {
    Map<String, Set<?>> parts =
        Map.of(
            "menuItemIds", rule.items(),
            "categoryIds", rule.categories(),
            "modifierIds", rule.modifiers(),
            "orderTypes", rule.orderTypes(),
            "areaIds", rule.areas(),
            "dayparts", rule.dayparts());
    return parts.entrySet().stream()
        .filter(part -> part.getValue().size() > ENTRIES_LIMIT)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private List<RoutingRule> read() {
    return entities
        .createQuery("select r from RoutingRow r order by r.position", RoutingRow.class)
        .getResultStream()
        .map(RoutingRow::rule)
        .toList();
  }
}
