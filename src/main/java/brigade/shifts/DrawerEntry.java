package brigade.shifts;

import brigade.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One movement of cash, or one opening of the drawer without any. The ledger only grows; the
 * database refuses every change to it.
 */
@Entity
@Immutable
@Table(name = "drawer_entry")
public class DrawerEntry {
  @Id private UUID id;

  @Column(name = "shift_id")
  private UUID shiftId;

  private Instant at;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private Money amount;
  private @Nullable String reason;

  @Column(name = "payment_id")
  private @Nullable UUID paymentId;

  @Column(name = "staff_name")
  private String staffName;

  protected DrawerEntry() {}

  public UUID id() {
    return id;
  }

  public UUID shiftId() {
    return shiftId;
  }

  public Instant at() {
    return at;
  }

  public Kind kind() {
    return kind;
  }

  /** Positive into the drawer, negative out of it. */
  public Money amount() {
    return amount;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<UUID> paymentId() {
    return Optional.ofNullable(paymentId);
  }

  public String staffName() {
    return staffName;
  }

  /** Why the cash moved. */
  public enum Kind {
    /** What the shift began with. */
    FLOAT(1),
    /** What guests handed over. */
    CASH_IN(1),
    /** What they got back. */
    CHANGE_OUT(-1),
    /** Cash put in for another reason. */
    PAY_IN(1),
    /** Cash taken out for an expense or a tip-out. */
    PAY_OUT(-1),
    /** Cash taken to the safe. */
    DROP(-1),
    /** The drawer opened and nothing moved. */
    NO_SALE(0),
    /** Cash given back for a payment that was voided or refunded. */
    REFUND(-1);

    private final int sign;

    Kind(int sign) {
      this.sign = sign;
    }

    /** The amount as the ledger carries it, from one without sign. */
    public Money signed(Money amount) {
      return amount.times(sign);
    }
  }
}
