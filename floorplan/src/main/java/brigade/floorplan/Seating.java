package brigade.floorplan;

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

/** A party at one or more tables, from sitting down until the table is cleared. */
@Entity
@Table(name = "seating")
public class Seating {
  /** The largest party, in covers. */
  public static final int MOST_COVERS = 99;

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(name = "party_name")
  private @Nullable String partyName;

  private int covers;

  @Column(name = "server_id")
  private UUID serverId;

  @Column(name = "server_name")
  private String serverName;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  @Column(name = "stage_since")
  private Instant stageSince;

  @Column(name = "seated_at")
  private Instant seatedAt;

  @Column(name = "cleared_at")
  private @Nullable Instant clearedAt;

  @Column(name = "expected_turn_minutes")
  private int expectedTurnMinutes;

  protected Seating() {}

  /**
   * Seats a party.
   *
   * @throws IllegalArgumentException if the covers are not 1 to {@link #MOST_COVERS}
   */
  Seating(
      UUID id,
      int covers,
      UUID serverId,
      String serverName,
      @Nullable String partyName,
      Instant seatedAt) {
    this.id = id;
    this.covers = counted(covers);
    this.serverId = serverId;
    this.serverName = serverName;
    this.partyName = partyName;
    this.stage = Stage.TO_ORDER;
    this.stageSince = seatedAt;
    this.seatedAt = seatedAt;
    this.expectedTurnMinutes = Turn.minutes(covers);
  }

  /** Goes on to a stage. What came of it is said; a cleared table goes nowhere. */
  Progress progress(Stage next, Instant at) {
    if (isOver()) {
      return Progress.REFUSED;
    }
    if (stage == next) {
      return Progress.SAME;
    }
    if (!stage.mayBecome(next)) {
      return Progress.REFUSED;
    }
    stage = next;
    stageSince = at;
    return Progress.DONE;
  }

  /**
   * Ends the seating.
   *
   * @return whether it was not over yet
   */
  boolean clear(Instant at) {
    if (isOver()) {
      return false;
    }
    clearedAt = at;
    return true;
  }

  /** Gives the party to another server. */
  void handOver(UUID toServerId, String toServerName) {
    serverId = toServerId;
    serverName = toServerName;
  }

  /**
   * Counts the party anew; the expected turn follows.
   *
   * @throws IllegalArgumentException if the covers are not 1 to {@link #MOST_COVERS}
   */
  void recount(int counted) {
    covers = counted(counted);
    expectedTurnMinutes = Turn.minutes(counted);
  }

  private static int counted(int covers) {
    if (covers < 1 || covers > MOST_COVERS) {
      throw new IllegalArgumentException("A party is 1 to " + MOST_COVERS + ", not " + covers);
    }
    return covers;
  }

  public UUID id() {
    return id;
  }

  /** Counts the changes; 0 until it is first written. */
  public long version() {
    return version == null ? 0 : version;
  }

  public Optional<String> partyName() {
    return Optional.ofNullable(partyName);
  }

  public int covers() {
    return covers;
  }

  public UUID serverId() {
    return serverId;
  }

  public String serverName() {
    return serverName;
  }

  public Stage stage() {
    return stage;
  }

  public Instant stageSince() {
    return stageSince;
  }

  public Instant seatedAt() {
    return seatedAt;
  }

  public Optional<Instant> clearedAt() {
    return Optional.ofNullable(clearedAt);
  }

  public boolean isOver() {
    return clearedAt != null;
  }

  /** Minutes from sitting down to a cleared table, as expected for so many covers. */
  public int expectedTurnMinutes() {
    return expectedTurnMinutes;
  }
}
