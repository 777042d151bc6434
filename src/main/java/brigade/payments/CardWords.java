package brigade.payments;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why there is no charge, where it is not the terminal's own words: what this house says itself. A
 * payment keeps it in English, as an API answers; a screen says it in its reader's language.
 */
public enum CardWords {
  NO_ANSWER("No answer in time"),
  DEAD("The terminal does not answer"),
  UNREACHABLE("The terminal can't be reached"),
  STOPPING("The server is stopping"),
  STOPPED("The server stopped while the terminal was asked"),
  NEVER_SEEN("The terminal never saw the card"),
  NOT_KNOWN("The terminal does not know the charge"),
  CANCELLED("Cancelled"),
  CAPTURED("The money is taken already"),
  INSUFFICIENT_FUNDS("Insufficient funds");

  private final String english;

  CardWords(String english) {
    this.english = english;
  }

  /** As a payment keeps it. */
  public String english() {
    return english;
  }

  /** Which of them an explanation is; empty for what a terminal said in its own words. */
  public static Optional<CardWords> of(String explanation) {
    return Arrays.stream(values()).filter(words -> words.english.equals(explanation)).findFirst();
  }
}
