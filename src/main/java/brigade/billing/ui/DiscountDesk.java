package brigade.billing.ui;

import brigade.billing.BilledOrder;
import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.billing.Discount;
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

  DiscountDesk(
      ScreenKit kit,
      Checks checks,
      Discounts discounts,
      Discounting discounting,
      RulesOfBilling rules) {
    this.kit = kit;
    this.checks = checks;
    this.discounts = discounts;
    this.discounting = discounting;
    this.rules = rules;
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
                                rules.settings().discountLimit())));
  }

  Discounting discounting() {
    return discounting;
  }

  /**
   * What the sheet shows.
   *
   * @param standing the discounts that stand, the earlier first
   * @param limit what is more than this share of the price needs an approval
   */
  record Reading(BilledOrder order, List<CheckView> checks, List<Discount> standing, Rate limit) {

    /** What is owed for all of it now. */
    Money total() {
      return checks.stream().map(check -> check.totals().total()).reduce(Money.ZERO, Money::plus);
    }
  }
}
