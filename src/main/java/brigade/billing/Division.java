package brigade.billing;

import brigade.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ways to divide what is open of an order into parts: who carries which share of which line.
 * Pure; the money follows from the shares in {@link Partition}.
 */
public final class Division {
  /** Most checks an order may have. */
  public static final int PART_LIMIT = 100;

  private Division() {}

  /**
   * A line as far as it is open.
   *
   * @param seats whose it is, ascending; empty when it is for the table
   * @param share what no paid check carries
   * @param settled the seats whose paid checks carry their share of it
   */
  public record OpenLine(
      UUID lineId, List<Integer> seats, int quantity, Share share, Set<Integer> settled) {
    public OpenLine {
      seats = List.copyOf(seats);
      settled = Set.copyOf(settled);
    }
  }

  /**
   * A part to be.
   *
   * @param seats whose lines it has, ascending; empty where seats do not matter
   * @param shares its share of each line
   */
  public record Planned(List<Integer> seats, Map<UUID, Share> shares) {
    public Planned {
      seats = List.copyOf(seats);
      shares = Map.copyOf(shares);
    }
  }

  /**
   * One named item of a part.
   *
   * @param share of the whole line, or null
   * @param quantity that many portions of it, or null; with neither it is all that is open
   */
  public record Wanted(UUID lineId, @Nullable Share share, @Nullable Integer quantity) {}

  /**
   * One part per seat that has something to pay. A line that seats share goes to those in equal
   * shares, a line of the table to all of them; whoever paid a share of it bears no more.
   */
  public static List<Planned> bySeat(List<OpenLine> open) {
    TreeMap<Integer, Map<UUID, Share>> bySeat = new TreeMap<>();
    for (OpenLine line : open) {
      for (Integer seat : bearers(line.seats(), line.settled())) {
        bySeat.put(seat, new LinkedHashMap<>());
      }
    }
    if (bySeat.isEmpty()) {
      return List.of(all(open));
    }
    for (OpenLine line : open) {
      Collection<Integer> sharers = line.seats().isEmpty() ? bySeat.keySet() : line.seats();
      List<Integer> bearers = bearers(sharers, line.settled());
      Share each = line.share().times(Share.of(1, bearers.size()));
      bearers.forEach(seat -> Objects.requireNonNull(bySeat.get(seat)).put(line.lineId(), each));
    }
    List<Planned> parts = new ArrayList<>();
    bySeat.forEach((seat, shares) -> parts.add(new Planned(List.of(seat), shares)));
    return parts;
  }

  /**
   * The seats that what is left of a line is for: of those that share it, the ones that bear
   * nothing of it yet. Where each does already, they share what is left once more.
   */
  static List<Integer> bearers(Collection<Integer> sharers, Set<Integer> bearing) {
    List<Integer> still = sharers.stream().filter(seat -> !bearing.contains(seat)).toList();
    return still.isEmpty() ? List.copyOf(sharers) : still;
  }

  /** That many parts with the same share of everything. */
  public static List<Planned> evenly(List<OpenLine> open, int parts) {
    if (parts < 1 || parts > PART_LIMIT) {
      throw new IllegalArgumentException("From 1 to " + PART_LIMIT + " parts");
    }
    Planned each = portion(open, Share.of(1, parts));
    return java.util.Collections.nCopies(parts, each);
  }

  /**
   * One part per amount and, where they do not reach what is owed, one more with the rest.
   *
   * @param amounts above zero, together at most {@code owed}
   * @param owed the total of what is open
   */
  public static List<Planned> byAmount(List<OpenLine> open, List<Money> amounts, Money owed) {
    Money sum = amounts.stream().reduce(Money.ZERO, Money::plus);
    if (amounts.isEmpty()
        || amounts.stream().anyMatch(amount -> !amount.isPositive())
        || sum.compareTo(owed) > 0) {
      throw new IllegalArgumentException(
          "Amounts are above zero and together at most what is owed");
    }
    List<Money> all = new ArrayList<>(amounts);
    if (sum.compareTo(owed) < 0) {
      all.add(owed.minus(sum));
    }
    return all.stream()
        .map(amount -> portion(open, Share.of(amount.minor(), owed.minor())))
        .toList();
  }

  /**
   * One part per list of items and, where they leave something, one more with the rest.
   *
   * @return the parts, or the first thing that cannot be
   */
  public static Items byItems(List<OpenLine> open, List<List<Wanted>> wanted) {
    Map<UUID, OpenLine> lines = new LinkedHashMap<>();
    Map<UUID, Share> left = new LinkedHashMap<>();
    open.forEach(
        line -> {
          lines.put(line.lineId(), line);
          left.put(line.lineId(), line.share());
        });
    List<Planned> parts = new ArrayList<>();
    for (int p = 0; p < wanted.size(); p++) {
      Map<UUID, Share> shares = new LinkedHashMap<>();
      for (int k = 0; k < wanted.get(p).size(); k++) {
        Wanted item = wanted.get(p).get(k);
        OpenLine line = lines.get(item.lineId());
        String at = "parts[" + p + "][" + k + "]";
        if (line == null) {
          return new Items.Refused(at + ".lineId", "is not an open line of this order");
        }
        if (item.quantity() != null && (item.quantity() < 1 || item.quantity() > line.quantity())) {
          return new Items.Refused(at + ".quantity", "is from 1 to " + line.quantity());
        }
        Share rest = left.get(item.lineId());
        Share share = asked(item, line, rest);
        if (rest == null || share == null || share.compareTo(rest) > 0) {
          return new Items.Refused(at, "is more than what is left of the line");
        }
        shares.merge(item.lineId(), share, Share::plus);
        if (share.equals(rest)) {
          left.remove(item.lineId());
        } else {
          left.put(item.lineId(), rest.minus(share));
        }
      }
      if (shares.isEmpty()) {
        return new Items.Refused("parts[" + p + "]", "has no item");
      }
      parts.add(new Planned(List.of(), shares));
    }
    if (!left.isEmpty()) {
      parts.add(new Planned(List.of(), left));
    }
    return new Items.Divided(parts);
  }

  private static @Nullable Share asked(Wanted item, OpenLine line, @Nullable Share rest) {
    if (item.share() != null) {
      Share of = item.quantity() == null ? Share.WHOLE : Share.of(item.quantity(), line.quantity());
      return item.share().times(of);
    }
    return item.quantity() == null ? rest : Share.of(item.quantity(), line.quantity());
  }

  /** What came of dividing by items. */
  public sealed interface Items {
    record Divided(List<Planned> parts) implements Items {}

    /**
     * @param field its path in the request, such as {@code parts[0][2].lineId}
     */
    record Refused(String field, String reason) implements Items {}
  }

  private static Planned all(List<OpenLine> open) {
    return portion(open, Share.WHOLE);
  }

  private static Planned portion(List<OpenLine> open, Share of) {
    Map<UUID, Share> shares = new LinkedHashMap<>();
    open.forEach(line -> shares.put(line.lineId(), line.share().times(of)));
    return new Planned(List.of(), shares);
  }
}
