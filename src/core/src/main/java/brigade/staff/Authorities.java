package brigade.staff;

import brigade.staff.SigningIn.Approval;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks by whose permission something is done. */
@ApplicationScoped
public class Authorities {
  private final SigningIn signingIn;
  private final CurrentActor currentActor;

  Authorities(SigningIn signingIn, CurrentActor currentActor) {
    this.signingIn = signingIn;
    this.currentActor = currentActor;
  }

  /**
   * One action's authority.
   *
   * @param pin of a colleague who approves it, or null
   */
  public Authority over(Permission permission, @Nullable String pin) {
    if (currentActor.get().may(permission)) {
      return new Authority.Granted(null, null);
    }
    return shown(permission, pin);
  }

  /**
   * One action's authority by a PIN alone, whoever is signed in.
   *
   * @param pin of somebody who may, or null
   */
  public Authority shown(Permission permission, @Nullable String pin) {
    if (pin == null || pin.isBlank()) {
      return new Authority.NeedsApproval(permission);
    }
    return switch (signingIn.approve(pin, permission)) {
      case Approval.Given(UUID id, String name) -> new Authority.Granted(id, name);
      case Approval.Lacking(String name, Permission lacking) ->
          new Authority.Lacking(name, lacking);
      case Approval.WrongPin() -> new Authority.WrongPin(permission);
      case Approval.Throttled(var delay) -> new Authority.Throttled(delay);
    };
  }
}
