package brigade.billing;

import java.util.Random;

/**
 * Where generated orders begin. They are the same in every build, so that none fails by chance and
 * a change is to blame for what breaks; {@code -Dbrigade.seed=…} begins elsewhere, and is what to
 * run many of after the rules of money changed.
 */
final class Seeds {
  private static final long USUAL = 20_261_122L;

  private Seeds() {}

  /** Numbers for a test, whose seed is printed. */
  static Random of(String test) {
    long seed = Long.getLong("brigade.seed", USUAL);
    System.out.println(test + " seed " + seed);
    return new Random(seed);
  }
}
