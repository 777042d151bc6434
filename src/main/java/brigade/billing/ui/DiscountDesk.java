package brigade.billing.ui;

import brigade.billing.AdjustingBill;
import brigade.billing.BilledOrder;
import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.billing.Discount;
import brigade.billing.DiscountRule;
import brigade.billing.DiscountRules;
import brigade.billing.Discounting;
import brigade.billing.Discounts;
import brigade.billing.RulesOfBilling;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.orders.OffersDiscounts;
import brigade.screen.ScreenKit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the sheet of discounts reads and does. */
@ApplicationScoped
class DiscountDesk implements OffersDiscounts {
  private final ScreenKit kit;
  private final Checks checks;
  private final Discounts discounts;
  private final Discounting discounting;
  private final RulesOfBilling rules;
  private final AdjustingBill adjusting;
  private final DiscountRules offers;

  DiscountDesk(
      ScreenKit kit,
      Checks checks,
      Discounts discounts,
      Discounting discounting,
      RulesOfBilling rules,
      AdjustingBill adjusting,
      DiscountRules offers) {
    this.kit = kit;
    this.checks = checks;
    this.discounts = discounts;
    this.discounting = discounting;
    this.rules = rules;
    this.adjusting = adjusting;
    this.offers = offers;
  }

  @Override
  public void open(UUID orderId, Set<UUID> lineIds, Runnable changed) {
    read(orderId)
        .ifPresent(reading -> new DiscountSheet(kit, this, reading, lineIds, changed).open());
  }

  /** The order with what is taken off it; empty when there is no such order. */
  Optional<Reading> read(UUID orderId) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                checks
                    .order(orderId)
                    .map(
                        order ->
                            new Reading(
                                order,
                                checks.ofOrder(orderId).stream()
                                    .filter(check -> !check.lines().isEmpty())
                                    .toList(),
                                discounts.givenOn(orderId),
                                rules.settings().discountLimit(),
                                offers.rules().stream().filter(rule -> !rule.automatic()).toList(),
                                discounts.onOrder(orderId).stream()
                                    .anyMatch(
                                        standing -> standing.kind() == Discount.Kind.NO_SERVICE))));
  }

  AdjustingBill adjusting() {
    return adjusting;
  }

  Discounting discounting() {
    return discounting;
  }

  /**
   * What the sheet shows.
   *
   * @param standing the discounts that stand, the earlier first
   * @param offers rules of the house that are given by hand
   * @param leftOut whether the service charge is left out
   * @param limit what is more than this share of the price needs an approval
   */
  record Reading(
      BilledOrder order,
      List<CheckView> checks,
      List<Discount> standing,
      Rate limit,
      List<DiscountRule> offers,
      boolean leftOut) {

    /** The service charge that is on it now. */
    Money service() {
      return checks.stream()
          .map(check -> check.totals().serviceCharge())
          .reduce(Money.ZERO, Money::plus);
    }

    /** Whether somebody left the service charge out. */
    boolean serviceLeftOut() {
      return leftOut;
    }

    /** Whether no tax is due on it. */
    boolean exempt() {
      return checks.stream().anyMatch(check -> check.figures().exemption() != null);
    }

    /** What is owed for all of it now. */
    Money total() {
      return checks.stream().map(check -> check.totals().total()).reduce(Money.ZERO, Money::plus);
    }
  }
}
