package brigade.orders;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a guest must not be served.
 *
 * @param seat the guest's seat; null is for the whole table
 * @param text what, such as {@code Nuts}
 */
public record SeatAllergy(@Nullable Integer seat, String text) {
  /** The same where so many seats come first; the whole table's stays that. */
  SeatAllergy countedOn(int seatsBefore) {
    return seat == null ? this : new SeatAllergy(Math.min(Caps.SEATS, seat + seatsBefore), text);
  }

  SeatAllergy ofWholeTable() {
    return new SeatAllergy(null, text);
  }

  /** As the kitchen reads it: {@code S2 NUTS}. */
  String warning() {
    String upper = text.toUpperCase(Locale.ROOT);
    return seat == null ? upper : "S" + seat + " " + upper;
  }
}
