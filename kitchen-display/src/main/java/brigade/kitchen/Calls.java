package brigade.kitchen;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls from the kitchen to the floor. */
@ApplicationScoped
public class Calls implements PanacheRepositoryBase<Call, UUID> {
  /** Calls listed at once on a screen. */
  private static final int LIST_LIMIT = 100;

  /** Calls that this server has not read, the oldest first. */
  public List<Call> openFor(UUID serverId) {
    return find(
            "serverId = ?1 and readAt is null and withdrawnAt is null order by firstCalledAt",
            serverId)
        .page(0, LIST_LIMIT)
        .list();
  }

  /**
   * Calls that nobody has read, the oldest first: their ids are made in the order of time.
   *
   * @param serverId only those for this server; null is all
   * @param after only those that follow this call, whether it is still open or not; null is all
   */
  List<Call> open(@Nullable UUID serverId, @Nullable UUID after, int limit) {
    StringBuilder open = new StringBuilder("readAt is null and withdrawnAt is null");
    Map<String, Object> values = new HashMap<>();
    if (serverId != null) {
      open.append(" and serverId = :server");
      values.put("server", serverId);
    }
    if (after != null) {
      open.append(" and id > :after");
      values.put("after", after);
    }
    return find(open.append(" order by id").toString(), values).page(0, limit).list();
  }

  /** Calls of an order that nobody has read. */
  public List<Call> openOf(UUID orderId) {
    return list("orderId = ?1 and readAt is null and withdrawnAt is null", orderId);
  }

  /** Whether a ticket was called for, and that was not withdrawn. */
  boolean isFor(UUID orderId, UUID ticketId) {
    return count("orderId = ?1 and ticketId = ?2 and withdrawnAt is null", orderId, ticketId) > 0;
  }

  /** When the calls for the tickets of these orders were read, of those that were. */
  Map<UUID, Instant> readOf(Collection<UUID> orderIds) {
    Map<UUID, Instant> readAt = new HashMap<>();
    if (!orderIds.isEmpty()) {
      list("orderId in ?1 and readAt is not null and withdrawnAt is null", orderIds)
          .forEach(call -> call.readAt().ifPresent(at -> readAt.put(call.ticketId(), at)));
    }
    return readAt;
  }

  /** Open calls and those read since, the unread first. */
  List<Call> recent(Instant since) {
    return find(
            "withdrawnAt is null and (readAt is null or readAt > ?1)"
                + " order by readAt desc nulls first, firstCalledAt",
            since)
        .page(0, LIST_LIMIT)
        .list();
  }
}
