package brigade.payments;

import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.payments.CardTerminal.Outcome;
import brigade.payments.PaymentOutcome.Why;
import brigade.shifts.CashLedger;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.BusinessDays;
import brigade.venue.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a payment after it was taken: the tip written on the slip, a void before the
 * money is captured, a refund after. Money always goes back to the tender it came from.
 */
@ApplicationScoped
public class UndoingPayment {
  private final Checks checks;
  private final Payments payments;
  private final Refunds refunds;
  private final Terminals terminals;
  private final CashLedger cashLedger;
  private final DayGate dayGate;
  private final BusinessDays businessDays;
  private final Answers answers;
  private final ReceiptPapers papers;
  private final CurrentActor currentActor;
  private final Journal journal;
  private final Changes changes;
  private final EntityManager entities;
  private final Clock clock;
  private final TakingPayment takingPayment;
  private final AskingTerminal asker;

  /** Refunds whose terminal is being asked by this process. */
  private final Set<UUID> asking = ConcurrentHashMap.newKeySet();

  UndoingPayment(
      Checks checks,
      Payments payments,
      Refunds refunds,
      Terminals terminals,
      CashLedger cashLedger,
      DayGate dayGate,
      BusinessDays businessDays,
      Answers answers,
      ReceiptPapers papers,
      CurrentActor currentActor,
      Journal journal,
      Changes changes,
      EntityManager entities,
      Clock clock,
      TakingPayment takingPayment,
      AskingTerminal asker) {
    this.checks = checks;
    this.payments = payments;
    this.refunds = refunds;
    this.terminals = terminals;
    this.cashLedger = cashLedger;
    this.dayGate = dayGate;
    this.businessDays = businessDays;
    this.answers = answers;
    this.papers = papers;
    this.currentActor = currentActor;
    this.journal = journal;
    this.changes = changes;
    this.entities = entities;
    this.clock = clock;
    this.takingPayment = takingPayment;
    this.asker = asker;
  }

  /** A payment as it stands, with its refunds. */
  @Requires(Permission.SETTLE)
  public PaymentOutcome find(UUID paymentId) {
    return load(paymentId).isEmpty() ? new PaymentOutcome.NoSuchPayment() : answers.now(paymentId);
  }

  /**
   * Sets the tip of a card payment that is not captured yet, nor being captured: what the terminal
   * was told to capture stands.
   *
   * @param tip zero or more; the terminal is told the new sum
   */
  @Requires(Permission.SETTLE)
  public PaymentOutcome adjustTip(UUID paymentId, Money tip) {
    Optional<Payment> found = load(paymentId);
    if (found.isEmpty()) {
      return new PaymentOutcome.NoSuchPayment();
    }
    Payment payment = found.get();
    if (payment.state() != PaymentState.AUTHORISED || payment.isCapturing()) {
      return new PaymentOutcome.NotNow(payment.state(), whyNoTip(payment));
    }
    Terminal terminal = terminalOf(payment);
    Outcome outcome =
        asker.ask(
            () ->
                terminals
                    .adapter(terminal)
                    .adjust(terminal, paymentId, payment.amount().plus(tip)));
    return switch (outcome) {
      case Outcome.Approved approved ->
          QuarkusTransaction.requiringNew().call(() -> tip(paymentId, tip));
      case Outcome.Declined(String why) -> new PaymentOutcome.Refused(why);
      case Outcome.NoAnswer(String why) -> new PaymentOutcome.NoAnswer(why);
      case Outcome.NotFound() -> new PaymentOutcome.Refused(CardWords.NOT_KNOWN.english());
    };
  }

  private static Why whyNoTip(Payment payment) {
    return switch (payment.state()) {
      case PENDING, UNKNOWN -> Why.RECONCILE_FIRST;
      case DECLINED, VOIDED -> Why.NOTHING_TAKEN;
      case AUTHORISED, CAPTURED -> Why.TIP_FIXED;
    };
  }

  private PaymentOutcome tip(UUID paymentId, Money tip) {
    Payment payment = lock(paymentId);
    if (payment.state() != PaymentState.AUTHORISED || payment.isCapturing()) {
      return new PaymentOutcome.NotNow(payment.state(), whyNoTip(payment));
    }
    Money before = payment.tip();
    payment.adjustTip(tip);
    payments.flush();
    journal.record(
        "payment.tip-adjusted",
        "payment",
        paymentId,
        Map.of("tip", before.minor()),
        Map.of("check", payment.checkNumber(), "tip", tip.minor()));
    changes.announce(Topic.CHECKS, payment.orderId());
    return answers.now(paymentId);
  }

  /**
   * Voids a payment: a card before its capture, anything else while its check is open. Voiding what
   * is voided changes nothing and gives the same answer.
   */
  @Requires(Permission.SETTLE)
  public PaymentOutcome voidPayment(UUID paymentId, String reason) {
    Optional<Payment> found = load(paymentId);
    if (found.isEmpty()) {
      return new PaymentOutcome.NoSuchPayment();
    }
    Payment payment = found.get();
    Optional<PaymentOutcome> refused =
        QuarkusTransaction.requiringNew().call(() -> whyNotVoided(payment));
    if (refused.isPresent()) {
      return refused.get();
    }
    boolean gone = false;
    if (payment.tender() == Tender.CARD && payment.state() == PaymentState.AUTHORISED) {
      Terminal terminal = terminalOf(payment);
      Outcome outcome = asker.ask(() -> terminals.adapter(terminal).cancel(terminal, paymentId));
      switch (outcome) {
        case Outcome.Approved approved -> gone = true;
        case Outcome.NotFound() -> gone = true;
        case Outcome.Declined(String why) -> {
          return new PaymentOutcome.Refused(why);
        }
        case Outcome.NoAnswer(String why) -> {
          return new PaymentOutcome.NoAnswer(why);
        }
      }
    }
    boolean cancelled = gone;
    return QuarkusTransaction.requiringNew().call(() -> voided(paymentId, reason, cancelled));
  }

  private Optional<PaymentOutcome> whyNotVoided(Payment payment) {
    return switch (payment.state()) {
      case PENDING, UNKNOWN ->
          Optional.of(new PaymentOutcome.NotNow(payment.state(), Why.RECONCILE_FIRST));
      case DECLINED -> Optional.of(new PaymentOutcome.NotNow(payment.state(), Why.NOTHING_TAKEN));
      case VOIDED -> Optional.of(answers.now(payment.id()));
      case AUTHORISED, CAPTURED -> {
        if (payment.tender() == Tender.CARD && payment.state() == PaymentState.CAPTURED) {
          yield Optional.of(new PaymentOutcome.NotNow(payment.state(), Why.REFUND_INSTEAD));
        }
        CheckView check = checks.find(payment.checkId()).orElseThrow();
        yield check.state() == CheckState.PAID
            ? Optional.of(new PaymentOutcome.NotNow(payment.state(), Why.REOPEN_FIRST))
            : Optional.empty();
      }
    };
  }

  /**
   * @param cancelled whether the terminal let go of the charge: then there is nothing left to
   *     refuse
   */
  private PaymentOutcome voided(UUID paymentId, String reason, boolean cancelled) {
    if (!dayGate.enter()) {
      return new PaymentOutcome.DayClosing();
    }
    Payment payment = lock(paymentId);
    Optional<PaymentOutcome> refused = whyNotVoided(payment);
    boolean stands = cancelled && payment.state() == PaymentState.AUTHORISED;
    if (refused.isPresent() && !stands) {
      return refused.get();
    }
    payment.voided(reason, clock.instant());
    payments.flush();
    if (refused.isPresent()) {
      // Another payment closed the check while the terminal was asked: it owes this one again.
      checks.settle(payment.checkId());
    } else {
      checks.owesAgain(payment.checkId());
    }
    if (payment.tender() == Tender.CASH && payment.charge().isPositive()) {
      cashLedger.giveBack(currentActor.get(), paymentId, payment.charge(), reason);
      papers.openDrawer(payment);
    }
    journal.record(
        "payment.voided",
        "payment",
        paymentId,
        null,
        Map.of(
            "check", payment.checkNumber(),
            "tender", payment.tender(),
            "amount", payment.amount().minor(),
            "tip", payment.tip().minor(),
            "reason", reason));
    changes.announce(Topic.CHECKS, payment.orderId());
    return answers.now(paymentId);
  }

  /**
   * Gives money back after capture, to the tender it came from.
   *
   * @param request how much of the amount and of the tip, and why
   */
  @Requires(Permission.SETTLE)
  public PaymentOutcome refund(RefundRequest request) {
    RefundBegun begun = QuarkusTransaction.requiringNew().call(() -> beginRefund(request));
    return switch (begun) {
      case RefundBegun.Over(PaymentOutcome outcome) -> outcome;
      case RefundBegun.ToAsk(UUID refundId, UUID paymentId, Terminal terminal, Money sum) -> {
        asking.add(refundId);
        try {
          yield recordRefund(
              refundId,
              asker.ask(
                  () -> terminals.adapter(terminal).refund(terminal, refundId, paymentId, sum)));
        } finally {
          asking.remove(refundId);
        }
      }
      case RefundBegun.ToResume(UUID refundId) -> reconcileRefund(refundId);
    };
  }

  /**
   * Asks the terminal what became of a payment, or of the refunds of one, whose outcome is not
   * known. Nothing is charged or given back by it.
   */
  @Requires(Permission.SETTLE)
  public PaymentOutcome reconcile(UUID paymentId) {
    Optional<Payment> found = load(paymentId);
    if (found.isEmpty()) {
      return new PaymentOutcome.NoSuchPayment();
    }
    if (found.get().state().isOpen()) {
      return takingPayment.reconcile(paymentId);
    }
    List<Refund> open =
        QuarkusTransaction.requiringNew().call(() -> refunds.ofPayment(paymentId)).stream()
            .filter(refund -> refund.state().isOpen())
            .toList();
    for (Refund refund : open) {
      PaymentOutcome outcome = reconcileRefund(refund.id());
      if (!(outcome instanceof PaymentOutcome.Answered)) {
        return outcome;
      }
    }
    return answers.now(paymentId);
  }

  private PaymentOutcome reconcileRefund(UUID refundId) {
    Refund refund = QuarkusTransaction.requiringNew().call(() -> refunds.findById(refundId));
    if (!refund.state().isOpen()) {
      return answers.now(refund.paymentId());
    }
    if (asking.contains(refundId)) {
      return new PaymentOutcome.UnderWay();
    }
    Payment payment = load(refund.paymentId()).orElseThrow();
    Terminal terminal = terminalOf(payment);
    CardTerminal adapter = terminals.adapter(terminal);
    Outcome outcome = asker.ask(() -> adapter.ask(terminal, refundId));
    if (outcome instanceof Outcome.NotFound
        && asker.ask(() -> adapter.cancel(terminal, refundId))
            instanceof Outcome.NoAnswer(String why)) {
      outcome = new Outcome.NoAnswer(why);
    }
    return recordRefund(refundId, outcome);
  }

  /**
   * A refund whose process died while the terminal was asked is not known: it is marked so, for
   * somebody to ask the terminal.
   *
   * @return how many
   */
  int markAbandoned() {
    Instant before = clock.instant().minus(asker.limit()).minusSeconds(30);
    int marked = 0;
    for (Refund pending :
        QuarkusTransaction.requiringNew().call(() -> refunds.pendingSince(before))) {
      if (!asking.contains(pending.id())) {
        recordRefund(pending.id(), new Outcome.NoAnswer(CardWords.STOPPED.english()));
        marked++;
      }
    }
    return marked;
  }

  private RefundBegun beginRefund(RefundRequest request) {
    if (!dayGate.enter()) {
      return new RefundBegun.Over(new PaymentOutcome.DayClosing());
    }
    if (request.key() != null) {
      Optional<Refund> before = refunds.withKey(request.key());
      if (before.isPresent()) {
        Refund known = before.get();
        if (!known.fingerprint().equals(Optional.ofNullable(request.fingerprint()))) {
          return new RefundBegun.Over(new PaymentOutcome.KeyReused());
        }
        return known
            .answer()
            .<RefundBegun>map(json -> new RefundBegun.Over(new PaymentOutcome.Repeated(json)))
            .orElseGet(() -> new RefundBegun.ToResume(known.id()));
      }
    }
    if (payments.findByIdOptional(request.paymentId()).isEmpty()) {
      return new RefundBegun.Over(new PaymentOutcome.NoSuchPayment());
    }
    Payment payment = lock(request.paymentId());
    Optional<PaymentOutcome> refused = whyNotRefunded(payment);
    if (refused.isPresent()) {
      return new RefundBegun.Over(refused.get());
    }
    Money left = payment.amount().minus(refunds.givenOf(payment.id()));
    Money tipLeft = payment.tip().minus(refunds.tipGivenOf(payment.id()));
    Money amount = request.amount() == null ? left : request.amount();
    // All of the amount, unless said otherwise, takes the tip along.
    Money tip =
        request.tip() == null ? request.amount() == null ? tipLeft : Money.ZERO : request.tip();
    if (amount.compareTo(left) > 0 || tip.compareTo(tipLeft) > 0 || amount.plus(tip).isZero()) {
      return new RefundBegun.Over(new PaymentOutcome.MoreThanLeft(left, tipLeft));
    }
    Actor actor = currentActor.get();
    Refund refund =
        new Refund(
            Ids.next(),
            payment,
            businessDays.current().date(),
            amount,
            tip,
            request.reason(),
            actor.staffId(),
            actor.name(),
            request.approverId(),
            request.approverName(),
            clock.instant(),
            request.key(),
            request.fingerprint());
    refunds.persist(refund);
    if (payment.tender().isRemote()) {
      return new RefundBegun.ToAsk(refund.id(), payment.id(), terminalOf(payment), refund.given());
    }
    UUID shiftId = null;
    if (payment.tender() == Tender.CASH) {
      shiftId =
          cashLedger.giveBack(actor, payment.id(), refund.given(), request.reason()).shiftId();
      papers.openDrawer(payment);
    }
    refund.done(shiftId, clock.instant());
    refunds.flush();
    return new RefundBegun.Over(refunded(refund, payment));
  }

  private static Optional<PaymentOutcome> whyNotRefunded(Payment payment) {
    Why why =
        switch (payment.state()) {
          case PENDING, UNKNOWN -> Why.RECONCILE_FIRST;
          case DECLINED, VOIDED -> Why.NOTHING_TAKEN;
          case AUTHORISED -> Why.VOID_INSTEAD;
          case CAPTURED -> null;
        };
    return why == null
        ? Optional.empty()
        : Optional.of(new PaymentOutcome.NotNow(payment.state(), why));
  }

  private PaymentOutcome recordRefund(UUID refundId, Outcome outcome) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Payment payment = lock(refunds.findById(refundId).paymentId());
              Refund refund = refunds.findById(refundId);
              entities.refresh(refund);
              if (!refund.state().isOpen()) {
                // Somebody else asked at the same moment; what is recorded already stands.
                return answers.now(payment.id());
              }
              switch (outcome) {
                case Outcome.Approved approved -> refund.done(null, clock.instant());
                case Outcome.Declined(String why) -> refund.declined(why, clock.instant());
                case Outcome.NotFound() ->
                    refund.declined(CardWords.NEVER_SEEN.english(), clock.instant());
                case Outcome.NoAnswer(String why) -> {
                  if (refund.state() == RefundState.PENDING) {
                    refund.unknown(why);
                  }
                }
              }
              refunds.flush();
              return refunded(refund, payment);
            });
  }

  private PaymentOutcome refunded(Refund refund, Payment payment) {
    String verb =
        switch (refund.state()) {
          case DONE -> "refunded";
          case DECLINED -> "refund-declined";
          case PENDING, UNKNOWN -> "refund-unanswered";
        };
    journal.record(
        "payment." + verb,
        "payment",
        payment.id(),
        refund.approver().orElse(null),
        null,
        Map.of(
            "check", payment.checkNumber(),
            "tender", payment.tender(),
            "refund", refund.id(),
            "amount", refund.amount().minor(),
            "tip", refund.tip().minor(),
            "reason", refund.reason()));
    changes.announce(Topic.CHECKS, payment.orderId());
    PaymentOutcome answer = answers.now(payment.id());
    if (answer instanceof PaymentOutcome.Answered(PaymentAnswer told, String json)
        && refund.answer().isEmpty()) {
      refund.answered(json);
    }
    return answer;
  }

  private Optional<Payment> load(UUID paymentId) {
    return QuarkusTransaction.requiringNew().call(() -> payments.findByIdOptional(paymentId));
  }

  /** The payment, its check held until the transaction ends. */
  private Payment lock(UUID paymentId) {
    Payment payment = payments.findById(paymentId);
    checks.lockForPayment(payment.checkId());
    entities.refresh(payment);
    return payment;
  }

  private Terminal terminalOf(Payment payment) {
    UUID id =
        payment
            .terminalId()
            .orElseThrow(() -> new IllegalStateException("No terminal took " + payment.id()));
    return QuarkusTransaction.joiningExisting().call(() -> terminals.findById(id));
  }

  private sealed interface RefundBegun {
    record Over(PaymentOutcome outcome) implements RefundBegun {}

    record ToAsk(UUID refundId, UUID paymentId, Terminal terminal, Money sum)
        implements RefundBegun {}

    record ToResume(UUID refundId) implements RefundBegun {}
  }

  /**
   * Money to give back.
   *
   * @param amount of the check; null for all that is left
   * @param tip of the tip; null for none, or for all of it where {@code amount} is null
   * @param approverId who approved it, where the person asking may not by themselves
   */
  public record RefundRequest(
      UUID paymentId,
      @Nullable Money amount,
      @Nullable Money tip,
      String reason,
      @Nullable UUID approverId,
      @Nullable String approverName,
      @Nullable String key,
      @Nullable String fingerprint) {}
}
