package brigade.billing;

import brigade.menu.CategoryRenamed;
import brigade.money.Allocation;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.venue.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What somebody changed about the bill of an order: a discount, an exemption from tax, or the
 * service charge left out. It is taken back by a mark, never deleted.
 */
@Entity
@Table(name = "order_discount")
public class Discount {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "ppm")
  private @Nullable Rate percent;

  private @Nullable Money amount;

  /** The rule as it was when it was given. */
  @Convert(converter = JsonText.Rule.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private @Nullable DiscountRule rule;

  private @Nullable String certificate;

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

  /** Whether nobody who may give larger ones gave or approved it. */
  @Column(name = "within_limit")
  private boolean withinLimit;

  @Column(name = "given_at")
  private Instant givenAt;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "removed_by")
  private @Nullable String removedBy;

  protected Discount() {}

  private Discount(UUID orderId, Kind kind, String reason, Actor by, Instant at) {
    this.id = Ids.next();
    this.orderId = orderId;
    this.kind = kind;
    this.reason = reason;
    this.lineIds = new UUID[0];
    this.sparedChecks = new UUID[0];
    this.staffId = by.staffId();
    this.staffName = by.name();
    this.givenAt = at;
  }

  private Discount(Discount whole, UUID orderId, List<UUID> lines, @Nullable Money amount) {
    this.id = Ids.next();
    this.orderId = orderId;
    this.kind = whole.kind;
    this.percent = whole.percent;
    this.amount = amount;
    this.rule = whole.rule;
    this.certificate = whole.certificate;
    this.lineIds = lines.toArray(UUID[]::new);
    this.sparedChecks = new UUID[0];
    this.reason = whole.reason;
    this.staffId = whole.staffId;
    this.staffName = whole.staffName;
    this.approverId = whole.approverId;
    this.approverName = whole.approverName;
    this.withinLimit = whole.withinLimit;
    this.givenAt = whole.givenAt;
  }

  /** What it is about. */
  public enum Kind {
    /** A percentage, an amount, or by a rule of the house. */
    DISCOUNT,
    /** No tax is due. */
    EXEMPTION,
    /** The house's service charge is left out. */
    NO_SERVICE
  }

  /**
   * A discount.
   *
   * @param percent or null
   * @param amount or null
   * @param rule or null; one of the three is given
   * @param lineIds empty for the whole check
   * @param spares checks that are fixed already
   */
  static Discount given(
      UUID orderId,
      @Nullable Rate percent,
      @Nullable Money amount,
      @Nullable DiscountRule rule,
      Collection<UUID> lineIds,
      Collection<UUID> spares,
      String reason,
      Actor by,
      Instant at) {
    Discount discount = new Discount(orderId, Kind.DISCOUNT, reason, by, at);
    discount.percent = percent;
    discount.amount = amount;
    discount.rule = rule;
    discount.lineIds = lineIds.toArray(UUID[]::new);
    discount.sparedChecks = spares.toArray(UUID[]::new);
    discount.withinLimit = rule == null && !by.may(Permission.DISCOUNT_LARGE);
    return discount;
  }

  static Discount exempting(UUID orderId, Exemption exemption, Actor by, Instant at) {
    Discount discount = new Discount(orderId, Kind.EXEMPTION, exemption.reason(), by, at);
    discount.certificate = exemption.certificate();
    return discount;
  }

  static Discount withoutService(UUID orderId, String reason, Actor by, Instant at) {
    return new Discount(orderId, Kind.NO_SERVICE, reason, by, at);
  }

  void approvedBy(UUID staff, String name) {
    approverId = staff;
    approverName = name;
    withinLimit = false;
  }

  /** A category it may name by its rule is called otherwise from now on. */
  void follow(CategoryRenamed renamed) {
    rule = rule == null ? null : rule.following(renamed);
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

  /** Its lines are another order's now; a discount of a whole order is one of its lines there. */
  void goTo(UUID otherOrder, List<UUID> itsLines) {
    orderId = otherOrder;
    lineIds = itsLines.toArray(UUID[]::new);
  }

  /**
   * Some of its lines are another order's now; what has nothing left to be on goes there whole.
   *
   * @param away what the lines that went come to
   * @param here what those that stay come to
   * @return its part there; empty when it went whole, or stays whole since its share there is
   *     nothing
   */
  Optional<Discount> divide(
      UUID otherOrder, List<UUID> going, Money away, List<UUID> staying, Money here) {
    if (staying.isEmpty()) {
      goTo(otherOrder, going);
      return Optional.empty();
    }
    Money share = null;
    if (amount != null) {
      List<Money> shares =
          away.isZero() && here.isZero()
              ? List.of(amount, Money.ZERO)
              : Allocation.byWeight(amount, List.of(here.minor(), away.minor()));
      share = shares.getLast();
      if (shares.getFirst().isZero()) {
        goTo(otherOrder, going);
        return Optional.empty();
      }
      amount = shares.getFirst();
    }
    lineIds = staying.toArray(UUID[]::new);
    return share != null && share.isZero()
        ? Optional.empty()
        : Optional.of(new Discount(this, otherOrder, going, share));
  }

  /**
   * What a discount without a rule does to the figures; checks that are open again are not spared
   * any more.
   */
  Optional<Reduction> reduction(Collection<UUID> fixedChecks) {
    String key = id.toString();
    Set<UUID> lines = Set.of(lineIds);
    Set<UUID> spared = spared(fixedChecks);
    if (percent != null) {
      return Optional.of(Reduction.percent(key, reason, percent, lines).sparing(spared));
    }
    return amount == null
        ? Optional.empty()
        : Optional.of(Reduction.amount(key, reason, amount, lines).sparing(spared));
  }

  /** The rule it was given by, at work. */
  Optional<Promotions.Applied> applied(Collection<UUID> fixedChecks) {
    return rule == null
        ? Optional.empty()
        : Optional.of(
            new Promotions.Applied(
                rule, id.toString(), rule.name(), Set.of(lineIds), spared(fixedChecks)));
  }

  private Set<UUID> spared(Collection<UUID> fixedChecks) {
    return Stream.of(sparedChecks).filter(fixedChecks::contains).collect(Collectors.toSet());
  }

  /** The exemption from tax it is, or empty. */
  public Optional<Exemption> exemption() {
    return certificate == null ? Optional.empty() : Optional.of(new Exemption(certificate, reason));
  }

  public Kind kind() {
    return kind;
  }

  public Optional<DiscountRule> rule() {
    return Optional.ofNullable(rule);
  }

  /** How it is named on the check: by its rule, else by its reason. */
  public String called() {
    return rule == null ? reason : rule.name();
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

  /**
   * Whether it was given by hand and stands only because it is small, since nobody who may give
   * larger ones gave or approved it: of such there may be many.
   */
  boolean isWithinLimit() {
    return withinLimit;
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
