package brigade.kitchen.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays cards out in columns: the oldest first, from top to bottom, then the next column. A card
 * that does not fit below goes to the top of the next column; cards are never sorted anew to fill
 * holes. A card longer than a column takes a whole one and goes on in the next, and breaks only
 * between blocks.
 *
 * <p>All heights are CSS pixels.
 */
final class Packing {
  /** Between two cards. */
  static final int GAP = 12;

  /** What "n more lines" takes at the end of a part. */
  static final int MORE = 36;

  private Packing() {}

  /**
   * A card by its heights.
   *
   * @param head header and strips of the first part, with the card's border
   * @param again header and strips of further parts
   * @param blocks the unbreakable pieces: an item with its modifiers
   * @param foot what stands below the last block
   */
  record Card(String key, int head, int again, List<Integer> blocks, int foot) {
    Card {
      blocks = List.copyOf(blocks);
    }

    /** The same card with room left below, up to a height it had. */
    Card asHighAs(int height) {
      return height <= height()
          ? this
          : new Card(key, head, again, blocks, foot + height - height());
    }

    int height() {
      return head + blocks.stream().mapToInt(Integer::intValue).sum() + foot;
    }
  }

  /**
   * A card or a part of one.
   *
   * @param from the first block
   * @param to the block after the last
   * @param part its number, from 1
   * @param parts how many parts the card has
   * @param height of this part
   */
  record Part(Card card, int from, int to, int part, int parts, int height) {
    boolean isFirst() {
      return part == 1;
    }

    boolean isLast() {
      return part == parts;
    }
  }

  /** The columns, from the first page on. */
  static List<List<Part>> columns(List<Card> cards, int height) {
    List<List<Part>> columns = new ArrayList<>();
    int used = height + 1;
    for (Card card : cards) {
      int whole = card.height();
      boolean fits = used + GAP + whole <= height;
      if (fits && !columns.isEmpty()) {
        columns.getLast().add(new Part(card, 0, card.blocks().size(), 1, 1, whole));
        used += GAP + whole;
        continue;
      }
      for (Part part : split(card, height)) {
        List<Part> column = new ArrayList<>();
        column.add(part);
        columns.add(column);
        used = part.height();
      }
    }
    return columns;
  }

  private static List<Part> split(Card card, int height) {
    if (card.height() <= height) {
      return List.of(new Part(card, 0, card.blocks().size(), 1, 1, card.height()));
    }
    List<int[]> cuts = new ArrayList<>();
    int from = 0;
    while (from < card.blocks().size()) {
      int used = from == 0 ? card.head() : card.again();
      int to = from;
      while (to < card.blocks().size()) {
        boolean last = to == card.blocks().size() - 1;
        int below = last ? card.foot() : MORE;
        int next = used + card.blocks().get(to);
        // At least one block goes on each part, else a huge one would never be shown.
        if (next + below > height && to > from) {
          break;
        }
        used = next;
        to++;
      }
      cuts.add(new int[] {from, to, used});
      from = to;
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      int[] cut = cuts.get(i);
      int below = i == cuts.size() - 1 ? card.foot() : MORE;
      parts.add(new Part(card, cut[0], cut[1], i + 1, cuts.size(), cut[2] + below));
    }
    return parts.isEmpty() ? List.of(new Part(card, 0, 0, 1, 1, card.height())) : parts;
  }

  /**
   * First fit by column, page by page, for cards that may fill holes: a page takes every card that
   * fits on it, the first of them first, before another page is begun.
   */
  static List<List<Part>> firstFit(List<Card> cards, int height, int perPage) {
    List<List<Part>> columns = new ArrayList<>();
    List<Card> left = new ArrayList<>(cards);
    while (!left.isEmpty()) {
      left = fillPage(left, height, perPage, columns);
    }
    return columns;
  }

  /** Adds a page of columns; the cards that did not fit on it. */
  private static List<Card> fillPage(
      List<Card> cards, int height, int perPage, List<List<Part>> columns) {
    List<List<Part>> page = new ArrayList<>();
    int[] used = new int[perPage];
    List<Card> left = new ArrayList<>();
    for (Card card : cards) {
      int place = 0;
      while (place < page.size() && used[place] + GAP + card.height() > height) {
        place++;
      }
      if (place == perPage) {
        left.add(card);
        continue;
      }
      if (place == page.size()) {
        page.add(new ArrayList<>());
        used[place] = -GAP;
      }
      page.get(place).add(new Part(card, 0, card.blocks().size(), 1, 1, card.height()));
      used[place] += GAP + card.height();
    }
    columns.addAll(page);
    return left;
  }
}
