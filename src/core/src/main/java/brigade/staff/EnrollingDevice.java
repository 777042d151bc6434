package brigade.staff;

import brigade.staff.PinTries.Count;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Making a browser one of the house's devices, with the PIN of somebody who may. */
@ApplicationScoped
public class EnrollingDevice {
  /** Wrong PINs on browsers that are no device yet are counted together. */
  private static final UUID STRANGERS = new UUID(0, 0);

  private static final Count ENROLLING = Count.signingIn(STRANGERS, null);

  private final Staff staff;
  private final Pins pins;
  private final PinTries tries;
  private final ManagingStaff managingStaff;
  private final CurrentActor currentActor;
  private final Clock clock;

  EnrollingDevice(
      Staff staff,
      Pins pins,
      PinTries tries,
      ManagingStaff managingStaff,
      CurrentActor currentActor,
      Clock clock) {
    this.staff = staff;
    this.pins = pins;
    this.tries = tries;
    this.managingStaff = managingStaff;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Enrols the browser at hand.
   *
   * @param name what the device is called, not blank
   * @param pin of somebody with the permission {@link Permission#EDIT_STAFF}
   */
  @Transactional
  public Outcome enrol(String name, String pin) {
    if (!ManagingStaff.deviceFaults(name).isEmpty()) {
      return new Outcome.NoName();
    }
    Instant now = clock.instant();
    Optional<Duration> wait = tries.waitBefore(ENROLLING, now);
    if (wait.isPresent()) {
      return new Outcome.Throttled(wait.get());
    }
    Optional<StaffMember> member =
        Pins.isPin(pin) ? staff.activeWithPin(pins.hash(pin)) : Optional.empty();
    if (member.isEmpty() || !member.get().role().may(Permission.EDIT_STAFF)) {
      tries.wrong(ENROLLING, now);
      return new Outcome.Refused();
    }
    tries.right(ENROLLING);
    Actor enroller =
        new Actor(
            member.get().id(),
            member.get().name(),
            member.get().role(),
            member.get().colour(),
            STRANGERS,
            name.strip(),
            STRANGERS);
    return currentActor.call(
        enroller, () -> new Outcome.Enrolled(managingStaff.enrol(name.strip()).code()));
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * @param code the secret the browser keeps
     */
    record Enrolled(String code) implements Outcome {}

    record Refused() implements Outcome {}

    /** The name is no name: too long, or with something in it that no text may have. */
    record NoName() implements Outcome {}

    record Throttled(Duration delay) implements Outcome {}
  }
}
