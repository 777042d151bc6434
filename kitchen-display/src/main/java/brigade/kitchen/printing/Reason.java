package brigade.kitchen.printing;

/** Why a job went elsewhere, failed or can't be told, and why a printer is in trouble. */
public enum Reason {
  OUT_OF_PAPER,
  COVER_OPEN,
  /** No connection could be made. */
  UNREACHABLE,
  /** Connected, but it does not answer though it did before. */
  NO_ANSWER,
  /** It says that it is stopped: its knife, its head or another fault. */
  STOPPED,
  /** The connection broke after bytes had left. */
  CONNECTION_LOST,
  /** All bytes left, and no proof came in time. */
  NO_PROOF,
  /** The server stopped while bytes were on their way. */
  SERVER_STOPPED,
  /** A person paused the printer. */
  PAUSED,
  /** A person sent the chits elsewhere. */
  BY_HAND,
  /** No printer takes the purpose. */
  NO_PRINTER,
  /** Tried as often as the limit allows. */
  GAVE_UP,
  /** The printer was removed while the job waited. */
  REMOVED,
  /** The agent beside the printer reported it. */
  AGENT
}
