package brigade.payments.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.mark;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.payments.CardWords;
import brigade.payments.Payment;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a card: waiting, approved, declined, or nobody knows. */
final class CardPanel {
  /** How long a decline stays on the screen by itself. */
  private static final Duration DECLINE_SHOWN = Duration.ofMinutes(2);

  /** How long an approval stays, in milliseconds of the browser. */
  private static final int APPROVAL_SHOWN = 2_000;

  private CardPanel() {}

  /** What its keys do with the payment. */
  interface Acts {
    void askTerminal(Payment payment);

    void cancelWaiting(Payment payment);

    void read(Payment payment);
  }

  /**
   * The panel, where there is something to say.
   *
   * @param terminal its name
   * @param limit how long it is given to answer
   */
  static Optional<Section> of(
      Payment payment, String terminal, Duration limit, Instant clock, Amounts amounts, Acts acts) {
    String explained = payment.explanation().map(CardPanel::words).orElse("");
    return switch (payment.state()) {
      case PENDING -> Optional.of(waiting(payment, terminal, limit, acts));
      case UNKNOWN ->
          Optional.of(
              panel(
                  payment,
                  "unknown",
                  "alert",
                  Texts.of("payments.unknown"),
                  explained,
                  div("small mute", label("", Texts.of("payments.unknown.hint"))),
                  button(
                      "btn key primary",
                      () -> acts.askTerminal(payment),
                      icon("refresh"),
                      label("", Texts.of("payments.ask-terminal")))));
      case DECLINED ->
          isOld(payment, DECLINE_SHOWN, clock)
              ? Optional.empty()
              : Optional.of(
                  panel(
                      payment,
                      "declined",
                      "ban",
                      Texts.of("payments.declined"),
                      Texts.of("payments.says", terminal, explained),
                      div("small mute", label("", Texts.of("payments.declined.hint"))),
                      button(
                          "btn key",
                          () -> acts.read(payment),
                          icon("check"),
                          label("", Texts.of("payments.ok")))));
      case AUTHORISED ->
          isOld(payment, Duration.ofMillis(APPROVAL_SHOWN), clock)
              ? Optional.empty()
              : Optional.of(approved(payment, amounts));
      case CAPTURED, VOIDED -> Optional.empty();
    };
  }

  private static boolean isOld(Payment payment, Duration shown, Instant clock) {
    return payment.settledAt().map(at -> at.plus(shown).isBefore(clock)).orElse(true);
  }

  /** What this house says itself is in the reader's language; a terminal's own words stay. */
  static String words(String explanation) {
    return CardWords.of(explanation)
        .map(known -> Texts.of("payments.card." + known))
        .orElse(explanation);
  }

  private static Section approved(Payment payment, Amounts amounts) {
    Section panel =
        panel(
            payment,
            "approved",
            "check",
            Texts.of("payments.approved"),
            amounts.signed(payment.charge()),
            div("small mute tn", label("", payment.reference().orElse(""))));
    panel
        .getElement()
        .executeJs(
            "const panel = this; setTimeout(() => { panel.hidden = true; }, $0)", APPROVAL_SHOWN);
    return panel;
  }

  private static Section waiting(Payment payment, String terminal, Duration limit, Acts acts) {
    String since = String.valueOf(payment.createdAt().toEpochMilli());
    HtmlContainer bar = mark("");
    bar.getElement()
        .executeJs(
            "const bar = this, since = $0, limit = $1;"
                + "const step = () => { if (!bar.isConnected) return;"
                + " const now = globalThis.brigadeClock ? brigadeClock.now() : Date.now();"
                + " bar.style.inlineSize = Math.min(100, (now - since) * 100 / limit) + '%';"
                + " setTimeout(step, 500); }; step();",
            since, String.valueOf(limit.toMillis()));
    Div hint =
        div("", div("small mute", label("", Texts.of("payments.waiting.hint"))), div("prog", bar));
    Component clock = with(with(bold("tn", ""), "data-since", since), "data-format", "m:ss");
    return panel(
        payment,
        "waiting",
        "tap",
        Texts.of("payments.waiting"),
        Texts.of("payments.present-card", terminal),
        hint,
        span("clk", clock, label("tiny mute tn", Texts.of("payments.of-limit", minutes(limit)))),
        button(
            "btn key",
            () -> acts.cancelWaiting(payment),
            icon("x"),
            label("", Texts.of("payments.cancel"))));
  }

  private static String minutes(Duration limit) {
    return limit.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", limit.toSecondsPart());
  }

  private static Section panel(
      Payment payment,
      String state,
      String icon,
      String head,
      String chip,
      Component hint,
      Component... end) {
    Section panel = new Section();
    panel.getElement().setAttribute("class", "term " + state);
    with(with(panel, "role", "status"), "aria-live", "polite");
    Div words = div("row", label("head", head));
    if (!chip.isEmpty()) {
      words.add(isolated("chip line", chip));
    }
    panel.add(span("pulse", icon(icon + " xl")), div("grow", words, hint));
    panel.add(end);
    // Each state of a card arrives anew: what ticks or goes away by itself starts with it.
    return known(panel, payment.id() + state);
  }
}
