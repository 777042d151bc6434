package brigade.orders;

import org.jspecify.annotations.Nullable;

/**
 * How a guest who is not in the room is reached.
 *
 * @param address where it is brought; null where the guest comes for it
 * @param note for whoever hands it over or brings it
 */
public record Delivery(@Nullable String phone, @Nullable String address, @Nullable String note) {
  /** Nothing is known, or nothing needed. */
  public static final Delivery NONE = new Delivery(null, null, null);

  /** The same without blanks around it; what is blank is not there. */
  Delivery stripped() {
    return new Delivery(stripped(phone), stripped(address), stripped(note));
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
