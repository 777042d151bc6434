package brigade.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card terminal of the house. */
@Entity
@Table(name = "card_terminal")
public class Terminal {
  @Id private UUID id;
  private String name;
  private String kind;

  @Column(name = "device_id")
  private @Nullable UUID deviceId;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected Terminal() {}

  Terminal(UUID id, String name, String kind, @Nullable UUID deviceId) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.deviceId = deviceId;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Which {@link CardTerminal} serves it. */
  public String kind() {
    return kind;
  }

  /** The device it stands beside. */
  public Optional<UUID> deviceId() {
    return Optional.ofNullable(deviceId);
  }

  public boolean isRetired() {
    return retiredAt != null;
  }
}
