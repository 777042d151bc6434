package brigade.billing.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.typing;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.billing.AdjustingBill;
import brigade.billing.BilledOrder;
import brigade.billing.Discount;
import brigade.billing.DiscountRule;
import brigade.billing.Discounting;
import brigade.billing.Exemption;
import brigade.billing.ui.DiscountDesk.Reading;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.rest.Contention;
import brigade.screen.Amounts;
import brigade.screen.Approval;
import brigade.screen.NumberPad;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.ReasonSheet;
import brigade.screen.Reasons;
import brigade.screen.Redraw;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.staff.Authority;
import brigade.staff.NotPermitted;
import brigade.staff.Permission;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off an order: of all of it or of some lines, in per cent or as an amount, with the
 * reason and, above the limit, a manager's PIN. What was given stands below and can be taken back.
 */
final class DiscountSheet extends Overlay {
  private static final long serialVersionUID = 1L;
  private static final List<Integer> PERCENT = List.of(5, 10, 15, 20, 50, 100);
  private static final List<String> REASONS =
      List.of("complaint", "regular", "birthday", "staff", "voucher");

  /** Stands for an amount among the percentages. */
  private static final int AMOUNT = 0;

  /** The largest amount that can be typed, in minor units. */
  private static final long MOST = 99_999_99L;

  private final transient ScreenKit kit;
  private final transient DiscountDesk desk;
  private final transient Amounts amounts;
  private final transient Runnable changed;
  private final Set<UUID> lines = new LinkedHashSet<>();
  private final Div lineKeys = div("picks");
  private final NumberPad pad;
  private final Reasons reasons;
  private final Approval approval;
  private final Span words = label("", "");
  private final NativeButton go;
  private final Div given = div("given");
  private final Div charges = div("given");
  private final transient OneOf<String> offers;
  private final transient OneOf<Boolean> what;
  private transient OneOf<Integer> percents = new OneOf<>(div(""), "", none -> {});
  private transient Reading now;
  private @Nullable Integer percent;
  private @Nullable String offer;
  private boolean onLines;
  private boolean approvalWanted;
  private boolean asked;

  /**
   * @param lineIds the lines it is about at first; empty for the whole check
   * @param changed is told after each change
   */
  DiscountSheet(
      ScreenKit kit, DiscountDesk desk, Reading read, Set<UUID> lineIds, Runnable changed) {
    super(Texts.of("billing.discount.title"), detail(read, kit.amounts()));
    this.kit = kit;
    this.desk = desk;
    this.amounts = kit.amounts();
    this.changed = changed;
    this.now = read;
    setWidth("min(560px, calc(100vw - 24px))");
    read.order().lines().stream()
        .map(BilledOrder.Line::id)
        .filter(lineIds::contains)
        .forEach(lines::add);
    onLines = !lines.isEmpty();
    Span ways = span("seg wide");
    what =
        new OneOf<>(
            ways,
            "",
            some -> {
              onLines = some;
              draw();
            });
    what.offer(false, label("", Texts.of("billing.discount.check")));
    what.offer(true, label("", Texts.of("billing.discount.lines")));
    what.choose(onLines);
    pad =
        new NumberPad(
            Texts.of("billing.discount.amount"),
            MOST,
            typed -> amounts.signed(Money.of(typed)),
            typed -> draw());
    reasons =
        new Reasons(
            REASONS.stream().map(key -> Texts.of("billing.discount.reason." + key)).toList(),
            this::draw);
    approval =
        new Approval(Texts.of("billing.discount.approval", kit.actor().name()), this::approved);
    go = button("btn primary grow", this::give, icon("percent s"), words);
    Div offered = div("opts");
    offered.getElement().getStyle().set("--cols", "2");
    offers =
        new OneOf<>(
            offered,
            "opt",
            code -> {
              offer = code;
              percent = null;
              percents.choose(null);
              approvalWanted = false;
              draw();
            });
    read.offers().forEach(rule -> offers.offer(rule.code(), isolated("", rule.name())));
    offered.setVisible(!read.offers().isEmpty());
    fill(ways, lineKeys, howMuch(), offered, pad, reasons, approval, given, charges);
    keys(button("btn grow", this::close, label("", Texts.of("billing.discount.done"))), go);
    drawLines();
    draw();
  }

  private static String detail(Reading read, Amounts amounts) {
    return read.order().label() + " · " + amounts.signed(read.total());
  }

  private Component howMuch() {
    Div options = div("opts");
    options.getElement().getStyle().set("--cols", "4");
    percents =
        new OneOf<>(
            options,
            "opt tn",
            chosen -> {
              percent = chosen;
              offer = null;
              offers.choose(null);
              approvalWanted = false;
              if (chosen == AMOUNT) {
                pad.getElement().executeJs("this.focus()");
              }
              draw();
            });
    PERCENT.forEach(
        one -> percents.offer(one, label("", Texts.of("billing.discount.percent", one))));
    percents.offer(AMOUNT, label("", Texts.of("billing.discount.amount")));
    return div("field", label("lbl", Texts.of("billing.discount.how-much")), options);
  }

  private void drawLines() {
    List<Component> keys = new ArrayList<>();
    for (BilledOrder.Line line : now.order().lines()) {
      boolean on = lines.contains(line.id());
      NativeButton key =
          button(
              on ? "opt priced on" : "opt priced",
              () -> toggle(line.id()),
              icon(on ? "check s" : "plus s"),
              isolated("cut", line.counted()),
              label("p", amounts.plain(line.charged())));
      keys.add(known(with(key, "aria-pressed", String.valueOf(on)), line.id()));
    }
    Redraw.into(lineKeys, keys);
  }

  private void toggle(UUID line) {
    if (!lines.remove(line)) {
      lines.add(line);
    }
    drawLines();
    draw();
  }

  private void draw() {
    lineKeys.setVisible(onLines);
    pad.setVisible(percent != null && percent == AMOUNT);
    boolean large = approvalWanted || isLarge();
    boolean asks = large && wish().isPresent() && approval.pin().isEmpty();
    if (asks && !asked) {
      // The pad may lie below the edge of a phone.
      approval.getElement().executeJs("this.scrollIntoView({block: 'end'})");
    }
    asked = asks;
    approval.setVisible(large);
    Optional<Discounting.Wish> wish = wish();
    words.setText(
        percent == null
            ? picked()
                .map(rule -> Texts.of("billing.discount.give-offer", rule.name()))
                .orElseGet(() -> Texts.of("billing.discount.give-none"))
            : Texts.of(
                "billing.discount.give",
                percent == AMOUNT
                    ? amounts.signed(Money.of(pad.number()))
                    : Texts.of("billing.discount.percent", percent)));
    go.setEnabled(wish.isPresent() && (!large || approval.pin().isPresent()));
    drawGiven();
  }

  /** What else stands on the check beside the prices: the service charge and the tax. */
  private void drawCharges() {
    List<Component> keys = new ArrayList<>();
    if (now.service().isPositive()) {
      keys.add(
          charge(
              "ban",
              Texts.of("billing.service.leave-out", amounts.signed(now.service())),
              this::askNoService));
    } else if (now.serviceLeftOut()) {
      keys.add(charge("undo", Texts.of("billing.service.restore"), this::askServiceAgain));
    }
    keys.add(
        now.exempt()
            ? charge("undo", Texts.of("billing.exempt.end"), this::askTaxAgain)
            : charge("tax", Texts.of("billing.exempt.key"), this::askExemption));
    Redraw.into(charges, keys);
  }

  private static Component charge(String icon, String words, Runnable act) {
    return button("btn wide", act, icon(icon + " s"), label("", words));
  }

  private void askNoService() {
    ask(
        "billing.service.leave-out-title",
        Permission.REMOVE_SERVICE_CHARGE,
        (why, pin) -> desk.adjusting().leaveServiceOut(now.order().id(), why(why, pin)));
  }

  private void askServiceAgain() {
    ask(
        "billing.service.restore",
        Permission.REMOVE_SERVICE_CHARGE,
        (why, pin) -> desk.adjusting().restoreService(now.order().id(), why(why, pin)));
  }

  private void askTaxAgain() {
    ask(
        "billing.exempt.end",
        Permission.EXEMPT_TAX,
        (why, pin) -> desk.adjusting().endExemption(now.order().id(), why(why, pin)));
  }

  private void askExemption() {
    Input certificate = new Input();
    with(certificate, "maxlength", String.valueOf(Exemption.CERTIFICATE_LIMIT));
    with(with(certificate, "class", "in"), "autocomplete", "off");
    named(typing(certificate), Texts.of("billing.exempt.certificate"));
    ask(
        "billing.exempt.key",
        Permission.EXEMPT_TAX,
        (why, pin) ->
            desk.adjusting()
                .exempt(now.order().id(), certificate.getValue().strip(), why(why, pin)),
        certificate);
  }

  private static AdjustingBill.Why why(String reason, @Nullable String pin) {
    return new AdjustingBill.Why(reason, pin, null);
  }

  private void ask(
      String title,
      Permission permission,
      BiFunction<String, @Nullable String, AdjustingBill.Outcome> act,
      Input... certificate) {
    Component[] more =
        certificate.length == 0
            ? new Component[0]
            : new Component[] {
              div("field", label("lbl", Texts.of("billing.exempt.certificate")), certificate[0])
            };
    String key = permission == Permission.EXEMPT_TAX ? "exempt" : "service";
    new ReasonSheet(
            Texts.of(title),
            now.order().label(),
            List.of(
                Texts.of("billing." + key + ".reason.1"),
                Texts.of("billing." + key + ".reason.2"),
                Texts.of("billing." + key + ".reason.3")),
            kit.actor().may(permission)
                ? Optional.empty()
                : Optional.of(Texts.of("billing.adjust.approval", kit.actor().name())),
            Texts.of(title),
            (why, pin) -> {
              if (certificate.length > 0 && certificate[0].getValue().isBlank()) {
                return Optional.of(Texts.of("billing.exempt.certificate-missing"));
              }
              Optional<String> refused = adjusted(() -> act.apply(why, pin));
              reread();
              return refused;
            },
            more)
        .open();
  }

  private Optional<String> adjusted(Supplier<AdjustingBill.Outcome> command) {
    return carefully(
        () ->
            switch (command.get()) {
              case AdjustingBill.Outcome.Done done -> Optional.empty();
              case AdjustingBill.Outcome.NoSuchOrder none ->
                  Optional.of(Texts.of("billing.discount.refused.gone"));
              case AdjustingBill.Outcome.Stale stale ->
                  Optional.of(Texts.of("billing.discount.refused.stale"));
              case AdjustingBill.Outcome.AlreadySo so ->
                  Optional.of(Texts.of("billing.adjust.already"));
              case AdjustingBill.Outcome.NothingOpen open ->
                  Optional.of(Texts.of("billing.discount.refused.paid"));
              case AdjustingBill.Outcome.PaidMore more ->
                  Optional.of(Texts.of("billing.discount.refused.paid-more"));
              case AdjustingBill.Outcome.Refused(Authority.Refusal why) ->
                  Optional.of(refusal(why));
            });
  }

  private void reread() {
    changed.run();
    desk.read(now.order().id()).ifPresent(read -> now = read);
    detail(detail(now, amounts));
    draw();
  }

  private static Optional<String> carefully(Supplier<Optional<String>> command) {
    try {
      return command.get();
    } catch (NotPermitted e) {
      return Optional.of(Texts.of("billing.not-permitted"));
    } catch (RuntimeException e) {
      if (!Contention.isCauseOf(e)) {
        throw e;
      }
      return Optional.of(Texts.of("billing.discount.refused.stale"));
    }
  }

  private void drawGiven() {
    drawCharges();
    List<Component> rows = new ArrayList<>();
    if (!now.standing().isEmpty()) {
      rows.add(label("lbl", Texts.of("billing.discount.standing")));
    }
    for (Discount discount : now.standing()) {
      rows.add(
          known(
              div(
                  "row",
                  div(
                      "grow",
                      bold("tn", worth(discount)),
                      isolated("", " " + discount.reason()),
                      div("small mute", isolated("", who(discount)))),
                  named(
                      button(
                          "btn",
                          () -> takeBack(discount.id()),
                          icon("undo s"),
                          label("", Texts.of("billing.discount.take-back"))),
                      Texts.of("billing.discount.take-back-of", discount.reason()))),
              discount.id()));
    }
    Redraw.into(given, rows);
    given.setVisible(!rows.isEmpty());
  }

  private String worth(Discount discount) {
    return discount
        .percent()
        .map(amounts::percent)
        .or(() -> discount.amount().map(amounts::signed))
        .orElse("");
  }

  private String who(Discount discount) {
    String on =
        discount.lineIds().isEmpty()
            ? Texts.of("billing.discount.on-check")
            : Texts.of("billing.discount.on-lines", discount.lineIds().size());
    String by = Texts.of("billing.discount.by", discount.staffName());
    return on
        + " · "
        + by
        + discount
            .approverName()
            .map(name -> " · " + Texts.of("billing.discount.approved", name))
            .orElse("");
  }

  /** The rule decides again when it is given; here it only says that a PIN will be asked for. */
  private boolean isLarge() {
    Integer chosen = percent;
    boolean large =
        picked().isPresent()
            ? picked().get().needsApproval()
            : chosen != null && chosen != AMOUNT && rate(chosen).ppm() > now.limit().ppm();
    return large && !kit.actor().may(Permission.DISCOUNT_LARGE);
  }

  private static Rate rate(int percent) {
    return new Rate(Math.multiplyExact(percent, 10_000));
  }

  private Optional<Discounting.Wish> wish() {
    if (onLines && lines.isEmpty()) {
      return Optional.empty();
    }
    Optional<DiscountRule> rule = picked();
    if (rule.isPresent()) {
      return rule.filter(offered -> !offered.needsReason() || reasons.chosen().isPresent())
          .map(offered -> wish(null, null, offered.code(), reasons.chosen().orElse("")));
    }
    Integer chosen = percent;
    if (chosen == null || chosen == AMOUNT && pad.number() == 0) {
      return Optional.empty();
    }
    return reasons
        .chosen()
        .map(
            why ->
                chosen == AMOUNT
                    ? wish(null, Money.of(pad.number()), null, why)
                    : wish(rate(chosen), null, null, why));
  }

  private Discounting.Wish wish(
      @Nullable Rate rate, @Nullable Money amount, @Nullable String rule, String why) {
    return new Discounting.Wish(
        rate,
        amount,
        rule,
        onLines ? Set.copyOf(lines) : Set.of(),
        why,
        approval.pin().orElse(null));
  }

  /** The rule of the house that was picked. */
  private Optional<DiscountRule> picked() {
    return now.offers().stream().filter(rule -> rule.code().equals(offer)).findFirst();
  }

  /** The fourth digit gives it, once the rest is said. */
  private void approved() {
    draw();
    if (wish().isPresent()) {
      give();
    }
  }

  private void give() {
    wish()
        .ifPresent(
            wish ->
                did(
                    () -> desk.discounting().give(now.order().id(), wish, null),
                    approval.pin().isPresent()));
  }

  private void takeBack(UUID discountId) {
    did(() -> desk.discounting().remove(discountId), false);
  }

  private void did(Supplier<Discounting.Outcome> command, boolean withPin) {
    Optional<String> refused = carefully(() -> refusal(command.get()));
    changed.run();
    desk.read(now.order().id()).ifPresent(read -> now = read);
    if (refused.isEmpty()) {
      accept();
      close();
      return;
    }
    if (withPin) {
      approval.ask();
    }
    refuse(refused.get());
    draw();
  }

  private Optional<String> refusal(Discounting.Outcome outcome) {
    return switch (outcome) {
      case Discounting.Outcome.Given given -> Optional.empty();
      case Discounting.Outcome.Stale stale ->
          Optional.of(Texts.of("billing.discount.refused.stale"));
      case Discounting.Outcome.NoSuchOrder none ->
          Optional.of(Texts.of("billing.discount.refused.gone"));
      case Discounting.Outcome.NoSuchDiscount none ->
          Optional.of(Texts.of("billing.discount.refused.gone"));
      case Discounting.Outcome.NoSuchRule none ->
          Optional.of(Texts.of("billing.discount.refused.gone"));
      case Discounting.Outcome.NeedsReason none ->
          Optional.of(Texts.of("billing.discount.refused.reason"));
      case Discounting.Outcome.TakesNothing none ->
          Optional.of(Texts.of("billing.discount.refused.nothing"));
      case Discounting.Outcome.NothingOpen open ->
          Optional.of(Texts.of("billing.discount.refused.paid"));
      case Discounting.Outcome.PaidMore more ->
          Optional.of(Texts.of("billing.discount.refused.paid-more"));
      case Discounting.Outcome.NoSuchLine line ->
          Optional.of(Texts.of("billing.discount.refused.line"));
      case Discounting.Outcome.Refused(Authority.Refusal why) -> Optional.of(refusal(why));
    };
  }

  private String refusal(Authority.Refusal why) {
    return switch (why) {
      case Authority.NeedsApproval needs -> {
        approvalWanted = true;
        yield Texts.of("billing.discount.refused.approval");
      }
      case Authority.Lacking(String name, Permission lacking) ->
          Texts.of("billing.discount.refused.lacking", name);
      case Authority.WrongPin wrong -> Texts.of("billing.discount.refused.pin");
      case Authority.Throttled(var delay) ->
          Texts.of("billing.discount.refused.wait", delay.toSeconds());
    };
  }
}
