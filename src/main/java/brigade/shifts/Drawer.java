package brigade.shifts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cash drawer that stands somewhere in the house, perhaps beside one device. */
@Entity
@Table(name = "drawer")
public class Drawer {
  @Id private UUID id;
  private String name;

  @Column(name = "device_id")
  private @Nullable UUID deviceId;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected Drawer() {}

  Drawer(UUID id, String name, @Nullable UUID deviceId) {
    this.id = id;
    this.name = name;
    this.deviceId = deviceId;
  }

  public UUID id() {
    return id;
  }

  /** What people call it: Bar, Front, Terrace. */
  public String name() {
    return name;
  }

  /** The device it stands beside: cash taken there goes into this drawer. */
  public Optional<UUID> deviceId() {
    return Optional.ofNullable(deviceId);
  }

  public boolean isRetired() {
    return retiredAt != null;
  }
}
