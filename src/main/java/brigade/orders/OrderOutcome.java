package brigade.orders;

import brigade.rest.Problem.FieldError;
import brigade.screen.Phrase;
import brigade.staff.Permission;
import java.time.Duration;
import java.util.List;

/** What came of a command on an order. Every outcome but {@link Done} changed nothing. */
public sealed interface OrderOutcome {
  /** It is done; the order is as it is now. */
  record Done(Order order) implements OrderOutcome {}

  /** The request is wrong. */
  record Invalid(List<FieldError> faults) implements OrderOutcome {
    static Invalid field(String field, String message) {
      return new Invalid(List.of(new FieldError(field, message)));
    }

    static Invalid field(String field, Phrase phrase) {
      return new Invalid(List.of(new FieldError(field, phrase)));
    }
  }

  /** There is no such thing. */
  record Missing(String what, Object id) implements OrderOutcome {}

  /**
   * Somebody changed it meanwhile.
   *
   * @param version the version it is at
   */
  record Stale(long version) implements OrderOutcome {}

  /**
   * Its state does not allow it.
   *
   * @param type stable, for programs
   * @param why for people, in any language
   */
  record Refused(String type, Phrase why) implements OrderOutcome {
    /** A refusal whose sentence goes by its type. */
    static Refused of(String type, Object... facts) {
      return new Refused(type, Phrase.of("orders.refused." + type, facts));
    }
  }

  /** It needs a permission that the person lacks; somebody who has it may approve with a PIN. */
  record NeedsApproval(Permission permission) implements OrderOutcome {}

  /**
   * The PIN shown for an approval does not do.
   *
   * @param why for people, in any language
   */
  record ApprovalRefused(Permission permission, Phrase why) implements OrderOutcome {}

  /** Too many wrong PINs on this device. */
  record Throttled(Duration delay) implements OrderOutcome {}
}
