package brigade.kitchen.printing;

/** What counts as printed. */
public enum ProofRule {
  /** What the printer proves; without proof a job is UNKNOWN. */
  ASK,
  /** What was sent: for a printer that can't answer, on its owner's word. */
  NONE
}
