package brigade.payments;

import brigade.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of taking, voiding, adjusting or refunding a payment. */
public sealed interface PaymentOutcome {
  /**
   * It was done, or a terminal said no, or has not said anything yet: the payment's state tells.
   *
   * @param json the answer as it was first given; a repeat gives the same bytes
   */
  record Answered(PaymentAnswer payment, String json) implements PaymentOutcome {}

  /** An answer that was given before, to the same key. */
  record Repeated(String json) implements PaymentOutcome {}

  record NoSuchCheck() implements PaymentOutcome {}

  record NoSuchPayment() implements PaymentOutcome {}

  /**
   * The check changed since whoever pays saw it.
   *
   * @param version the check's now
   */
  record Stale(long version) implements PaymentOutcome {}

  /** Somebody else was first. */
  record PaidAlready(String number, @Nullable String by, @Nullable Instant at)
      implements PaymentOutcome {}

  /** A terminal is asked, or has not answered: nothing else is taken on the check. */
  record Pending(String number, @Nullable String by, @Nullable Instant since)
      implements PaymentOutcome {}

  record TooMuch(Tender tender, Money amount, Money due) implements PaymentOutcome {}

  record TenderedTooLittle(Money tendered, Money needed) implements PaymentOutcome {}

  /** More was paid than is owed now; it has to be given back before the check closes. */
  record Overpaid(Money by) implements PaymentOutcome {}

  /** An amount of nothing on a check that owes something. */
  record NothingPaid(Money due) implements PaymentOutcome {}

  record NoTerminal() implements PaymentOutcome {}

  record DayClosing() implements PaymentOutcome {}

  /** The key came with another request. */
  record KeyReused() implements PaymentOutcome {}

  /** Another process is at it. */
  record UnderWay() implements PaymentOutcome {}

  /** The state does not allow it. */
  record NotNow(PaymentState state, Why why) implements PaymentOutcome {}

  /** The terminal did not answer; nothing is known to have changed. */
  record NoAnswer(String why) implements PaymentOutcome {}

  /** The terminal said no. */
  record Refused(String why) implements PaymentOutcome {}

  /** More than is left of the payment. */
  record MoreThanLeft(Money left, Money tipLeft) implements PaymentOutcome {}

  /** Refunds of which nobody knows yet whether money moved. */
  record RefundPending(List<Refund> refunds) implements PaymentOutcome {
    public RefundPending {
      refunds = List.copyOf(refunds);
    }
  }

  /** Why a state does not allow something. */
  enum Why {
    /** A card payment that is captured is refunded. */
    REFUND_INSTEAD,
    /** A card payment that is not captured is voided. */
    VOID_INSTEAD,
    /** The check is paid: it is opened again first. */
    REOPEN_FIRST,
    /** Nobody knows its outcome yet: the terminal is asked first. */
    RECONCILE_FIRST,
    /** The tip is fixed with the capture, and for everything but cards. */
    TIP_FIXED,
    /** No money was taken. */
    NOTHING_TAKEN
  }
}
