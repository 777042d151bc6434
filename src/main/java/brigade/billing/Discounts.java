package brigade.billing;

import brigade.menu.CategoryRenamed;
import brigade.orders.OrderState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The discounts given on orders. */
@ApplicationScoped
public class Discounts implements PanacheRepositoryBase<Discount, UUID> {
  /** The discounts that stand on an order, the earlier first. */
  public List<Discount> givenOn(UUID orderId) {
    return onOrder(orderId).stream()
        .filter(standing -> standing.kind() == Discount.Kind.DISCOUNT)
        .toList();
  }

  /**
   * What stands on an order, the earlier first: discounts, an exemption, the service charge left
   * out.
   */
  public List<Discount> onOrder(UUID orderId) {
    return onOrders(List.of(orderId));
  }

  /**
   * The order one of them is on, without reading it: what is held afterwards is read as it is then.
   */
  Optional<UUID> orderOf(UUID discountId) {
    return getEntityManager()
        .createQuery("select d.orderId from Discount d where d.id = ?1", UUID.class)
        .setParameter(1, discountId)
        .getResultStream()
        .findFirst();
  }

  /** Those given by a rule keep what it was, but on what is open the names in it stay true. */
  void follow(@Observes CategoryRenamed renamed) {
    list(
            "rule is not null and removedAt is null and orderId in"
                + " (select o.id from PartyOrder o where o.state = ?1)",
            OrderState.OPEN)
        .forEach(discount -> discount.follow(renamed));
  }

  /** Those that stand on any of these orders, the earlier first. */
  List<Discount> onOrders(Collection<UUID> orderIds) {
    return list("orderId in ?1 and removedAt is null order by givenAt, id", orderIds);
  }
}
