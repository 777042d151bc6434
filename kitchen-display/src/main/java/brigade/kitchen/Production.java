package brigade.kitchen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a station is to cook, with identical items of all its tickets together. Items are identical
 * as on one ticket (behaviour K6), but for the course: whether one table eats it first and another
 * second, it is cooked in the same pan. The plate of a guest with an allergy stands alone.
 *
 * <p>What was voided and nobody has taken note of stands before all that, each item on a line of
 * its own: whoever looks at this screen only has to hear of it too (behaviour K1).
 *
 * @param lines that for which somebody waits longest comes first
 */
public record Production(List<Line> lines) {

  /**
   * Identical items.
   *
   * @param key the same for the same line however many wait for it
   * @param first one of them, for its name and what is changed about it
   * @param quantity how many to cook in all
   * @param rushed whether some of it is to be rushed
   * @param voided whether it is the voided part of its one item
   * @param allergies what the guest must not be served; empty for everybody else's
   * @param waits who waits for it, the longest first
   */
  public record Line(
      String key,
      TicketItem first,
      int quantity,
      boolean rushed,
      boolean voided,
      List<String> allergies,
      List<Wait> waits) {
    public Instant since() {
      return waits.getFirst().since();
    }
  }

  /**
   * An item that one ticket waits for.
   *
   * @param label where it goes, such as {@code T12}
   * @param seat whose it is; null is for the whole table
   * @param since when it was fired
   * @param shown the item as it is
   */
  public record Wait(
      UUID ticketId,
      UUID itemId,
      String label,
      @Nullable Integer seat,
      int quantity,
      boolean rushed,
      Instant since,
      Shown shown) {}

  private record Key(
      String name,
      List<TicketRequest.Mod> modifiers,
      @Nullable String note,
      boolean noRoute,
      @Nullable String allergic) {
    String text() {
      StringBuilder text = new StringBuilder(name);
      modifiers.forEach(mod -> text.append('\n').append(mod.depth()).append(mod.text()));
      text.append('\n').append(note == null ? "" : note).append('\n').append(noRoute);
      return allergic == null ? text.toString() : text.append('\n').append(allergic).toString();
    }
  }

  /**
   * What is fired and not done yet.
   *
   * @param rushFirst whether what is to be rushed comes before all else
   */
  public static Production of(Collection<Ticket> live, boolean rushFirst) {
    Map<Key, List<TicketItem>> gathered = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Ticket ticket : live) {
      if (ticket.state() == TicketState.OPEN) {
        for (TicketLine line : TicketLine.of(ticket.items(), ticket.allergies())) {
          if (line.voided()) {
            lines.add(voided(line));
          } else if (line.state() == ItemState.COOKING) {
            gathered
                .computeIfAbsent(key(ticket, line), each -> new ArrayList<>())
                .addAll(line.items());
          }
        }
      }
    }
    Comparator<Wait> first =
        Comparator.comparing((Wait wait) -> rushFirst && !wait.rushed())
            .thenComparing(Wait::since)
            .thenComparing(Wait::ticketId);
    gathered.forEach(
        (key, items) -> {
          TicketItem face = items.getFirst();
          List<Wait> waits =
              items.stream().map(item -> wait(item, item.remaining())).sorted(first).toList();
          lines.add(
              new Line(
                  key.text(),
                  face,
                  waits.stream().mapToInt(Wait::quantity).sum(),
                  waits.stream().anyMatch(Wait::rushed),
                  false,
                  key.allergic() == null ? List.of() : face.ticket().allergies(),
                  waits));
        });
    lines.sort(
        Comparator.comparing((Line line) -> !line.voided())
            .thenComparing(line -> line.waits().getFirst(), first));
    return new Production(lines);
  }

  private static Line voided(TicketLine line) {
    TicketItem item = line.first();
    return new Line(
        "void\n" + item.ticket().id() + "\n" + item.id(),
        item,
        line.quantity(),
        false,
        true,
        List.of(),
        List.of(wait(item, line.quantity())));
  }

  private static Key key(Ticket ticket, TicketLine line) {
    TicketItem item = line.first();
    return new Key(
        item.kitchenName(),
        item.modifiers(),
        item.note().orElse(null),
        item.noRoute(),
        // An allergy that names no seat is everybody's at that table.
        line.allergic() || TicketLine.wholeTable(ticket.allergies())
            ? ticket.orderId() + " " + item.seat().map(String::valueOf).orElse("")
            : null);
  }

  private static Wait wait(TicketItem item, int quantity) {
    Ticket ticket = item.ticket();
    return new Wait(
        ticket.id(),
        item.id(),
        ticket.label(),
        item.seat().orElse(null),
        quantity,
        item.isRushed(),
        ticket.firedAt().orElse(ticket.sentAt()),
        Shown.of(item));
  }

  /** How many portions are to be cooked. */
  public int total() {
    return lines.stream().filter(line -> !line.voided()).mapToInt(Line::quantity).sum();
  }
}
