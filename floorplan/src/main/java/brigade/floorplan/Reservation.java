package brigade.floorplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A table promised to a guest for a time. */
@Entity
@Table(name = "reservation")
public class Reservation {
  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(name = "guest_name")
  private String guestName;

  private @Nullable String phone;
  private int covers;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Enumerated(EnumType.STRING)
  private State state;

  private @Nullable String note;

  @Column(name = "seating_id")
  private @Nullable UUID seatingId;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Reservation() {}

  Reservation(
      UUID id,
      String guestName,
      @Nullable String phone,
      int covers,
      Instant startsAt,
      Instant endsAt,
      @Nullable String note,
      Instant createdAt) {
    this.id = id;
    this.guestName = guestName;
    this.phone = phone;
    this.covers = covers;
    this.startsAt = startsAt;
    this.endsAt = endsAt;
    this.state = State.EXPECTED;
    this.note = note;
    this.createdAt = createdAt;
  }

  /**
   * Goes to another state; the party's seating belongs to {@link State#SEATED} and to no other.
   *
   * @return whether it may; nothing changes when it may not
   */
  boolean become(State next, @Nullable UUID seating) {
    if (!state.mayBecome(next) || (next == State.SEATED) != (seating != null)) {
      return false;
    }
    state = next;
    seatingId = seating;
    return true;
  }

  public UUID id() {
    return id;
  }

  /** Counts the changes; 0 until it is first written. */
  public long version() {
    return version == null ? 0 : version;
  }

  public String guestName() {
    return guestName;
  }

  public Optional<String> phone() {
    return Optional.ofNullable(phone);
  }

  public int covers() {
    return covers;
  }

  public Instant startsAt() {
    return startsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public State state() {
    return state;
  }

  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  public Optional<UUID> seatingId() {
    return Optional.ofNullable(seatingId);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** What became of the promise. */
  public enum State {
    EXPECTED,
    CONFIRMED,
    SEATED,
    CANCELLED,
    NO_SHOW;

    /**
     * Seating can be taken back; a table given up by cancelling may be promised to others by then,
     * so that is final.
     */
    public boolean mayBecome(State next) {
      return nexts().contains(next);
    }

    /** Whether the table is kept. */
    public boolean holdsTable() {
      return this == EXPECTED || this == CONFIRMED;
    }

    private Set<State> nexts() {
      return switch (this) {
        case EXPECTED -> EnumSet.of(CONFIRMED, SEATED, CANCELLED, NO_SHOW);
        case CONFIRMED -> EnumSet.of(SEATED, CANCELLED, NO_SHOW);
        case SEATED -> EnumSet.of(EXPECTED, CONFIRMED);
        case CANCELLED, NO_SHOW -> EnumSet.noneOf(State.class);
      };
    }
  }
}
