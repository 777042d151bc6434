package brigade.payments;

import brigade.money.Money;
import java.util.UUID;

/**
 * A device that takes cards, or the service behind it.
 *
 * <p>Every call names an intent. A terminal does an intent at most once: charging again under the
 * same intent gives the first outcome. Calls may take as long as a guest looks for a card, so they
 * are never made inside a transaction.
 */
public interface CardTerminal {
  /** The kind of terminal an adapter serves, as {@link Terminal#kind()} says. */
  String kind();

  /** Charges a card. Blocks until the terminal answers or gives up. */
  Outcome charge(Terminal terminal, UUID intentId, Money amount);

  /** Gives money back to the card that an earlier intent charged. */
  Outcome refund(Terminal terminal, UUID refundId, UUID intentId, Money amount);

  /** What became of an intent. Asking changes nothing. */
  Outcome ask(Terminal terminal, UUID intentId);

  /**
   * Changes the amount of a charge that is not captured yet, for a tip added on paper. A captured
   * one is declined.
   */
  Outcome adjust(Terminal terminal, UUID intentId, Money amount);

  /**
   * Takes back a charge that is not captured yet (a captured one is declined), or stops one the
   * guest still has to confirm. An intent the terminal never saw is refused from then on, should it
   * still arrive.
   */
  Outcome cancel(Terminal terminal, UUID intentId);

  /** Captures a charge of this amount, its tip included. Asking twice captures once. */
  Outcome capture(Terminal terminal, UUID intentId, Money amount);

  /** What a terminal says. */
  sealed interface Outcome {
    /** Yes. */
    record Approved(String reference) implements Outcome {}

    /** No, and why. */
    record Declined(String reason) implements Outcome {}

    /** Nothing: the outcome is not known. */
    record NoAnswer(String why) implements Outcome {}

    /** It was asked about an intent it never saw, so no money moved. */
    record NotFound() implements Outcome {}
  }
}
