package brigade.payments;

import brigade.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money given back to the tender it came from, after capture. The payment stays as it was. */
@Entity
@Table(name = "refund")
public class Refund {
  @Id private UUID id;

  @Column(name = "payment_id")
  private UUID paymentId;

  @Column(name = "check_id")
  private UUID checkId;

  @Column(name = "business_date")
  private LocalDate businessDate;

  @Enumerated(EnumType.STRING)
  private Tender tender;

  @Enumerated(EnumType.STRING)
  private RefundState state;

  private Money amount;
  private Money tip;
  private String reason;
  private @Nullable String explanation;

  @Column(name = "shift_id")
  private @Nullable UUID shiftId;

  @Column(name = "staff_id")
  private UUID staffId;

  @Column(name = "staff_name")
  private String staffName;

  @Column(name = "approver_id")
  private @Nullable UUID approverId;

  @Column(name = "approver_name")
  private @Nullable String approverName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  @Column(name = "idempotency_key")
  private @Nullable String idempotencyKey;

  private @Nullable String fingerprint;
  private @Nullable String answer;

  @Version private @Nullable Long version;

  protected Refund() {}

  Refund(
      UUID id,
      Payment payment,
      LocalDate businessDate,
      Money amount,
      Money tip,
      String reason,
      UUID staffId,
      String staffName,
      @Nullable UUID approverId,
      @Nullable String approverName,
      Instant createdAt,
      @Nullable String idempotencyKey,
      @Nullable String fingerprint) {
    this.id = id;
    this.paymentId = payment.id();
    this.checkId = payment.checkId();
    this.tender = payment.tender();
    this.state = RefundState.PENDING;
    this.businessDate = businessDate;
    this.amount = amount;
    this.tip = tip;
    this.reason = reason;
    this.staffId = staffId;
    this.staffName = staffName;
    this.approverId = approverId;
    this.approverName = approverName;
    this.createdAt = createdAt;
    this.idempotencyKey = idempotencyKey;
    this.fingerprint = fingerprint;
  }

  void done(@Nullable UUID fromShift, Instant at) {
    become(RefundState.DONE);
    shiftId = fromShift;
    settledAt = at;
    explanation = null;
  }

  void declined(String why, Instant at) {
    become(RefundState.DECLINED);
    explanation = why;
    settledAt = at;
  }

  void unknown(String why) {
    become(RefundState.UNKNOWN);
    explanation = why;
  }

  private void become(RefundState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("A refund that is " + state + " can't become " + next);
    }
    state = next;
  }

  void answered(String body) {
    answer = body;
  }

  public UUID id() {
    return id;
  }

  public UUID paymentId() {
    return paymentId;
  }

  public LocalDate businessDate() {
    return businessDate;
  }

  public Tender tender() {
    return tender;
  }

  public RefundState state() {
    return state;
  }

  /** What is given back of the check. */
  public Money amount() {
    return amount;
  }

  /** What is given back of the tip. */
  public Money tip() {
    return tip;
  }

  /** Who gave it. */
  public String staffName() {
    return staffName;
  }

  public Money given() {
    return amount.plus(tip);
  }

  /** Who approved it, where the person who gave it may not by themselves. */
  public Optional<UUID> approver() {
    return Optional.ofNullable(approverId);
  }

  public String reason() {
    return reason;
  }

  public Optional<String> explanation() {
    return Optional.ofNullable(explanation);
  }

  public Instant createdAt() {
    return createdAt;
  }

  Optional<String> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }

  Optional<String> answer() {
    return Optional.ofNullable(answer);
  }
}
