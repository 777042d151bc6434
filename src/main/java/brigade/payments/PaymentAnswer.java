package brigade.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as a client is told of it. Amounts are minor units of {@code currency}.
 *
 * @param amount towards the check
 * @param rounding what being cash brought the check, either sign; its total contains it
 * @param tendered what was handed over; null where it is not cash
 * @param reason why it was declined or voided, or what is not known
 * @param reference the terminal's, or what was typed
 * @param check the check after it
 */
public record PaymentAnswer(
    UUID id,
    UUID checkId,
    UUID orderId,
    String checkNumber,
    Tender tender,
    PaymentState state,
    long amount,
    long tip,
    @Nullable Long tendered,
    long change,
    long rounding,
    String currency,
    @Nullable String reason,
    @Nullable String reference,
    @Nullable UUID terminalId,
    LocalDate businessDate,
    String staff,
    Instant createdAt,
    @Nullable Instant settledAt,
    List<RefundAnswer> refunds,
    CheckAnswer check) {

  /** The check's state and figures after the payment. */
  public record CheckAnswer(String state, long total, long paid, long tips, long due) {}

  /** Money given back on it. */
  public record RefundAnswer(
      UUID id,
      RefundState state,
      long amount,
      long tip,
      String reason,
      @Nullable String explanation,
      Instant createdAt) {
    static RefundAnswer of(Refund refund) {
      return new RefundAnswer(
          refund.id(),
          refund.state(),
          refund.amount().minor(),
          refund.tip().minor(),
          refund.reason(),
          refund.explanation().orElse(null),
          refund.createdAt());
    }
  }
}
