package brigade.orders;

import brigade.screen.Phrase;
import brigade.staff.Authorities;
import brigade.staff.Authority;
import brigade.staff.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of what nobody lets be done how it is refused to whoever orders. */
@ApplicationScoped
class Approving {
  private final Authorities authorities;

  Approving(Authorities authorities) {
    this.authorities = authorities;
  }

  /**
   * Asks for it.
   *
   * @param pin of somebody who may; null when nobody approved
   */
  Result ask(Permission permission, @Nullable String pin) {
    return switch (authorities.over(permission, pin)) {
      case Authority.Granted(UUID id, String name) -> new Result.Granted(id, name);
      case Authority.NeedsApproval(Permission lacking) ->
          new Result.No(new OrderOutcome.NeedsApproval(lacking));
      case Authority.Lacking(String name, Permission lacking) ->
          new Result.No(
              new OrderOutcome.ApprovalRefused(
                  lacking, Phrase.of("orders.refused.approver-lacks", name)));
      case Authority.WrongPin(Permission wanted) ->
          new Result.No(
              new OrderOutcome.ApprovalRefused(wanted, Phrase.of("orders.refused.wrong-pin")));
      case Authority.Throttled(var wait) -> new Result.No(new OrderOutcome.Throttled(wait));
    };
  }

  sealed interface Result {
    /** By the person's own permission when both are null. */
    record Granted(@Nullable UUID approverId, @Nullable String approverName) implements Result {}

    record No(OrderOutcome outcome) implements Result {}
  }
}
