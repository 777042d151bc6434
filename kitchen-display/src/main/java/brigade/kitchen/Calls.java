package brigade.kitchen;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Calls from the kitchen to the floor. */
@ApplicationScoped
public class Calls implements PanacheRepositoryBase<Call, UUID> {
  /** Calls listed at once. */
  private static final int LIST_LIMIT = 100;

  /** Calls that this server has not read, the oldest first. */
  public List<Call> openFor(UUID serverId) {
    return find(
            "serverId = ?1 and readAt is null and withdrawnAt is null order by firstCalledAt",
            serverId)
        .page(0, LIST_LIMIT)
        .list();
  }

  /** Calls that nobody has read, the oldest first. */
  List<Call> open() {
    return find("readAt is null and withdrawnAt is null order by firstCalledAt")
        .page(0, LIST_LIMIT)
        .list();
  }

  /** Calls of an order that nobody has read. */
  public List<Call> openOf(UUID orderId) {
    return list("orderId = ?1 and readAt is null and withdrawnAt is null", orderId);
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
