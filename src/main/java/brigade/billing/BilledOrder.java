package brigade.billing;

import brigade.menu.Half;
import brigade.menu.Prefix;
import brigade.money.Money;
import brigade.money.Rate;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
 * @param typeDiscount what its type takes off every price
 * @param open whether it takes lines
 * @param unsent how many lines are not sent yet; they are on no check
 * @param held how many lines on it wait to be fired, so that nobody has cooked them
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
    Rate typeDiscount,
    boolean open,
    int unsent,
    int held,
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
        typeDiscount,
        open,
        unsent,
        held,
        lines,
        later);
  }

  /**
   * A line that is owed.
   *
   * @param name with its size
   * @param category by name
   * @param seats whose it is, ascending; empty for the table
   * @param unitPrice one portion with its modifiers
   * @param extras what was chosen about it; what came unasked is part of the dish
   * @param taxes in the order in which compound ones build on them
   * @param levies fixed amounts on each portion beside the price
   * @param offer the price rule it was ordered under, such as a happy hour, or null
   * @param combo what it was ordered as a part of, or null
   * @param orderedAt decides which offers hold for it
   */
  public record Line(
      UUID id,
      UUID menuItemId,
      String sku,
      String name,
      String category,
      List<Integer> seats,
      int quantity,
      Money unitPrice,
      List<Extra> extras,
      List<TaxRate> taxes,
      List<Levy> levies,
      boolean comped,
      @Nullable String offer,
      @Nullable Combo combo,
      Instant orderedAt) {
    public Line {
      seats = List.copyOf(seats);
      levies = List.copyOf(levies);
      extras = List.copyOf(extras);
      taxes = List.copyOf(taxes);
    }

    Charge charge() {
      return new Charge(id, name, quantity, unitPrice, taxes, comped, levies);
    }

    /** As the rules of discounts see it. */
    Promotions.Item item(Function<Instant, Set<String>> dayparts) {
      return new Promotions.Item(
          id, sku, category, quantity, unitPrice, comped, dayparts.apply(orderedAt));
    }

    /** The seat it was ordered for, of a shared one the first; null for the table. */
    public @Nullable Integer seat() {
      return seats.isEmpty() ? null : seats.getFirst();
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
      BigInteger[] whole =
          BigInteger.valueOf(quantity)
              .multiply(share.numerator())
              .divideAndRemainder(share.denominator());
      return quantity > 1 && whole[1].signum() == 0 ? whole[0].intValueExact() : 0;
    }
  }

  /**
   * Items that were ordered as one.
   *
   * @param id common to its lines
   */
  public record Combo(UUID id, String name) {}

  /**
   * A modifier of a line.
   *
   * @param price what it adds to one portion; contained in the line's price
   * @param half the half of the dish it is for, or null for the whole
   * @param depth how many modifiers it is below, 0 on the item itself
   */
  public record Extra(
      @Nullable Prefix prefix, String name, Money price, @Nullable Half half, int depth) {
    /** On the item itself, on the whole of it. */
    Extra(String name, Money price) {
      this(null, name, price, null, 0);
    }

    /** With its codes: {@code Medium rare}, {@code NO onion}, {@code Pepperoni (FIRST half)}. */
    public String text() {
      String on = half == null ? name : name + " (" + half + " half)";
      return prefix == null ? on : prefix + " " + on;
    }
  }
}
