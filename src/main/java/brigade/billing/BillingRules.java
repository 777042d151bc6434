package brigade.billing;

import brigade.money.Money;
import brigade.money.Rate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
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

  @Column(name = "service_ppm")
  private Rate serviceRate;

  @Column(name = "service_from_covers")
  private int serviceFromCovers;

  @Column(name = "service_taxed")
  private boolean serviceTaxed;

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
    serviceRate = settings.serviceRate();
    serviceFromCovers = settings.serviceFromCovers();
    serviceTaxed = settings.serviceTaxed();
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
        serviceRate,
        serviceFromCovers,
        serviceTaxed,
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
   * @param serviceRate the automatic service charge; zero for none
   * @param serviceFromCovers from how many covers on it applies, 1 to 99
   * @param serviceTaxed whether it bears the taxes of the lines it is on
   * @param discountBase what a discount does to the tax
   * @param discountLimit above this share of the price a discount needs an approval
   * @param tips suggested where there is no service charge
   * @param tipsWithService suggested where there is one
   * @param tipsAfterDiscount whether tips are suggested on the price after discounts
   */
  public record Settings(
      Rate serviceRate,
      int serviceFromCovers,
      boolean serviceTaxed,
      Terms.DiscountBase discountBase,
      Rate discountLimit,
      List<Rate> tips,
      List<Rate> tipsWithService,
      boolean tipsAfterDiscount) {
    public Settings {
      tips = List.copyOf(tips);
      tipsWithService = List.copyOf(tipsWithService);
    }

    /** The terms for a party of that many. */
    public Terms terms(boolean pricesIncludeTax, int covers) {
      return new Terms(
          pricesIncludeTax,
          discountBase,
          covers >= serviceFromCovers ? serviceRate : Rate.ZERO,
          serviceTaxed);
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
