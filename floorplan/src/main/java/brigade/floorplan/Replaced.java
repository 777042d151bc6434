package brigade.floorplan;

import java.util.List;

/** What came of replacing the plan. */
public sealed interface Replaced {
  record Done(int areas, int tables) implements Replaced {}

  /** Parties sit at tables the new plan does not have; nothing was changed. */
  record StillSeated(List<String> numbers) implements Replaced {}

  /** A table number stands in the plan twice; nothing was changed. */
  record NumberTwice(String number) implements Replaced {}
}
