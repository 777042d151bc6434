package brigade.staff;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adding and disabling people, enrolling and revoking devices. */
@ApplicationScoped
public class ManagingStaff {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Staff staff;
  private final Devices devices;
  private final Pins pins;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  ManagingStaff(
      Staff staff, Devices devices, Pins pins, Journal journal, Changes changes, Clock clock) {
    this.staff = staff;
    this.devices = devices;
    this.pins = pins;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /** Adds a person. The PIN must be free: it alone signs in. */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public Added add(NewMember member) {
    return hire(member, null);
  }

  /**
   * Adds a person of the demo, whose PIN the sign-in screen shows; within the caller's transaction.
   */
  public Added hire(NewMember member, @Nullable String demoPin) {
    if (!Pins.isPin(member.pin())) {
      return new Added.NotAPin();
    }
    byte[] hash = pins.hash(member.pin());
    if (staff.activeWithPin(hash).isPresent()) {
      return new Added.PinTaken();
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
    staff.persist(added);
    journal.record(
        "staff.added", "staff", id, null, Map.of("name", member.fullName(), "role", member.role()));
    changes.announce(Topic.STAFF, id);
    return new Added.Done(id);
  }

  /** Disables a person; every session of theirs ends at once. */
  @Transactional
  @Requires(Permission.EDIT_STAFF)
  public void disable(UUID staffId) {
    StaffMember member = staff.findById(staffId);
    member.disable(clock.instant());
    journal.record("staff.disabled", "staff", staffId, null, null);
    changes.announce(Topic.STAFF, staffId);
  }

  /** Enrols a device under a fresh secret code. */
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
    return device;
  }

  /**
   * A person to add.
   *
   * @param fullName as on the schedule
   * @param name what colleagues call them
   * @param role what they do
   * @param pin four digits
   */
  public record NewMember(String fullName, String name, Role role, String pin) {}

  /** What came of adding a person. */
  public sealed interface Added {
    record Done(UUID staffId) implements Added {}

    record PinTaken() implements Added {}

    record NotAPin() implements Added {}
  }
}
