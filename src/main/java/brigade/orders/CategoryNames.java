package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.menu.CategoryRenamed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

/**
 * What of orders names a category follows its name: the lines of open orders, on which rules of
 * discounts hold by it, and the phrases for notes. Orders that are closed keep what they were sold
 * under.
 */
@ApplicationScoped
class CategoryNames {
  private final EntityManager entities;
  private final Changes changes;

  CategoryNames(EntityManager entities, Changes changes) {
    this.entities = entities;
    this.changes = changes;
  }

  void follow(@Observes CategoryRenamed renamed) {
    update(
        renamed,
        "update order_line l set category = ?2 from orders o"
            + " where o.id = l.order_id and o.state = 'OPEN' and l.category = ?1");
    // A group of phrases that waits under the new name already stays as it is.
    int phrases =
        update(
            renamed,
            "update order_phrase p set category = ?2 where category = ?1 and not exists"
                + " (select from order_phrase t where t.kind = p.kind and t.category = ?2)");
    if (phrases > 0) {
      changes.announce(Topic.VENUE, OrderPhrases.PHRASES);
    }
  }

  private int update(CategoryRenamed renamed, String sql) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, renamed.from())
        .setParameter(2, renamed.to())
        .executeUpdate();
  }
}
