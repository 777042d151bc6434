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
 * @param label where it goes, as the kitchen and screens say it: {@code T12}, {@code #1047}
 * @param tableLabel {@code 12} or {@code 15+16}; null without a table
 * @param guestName whom it is for where there is no table, or null
 * @param open whether it takes lines
 * @param unsent how many lines are not sent yet; they are on no check
 * @param lines sent and not voided, in the order they were taken
 * @param version of the order, for conditional writes
 */
public record BilledOrder(
    UUID id,
    int number,
    String type,
    @Nullable UUID seatingId,
    String label,
    @Nullable String tableLabel,
    @Nullable String guestName,
    int covers,
    UUID serverId,
    String serverName,
    LocalDate businessDate,
    boolean open,
    int unsent,
    List<Line> lines,
    long version) {
  public BilledOrder {
    lines = List.copyOf(lines);
  }

  /** The same order at a later version. */
  BilledOrder at(long later) {
    return new BilledOrder(
        id,
        number,
        type,
        seatingId,
        label,
        tableLabel,
        guestName,
        covers,
        serverId,
        serverName,
        businessDate,
        open,
        unsent,
        lines,
        later);
  }

  /**
   * A line that is owed.
   *
   * @param name with its size
   * @param seat null for the table
   * @param unitPrice one portion with its modifiers
   * @param extras its modifiers
   */
  public record Line(
      UUID id,
      UUID menuItemId,
      String name,
      @Nullable Integer seat,
      int quantity,
      Money unitPrice,
      List<Extra> extras,
      List<TaxRate> taxes,
      boolean comped,
      Instant orderedAt) {
    public Line {
      extras = List.copyOf(extras);
      taxes = List.copyOf(taxes);
    }

    Charge charge() {
      return new Charge(id, name, quantity, unitPrice, taxes, comped);
    }

    /** Price times quantity. */
    public Money charged() {
      return unitPrice.times(quantity);
    }

    /** With its quantity where that is more than one: {@code 2 × Malbec}. */
    public String counted() {
      return counted(quantity);
    }

    /** So many portions of it. */
    public String counted(int portions) {
      return portions == 1 ? name : portions + " × " + name;
    }

    /** How many whole portions a share is; 0 where it cuts one, or there is only one. */
    public int portions(Share share) {
      return quantity > 1 && quantity % share.denominator() == 0
          ? Math.toIntExact(quantity / share.denominator() * share.numerator())
          : 0;
    }
  }

  /**
   * A modifier of a line.
   *
   * @param text as on paper, such as {@code Medium rare} or {@code NO onion}
   * @param price what it adds to one portion; contained in the line's price
   */
  public record Extra(String text, Money price) {}
}
