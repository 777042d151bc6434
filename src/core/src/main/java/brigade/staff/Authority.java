package brigade.staff;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By whose permission something is done. */
public sealed interface Authority {
  /** By the person's own when both are null, else by a colleague's who showed a PIN for it. */
  record Granted(@Nullable UUID approverId, @Nullable String approverName) implements Authority {}

  /** It may not be done. */
  sealed interface Refusal extends Authority {}

  /** Somebody who has the permission may approve with a PIN. */
  record NeedsApproval(Permission permission) implements Refusal {}

  /** The colleague lacks it as well. */
  record Lacking(String name, Permission permission) implements Refusal {}

  /** Nobody has this PIN. */
  record WrongPin(Permission permission) implements Refusal {}

  /** Too many wrong PINs on this device. */
  record Throttled(Duration delay) implements Refusal {}
}
