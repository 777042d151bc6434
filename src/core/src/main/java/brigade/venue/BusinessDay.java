package brigade.venue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One trading date. It opens with the first command of the day and stays open until the Z report
 * closes it; a closed day takes no more sales.
 */
@Entity
@Table(name = "business_day")
public class BusinessDay {
  @Id private UUID id;

  @Column(name = "business_date")
  private LocalDate date;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "z_number")
  private @Nullable Integer zNumber;

  protected BusinessDay() {}

  BusinessDay(UUID id, LocalDate date, Instant openedAt) {
    this.id = id;
    this.date = date;
    this.openedAt = openedAt;
  }

  /**
   * Closes the day under its Z number.
   *
   * @throws IllegalStateException if it is closed already
   */
  public void close(int number, Instant at) {
    if (closedAt != null) {
      throw new IllegalStateException("The day " + date + " is closed already");
    }
    closedAt = at;
    zNumber = number;
  }

  public UUID id() {
    return id;
  }

  public LocalDate date() {
    return date;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  /** The gapless number of its Z report, from 1; empty while open. */
  public Optional<Integer> zNumber() {
    return Optional.ofNullable(zNumber);
  }
}
