package brigade.orders;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Rate;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of the types of orders. Every order asks for them, so they are kept in memory. */
@ApplicationScoped
public class OrderTypes {
  /** What journal rows and announcements of the rules are about. */
  private static final UUID RULES = new UUID(0, 40);

  private final EntityManager entities;
  private final Changes changes;
  private final Journal journal;
  private volatile @Nullable Map<OrderType, OrderTypeRules> known;

  OrderTypes(EntityManager entities, Changes changes, Journal journal) {
    this.entities = entities;
    this.changes = changes;
    this.journal = journal;
  }

  void forgetOnChange(@Observes StartupEvent started) {
    changes.listen(this::forget);
  }

  private void forget(Changed changed) {
    if (changed.topic() == Topic.VENUE) {
      known = null;
    }
  }

  /** The rules of a type. */
  public OrderTypeRules of(OrderType type) {
    return Objects.requireNonNull(map().get(type));
  }

  /** All of them, in the order of the types. */
  public List<OrderTypeRules> all() {
    return List.copyOf(map().values());
  }

  private Map<OrderType, OrderTypeRules> map() {
    Map<OrderType, OrderTypeRules> rules = known;
    if (rules == null) {
      rules = QuarkusTransaction.joiningExisting().call(this::read);
      known = rules;
    }
    return rules;
  }

  private Map<OrderType, OrderTypeRules> read() {
    @SuppressWarnings("unchecked") // The query names its nine columns.
    List<@Nullable Object[]> rows =
        entities
            .createNativeQuery(
                "select type::text, name, kitchen_label, service_charge, needs_name, needs_address,"
                    + " hold_from, lead_minutes, discount_ppm from order_type_rule")
            .getResultList();
    Map<OrderType, OrderTypeRules> rules = new EnumMap<>(OrderType.class);
    for (@Nullable Object[] row : rows) {
      OrderType type = OrderType.valueOf(String.valueOf(row[0]));
      rules.put(
          type,
          new OrderTypeRules(
              type,
              String.valueOf(row[1]),
              String.valueOf(row[2]),
              Boolean.TRUE.equals(row[3]),
              Boolean.TRUE.equals(row[4]),
              Boolean.TRUE.equals(row[5]),
              (Integer) row[6],
              (Integer) row[7],
              new Rate(((Number) Objects.requireNonNull(row[8])).intValue())));
    }
    return rules;
  }

  /**
   * Changes the rules of a type for what is opened from now on.
   *
   * @return what is wrong with them; nothing was changed then
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public List<FieldError> change(OrderTypeRules rules) {
    List<FieldError> faults = faults(rules);
    if (!faults.isEmpty()) {
      return faults;
    }
    OrderTypeRules before = of(rules.type());
    entities
        .createNativeQuery(
            "update order_type_rule set name = ?2, kitchen_label = ?3, service_charge = ?4,"
                + " needs_name = ?5, needs_address = ?6, hold_from = cast(?7 as integer),"
                + " lead_minutes = cast(?8 as integer), discount_ppm = ?9 where type = ?1")
        .setParameter(1, rules.type().name())
        .setParameter(2, rules.name())
        .setParameter(3, rules.kitchenLabel())
        .setParameter(4, rules.serviceCharge())
        .setParameter(5, rules.needsName())
        .setParameter(6, rules.needsAddress())
        .setParameter(7, rules.holdFrom())
        .setParameter(8, rules.leadMinutes())
        .setParameter(9, rules.discount().ppm())
        .executeUpdate();
    journal.record("order-type.changed", "order-type", RULES, before, rules);
    changes.announce(Topic.VENUE, RULES);
    return List.of();
  }

  private static List<FieldError> faults(OrderTypeRules rules) {
    List<FieldError> faults = new ArrayList<>();
    if (rules.name().isBlank()) {
      faults.add(new FieldError("name", "is missing"));
    }
    faults.addAll(FreeText.faults("name", rules.name(), OrderTypeRules.NAME));
    faults.addAll(FreeText.faults("kitchenLabel", rules.kitchenLabel(), OrderTypeRules.LABEL));
    Integer hold = rules.holdFrom();
    if (hold != null && (hold < 0 || hold > 9)) {
      faults.add(new FieldError("holdFrom", "is 0 to 9"));
    }
    Integer lead = rules.leadMinutes();
    if (lead != null && (lead < 1 || lead > OrderTypeRules.LEAD)) {
      faults.add(new FieldError("leadMinutes", "is 1 to " + OrderTypeRules.LEAD));
    }
    if (rules.discount().ppm() > Rate.percent(100).ppm()) {
      faults.add(new FieldError("discountPpm", "is 0 to 1000000"));
    }
    return faults;
  }
}
