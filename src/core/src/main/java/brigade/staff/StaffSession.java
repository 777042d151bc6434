package brigade.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody signed in on a device, until sign-out, idle time, or being disabled ends it. */
@Entity
@Table(name = "staff_session")
class StaffSession {
  @Id private UUID id;

  @Column(name = "token_hash")
  private byte[] tokenHash;

  @ManyToOne(fetch = FetchType.EAGER, optional = false)
  @JoinColumn(name = "staff_id")
  private StaffMember member;

  @ManyToOne(fetch = FetchType.EAGER, optional = false)
  @JoinColumn(name = "device_id")
  private Device device;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  protected StaffSession() {}

  StaffSession(UUID id, byte[] tokenHash, StaffMember member, Device device, Instant at) {
    this.id = id;
    this.tokenHash = tokenHash.clone();
    this.member = member;
    this.device = device;
    this.beganAt = at;
    this.seenAt = at;
  }

  boolean isOver(Instant now, Duration idle) {
    return endedAt != null
        || member.isDisabled()
        || device.isRevoked()
        || seenAt.plus(idle).isBefore(now);
  }

  void seen(Instant now) {
    seenAt = now;
  }

  /** Ends it; false when it was ended before. */
  boolean end(Instant now) {
    if (endedAt != null) {
      return false;
    }
    endedAt = now;
    return true;
  }

  UUID id() {
    return id;
  }

  byte[] tokenHash() {
    return tokenHash.clone();
  }

  Instant seenAt() {
    return seenAt;
  }

  Instant beganAt() {
    return beganAt;
  }

  Actor actor() {
    return new Actor(
        member.id(), member.name(), member.role(), member.colour(), device.id(), device.name(), id);
  }
}
