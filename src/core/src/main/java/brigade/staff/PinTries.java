package brigade.staff;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Wrong PINs, counted per device and person. A PIN typed without tapping a name counts against
 * nobody on that device, so that a prankster at the bar locks out no colleague: whoever taps their
 * own name is let in.
 */
@ApplicationScoped
class PinTries {
  private static final UUID NOBODY = new UUID(0, 0);

  private final EntityManager entities;

  PinTries(EntityManager entities) {
    this.entities = entities;
  }

  /** How long to wait before the next try, empty when it may be made now. */
  Optional<Duration> waitBefore(UUID deviceId, @Nullable UUID who, Instant now) {
    List<?> until =
        entities
            .createNativeQuery(
                "select blocked_until from pin_tries where device_id = ?1 and staff_id = ?2"
                    + " and blocked_until > ?3",
                Instant.class)
            .setParameter(1, deviceId)
            .setParameter(2, who == null ? NOBODY : who)
            .setParameter(3, now)
            .getResultList();
    return until.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.between(now, (Instant) until.getFirst()));
  }

  /**
   * Counts a wrong PIN, in a transaction of its own so that the caller's refusal does not undo it.
   *
   * @return how long the next try has to wait, empty while tries are left
   */
  Optional<Duration> wrong(UUID deviceId, @Nullable UUID who, Instant now) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Number failures =
                  (Number)
                      entities
                          .createNativeQuery(
                              "insert into pin_tries(device_id, staff_id, failures) values (?1, ?2, 1)"
                                  + " on conflict (device_id, staff_id) do update set failures ="
                                  + " pin_tries.failures + 1 returning failures")
                          .setParameter(1, deviceId)
                          .setParameter(2, who == null ? NOBODY : who)
                          .getSingleResult();
              int over = failures.intValue() - SigningIn.TRIES;
              if (over < 0) {
                return Optional.<Duration>empty();
              }
              Duration doubled = SigningIn.FIRST_WAIT.multipliedBy(1L << Math.min(over, 10));
              Duration wait =
                  doubled.compareTo(SigningIn.LONGEST_WAIT) > 0 ? SigningIn.LONGEST_WAIT : doubled;
              entities
                  .createNativeQuery(
                      "update pin_tries set blocked_until = ?3 where device_id = ?1 and staff_id ="
                          + " ?2")
                  .setParameter(1, deviceId)
                  .setParameter(2, who == null ? NOBODY : who)
                  .setParameter(3, now.plus(wait))
                  .executeUpdate();
              return Optional.of(wait);
            });
  }

  /** Tries left before waiting, zero or more. */
  int left(UUID deviceId, @Nullable UUID who) {
    List<?> failures =
        entities
            .createNativeQuery(
                "select failures from pin_tries where device_id = ?1 and staff_id = ?2",
                Integer.class)
            .setParameter(1, deviceId)
            .setParameter(2, who == null ? NOBODY : who)
            .getResultList();
    int made = failures.isEmpty() ? 0 : (Integer) failures.getFirst();
    return Math.max(0, SigningIn.TRIES - made);
  }

  /** A right PIN forgets the wrong ones before it, the person's and the device's. */
  void right(UUID deviceId, @Nullable UUID who, UUID member) {
    entities
        .createNativeQuery("delete from pin_tries where device_id = ?1 and staff_id in (?2, ?3)")
        .setParameter(1, deviceId)
        .setParameter(2, who == null ? NOBODY : who)
        .setParameter(3, member)
        .executeUpdate();
  }
}
