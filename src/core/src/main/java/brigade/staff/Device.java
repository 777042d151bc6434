package brigade.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tablet, phone, till or kitchen screen that was enrolled; nobody signs in from any other. */
@Entity
@Table(name = "device")
public class Device {
  @Id private UUID id;
  private String name;

  /** The secret the device shows; the demo's is the word {@code demo}. */
  private String code;

  @Column(name = "enrolled_at")
  private Instant enrolledAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected Device() {}

  Device(UUID id, String name, String code, Instant enrolledAt) {
    this.id = id;
    this.name = name;
    this.code = code;
    this.enrolledAt = enrolledAt;
  }

  void revoke(Instant at) {
    if (revokedAt == null) {
      revokedAt = at;
    }
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String code() {
    return code;
  }

  public Instant enrolledAt() {
    return enrolledAt;
  }
}
