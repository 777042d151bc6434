package brigade.orders;

import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What each server orders most, and what guests have together: learnt from what was ordered of late
 * by a job of its own, so that no order waits for it.
 */
@ApplicationScoped
public class LearntFavourites {
  /** The newest lines that are learnt from, found by the key since ids grow with time. */
  static final int LINES = 50_000;

  /** Favourites of one person. */
  static final int MOST = 20;

  /** What is offered with one item. */
  static final int WITH = 6;

  /** Orders that must have had both before anybody is told. */
  static final int TOGETHER = 3;

  /** Held by the server that learns, so that of several only one does. */
  private static final long LEARNING = 0x4272_6967_6661_7631L;

  private static final String FAVOURITES =
      """
      insert into favourite (staff_id, menu_item_id, portions)
      select server_id, menu_item_id, portions from (
        select server_id, menu_item_id, sum(quantity) as portions,
          row_number() over (partition by server_id order by sum(quantity) desc, menu_item_id) as place
        from (select server_id, menu_item_id, quantity, state from order_line
          order by id desc limit %d) l
        where state <> 'VOIDED' group by 1, 2) ranked
      where place <= %d
      """
          .formatted(LINES, MOST);

  /**
   * Pairs are ranked by how much more often they come together than each comes at all (the cosine
   * of both), or the house's best seller would be usual with everything.
   */
  private static final String USUAL =
      """
      with recent as (
        select distinct order_id, menu_item_id from (
          select order_id, menu_item_id, state from order_line order by id desc limit %d) l
        where state <> 'VOIDED')
      , many as (select menu_item_id, count(*) as orders from recent group by 1)
      , pairs as (
        select a.menu_item_id, b.menu_item_id as with_id, count(*) as together
        from recent a join recent b using (order_id)
        where a.menu_item_id <> b.menu_item_id group by 1, 2 having count(*) >= %d)
      insert into usual_with (menu_item_id, with_id, together)
      select menu_item_id, with_id, together from (
        select p.menu_item_id, p.with_id, p.together, row_number() over (
          partition by p.menu_item_id
          order by p.together::numeric * p.together / (m.orders * o.orders) desc, p.with_id) as place
        from pairs p join many m on m.menu_item_id = p.menu_item_id
          join many o on o.menu_item_id = p.with_id) ranked
      where place <= %d
      """
          .formatted(LINES, TOGETHER, WITH);

  private final EntityManager entities;

  LearntFavourites(EntityManager entities) {
    this.entities = entities;
  }

  /** Learns anew. */
  @Scheduled(every = "10m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
  @Transactional
  void learn() {
    boolean first =
        Boolean.TRUE.equals(
            entities
                .createNativeQuery("select pg_try_advisory_xact_lock(?1)")
                .setParameter(1, LEARNING)
                .getSingleResult());
    if (!first) {
      return;
    }
    entities.createNativeQuery("delete from favourite").executeUpdate();
    entities.createNativeQuery("delete from usual_with").executeUpdate();
    entities.createNativeQuery(FAVOURITES).executeUpdate();
    entities.createNativeQuery(USUAL).executeUpdate();
  }

  /**
   * An item somebody orders often.
   *
   * @param portions of late
   */
  public record Favourite(MenuItem item, long portions) {}

  /** What this person orders most and the menu still has, the most first. */
  @Transactional
  public List<Favourite> of(UUID staffId, MenuSnapshot menu) {
    @SuppressWarnings("unchecked") // The query names its two columns.
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select menu_item_id, portions from favourite where staff_id = ?1"
                    + " order by portions desc, menu_item_id")
            .setParameter(1, staffId)
            .getResultList();
    return rows.stream()
        .flatMap(
            row ->
                menu.item((UUID) row[0]).stream()
                    .map(item -> new Favourite(item, ((Number) row[1]).longValue())))
        .toList();
  }

  /**
   * What is usual with each item: what the menu says itself first, then what was learnt; at most
   * {@link #WITH}.
   */
  @Transactional
  public Map<UUID, List<MenuItem>> usualWith(MenuSnapshot menu) {
    @SuppressWarnings("unchecked") // The query names its two columns.
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select menu_item_id, with_id from usual_with"
                    + " order by menu_item_id, together desc, with_id")
            .getResultList();
    Map<UUID, Set<UUID>> learnt = new LinkedHashMap<>();
    for (Object[] row : rows) {
      learnt.computeIfAbsent((UUID) row[0], id -> new LinkedHashSet<>()).add((UUID) row[1]);
    }
    Map<UUID, List<MenuItem>> usual = new LinkedHashMap<>();
    for (MenuItem item : menu.items()) {
      List<MenuItem> with =
          Stream.concat(
                  menu.usualWith(item).stream(),
                  learnt.getOrDefault(item.id(), Set.of()).stream()
                      .flatMap(id -> menu.item(id).stream()))
              .filter(other -> !other.id().equals(item.id()))
              .distinct()
              .limit(WITH)
              .toList();
      if (!with.isEmpty()) {
        usual.put(item.id(), with);
      }
    }
    return usual;
  }
}
