package brigade.rest;

import org.jspecify.annotations.Nullable;

/**
 * What a colleague gives in a request's {@code approval} to allow one action.
 *
 * @param pin theirs; checked against the permission that the action wants
 */
public record ApprovalPin(@Nullable String pin) {
  /** The PIN, or null where nobody approves. */
  public static @Nullable String of(@Nullable ApprovalPin approval) {
    return approval == null ? null : approval.pin();
  }
}
