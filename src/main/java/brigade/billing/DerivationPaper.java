package brigade.billing;

import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.Paper.Style;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.VenueSettings;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * How each cent of a check came about, on paper (behaviour M11): each figure with what it was
 * worked out from below it.
 */
final class DerivationPaper {
  private static final int INDENT = 2;

  private DerivationPaper() {}

  static Paper of(
      VenueSettings venue, BilledOrder order, CheckView check, List<Step> steps, Instant at) {
    Amounts amounts = new Amounts(venue);
    Paper.Builder paper = Paper.builder();
    paper.centre(Style.BOLD, text(venue, "billing.paper.derivation")).blank();
    paper.pair(
        text(venue, "billing.paper.check", check.number()),
        text(venue, "billing.paper.order", String.valueOf(order.number())));
    paper.pair(
        DateTimeFormatter.ofPattern("EEE d MMM yyyy", venue.locale())
            .format(at.atZone(venue.zone())),
        amounts.time(at));
    paper.rule();
    String aShare = text(venue, "billing.paper.derivation.share");
    for (Step step : steps) {
      if (step.kind() == Step.Kind.TOTAL) {
        paper.rule();
        paper.pair(
            Style.BOLD,
            text(venue, "billing.paper.total", venue.currency().getCurrencyCode()),
            amounts.plain(step.amount()));
      } else {
        paper.pair(named(venue, step), amounts.plain(step.amount()));
        paper.indented(INDENT, Style.PLAIN, step.formula(amounts::plain, amounts::percent, aShare));
      }
    }
    return paper.blank().cut().build();
  }

  private static String named(VenueSettings venue, Step step) {
    return switch (step.kind()) {
      case LINE, DISCOUNT, LEVY, TAX_ADDED, TAX_ON_LINE, TOTAL -> step.label();
      case COMP -> text(venue, "billing.paper.comp") + ": " + step.label();
      case SERVICE_CHARGE ->
          step.label().isEmpty() ? text(venue, "billing.paper.derivation.service") : step.label();
      case TAX_WITHIN -> text(venue, "billing.paper.derivation.within", step.label());
      case EXEMPTION -> text(venue, "billing.exempt", step.label());
      case ROUNDING -> text(venue, "billing.rounding");
    };
  }

  private static String text(VenueSettings venue, String key, Object... arguments) {
    return Texts.in(venue.locale(), key, arguments);
  }
}
