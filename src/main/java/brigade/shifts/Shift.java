package brigade.shifts;

import brigade.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's answer for cash, from the float to the count: at a drawer, or as a bank that a
 * server carries. What the cash should be is the sum of its {@link DrawerEntry} rows, never a
 * number kept beside them.
 */
@Entity
@Table(name = "shift")
public class Shift {
  @Id private UUID id;

  @Column(name = "drawer_id")
  private @Nullable UUID drawerId;

  @Column(name = "drawer_name")
  private @Nullable String drawerName;

  @Column(name = "staff_id")
  private UUID staffId;

  @Column(name = "staff_name")
  private String staffName;

  @Column(name = "business_date")
  private LocalDate businessDate;

  private boolean implicit;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "closed_by")
  private @Nullable UUID closedBy;

  @Column(name = "closed_by_name")
  private @Nullable String closedByName;

  private @Nullable Money counted;

  private @Nullable Money expected;

  @Version private @Nullable Long version;

  protected Shift() {}

  Shift(
      UUID id,
      @Nullable Drawer drawer,
      UUID staffId,
      String staffName,
      LocalDate businessDate,
      Instant openedAt) {
    this.id = id;
    this.drawerId = drawer == null ? null : drawer.id();
    this.drawerName = drawer == null ? null : drawer.name();
    this.staffId = staffId;
    this.staffName = staffName;
    this.businessDate = businessDate;
    this.openedAt = openedAt;
  }

  /** A person who opens a shift by hand takes over the bank that a cash payment opened for them. */
  void adopt() {
    requireOpen();
    if (!implicit) {
      throw new IllegalStateException("The shift was opened by hand already");
    }
    implicit = false;
  }

  /** Closes it on a count. */
  void close(DrawerCount count, UUID by, String byName, Instant at) {
    requireOpen();
    counted = count.counted();
    expected = count.expected();
    closedAt = at;
    closedBy = by;
    closedByName = byName;
  }

  private void requireOpen() {
    if (closedAt != null) {
      throw new IllegalStateException("The shift " + id + " is closed");
    }
  }

  public UUID id() {
    return id;
  }

  /** The drawer; empty for a server's bank. */
  public Optional<UUID> drawerId() {
    return Optional.ofNullable(drawerId);
  }

  public Optional<String> drawerName() {
    return Optional.ofNullable(drawerName);
  }

  public UUID staffId() {
    return staffId;
  }

  public String staffName() {
    return staffName;
  }

  /** The trading date it was opened on. */
  public LocalDate businessDate() {
    return businessDate;
  }

  /** Whether taking cash opened it, with no float. */
  public boolean isImplicit() {
    return implicit;
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

  public Optional<String> closedByName() {
    return Optional.ofNullable(closedByName);
  }

  /** What was counted at the close. */
  public Optional<Money> counted() {
    return Optional.ofNullable(counted);
  }

  /** What should have been there at the close. */
  public Optional<Money> expected() {
    return Optional.ofNullable(expected);
  }

  /** Counted less expected, once closed: positive is over, negative is short. */
  public Optional<Money> overShort() {
    return counted == null || expected == null
        ? Optional.empty()
        : Optional.of(counted.minus(expected));
  }

  public long version() {
    return version == null ? 0 : version;
  }
}
