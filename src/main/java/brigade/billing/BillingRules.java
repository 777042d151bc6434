package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.Problem.FieldError;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The owner's rules about discounts, service charge and suggested tips. There is one set of them.
 */
@Entity
@Table(name = "billing_rules")
public class BillingRules {
  @Id private boolean singleton;

  @Convert(converter = JsonText.Services.class)
  @ColumnTransformer(write = "cast(? as jsonb)")
  private List<ServiceRule> services;

  @Enumerated(EnumType.STRING)
  @Column(name = "tax_rounding")
  private Terms.TaxRounding taxRounding;

  @Column(name = "cash_rounding")
  private int cashRounding;

  @Enumerated(EnumType.STRING)
  @Column(name = "discount_base")
  private Terms.DiscountBase discountBase;

  @Column(name = "discount_limit_ppm")
  private Rate discountLimit;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "tips_ppm")
  private Integer[] tips;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "tips_with_service_ppm")
  private Integer[] tipsWithService;

  @Column(name = "tips_after_discount")
  private boolean tipsAfterDiscount;

  @Version private @Nullable Long version;

  protected BillingRules() {}

  void change(Settings settings) {
    services = settings.services();
    taxRounding = settings.taxRounding();
    cashRounding = settings.cashRounding().step();
    discountBase = settings.discountBase();
    discountLimit = settings.discountLimit();
    tips = ppm(settings.tips());
    tipsWithService = ppm(settings.tipsWithService());
    tipsAfterDiscount = settings.tipsAfterDiscount();
  }

  private static Integer[] ppm(List<Rate> rates) {
    return rates.stream().map(Rate::ppm).toArray(Integer[]::new);
  }

  public Settings settings() {
    return new Settings(
        services,
        taxRounding,
        new CashRounding(cashRounding),
        discountBase,
        discountLimit,
        Arrays.stream(tips).map(Rate::new).toList(),
        Arrays.stream(tipsWithService).map(Rate::new).toList(),
        tipsAfterDiscount);
  }

  public long version() {
    return version == null ? 0 : version;
  }

  /**
   * The rules themselves.
   *
   * @param services when there is a service charge; the first that matches holds
   * @param taxRounding where taxes are rounded
   * @param cashRounding what the last of a check is rounded to when it is paid in cash
   * @param discountBase what a discount does to the tax
   * @param discountLimit above this share of the price a discount needs an approval
   * @param tips suggested where there is no service charge
   * @param tipsWithService suggested where there is one
   * @param tipsAfterDiscount whether tips are suggested on the price after discounts
   */
  public record Settings(
      List<ServiceRule> services,
      Terms.TaxRounding taxRounding,
      CashRounding cashRounding,
      Terms.DiscountBase discountBase,
      Rate discountLimit,
      List<Rate> tips,
      List<Rate> tipsWithService,
      boolean tipsAfterDiscount) {
    /** Most tips to suggest. */
    public static final int TIP_LIMIT = 6;

    public Settings {
      services = List.copyOf(services);
      tips = List.copyOf(tips);
      tipsWithService = List.copyOf(tipsWithService);
    }

    /** The same with other rules of the service charge. */
    Settings with(List<ServiceRule> others) {
      return new Settings(
          others,
          taxRounding,
          cashRounding,
          discountBase,
          discountLimit,
          tips,
          tipsWithService,
          tipsAfterDiscount);
    }

    /** What is wrong with them, but for the service charge; empty when they may be kept. */
    List<FieldError> faults() {
      List<FieldError> faults = new ArrayList<>();
      if (discountLimit.ppm() > Rate.ONE) {
        faults.add(new FieldError("discountLimit", "is at most 100 %"));
      }
      if (tips.size() > TIP_LIMIT) {
        faults.add(new FieldError("tips", "are at most " + TIP_LIMIT));
      }
      if (tipsWithService.size() > TIP_LIMIT) {
        faults.add(new FieldError("tipsWithService", "are at most " + TIP_LIMIT));
      }
      return faults;
    }

    /** Whether where the party sits decides about the service charge. */
    boolean askForArea() {
      return services.stream().anyMatch(rule -> !rule.areas().isEmpty());
    }

    /** The terms for such an order. */
    Terms terms(boolean pricesIncludeTax, BilledOrder order, @Nullable UUID area) {
      return new Terms(
          pricesIncludeTax,
          discountBase,
          services.stream().filter(rule -> rule.isFor(order.covers(), area, order.type())).toList(),
          taxRounding,
          null);
    }

    /** The tips to suggest for a check. */
    public List<Tip> tipsFor(Totals totals) {
      List<Rate> rates = totals.serviceCharge().isPositive() ? tipsWithService : tips;
      Money base =
          tipsAfterDiscount ? totals.subtotal().minus(totals.discount()) : totals.subtotal();
      return rates.stream().map(rate -> new Tip(rate, rate.of(base))).toList();
    }
  }

  /** A suggested tip. */
  public record Tip(Rate rate, Money amount) {}
}
