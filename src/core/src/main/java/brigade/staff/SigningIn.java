package brigade.staff;

import brigade.journal.Journal;
import brigade.staff.PinTries.Count;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in and out by PIN on an enrolled device. */
@ApplicationScoped
public class SigningIn {
  /** Wrong PINs in a row before the next try has to wait. */
  public static final int TRIES = 5;

  /** The first wait; it doubles with each further wrong PIN up to {@link #LONGEST_WAIT}. */
  static final Duration FIRST_WAIT = Duration.ofSeconds(30);

  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Staff staff;
  private final Devices devices;
  private final Sessions sessions;
  private final Pins pins;
  private final PinTries tries;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Clock clock;

  SigningIn(
      Staff staff,
      Devices devices,
      Sessions sessions,
      Pins pins,
      PinTries tries,
      Journal journal,
      CurrentActor currentActor,
      Clock clock) {
    this.staff = staff;
    this.devices = devices;
    this.sessions = sessions;
    this.pins = pins;
    this.tries = tries;
    this.journal = journal;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * Signs in.
   *
   * @param deviceCode the code of the enrolled device
   * @param pin four digits
   * @param who the person who tapped their name, or null when the PIN alone decides
   */
  @Transactional
  public Outcome signIn(String deviceCode, String pin, @Nullable UUID who) {
    Optional<Device> enrolled = devices.enrolled(deviceCode);
    if (enrolled.isEmpty()) {
      return new Outcome.UnknownDevice();
    }
    Device device = enrolled.get();
    Instant now = clock.instant();
    Count count = Count.signingIn(device.id(), who);
    Optional<Duration> wait = tries.waitBefore(count, now);
    if (wait.isPresent()) {
      return new Outcome.Throttled(wait.get());
    }
    Optional<StaffMember> member = withPin(pin, who);
    if (member.isEmpty()) {
      return tries
          .wrong(count, now)
          .<Outcome>map(Outcome.Throttled::new)
          .orElseGet(() -> new Outcome.WrongPin(tries.left(count)));
    }
    tries.right(count);
    tries.right(Count.signingIn(device.id(), member.get().id()));
    Sessions.Begun begun = sessions.begin(member.get(), device);
    sessions.flush();
    currentActor.run(
        begun.actor(),
        () ->
            journal.record(
                "session.begun",
                "session",
                begun.actor().sessionId(),
                null,
                Map.of("role", begun.actor().role())));
    return new Outcome.SignedIn(begun);
  }

  /**
   * The person behind a PIN shown for one approval on the current device; the session stays as it
   * is. PINs that give no approval count against whoever asks, also a right one of somebody who may
   * not: otherwise one's own PIN would end the run of another's guessed ones.
   */
  @Transactional
  public Approval approve(String pin, Permission permission) {
    Count count = Count.approving(currentActor.get());
    Instant now = clock.instant();
    Optional<Duration> wait = tries.waitBefore(count, now);
    if (wait.isPresent()) {
      return new Approval.Throttled(wait.get());
    }
    Optional<StaffMember> member = withPin(pin, null);
    if (member.isEmpty()) {
      tries.wrong(count, now);
      return new Approval.WrongPin();
    }
    if (!member.get().role().may(permission)) {
      tries.wrong(count, now);
      return new Approval.Lacking(member.get().name(), permission);
    }
    tries.right(count);
    return new Approval.Given(member.get().id(), member.get().name());
  }

  /** Ends the current session. */
  @Transactional
  public void signOut() {
    Actor actor = currentActor.get();
    // With the session ends who acts, and what is done here is still done by them.
    currentActor.run(
        actor,
        () -> {
          sessions.end(actor);
          journal.record("session.ended", "session", actor.sessionId(), null, null);
        });
  }

  private Optional<StaffMember> withPin(String pin, @Nullable UUID who) {
    if (!Pins.isPin(pin)) {
      return Optional.empty();
    }
    return staff
        .activeWithPin(pins.hash(pin))
        .filter(member -> who == null || member.id().equals(who));
  }

  /** What came of signing in. */
  public sealed interface Outcome {
    record SignedIn(Sessions.Begun session) implements Outcome {}

    /**
     * @param triesLeft tries left before waiting
     */
    record WrongPin(int triesLeft) implements Outcome {}

    record Throttled(Duration delay) implements Outcome {}

    record UnknownDevice() implements Outcome {}
  }

  /** What came of asking for an approval. */
  public sealed interface Approval {
    record Given(UUID staffId, String name) implements Approval {}

    record Lacking(String name, Permission permission) implements Approval {}

    record WrongPin() implements Approval {}

    record Throttled(Duration delay) implements Approval {}
  }
}
