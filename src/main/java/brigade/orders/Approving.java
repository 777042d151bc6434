package brigade.orders;

import brigade.screen.Phrase;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.SigningIn;
import brigade.staff.SigningIn.Approval;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a person may do one thing: by their own permission, or by somebody's PIN. */
@ApplicationScoped
class Approving {
  private final SigningIn signingIn;
  private final CurrentActor currentActor;

  Approving(SigningIn signingIn, CurrentActor currentActor) {
    this.signingIn = signingIn;
    this.currentActor = currentActor;
  }

  /**
   * Asks for it.
   *
   * @param pin of somebody who may; null when nobody approved
   */
  Result ask(Permission permission, @Nullable String pin) {
    if (currentActor.get().may(permission)) {
      return new Result.Granted(null, null);
    }
    if (pin == null || pin.isBlank()) {
      return new Result.No(new OrderOutcome.NeedsApproval(permission));
    }
    return switch (signingIn.approve(pin, permission)) {
      case Approval.Given(UUID id, String name) -> new Result.Granted(id, name);
      case Approval.Lacking(String name, Permission lacking) ->
          new Result.No(
              new OrderOutcome.ApprovalRefused(
                  lacking, Phrase.of("orders.refused.approver-lacks", name)));
      case Approval.WrongPin() ->
          new Result.No(
              new OrderOutcome.ApprovalRefused(permission, Phrase.of("orders.refused.wrong-pin")));
      case Approval.Throttled(var wait) -> new Result.No(new OrderOutcome.Throttled(wait));
    };
  }

  sealed interface Result {
    /** By the person's own permission when both are null. */
    record Granted(@Nullable UUID approverId, @Nullable String approverName) implements Result {}

    record No(OrderOutcome outcome) implements Result {}
  }
}
