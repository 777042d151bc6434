package brigade.kitchen.printing;

/** How it is known that a job was printed. */
public enum Proof {
  /** The printer sent back the job's own number after printing what came before it. */
  PROCESS_ID,
  /** The printer answered a status request that stood behind the job in its buffer. */
  STATUS,
  /** None: the printer's owner said that sent counts as printed. */
  SENT,
  /** The agent beside the printer said so. */
  AGENT,
  /** A person looked. */
  PERSON
}
