package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.staff.Actor;
import brigade.venue.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A discount given on an order. It is taken back by a mark, never deleted. */
@Entity
@Table(name = "order_discount")
public class Discount {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "ppm")
  private @Nullable Rate percent;

  private @Nullable Money amount;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "line_ids")
  private UUID[] lineIds;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "spared_checks")
  private UUID[] sparedChecks;

  private String reason;

  @Column(name = "staff_id")
  private UUID staffId;

  @Column(name = "staff_name")
  private String staffName;

  @Column(name = "approver_id")
  private @Nullable UUID approverId;

  @Column(name = "approver_name")
  private @Nullable String approverName;

  @Column(name = "given_at")
  private Instant givenAt;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "removed_by")
  private @Nullable String removedBy;

  protected Discount() {}

  Discount(UUID orderId, Reduction reduction, Actor by, Instant at) {
    this.id = Ids.next();
    this.orderId = orderId;
    this.percent = reduction.percent();
    this.amount = reduction.amount();
    this.lineIds = reduction.lineIds().toArray(UUID[]::new);
    this.sparedChecks = reduction.spares().toArray(UUID[]::new);
    this.reason = reduction.label();
    this.staffId = by.staffId();
    this.staffName = by.name();
    this.givenAt = at;
  }

  void approvedBy(UUID staff, String name) {
    approverId = staff;
    approverName = name;
  }

  /** Takes it back; false if that was done before. */
  boolean remove(String by, Instant at) {
    if (removedAt != null) {
      return false;
    }
    removedAt = at;
    removedBy = by;
    return true;
  }

  /** What it does to the figures; checks that are open again are not spared any more. */
  Reduction reduction(Collection<UUID> fixedChecks) {
    return new Reduction(
        reason,
        percent,
        amount,
        Set.of(lineIds),
        List.of(sparedChecks).stream()
            .filter(fixedChecks::contains)
            .collect(java.util.stream.Collectors.toSet()));
  }

  public UUID id() {
    return id;
  }

  public UUID orderId() {
    return orderId;
  }

  public Optional<Rate> percent() {
    return Optional.ofNullable(percent);
  }

  public Optional<Money> amount() {
    return Optional.ofNullable(amount);
  }

  /** Empty for the whole check. */
  public List<UUID> lineIds() {
    return List.of(lineIds);
  }

  public String reason() {
    return reason;
  }

  public String staffName() {
    return staffName;
  }

  public Optional<String> approverName() {
    return Optional.ofNullable(approverName);
  }

  public Instant givenAt() {
    return givenAt;
  }

  public boolean isRemoved() {
    return removedAt != null;
  }
}
