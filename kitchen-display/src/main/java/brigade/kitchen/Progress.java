package brigade.kitchen;

import brigade.kitchen.LineProgress.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows the lines of orders through the kitchen, by one query for any number of orders. */
@ApplicationScoped
class Progress {
  private static final String FOLLOW =
      """
      select i.order_line_id, t.order_id, i.state, s.code, t.sent_at, i.seen_at, i.seen_device,
        i.done_at, coalesce(e.state, t.state) = 'BUMPED',
        bool_and(i.state in ('DONE', 'CLEARED')) over (partition by coalesce(e.id, t.id))
      from ticket t
      join ticket_item i on i.ticket_id = t.id
      join station s on s.id = t.station_id
      left join ticket e on e.id = t.expo_ticket_id
      where t.order_id in (?1)
      """;

  private final EntityManager entities;

  Progress(EntityManager entities) {
    this.entities = entities;
  }

  List<LineProgress> of(Collection<UUID> orderIds) {
    if (orderIds.isEmpty()) {
      return List.of();
    }
    @SuppressWarnings("unchecked") // The query names its ten columns.
    List<@Nullable Object[]> rows =
        entities.createNativeQuery(FOLLOW).setParameter(1, orderIds).getResultList();
    return rows.stream()
        .filter(row -> ItemState.valueOf((String) row[2]).ordinal() <= ItemState.DONE.ordinal())
        .map(Progress::line)
        .toList();
  }

  private static LineProgress line(@Nullable Object[] row) {
    Instant seenAt = (Instant) row[5];
    State state =
        switch (ItemState.valueOf((String) row[2])) {
          case HELD -> State.HELD;
          case COOKING -> seenAt == null ? State.QUEUED : State.SEEN;
          case DONE, VOIDED, CLEARED ->
              Boolean.TRUE.equals(row[8])
                  ? State.CALLED
                  : Boolean.TRUE.equals(row[9]) ? State.READY : State.DONE;
        };
    return new LineProgress(
        (UUID) row[0],
        (UUID) row[1],
        state,
        (String) row[3],
        (Instant) row[4],
        seenAt,
        (String) row[6],
        (Instant) row[7]);
  }
}
