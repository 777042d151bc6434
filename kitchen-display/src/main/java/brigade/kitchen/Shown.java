package brigade.kitchen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a screen showed of an item when somebody bumped it. Whoever bumps means what he saw: what
 * has reached the server a moment before and is on no glass yet stays to be seen (behaviour K1).
 *
 * @param state as it was shown; only what was shown as cooking is finished
 * @param voided how much of it was voided in all, as it was shown; what was voided since stays
 *     unread
 */
public record Shown(UUID itemId, ItemState state, int voided) {
  /** An item as it is now. */
  public static Shown of(TicketItem item) {
    return new Shown(item.id(), item.state(), item.voided());
  }

  /** Items as they are now, as far as a card shows them. */
  public static List<Shown> of(Collection<TicketItem> items) {
    return items.stream()
        .filter(item -> item.remaining() > 0 || item.voidUnread() > 0)
        .map(Shown::of)
        .toList();
  }

  /**
   * How an item was shown.
   *
   * @param shown what was on the screen; null where nobody says, so that it counts as it is now
   * @return null when it was not there; of what several stations make, expo shows each part
   */
  static @Nullable Shown of(TicketItem item, @Nullable Collection<Shown> shown) {
    if (shown == null) {
      return of(item);
    }
    Shown found = null;
    for (Shown one : shown) {
      if (one.isOf(item) && (found == null || one.state == ItemState.COOKING)) {
        found = one;
      }
    }
    return found;
  }

  /** Whether anything of a ticket was there. */
  public static boolean anyOf(Ticket ticket, Collection<Shown> shown) {
    return shown.stream().anyMatch(one -> ticket.items().stream().anyMatch(one::isOf));
  }

  private boolean isOf(TicketItem item) {
    return itemId.equals(item.id());
  }

  /** As a page keeps it beside what it shows, and gives it back with a tap. */
  public static String text(Collection<Shown> shown) {
    List<String> words = new ArrayList<>();
    shown.forEach(one -> words.add(one.itemId + ":" + one.state + ":" + one.voided));
    return String.join(" ", words);
  }

  /** The opposite of {@link #text}. */
  public static List<Shown> read(String text) {
    List<Shown> shown = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      String[] parts = word.split(":", -1);
      if (parts.length == 3) {
        shown.add(
            new Shown(
                UUID.fromString(parts[0]),
                ItemState.valueOf(parts[1]),
                Integer.parseInt(parts[2])));
      }
    }
    return shown;
  }
}
