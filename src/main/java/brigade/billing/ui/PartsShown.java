package brigade.billing.ui;

import brigade.billing.BilledOrder;
import brigade.billing.BillingRules;
import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.billing.Figures;
import brigade.billing.Figures.LineFigure;
import brigade.billing.Share;
import brigade.billing.SplitSheet;
import brigade.billing.Totals;
import brigade.billing.ui.PartColumn.Row;
import brigade.billing.ui.PartColumn.Shown;
import brigade.billing.ui.PartColumn.Standing;
import brigade.billing.ui.PartColumn.Sum;
import brigade.money.Money;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Parts in words and figures, as their columns show them. */
final class PartsShown {
  private final SplitSheet sheet;
  private final Amounts amounts;
  private final BiPredicate<Integer, UUID> inHand;

  /**
   * @param inHand whether the line is held at that place, to be moved
   */
  PartsShown(SplitSheet sheet, Amounts amounts, BiPredicate<Integer, UUID> inHand) {
    this.sheet = sheet;
    this.amounts = amounts;
    this.inHand = inHand;
  }

  /** A part that may change. */
  Shown open(int place, int number, List<Integer> seats, boolean mergeable, Figures figures) {
    Totals totals = figures.totals();
    Sum tip =
        totals.total().isPositive()
            ? sheet.tip(totals).map(suggested -> tip(totals, suggested)).orElse(null)
            : null;
    return new Shown(
        place,
        number,
        Standing.OPEN,
        title(number, seats),
        "",
        rows(place, figures),
        sums(figures),
        amounts.signed(totals.total()),
        tip,
        mergeable);
  }

  private Sum tip(Totals totals, BillingRules.Tip tip) {
    return new Sum(
        Texts.of("billing.with-tip", amounts.percent(tip.rate()), amounts.plain(tip.amount())),
        amounts.plain(totals.total().plus(tip.amount())));
  }

  /** What is on no part yet. */
  Shown loose(Figures figures) {
    return new Shown(
        SplitPlan.LOOSE,
        0,
        Standing.LOOSE,
        Texts.of("billing.part.loose"),
        "",
        rows(SplitPlan.LOOSE, figures),
        List.of(),
        "",
        null,
        false);
  }

  /** A check that is paid, or being paid. */
  Shown locked(CheckView check) {
    String who = check.actedBy() == null ? "" : check.actedBy();
    String at = check.actedAt() == null ? "" : amounts.time(check.actedAt());
    String note =
        switch (check.state()) {
          case PAID -> Texts.of("billing.locked.paid", who, at);
          case PAYMENT_PENDING -> Texts.of("billing.locked.pending", who, at);
          case OPEN -> Texts.of("billing.locked.partly", amounts.plain(check.paid().amount()));
        };
    Money owes = check.state() == CheckState.PAID ? check.totals().total() : check.due();
    return new Shown(
        0,
        check.part(),
        check.state() == CheckState.PAID ? Standing.PAID : Standing.LOCKED,
        title(check.part(), check.seats()),
        note,
        check.lines().stream().map(line -> row(line.line(), line.figure(), false)).toList(),
        sums(check.figures()),
        amounts.signed(owes),
        null,
        false);
  }

  private static String title(int number, List<Integer> seats) {
    return switch (seats.size()) {
      case 0 -> Texts.of("billing.part", number);
      case 1 -> Texts.of("billing.part.seat", String.valueOf(seats.getFirst()));
      default ->
          Texts.of(
              "billing.part.seats",
              seats.stream()
                  .limit(seats.size() - 1)
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")),
              String.valueOf(seats.getLast()));
    };
  }

  private List<Row> rows(int place, Figures figures) {
    List<Row> rows = new ArrayList<>();
    for (LineFigure figure : figures.lines()) {
      boolean on = inHand.test(place, figure.lineId());
      sheet.line(figure.lineId()).ifPresent(line -> rows.add(row(line, figure, on)));
    }
    return rows;
  }

  private Row row(BilledOrder.Line line, LineFigure figure, boolean on) {
    Share share = figure.share();
    int portions = share.isWhole() ? line.quantity() : line.portions(share);
    boolean cut = portions == 0;
    String detail = "";
    if (cut) {
      detail = shareOf(share, amounts.plain(line.charged()));
    } else if (!share.isWhole()) {
      detail = Texts.of("billing.of.portions", portions, line.quantity());
    }
    return new Row(
        line.id(),
        line.seat() == null ? "" : String.valueOf(line.seat()),
        cut ? line.counted() : line.counted(portions),
        cut ? share.toString() : "",
        detail,
        amounts.plain(figure.amount()),
        on);
  }

  private static String shareOf(Share share, String whole) {
    if (share.equals(Share.of(1, 2))) {
      return Texts.of("billing.of.half", whole);
    }
    if (share.equals(Share.of(1, 3))) {
      return Texts.of("billing.of.third", whole);
    }
    if (share.equals(Share.of(1, 4))) {
      return Texts.of("billing.of.quarter", whole);
    }
    return Texts.of("billing.of.share", share.toString(), whole);
  }

  private List<Sum> sums(Figures figures) {
    Totals totals = figures.totals();
    List<Sum> sums = new ArrayList<>();
    sums.add(new Sum(Texts.of("billing.subtotal"), amounts.plain(totals.subtotal())));
    if (!totals.comped().isZero()) {
      sums.add(new Sum(Texts.of("billing.paper.comps"), amounts.plain(totals.comped().negated())));
    }
    for (Totals.Off off : totals.discounts()) {
      sums.add(new Sum(off.label(), amounts.plain(off.amount().negated())));
    }
    for (Totals.LevyTotal levy : totals.levies()) {
      sums.add(new Sum(levy.name(), amounts.plain(levy.amount())));
    }
    if (!totals.serviceCharge().isZero()) {
      String percent = amounts.percent(figures.serviceRate());
      String name = figures.service().name();
      sums.add(
          new Sum(
              name.isEmpty() ? Texts.of("billing.service-charge", percent) : name + " " + percent,
              amounts.plain(totals.serviceCharge())));
    }
    if (figures.exemption() != null) {
      sums.add(
          new Sum(
              Texts.of("billing.exempt", figures.exemption().certificate()),
              amounts.plain(totals.untaxed().negated())));
    }
    for (Totals.TaxTotal tax : totals.taxes()) {
      if (figures.exemption() != null && tax.amount().isZero()) {
        continue;
      }
      String name = tax.tax().name() + " " + amounts.percent(tax.tax().rate());
      sums.add(
          new Sum(
              totals.taxIncluded() ? Texts.of("billing.tax.included", name) : name,
              amounts.plain(tax.amount())));
    }
    if (!totals.rounding().isZero()) {
      sums.add(new Sum(Texts.of("billing.rounding"), amounts.plain(totals.rounding())));
    }
    return sums;
  }
}
