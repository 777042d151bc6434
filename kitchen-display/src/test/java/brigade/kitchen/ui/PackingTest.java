package brigade.kitchen.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.ui.Packing.Card;
import brigade.kitchen.ui.Packing.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {
  private static Card card(String key, Integer... blocks) {
    return new Card(key, 100, 90, List.of(blocks), 40);
  }

  private static List<List<String>> keys(List<List<Part>> columns) {
    return columns.stream()
        .map(column -> column.stream().map(part -> part.card().key()).toList())
        .toList();
  }

  @Test
  void theOldestIsFirstAndNothingIsSortedToFillHoles() {
    List<List<Part>> columns =
        Packing.columns(List.of(card("a", 300), card("b", 400), card("c", 50)), 900);
    assertEquals(List.of(List.of("a"), List.of("b", "c")), keys(columns));
  }

  @Test
  void aCardThatFitsToThePixelStaysInItsColumn() {
    int below = 900 - 440 - Packing.GAP - 140;
    assertEquals(1, Packing.columns(List.of(card("a", 300), card("b", below)), 900).size());
    assertEquals(2, Packing.columns(List.of(card("a", 300), card("b", below + 1)), 900).size());
  }

  @Test
  void aLongCardTakesAWholeColumnAndGoesOnInTheNext() {
    Integer[] blocks = Collections.nCopies(20, 60).toArray(Integer[]::new);
    List<List<Part>> columns =
        Packing.columns(List.of(card("a", 60), card("long", blocks), card("z", 60)), 900);
    assertEquals(List.of(List.of("a"), List.of("long"), List.of("long", "z")), keys(columns));
    Part first = columns.get(1).getFirst();
    Part second = columns.get(2).getFirst();
    assertEquals(0, first.from());
    assertEquals(first.to(), second.from());
    assertEquals(20, second.to());
    assertTrue(first.isFirst() && !first.isLast());
    assertTrue(second.isLast());
  }

  @Test
  void aCardThatLostALineKeepsItsHeightAndTheNextOneItsPlace() {
    Card before = card("a", 60, 40);
    Card after = card("a", 60).asHighAs(before.height());
    assertEquals(before.height(), after.height());
    assertEquals(card("a", 60, 40, 40), card("a", 60, 40, 40).asHighAs(before.height()), "it grew");
    assertEquals(
        keys(Packing.columns(List.of(before, card("b", 100)), 900)),
        keys(Packing.columns(List.of(after, card("b", 100)), 900)));
  }

  @Test
  void aBlockHigherThanAColumnIsShownAllTheSame() {
    List<List<Part>> columns = Packing.columns(List.of(card("a", 5_000, 50)), 900);
    assertEquals(2, columns.size());
  }

  @Test
  void firstFitFillsHolesOfItsPageOnly() {
    List<List<Part>> columns =
        Packing.firstFit(
            List.of(card("a", 600), card("b", 700), card("c", 60), card("d", 700)), 960, 2);
    assertEquals(List.of(List.of("a", "c"), List.of("b"), List.of("d")), keys(columns));
  }

  @Test
  void aPageIsFilledBeforeAnotherIsBegun() {
    List<List<Part>> columns =
        Packing.firstFit(
            List.of(card("a", 300), card("b", 400), card("tall", 700), card("c", 200)), 900, 2);
    assertEquals(List.of(List.of("a", "c"), List.of("b"), List.of("tall")), keys(columns));
  }

  @Test
  void everyBlockIsShownOnceInOrderAndNoColumnIsTooHigh() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int height = 600 + random.nextInt(600);
      List<Card> cards = new ArrayList<>();
      for (int i = 0; i < random.nextInt(15); i++) {
        List<Integer> blocks = new ArrayList<>();
        for (int b = 0; b < random.nextInt(30); b++) {
          blocks.add(40 + random.nextInt(120));
        }
        cards.add(new Card("c" + i, 84 + random.nextInt(80), 94, blocks, random.nextInt(80)));
      }
      List<List<Part>> columns = Packing.columns(cards, height);
      String where = "seed " + seed + " round " + round;
      List<Part> parts = columns.stream().flatMap(List::stream).toList();
      int at = 0;
      for (Card card : cards) {
        int next = 0;
        do {
          Part part = parts.get(at++);
          assertEquals(card, part.card(), where);
          assertEquals(next, part.from(), where);
          next = part.to();
        } while (next < card.blocks().size());
      }
      assertEquals(parts.size(), at, where);
      for (List<Part> column : columns) {
        assertFalse(column.isEmpty(), where);
        int used = column.stream().mapToInt(Part::height).sum() + (column.size() - 1) * Packing.GAP;
        assertTrue(used <= height, where + ": " + used + " in " + height);
      }
    }
  }

  @Test
  void linesAreCountedByWords() {
    assertEquals(1, Lettering.lines("RIBEYE 300", Lettering.ITEM, 260));
    assertEquals(2, Lettering.lines("OCTOPUS ROMESCO", Lettering.ITEM, 200));
    assertEquals(1, Lettering.lines("", Lettering.ITEM, 200));
    assertTrue(Lettering.lines("X".repeat(80), Lettering.ITEM, 200) >= 7);
    // Measured in a browser: the second word does not fit beside the first three.
    assertEquals(2, Lettering.lines("Charcuterie board for two", 26, 291));
    assertEquals(1, Lettering.lines("Vegetable skewer, feta", 26, 300));
    assertEquals(1, Lettering.lines("illicit lily", 26, 130));
    assertEquals(2, Lettering.lines("WWMMWW WMWM", 26, 200));
  }

  @Test
  void anAccentTakesNoRoomAndAnIdeographTakesAllOfItsCell() {
    assertEquals(Lettering.width("CREME", 28), Lettering.width("CRÈME", 28));
    assertEquals(Lettering.width("CREME", 28), Lettering.width("CRE\u0300ME", 28));
    assertTrue(Lettering.width("火鍋", 28) >= 2 * 28);
    assertEquals(Lettering.width("BOURGUIGNON", 28), Lettering.widestWord("AU BOURGUIGNON", 28));
  }

  @Test
  void whatComesFromOutsideIsNeverMarkup() {
    String html =
        new Html()
            .leaf("span", "", "<img src=x onerror='alert(1)'>", "title", "\"><script>")
            .toString();
    assertEquals(
        "<span title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror=&#39;alert(1)&#39;&gt;</span>",
        html);
  }
}
