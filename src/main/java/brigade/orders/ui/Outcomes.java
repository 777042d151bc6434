package brigade.orders.ui;

import brigade.orders.OrderOutcome;
import brigade.screen.Texts;
import java.util.Optional;
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
              faults.stream()
                  .map(fault -> fault.field().replaceFirst("^.*\\.", "") + " " + fault.message())
                  .collect(Collectors.joining("; ")));
      case OrderOutcome.Missing(String what, Object id) ->
          Optional.of(Texts.of("orders.ui.refused.missing"));
      case OrderOutcome.Stale(long version) -> Optional.of(Texts.of("orders.ui.refused.stale"));
      case OrderOutcome.Refused(String type, String why) -> Optional.of(why);
      case OrderOutcome.NeedsApproval needs -> Optional.of(Texts.of("orders.ui.refused.approval"));
      case OrderOutcome.ApprovalRefused(var permission, String why) -> Optional.of(why);
      case OrderOutcome.Throttled(var delay) ->
          Optional.of(Texts.of("orders.ui.approval.wait", delay.toSeconds()));
    };
  }

  /** Says why it was not done. False when it was not. */
  static boolean say(OrderOutcome outcome) {
    Optional<String> refusal = refusal(outcome);
    refusal.ifPresent(Toast::refuse);
    return refusal.isEmpty();
  }
}
