package brigade.menu;

import brigade.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A modifier as it was ordered; later changes of the menu leave it alone. A line has them flat,
 * each followed by those chosen below it.
 *
 * @param forced whether the item had to have a choice in this group
 * @param price what it adds to one portion, zero when included, negative for money back
 * @param half the half it is for; null for the whole
 * @param depth how many modifiers it is below: 0 on the item itself
 * @param byDefault whether nobody named it and it came with the item
 */
public record Chosen(
    UUID modifierId,
    String group,
    boolean forced,
    @Nullable Prefix prefix,
    String name,
    String kitchenName,
    Money price,
    @Nullable Half half,
    int depth,
    boolean byDefault) {

  /** On the item itself, on the whole of it. */
  public Chosen(
      UUID modifierId,
      String group,
      boolean forced,
      @Nullable Prefix prefix,
      String name,
      String kitchenName,
      Money price) {
    this(modifierId, group, forced, prefix, name, kitchenName, price, null, 0, false);
  }

  /** Whether a portion of it is needed. */
  public boolean taken() {
    return prefix != Prefix.NO;
  }

  /** What somebody asked for: what comes unasked is part of the dish, and nobody is told of it. */
  public static List<Chosen> asked(List<Chosen> chosen) {
    return chosen.stream().filter(one -> !one.byDefault()).toList();
  }

  /** What has to be asked for to get these again; what comes unasked is not asked for. */
  public static List<Choice> choices(List<Chosen> flat) {
    return below(flat, 0, flat.size(), 0);
  }

  private static List<Choice> below(List<Chosen> flat, int from, int to, int depth) {
    List<Choice> choices = new ArrayList<>();
    int at = from;
    while (at < to) {
      int next = at + 1;
      while (next < to && flat.get(next).depth() > depth) {
        next++;
      }
      Chosen chosen = flat.get(at);
      if (!chosen.byDefault()) {
        choices.add(
            new Choice(
                chosen.modifierId(),
                chosen.prefix(),
                chosen.half(),
                below(flat, at + 1, next, depth + 1)));
      }
      at = next;
    }
    return choices;
  }
}
