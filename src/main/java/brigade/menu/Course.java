package brigade.menu;

/**
 * A course, such as 1 Starters.
 *
 * @param number 0 to 9; courses are served in this order, 0 being drinks that wait for nobody
 * @param name as on screens and tickets
 */
public record Course(int number, String name) {
  public static final int HIGHEST = 9;
}
