package brigade.orders.ui;

import brigade.orders.OrderOutcome;
import brigade.rest.Contention;
import brigade.rest.Problem;
import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.screen.Texts;
import brigade.screen.Toast;
import brigade.staff.NotPermitted;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Outcomes of commands in words for the person. */
final class Outcomes {
  private Outcomes() {}

  /** Why it was not done; empty when it was. */
  static Optional<String> refusal(OrderOutcome outcome) {
    return switch (outcome) {
      case OrderOutcome.Done done -> Optional.empty();
      case OrderOutcome.Invalid(var faults) ->
          Optional.of(
              faults.stream().map(Outcomes::fault).distinct().collect(Collectors.joining(" ")));
      case OrderOutcome.Missing(String what, Object id) ->
          Optional.of(Texts.of("orders.ui.refused.missing"));
      case OrderOutcome.Stale(long version) -> Optional.of(Texts.of("orders.ui.refused.stale"));
      case OrderOutcome.Refused(String type, Phrase why) -> Optional.of(why.words());
      case OrderOutcome.NeedsApproval needs -> Optional.of(Texts.of("orders.ui.refused.approval"));
      case OrderOutcome.ApprovalRefused(var permission, Phrase why) -> Optional.of(why.words());
      case OrderOutcome.Throttled(var delay) ->
          Optional.of(Texts.of("orders.ui.approval.wait", delay.toSeconds()));
    };
  }

  /**
   * What is wrong with what was typed; the rest only a changed menu or another tablet can cause.
   */
  private static String fault(FieldError fault) {
    Phrase phrase = fault.phrase();
    return phrase == null
        ? Texts.of("orders.ui.refused.invalid")
        : Texts.of("orders.ui.refused.text", phrase.words());
  }

  /**
   * The same said at the field itself.
   *
   * @param field its label
   */
  static String fault(String field, FieldError fault) {
    Phrase phrase = fault.phrase();
    return phrase == null
        ? Texts.of("orders.ui.refused.invalid")
        : Texts.of("orders.ui.refused.field", field, phrase.words());
  }

  /** What a command was refused with by a room above or below, in words for the person. */
  static String words(RuntimeException refused) {
    if (refused instanceof NotPermitted) {
      return Texts.of("orders.ui.not-permitted");
    }
    if (refused instanceof Problem problem && problem.type().equals("line-paid")) {
      return Texts.of("orders.ui.refused.line-paid");
    }
    if (refused instanceof Problem problem && problem.type().equals("paid-on")) {
      return Texts.of("orders.ui.refused.paid-on");
    }
    if (refused instanceof Problem problem && problem.type().equals("payment-under-way")) {
      return Texts.of("orders.ui.refused.paying");
    }
    return Texts.of("orders.ui.refused.stale");
  }

  /** Runs a command; what somebody else did at the same moment refuses it like any other reason. */
  static void carefully(Runnable command, Consumer<String> refused) {
    try {
      command.run();
    } catch (RuntimeException e) {
      if (!(e instanceof NotPermitted) && !Contention.isCauseOf(e)) {
        throw e;
      }
      refused.accept(words(e));
    }
  }

  /** Says why it was not done. False when it was not. */
  static boolean say(OrderOutcome outcome) {
    Optional<String> refusal = refusal(outcome);
    refusal.ifPresent(Toast::refuse);
    return refusal.isEmpty();
  }
}
