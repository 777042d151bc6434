package brigade.payments.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.changes.Changed;
import brigade.changes.Topic;
import brigade.kitchen.printing.PaperPreview;
import brigade.money.Money;
import brigade.payments.Payment;
import brigade.payments.PaymentOutcome;
import brigade.payments.PaymentState;
import brigade.payments.Refund;
import brigade.payments.TakingPayment;
import brigade.payments.Tender;
import brigade.payments.UndoingPayment.RefundRequest;
import brigade.payments.terminal.Script;
import brigade.payments.ui.PayDesk.Reading;
import brigade.screen.Redraw;
import brigade.screen.Screen;
import brigade.screen.ScreenKit;
import brigade.screen.Toast;
import brigade.screen.TopBar;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.staff.SigningIn.Approval;
import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
public class PayView extends Screen implements BeforeEnterObserver, PayKeys.Acts, CardPanel.Acts {
  private static final long serialVersionUID = 1L;

  /** How long a guest in the demo takes to present a card. */
  private static final Duration DEMO_DELAY = Duration.ofSeconds(4);

  /** How long change to give stays on the screen by itself. */
  private static final Duration CHANGE_SHOWN = Duration.ofMinutes(10);

  private final transient PayDesk desk;
  private final TopBar topBar;
  private final Nav parts = new Nav();
  private final Div hero = div("hero");
  private final Div above;
  private final Div keys = div("stack");
  private final Div receiptParts = div("seg");
  private final PaperPreview paper = new PaperPreview();
  private final NativeButton receiptWish;

  private @Nullable UUID orderId;
  private @Nullable UUID selected;

  /** The part that was brought into view last. */
  private @Nullable UUID shown;

  private transient @Nullable Reading reading;
  private transient Money tip = Money.ZERO;
  private transient @Nullable Money part;
  private boolean receipt = true;

  /**
   * Payments whose change was given, and answers that were read; a page loaded again knows them.
   */
  private final Set<UUID> done = doneInThisBrowser();

  PayView(ScreenKit kit, PayDesk desk) {
    super("pay", kit, Topic.CHECKS, Topic.ORDERS, Topic.VENUE);
    this.desk = desk;
    addClassName("dining-room");
    topBar = new TopBar(kit);
    classed(parts, "ptabs");
    named(parts, text("payments.parts"));
    Main main = new Main();
    classed(main, "pay");
    // What is known stands at the top, what to do at the bottom, near the thumb.
    above = div("stack", parts, hero);
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
    return switch (changed.topic()) {
      case CHECKS, ORDERS -> changed.concerns(orderId);
      default -> true;
    };
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
    draw(now);
  }

  private void draw(Reading now) {
    drawTop(now);
    drawParts(now);
    Redraw.into(hero, hero(now));
    List<Component> known = new ArrayList<>(List.of(parts, hero));
    // What was never sent is not charged, and what was never fired is charged and not cooked; both
    // are easily forgotten behind a paid check.
    if (now.order().unsent() > 0) {
      known.add(remark("info", text("billing.unsent", now.order().unsent())));
    }
    if (now.order().held() > 0) {
      known.add(remark("warn", text("billing.held", now.order().held())));
    }
    card(now).ifPresent(known::add);
    known.addAll(taken(now));
    Redraw.into(above, known);
    Redraw.into(keys, keys(now));
    drawReceipt(now);
  }

  private static Component remark(String kind, String words) {
    return with(
        div("banner small " + kind, icon("info s"), label("grow", words)), "role", "status");
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
    topBar.acting(discounts(now).toArray(Component[]::new));
    topBar.backTo(
        "orders/" + now.order().id(),
        place,
        label("sub tn", text("payments.order", String.valueOf(now.order().number()))),
        label(
            "sub",
            now.checks().size() > 1 ? text("payments.part-count", now.checks().size()) : ""));
  }

  /** The key that takes something off, as long as anything is owed. */
  private List<Component> discounts(Reading now) {
    boolean offered =
        actor().may(Permission.DISCOUNT_SMALL)
            && now.checks().stream().anyMatch(check -> check.state() == CheckState.OPEN);
    return offered
        ? List.of(
            button(
                "btn keep",
                () -> desk.discounts().open(now.order().id(), Set.of(), this::refresh),
                icon("percent s"),
                label("", text("payments.discount"))))
        : List.of();
  }

  private void drawParts(Reading now) {
    parts.setVisible(now.checks().size() > 1);
    receiptParts.setVisible(now.checks().size() > 1);
    List<Component> keys = new ArrayList<>();
    List<Component> tabs = new ArrayList<>();
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
                  span("st", icon(standing[0] + " xs"), label("", standing[1]))),
              label("tn", amounts().plain(check.totals().total())));
      keys.add(known(on ? with(key, "aria-current", "true") : key, check.id()));
      Component tab =
          button(
              on ? "on" : "",
              () -> select(check.id()),
              label("", on ? text("payments.part", check.part()) : String.valueOf(check.part())));
      tabs.add(known(named(tab, text("payments.part", check.part())), check.id()));
    }
    Redraw.into(parts, keys);
    if (!Objects.equals(shown, selected)) {
      shown = selected;
      parts
          .getElement()
          .executeJs(
              "this.querySelector('[aria-current]')"
                  + "?.scrollIntoView({block: 'nearest', inline: 'nearest'})");
    }
    Redraw.into(receiptParts, tabs);
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

  private List<Component> hero(Reading now) {
    List<Component> hero = new ArrayList<>();
    CheckView check = now.check();
    if (check == null) {
      hero.add(section("due", text("payments.nothing"), amounts().signed(Money.ZERO), ""));
      return hero;
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
                      check.totals().tax().isZero()
                          ? "payments.amount-and-tip.untaxed"
                          : "payments.amount-and-tip",
                      amounts().plain(amount),
                      amounts().plain(onTop))));
    }
    change(now).ifPresent(hero::add);
    return hero;
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
        .filter(p -> p.staffId().equals(actor().staffId()))
        .filter(p -> !done.contains(p.id()))
        .filter(p -> p.createdAt().isAfter(kit().clock().instant().minus(CHANGE_SHOWN)))
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
              return known(section, payment.id());
            });
  }

  private void dismiss(UUID paymentId) {
    done.add(paymentId);
    refresh();
  }

  private Optional<Section> card(Reading now) {
    CheckView check = now.check();
    if (check == null) {
      return Optional.empty();
    }
    return now.payments().stream()
        .filter(p -> p.tender() == Tender.CARD && p.checkId().equals(check.id()))
        .reduce((earlier, later) -> later)
        .filter(payment -> !done.contains(payment.id()))
        .flatMap(
            payment ->
                CardPanel.of(
                    payment,
                    now.terminal() == null ? "" : now.terminal().name(),
                    desk.taking().limit(),
                    kit().clock().instant(),
                    amounts(),
                    this));
  }

  @Override
  public void askTerminal(Payment payment) {
    background(() -> desk.undoing().reconcile(payment.id()));
  }

  @Override
  public void cancelWaiting(Payment payment) {
    desk.taking().cancelWaiting(payment.id());
  }

  @Override
  public void read(Payment payment) {
    dismiss(payment.id());
  }

  private List<Component> taken(Reading now) {
    List<Component> taken = new ArrayList<>();
    CheckView check = now.check();
    if (check == null) {
      return taken;
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
      taken.add(known(row, payment.id()));
      now.refunds().stream()
          .filter(refund -> refund.paymentId().equals(payment.id()))
          .filter(refund -> refund.state().countsAsGiven())
          .forEach(refund -> taken.add(known(refunded(payment, refund), refund.id())));
    }
    return taken;
  }

  private Div refunded(Payment payment, Refund refund) {
    Div row =
        div(
            "taken",
            icon("undo"),
            span(
                "grow",
                bold("", text("payments.refunded")),
                isolated(
                    "mute tn",
                    " "
                        + text(
                            "payments.taken-by",
                            amounts().time(refund.createdAt()),
                            refund.staffName(),
                            refund.reason()))),
            label("tn", amounts().plain(refund.given().negated())));
    if (refund.state().isOpen()) {
      row.add(
          span("chip warn", icon("alert"), label("", text("payments.unknown"))),
          button(
              "btn quiet", () -> askTerminal(payment), label("", text("payments.ask-terminal"))));
    }
    return row;
  }

  private List<Component> keys(Reading now) {
    CheckView check = now.check();
    if (check == null) {
      return List.of();
    }
    if (check.state() == CheckState.PAID) {
      boolean more = now.checks().stream().anyMatch(c -> c.due().isPositive());
      return List.of(
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
    }
    return new PayKeys(now, check, amount(check), tip, amounts(), this).rows(kit().venues().demo());
  }

  @Override
  public void tip(Money amount) {
    tip = amount;
    redraw();
  }

  @Override
  public void part(@Nullable Money amount) {
    part = amount;
    redraw();
  }

  /** Draws again what was read; a key pressed changes nothing in the database. */
  private void redraw() {
    Reading now = reading;
    if (now != null) {
      draw(now);
    }
  }

  @Override
  public void cash(Money tendered, Money withTip) {
    CheckView check = paying();
    if (check != null) {
      outcome(desk.taking().take(asked(check, Tender.CASH, withTip, null).tendering(tendered)));
    }
  }

  @Override
  public void close() {
    CheckView check = paying();
    if (check != null) {
      outcome(desk.taking().take(asked(check, Tender.CASH, Money.ZERO, null)));
    }
  }

  @Override
  public void written(Tender tender, @Nullable String reference) {
    CheckView check = paying();
    if (check != null) {
      outcome(desk.taking().take(asked(check, tender, tip, reference)));
    }
  }

  @Override
  public void script(Script script) {
    Reading now = reading;
    if (now != null && now.terminal() != null) {
      desk.simulated().next(now.terminal().id(), script, null, DEMO_DELAY, false);
      refresh();
    }
  }

  private @Nullable CheckView paying() {
    Reading now = reading;
    return now == null ? null : now.check();
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
        receipt,
        null);
  }

  @Override
  public void card() {
    CheckView check = paying();
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
        // What the guest wants to give still holds when another card is tried.
        if (answered.payment().state() != PaymentState.DECLINED) {
          tip = Money.ZERO;
          part = null;
        }
      }
      case PaymentOutcome.Repeated repeated -> {}
      case PaymentOutcome.Stale stale -> Toast.refuse(text("payments.refused.stale"));
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
      case PaymentOutcome.Refused(var why) ->
          Toast.refuse(text("payments.refused.terminal", CardPanel.words(why)));
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

  private void drawReceipt(Reading now) {
    paper.setVisible(now.paper().isPresent());
    now.paper().ifPresent(paper::show);
    Redraw.into(
        receiptWish, label("", text(receipt ? "payments.no-receipt" : "payments.with-receipt")));
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

  /** Change that is given stays given when the page is loaded again. */
  @SuppressWarnings("unchecked") // Nothing else is kept under this name.
  private static Set<UUID> doneInThisBrowser() {
    String name = PayView.class.getName() + ".done";
    VaadinSession session = VaadinSession.getCurrent();
    Set<UUID> known = (Set<UUID>) session.getAttribute(name);
    if (known == null) {
      known = new HashSet<>();
      session.setAttribute(name, known);
    }
    return known;
  }
}
