package brigade.kitchen.printing;

/**
 * How the chits of a purpose look, whichever printer prints them.
 *
 * @param cut what the knife does after each
 * @param largeModifiers whether modifiers are twice as high
 * @param perPortion whether every portion gets a small paper of its own instead of one for all
 */
public record PaperForm(Cut cut, boolean largeModifiers, boolean perPortion) {
  /** Unless the house says otherwise. */
  public static final PaperForm USUAL = new PaperForm(Cut.PARTIAL, false, false);
}
