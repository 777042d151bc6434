package brigade.kitchen;

import brigade.kitchen.LineProgress.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows the lines of orders through the kitchen, by one query for any number of orders. A line
 * that several stations make is as far as the last of them.
 */
@ApplicationScoped
class Progress {
  /**
   * The chit of a ticket {@code t} that is on paper, as job {@code j} of printer {@code p}. A
   * virtual printer's paper lies in nobody's hands, so it is no sign that the station has it.
   */
  static final String ON_PAPER =
      """
      print_job j join printer p on p.id = j.printer_id and p.kind <> 'VIRTUAL'
      where j.subject_id = coalesce(t.chit_of, t.id) and j.kind = 'CHIT' and j.state = 'PRINTED'
      """;

  /** When the first of them was printed, and where. */
  static final String PAPER =
      """
      left join lateral (
        select j.over_at as printed_at, p.name as printer from %s
        order by j.over_at limit 1) paper on true
      """
          .formatted(ON_PAPER);

  private static final String FOLLOW =
      """
      select i.order_line_id, t.order_id, i.state, s.code, t.sent_at, t.fired_at, i.seen_at,
        i.seen_device, i.done_at, i.done_device, coalesce(e.state, t.state) = 'BUMPED',
        bool_and(i.state in ('DONE', 'CLEARED')) over (partition by coalesce(e.id, t.id)),
        paper.printed_at, paper.printer, i.rush, t.station_id, i.menu_item_id
      from ticket t
      join ticket_item i on i.ticket_id = t.id
      join station s on s.id = t.station_id
      left join ticket e on e.id = t.expo_ticket_id
      %s
      where t.order_id in (?1)
      """
          .formatted(PAPER);

  private final EntityManager entities;
  private final Stations stations;
  private final Pace pace;

  Progress(EntityManager entities, Stations stations, Pace pace) {
    this.entities = entities;
    this.stations = stations;
    this.pace = pace;
  }

  List<LineProgress> of(Collection<UUID> orderIds) {
    if (orderIds.isEmpty()) {
      return List.of();
    }
    @SuppressWarnings("unchecked") // The query names its seventeen columns.
    List<@Nullable Object[]> rows =
        entities.createNativeQuery(FOLLOW).setParameter(1, orderIds).getResultList();
    Map<UUID, LineProgress> byLine = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> ItemState.valueOf((String) row[2]).ordinal() <= ItemState.DONE.ordinal())
        .map(this::line)
        .forEach(part -> byLine.merge(part.orderLineId(), part, Progress::behind));
    return List.copyOf(byLine.values());
  }

  private static LineProgress behind(LineProgress one, LineProgress other) {
    int further = other.state().compareTo(one.state());
    if (further == 0 && one.expected() != null && other.expected() != null) {
      return one.expected().compareTo(other.expected()) < 0 ? other : one;
    }
    return further < 0 ? other : one;
  }

  private LineProgress line(@Nullable Object[] row) {
    Instant seenAt = (Instant) row[6];
    Instant printedAt = (Instant) row[12];
    boolean paperFirst = printedAt != null && (seenAt == null || printedAt.isBefore(seenAt));
    State state =
        switch (ItemState.valueOf((String) row[2])) {
          case HELD -> State.HELD;
          case COOKING ->
              seenAt != null ? State.SEEN : printedAt != null ? State.PRINTED : State.QUEUED;
          case DONE, VOIDED, CLEARED ->
              Boolean.TRUE.equals(row[10])
                  ? State.CALLED
                  : Boolean.TRUE.equals(row[11]) ? State.READY : State.DONE;
        };
    return new LineProgress(
        (UUID) row[0],
        (UUID) row[1],
        state,
        (String) row[3],
        (Instant) row[4],
        (Instant) row[5],
        paperFirst ? printedAt : seenAt,
        (String) (paperFirst ? row[13] : row[7]),
        seenAt,
        (String) row[7],
        (Instant) row[8],
        (String) row[9],
        Boolean.TRUE.equals(row[14]),
        state == State.HELD ? expected((UUID) row[15], (UUID) row[16]) : null);
  }

  private @Nullable Duration expected(@Nullable UUID stationId, @Nullable UUID menuItemId) {
    return Optional.ofNullable(stationId)
        .flatMap(stations::inService)
        .filter(station -> !station.isExpo())
        .map(station -> pace.expected(station, menuItemId))
        .orElse(null);
  }
}
