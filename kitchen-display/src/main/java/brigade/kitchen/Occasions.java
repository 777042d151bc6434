package brigade.kitchen;

import java.util.Set;
import java.util.UUID;

/**
 * What rules of routing may ask of an order beside its dishes. Orders, the floor and the menu know;
 * the kitchen only compares.
 */
public interface Occasions {
  /** The types an order may be of, such as {@code TAKEOUT}. */
  Set<String> orderTypes();

  /** The areas in which a table may stand. */
  Set<UUID> areas();

  /** The codes of the dayparts at which it may be sent. */
  Set<String> dayparts();
}
