package brigade.floorplan;

import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Role;
import brigade.staff.Staff;
import brigade.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may be given a party, and who is given the next one. */
@ApplicationScoped
class Servers {
  private final Staff staff;
  private final CurrentActor currentActor;

  Servers(Staff staff, CurrentActor currentActor) {
    this.staff = staff;
    this.currentActor = currentActor;
  }

  /** What a server has at the moment. */
  List<ServerLoad> loads(List<TableView> tables) {
    return loads(staff.active(), tables);
  }

  /** Servers, and of the others who serve those with a section or a party; and what each has. */
  static List<ServerLoad> loads(List<StaffMember> people, List<TableView> tables) {
    Map<UUID, Integer> covers = new HashMap<>();
    Map<UUID, Integer> parties = new HashMap<>();
    tables.stream()
        .map(TableView::seating)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(
            party -> {
              covers.merge(party.serverId(), party.covers(), Integer::sum);
              parties.merge(party.serverId(), 1, Integer::sum);
            });
    return people.stream()
        .filter(person -> person.role().may(Permission.TAKE_ORDERS))
        .filter(
            person ->
                person.role() == Role.SERVER
                    || covers.containsKey(person.id())
                    || tables.stream().anyMatch(t -> person.id().equals(t.sectionServerId())))
        .map(
            person ->
                new ServerLoad(
                    person.id(),
                    person.name(),
                    person.initials(),
                    person.colour(),
                    person.role(),
                    covers.getOrDefault(person.id(), 0),
                    parties.getOrDefault(person.id(), 0)))
        .sorted(
            Comparator.comparing((ServerLoad load) -> load.role() != Role.SERVER)
                .thenComparing(ServerLoad::name))
        .toList();
  }

  /**
   * Whose turn it is: the server with the fewest covers; bartenders only where nobody else serves.
   */
  static Optional<ServerLoad> next(List<ServerLoad> loads) {
    return loads.stream()
        .min(
            Comparator.comparingInt(ServerLoad::covers)
                .thenComparingInt(ServerLoad::parties)
                .thenComparing(ServerLoad::name));
  }

  /**
   * Who gets a party at these tables: whoever was named, else the tables' section server, else
   * whose turn it is, else whoever seats them.
   *
   * @param named empty when it is to be chosen
   * @return empty when the one named does not serve
   */
  Optional<Server> choose(@Nullable UUID named, List<UUID> tableIds, List<TableView> tables) {
    List<StaffMember> serving =
        staff.active().stream().filter(p -> p.role().may(Permission.TAKE_ORDERS)).toList();
    if (named != null) {
      return serving.stream()
          .filter(person -> person.id().equals(named))
          .findFirst()
          .map(person -> new Server(person.id(), person.name()));
    }
    Optional<StaffMember> ofSection =
        tables.stream()
            .filter(table -> tableIds.contains(table.id()))
            .map(TableView::sectionServerId)
            .filter(Objects::nonNull)
            .flatMap(id -> serving.stream().filter(person -> person.id().equals(id)))
            .findFirst();
    return ofSection
        .map(person -> new Server(person.id(), person.name()))
        .or(() -> next(loads(serving, tables)).map(load -> new Server(load.id(), load.name())))
        .or(() -> currentActor.find().map(actor -> new Server(actor.staffId(), actor.name())));
  }

  /** A person by id and short name. */
  record Server(UUID id, String name) {}
}
