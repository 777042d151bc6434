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

/**
 * One payment against one check: the intent before money moves, the record of it after.
 *
 * <p>The amount pays the check; the tip goes on top of it and belongs to the guest's server. For
 * cash, tendered = amount + tip + change, and the amount that settles a check is one that coins can
 * make: what it differs by from what was due is its rounding.
 */
@Entity
@Table(name = "payment")
public class Payment {
  @Id private UUID id;

  @Column(name = "check_id")
  private UUID checkId;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "check_number")
  private String checkNumber;

  @Column(name = "business_date")
  private LocalDate businessDate;

  @Enumerated(EnumType.STRING)
  private Tender tender;

  @Enumerated(EnumType.STRING)
  private PaymentState state;

  private Money amount;
  private Money tip;
  private @Nullable Money tendered;
  private Money change;
  private Money rounding;

  @Column(name = "capture_amount")
  private @Nullable Money captureAmount;

  @Column(name = "terminal_id")
  private @Nullable UUID terminalId;

  private @Nullable String reference;
  private @Nullable String explanation;

  @Column(name = "shift_id")
  private @Nullable UUID shiftId;

  @Column(name = "staff_id")
  private UUID staffId;

  @Column(name = "staff_name")
  private String staffName;

  @Column(name = "server_id")
  private UUID serverId;

  @Column(name = "server_name")
  private String serverName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  @Column(name = "voided_at")
  private @Nullable Instant voidedAt;

  @Column(name = "idempotency_key")
  private @Nullable String idempotencyKey;

  private @Nullable String fingerprint;
  private @Nullable String answer;

  @Version private @Nullable Long version;

  protected Payment() {}

  private Payment(Intent intent, PaymentState state) {
    this.id = intent.id();
    this.checkId = intent.checkId();
    this.orderId = intent.orderId();
    this.checkNumber = intent.checkNumber();
    this.businessDate = intent.businessDate();
    this.tender = intent.tender();
    this.state = state;
    this.amount = intent.amount();
    this.tip = intent.tip();
    this.change = Money.ZERO;
    this.rounding = intent.rounding();
    this.reference = intent.reference();
    this.staffId = intent.staffId();
    this.staffName = intent.staffName();
    this.serverId = intent.serverId();
    this.serverName = intent.serverName();
    this.createdAt = intent.at();
    this.idempotencyKey = intent.idempotencyKey();
    this.fingerprint = intent.fingerprint();
  }

  /** A charge about to be asked of a terminal. */
  static Payment pending(Intent intent, UUID terminalId) {
    Payment payment = new Payment(intent, PaymentState.PENDING);
    payment.terminalId = terminalId;
    return payment;
  }

  /** Cash in the drawer. */
  static Payment cash(Intent intent, Money tendered, @Nullable UUID shiftId) {
    Payment payment = new Payment(intent, PaymentState.CAPTURED);
    payment.tendered = tendered;
    payment.change = tendered.minus(intent.amount()).minus(intent.tip());
    if (payment.change.isNegative()) {
      throw new IllegalArgumentException("Tendered less than is paid");
    }
    payment.shiftId = shiftId;
    payment.settledAt = intent.at();
    return payment;
  }

  /** Anything that is settled by being written down. */
  static Payment written(Intent intent) {
    Payment payment = new Payment(intent, PaymentState.CAPTURED);
    payment.settledAt = intent.at();
    return payment;
  }

  void authorised(String terminalReference, Instant at) {
    become(PaymentState.AUTHORISED);
    reference = terminalReference;
    explanation = null;
    settledAt = at;
  }

  void declined(String why, Instant at) {
    become(PaymentState.DECLINED);
    explanation = why;
    settledAt = at;
  }

  void unknown(String why) {
    become(PaymentState.UNKNOWN);
    explanation = why;
  }

  /**
   * Says what the terminal is about to be told to capture, amount and tip; from now on they stand
   * still. Without an answer it is told the same again.
   */
  Money capturing() {
    if (state != PaymentState.AUTHORISED) {
      throw new IllegalStateException("Nothing to capture of a payment that is " + state);
    }
    captureAmount = charge();
    return captureAmount;
  }

  /** The terminal did not capture it: amount and tip may change again. */
  void notCaptured() {
    captureAmount = null;
  }

  /** Whether the terminal was told to capture it, and it is not known yet whether it did. */
  boolean isCapturing() {
    return state == PaymentState.AUTHORISED && captureAmount != null;
  }

  /** The terminal captured what it was told. */
  void captured() {
    if (!charge().equals(captureAmount)) {
      throw new IllegalStateException("Captured " + captureAmount + " instead of " + charge());
    }
    become(PaymentState.CAPTURED);
  }

  void voided(String why, Instant at) {
    if (state == PaymentState.CAPTURED && tender == Tender.CARD) {
      throw new IllegalStateException("A captured card payment is refunded, not voided");
    }
    become(PaymentState.VOIDED);
    captureAmount = null;
    explanation = why;
    voidedAt = at;
  }

  /** The tip written on the slip, before the batch. */
  void adjustTip(Money newTip) {
    if (state != PaymentState.AUTHORISED) {
      throw new IllegalStateException("The tip is fixed once a payment is " + state);
    }
    if (isCapturing()) {
      throw new IllegalStateException("The tip is fixed while a payment is captured");
    }
    if (newTip.isNegative()) {
      throw new IllegalArgumentException("A tip is zero or more");
    }
    tip = newTip;
  }

  private void become(PaymentState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("A payment that is " + state + " can't become " + next);
    }
    state = next;
  }

  void answered(String body) {
    answer = body;
  }

  public UUID id() {
    return id;
  }

  public UUID checkId() {
    return checkId;
  }

  public UUID orderId() {
    return orderId;
  }

  public String checkNumber() {
    return checkNumber;
  }

  public LocalDate businessDate() {
    return businessDate;
  }

  public Tender tender() {
    return tender;
  }

  public PaymentState state() {
    return state;
  }

  /** What it pays of the check. */
  public Money amount() {
    return amount;
  }

  public Money tip() {
    return tip;
  }

  /** What the card is charged: amount and tip. */
  public Money charge() {
    return amount.plus(tip);
  }

  /** What the guest handed over; empty where it is not cash. */
  public Optional<Money> tendered() {
    return Optional.ofNullable(tendered);
  }

  public Money change() {
    return change;
  }

  /** What its being cash brought the check; either sign. */
  public Money rounding() {
    return rounding;
  }

  public Optional<UUID> terminalId() {
    return Optional.ofNullable(terminalId);
  }

  /** The terminal's reference, or what was typed for a voucher or an account. */
  public Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  /** Why it was declined, voided, or has no answer. */
  public Optional<String> explanation() {
    return Optional.ofNullable(explanation);
  }

  /** The shift whose cash it went to. */
  public Optional<UUID> shiftId() {
    return Optional.ofNullable(shiftId);
  }

  public UUID staffId() {
    return staffId;
  }

  public String staffName() {
    return staffName;
  }

  /** Whose sale and tip it is. */
  public UUID serverId() {
    return serverId;
  }

  public String serverName() {
    return serverName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt);
  }

  Optional<String> fingerprint() {
    return Optional.ofNullable(fingerprint);
  }

  Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  public long version() {
    return version == null ? 0 : version;
  }

  /** What is written down before money moves. */
  record Intent(
      UUID id,
      UUID checkId,
      UUID orderId,
      String checkNumber,
      LocalDate businessDate,
      Tender tender,
      Money amount,
      Money rounding,
      Money tip,
      @Nullable String reference,
      UUID staffId,
      String staffName,
      UUID serverId,
      String serverName,
      Instant at,
      @Nullable String idempotencyKey,
      @Nullable String fingerprint) {}
}
