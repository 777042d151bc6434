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

/** A party at the door that waits for a table. */
@Entity
@Table(name = "waitlist_entry")
public class WaitlistEntry {
  @Id private UUID id;
  @Version private @Nullable Long version;
  private String name;
  private @Nullable String phone;
  private int covers;

  @Column(name = "quoted_minutes")
  private int quotedMinutes;

  private @Nullable String note;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "left_at")
  private @Nullable Instant leftAt;

  @Column(name = "seating_id")
  private @Nullable UUID seatingId;

  protected WaitlistEntry() {}

  WaitlistEntry(
      UUID id,
      String name,
      @Nullable String phone,
      int covers,
      int quotedMinutes,
      @Nullable String note,
      Instant joinedAt) {
    this.id = id;
    this.name = name;
    this.phone = phone;
    this.covers = covers;
    this.quotedMinutes = quotedMinutes;
    this.note = note;
    this.joinedAt = joinedAt;
    this.state = State.WAITING;
  }

  /**
   * They sit.
   *
   * @return whether they still waited
   */
  boolean seat(UUID seating, Instant at) {
    if (state != State.WAITING) {
      return false;
    }
    state = State.SEATED;
    seatingId = seating;
    leftAt = at;
    return true;
  }

  /**
   * They gave up, or are struck from the list.
   *
   * @return whether they still waited
   */
  boolean remove(Instant at) {
    if (state != State.WAITING) {
      return false;
    }
    state = State.REMOVED;
    leftAt = at;
    return true;
  }

  /** They wait again, at their old place: seating them was taken back. */
  boolean waitAgain() {
    if (state == State.WAITING) {
      return false;
    }
    state = State.WAITING;
    seatingId = null;
    leftAt = null;
    return true;
  }

  public UUID id() {
    return id;
  }

  /** Counts the changes; 0 until it is first written. */
  public long version() {
    return version == null ? 0 : version;
  }

  public String name() {
    return name;
  }

  public Optional<String> phone() {
    return Optional.ofNullable(phone);
  }

  public int covers() {
    return covers;
  }

  /** Minutes they were told, 0 to 600. */
  public int quotedMinutes() {
    return quotedMinutes;
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  public Instant joinedAt() {
    return joinedAt;
  }

  public State state() {
    return state;
  }

  public Optional<Instant> leftAt() {
    return Optional.ofNullable(leftAt);
  }

  public Optional<UUID> seatingId() {
    return Optional.ofNullable(seatingId);
  }

  /** Where a party at the door stands. */
  public enum State {
    WAITING,
    SEATED,
    REMOVED
  }
}
