package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperTest {
  @Test
  void aChitLooksAsDrawn() {
    Paper chit =
        Paper.builder()
            .pair(Paper.Style.DOUBLED, "GRILL", "T3")
            .triple("Ben", "2 covers", "MAINS")
            .numbered("Fri 20 Nov 2026  19:36:48", "Chit")
            .rule('=')
            .inverted("ALLERGY  SEAT 2: PEANUT, SESAME")
            .blank()
            .doubled("1 CHICKEN")
            .indented(4, Paper.Style.BOLD, "NO   DUKKAH")
            .indented(4, Paper.Style.PLAIN, "seat 2   ** ALLERGY **")
            .rule()
            .pair("ALSO AT  Cold", "2 items")
            .centre(Paper.Style.INVERTED, "END")
            .cut()
            .build()
            .numbered(2204);
    assertEquals(
        List.of(
            "GRILL              T3",
            "Ben              2 covers            MAINS",
            "Fri 20 Nov 2026  19:36:48        Chit 2204",
            "==========================================",
            " ALLERGY  SEAT 2: PEANUT, SESAME          ",
            "",
            "1 CHICKEN",
            "    NO   DUKKAH",
            "    seat 2   ** ALLERGY **",
            "------------------------------------------",
            "ALSO AT  Cold                      2 items",
            "                   END                    "),
        texts(chit));
  }

  @Test
  void aLongNameWrapsAndItsAmountKeepsItsPlace() {
    Paper paper =
        Paper.builder(32).pair("2 Slow-roasted shoulder of lamb with apricots", "1,044.00").build();
    assertEquals(
        List.of("2 Slow-roasted shoulder 1,044.00", "  of lamb with apricots"), texts(paper));
  }

  @Test
  void anEndTooLongToStandBesideGetsRowsOfItsOwn() {
    List<String> rows =
        texts(Paper.builder(20).pair("Table twelve", "a very long end of line").build());
    assertEquals(List.of("Table twelve", "  a very long end of", "                line"), rows);
  }

  @Test
  void doubledLinesHoldHalfAsMuch() {
    List<String> rows = texts(Paper.builder(20).doubled("1 CHICKEN DUKKAH").build());
    assertEquals(List.of("1 CHICKEN", "DUKKAH"), rows);
  }

  @Test
  void theSamePaperFitsANarrowRoll() {
    Paper wide = Paper.builder(42).triple("Ben", "2 covers", "MAINS").rule().build();
    assertEquals(
        List.of("Ben         2 covers       MAINS", "-".repeat(32)), texts(wide.at(Paper.NARROW)));
  }

  @Test
  @DisplayName("K13 control characters never get onto a paper")
  void controlCharactersAreDropped() {
    assertEquals(
        "a b c[31m@", Paper.clean("a\nb\tc\u001B[31m\u0000\u001B@\u007F\u0085\u202E\uFEFF\uD800"));
    Paper paper = Paper.builder().text("x\u001Bp\u0000y").build();
    assertEquals("xpy", paper.lines().getFirst().left());
  }

  @Test
  void noRowIsEverWiderThanThePaper() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String letters = "abc d  e-fghij șțăîâ € œ… 東京 🌶 \u0301\u001B\u0000\n שלום Ω Ж";
    int[] points = letters.codePoints().toArray();
    for (int i = 0; i < 500; i++) {
      int columns = random.nextBoolean() ? 42 : 16 + random.nextInt(49);
      Paper.Builder builder = Paper.builder(columns);
      for (Paper.Style style : Paper.Style.values()) {
        builder
            .text(style, word(random, points))
            .centre(style, word(random, points))
            .pair(style, word(random, points), word(random, points))
            .pair(random.nextInt(30), style, word(random, points), word(random, points))
            .indented(random.nextInt(30), style, word(random, points))
            .hanging(random.nextInt(30), style, word(random, points));
      }
      Paper paper =
          builder
              .triple(word(random, points), word(random, points), word(random, points))
              .numbered(word(random, points), word(random, points))
              .rule('=')
              .build();
      for (PaperText.Line line : PaperText.lines(paper)) {
        int width = line.style() == Paper.Style.DOUBLED ? columns / 2 : columns;
        assertTrue(
            Cells.width(line.text()) <= width,
            () -> "seed " + seed + ": '" + line.text() + "' in " + width);
        assertTrue(line.text().chars().noneMatch(Character::isISOControl), () -> "seed " + seed);
      }
    }
  }

  @Test
  void aPaperSurvivesItsJson() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Paper paper =
        Paper.builder()
            .centre(Paper.Style.BOLD, "Marlow & Vine")
            .pair(2, Paper.Style.PLAIN, "Crème brûlée", "9.00")
            .numbered("19:42", "Chit")
            .rule('=')
            .blank()
            .kick()
            .cut()
            .build();
    assertEquals(paper, json.readValue(json.writeValueAsString(paper), Paper.class));
  }

  private static String word(Random random, int[] points) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(random.nextInt(4) == 0 ? 120 : 14);
    for (int i = 0; i < length; i++) {
      word.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return word.toString();
  }

  private static List<String> texts(Paper paper) {
    return PaperText.lines(paper).stream().map(PaperText.Line::text).toList();
  }
}
