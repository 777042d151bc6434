package brigade.kitchen.printing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A printer as the house set it up. How it does at the moment is written by whoever serves it, so
 * those columns are only read here.
 */
@Entity
@Table(name = "printer")
public class Printer {
  @Id private UUID id;
  @Version private @Nullable Long version;
  private String name;
  private String place;

  @Enumerated(EnumType.STRING)
  private PrinterKind kind;

  private @Nullable String host;
  private @Nullable Integer port;
  private @Nullable String device;
  private int columns;

  @Enumerated(EnumType.STRING)
  private ProofRule proof;

  private boolean drawer;

  @Column(name = "backup_id")
  private @Nullable UUID backupId;

  private boolean paused;
  private int position;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "condition", updatable = false)
  private Condition condition;

  @Enumerated(EnumType.STRING)
  @Column(name = "condition_reason", updatable = false)
  private @Nullable Reason conditionReason;

  @Column(name = "condition_since", updatable = false)
  private Instant conditionSince;

  protected Printer() {}

  Printer(UUID id, PrinterSettings settings, int position, Instant now) {
    this.id = id;
    this.position = position;
    this.condition = Condition.OK;
    this.conditionSince = now;
    apply(settings);
  }

  final void apply(PrinterSettings settings) {
    if (id.equals(settings.backupId())) {
      throw new IllegalArgumentException("A printer can't stand in for itself");
    }
    name = settings.name();
    place = settings.place();
    kind = settings.kind();
    host = settings.host();
    port = settings.port();
    device = settings.device();
    columns = settings.columns();
    proof = settings.proof();
    drawer = settings.drawer();
    backupId = settings.backupId();
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  void move(int newPosition) {
    position = newPosition;
  }

  void remove(Instant now) {
    if (removedAt == null) {
      removedAt = now;
      backupId = null;
    }
  }

  /** Comes back after it was removed. */
  void revive() {
    removedAt = null;
  }

  /** Lets nobody stand in any more. */
  void withoutBackup() {
    backupId = null;
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version == null ? 0 : version;
  }

  public String name() {
    return name;
  }

  public PrinterKind kind() {
    return kind;
  }

  public boolean paused() {
    return paused;
  }

  public boolean removed() {
    return removedAt != null;
  }

  public Condition condition() {
    return condition;
  }

  public Optional<UUID> backupId() {
    return Optional.ofNullable(backupId);
  }

  PrinterSettings settings() {
    return new PrinterSettings(
        name, place, kind, host, port, device, columns, proof, drawer, backupId);
  }
}
