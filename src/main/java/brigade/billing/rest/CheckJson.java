package brigade.billing.rest;

import brigade.billing.BilledOrder;
import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.billing.Totals;
import brigade.money.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check as the API shows it; amounts in minor units of {@code currency}.
 *
 * @param due negative when more was paid than is owed now
 * @param taxIncluded whether {@code taxes} are contained in the prices
 * @param stale whether the figures changed since it was printed
 * @param actedBy who takes or took the payment, while it is pending or paid
 */
public record CheckJson(
    UUID id,
    String number,
    UUID orderId,
    int orderNumber,
    int part,
    List<Integer> seats,
    CheckState state,
    long version,
    String currency,
    List<LineJson> lines,
    long subtotal,
    long discount,
    long serviceCharge,
    List<TaxJson> taxes,
    boolean taxIncluded,
    long rounding,
    long total,
    long paid,
    long tips,
    long due,
    @Nullable Instant printedAt,
    int prints,
    boolean stale,
    @Nullable String actedBy,
    @Nullable Instant actedAt) {

  static CheckJson of(CheckView check, String currency) {
    Totals totals = check.totals();
    return new CheckJson(
        check.id(),
        check.number(),
        check.orderId(),
        check.orderNumber(),
        check.part(),
        check.seats(),
        check.state(),
        check.version(),
        currency,
        check.lines().stream().map(LineJson::of).toList(),
        totals.subtotal().minor(),
        totals.discount().minor(),
        totals.serviceCharge().minor(),
        totals.taxes().stream().map(TaxJson::of).toList(),
        totals.taxIncluded(),
        totals.rounding().minor(),
        totals.total().minor(),
        check.paid().amount().minor(),
        check.paid().tips().minor(),
        check.due().minor(),
        check.printedAt(),
        check.prints(),
        check.stale(),
        check.actedBy(),
        check.actedAt());
  }

  /** Percent without needless zeros, such as 13.5. */
  static BigDecimal percent(Rate rate) {
    BigDecimal percent = BigDecimal.valueOf(rate.ppm(), 4).stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0) : percent;
  }

  /**
   * A line, or a share of one.
   *
   * @param lineId the order's line
   * @param quantity of the whole line
   * @param share of it on this check: {@code 1} or a fraction such as {@code 1/3}
   * @param amount of that share, before discounts
   * @param total of that share: amount - discount
   */
  public record LineJson(
      UUID lineId,
      UUID menuItemId,
      String name,
      int quantity,
      @Nullable Integer seat,
      List<String> modifiers,
      long unitPrice,
      String share,
      long amount,
      long discount,
      long serviceCharge,
      long total,
      boolean comped) {
    static LineJson of(CheckView.Line on) {
      BilledOrder.Line line = on.line();
      return new LineJson(
          line.id(),
          line.menuItemId(),
          line.name(),
          line.quantity(),
          line.seat(),
          line.extras().stream().map(BilledOrder.Extra::text).toList(),
          line.unitPrice().minor(),
          on.figure().share().numerator() == on.figure().share().denominator()
              ? "1"
              : on.figure().share().numerator() + "/" + on.figure().share().denominator(),
          on.figure().amount().minor(),
          on.figure().discount().minor(),
          on.figure().service().minor(),
          on.figure().net().minor(),
          line.comped());
    }
  }

  /**
   * A tax on a check.
   *
   * @param rate in per cent
   * @param ppm the same in parts per million
   */
  public record TaxJson(
      String code, String name, BigDecimal rate, int ppm, long base, long amount) {
    static TaxJson of(Totals.TaxTotal tax) {
      return new TaxJson(
          tax.tax().code(),
          tax.tax().name(),
          percent(tax.tax().rate()),
          tax.tax().rate().ppm(),
          tax.base().minor(),
          tax.amount().minor());
    }
  }

  /** The checks of an order. */
  public record ChecksJson(UUID orderId, String currency, List<CheckJson> checks) {
    static ChecksJson of(UUID orderId, List<CheckView> checks, String currency) {
      return new ChecksJson(
          orderId, currency, checks.stream().map(check -> CheckJson.of(check, currency)).toList());
    }
  }
}
