package brigade.payments.terminal;

/** What a simulated terminal does with the next card. */
public enum Script {
  APPROVE,
  DECLINE,
  /** No answer; asked later it says yes. */
  TIMEOUT_THEN_YES,
  /** No answer; asked later it says no. */
  TIMEOUT_THEN_NO,
  /** No answer; asked later it never heard of it. */
  TIMEOUT_THEN_NOT_FOUND,
  /** No answer, and none when asked either, until it is told otherwise. */
  DEAD
}
