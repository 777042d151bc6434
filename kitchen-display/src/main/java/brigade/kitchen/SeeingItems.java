package brigade.kitchen;

import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Notes that a screen showed items: when it first did, and which screen it was. */
@ApplicationScoped
public class SeeingItems {
  /**
   * Rows that somebody else is at work on are left for the next time; a note that comes a second
   * later is better than one that waits for a bump.
   */
  private static final String SEE =
      """
      update ticket_item i set seen_at = ?2, seen_device = ?3
      from ticket t
      where t.id = i.ticket_id and i.station_id = ?4 and i.order_line_id in (
        select s.order_line_id from ticket_item s
        where s.order_line_id in (?1) and s.station_id = ?4 and s.seen_at is null
        order by s.order_line_id for update skip locked)
      returning t.order_id, i.order_line_id
      """;

  private final EntityManager entities;
  private final Clock clock;
  private final Event<ItemsSeen> itemsSeen;

  SeeingItems(EntityManager entities, Clock clock, Event<ItemsSeen> itemsSeen) {
    this.entities = entities;
    this.clock = clock;
    this.itemsSeen = itemsSeen;
  }

  /** Unseen items of what a follower of a station has confirmed. */
  private static final String RECEIVED =
      """
      select i.order_line_id from ticket_item i join ticket t on t.id = i.ticket_id
      where t.station_id = ?1 and t.state = 'OPEN' and t.seq > ?3 and t.seq <= ?2
        and i.seen_at is null and i.state = 'COOKING'
      """;

  /**
   * Notes that a follower of a station has shown everything up to a number.
   *
   * @param after what was noted before: whatever changes later has a higher number
   * @param device the screen's name
   * @return whether nothing was left for the next time
   */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public boolean seenUpTo(UUID stationId, long after, long seq, String device) {
    @SuppressWarnings("unchecked") // The query asks for one column of ids.
    List<UUID> ids =
        entities
            .createNativeQuery(RECEIVED)
            .setParameter(1, stationId)
            .setParameter(2, seq)
            .setParameter(3, after)
            .getResultList();
    return seen(stationId, ids, device) == ids.size();
  }

  /**
   * Notes the first sight of a station's items; those seen before keep their note.
   *
   * @param device the screen's name
   * @return how many were seen for the first time
   */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public int seen(UUID stationId, Collection<UUID> itemIds, String device) {
    if (itemIds.isEmpty()) {
      return 0;
    }
    @SuppressWarnings("unchecked") // The statement returns its two columns.
    List<Object[]> rows =
        entities
            .createNativeQuery(SEE)
            .setParameter(1, itemIds)
            .setParameter(2, clock.instant())
            .setParameter(3, device)
            .setParameter(4, stationId)
            .getResultList();
    Map<UUID, List<UUID>> byOrder = new LinkedHashMap<>();
    for (Object[] row : rows) {
      byOrder.computeIfAbsent((UUID) row[0], id -> new ArrayList<>()).add((UUID) row[1]);
    }
    byOrder.forEach((orderId, lines) -> itemsSeen.fire(new ItemsSeen(orderId, lines)));
    return rows.size();
  }
}
