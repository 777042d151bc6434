package brigade.kitchen.printing;

import java.util.EnumSet;
import java.util.Set;

/** What became of a print job, as far as it is known. */
public enum JobState {
  /** Not a byte has left. */
  QUEUED,
  /** Bytes are on their way. */
  SENDING,
  /** On paper: the printer has proved it, or its owner said that sent counts as printed. */
  PRINTED,
  /** Not on paper, and it will not be tried again by itself. */
  FAILED,
  /** Bytes left and the printer gave no proof: it may be on paper, in part or whole. */
  UNKNOWN;

  /** Whether this may become the other. */
  public boolean mayBecome(JobState next) {
    return allowed().contains(next);
  }

  private Set<JobState> allowed() {
    return switch (this) {
      // From QUEUED straight to PRINTED goes the paper of a virtual printer: there is no way there.
      case QUEUED -> EnumSet.of(SENDING, PRINTED, FAILED);
      // Back to QUEUED only when not a byte had left.
      case SENDING -> EnumSet.of(QUEUED, PRINTED, FAILED, UNKNOWN);
      // Somebody looked at the printer, or its proof came late.
      case UNKNOWN -> EnumSet.of(PRINTED);
      case PRINTED, FAILED -> EnumSet.noneOf(JobState.class);
    };
  }

  /** Whether nothing more will happen to it by itself. */
  public boolean isOver() {
    return this == PRINTED || this == FAILED || this == UNKNOWN;
  }
}
