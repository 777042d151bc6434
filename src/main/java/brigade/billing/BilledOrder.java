package brigade.billing;

import brigade.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as far as it is billed.
 *
 * @param number as people call it, from 1
 * @param type such as {@code DINE_IN}
 * @param seatingId null where nobody sits
 * @param label where it goes: the table, the tab, or the number of a takeaway
 * @param open whether it takes lines
 * @param unsent how many lines are not sent yet; they are on no check
 * @param lines sent and not voided, in the order they were taken
 */
public record BilledOrder(
    UUID id,
    int number,
    String type,
    @Nullable UUID seatingId,
    String label,
    int covers,
    UUID serverId,
    String serverName,
    LocalDate businessDate,
    boolean open,
    int unsent,
    List<Line> lines) {
  public BilledOrder {
    lines = List.copyOf(lines);
  }

  /**
   * A line that is owed.
   *
   * @param name with its size
   * @param seat null for the table
   * @param unitPrice one portion with its modifiers
   * @param modifiers as on paper, such as {@code Medium rare} or {@code NO onion}
   */
  public record Line(
      UUID id,
      UUID menuItemId,
      String name,
      @Nullable Integer seat,
      int quantity,
      Money unitPrice,
      List<String> modifiers,
      List<TaxRate> taxes,
      boolean comped,
      Instant orderedAt) {
    public Line {
      modifiers = List.copyOf(modifiers);
      taxes = List.copyOf(taxes);
    }

    Charge charge() {
      return new Charge(id, name, quantity, unitPrice, taxes, comped);
    }
  }
}
