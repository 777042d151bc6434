package brigade.payments.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.billing.BillingRules.Tip;
import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.changes.Changed;
import brigade.changes.Topic;
import brigade.kitchen.printing.PaperPreview;
import brigade.money.Money;
import brigade.payments.Payment;
import brigade.payments.PaymentOutcome;
import brigade.payments.PaymentState;
import brigade.payments.TakingPayment;
import brigade.payments.Tender;
import brigade.payments.UndoingPayment.RefundRequest;
import brigade.payments.terminal.Script;
import brigade.payments.ui.PayDesk.Reading;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.TopBar;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.staff.SigningIn.Approval;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Taking the money: what is due with the tip, the keys to take it, what the terminal says, the
 * change, and beside them the receipt as it prints.
 */
@Route("orders/:id/pay")
@Requires(Permission.SETTLE)
public class PayView extends Screen implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  /** Sums offered beside the exact one. */
  private static final int QUICK_SUMS = 5;

  /** How long a decline stays on the screen by itself. */
  private static final Duration DECLINE_SHOWN = Duration.ofMinutes(2);

  /** How long an approval stays, in milliseconds of the browser. */
  private static final int APPROVAL_SHOWN = 2_000;

  private final transient PayDesk desk;
  private final TopBar topBar;
  private final Nav parts = new Nav();
  private final Div hero = div("hero");
  private final Div terminalPlace = div("");
  private final Div taken = div("");
  private final Div keys = div("");
  private final Div receiptParts = div("seg");
  private final PaperPreview paper = new PaperPreview();
  private final NativeButton receiptWish;

  private @Nullable UUID orderId;
  private @Nullable UUID selected;
  private transient @Nullable Reading reading;
  private transient Money tip = Money.ZERO;
  private transient @Nullable Money part;
  private boolean receipt = true;

  /** Payments whose change was given, and answers that were read. */
  private final Set<UUID> done = new HashSet<>();

  PayView(ScreenKit kit, PayDesk desk) {
    super("pay", kit, Topic.CHECKS, Topic.ORDERS);
    this.desk = desk;
    addClassName("dining-room");
    topBar = new TopBar(kit);
    classed(parts, "ptabs");
    named(parts, text("payments.parts"));
    Main main = new Main();
    classed(main, "pay");
    // What is known stands at the top, what to do at the bottom, near the thumb.
    Div above = div("", parts, hero, terminalPlace, taken);
    for (Div column : List.of(above, taken, keys)) {
      column
          .getElement()
          .getStyle()
          .set("display", "flex")
          .set("flex-direction", "column")
          .set("gap", "var(--s3)");
    }
    main.add(above, keys);
    receiptWish = button("btn grow", this::toggleReceipt);
    Aside side = new Aside();
    classed(side, "rcpt");
    named(side, text("payments.receipt.preview"));
    side.add(
        div("row", new H2(text("payments.receipt")), span("grow"), receiptParts),
        div("grow scroll", paper),
        div(
            "row",
            button("btn grow", this::print, icon("printer"), label("", text("payments.print"))),
            receiptWish));
    add(topBar, div("body", main, side));
  }

  private static void classed(Component component, String classes) {
    component.getElement().setAttribute("class", classes);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    orderId = entering.getRouteParameters().get("id").flatMap(PayView::uuid).orElse(null);
    // The split screen says which part is to be paid.
    entering
        .getLocation()
        .getQueryParameters()
        .getSingleParameter("check")
        .flatMap(PayView::uuid)
        .ifPresent(this::choose);
    if (orderId == null || desk.read(orderId, null).isEmpty()) {
      entering.forwardTo("tables");
    }
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  protected boolean concerns(Changed changed) {
    return changed.id().equals(orderId);
  }

  @Override
  protected void refresh() {
    UUID order = orderId;
    if (order == null) {
      return;
    }
    Optional<Reading> read = desk.read(order, selected);
    if (read.isEmpty()) {
      UI.getCurrent().navigate("tables");
      return;
    }
    Reading now = read.get();
    reading = now;
    CheckView check = now.check();
    if (check != null && !check.id().equals(selected)) {
      choose(check.id());
    }
    drawTop(now);
    drawParts(now);
    drawHero(now);
    drawTerminal(now);
    drawTaken(now);
    drawKeys(now);
    drawReceipt(now);
  }

  private void choose(UUID checkId) {
    selected = checkId;
    tip = Money.ZERO;
    part = null;
  }

  private void drawTop(Reading now) {
    String place =
        now.order().tableLabel() != null
            ? text("payments.title.table", now.order().tableLabel())
            : text("payments.title", now.order().label());
    topBar.backTo(
        "orders/" + now.order().id(),
        place,
        label("sub tn", text("payments.order", String.valueOf(now.order().number()))),
        label(
            "sub",
            now.checks().size() > 1 ? text("payments.part-count", now.checks().size()) : ""));
  }

  private void drawParts(Reading now) {
    parts.setVisible(now.checks().size() > 1);
    parts.removeAll();
    receiptParts.removeAll();
    receiptParts.setVisible(now.checks().size() > 1);
    for (CheckView check : now.checks()) {
      boolean on = check.id().equals(selected);
      boolean paid = check.state() == CheckState.PAID;
      Span number =
          paid
              ? span("pn done", icon("check"))
              : label(on ? "pn" : "pn open", String.valueOf(check.part()));
      String[] standing = standing(now, check);
      Component key =
          button(
              on ? "pt on" : "pt",
              () -> select(check.id()),
              number,
              span(
                  "grow",
                  bold("", name(check)),
                  span(
                      "st",
                      with(icon(standing[0]), "class", "ic ic-" + standing[0] + " xs"),
                      label("", standing[1]))),
              label("tn", amounts().plain(check.totals().total())));
      parts.add(on ? with(key, "aria-current", "true") : key);
      Component tab =
          button(
              on ? "on" : "",
              () -> select(check.id()),
              label("", on ? text("payments.part", check.part()) : String.valueOf(check.part())));
      receiptParts.add(named(tab, text("payments.part", check.part())));
    }
  }

  private String[] standing(Reading now, CheckView check) {
    return switch (check.state()) {
      case PAID -> {
        String tenders =
            paidOn(now, check).stream()
                .map(payment -> text("payments.tender." + payment.tender()))
                .distinct()
                .collect(Collectors.joining(", "));
        yield new String[] {"receipt", text("payments.state.paid", tenders)};
      }
      case PAYMENT_PENDING -> new String[] {"tap", text("payments.state.pending")};
      case OPEN ->
          check.id().equals(selected)
              ? new String[] {"pencil", text("payments.state.now")}
              : new String[] {"circle", text("payments.state.open")};
    };
  }

  private static List<Payment> paidOn(Reading now, CheckView check) {
    return now.payments().stream()
        .filter(p -> p.checkId().equals(check.id()) && p.state().isPaid())
        .toList();
  }

  private static String name(CheckView check) {
    return switch (check.seats().size()) {
      case 0 -> text("payments.part", check.part());
      case 1 -> text("payments.seat", check.seats().getFirst());
      default ->
          text(
              "payments.seats",
              check.seats().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    };
  }

  private void select(UUID checkId) {
    choose(checkId);
    refresh();
  }

  /** What is paid next: the part that was keyed in, or all that is due. */
  private Money amount(CheckView check) {
    return part == null ? check.due() : part.min(check.due());
  }

  private void drawHero(Reading now) {
    hero.removeAll();
    CheckView check = now.check();
    if (check == null) {
      hero.add(section("due", text("payments.nothing"), amounts().signed(Money.ZERO), ""));
      return;
    }
    if (check.state() == CheckState.PAID) {
      hero.add(
          section(
              "due",
              text("payments.paid-in-full"),
              amounts().signed(check.totals().total()),
              check.paid().tips().isZero()
                  ? ""
                  : text("payments.and-tips", amounts().plain(check.paid().tips()))));
    } else {
      Optional<Payment> asked =
          now.payments().stream()
              .filter(p -> p.checkId().equals(check.id()) && p.state().isOpen())
              .findFirst();
      Money amount = asked.map(Payment::amount).orElseGet(() -> amount(check));
      Money onTop = asked.map(Payment::tip).orElse(tip);
      hero.add(
          section(
              "due",
              now.checks().size() > 1
                  ? text("payments.to-charge-for", name(check))
                  : text("payments.to-charge"),
              amounts().signed(amount.plus(onTop)),
              onTop.isZero()
                  ? check.paid().amount().isZero()
                      ? ""
                      : text(
                          "payments.already-paid",
                          amounts().plain(check.paid().amount()),
                          amounts().plain(check.totals().total()))
                  : text(
                      "payments.amount-and-tip", amounts().plain(amount), amounts().plain(onTop))));
    }
    change(now).ifPresent(hero::add);
  }

  private static Section section(String classes, String title, String huge, String small) {
    Section section = new Section();
    classed(section, classes);
    H2 heading = new H2(title);
    classed(heading, "lbl");
    section.add(
        div("row", heading), label("huge tn", huge), div("small mute tn", label("", small)));
    return section;
  }

  /** The change of the last cash payment, until it was given. */
  private Optional<Section> change(Reading now) {
    return now.payments().stream()
        .filter(p -> p.state() == PaymentState.CAPTURED && p.change().isPositive())
        .filter(p -> !done.contains(p.id()))
        .filter(p -> p.createdAt().isAfter(kit().clock().instant().minus(Duration.ofMinutes(10))))
        .reduce((earlier, later) -> later)
        .map(
            payment -> {
              Section section = new Section();
              classed(section, "change");
              section.getElement().setAttribute("role", "status");
              H2 heading = new H2(text("payments.change", payment.checkNumber()));
              classed(heading, "lbl grow");
              section.add(
                  div(
                      "row",
                      heading,
                      span("st", icon("drawer"), label("", text("payments.drawer-open")))),
                  div(
                      "row",
                      label("huge tn grow", amounts().signed(payment.change())),
                      button(
                          "btn",
                          () -> dismiss(payment.id()),
                          icon("check"),
                          label("", text("payments.given")))),
                  div(
                      "small tn",
                      label(
                          "",
                          text(
                              "payments.received",
                              amounts().plain(payment.tendered().orElse(Money.ZERO)),
                              amounts().plain(payment.charge())))));
              return section;
            });
  }

  private void dismiss(UUID paymentId) {
    done.add(paymentId);
    refresh();
  }

  private void drawTerminal(Reading now) {
    terminalPlace.removeAll();
    terminalPlace.setVisible(false);
    CheckView check = now.check();
    if (check == null) {
      return;
    }
    now.payments().stream()
        .filter(p -> p.tender() == Tender.CARD && p.checkId().equals(check.id()))
        .reduce((earlier, later) -> later)
        .flatMap(payment -> terminalPanel(now, payment))
        .ifPresent(
            panel -> {
              terminalPlace.add(panel);
              terminalPlace.setVisible(true);
            });
  }

  private Optional<Section> terminalPanel(Reading now, Payment payment) {
    Instant clock = kit().clock().instant();
    String terminal = now.terminal() == null ? "" : now.terminal().name();
    return switch (payment.state()) {
      case PENDING -> Optional.of(waiting(payment, terminal));
      case UNKNOWN ->
          Optional.of(
              panel(
                  "unknown",
                  "alert",
                  text("payments.unknown"),
                  payment.explanation().orElse(""),
                  text("payments.unknown.hint"),
                  button(
                      "btn key primary",
                      () -> background(() -> desk.taking().reconcile(payment.id())),
                      icon("refresh"),
                      label("", text("payments.ask-terminal")))));
      case DECLINED ->
          done.contains(payment.id())
                  || payment
                      .settledAt()
                      .map(at -> at.plus(DECLINE_SHOWN).isBefore(clock))
                      .orElse(true)
              ? Optional.empty()
              : Optional.of(
                  panel(
                      "declined",
                      "ban",
                      text("payments.declined"),
                      text("payments.says", terminal, payment.explanation().orElse("")),
                      text("payments.declined.hint"),
                      button(
                          "btn key",
                          () -> dismiss(payment.id()),
                          icon("check"),
                          label("", text("payments.ok")))));
      case AUTHORISED -> approved(payment, clock);
      case CAPTURED, VOIDED -> Optional.empty();
    };
  }

  private Optional<Section> approved(Payment payment, Instant clock) {
    boolean fresh =
        payment.settledAt().map(at -> at.plusMillis(APPROVAL_SHOWN).isAfter(clock)).orElse(false);
    if (!fresh) {
      return Optional.empty();
    }
    Section panel =
        panel(
            "approved",
            "check",
            text("payments.approved"),
            amounts().signed(payment.charge()),
            payment.reference().orElse(""),
            span(""));
    panel
        .getElement()
        .executeJs(
            "const panel = this; setTimeout(() => { panel.hidden = true; }, $0)", APPROVAL_SHOWN);
    return Optional.of(panel);
  }

  private Section waiting(Payment payment, String terminal) {
    long since = payment.createdAt().toEpochMilli();
    long limit = desk.taking().limit().toMillis();
    Span bar = new Span();
    Div progress = div("prog", bar);
    bar.getElement().setAttribute("style", "display:block;height:4px;background:var(--tone)");
    bar.getElement()
        .executeJs(
            "const bar = this, since = $0, limit = $1;"
                + "const step = () => { if (!bar.isConnected) return;"
                + " const now = globalThis.brigadeClock ? brigadeClock.now() : Date.now();"
                + " bar.style.inlineSize = Math.min(100, (now - since) * 100 / limit) + '%';"
                + " setTimeout(step, 500); }; step();",
            String.valueOf(since), String.valueOf(limit));
    Section panel =
        panel(
            "waiting",
            "tap",
            text("payments.waiting"),
            text("payments.present-card", terminal),
            text("payments.waiting.hint"),
            with(
                span(
                    "clk",
                    with(
                        with(bold("tn", ""), "data-since", String.valueOf(since)),
                        "data-format",
                        "m:ss"),
                    label("tiny mute tn", text("payments.of-limit", clock(desk.taking().limit())))),
                "style",
                "white-space:nowrap"),
            button(
                "btn key",
                () -> desk.taking().cancelWaiting(payment.id()),
                icon("x"),
                label("", text("payments.cancel"))));
    panel.getChildren().skip(1).findFirst().ifPresent(middle -> ((Div) middle).add(progress));
    return panel;
  }

  private static HtmlContainer bold(String classes, String text) {
    HtmlContainer bold = new HtmlContainer("b");
    classed(bold, classes);
    bold.setText(text);
    return bold;
  }

  private static String clock(Duration limit) {
    return limit.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", limit.toSecondsPart());
  }

  private static Section panel(
      String state, String icon, String head, String chip, String hint, Component... end) {
    Section panel = new Section();
    classed(panel, state.equals("waiting") ? "term" : "term " + state);
    panel.getElement().setAttribute("role", "status");
    panel.getElement().setAttribute("aria-live", "polite");
    Div words =
        div(
            "grow",
            div(
                "row",
                label("head", head),
                chip.isEmpty() ? span("") : isolated("chip line", chip)),
            div("small mute", label("", hint)));
    panel.add(span("pulse", with(icon(icon), "class", "ic ic-" + icon + " xl")), words);
    panel.add(end);
    return panel;
  }

  private void drawTaken(Reading now) {
    taken.removeAll();
    CheckView check = now.check();
    if (check == null) {
      return;
    }
    for (Payment payment : paidOn(now, check)) {
      String icon = payment.tender() == Tender.CASH ? "cash" : "card";
      String who =
          text(
              "payments.taken-by",
              amounts().time(payment.createdAt()),
              payment.staffName(),
              payment.reference().orElse(""));
      Div row =
          div(
              "taken",
              icon(icon),
              span(
                  "grow",
                  bold("", text("payments.tender." + payment.tender())),
                  isolated("mute tn", " " + who)),
              label(
                  "tn",
                  payment.tip().isZero()
                      ? amounts().plain(payment.amount())
                      : amounts().plain(payment.amount())
                          + " + "
                          + amounts().plain(payment.tip())));
      if (payment.state() == PaymentState.AUTHORISED) {
        row.add(button("btn quiet", () -> askTip(payment), label("", text("payments.adjust-tip"))));
      }
      boolean voidable =
          check.state() == CheckState.OPEN
              && (payment.state() == PaymentState.AUTHORISED || payment.tender() != Tender.CARD);
      if (voidable) {
        row.add(
            button("btn quiet danger", () -> askVoid(payment), label("", text("payments.void"))));
      } else if (payment.state() == PaymentState.CAPTURED) {
        row.add(
            button(
                "btn quiet danger", () -> askRefund(payment), label("", text("payments.refund"))));
      }
      taken.add(row);
    }
  }

  private void drawKeys(Reading now) {
    keys.removeAll();
    CheckView check = now.check();
    if (check == null) {
      return;
    }
    if (check.state() == CheckState.PAID) {
      boolean more = now.checks().stream().anyMatch(c -> c.due().isPositive());
      keys.add(
          div(
              "row",
              more
                  ? button(
                      "btn key primary grow", this::nextPart, label("", text("payments.next-part")))
                  : button(
                      "btn key primary grow",
                      () -> UI.getCurrent().navigate("tables"),
                      icon("check"),
                      label("", text("payments.to-tables")))));
      return;
    }
    boolean pending = check.state() == CheckState.PAYMENT_PENDING;
    if (check.due().isPositive()) {
      keys.add(tipKeys(now, check, pending));
      keys.add(cashKeys(check, pending));
    }
    keys.add(tenderKeys(now, check, pending));
    if (now.next() != null && kit().venues().demo()) {
      keys.add(demoStrip(now));
    }
  }

  private Div tipKeys(Reading now, CheckView check, boolean locked) {
    Div six = div("six");
    six.add(tipKey(text("payments.no-tip"), Money.ZERO, locked));
    for (Tip suggested : now.tips().stream().limit(4).toList()) {
      six.add(tipKey(amounts().percent(suggested.rate()), suggested.amount(), locked));
    }
    NativeButton other =
        button(
            "btn key up",
            () ->
                AskDialog.amount(
                    text("payments.tip"),
                    text("payments.tip.amount"),
                    amounts(),
                    tip,
                    amount -> {
                      if (amount.compareTo(check.totals().total().times(2)) > 0) {
                        return text("payments.tip.too-much");
                      }
                      setTip(amount);
                      return null;
                    }),
            label("", text("payments.other")),
            label("under", text("payments.amount")));
    other.setEnabled(!locked);
    six.add(other);
    return keyRow(text("payments.tip-on", amounts().plain(check.totals().subtotal())), six);
  }

  private NativeButton tipKey(String words, Money amount, boolean locked) {
    NativeButton key =
        button(
            amount.equals(tip) ? "btn key up on" : "btn key up",
            () -> setTip(amount),
            label("", words),
            label("under tn", amounts().plain(amount)));
    key.getElement().setAttribute("aria-pressed", String.valueOf(amount.equals(tip)));
    key.setEnabled(!locked);
    return key;
  }

  private void setTip(Money amount) {
    tip = amount;
    Reading now = reading;
    if (now != null) {
      drawHero(now);
      drawKeys(now);
    }
  }

  private Div cashKeys(CheckView check, boolean locked) {
    Div six = div("six");
    Money due = amount(check);
    NativeButton exact =
        button(
            "btn key up tn",
            () -> cash(due),
            label("", text("payments.exact")),
            label("under", amounts().plain(due)));
    exact.setEnabled(!locked);
    six.add(exact);
    long unit = 1;
    for (int i = 0; i < Math.max(0, amounts().venue().currency().getDefaultFractionDigits()); i++) {
      unit *= 10;
    }
    for (Money sum : QuickCash.above(due, unit, QUICK_SUMS)) {
      NativeButton key =
          button("btn key tn", () -> cash(sum), label("", whole(amounts().signed(sum))));
      key.setEnabled(!locked);
      six.add(key);
    }
    return keyRow(text("payments.cash-received"), six);
  }

  /** Notes are whole amounts: their decimals only take room. */
  private static String whole(String amount) {
    return amount.replaceFirst("[.,]0+(?=\\D*$)", "");
  }

  private void cash(Money tendered) {
    Reading now = reading;
    CheckView check = now == null ? null : now.check();
    if (check == null) {
      return;
    }
    outcome(
        desk.taking()
            .take(
                asked(check, Tender.CASH, Money.ZERO, null)
                    .tendering(tendered.max(amount(check)))));
  }

  private Div tenderKeys(Reading now, CheckView check, boolean locked) {
    Div six = div("six");
    if (check.due().isZero()) {
      NativeButton close =
          button(
              "btn key primary",
              () -> outcome(desk.taking().take(asked(check, Tender.CASH, Money.ZERO, null))),
              icon("check"),
              label("", text("payments.close-check")));
      six.add(close);
      return keyRow(text("payments.nothing-due"), six);
    }
    six.add(tender("card", "payments.tender.CARD", locked || now.terminal() == null, this::card));
    six.add(
        tender(
            "cash",
            "payments.tender.CASH",
            locked,
            () ->
                AskDialog.amount(
                    text("payments.tender.CASH"),
                    text("payments.tendered"),
                    amounts(),
                    amount(check),
                    given -> {
                      if (given.compareTo(amount(check)) < 0) {
                        return text("payments.too-little", amounts().plain(amount(check)));
                      }
                      cash(given);
                      return null;
                    })));
    six.add(written("gift", Tender.GIFT_CARD, check, locked));
    six.add(written("house", Tender.HOUSE_ACCOUNT, check, locked));
    six.add(
        tender(
            "split",
            "payments.two-tenders",
            locked,
            () ->
                AskDialog.amount(
                    text("payments.two-tenders"),
                    text("payments.two-tenders.first"),
                    amounts(),
                    amount(check),
                    amount -> {
                      if (amount.isZero() || amount.compareTo(check.due()) > 0) {
                        return text("payments.at-most", amounts().plain(check.due()));
                      }
                      part = amount.equals(check.due()) ? null : amount;
                      refresh();
                      return null;
                    })));
    six.add(written("tag", Tender.VOUCHER, check, locked));
    return keyRow(text("payments.pay-with"), six);
  }

  private NativeButton written(String icon, Tender tender, CheckView check, boolean locked) {
    return tender(
        icon,
        "payments.tender." + tender,
        locked,
        () ->
            AskDialog.reason(
                text("payments.tender." + tender),
                text("payments.reference.hint", amounts().signed(amount(check).plus(tip))),
                List.of(),
                false,
                (reference, pin) ->
                    outcome(desk.taking().take(asked(check, tender, tip, reference)))));
  }

  private NativeButton tender(String icon, String words, boolean locked, Runnable act) {
    NativeButton key = button("btn key up", act, icon(icon), label("", text(words)));
    key.setEnabled(!locked);
    return key;
  }

  private TakingPayment.Request asked(
      CheckView check, Tender tender, Money withTip, @Nullable String reference) {
    TakingPayment.Request all = TakingPayment.Request.all(check.id(), tender, withTip);
    return new TakingPayment.Request(
        all.paymentId(),
        check.id(),
        tender,
        amount(check),
        withTip,
        null,
        reference,
        null,
        null,
        null,
        receipt);
  }

  private void card() {
    Reading now = reading;
    CheckView check = now == null ? null : now.check();
    if (check == null) {
      return;
    }
    TakingPayment.Request request = asked(check, Tender.CARD, tip, null);
    background(() -> desk.taking().take(request));
  }

  /** A terminal takes as long as the guest does: the screen goes on meanwhile. */
  private void background(java.util.function.Supplier<PaymentOutcome> work) {
    UI ui = UI.getCurrent();
    Actor actor = actor();
    Thread.ofVirtual()
        .name("pay-screen")
        .start(
            () -> {
              PaymentOutcome outcome = kit().currentActor().call(actor, work::get);
              try {
                ui.access(() -> told(outcome));
              } catch (UIDetachedException closed) {
                // The outcome is written down; whoever opens the check next sees it.
                return;
              }
            });
  }

  private void outcome(PaymentOutcome outcome) {
    told(outcome);
    refresh();
  }

  private void told(PaymentOutcome outcome) {
    switch (outcome) {
      case PaymentOutcome.Answered answered -> {
        tip = Money.ZERO;
        part = null;
      }
      case PaymentOutcome.Repeated repeated -> {}
      case PaymentOutcome.PaidAlready(var number, var by, var at) ->
          Toast.refuse(text("payments.refused.paid", number, by == null ? "" : by));
      case PaymentOutcome.Pending(var number, var by, var since) ->
          Toast.refuse(text("payments.refused.pending", number, by == null ? "" : by));
      case PaymentOutcome.TooMuch(var tender, var amount, var due) ->
          Toast.refuse(text("payments.at-most", amounts().plain(due)));
      case PaymentOutcome.TenderedTooLittle(var tendered, var needed) ->
          Toast.refuse(text("payments.too-little", amounts().plain(needed)));
      case PaymentOutcome.Overpaid(var by) ->
          Toast.refuse(text("payments.refused.overpaid", amounts().plain(by)));
      case PaymentOutcome.MoreThanLeft(var left, var tipLeft) ->
          Toast.refuse(text("payments.at-most", amounts().plain(left.plus(tipLeft))));
      case PaymentOutcome.NotNow(var state, var why) -> Toast.refuse(text("payments.why." + why));
      case PaymentOutcome.NoAnswer(var why) -> Toast.refuse(text("payments.no-answer"));
      case PaymentOutcome.Refused(var why) -> Toast.refuse(why);
      case PaymentOutcome.DayClosing() -> Toast.refuse(text("payments.refused.day-closing"));
      case PaymentOutcome.NoTerminal() -> Toast.refuse(text("payments.refused.no-terminal"));
      case PaymentOutcome.UnderWay() -> Toast.refuse(text("payments.refused.under-way"));
      case PaymentOutcome.NoSuchCheck() -> Toast.refuse(text("payments.nothing"));
      case PaymentOutcome.NoSuchPayment() -> Toast.refuse(text("payments.nothing"));
      case PaymentOutcome.NothingPaid(var due) -> Toast.refuse(text("payments.not-an-amount"));
      case PaymentOutcome.KeyReused() -> Toast.refuse(text("payments.refused.under-way"));
      case PaymentOutcome.RefundPending refunds -> Toast.refuse(text("payments.refused.under-way"));
    }
  }

  private void askTip(Payment payment) {
    AskDialog.amount(
        text("payments.adjust-tip"),
        text("payments.tip.amount"),
        amounts(),
        payment.tip(),
        amount -> {
          background(() -> desk.undoing().adjustTip(payment.id(), amount));
          return null;
        });
  }

  private void askVoid(Payment payment) {
    AskDialog.reason(
        text("payments.void"),
        text("payments.void.hint", amounts().signed(payment.charge())),
        List.of(text("payments.reason.wrong-tender"), text("payments.reason.wrong-check")),
        false,
        (reason, pin) -> background(() -> desk.undoing().voidPayment(payment.id(), reason)));
  }

  private void askRefund(Payment payment) {
    boolean alone = actor().may(Permission.REFUND);
    AskDialog.reason(
        text("payments.refund"),
        text("payments.refund.hint", amounts().signed(payment.charge())),
        List.of(text("payments.reason.complaint"), text("payments.reason.wrong-check")),
        !alone,
        (reason, pin) -> {
          UUID approver = null;
          String name = null;
          if (pin != null) {
            if (desk.signingIn().approve(pin, Permission.REFUND)
                instanceof Approval.Given(UUID id, String who)) {
              approver = id;
              name = who;
            } else {
              Toast.refuse(text("payments.not-approved"));
              return;
            }
          } else if (!alone) {
            Toast.refuse(text("payments.not-approved"));
            return;
          }
          RefundRequest request =
              new RefundRequest(payment.id(), null, null, reason, approver, name, null, null);
          background(() -> desk.undoing().refund(request));
        });
  }

  private Div demoStrip(Reading now) {
    Div choices = div("seg");
    named(with(choices, "role", "radiogroup"), text("payments.demo"));
    for (Script script : Script.values()) {
      boolean on = now.next() != null && now.next().outcome() == script;
      NativeButton choice =
          button(
              on ? "on" : "",
              () -> {
                if (now.terminal() != null) {
                  desk.simulated()
                      .next(now.terminal().id(), script, null, Duration.ofSeconds(4), false);
                  refresh();
                }
              },
              label("", text("payments.demo." + script)));
      with(with(choice, "role", "radio"), "aria-checked", String.valueOf(on));
      choices.add(choice);
    }
    return keyRow(text("payments.demo"), choices);
  }

  private static Div keyRow(String title, Component row) {
    H2 heading = new H2(title);
    classed(heading, "lbl");
    return div("keys", heading, row);
  }

  private void drawReceipt(Reading now) {
    paper.setVisible(now.paper().isPresent());
    now.paper().ifPresent(paper::show);
    receiptWish.removeAll();
    receiptWish.add(label("", text(receipt ? "payments.no-receipt" : "payments.with-receipt")));
    receiptWish.getElement().setAttribute("aria-pressed", String.valueOf(!receipt));
  }

  private void toggleReceipt() {
    receipt = !receipt;
    Reading now = reading;
    if (now != null) {
      drawReceipt(now);
    }
  }

  private void print() {
    UUID check = selected;
    if (check != null) {
      desk.print(check);
      Toast.say(text("payments.printed"));
    }
  }

  private void nextPart() {
    selected = null;
    refresh();
  }
}
