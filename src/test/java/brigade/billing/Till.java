package brigade.billing;

import brigade.money.Money;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Takes payments for tests that are about checks, without a drawer or a terminal. */
@ApplicationScoped
public class Till implements PaymentsOfCheck {
  private final Map<UUID, Paid> taken = new ConcurrentHashMap<>();
  private final Checks checks;
  private final CurrentActor currentActor;

  Till(jakarta.enterprise.inject.Instance<Checks> checks, CurrentActor currentActor) {
    this.checks = checks.get();
    this.currentActor = currentActor;
  }

  @Override
  public Map<UUID, Paid> of(Collection<UUID> checkIds) {
    Map<UUID, Paid> known = new HashMap<>(taken);
    known.keySet().retainAll(checkIds);
    return known;
  }

  /** Takes that much in cash. */
  CheckView cash(UUID checkId, long minor) {
    return within(
        () -> {
          hold(checkId);
          Money before = taken.getOrDefault(checkId, Paid.NOTHING).amount();
          taken.put(
              checkId, new Paid(before.plus(Money.of(minor)), Money.ZERO, Money.ZERO, List.of()));
          return checks.settle(checkId);
        });
  }

  /** Gives everything back. */
  CheckView giveBack(UUID checkId) {
    return within(
        () -> {
          hold(checkId);
          taken.remove(checkId);
          return checks.settle(checkId);
        });
  }

  CheckView asksTerminal(UUID checkId) {
    return within(
        () -> {
          hold(checkId);
          return checks.paymentPending(checkId);
        });
  }

  CheckView isDeclined(UUID checkId) {
    return within(
        () -> {
          hold(checkId);
          return checks.paymentFailed(checkId);
        });
  }

  CheckView isApproved(UUID checkId, long minor) {
    return cash(checkId, minor);
  }

  private void hold(UUID checkId) {
    if (checks.lockForPayment(checkId).isEmpty()) {
      throw new IllegalArgumentException("There is no check " + checkId);
    }
  }

  private CheckView within(Supplier<CheckView> work) {
    return currentActor.call(Actor.HOUSE, () -> QuarkusTransaction.requiringNew().call(work::get));
  }
}
