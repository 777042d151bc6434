package brigade.billing.rest;

import brigade.billing.BilledOrder;
import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.billing.Exemption;
import brigade.billing.Figures;
import brigade.billing.Totals;
import brigade.money.Rate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check as the API shows it; amounts in minor units of {@code currency}.
 *
 * @param due negative when more was paid than is owed now
 * @param discounts what each discount took off; comps are the rest of {@code discount}
 * @param service the house's charge; null where there is none
 * @param taxIncluded whether {@code taxes} are contained in the prices
 * @param untaxed the tax that prices contain and an exempt order does not pay
 * @param exemption null where tax is due
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
    List<OffJson> discounts,
    long serviceCharge,
    @Nullable ServiceJson service,
    List<LevyJson> levies,
    List<TaxJson> taxes,
    boolean taxIncluded,
    long untaxed,
    @Nullable ExemptionJson exemption,
    long rounding,
    long total,
    long paid,
    long tips,
    long due,
    long dueInCash,
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
        totals.discounts().stream().map(OffJson::of).toList(),
        totals.serviceCharge().minor(),
        ServiceJson.of(check.figures().service()),
        totals.levies().stream().map(LevyJson::of).toList(),
        totals.taxes().stream().map(TaxJson::of).toList(),
        totals.taxIncluded(),
        totals.untaxed().minor(),
        ExemptionJson.of(check.figures().exemption()),
        totals.rounding().minor(),
        totals.total().minor(),
        check.paid().amount().minor(),
        check.paid().tips().minor(),
        check.due().minor(),
        check.dueInCash().minor(),
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
   * @param sharedWith the other seats of a shared line
   * @param levy the fixed amounts of that share, beside its price
   * @param total of that share: amount - discount
   * @param offer the price rule it was ordered under, such as a happy hour
   */
  public record LineJson(
      UUID lineId,
      UUID menuItemId,
      String name,
      int quantity,
      @Nullable Integer seat,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> sharedWith,
      List<String> modifiers,
      long unitPrice,
      String share,
      long amount,
      long discount,
      long serviceCharge,
      long levy,
      long total,
      boolean comped,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String offer) {
    static LineJson of(CheckView.Line on) {
      BilledOrder.Line line = on.line();
      return new LineJson(
          line.id(),
          line.menuItemId(),
          line.name(),
          line.quantity(),
          line.seat(),
          line.seats().stream().skip(1).toList(),
          line.extras().stream().map(BilledOrder.Extra::text).toList(),
          line.unitPrice().minor(),
          on.figure().share().isWhole()
              ? "1"
              : on.figure().share().numerator() + "/" + on.figure().share().denominator(),
          on.figure().amount().minor(),
          on.figure().discount().minor(),
          on.figure().service().minor(),
          on.figure().levy().minor(),
          on.figure().net().minor(),
          line.comped(),
          line.offer());
    }
  }

  /**
   * A tax on a check.
   *
   * @param rate in per cent
   * @param ppm the same in parts per million
   * @param compound whether it is due on the price and the taxes before it
   */
  public record TaxJson(
      String code,
      String name,
      BigDecimal rate,
      int ppm,
      boolean compound,
      long base,
      long amount) {
    static TaxJson of(Totals.TaxTotal tax) {
      return new TaxJson(
          tax.tax().code(),
          tax.tax().name(),
          percent(tax.tax().rate()),
          tax.tax().rate().ppm(),
          tax.tax().compound(),
          tax.base().minor(),
          tax.amount().minor());
    }
  }

  /** What one discount took off; comps are not among them. */
  public record OffJson(String id, String name, long amount) {
    static OffJson of(Totals.Off off) {
      return new OffJson(off.id(), off.label(), off.amount().minor());
    }
  }

  /**
   * The house's charge.
   *
   * @param percent of what its rule says
   * @param taxed whether it bears the taxes of its lines
   */
  public record ServiceJson(String name, BigDecimal percent, boolean taxed) {
    static @Nullable ServiceJson of(Figures.Service service) {
      return service.rate().ppm() == 0
          ? null
          : new ServiceJson(service.name(), CheckJson.percent(service.rate()), service.taxed());
    }
  }

  /** Fixed amounts beside the prices. */
  public record LevyJson(String code, String name, long amount) {
    static LevyJson of(Totals.LevyTotal levy) {
      return new LevyJson(levy.code(), levy.name(), levy.amount().minor());
    }
  }

  /** Why no tax is due. */
  public record ExemptionJson(String certificate, String reason) {
    static @Nullable ExemptionJson of(@Nullable Exemption exemption) {
      return exemption == null
          ? null
          : new ExemptionJson(exemption.certificate(), exemption.reason());
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
