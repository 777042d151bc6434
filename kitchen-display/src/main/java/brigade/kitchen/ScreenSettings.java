package brigade.kitchen;

/**
 * How a station's screen shows its tickets.
 *
 * @param columns on a page, {@link #AUTOMATIC} or {@link #FEWEST} to {@link #MOST}; a screen too
 *     narrow for them shows as many as fit
 * @param text how large its cards are drawn
 * @param sort which card comes first
 * @param rushFirst whether cards with something to rush come before all others
 * @param typeEdges whether each card names the type of its order on a strip of that type's colour
 * @param chimes whether it rings
 * @param afterHandOver how many minutes the guests' board still shows an order that was handed
 *     over; only expo's is asked
 */
public record ScreenSettings(
    int columns,
    TextSize text,
    Sort sort,
    boolean rushFirst,
    boolean typeEdges,
    boolean chimes,
    int afterHandOver) {
  public static final int AUTOMATIC = 0;
  public static final int FEWEST = 3;
  public static final int MOST = 6;

  /** An hour: nobody looks for an order that long after it was fetched. */
  public static final int AFTER_HAND_OVER_LIMIT = 60;

  private static final int AFTER_HAND_OVER = 2;

  /** What a station has until the house says otherwise. */
  public static final ScreenSettings DEFAULT =
      new ScreenSettings(
          AUTOMATIC, TextSize.NORMAL, Sort.OLDEST, false, false, true, AFTER_HAND_OVER);

  /** How large cards are drawn. */
  public enum TextSize {
    NORMAL(100),
    LARGE(125);

    private final int percent;

    TextSize(int percent) {
      this.percent = percent;
    }

    /** Of the normal size. */
    public int percent() {
      return percent;
    }
  }

  /** Which card comes first. */
  public enum Sort {
    /** That which was fired first. */
    OLDEST,
    /** That which is to be at the pass, or in a guest's hands, first. */
    DUE
  }

  /** Whether that many columns can be asked for. */
  public static boolean canHave(int columns) {
    return columns == AUTOMATIC || columns >= FEWEST && columns <= MOST;
  }

  /** Whether a card that arrives may belong before one that is there. */
  public boolean placesAnew() {
    return sort != Sort.OLDEST || rushFirst;
  }
}
