package brigade.staff;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adding, changing and disabling people, enrolling and revoking devices. */
@ApplicationScoped
public class ManagingStaff {
  /** Longest full name, in characters. */
  public static final int FULL_NAME_LIMIT = 80;

  /** Longest short name; it stands on tickets and checks. */
  public static final int NAME_LIMIT = 24;

  /** Longest name of a device. */
  public static final int DEVICE_LIMIT = 60;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Staff staff;
  private final Devices devices;
  private final Sessions sessions;
  private final Pins pins;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Changes changes;
  private final Clock clock;

  ManagingStaff(
      Staff staff,
      Devices devices,
      Sessions sessions,
      Pins pins,
      Journal journal,
      CurrentActor currentActor,
      Changes changes,
      Clock clock) {
    this.staff = staff;
    this.devices = devices;
    this.sessions = sessions;
    this.pins = pins;
    this.journal = journal;
    this.currentActor = currentActor;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Adds a person. The PIN must be free: it alone signs in.
   *
   * @param member without faults
   */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Kept add(NewMember member) {
    return hire(member, null);
  }

  /**
   * Adds a person of the demo, whose PIN the sign-in screen shows; within the caller's transaction.
   */
  public Kept hire(NewMember member, @Nullable String demoPin) {
    byte[] hash = pins.hash(member.pin());
    if (staff.activeWithPin(hash).isPresent()) {
      return new Kept.PinTaken();
    }
    UUID id = Ids.next();
    StaffMember added =
        new StaffMember(
            id,
            member.fullName(),
            member.name(),
            member.role(),
            hash,
            1 + (int) (staff.count() % 7),
            demoPin);
    staff.persistAndFlush(added);
    journal.record("staff.added", "staff", id, null, Entry.of(added));
    changes.announce(Topic.STAFF, id);
    return new Kept.Done(id);
  }

  /**
   * Changes a person's names, role or PIN. A new role or PIN ends their sessions, so that nobody
   * goes on with what they may no longer do; the session that changes it goes on.
   *
   * @param change without faults
   */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Kept change(UUID staffId, Change change) {
    StaffMember member = staff.findById(staffId);
    if (member == null) {
      return new Kept.Gone();
    }
    if (change.role() != Role.MANAGER && isLastManager(member)) {
      return new Kept.LastManager();
    }
    Entry before = Entry.of(member);
    String pin = change.pin();
    if (pin != null) {
      byte[] hash = pins.hash(pin);
      if (staff.activeWithPin(hash).filter(other -> !other.id().equals(staffId)).isPresent()) {
        return new Kept.PinTaken();
      }
      if (!member.hasPin(hash)) {
        member.changePin(hash);
      }
    }
    boolean promoted = member.role() != change.role();
    member.rename(change.fullName(), change.name());
    member.become(change.role());
    staff.flush();
    if (pin != null || promoted) {
      sessions.endAll(staffId, currentActor.get().sessionId());
    }
    journal.record("staff.changed", "staff", staffId, before, Entry.of(member, pin != null));
    changes.announce(Topic.STAFF, staffId);
    return new Kept.Done(staffId);
  }

  /** Disables a person; every session of theirs ends at once. */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Kept disable(UUID staffId) {
    StaffMember member = staff.findById(staffId);
    if (member == null) {
      return new Kept.Gone();
    }
    if (isLastManager(member)) {
      return new Kept.LastManager();
    }
    if (!member.isDisabled()) {
      Entry before = Entry.of(member);
      member.disable(clock.instant());
      sessions.endAll(staffId, null);
      journal.record("staff.disabled", "staff", staffId, before, null);
      changes.announce(Topic.STAFF, staffId);
    }
    return new Kept.Done(staffId);
  }

  /**
   * Lets a disabled person come back.
   *
   * @param pin four digits; the old one may be somebody else's by now
   */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Kept enable(UUID staffId, String pin) {
    StaffMember member = staff.findById(staffId);
    if (member == null) {
      return new Kept.Gone();
    }
    if (member.isDisabled()) {
      byte[] hash = pins.hash(pin);
      if (staff.activeWithPin(hash).isPresent()) {
        return new Kept.PinTaken();
      }
      member.enable(hash);
      staff.flush();
      journal.record("staff.enabled", "staff", staffId, null, Entry.of(member));
      changes.announce(Topic.STAFF, staffId);
    }
    return new Kept.Done(staffId);
  }

  private boolean isLastManager(StaffMember member) {
    return member.role() == Role.MANAGER
        && !member.isDisabled()
        && staff.lockManagers().stream().allMatch(manager -> manager.id().equals(member.id()));
  }

  /**
   * Enrols a device under a fresh secret code.
   *
   * @param name without faults
   */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Device enrol(String name) {
    return enrolFirst(name);
  }

  /**
   * Enrols a device of the set-up itself, before anybody is signed in; within the caller's
   * transaction.
   */
  public Device enrolFirst(String name) {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return enrol(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Enrols a device under a given code, within the caller's transaction. */
  public Device enrol(String name, String code) {
    Device device = new Device(Ids.next(), name, code, clock.instant());
    devices.persist(device);
    journal.record("device.enrolled", "device", device.id(), null, Map.of("name", name));
    changes.announce(Topic.STAFF, device.id());
    return device;
  }

  /**
   * Takes a device out of use: every session on it ends at once and nobody signs in on it again.
   * The device at hand stays, so that nobody locks themselves out.
   */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Revoked revoke(UUID deviceId) {
    Optional<Device> found = devices.findByIdOptional(deviceId);
    if (found.isEmpty()) {
      return new Revoked.Gone();
    }
    if (currentActor.get().deviceId().equals(deviceId)) {
      return new Revoked.InHand();
    }
    Device device = found.get();
    if (!device.isRevoked()) {
      device.revoke(clock.instant());
      sessions.endOn(deviceId);
      journal.record("device.revoked", "device", deviceId, Map.of("name", device.name()), null);
    }
    return new Revoked.Done();
  }

  /** What is wrong with the name of a device; empty when nothing is. */
  public static List<FieldError> deviceFaults(@Nullable String name) {
    return named("name", name, DEVICE_LIMIT);
  }

  /** What is wrong with a PIN; empty when it is four digits. */
  public static List<FieldError> pinFaults(@Nullable String pin) {
    return pin != null && Pins.isPin(pin)
        ? List.of()
        : List.of(new FieldError("pin", "is four digits"));
  }

  private static List<FieldError> named(String field, @Nullable String text, int limit) {
    return text == null || text.isBlank()
        ? List.of(new FieldError(field, "is missing"))
        : FreeText.faults(field, text, limit);
  }

  private static List<FieldError> names(String fullName, String name) {
    List<FieldError> faults = new ArrayList<>(named("fullName", fullName, FULL_NAME_LIMIT));
    faults.addAll(named("name", name, NAME_LIMIT));
    return faults;
  }

  /**
   * A person to add.
   *
   * @param fullName as on the schedule
   * @param name what colleagues call them
   * @param role what they do
   * @param pin four digits
   */
  public record NewMember(String fullName, String name, Role role, String pin) {
    /** What is wrong with it; empty when nothing is. */
    public List<FieldError> faults() {
      List<FieldError> faults = names(fullName, name);
      faults.addAll(pinFaults(pin));
      return faults;
    }
  }

  /**
   * What a person is to be.
   *
   * @param pin four digits, or null to keep the one they have
   */
  public record Change(String fullName, String name, Role role, @Nullable String pin) {
    /** What is wrong with it; empty when nothing is. */
    public List<FieldError> faults() {
      List<FieldError> faults = names(fullName, name);
      if (pin != null) {
        faults.addAll(pinFaults(pin));
      }
      return faults;
    }
  }

  /** What came of keeping a person. */
  public sealed interface Kept {
    record Done(UUID staffId) implements Kept {}

    record Gone() implements Kept {}

    record PinTaken() implements Kept {}

    /** Nobody would be left who may let others in. */
    record LastManager() implements Kept {}
  }

  /** What came of revoking a device. */
  public sealed interface Revoked {
    record Done() implements Revoked {}

    record Gone() implements Revoked {}

    record InHand() implements Revoked {}
  }

  /** A person as the journal keeps them; a PIN is never in it, only that it was changed. */
  private record Entry(String fullName, String name, Role role, @Nullable Boolean pinChanged) {
    static Entry of(StaffMember member) {
      return of(member, false);
    }

    static Entry of(StaffMember member, boolean pinChanged) {
      return new Entry(
          member.fullName(), member.name(), member.role(), pinChanged ? Boolean.TRUE : null);
    }
  }
}
