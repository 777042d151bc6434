package brigade.orders;

import java.time.Duration;

/** What a tired thumb can't exceed. */
public final class Caps {
  /** Most of one line. */
  public static final int LINE_QUANTITY = 99;

  /** Most portions added or sent at once. */
  public static final int SEND_QUANTITY = 300;

  /** Most lines of one order. */
  public static final int ORDER_LINES = 600;

  /** Most components of one combo. */
  public static final int COMPONENTS = 20;

  /** Heaviest portion of a weighed item, in grams. */
  public static final int GRAMS = 99_999;

  /** Longest name of an open item, in characters. */
  public static final int OPEN_NAME = 80;

  /** Dearest price of an open item, in minor units. */
  public static final long OPEN_PRICE = 100_000;

  public static final int SEATS = 99;
  public static final int COVERS = 99;

  /** Longest note or reason, in characters. */
  public static final int NOTE = 200;

  /** Longest guest name, in characters. */
  public static final int GUEST_NAME = 80;

  /** Longest telephone number, in characters. */
  public static final int PHONE = 40;

  /** Longest allergy, in characters. */
  public static final int ALLERGY = 40;

  /** Most allergies noted on one order. */
  public static final int ALLERGIES = 60;

  /** Most orders listed at once. */
  public static final int LISTED_ORDERS = 500;

  /** How far ahead an order may be fetched; what is promised for later is a slip of the thumb. */
  public static final Duration PICKUP_AHEAD = Duration.ofDays(366);

  /** How long ago an order that is noted only now may have been fetched. */
  public static final Duration PICKUP_PAST = Duration.ofDays(1);

  private Caps() {}
}
