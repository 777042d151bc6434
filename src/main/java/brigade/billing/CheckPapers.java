package brigade.billing;

import brigade.kitchen.printing.Paper;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Composes the papers of checks with the venue's words and rules. */
@ApplicationScoped
class CheckPapers {
  private final RulesOfBilling rules;
  private final Venues venues;
  private final Clock clock;

  CheckPapers(RulesOfBilling rules, Venues venues, Clock clock) {
    this.rules = rules;
    this.venues = venues;
    this.clock = clock;
  }

  /** The check that asks for money, with tips to suggest, or the receipt once it is paid. */
  Paper compose(Bill bill, CheckView check) {
    List<BillingRules.Tip> tips =
        check.state() == CheckState.PAID ? List.of() : rules.settings().tipsFor(check.totals());
    return CheckPaper.of(
        venues.settings(), bill.order(), check, bill.checks().size(), tips, clock.instant());
  }

  /** How each cent of it came about. */
  Paper explained(Bill bill, CheckView check) {
    return DerivationPaper.of(
        venues.settings(),
        bill.order(),
        check,
        bill.whole().explain(check.figures()),
        clock.instant());
  }
}
