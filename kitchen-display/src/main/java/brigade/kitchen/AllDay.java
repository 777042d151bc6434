package brigade.kitchen;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made in all, by item: everything that is fired and neither done nor voided.
 *
 * @param items the most wanted first
 * @param total how many items that is
 * @param leftOut what was not counted
 */
public record AllDay(List<Count> items, int total, LeftOut leftOut) {

  /**
   * One item.
   *
   * @param menuItemId the menu item, if all of it is the same one
   * @param modifiers how many are wanted with which modifier, the most wanted first
   */
  public record Count(
      String kitchenName, int quantity, @Nullable UUID menuItemId, List<Variant> modifiers) {}

  /**
   * How many are wanted with one modifier, such as 4 {@code no capers}.
   *
   * @param modifier the same, for whoever says it in another language
   */
  public record Variant(String text, int quantity, @JsonIgnore TicketRequest.Mod modifier) {}

  /** How many items on the same tickets are done, voided or held. */
  public record LeftOut(int done, int voided, int held) {}

  private static final class Tally {
    private int quantity;
    private @Nullable UUID menuItemId;
    private final Map<TicketRequest.Mod, Integer> variants = new LinkedHashMap<>();
  }

  /** Counts over tickets that are on screens; what several stations make counts once. */
  public static AllDay of(Collection<Ticket> live) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    int total = 0;
    int done = 0;
    int voided = 0;
    int held = 0;
    List<TicketItem> plates =
        TicketItem.plates(live.stream().flatMap(ticket -> ticket.items().stream()).toList());
    for (TicketItem item : plates) {
      voided += item.voidUnread();
      switch (item.state()) {
        case COOKING -> {
          total += item.remaining();
          count(tallies.computeIfAbsent(item.kitchenName(), name -> new Tally()), item);
        }
        case DONE -> done += item.remaining();
        case HELD -> held += item.remaining();
        case VOIDED, CLEARED -> {}
      }
    }
    List<Count> items =
        tallies.entrySet().stream()
            .map(
                entry ->
                    new Count(
                        entry.getKey(),
                        entry.getValue().quantity,
                        entry.getValue().menuItemId,
                        variants(entry.getValue())))
            .sorted(Comparator.comparingInt(Count::quantity).reversed())
            .toList();
    return new AllDay(items, total, new LeftOut(done, voided, held));
  }

  private static void count(Tally tally, TicketItem item) {
    tally.quantity += item.remaining();
    tally.menuItemId = item.menuItemId().orElse(null);
    for (TicketRequest.Mod modifier : item.modifiers()) {
      tally.variants.merge(modifier, item.remaining(), Integer::sum);
    }
  }

  private static List<Variant> variants(Tally tally) {
    return tally.variants.entrySet().stream()
        .map(
            entry ->
                new Variant(
                    entry.getKey().text().toLowerCase(Locale.ROOT),
                    entry.getValue(),
                    entry.getKey()))
        .sorted(Comparator.comparingInt(Variant::quantity).reversed())
        .toList();
  }
}
