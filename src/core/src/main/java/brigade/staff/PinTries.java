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
 * own name is let in. PINs shown for an approval count against whoever asks, and apart.
 *
 * <p>A right PIN ends a run of wrong ones, but not the count of the hour: otherwise whoever has a
 * PIN of their own could guess another's by typing it in between.
 */
@ApplicationScoped
class PinTries {
  /** Wrong PINs within an hour before the rest of it has to be waited for. */
  static final int TRIES_AN_HOUR = 30;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final UUID NOBODY = new UUID(0, 0);

  private final EntityManager entities;

  PinTries(EntityManager entities) {
    this.entities = entities;
  }

  /** How long to wait before the next try, empty when it may be made now. */
  Optional<Duration> waitBefore(Count count, Instant now) {
    List<?> until =
        entities
            .createNativeQuery(
                "select blocked_until from pin_tries where device_id = ?1 and staff_id = ?2"
                    + " and purpose = ?3 and blocked_until > ?4",
                Instant.class)
            .setParameter(1, count.device())
            .setParameter(2, count.person())
            .setParameter(3, count.purpose().name())
            .setParameter(4, now)
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
  Optional<Duration> wrong(Count count, Instant now) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Object[] counted =
                  (Object[])
                      entities
                          .createNativeQuery(
                              "insert into pin_tries(device_id, staff_id, purpose, failures,"
                                  + " hour_began, in_hour) values (?1, ?2, ?3, 1, ?4, 1)"
                                  + " on conflict (device_id, staff_id, purpose) do update set"
                                  + " failures = pin_tries.failures + 1,"
                                  + " in_hour = case when pin_tries.hour_began > ?5"
                                  + " then pin_tries.in_hour + 1 else 1 end,"
                                  + " hour_began = case when pin_tries.hour_began > ?5"
                                  + " then pin_tries.hour_began else ?4 end"
                                  + " returning failures, in_hour, hour_began")
                          .setParameter(1, count.device())
                          .setParameter(2, count.person())
                          .setParameter(3, count.purpose().name())
                          .setParameter(4, now)
                          .setParameter(5, now.minus(HOUR))
                          .getSingleResult();
              Duration wait =
                  wait(
                      ((Number) counted[0]).intValue(),
                      ((Number) counted[1]).intValue(),
                      Duration.between(now, ((Instant) counted[2]).plus(HOUR)));
              if (wait.isZero()) {
                return Optional.<Duration>empty();
              }
              entities
                  .createNativeQuery(
                      "update pin_tries set blocked_until = ?4 where device_id = ?1 and staff_id ="
                          + " ?2 and purpose = ?3")
                  .setParameter(1, count.device())
                  .setParameter(2, count.person())
                  .setParameter(3, count.purpose().name())
                  .setParameter(4, now.plus(wait))
                  .executeUpdate();
              return Optional.of(wait);
            });
  }

  /**
   * How long to wait after so many wrong PINs.
   *
   * @param inARow since the last right one
   * @param inHour within the hour that began with the first of them
   * @param restOfHour what is left of that hour
   */
  static Duration wait(int inARow, int inHour, Duration restOfHour) {
    int over = inARow - SigningIn.TRIES;
    Duration wait = Duration.ZERO;
    if (over >= 0) {
      Duration doubled = SigningIn.FIRST_WAIT.multipliedBy(1L << Math.min(over, 10));
      wait = doubled.compareTo(SigningIn.LONGEST_WAIT) > 0 ? SigningIn.LONGEST_WAIT : doubled;
    }
    return inHour >= TRIES_AN_HOUR && restOfHour.compareTo(wait) > 0 ? restOfHour : wait;
  }

  /** Tries left before waiting, zero or more. */
  int left(Count count) {
    List<?> failures =
        entities
            .createNativeQuery(
                "select failures from pin_tries where device_id = ?1 and staff_id = ?2"
                    + " and purpose = ?3",
                Integer.class)
            .setParameter(1, count.device())
            .setParameter(2, count.person())
            .setParameter(3, count.purpose().name())
            .getResultList();
    int made = failures.isEmpty() ? 0 : (Integer) failures.getFirst();
    return Math.max(0, SigningIn.TRIES - made);
  }

  /** A right PIN ends the run of wrong ones before it. */
  void right(Count count) {
    entities
        .createNativeQuery(
            "update pin_tries set failures = 0, blocked_until = null where device_id = ?1"
                + " and staff_id = ?2 and purpose = ?3 and failures > 0")
        .setParameter(1, count.device())
        .setParameter(2, count.person())
        .setParameter(3, count.purpose().name())
        .executeUpdate();
  }

  /** What a PIN was typed for. */
  enum Purpose {
    SIGN_IN,
    APPROVAL
  }

  /**
   * Against whom a wrong PIN counts.
   *
   * @param person who tapped their name or asks for the approval; the zero id for nobody
   */
  record Count(UUID device, UUID person, Purpose purpose) {
    static Count signingIn(UUID device, @Nullable UUID tapped) {
      return new Count(device, tapped == null ? NOBODY : tapped, Purpose.SIGN_IN);
    }

    static Count approving(Actor asking) {
      return new Count(asking.deviceId(), asking.staffId(), Purpose.APPROVAL);
    }
  }
}
