package brigade.payments.rest;

import brigade.money.Money;
import brigade.payments.PaymentOutcome;
import brigade.payments.Tender;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.shifts.OpeningShift;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Outcomes as a client sees them. */
final class PaymentResponses {
  private PaymentResponses() {}

  /**
   * The answer.
   *
   * @param status where something was done
   * @throws Problem where nothing was
   */
  static Response of(int status, PaymentOutcome outcome) {
    return switch (outcome) {
      case PaymentOutcome.Answered answered -> json(status, answered.json());
      case PaymentOutcome.Repeated(String json) -> json(status, json);
      case PaymentOutcome.NoSuchCheck() -> throw Problem.notFound("check", "of this id");
      case PaymentOutcome.NoSuchPayment() -> throw Problem.notFound("payment", "of this id");
      case PaymentOutcome.Stale(long version) -> throw Problem.stale(version);
      case PaymentOutcome.PaidAlready(var number, var by, var at) ->
          throw Problem.conflict(
              "check-paid",
              "Check "
                  + number
                  + " is paid already"
                  + (by == null ? "" : ", by " + by + " at " + at));
      case PaymentOutcome.Pending(var number, var by, var since) ->
          throw Problem.conflict(
              "payment-pending",
              "A card payment is pending on check "
                  + number
                  + (by == null ? "" : ", begun by " + by + " at " + since)
                  + "; wait for it or reconcile it");
      case PaymentOutcome.TooMuch(var tender, var amount, var due) ->
          throw Problem.unprocessable(
              "too-much",
              tender == Tender.CASH
                  ? "The amount, "
                      + amount.minor()
                      + ", is more than is due, "
                      + due.minor()
                      + "; what was handed over belongs in tendered"
                  : "The amount, "
                      + amount.minor()
                      + ", is more than is due, "
                      + due.minor()
                      + "; what is on top belongs in tip");
      case PaymentOutcome.TenderedTooLittle(var tendered, var needed) ->
          throw Problem.unprocessable(
              "tendered-too-little",
              "Tendered " + tendered.minor() + " for " + needed.minor() + " with the tip");
      case PaymentOutcome.Overpaid(var by) ->
          throw Problem.conflict(
              "overpaid",
              "The check was paid by " + by.minor() + " too much; void or refund that first");
      case PaymentOutcome.NothingPaid(var due) ->
          throw Problem.unprocessable(
              "nothing-paid", "The amount is zero, and " + due.minor() + " is due");
      case PaymentOutcome.NoTerminal() ->
          throw Problem.conflict("no-terminal", "There is no such card terminal here");
      case PaymentOutcome.DayClosing() ->
          throw Problem.conflict("day-closing", "The day is being closed; try again in a moment");
      case PaymentOutcome.KeyReused() -> throw Problem.keyReused();
      case PaymentOutcome.UnderWay() ->
          throw Problem.conflict("in-progress", "The terminal is being asked; wait for its answer");
      case PaymentOutcome.NotNow(var state, var why) ->
          throw Problem.conflict("payment-" + state.name().toLowerCase(Locale.ROOT), sentence(why));
      case PaymentOutcome.NoAnswer(var why) ->
          throw Problem.unavailable("The terminal gave no answer, nothing was changed: " + why);
      case PaymentOutcome.Refused(var why) ->
          throw Problem.conflict("terminal-refused", "The terminal refused: " + why);
      case PaymentOutcome.MoreThanLeft(var left, var tipLeft) ->
          throw Problem.unprocessable(
              "more-than-left",
              "Only "
                  + left.minor()
                  + " of the payment and "
                  + tipLeft.minor()
                  + " of its tip are left to give back");
      case PaymentOutcome.RefundPending(var refunds) ->
          throw Problem.conflict(
              "refund-pending", refunds.size() + " refunds have no answer yet; ask the terminal");
    };
  }

  private static String sentence(PaymentOutcome.Why why) {
    return switch (why) {
      case REFUND_INSTEAD -> "The payment is captured; it is refunded, not voided";
      case VOID_INSTEAD -> "The payment is not captured yet; it is voided, not refunded";
      case REOPEN_FIRST -> "The check is paid; reopen it first, or refund";
      case RECONCILE_FIRST -> "Nobody knows yet whether money moved; reconcile it first";
      case TIP_FIXED -> "The tip is fixed: only a card payment before its capture takes another";
      case NOTHING_TAKEN -> "No money was taken with this payment";
    };
  }

  private static Response json(int status, String json) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json).build();
  }

  /** An amount of a request; notes the error and gives zero when it is out of range. */
  static Money amount(String field, long minor, List<FieldError> errors) {
    if (minor < 0 || minor > OpeningShift.AMOUNT_LIMIT) {
      errors.add(new FieldError(field, "is 0 to " + OpeningShift.AMOUNT_LIMIT + " minor units"));
      return Money.ZERO;
    }
    return Money.of(minor);
  }
}
