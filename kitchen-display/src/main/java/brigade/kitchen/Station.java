package brigade.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the kitchen with a screen or a printer of its own. It is retired, never deleted. */
@Entity
@Table(name = "station")
class Station {
  private static final int WARN_SECONDS = 300;
  private static final int LATE_SECONDS = 600;

  @Id private UUID id;

  @Column(updatable = false)
  private String code;

  private String name;

  @Enumerated(EnumType.STRING)
  private StationKind kind;

  private int position;

  @Column(name = "warn_seconds")
  private int warnSeconds;

  @Column(name = "late_seconds")
  private int lateSeconds;

  @Column(name = "through_expo")
  private boolean throughExpo;

  private boolean closed;

  @Column(name = "covered_by")
  private @Nullable UUID coveredBy;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected Station() {}

  Station(UUID id, StationDefinition definition, int position) {
    this.id = id;
    this.code = definition.code();
    define(definition, position);
  }

  /** Takes over a definition; a retired station is in service again. */
  final void define(StationDefinition definition, int place) {
    name = definition.name();
    kind = definition.kind() == null ? StationKind.PREP : definition.kind();
    position = place;
    warnSeconds = definition.warnSeconds() == null ? WARN_SECONDS : definition.warnSeconds();
    lateSeconds = definition.lateSeconds() == null ? LATE_SECONDS : definition.lateSeconds();
    throughExpo = definition.throughExpo() == null || definition.throughExpo();
    retiredAt = null;
    if (warnSeconds < 1 || lateSeconds <= warnSeconds) {
      throw new IllegalArgumentException(
          "Station " + code + " needs 0 < warnSeconds < lateSeconds");
    }
  }

  /**
   * Takes over what the house says of it.
   *
   * @param cover the id of the station that covers for it
   */
  void keep(StationSettings settings, @Nullable UUID cover) {
    name = settings.name().strip();
    warnSeconds = settings.warnSeconds();
    lateSeconds = settings.lateSeconds();
    throughExpo = settings.throughExpo();
    closed = settings.closed();
    coveredBy = cover;
  }

  void retire(Instant at) {
    if (retiredAt == null) {
      retiredAt = at;
    }
  }

  /** Back in service as it was; expo is left alone, since there is one at a time. */
  void revive() {
    if (kind == StationKind.PREP) {
      retiredAt = null;
    }
  }

  UUID id() {
    return id;
  }

  String code() {
    return code;
  }

  int position() {
    return position;
  }

  StationSummary summary() {
    return new StationSummary(
        id, code, name, kind, warnSeconds, lateSeconds, throughExpo, closed, coveredBy);
  }
}
