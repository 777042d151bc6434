package brigade.payments;

import brigade.billing.CheckState;
import brigade.billing.CheckView;
import brigade.billing.Checks;
import brigade.billing.HeldCheck;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.money.Money;
import brigade.payments.CardTerminal.Outcome;
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
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Taking a payment.
 *
 * <p>Cash and everything else that is settled by being written down is one transaction: payment,
 * drawer, check, order. A card is three steps: the intent is committed first, the terminal is asked
 * with no transaction open, its answer is recorded in a second one. Whatever happens in between,
 * the intent is there to ask about; nothing is ever charged a second time to find out.
 */
@ApplicationScoped
public class TakingPayment {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Checks checks;
  private final Payments payments;
  private final Terminals terminals;
  private final CashLedger cashLedger;
  private final DayGate dayGate;
  private final BusinessDays businessDays;
  private final CashAtOnce cashAtOnce;
  private final Answers answers;
  private final ReceiptPapers papers;
  private final CurrentActor currentActor;
  private final Journal journal;
  private final Changes changes;
  private final EntityManager entities;
  private final Clock clock;
  private final AskingTerminal asker;

  /** Intents whose terminal is being asked by this process. */
  private final Set<UUID> asking = ConcurrentHashMap.newKeySet();

  TakingPayment(
      Checks checks,
      Payments payments,
      Terminals terminals,
      CashLedger cashLedger,
      DayGate dayGate,
      BusinessDays businessDays,
      CashAtOnce cashAtOnce,
      Answers answers,
      ReceiptPapers papers,
      CurrentActor currentActor,
      Journal journal,
      Changes changes,
      EntityManager entities,
      Clock clock,
      AskingTerminal asker) {
    this.checks = checks;
    this.payments = payments;
    this.terminals = terminals;
    this.cashLedger = cashLedger;
    this.dayGate = dayGate;
    this.businessDays = businessDays;
    this.cashAtOnce = cashAtOnce;
    this.answers = answers;
    this.papers = papers;
    this.currentActor = currentActor;
    this.journal = journal;
    this.changes = changes;
    this.entities = entities;
    this.clock = clock;
    this.asker = asker;
  }

  /** How long a terminal is given before its outcome counts as unknown. */
  public Duration limit() {
    return asker.limit();
  }

  /**
   * Takes a payment. Must not be called inside a transaction when the tender is a card.
   *
   * @return {@link PaymentOutcome.Answered} with the payment, whose state tells what became of it,
   *     or why nothing was begun
   */
  @Requires(Permission.SETTLE)
  public PaymentOutcome take(Request request) {
    Begun begun;
    try {
      begun = QuarkusTransaction.requiringNew().call(() -> begin(request));
    } catch (RuntimeException e) {
      if (isKeyTaken(e)) {
        return new PaymentOutcome.KeyReused();
      }
      throw e;
    }
    return switch (begun) {
      case Begun.Over(PaymentOutcome outcome) -> outcome;
      case Begun.ToAsk(Terminal terminal, Money charge) ->
          charge(request.paymentId(), terminal, charge);
      case Begun.ToResume(UUID paymentId) -> reconcile(paymentId);
    };
  }

  /** A rival used the key for another check at the same moment. */
  private static boolean isKeyTaken(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && UNIQUE_VIOLATION.equals(sql.getSQLState())
          && String.valueOf(sql.getMessage()).contains("payment_key")) {
        return true;
      }
    }
    return false;
  }

  private PaymentOutcome charge(UUID paymentId, Terminal terminal, Money amount) {
    asking.add(paymentId);
    try {
      Outcome outcome =
          asker.ask(() -> terminals.adapter(terminal).charge(terminal, paymentId, amount));
      return record(paymentId, outcome);
    } finally {
      asking.remove(paymentId);
    }
  }

  /**
   * Asks the terminal what became of an intent whose outcome is not known, and records it. Nothing
   * is charged. A terminal that never saw the intent is told to refuse it should it still come.
   */
  @Requires(Permission.SETTLE)
  public PaymentOutcome reconcile(UUID paymentId) {
    Optional<Payment> found =
        QuarkusTransaction.requiringNew().call(() -> payments.findByIdOptional(paymentId));
    if (found.isEmpty()) {
      return new PaymentOutcome.NoSuchPayment();
    }
    Payment payment = found.get();
    if (!payment.state().isOpen()) {
      return answers.now(paymentId);
    }
    if (asking.contains(paymentId)) {
      return new PaymentOutcome.UnderWay();
    }
    Terminal terminal = terminalOf(payment);
    CardTerminal adapter = terminals.adapter(terminal);
    Outcome outcome = asker.ask(() -> adapter.ask(terminal, paymentId));
    if (outcome instanceof Outcome.NotFound
        && asker.ask(() -> adapter.cancel(terminal, paymentId))
            instanceof Outcome.NoAnswer(String why)) {
      outcome = new Outcome.NoAnswer(why);
    }
    return record(paymentId, outcome);
  }

  /** Stops a card that the guest has not presented yet. Its charge then ends as declined. */
  @Requires(Permission.SETTLE)
  public void cancelWaiting(UUID paymentId) {
    if (!asking.contains(paymentId)) {
      return;
    }
    Terminal terminal =
        QuarkusTransaction.requiringNew().call(() -> terminalOf(payments.findById(paymentId)));
    terminals.adapter(terminal).cancel(terminal, paymentId);
  }

  /** Whether this process is asking a terminal about the intent now. */
  boolean isAsking(UUID paymentId) {
    return asking.contains(paymentId);
  }

  private Terminal terminalOf(Payment payment) {
    UUID id =
        payment
            .terminalId()
            .orElseThrow(() -> new IllegalStateException("No terminal took " + payment.id()));
    return QuarkusTransaction.joiningExisting().call(() -> terminals.findById(id));
  }

  private Begun begin(Request request) {
    if (!dayGate.enter()) {
      return new Begun.Over(new PaymentOutcome.DayClosing());
    }
    Optional<Begun> before = before(request);
    if (before.isPresent()) {
      return before.get();
    }
    if (request.tender() == Tender.CASH) {
      Optional<PaymentOutcome> closed = closeAtOnce(request);
      if (closed.isPresent()) {
        return new Begun.Over(closed.get());
      }
    }
    Optional<CheckView> locked = checks.lockForPayment(request.checkId());
    if (locked.isEmpty()) {
      return new Begun.Over(new PaymentOutcome.NoSuchCheck());
    }
    // A rival with the same key may have been inside while this one waited for the lock.
    Optional<Begun> meanwhile = before(request);
    if (meanwhile.isPresent()) {
      return meanwhile.get();
    }
    CheckView check = locked.get();
    Money due = check.due();
    Towards towards = Towards.of(request.tender(), request.amount(), due, check.cash());
    Optional<PaymentOutcome> refused = refusal(request, check, towards, due);
    if (refused.isPresent()) {
      return new Begun.Over(refused.get());
    }
    Actor actor = currentActor.get();
    Instant now = clock.instant();
    return switch (request.tender()) {
      case CARD -> beginCard(request, check, towards, actor, now);
      case CASH, GIFT_CARD, HOUSE_ACCOUNT, VOUCHER, TRANSFER ->
          new Begun.Over(settleNow(request, check, towards, actor, now));
    };
  }

  /**
   * Cash for all of an order's only check, as most are paid: one statement. Empty where it is
   * anything else, and then nothing was written and the order is held.
   */
  private Optional<PaymentOutcome> closeAtOnce(Request request) {
    Optional<HeldCheck> found = checks.holdUnwritten(request.checkId());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    HeldCheck held = found.get();
    Money due = held.open().due();
    Towards towards = Towards.of(request.tender(), request.amount(), due, held.open().cash());
    if (!towards.settles(due) || refusal(request, held.open(), towards, due).isPresent()) {
      return Optional.empty();
    }
    Actor actor = currentActor.get();
    Instant now = clock.instant();
    Money tendered =
        request.tendered() == null ? towards.amount().plus(request.tip()) : request.tendered();
    Payment.Intent intent =
        intent(
            request,
            held.open(),
            towards,
            actor,
            now,
            new Answers.Server(held.order().serverId(), held.order().serverName()),
            businessDays.current().date());
    Payment payment = Payment.cash(intent, tendered, null);
    boolean printed = request.receipt() && !held.open().lines().isEmpty();
    CheckView after = held.paid(PaidOnChecks.paidBy(payment), actor.name(), now, printed);
    PaymentOutcome answer = answers.first(payment, after);
    boolean written =
        cashAtOnce.write(
            actor,
            held,
            after,
            payment,
            intent,
            payment.answer().orElse(null),
            entries(payment, held, after, printed));
    if (!written) {
      return Optional.empty();
    }
    papers.atOnce(payment, held, after, printed);
    // What was written went past the objects in memory.
    entities.clear();
    checks.closedAtOnce(held);
    return Optional.of(answer);
  }

  private List<Journal.Entry> entries(
      Payment payment, HeldCheck held, CheckView after, boolean printed) {
    List<Journal.Entry> entries = new ArrayList<>();
    Map<String, Object> paid =
        Map.of(
            "number", after.number(),
            "total", after.totals().total().minor(),
            "tips", payment.tip().minor());
    entries.add(journal.entry("check.paid", "check", after.id(), null, null, paid));
    entries.add(
        journal.entry(
            "order.closed",
            "order",
            after.orderId(),
            null,
            null,
            Map.of("number", held.order().number())));
    entries.add(
        journal.entry("payment.taken", "payment", payment.id(), null, null, taken(payment)));
    if (printed) {
      entries.add(
          journal.entry(
              "check.printed",
              "check",
              after.id(),
              null,
              null,
              Map.of("number", after.number(), "total", after.totals().total().minor())));
    }
    return entries;
  }

  /** What the key stands for already, if anything. */
  private Optional<Begun> before(Request request) {
    if (request.key() == null) {
      return Optional.empty();
    }
    Optional<Payment> earlier = payments.withKey(request.key());
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    Payment payment = earlier.get();
    if (!payment.fingerprint().equals(Optional.ofNullable(request.fingerprint()))) {
      return Optional.of(new Begun.Over(new PaymentOutcome.KeyReused()));
    }
    return Optional.of(
        payment
            .answer()
            .<Begun>map(json -> new Begun.Over(new PaymentOutcome.Repeated(json)))
            .orElseGet(
                () ->
                    asking.contains(payment.id())
                        ? new Begun.Over(new PaymentOutcome.UnderWay())
                        : new Begun.ToResume(payment.id())));
  }

  private Optional<PaymentOutcome> refusal(
      Request request, CheckView check, Towards towards, Money due) {
    Money amount = towards.amount();
    Money settling = due.plus(towards.rounding());
    if (request.version() != null && request.version() != check.version()) {
      return Optional.of(new PaymentOutcome.Stale(check.version()));
    }
    if (check.state() == CheckState.PAID) {
      return Optional.of(
          new PaymentOutcome.PaidAlready(check.number(), check.actedBy(), check.actedAt()));
    }
    if (check.state() == CheckState.PAYMENT_PENDING) {
      return Optional.of(
          new PaymentOutcome.Pending(check.number(), check.actedBy(), check.actedAt()));
    }
    if (due.isNegative()) {
      return Optional.of(new PaymentOutcome.Overpaid(due.negated()));
    }
    if (amount.compareTo(settling) > 0) {
      return Optional.of(new PaymentOutcome.TooMuch(request.tender(), amount, due));
    }
    if (amount.isZero() && settling.isPositive()) {
      return Optional.of(new PaymentOutcome.NothingPaid(due));
    }
    Money needed = amount.plus(request.tip());
    if (request.tendered() != null && request.tendered().compareTo(needed) < 0) {
      return Optional.of(new PaymentOutcome.TenderedTooLittle(request.tendered(), needed));
    }
    return Optional.empty();
  }

  private Begun beginCard(
      Request request, CheckView check, Towards towards, Actor actor, Instant now) {
    Money amount = towards.amount();
    Optional<Terminal> chosen =
        request.terminalId() == null
            ? terminals.near(actor)
            : terminals.findByIdOptional(request.terminalId()).filter(t -> !t.isRetired());
    if (amount.plus(request.tip()).isZero()) {
      return new Begun.Over(settleNow(request, check, towards, actor, now));
    }
    if (chosen.isEmpty()) {
      return new Begun.Over(new PaymentOutcome.NoTerminal());
    }
    Terminal terminal = chosen.get();
    payments.persist(Payment.pending(intent(request, check, towards, actor, now), terminal.id()));
    checks.paymentPending(check.id());
    journal.record(
        "payment.begun",
        "payment",
        request.paymentId(),
        null,
        Map.of(
            "check", check.number(),
            "tender", request.tender(),
            "amount", amount.minor(),
            "tip", request.tip().minor(),
            "terminal", terminal.name()));
    return new Begun.ToAsk(terminal, amount.plus(request.tip()));
  }

  private PaymentOutcome settleNow(
      Request request, CheckView check, Towards towards, Actor actor, Instant now) {
    Payment.Intent intent = intent(request, check, towards, actor, now);
    Payment payment;
    if (request.tender() == Tender.CASH) {
      Money needed = towards.amount().plus(request.tip());
      Money tendered = request.tendered() == null ? needed : request.tendered();
      Money changeDue = tendered.minus(needed);
      CashLedger.Place place =
          tendered.isPositive()
              ? cashLedger.take(actor, request.paymentId(), tendered, changeDue)
              : cashLedger.place(actor);
      payment = Payment.cash(intent, tendered, place.shiftId());
    } else {
      payment = Payment.written(intent);
    }
    payments.persistAndFlush(payment);
    CheckView after = checks.settle(check.id());
    recordTaken(payment);
    papers.afterPayment(payment, after, request.receipt());
    return answers.first(payment, after);
  }

  private Payment.Intent intent(
      Request request, CheckView check, Towards towards, Actor actor, Instant now) {
    return intent(
        request,
        check,
        towards,
        actor,
        now,
        answers.serverOf(check.orderId()),
        businessDays.current().date());
  }

  private static Payment.Intent intent(
      Request request,
      CheckView check,
      Towards towards,
      Actor actor,
      Instant now,
      Answers.Server server,
      LocalDate date) {
    return new Payment.Intent(
        request.paymentId(),
        check.id(),
        check.orderId(),
        check.number(),
        date,
        request.tender(),
        towards.amount(),
        towards.rounding(),
        request.tip(),
        request.reference(),
        actor.staffId(),
        actor.name(),
        server.id(),
        server.name(),
        now,
        request.key(),
        request.fingerprint());
  }

  /** Records what a terminal said about an intent; what is recorded already stands. */
  private PaymentOutcome record(UUID paymentId, Outcome outcome) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              UUID checkId = payments.findById(paymentId).checkId();
              checks.lockForPayment(checkId);
              Payment payment = payments.findById(paymentId);
              entities.refresh(payment);
              if (!payment.state().isOpen()) {
                return answers.now(paymentId);
              }
              Instant now = clock.instant();
              switch (outcome) {
                case Outcome.Approved(String reference) -> payment.authorised(reference, now);
                case Outcome.Declined(String reason) -> payment.declined(reason, now);
                case Outcome.NotFound() -> payment.declined(CardWords.NEVER_SEEN.english(), now);
                case Outcome.NoAnswer(String why) -> {
                  if (payment.state() == PaymentState.PENDING) {
                    payment.unknown(why);
                  }
                }
              }
              payments.flush();
              CheckView after =
                  switch (payment.state()) {
                    case AUTHORISED, CAPTURED -> checks.settle(checkId);
                    case DECLINED, VOIDED -> checks.paymentFailed(checkId);
                    case PENDING, UNKNOWN -> checks.find(checkId).orElseThrow();
                  };
              recordTaken(payment);
              changes.announce(Topic.CHECKS, payment.orderId());
              papers.afterPayment(payment, after, true);
              return answers.first(payment, after);
            });
  }

  private static Map<String, Object> taken(Payment payment) {
    Map<String, Object> after = new HashMap<>();
    after.put("check", payment.checkNumber());
    after.put("tender", payment.tender());
    after.put("state", payment.state());
    after.put("amount", payment.amount().minor());
    after.put("tip", payment.tip().minor());
    after.put("change", payment.change().minor());
    if (!payment.rounding().isZero()) {
      after.put("rounding", payment.rounding().minor());
    }
    payment.explanation().ifPresent(why -> after.put("reason", why));
    return after;
  }

  private void recordTaken(Payment payment) {
    String verb =
        switch (payment.state()) {
          case CAPTURED -> "taken";
          case AUTHORISED -> "authorised";
          case DECLINED -> "declined";
          case PENDING, UNKNOWN -> "unanswered";
          case VOIDED -> "voided";
        };
    journal.record("payment." + verb, "payment", payment.id(), null, taken(payment));
  }

  /**
   * An intent whose process died while the terminal was asked is not known: it is marked so, for
   * somebody to ask the terminal.
   *
   * @return how many
   */
  int markAbandoned() {
    Instant before = clock.instant().minus(asker.limit()).minusSeconds(30);
    int marked = 0;
    for (Payment pending :
        QuarkusTransaction.requiringNew().call(() -> payments.pendingSince(before))) {
      if (!asking.contains(pending.id())) {
        record(pending.id(), new Outcome.NoAnswer(CardWords.STOPPED.english()));
        marked++;
      }
    }
    return marked;
  }

  /** What a payment is to be. */
  private sealed interface Begun {
    record Over(PaymentOutcome outcome) implements Begun {}

    record ToAsk(Terminal terminal, Money charge) implements Begun {}

    record ToResume(UUID paymentId) implements Begun {}
  }

  /**
   * A payment to take.
   *
   * @param paymentId made by the client; the terminal knows the charge by it
   * @param amount towards the check, at most what is due; null for all of it. All of it in cash is
   *     what coins can make of it
   * @param tip on top, zero or more
   * @param tendered the cash handed over; null for the exact sum, and for other tenders
   * @param reference typed in for vouchers and accounts
   * @param terminalId null for the one nearby
   * @param key the client's idempotency key
   * @param fingerprint of the request the key came with
   * @param receipt whether the receipt prints when the check closes
   * @param version the version the check is to have, or null for any
   */
  public record Request(
      UUID paymentId,
      UUID checkId,
      Tender tender,
      @Nullable Money amount,
      Money tip,
      @Nullable Money tendered,
      @Nullable String reference,
      @Nullable UUID terminalId,
      @Nullable String key,
      @Nullable String fingerprint,
      boolean receipt,
      @Nullable Long version) {
    /** Everything that is due, by that tender, for a screen. */
    public static Request all(UUID checkId, Tender tender, Money tip) {
      return new Request(
          Ids.next(), checkId, tender, null, tip, null, null, null, null, null, true, null);
    }

    /** The same with that much cash handed over. */
    public Request tendering(Money cash) {
      return new Request(
          paymentId,
          checkId,
          tender,
          amount,
          tip,
          cash,
          reference,
          terminalId,
          key,
          fingerprint,
          receipt,
          version);
    }

    /** The same for a part of what is due. */
    public Request paying(Money part) {
      return new Request(
          paymentId,
          checkId,
          tender,
          part,
          tip,
          tendered,
          reference,
          terminalId,
          key,
          fingerprint,
          receipt,
          version);
    }
  }
}
