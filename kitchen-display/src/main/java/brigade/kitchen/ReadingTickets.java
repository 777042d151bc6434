package brigade.kitchen;

import brigade.changes.Changes;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads tickets for clients. */
@ApplicationScoped
public class ReadingTickets {
  private final Tickets tickets;
  private final Stations stations;
  private final Calls calls;
  private final Pace pace;
  private final Changes changes;
  private final EntityManager entities;

  ReadingTickets(
      Tickets tickets,
      Stations stations,
      Calls calls,
      Pace pace,
      Changes changes,
      EntityManager entities) {
    this.changes = changes;
    this.pace = pace;
    this.tickets = tickets;
    this.stations = stations;
    this.calls = calls;
    this.entities = entities;
  }

  /**
   * A station and what it has to do.
   *
   * @param open tickets at work on its screen
   * @param held tickets that wait there for their course
   * @param time how long it will need for its work; empty while that is not learnt
   */
  public record StationLoad(StationSummary station, int open, int held, Optional<Duration> time) {}

  /** The stations in service with their load, in the order they are shown. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public List<StationLoad> stations() {
    Map<UUID, Map<TicketState, Integer>> counts = new HashMap<>();
    for (Object[] row :
        entities
            .createQuery(
                "select t.stationId, t.state, count(t) from Ticket t"
                    + " where t.state in (HELD, OPEN) group by t.stationId, t.state",
                Object[].class)
            .getResultList()) {
      counts
          .computeIfAbsent((UUID) row[0], id -> new HashMap<>())
          .put((TicketState) row[1], ((Number) row[2]).intValue());
    }
    return stations.inService().stream()
        .map(
            station -> {
              Map<TicketState, Integer> of = counts.getOrDefault(station.id(), Map.of());
              return new StationLoad(
                  station,
                  of.getOrDefault(TicketState.OPEN, 0),
                  of.getOrDefault(TicketState.HELD, 0),
                  pace.load(station.id()));
            })
        .toList();
  }

  /**
   * Some of a station's tickets.
   *
   * @param next the last of them when others follow, to go on after it
   */
  public record TicketsPage(List<TicketView> tickets, @Nullable UUID next) {}

  /**
   * Tickets of a station, live ones oldest first, finished ones latest first.
   *
   * @param state only those; null is all that are on the screen, held ones among them
   * @param after only those that follow this ticket; null is from the first
   * @param limit 1 or more
   * @return empty when there is no such ticket to follow
   */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public Optional<TicketsPage> at(
      UUID stationId, @Nullable TicketState state, @Nullable UUID after, int limit) {
    Ticket last = after == null ? null : tickets.findById(after);
    if (after != null && last == null) {
      return Optional.empty();
    }
    List<Ticket> found = tickets.at(stationId, state, last, limit + 1);
    boolean more = found.size() > limit;
    return Optional.of(
        new TicketsPage(
            views(more ? found.subList(0, limit) : found),
            more ? found.get(limit - 1).id() : null));
  }

  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public Optional<TicketView> ticket(UUID ticketId) {
    return tickets.findByIdOptional(ticketId).map(ticket -> views(List.of(ticket)).getFirst());
  }

  /**
   * All tickets of the orders that these tickets are of, they among them, and those that came off
   * them and are another order's now.
   */
  @Transactional
  public List<Ticket> withSiblings(Collection<UUID> ticketIds) {
    return tickets.ofOrdersWith(ticketIds);
  }

  /**
   * What is to be made in all.
   *
   * @param stationId at one station; null is all that make something
   */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public AllDay allDay(@Nullable UUID stationId) {
    List<Ticket> live = new ArrayList<>();
    for (StationSummary station : stations.inService()) {
      if (stationId == null || station.id().equals(stationId)) {
        List<Ticket> there = tickets.liveAt(station.id());
        live.addAll(there);
        if (station.isExpo() && stationId != null) {
          live.addAll(tickets.contributingTo(there.stream().map(Ticket::id).toList()));
        }
      }
    }
    return AllDay.of(live);
  }

  /**
   * Some of the calls nobody has read.
   *
   * @param next the last of them when others follow, to go on after it
   */
  public record CallsPage(List<Call> calls, @Nullable UUID next) {}

  /**
   * Calls nobody has read, the oldest first.
   *
   * @param serverId only those for this server; null is all
   * @param after only those that follow this call; null is from the first
   * @param limit 1 or more
   */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public CallsPage openCalls(@Nullable UUID serverId, @Nullable UUID after, int limit) {
    List<Call> found = calls.open(serverId, after, limit + 1);
    return found.size() > limit
        ? new CallsPage(found.subList(0, limit), found.get(limit - 1).id())
        : new CallsPage(found, null);
  }

  /**
   * Numbered tickets of a station for those who follow it, as one moment of the database.
   *
   * @param tickets in the order of their numbers
   * @param seq the highest number the station had at that moment, 0 before the first
   * @param whole whether it is all that is on the screen, rather than what changed
   */
  public record Slice(List<TicketView> tickets, long seq, boolean whole) {}

  /** All that is on a station's screen, as far as it is numbered. */
  @Transactional(TxType.REQUIRES_NEW)
  public Slice screen(UUID stationId) {
    changes.oneMoment(entities);
    return new Slice(views(tickets.numberedLiveAt(stationId)), tickets.lastSeq(stationId), true);
  }

  /**
   * What changed since a number; all that is on the screen when that is more than {@code limit}
   * tickets, or when the number was never given here.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Slice since(UUID stationId, long after, int limit) {
    changes.oneMoment(entities);
    long last = tickets.lastSeq(stationId);
    if (after > last) {
      return new Slice(views(tickets.numberedLiveAt(stationId)), last, true);
    }
    List<Ticket> changed = tickets.numberedAfter(Set.of(stationId), after, limit + 1);
    return changed.size() > limit
        ? new Slice(views(tickets.numberedLiveAt(stationId)), last, true)
        : new Slice(views(changed), last, false);
  }

  /**
   * What changed at stations since a number, as one moment of the database: for all that are
   * followed in one go, since a send goes to several of them.
   *
   * @return by station, in the order of the numbers; empty when it is more than {@code limit}
   *     tickets
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Map<UUID, List<TicketView>>> changedAt(
      Set<UUID> stationIds, long after, int limit) {
    if (stationIds.isEmpty()) {
      return Optional.of(Map.of());
    }
    changes.oneMoment(entities);
    List<Ticket> changed = tickets.numberedAfter(stationIds, after, limit + 1);
    if (changed.size() > limit) {
      return Optional.empty();
    }
    List<TicketView> views = views(changed);
    Map<UUID, List<TicketView>> byStation = new HashMap<>();
    for (int i = 0; i < views.size(); i++) {
      byStation
          .computeIfAbsent(changed.get(i).stationId(), id -> new ArrayList<>())
          .add(views.get(i));
    }
    return Optional.of(byStation);
  }

  /** The highest number given at any of these stations up to now, 0 before the first. */
  @Transactional(TxType.REQUIRES_NEW)
  public long lastSeq(Set<UUID> stationIds) {
    return stationIds.stream().mapToLong(tickets::lastSeq).max().orElse(0);
  }

  private List<TicketView> views(Collection<Ticket> of) {
    List<UUID> expo = of.stream().filter(Ticket::isExpo).map(Ticket::id).toList();
    Map<UUID, List<Ticket>> contributing =
        tickets.contributingTo(expo).stream()
            .collect(Collectors.groupingBy(t -> t.expoTicketId().orElseThrow()));
    return of.stream()
        .map(t -> TicketView.of(t, contributing.getOrDefault(t.id(), List.of()), stations))
        .toList();
  }
}
