package brigade.orders;

import brigade.screen.Phrase;
import java.util.UUID;

/** Prints what an order owes. Whoever settles orders implements it. */
public interface PrintsChecks {
  /** Prints every open check of the order, one print job each. */
  Outcome print(UUID orderId);

  /** What came of printing. */
  sealed interface Outcome {
    /** So many were printed, at least one. */
    record Printed(int checks) implements Outcome {}

    /**
     * Nothing was printed.
     *
     * @param why for people, in any language
     */
    record Refused(Phrase why) implements Outcome {}
  }
}
