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

  @Column(name = "screen_columns")
  private int screenColumns = ScreenSettings.DEFAULT.columns();

  @Enumerated(EnumType.STRING)
  @Column(name = "screen_text")
  private ScreenSettings.TextSize screenText = ScreenSettings.DEFAULT.text();

  @Enumerated(EnumType.STRING)
  @Column(name = "screen_sort")
  private ScreenSettings.Sort screenSort = ScreenSettings.DEFAULT.sort();

  @Column(name = "rush_first")
  private boolean rushFirst = ScreenSettings.DEFAULT.rushFirst();

  @Column(name = "type_edges")
  private boolean typeEdges = ScreenSettings.DEFAULT.typeEdges();

  private boolean chimes = ScreenSettings.DEFAULT.chimes();

  @Column(name = "after_hand_over")
  private int afterHandOver = ScreenSettings.DEFAULT.afterHandOver();

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
    if (settings.screen() != null) {
      show(settings.screen());
    }
  }

  private void show(ScreenSettings screen) {
    screenColumns = screen.columns();
    screenText = screen.text();
    screenSort = screen.sort();
    rushFirst = screen.rushFirst();
    typeEdges = screen.typeEdges();
    chimes = screen.chimes();
    afterHandOver = screen.afterHandOver();
  }

  void retire(Instant at) {
    if (retiredAt == null) {
      retiredAt = at;
    }
  }

  /**
   * Back in service as it was, but open, since only a closed station is retired; expo is left
   * alone, since there is one at a time.
   *
   * @return whether it was retired
   */
  boolean revive() {
    if (kind != StationKind.PREP || retiredAt == null) {
      return false;
    }
    retiredAt = null;
    closed = false;
    coveredBy = null;
    return true;
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
        id,
        code,
        name,
        kind,
        warnSeconds,
        lateSeconds,
        throughExpo,
        closed,
        coveredBy,
        new ScreenSettings(
            screenColumns, screenText, screenSort, rushFirst, typeEdges, chimes, afterHandOver));
  }
}
