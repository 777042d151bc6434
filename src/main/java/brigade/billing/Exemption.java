package brigade.billing;

/**
 * An order on which no tax is due.
 *
 * @param certificate the number of the paper that says so, as it stands on the check
 * @param reason why, such as {@code Diplomatic mission}
 */
public record Exemption(String certificate, String reason) {
  /** Longest number of a certificate, in characters. */
  public static final int CERTIFICATE_LIMIT = 60;
}
