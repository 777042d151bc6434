package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.orders.SeatsCountedOn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What one party of an order owes. Its lines are shares of the order's; its figures follow from
 * them while it is open, and stand as they were once it is being paid.
 */
@Entity
@Table(name = "order_check")
public class Check {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "order_number")
  private int orderNumber;

  private int part;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private Integer[] seats;

  /** Counts divisions, so that a new division is a new version although its shares are rows. */
  private int divided;

  @Enumerated(EnumType.STRING)
  private CheckState state;

  @Column(name = "printed_at")
  private @Nullable Instant printedAt;

  @Column(name = "printed_figures")
  private @Nullable String printedFigures;

  private int prints;

  @Column(name = "pending_by")
  private @Nullable String pendingBy;

  @Column(name = "pending_at")
  private @Nullable Instant pendingAt;

  @Column(name = "paid_by")
  private @Nullable String paidBy;

  @Column(name = "paid_at")
  private @Nullable Instant paidAt;

  @Column(name = "business_date")
  private @Nullable LocalDate businessDate;

  @Column(name = "tax_included")
  private @Nullable Boolean taxIncluded;

  @Column(name = "service_name")
  private @Nullable String serviceName;

  @Column(name = "service_ppm")
  private @Nullable Rate serviceRate;

  @Column(name = "service_taxed")
  private @Nullable Boolean serviceTaxed;

  private @Nullable Money subtotal;
  private @Nullable Money discount;

  /** What each discount took off. */
  @Convert(converter = JsonText.Offs.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private @Nullable List<Totals.Off> discounts;

  /** All levies together. */
  private @Nullable Money levied;

  @Convert(converter = JsonText.Levies.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private @Nullable List<Totals.LevyTotal> levies;

  private @Nullable Money untaxed;

  @Column(name = "exempt_certificate")
  private @Nullable String exemptCertificate;

  @Column(name = "exempt_reason")
  private @Nullable String exemptReason;

  @Column(name = "service_charge")
  private @Nullable Money serviceCharge;

  private @Nullable Money tax;
  private @Nullable Money rounding;
  private @Nullable Money total;

  @Version private @Nullable Long version;

  protected Check() {}

  Check(UUID orderId, int orderNumber, int part, List<Integer> seats) {
    this.id = CheckIds.of(orderId, part);
    this.orderId = orderId;
    this.orderNumber = orderNumber;
    this.part = part;
    this.seats = seats.toArray(Integer[]::new);
    this.state = CheckState.OPEN;
  }

  /** A terminal is asked for what it owes now. */
  void pending(Figures now, String by, Instant at) {
    become(CheckState.PAYMENT_PENDING);
    fix(now);
    pendingBy = by;
    pendingAt = at;
  }

  /** No money moved. */
  void declined() {
    if (state != CheckState.PAYMENT_PENDING) {
      throw refused(CheckState.OPEN);
    }
    become(CheckState.OPEN);
    loosen();
  }

  /** Nothing is owed any more. */
  void paid(Figures now, String by, Instant at, LocalDate on) {
    become(CheckState.PAID);
    fix(now);
    pendingBy = null;
    pendingAt = null;
    paidBy = by;
    paidAt = at;
    businessDate = on;
  }

  /** Opened again after it was paid. */
  void reopen() {
    if (state != CheckState.PAID) {
      throw refused(CheckState.OPEN);
    }
    become(CheckState.OPEN);
    loosen();
    paidBy = null;
    paidAt = null;
    businessDate = null;
  }

  void printed(String figures, Instant at) {
    printedFigures = figures;
    printedAt = at;
    prints++;
  }

  /** Takes over the seats of a new division. */
  void sit(List<Integer> newSeats) {
    if (state != CheckState.OPEN) {
      throw new IllegalStateException("Check " + number() + " is " + state + ", not to be divided");
    }
    seats = newSeats.toArray(Integer[]::new);
    divided++;
  }

  /** Its guests sit behind others now, and are called by other numbers; nothing is owed anew. */
  void follow(SeatsCountedOn counted) {
    seats = Arrays.stream(seats).map(counted::seat).toArray(Integer[]::new);
  }

  private void fix(Figures now) {
    Totals totals = now.totals();
    taxIncluded = totals.taxIncluded();
    serviceName = now.service().name();
    serviceRate = now.service().rate();
    serviceTaxed = now.service().taxed();
    subtotal = totals.subtotal();
    discount = totals.discount();
    discounts = totals.discounts();
    levied = totals.levied();
    levies = totals.levies();
    untaxed = totals.untaxed();
    exemptCertificate = now.exemption() == null ? null : now.exemption().certificate();
    exemptReason = now.exemption() == null ? null : now.exemption().reason();
    serviceCharge = totals.serviceCharge();
    tax = totals.tax();
    rounding = totals.rounding();
    total = totals.total();
  }

  private void loosen() {
    taxIncluded = null;
    serviceName = null;
    serviceRate = null;
    serviceTaxed = null;
    subtotal = null;
    discount = null;
    discounts = null;
    levied = null;
    levies = null;
    untaxed = null;
    exemptCertificate = null;
    exemptReason = null;
    serviceCharge = null;
    tax = null;
    rounding = null;
    total = null;
    pendingBy = null;
    pendingAt = null;
  }

  private void become(CheckState next) {
    if (!state.mayBecome(next)) {
      throw refused(next);
    }
    state = next;
  }

  private IllegalStateException refused(CheckState next) {
    return new IllegalStateException(
        "Check " + number() + " is " + state + " and can't become " + next);
  }

  public UUID id() {
    return id;
  }

  public UUID orderId() {
    return orderId;
  }

  /** As people call it: the order's number and the part's, {@code 1047-1}. */
  public String number() {
    return orderNumber + "-" + part;
  }

  /** From 1. */
  public int part() {
    return part;
  }

  /** Whose lines it has where it was split by seat, else empty. */
  public List<Integer> seats() {
    return List.of(seats);
  }

  public CheckState state() {
    return state;
  }

  public Optional<Instant> printedAt() {
    return Optional.ofNullable(printedAt);
  }

  /** The fingerprint of the figures that were printed last. */
  Optional<String> printedFigures() {
    return Optional.ofNullable(printedFigures);
  }

  public int prints() {
    return prints;
  }

  /** Who takes or took the payment. */
  public Optional<String> actedBy() {
    return Optional.ofNullable(paidBy != null ? paidBy : pendingBy);
  }

  public Optional<Instant> actedAt() {
    return Optional.ofNullable(paidAt != null ? paidAt : pendingAt);
  }

  /** The trading date it was paid on; empty until then. */
  public Optional<LocalDate> businessDate() {
    return Optional.ofNullable(businessDate);
  }

  /** The figures it stands by; taxes and lines are kept beside it. */
  Figures fixed(List<Totals.TaxTotal> taxes, List<Figures.LineFigure> lines) {
    if (taxIncluded == null
        || serviceName == null
        || serviceRate == null
        || serviceTaxed == null
        || subtotal == null
        || discount == null
        || discounts == null
        || levies == null
        || untaxed == null
        || serviceCharge == null
        || rounding == null) {
      throw new IllegalStateException("Check " + number() + " is " + state + " without figures");
    }
    return new Figures(
        Totals.of(
            subtotal,
            discount,
            discounts,
            serviceCharge,
            levies,
            taxes,
            taxIncluded,
            untaxed,
            rounding),
        lines,
        new Figures.Service(serviceName, serviceRate, serviceTaxed),
        exemptCertificate == null || exemptReason == null
            ? null
            : new Exemption(exemptCertificate, exemptReason));
  }

  public long version() {
    return version == null ? 0 : version;
  }
}
