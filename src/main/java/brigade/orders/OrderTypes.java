package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Remembered;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.menu.Differences;
import brigade.menu.SavingEdits.Outcome;
import brigade.money.Rate;
import brigade.rest.Problem.FieldError;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of the types of orders. Every order asks for them, so they are kept in memory. */
@ApplicationScoped
public class OrderTypes {
  /** What announcements of the rules are about. */
  private static final UUID RULES = new UUID(0, 40);

  private final EntityManager entities;
  private final Changes changes;
  private final Journal journal;
  private final Remembered<Map<OrderType, OrderTypeRules>> rules;

  OrderTypes(EntityManager entities, Changes changes, Journal journal) {
    this.entities = entities;
    this.changes = changes;
    this.journal = journal;
    rules = changes.remember(Topic.VENUE, this::read);
  }

  /** The rules of a type. */
  public OrderTypeRules of(OrderType type) {
    return Objects.requireNonNull(rules.get().get(type));
  }

  /** All of them, in the order of the types. */
  public List<OrderTypeRules> all() {
    return List.copyOf(rules.get().values());
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

  /** All of them as they are now, for whoever edits them. */
  public List<OrderTypeRules> fresh() {
    return List.copyOf(rules.fresh().values());
  }

  /**
   * Changes the rules of a type for what is opened from now on.
   *
   * @return what is wrong with them; nothing was changed then
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public List<FieldError> change(OrderTypeRules rules) {
    List<FieldError> faults = rules.faults();
    if (faults.isEmpty()) {
      write(locked(rules.type()), rules);
    }
    return faults;
  }

  /**
   * Saves what somebody edited for a while, only while it still is what they began with.
   *
   * @param before what the edit began with
   */
  @Transactional
  @Requires(Permission.EDIT_VENUE)
  public Outcome<OrderTypeRules> save(OrderTypeRules before, OrderTypeRules rules) {
    List<FieldError> faults = rules.faults();
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    OrderTypeRules now = locked(rules.type());
    if (!now.equals(before)) {
      return new Outcome.Overtaken<>(
          now, Differences.between(before, now), journal.last(subject(rules.type())));
    }
    write(now, rules);
    return new Outcome.Saved<>();
  }

  /** What the journal names the rules of a type by. */
  private static UUID subject(OrderType type) {
    return new UUID(RULES.getLeastSignificantBits(), type.ordinal());
  }

  private OrderTypeRules locked(OrderType type) {
    entities
        .createNativeQuery("select 1 from order_type_rule where type = ?1 for update")
        .setParameter(1, type.name())
        .getSingleResult();
    return Objects.requireNonNull(read().get(type));
  }

  private void write(OrderTypeRules before, OrderTypeRules rules) {
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
    journal.record("order-type.changed", "order-type", subject(rules.type()), before, rules);
    changes.announce(Topic.VENUE, RULES);
  }
}
