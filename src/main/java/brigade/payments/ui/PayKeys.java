package brigade.payments.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.billing.BillingRules.Tip;
import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.money.Money;
import brigade.payments.Tender;
import brigade.payments.terminal.Script;
import brigade.payments.ui.PayDesk.Reading;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that take the money: tips, quick cash, tenders; in the demo also the terminal's mind.
 */
final class PayKeys {
  private static final int TIPS_OFFERED = 4;

  /** Sums offered beside the exact one. */
  private static final int QUICK_SUMS = 5;

  private final Reading now;
  private final CheckView check;
  private final Money amount;
  private final InCash inCash;
  private final Money tip;
  private final Amounts amounts;
  private final Acts acts;
  private final boolean locked;

  /**
   * @param check that is paid, not paid yet
   * @param amount of it that is taken next
   * @param tip on top of it
   */
  PayKeys(Reading now, CheckView check, Money amount, Money tip, Amounts amounts, Acts acts) {
    this.now = now;
    this.check = check;
    this.amount = amount;
    this.inCash = InCash.of(amount, check.due(), check.cash(), tip);
    this.tip = tip;
    this.amounts = amounts;
    this.acts = acts;
    // Nothing else is taken while a terminal is asked.
    this.locked = check.state() == CheckState.PAYMENT_PENDING;
  }

  /** What the keys do. */
  interface Acts {
    void tip(Money amount);

    /** Pays only this much next; null for all that is due. */
    void part(@Nullable Money amount);

    /**
     * Takes cash.
     *
     * @param tip that is in it
     */
    void cash(Money tendered, Money tip);

    void card();

    /** Takes what is settled by being written down, with what was written. */
    void written(Tender tender, @Nullable String reference);

    /** Closes a check on which nothing is due. */
    void close();

    /** Sets what the simulated terminal does with the next card. */
    void script(Script script);
  }

  /** All of them, in rows. */
  List<Component> rows(boolean demo) {
    List<Component> rows = new ArrayList<>();
    if (check.due().isPositive()) {
      rows.add(tips());
      rows.add(cash());
    }
    rows.add(tenders());
    if (demo && now.next() != null) {
      rows.add(terminalScripts());
    }
    return rows;
  }

  private Div tips() {
    Div six = div("six");
    six.add(tipKey("none", Texts.of("payments.no-tip"), Money.ZERO));
    for (Tip suggested : now.tips().stream().limit(TIPS_OFFERED).toList()) {
      six.add(tipKey(suggested.rate(), amounts.percent(suggested.rate()), suggested.amount()));
    }
    boolean other =
        !tip.isZero() && now.tips().stream().noneMatch(offered -> offered.amount().equals(tip));
    NativeButton key =
        known(
            key(
                other ? "btn key up on" : "btn key up",
                this::askTip,
                label("", Texts.of("payments.other")),
                label("under tn", other ? amounts.plain(tip) : Texts.of("payments.amount"))),
            "other");
    with(key, "aria-pressed", String.valueOf(other));
    six.add(key);
    return row("tips", Texts.of("payments.tip-on", amounts.plain(check.totals().subtotal())), six);
  }

  private NativeButton tipKey(Object name, String words, Money offered) {
    boolean on = offered.equals(tip);
    NativeButton key =
        known(
            key(
                on ? "btn key up on" : "btn key up",
                () -> acts.tip(offered),
                label("", words),
                label("under tn", amounts.plain(offered))),
            name);
    return with(key, "aria-pressed", String.valueOf(on));
  }

  private void askTip() {
    AskDialog.amount(
        Texts.of("payments.tip"),
        Texts.of("payments.tip.amount"),
        amounts,
        tip,
        typed -> {
          if (typed.compareTo(check.totals().total().times(2)) > 0) {
            return Texts.of("payments.tip.too-much");
          }
          acts.tip(typed);
          return null;
        });
  }

  private Div cash() {
    // A second tap on the same spot must not pay the next part: with each payment the keys are new.
    Money before = check.paid().amount();
    Money asked = inCash.sum();
    Div six = div("six");
    six.add(
        known(
            key(
                "btn key up tn",
                () -> acts.cash(asked, inCash.tip()),
                label("", Texts.of("payments.exact")),
                label("under", amounts.plain(asked))),
            List.of("exact", asked, before)));
    long unit = 1;
    for (int i = 0; i < amounts.venue().currency().getDefaultFractionDigits(); i++) {
      unit *= 10;
    }
    for (Money sum : QuickCash.above(asked, unit, QUICK_SUMS)) {
      six.add(
          known(
              key("btn key tn", () -> acts.cash(sum, inCash.tip()), label("", amounts.brief(sum))),
              List.of("sum", sum, before)));
    }
    return row(
        "cash",
        Texts.of(inCash.tip().isZero() ? "payments.cash-received" : "payments.cash-received.tip"),
        six);
  }

  private Div tenders() {
    if (check.due().isZero()) {
      return row(
          "nothing-due",
          Texts.of("payments.nothing-due"),
          div(
              "six",
              button(
                  "btn key primary",
                  acts::close,
                  icon("check"),
                  label("", Texts.of("payments.close-check")))));
    }
    NativeButton card = tender("card", "payments.tender.CARD", acts::card);
    card.setEnabled(!locked && now.terminal() != null);
    return row(
        "tenders",
        Texts.of("payments.pay-with"),
        div(
            "six",
            card,
            tender("cash", "payments.tender.CASH", this::askCash),
            tender("gift", Tender.GIFT_CARD),
            tender("house", Tender.HOUSE_ACCOUNT),
            tender("split", "payments.two-tenders", this::askPart),
            tender("tag", Tender.VOUCHER)));
  }

  private NativeButton tender(String icon, Tender tender) {
    return tender(
        icon,
        "payments.tender." + tender,
        () ->
            AskDialog.reason(
                Texts.of("payments.tender." + tender),
                Texts.of("payments.reference.hint", amounts.signed(amount.plus(tip))),
                List.of(),
                false,
                (reference, pin) -> acts.written(tender, reference)));
  }

  private NativeButton tender(String icon, String words, Runnable act) {
    return key("btn key up", act, icon(icon), label("", Texts.of(words)));
  }

  private void askCash() {
    Money asked = inCash.sum();
    AskDialog.amount(
        Texts.of("payments.tender.CASH"),
        Texts.of("payments.tendered"),
        amounts,
        asked,
        given -> {
          if (given.compareTo(asked) < 0) {
            return Texts.of("payments.too-little", amounts.plain(asked));
          }
          acts.cash(given, inCash.tip());
          return null;
        });
  }

  private void askPart() {
    AskDialog.amount(
        Texts.of("payments.two-tenders"),
        Texts.of("payments.two-tenders.first"),
        amounts,
        amount,
        typed -> {
          if (typed.isZero() || typed.compareTo(check.due()) > 0) {
            return Texts.of("payments.at-most", amounts.plain(check.due()));
          }
          acts.part(typed.equals(check.due()) ? null : typed);
          return null;
        });
  }

  private Div terminalScripts() {
    Div choices = div("seg");
    named(with(choices, "role", "radiogroup"), Texts.of("payments.demo"));
    for (Script script : Script.values()) {
      boolean on = now.next() != null && now.next().outcome() == script;
      NativeButton choice =
          known(
              button(
                  on ? "on" : "",
                  () -> acts.script(script),
                  label("", Texts.of("payments.demo." + script))),
              script);
      choices.add(with(with(choice, "role", "radio"), "aria-checked", String.valueOf(on)));
    }
    return row("terminal", Texts.of("payments.demo"), choices);
  }

  private NativeButton key(String classes, Runnable act, Component... face) {
    NativeButton key = button(classes, act, face);
    key.setEnabled(!locked);
    return key;
  }

  /** A row stays itself whatever rows come or go above it: a finger may be on one of its keys. */
  private static Div row(String name, String title, Component keys) {
    H2 heading = new H2(title);
    heading.getElement().setAttribute("class", "lbl");
    return known(div("keys", heading, keys), name);
  }
}
