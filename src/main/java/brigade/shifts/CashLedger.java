package brigade.shifts;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.staff.Actor;
import brigade.venue.BusinessDays;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entry point for cash that payments move. Joins the caller's transaction.
 *
 * <p>Cash goes to the open shift of the drawer beside the device, else to the drawer shift the
 * person opened, else into the person's own bank. Whoever has none of these gets a bank with no
 * float, marked as opened by the payment: a guest with notes in hand is never turned away because
 * somebody forgot to open a shift.
 */
@ApplicationScoped
public class CashLedger {
  private final EntityManager entities;
  private final BusinessDays businessDays;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  CashLedger(
      EntityManager entities,
      BusinessDays businessDays,
      Journal journal,
      Changes changes,
      Clock clock) {
    this.entities = entities;
    this.businessDays = businessDays;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Takes cash for a payment: what was handed over goes in, the change goes out.
   *
   * @param tendered more than zero
   * @param change zero or more
   */
  public Place take(Actor actor, UUID paymentId, Money tendered, Money change) {
    Place place = place(actor);
    enter(place.shiftId(), actor, DrawerEntry.Kind.CASH_IN, tendered, null, paymentId);
    if (change.isPositive()) {
      enter(place.shiftId(), actor, DrawerEntry.Kind.CHANGE_OUT, change, null, paymentId);
    }
    return place;
  }

  /** Gives cash back for a payment that was voided or refunded, from the actor's own cash. */
  public Place giveBack(Actor actor, UUID paymentId, Money amount, String reason) {
    Place place = place(actor);
    enter(place.shiftId(), actor, DrawerEntry.Kind.REFUND, amount, reason, paymentId);
    return place;
  }

  /** Where the actor's cash goes, opened if need be and held open until the transaction ends. */
  public Place place(Actor actor) {
    return findPlace(actor)
        .orElseGet(
            () -> {
              openBank(actor);
              return findPlace(actor).orElseThrow();
            });
  }

  private Optional<Place> findPlace(Actor actor) {
    @SuppressWarnings("unchecked") // The native query names its two columns.
    List<@Nullable Object[]> rows =
        entities
            .createNativeQuery(
                "select s.id, s.drawer_name from shift s left join drawer d on d.id = s.drawer_id"
                    + " where s.closed_at is null"
                    + " and (d.device_id = ?2 or s.staff_id = ?1)"
                    + " order by (d.device_id = ?2) desc nulls last, s.drawer_id is null, s.opened_at"
                    + " limit 1 for key share of s")
            .setParameter(1, actor.staffId())
            .setParameter(2, actor.deviceId())
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> new Place((UUID) row[0], (String) row[1], actor.name()));
  }

  private void openBank(Actor actor) {
    UUID id = Ids.next();
    LocalDate date = businessDays.current().date();
    // Two payments of one person at once open one bank: the partial unique index decides.
    int opened =
        entities
            .createNativeQuery(
                "insert into shift(id, staff_id, staff_name, business_date, implicit, opened_at, version)"
                    + " values (?1, ?2, ?3, ?4, true, ?5, 0) on conflict do nothing")
            .setParameter(1, id)
            .setParameter(2, actor.staffId())
            .setParameter(3, actor.name())
            .setParameter(4, date)
            .setParameter(5, clock.instant())
            .executeUpdate();
    if (opened == 1) {
      journal.record("shift.opened", "shift", id, null, Map.of("float", 0, "implicit", true));
      changes.announce(Topic.SHIFTS, id);
    }
  }

  /** Writes one entry, unless the shift closed meanwhile. */
  boolean enter(
      UUID shiftId,
      Actor actor,
      DrawerEntry.Kind kind,
      Money amount,
      @Nullable String reason,
      @Nullable UUID paymentId) {
    return entities
            .createNativeQuery(
                "insert into drawer_entry(id, shift_id, at, business_date, kind, amount, reason,"
                    + " payment_id, staff_id, staff_name)"
                    + " select ?1, s.id, ?3, ?4, ?5, ?6, cast(?7 as text), cast(cast(?8 as text) as uuid),"
                    + " ?9, ?10 from (select id from shift where id = ?2 and closed_at is null"
                    + " for key share) s")
            .setParameter(1, Ids.next())
            .setParameter(2, shiftId)
            .setParameter(3, clock.instant())
            .setParameter(4, businessDays.current().date())
            .setParameter(5, kind.name())
            .setParameter(6, kind.signed(amount).minor())
            .setParameter(7, reason)
            .setParameter(8, paymentId == null ? null : paymentId.toString())
            .setParameter(9, actor.staffId())
            .setParameter(10, actor.name())
            .executeUpdate()
        == 1;
  }

  /**
   * Where cash went.
   *
   * @param drawerName null for a bank
   */
  public record Place(UUID shiftId, @Nullable String drawerName, String staffName) {}
}
