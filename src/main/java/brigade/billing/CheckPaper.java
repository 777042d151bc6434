package brigade.billing;

import brigade.billing.Figures.LineFigure;
import brigade.billing.PaymentsOfCheck.Entry;
import brigade.billing.Totals.TaxTotal;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.Paper.Style;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.VenueSettings;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paper of a check. The check that asks for money and the receipt that proves it are the same
 * composition: what was paid is appended.
 */
final class CheckPaper {
  private static final int INDENT = 2;

  private final VenueSettings venue;
  private final Amounts amounts;
  private final BilledOrder order;
  private final CheckView check;
  private final int parts;
  private final List<BillingRules.Tip> tips;

  private CheckPaper(
      VenueSettings venue,
      BilledOrder order,
      CheckView check,
      int parts,
      List<BillingRules.Tip> tips) {
    this.venue = venue;
    this.amounts = new Amounts(venue);
    this.order = order;
    this.check = check;
    this.parts = parts;
    this.tips = tips;
  }

  /**
   * Composes it.
   *
   * @param parts how many checks the order has
   * @param tips to suggest while something is due; empty for none
   * @param at the time on it
   */
  static Paper of(
      VenueSettings venue,
      BilledOrder order,
      CheckView check,
      int parts,
      List<BillingRules.Tip> tips,
      Instant at) {
    return new CheckPaper(venue, order, check, parts, tips).compose(at);
  }

  private Paper compose(Instant at) {
    Paper.Builder paper = Paper.builder();
    head(paper, at);
    paper.rule();
    lines(paper);
    paper.rule();
    totals(paper);
    payments(paper);
    paper.rule('=');
    paper.centre(text(standing()));
    if (!venue.receiptFooter().isBlank()) {
      paper.blank().centre(venue.receiptFooter());
    }
    if (!venue.taxNumber().isBlank()) {
      paper.centre(text("billing.paper.tax-number", venue.taxNumber()));
    }
    return paper.blank().cut().build();
  }

  private void head(Paper.Builder paper, Instant at) {
    paper.centre(Style.DOUBLED, venue.name()).blank();
    if (!venue.address().isBlank()) {
      paper.centre(venue.address());
    }
    if (!venue.phone().isBlank()) {
      paper.centre(venue.phone());
    }
    paper.blank();
    if (check.stale()) {
      paper.centre(Style.BOLD, text("billing.paper.replaces")).blank();
    } else if (check.prints() > 0 && check.state() == CheckState.OPEN) {
      paper.centre(Style.BOLD, text("billing.paper.again", check.prints())).blank();
    }
    paper.pair(place(), text("billing.paper.order", String.valueOf(order.number())));
    paper.pair(
        text("billing.paper.server", order.serverName()),
        text("billing.paper.check", check.number()));
    if (parts > 1) {
      paper.text(text("billing.paper.part", check.part(), parts));
    }
    paper.pair(
        DateTimeFormatter.ofPattern("EEE d MMM yyyy", venue.locale())
            .format(at.atZone(venue.zone())),
        amounts.time(at));
  }

  private String place() {
    String place;
    if (order.tableLabel() != null) {
      place = text("billing.paper.table", order.tableLabel());
    } else {
      place = order.guestName() != null ? order.guestName() : order.label();
    }
    return check.seats().isEmpty() ? place : place + ", " + seats();
  }

  private String seats() {
    List<Integer> seats = check.seats();
    String listed =
        seats.stream()
            .map(String::valueOf)
            .limit(seats.size() - 1)
            .collect(Collectors.joining(", "));
    return seats.size() == 1
        ? text("billing.paper.seat", String.valueOf(seats.getFirst()))
        : text("billing.paper.seats", listed, String.valueOf(seats.getLast()));
  }

  /** The parts of a combo stand together below its name, where the first of them stands. */
  private void lines(Paper.Builder paper) {
    Set<UUID> said = new HashSet<>();
    for (CheckView.Line on : check.lines()) {
      BilledOrder.Combo combo = on.line().combo();
      if (combo == null) {
        line(paper, on, 0);
      } else if (said.add(combo.id())) {
        paper.text(combo.name());
        check.lines().stream()
            .filter(part -> part.line().combo() != null)
            .filter(part -> combo.equals(part.line().combo()))
            .forEach(part -> line(paper, part, INDENT));
      }
    }
  }

  private void line(Paper.Builder paper, CheckView.Line on, int indent) {
    BilledOrder.Line line = on.line();
    LineFigure figure = on.figure();
    int portions = figure.share().isWhole() ? line.quantity() : line.portions(figure.share());
    boolean cut = portions == 0;
    int shown = cut ? line.quantity() : portions;
    String quantity = shown == 1 ? "" : shown + " x ";
    String share = cut ? figure.share() + " " : "";
    // On a share the price is one figure; its extras are named, not priced.
    Predicate<BilledOrder.Extra> priced = extra -> !cut && !extra.price().isZero();
    Money extras =
        line.extras().stream()
            .filter(priced)
            .map(extra -> extra.price().times(portions))
            .reduce(Money.ZERO, Money::plus);
    paper.pair(
        indent,
        Style.PLAIN,
        share + quantity + line.name(),
        amounts.plain(figure.amount().minus(extras)));
    int below = indent + INDENT;
    List<String> row = new ArrayList<>();
    for (BilledOrder.Extra extra : inRows(line.extras(), priced)) {
      boolean own = priced.test(extra) || extra.depth() > 0;
      if (own && !row.isEmpty()) {
        paper.indented(below, Style.PLAIN, String.join(", ", row));
        row.clear();
      }
      int deep = below + INDENT * extra.depth();
      if (priced.test(extra)) {
        paper.pair(deep, Style.PLAIN, said(extra), amounts.plain(extra.price().times(portions)));
      } else if (own) {
        paper.indented(deep, Style.PLAIN, said(extra));
      } else {
        row.add(said(extra));
      }
    }
    if (!row.isEmpty()) {
      paper.indented(below, Style.PLAIN, String.join(", ", row));
    }
    if (line.offer() != null) {
      paper.indented(below, Style.PLAIN, line.offer());
    }
    if (line.comped()) {
      paper.pair(
          below,
          Style.PLAIN,
          text("billing.paper.comp"),
          amounts.plain(figure.discount().negated()));
    }
  }

  /** Those that cost nothing first, in one row, unless something was chosen below another. */
  private static List<BilledOrder.Extra> inRows(
      List<BilledOrder.Extra> extras, Predicate<BilledOrder.Extra> priced) {
    if (extras.stream().anyMatch(extra -> extra.depth() > 0)) {
      return extras;
    }
    return Stream.concat(extras.stream().filter(priced.negate()), extras.stream().filter(priced))
        .toList();
  }

  private String said(BilledOrder.Extra extra) {
    String name =
        extra.prefix() == null
            ? extra.name()
            : text("billing.paper.prefix." + extra.prefix(), extra.name());
    return extra.half() == null ? name : text("billing.paper.half." + extra.half(), name);
  }

  private void totals(Paper.Builder paper) {
    Totals totals = check.totals();
    Money comped = totals.comped();
    paper.pair(text("billing.subtotal"), amounts.plain(totals.subtotal()));
    if (comped.isPositive()) {
      paper.pair(text("billing.paper.comps"), amounts.plain(comped.negated()));
    }
    for (Totals.Off off : totals.discounts()) {
      paper.pair(off.label(), amounts.plain(off.amount().negated()));
    }
    for (Totals.LevyTotal levy : totals.levies()) {
      paper.pair(levy.name(), amounts.plain(levy.amount()));
    }
    if (totals.serviceCharge().isPositive()) {
      String percent = amounts.percent(check.figures().serviceRate());
      String name = check.figures().service().name();
      paper.pair(
          name.isEmpty() ? text("billing.service-charge", percent) : name + " " + percent,
          amounts.plain(totals.serviceCharge()));
    }
    Exemption exemption = check.figures().exemption();
    if (!totals.taxIncluded()) {
      totals.taxes().stream()
          .filter(tax -> exemption == null || !tax.amount().isZero())
          .forEach(tax -> paper.pair(named(tax), amounts.plain(tax.amount())));
    }
    if (exemption != null) {
      if (totals.untaxed().isPositive()) {
        paper.pair(text("billing.paper.untaxed"), amounts.plain(totals.untaxed().negated()));
      }
      paper.text(text("billing.exempt", exemption.certificate()));
      paper.indented(INDENT, Style.PLAIN, exemption.reason());
    }
    if (!totals.rounding().isZero()) {
      paper.pair(text("billing.rounding"), amounts.plain(totals.rounding()));
    }
    paper.pair(
        Style.BOLD,
        text("billing.paper.total", venue.currency().getCurrencyCode()),
        amounts.plain(totals.total()));
    if (totals.taxIncluded()) {
      totals.taxes().stream()
          .filter(tax -> tax.amount().isPositive())
          .forEach(
              tax ->
                  paper.pair(
                      text("billing.paper.included", named(tax), amounts.plain(tax.base())),
                      amounts.plain(tax.amount())));
    }
  }

  private String named(TaxTotal tax) {
    return tax.tax().name() + " " + amounts.percent(tax.tax().rate());
  }

  private void payments(Paper.Builder paper) {
    if (!check.paid().entries().isEmpty()) {
      paper.blank();
      for (Entry entry : check.paid().entries()) {
        Money handed =
            entry.tendered() == null ? entry.amount().plus(entry.tip()) : entry.tendered();
        paper.pair(entry.tender(), amounts.plain(handed));
        if (!entry.tip().isZero()) {
          paper.pair(
              INDENT, Style.PLAIN, text("billing.paper.tip-within"), amounts.plain(entry.tip()));
        }
        if (!entry.change().isZero()) {
          paper.pair(
              INDENT, Style.PLAIN, text("billing.paper.change"), amounts.plain(entry.change()));
        }
      }
      // Of one payment the line above has said it.
      if (!check.paid().tips().isZero() && check.paid().entries().size() > 1) {
        paper.pair(text("billing.paper.tips"), amounts.plain(check.paid().tips()));
      }
    }
    if (check.due().isPositive()) {
      if (!check.paid().entries().isEmpty()) {
        paper.pair(Style.BOLD, text("billing.paper.due"), amounts.plain(check.due()));
      } else if (!tips.isEmpty()) {
        paper.blank().text(text("billing.paper.suggested"));
        for (BillingRules.Tip tip : tips) {
          paper.triple(
              amounts.percent(tip.rate()),
              amounts.plain(tip.amount()),
              text(
                  "billing.paper.with-tip",
                  amounts.plain(check.totals().total().plus(tip.amount()))));
        }
      }
    }
  }

  private String standing() {
    return switch (check.state()) {
      case OPEN -> "billing.paper.open";
      case PAYMENT_PENDING -> "billing.paper.pending";
      case PAID -> "billing.paper.paid";
    };
  }

  private String text(String key, Object... arguments) {
    return Texts.in(venue.locale(), key, arguments);
  }
}
