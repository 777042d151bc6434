package brigade.kitchen;

import brigade.kitchen.DishStory.Late;
import brigade.kitchen.OrderedLines.Ordered;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows the dishes of an order from the table to the kitchen and back (behaviour K14). */
@ApplicationScoped
public class FollowingDishes {
  private static final String FOLLOW =
      """
      select i.order_line_id, i.name, i.quantity - i.voided, i.seat, s.name, t.course_name, i.state,
        t.sent_at, t.fired_at, paper.printed_at, paper.printer, i.seen_at, i.seen_device, i.done_at,
        i.done_by, i.done_device, c.first_called_at, c.read_at, c.read_by, i.void_at, i.void_by,
        s.late_seconds
      from ticket t
      join ticket_item i on i.ticket_id = t.id
      join station s on s.id = t.station_id
      %s
      left join lateral (
        select k.first_called_at, k.read_at, k.read_by
        from kitchen_call k
        where k.ticket_id = coalesce(t.expo_ticket_id, t.id) and k.withdrawn_at is null
        order by k.first_called_at limit 1) c on true
      where t.order_id = ?1
      order by t.course, t.sent_at, i.position, i.order_line_id, s.position
      """
          .formatted(Progress.PAPER);

  private final EntityManager entities;
  private final Instance<OrderedLines> ordered;
  private final Clock clock;

  FollowingDishes(EntityManager entities, Instance<OrderedLines> ordered, Clock clock) {
    this.entities = entities;
    this.ordered = ordered;
    this.clock = clock;
  }

  /** The dishes of an order at their stations, course by course; none of an order never sent. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public List<DishStory> of(UUID orderId) {
    @SuppressWarnings("unchecked") // The query names its twenty-two columns.
    List<@Nullable Object[]> rows =
        entities.createNativeQuery(FOLLOW).setParameter(1, orderId).getResultList();
    Map<UUID, Ordered> lines =
        rows.isEmpty() || !ordered.isResolvable() ? Map.of() : ordered.get().of(orderId);
    Instant now = clock.instant();
    return rows.stream().map(row -> story(row, lines, now)).toList();
  }

  private static DishStory story(@Nullable Object[] row, Map<UUID, Ordered> lines, Instant now) {
    UUID line = (UUID) row[0];
    Ordered ordered = lines.get(line);
    ItemState state = ItemState.valueOf((String) row[6]);
    Instant firedAt = (Instant) row[8];
    Instant printedAt = (Instant) row[9];
    Instant seenAt = (Instant) row[11];
    Instant doneAt = (Instant) row[13];
    Instant voidedAt = (Instant) row[19];
    boolean paperFirst = printedAt != null && (seenAt == null || printedAt.isBefore(seenAt));
    Instant receivedAt = paperFirst ? printedAt : seenAt;
    boolean over = state == ItemState.VOIDED || state == ItemState.CLEARED;
    Late late =
        DishStory.late(
            firedAt,
            receivedAt == null ? doneAt : receivedAt,
            doneAt == null && over ? voidedAt : doneAt,
            Duration.ofSeconds(((Number) row[21]).longValue()),
            now);
    return new DishStory(
        line,
        (String) row[1],
        ((Number) row[2]).intValue(),
        row[3] == null ? null : ((Number) row[3]).intValue(),
        (String) row[4],
        (String) row[5],
        state,
        ordered == null ? null : ordered.orderedAt(),
        ordered == null ? null : ordered.orderedBy(),
        (Instant) row[7],
        firedAt,
        receivedAt,
        (String) (paperFirst ? row[10] : row[12]),
        seenAt,
        (String) row[12],
        doneAt,
        (String) row[14],
        (String) row[15],
        (Instant) row[16],
        (Instant) row[17],
        (String) row[18],
        ordered == null ? null : ordered.deliveredAt(),
        voidedAt,
        (String) row[20],
        late);
  }
}
