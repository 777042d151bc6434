package brigade.floorplan;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.floorplan.FloorDefinition.AreaDefinition;
import brigade.floorplan.FloorDefinition.TableDefinition;
import brigade.floorplan.TableActivity.Activity;
import brigade.floorplan.TableView.NextReservation;
import brigade.journal.Journal;
import brigade.staff.Staff;
import brigade.staff.StaffMember;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way into the room for the rest of the house. Every call joins the caller's transaction;
 * whether the person at the screen may do it is the caller's to ask.
 */
@ApplicationScoped
public class FloorPlan {
  /** A reservation holds its table from so long before it begins. */
  public static final Duration HOLD = Duration.ofMinutes(30);

  /** Reservations are shown at their table from so long before they begin. */
  public static final Duration AHEAD = Duration.ofHours(3);

  /** Stands for the whole room where a table or a party has its id. */
  public static final UUID WHOLE = new UUID(0, 0);

  private final Areas areas;
  private final DiningTables tables;
  private final Seatings seatings;
  private final Occupations occupations;
  private final Reservations reservations;
  private final Staff staff;
  private final Instance<TableActivity> activity;
  private final Event<PartySeated> seatedEvent;
  private final Event<SeatingMoved> movedEvent;
  private final Event<SeatingCleared> clearedEvent;
  private final Event<SeatingRecounted> recountedEvent;
  private final Event<SeatingsJoined> joinedEvent;
  private final EntityManager entities;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  FloorPlan(
      Areas areas,
      DiningTables tables,
      Seatings seatings,
      Occupations occupations,
      Reservations reservations,
      Staff staff,
      Instance<TableActivity> activity,
      Event<PartySeated> seatedEvent,
      Event<SeatingMoved> movedEvent,
      Event<SeatingCleared> clearedEvent,
      Event<SeatingRecounted> recountedEvent,
      Event<SeatingsJoined> joinedEvent,
      EntityManager entities,
      Journal journal,
      Changes changes,
      Clock clock) {
    this.areas = areas;
    this.tables = tables;
    this.seatings = seatings;
    this.occupations = occupations;
    this.reservations = reservations;
    this.staff = staff;
    this.activity = activity;
    this.seatedEvent = seatedEvent;
    this.movedEvent = movedEvent;
    this.clearedEvent = clearedEvent;
    this.recountedEvent = recountedEvent;
    this.joinedEvent = joinedEvent;
    this.entities = entities;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  // --- parties ---------------------------------------------------------------------------------

  /**
   * Seats a party at free tables. A reserved table may be taken: the plan warns, the person
   * decides.
   *
   * @param covers 1 to {@link Seating#MOST_COVERS}, whatever the chairs
   * @throws IllegalArgumentException if the covers are not
   */
  public Seated seat(
      List<UUID> tableIds,
      int covers,
      UUID serverId,
      String serverName,
      @Nullable String partyName) {
    Choice choice = choose(tableIds, null);
    if (choice.refusal() != null) {
      return choice.refusal();
    }
    Instant now = clock.instant();
    Seating seating = new Seating(Ids.next(), covers, serverId, serverName, partyName, now);
    seatings.persist(seating);
    choice
        .tables()
        .forEach(
            table ->
                occupations.persist(new Occupation(Ids.next(), seating.id(), table.id(), now)));
    entities.flush();
    SeatingSummary summary = summary(seating, null, choice.tables());
    journal.record("seating.seated", "seating", seating.id(), null, told(summary));
    changes.announce(Topic.FLOOR, seating.id());
    seatedEvent.fire(new PartySeated(summary));
    return new Seated.Done(summary);
  }

  /**
   * Moves a party to these tables; some of them may be its own, so that it joins or leaves tables.
   */
  public Moved move(UUID seatingId, List<UUID> tableIds) {
    Optional<Seating> found = hold(seatingId);
    if (found.isEmpty()) {
      return new Moved.Gone();
    }
    Seating seating = found.get();
    Choice choice = choose(tableIds, seatingId);
    if (choice.refusal() != null) {
      return choice.refusal();
    }
    SeatingSummary before = current(seating);
    Instant now = clock.instant();
    Set<UUID> wanted =
        choice.tables().stream()
            .map(DiningTable::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Occupation occupation : occupations.liveOf(seatingId)) {
      if (!wanted.remove(occupation.tableId())) {
        occupation.end(now);
      }
    }
    wanted.forEach(id -> occupations.persist(new Occupation(Ids.next(), seatingId, id, now)));
    if (before.tableIds().equals(choice.tables().stream().map(DiningTable::id).toList())) {
      return new Moved.Done(before);
    }
    entities.lock(seating, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    entities.flush();
    SeatingSummary after = summary(seating, before.note(), choice.tables());
    journal.record("seating.moved", "seating", seatingId, told(before), told(after));
    changes.announce(Topic.FLOOR, seatingId);
    movedEvent.fire(new SeatingMoved(seatingId, after.tableLabel(), after.tableIds()));
    return new Moved.Done(after);
  }

  /**
   * Makes one party of two: the tables and guests of one come to the other, at which it stays.
   *
   * @param intoId the party that stays
   * @param fromId the party that goes into it
   */
  public Joined join(UUID intoId, UUID fromId) {
    boolean inOrder = intoId.compareTo(fromId) < 0;
    Optional<Seating> first = hold(inOrder ? intoId : fromId);
    Optional<Seating> second = hold(inOrder ? fromId : intoId);
    if (first.isEmpty() || second.isEmpty() || intoId.equals(fromId)) {
      return new Joined.Gone();
    }
    Seating into = inOrder ? first.get() : second.get();
    Seating from = inOrder ? second.get() : first.get();
    int covers = into.covers() + from.covers();
    if (covers > Seating.MOST_COVERS) {
      return new Joined.TooMany();
    }
    SeatingSummary before = current(into);
    SeatingSummary joining = current(from);
    Instant now = clock.instant();
    occupations.liveOf(fromId).forEach(occupation -> occupation.end(now));
    // A table has one party at a time, so the one leaves before the other comes.
    entities.flush();
    joining
        .tableIds()
        .forEach(table -> occupations.persist(new Occupation(Ids.next(), intoId, table, now)));
    into.recount(covers);
    from.clear(now);
    entities.flush();
    SeatingSummary after = current(into);
    journal.record("seating.joined", "seating", intoId, told(before), told(after));
    journal.record("seating.joined-other", "seating", fromId, told(joining), null);
    changes.announce(Topic.FLOOR, intoId);
    changes.announce(Topic.FLOOR, fromId);
    joinedEvent.fire(new SeatingsJoined(fromId, after));
    movedEvent.fire(new SeatingMoved(intoId, after.tableLabel(), after.tableIds()));
    recountedEvent.fire(new SeatingRecounted(intoId, after.covers()));
    return new Joined.Done(after);
  }

  /** Frees the tables of a party that owes nothing. */
  public Cleared clear(UUID seatingId) {
    Optional<Seating> found = hold(seatingId);
    if (found.isEmpty()) {
      return new Cleared.Gone();
    }
    Seating seating = found.get();
    SeatingSummary before = current(seating);
    Activity order = activityOf(List.of(seatingId)).get(seatingId);
    if (order != null && order.owing()) {
      return new Cleared.Owing(before, order.orderNumber());
    }
    Instant now = clock.instant();
    seating.clear(now);
    occupations.liveOf(seatingId).forEach(occupation -> occupation.end(now));
    entities.flush();
    SeatingSummary after =
        SeatingSummary.of(seating, before.note(), before.tableLabel(), before.tableIds());
    journal.record("seating.cleared", "seating", seatingId, told(before), told(after));
    changes.announce(Topic.FLOOR, seatingId);
    clearedEvent.fire(new SeatingCleared(seatingId));
    return new Cleared.Done(after);
  }

  /** Goes on with a party to a stage; what can't be is refused and changes nothing. */
  public Progress progress(UUID seatingId, Stage stage) {
    Optional<Seating> found = seatings.lock(seatingId);
    if (found.isEmpty()) {
      return Progress.REFUSED;
    }
    Stage before = found.get().stage();
    Progress progress = found.get().progress(stage, clock.instant());
    if (progress == Progress.DONE) {
      journal.record(
          "seating.progressed",
          "seating",
          seatingId,
          Map.of("stage", before),
          Map.of("stage", stage));
      changes.announce(Topic.FLOOR, seatingId);
    }
    return progress;
  }

  /**
   * Gives a party to another server.
   *
   * @return the party, empty if there is none or it has left
   */
  public Optional<SeatingSummary> handOver(UUID seatingId, UUID serverId, String serverName) {
    return change(
        seatingId, "seating.handed-over", seating -> seating.handOver(serverId, serverName));
  }

  /**
   * Counts a party anew.
   *
   * @return the party, empty if there is none or it has left
   * @throws IllegalArgumentException if the covers are not 1 to {@link Seating#MOST_COVERS}
   */
  public Optional<SeatingSummary> recount(UUID seatingId, int covers) {
    Optional<SeatingSummary> counted =
        change(seatingId, "seating.recounted", seating -> seating.recount(covers));
    counted.ifPresent(party -> recountedEvent.fire(new SeatingRecounted(seatingId, covers)));
    return counted;
  }

  /**
   * A party with its orders, as they are now and until the caller's transaction is over; empty if
   * there is none or it has left.
   */
  public Optional<SeatingSummary> holdStill(UUID seatingId) {
    return hold(seatingId).map(this::current);
  }

  private Optional<Seating> hold(UUID seatingId) {
    if (activity.isResolvable()) {
      activity.get().holdStill(seatingId);
    }
    return seatings.lock(seatingId).filter(seating -> !seating.isOver());
  }

  private Optional<SeatingSummary> change(UUID seatingId, String action, Consumer<Seating> change) {
    Optional<Seating> found = hold(seatingId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    SeatingSummary before = current(found.get());
    change.accept(found.get());
    entities.flush();
    SeatingSummary after =
        SeatingSummary.of(found.get(), before.note(), before.tableLabel(), before.tableIds());
    journal.record(action, "seating", seatingId, told(before), told(after));
    changes.announce(Topic.FLOOR, seatingId);
    return Optional.of(after);
  }

  /** A party, also one that has left. */
  public Optional<SeatingSummary> seating(UUID id) {
    return seatings.findByIdOptional(id).map(this::current);
  }

  /** Where parties sit: the area of the first table of each, also of those they left last. */
  public Map<UUID, UUID> areasOf(Collection<UUID> seatingIds) {
    Map<UUID, DiningTable> first = new HashMap<>();
    for (Occupations.Place place : occupations.places(seatingIds)) {
      first.merge(
          place.seatingId(),
          place.table(),
          (one, other) -> DiningTables.BY_NUMBER.compare(one, other) <= 0 ? one : other);
    }
    return first.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, table -> table.getValue().areaId()));
  }

  /** Who sits at a table. */
  public Optional<SeatingSummary> seatingAt(UUID tableId) {
    return seatings
        .at(tableId)
        .map(found -> current(found.seating(), found.note()))
        // Whoever cleared them between the two looks has left no table.
        .filter(party -> !party.tableIds().isEmpty());
  }

  // --- the room --------------------------------------------------------------------------------

  /** Every table in use and what goes on there, as people count them. */
  public List<TableView> tables() {
    return views(
        tables.inUse(),
        areas.inUse().stream().collect(Collectors.toMap(Area::id, Area::name)),
        clock.instant());
  }

  /** One table, empty if there is none or it was retired. */
  public Optional<TableView> table(UUID id) {
    return tables().stream().filter(table -> table.id().equals(id)).findFirst();
  }

  /** The areas in use, in their order. */
  public List<Floor.AreaView> areas() {
    return areas.inUse().stream()
        .map(a -> new Floor.AreaView(a.id(), a.name(), a.outdoor(), a.x(), a.y(), a.w(), a.h()))
        .toList();
  }

  /** The whole room. */
  public Floor floor() {
    List<Floor.AreaView> all = areas();
    Object[] size = size();
    return new Floor(
        ((Number) size[0]).doubleValue(),
        ((Number) size[1]).doubleValue(),
        all,
        views(
            tables.inUse(),
            all.stream().collect(Collectors.toMap(Floor.AreaView::id, Floor.AreaView::name)),
            clock.instant()),
        entities.createQuery("from Wall order by id", Wall.class).getResultList().stream()
            .map(Wall::definition)
            .toList(),
        entities.createQuery("from PlanDecor order by id", PlanDecor.class).getResultList().stream()
            .map(PlanDecor::definition)
            .toList());
  }

  private Object[] size() {
    List<?> rows =
        entities
            .createNativeQuery("select width, height from floor_plan", Object[].class)
            .getResultList();
    return rows.isEmpty() ? new Object[] {40.0, 30.0} : (Object[]) rows.getFirst();
  }

  private List<TableView> views(List<DiningTable> all, Map<UUID, String> areaNames, Instant now) {
    Map<UUID, UUID> seatedAt =
        occupations.live().stream()
            .collect(Collectors.toMap(Occupation::tableId, Occupation::seatingId));
    Map<UUID, List<DiningTable>> tablesOf = new HashMap<>();
    for (DiningTable table : all) {
      UUID seatingId = seatedAt.get(table.id());
      if (seatingId != null) {
        tablesOf.computeIfAbsent(seatingId, id -> new ArrayList<>()).add(table);
      }
    }
    List<Seating> seated =
        seatings.live().stream().filter(seating -> tablesOf.containsKey(seating.id())).toList();
    Map<UUID, String> notes = seatings.notes(seated);
    Map<UUID, SeatingSummary> parties =
        seated.stream()
            .map(
                seating ->
                    summary(
                        seating,
                        notes.get(seating.id()),
                        tablesOf.getOrDefault(seating.id(), List.of())))
            .collect(Collectors.toMap(SeatingSummary::id, Function.identity()));
    Map<UUID, Activity> orders = activityOf(parties.keySet());
    Map<UUID, NextReservation> next = reservations.nextByTable(now, now.plus(AHEAD));
    List<TableView> views = new ArrayList<>(all.size());
    for (DiningTable table : all) {
      UUID seatingId = seatedAt.get(table.id());
      SeatingSummary party = seatingId == null ? null : parties.get(seatingId);
      NextReservation booked = next.get(table.id());
      boolean held = booked != null && !booked.startsAt().minus(HOLD).isAfter(now);
      views.add(
          new TableView(
              table.id(),
              table.number(),
              table.areaId(),
              areaNames.getOrDefault(table.areaId(), ""),
              table.shape(),
              table.x(),
              table.y(),
              table.w(),
              table.h(),
              table.rotation(),
              table.seats(),
              table.minCovers(),
              table.maxCovers(),
              TableState.of(party == null ? null : party.stage(), table.isBlocked(), held),
              table.sectionServerId().orElse(null),
              party,
              party == null ? null : orders.get(party.id()),
              booked,
              table.blockedReason().orElse(null)));
    }
    return List.copyOf(views);
  }

  private Map<UUID, Activity> activityOf(Collection<UUID> seatingIds) {
    return seatingIds.isEmpty() || activity.isUnsatisfied()
        ? Map.of()
        : activity.get().of(seatingIds);
  }

  // --- the plan itself -------------------------------------------------------------------------

  /**
   * Replaces the plan. Tables and areas are known by number and name: those that stay keep their
   * identity, those that are gone are retired.
   */
  public Replaced replace(FloorDefinition definition) {
    Map<String, DiningTable> before =
        tables.inUse().stream().collect(Collectors.toMap(DiningTable::number, Function.identity()));
    List<TableDefinition> wanted =
        definition.areas().stream().flatMap(area -> area.tables().stream()).toList();
    Set<String> numbers =
        wanted.stream().map(TableDefinition::number).collect(Collectors.toCollection(HashSet::new));
    if (numbers.size() != wanted.size()) {
      return new Replaced.NumberTwice(firstRepeated(wanted));
    }
    List<DiningTable> leaving =
        before.values().stream().filter(table -> !numbers.contains(table.number())).toList();
    tables.lock(leaving.stream().map(DiningTable::id).toList());
    Set<UUID> taken =
        occupations.liveAt(leaving.stream().map(DiningTable::id).toList()).stream()
            .map(Occupation::tableId)
            .collect(Collectors.toSet());
    if (!taken.isEmpty()) {
      return new Replaced.StillSeated(
          leaving.stream()
              .filter(table -> taken.contains(table.id()))
              .map(DiningTable::number)
              .sorted(TableNumbers.ORDER)
              .toList());
    }
    Instant now = clock.instant();
    leaving.forEach(table -> table.retire(now));
    draw(definition, before, now);
    journal.record(
        "floor.replaced",
        "floor",
        WHOLE,
        Map.of("tables", before.size()),
        Map.of("tables", wanted.size()));
    changes.announce(Topic.FLOOR, WHOLE);
    return new Replaced.Done(definition.areas().size(), wanted.size());
  }

  private void draw(FloorDefinition definition, Map<String, DiningTable> before, Instant now) {
    Map<String, UUID> servers =
        staff.active().stream()
            .collect(Collectors.toMap(StaffMember::name, StaffMember::id, (one, other) -> one));
    Map<String, Area> areasBefore =
        areas.inUse().stream().collect(Collectors.toMap(Area::name, Function.identity()));
    int position = 0;
    for (AreaDefinition area : definition.areas()) {
      Area drawn = areasBefore.remove(area.name());
      if (drawn == null) {
        drawn = new Area(Ids.next(), position, area);
        areas.persistAndFlush(drawn);
      } else {
        drawn.redraw(position, area);
      }
      position++;
      for (TableDefinition table : area.tables()) {
        UUID section = table.section() == null ? null : servers.get(table.section());
        DiningTable known = before.get(table.number());
        if (known == null) {
          tables.persist(new DiningTable(Ids.next(), drawn.id(), table, section));
        } else {
          known.redraw(drawn.id(), table, section);
        }
      }
    }
    areasBefore.values().forEach(area -> area.retire(now));
    entities.createQuery("delete from Wall").executeUpdate();
    entities.createQuery("delete from PlanDecor").executeUpdate();
    definition.walls().forEach(wall -> entities.persist(new Wall(Ids.next(), wall)));
    definition.decor().forEach(item -> entities.persist(new PlanDecor(Ids.next(), item)));
    entities
        .createNativeQuery(
            "insert into floor_plan(width, height) values (?1, ?2)"
                + " on conflict (singleton) do update set width = ?1, height = ?2")
        .setParameter(1, definition.width())
        .setParameter(2, definition.height())
        .executeUpdate();
    entities.flush();
  }

  private static String firstRepeated(List<TableDefinition> wanted) {
    Set<String> seen = new HashSet<>();
    return wanted.stream()
        .map(TableDefinition::number)
        .filter(number -> !seen.add(number))
        .findFirst()
        .orElseThrow();
  }

  // --- what others share -----------------------------------------------------------------------

  /** Locks the tables and says whether a party may have them; its own are no obstacle. */
  private Choice choose(List<UUID> tableIds, @Nullable UUID seatingId) {
    Set<UUID> wanted = new LinkedHashSet<>(tableIds);
    if (wanted.isEmpty()) {
      return Choice.refused(new TableRefusal.NoTables());
    }
    List<DiningTable> locked = tables.lock(wanted);
    for (UUID id : wanted) {
      if (locked.stream().noneMatch(table -> table.id().equals(id))) {
        return Choice.refused(new TableRefusal.NoSuchTable(id));
      }
    }
    for (Occupation occupation : occupations.liveAt(wanted)) {
      if (!occupation.seatingId().equals(seatingId)) {
        SeatingSummary by = seating(occupation.seatingId()).orElseThrow();
        return Choice.refused(new TableRefusal.Taken(numberOf(locked, occupation.tableId()), by));
      }
    }
    Set<UUID> own =
        seatingId == null
            ? Set.of()
            : occupations.liveOf(seatingId).stream()
                .map(Occupation::tableId)
                .collect(Collectors.toSet());
    for (DiningTable table : locked) {
      if (table.isBlocked() && !own.contains(table.id())) {
        return Choice.refused(
            new TableRefusal.Blocked(table.number(), table.blockedReason().orElse("")));
      }
    }
    return new Choice(locked, null);
  }

  private static String numberOf(List<DiningTable> tables, UUID id) {
    return tables.stream()
        .filter(table -> table.id().equals(id))
        .map(DiningTable::number)
        .findFirst()
        .orElse("");
  }

  private SeatingSummary current(Seating seating) {
    return current(seating, seatings.notes(List.of(seating)).get(seating.id()));
  }

  private SeatingSummary current(Seating seating, @Nullable String note) {
    List<Occupation> at =
        seating.isOver() ? occupations.lastOf(seating.id()) : occupations.liveOf(seating.id());
    List<DiningTable> found =
        at.isEmpty()
            ? List.of()
            : tables.list("id in ?1", at.stream().map(Occupation::tableId).toList());
    return summary(seating, note, found);
  }

  private static SeatingSummary summary(
      Seating seating, @Nullable String note, List<DiningTable> at) {
    List<DiningTable> sorted = at.stream().sorted(DiningTables.BY_NUMBER).toList();
    return SeatingSummary.of(
        seating,
        note,
        TableNumbers.label(sorted.stream().map(DiningTable::number).toList()),
        sorted.stream().map(DiningTable::id).toList());
  }

  private static Map<String, Object> told(SeatingSummary seating) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("table", seating.tableLabel());
    told.put("covers", seating.covers());
    told.put("server", seating.serverName());
    told.put("stage", seating.stage());
    if (seating.partyName() != null) {
      told.put("party", seating.partyName());
    }
    return told;
  }

  private record Choice(List<DiningTable> tables, @Nullable TableRefusal refusal) {
    static Choice refused(TableRefusal refusal) {
      return new Choice(List.of(), refusal);
    }
  }
}
