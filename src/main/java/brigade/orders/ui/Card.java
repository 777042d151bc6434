package brigade.orders.ui;

import brigade.floorplan.TableState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One table, or tables pushed together, as a card.
 *
 * @param tables one, or those pushed together
 * @param label {@code 12} or {@code 15+16}
 * @param people guests who sit there or are expected; chairs at a free table
 * @param waiting what it waits for
 * @param detail one line about it, may be empty
 * @param steps how far each course is; empty where nobody sits
 * @param clock the time since the last event or until the next, if it matters
 * @param amount what was ordered so far, written; empty for nothing
 * @param reservationId the booking that holds a table nobody sits at
 * @param need the smaller the sooner somebody has to come
 */
record Card(
    List<UUID> tables,
    String label,
    TableState state,
    int people,
    Wait waiting,
    String detail,
    List<Step> steps,
    @Nullable Timing clock,
    String amount,
    Need need,
    boolean mine,
    Optional<UUID> seatingId,
    Optional<UUID> orderId,
    Optional<UUID> reservationId) {

  /** The table, or the first of those pushed together. */
  UUID tableId() {
    return tables.getFirst();
  }

  /** What a table needs, the most urgent first. */
  enum Need {
    READY,
    NOT_RECEIVED,
    ORDER,
    CHECK,
    SLOW_FOOD,
    FIRE,
    FOOD,
    CLEAR,
    RESERVED,
    FREE,
    BLOCKED
  }

  /**
   * What it waits for.
   *
   * @param before unstressed words before, may be empty
   * @param what the stressed words
   */
  record Wait(String before, String what) {}

  /**
   * A course.
   *
   * @param kind a class of the style sheet: {@code done}, {@code up}, {@code work}, {@code held} or
   *     empty when nothing of it is ordered
   */
  record Step(String name, String kind, String icon, String title) {}

  /**
   * A time.
   *
   * @param from when it began, or ends
   * @param until whether it ends then
   * @param words what the time is, such as {@code since seated}
   * @param slow whether it took too long
   */
  record Timing(Instant from, boolean until, String words, boolean slow) {}
}
