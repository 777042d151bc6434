package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brigade.kitchen.printing.EscPosReader.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Letters that no code page has: drawn where they can be, and stood in for where they can't. */
class DrawnRowsTest {
  /** Draws everything above the pages as bars, so that the bytes are the same on any machine. */
  private static final Pen BARS =
      new Pen() {
        @Override
        public boolean has(int codePoint) {
          return codePoint > 0x2FF;
        }

        @Override
        public Bitmap draw(PaperText.Line line, int columns) {
          byte[] bits = new byte[columns * CELL_WIDTH / 8 * 2];
          Arrays.fill(bits, (byte) 0x1B);
          return new Bitmap(columns * CELL_WIDTH / 8, 2, bits);
        }
      };

  private static List<Command> read(byte[] bytes) throws IOException {
    EscPosReader reader = new EscPosReader(new ByteArrayInputStream(bytes));
    List<Command> commands = new ArrayList<>();
    for (Optional<Command> c = reader.next(); c.isPresent(); c = reader.next()) {
      commands.add(c.get());
    }
    return commands;
  }

  private static List<PaperText.Line> rows(Paper paper, Pen pen) {
    return PaperText.laidOut(paper, pen);
  }

  @Test
  void aDrawnRowIsAPictureOfTheWholeWidthBetweenOtherRows() {
    String hex =
        HexFormat.of()
            .formatHex(
                PaperBytes.of(
                    Paper.builder(16).bold("A").bold("1 شاورما").bold("B").build(), BARS));
    assertEquals(
        "1b40"
            + "1c2e"
            + "1b7413" // initialise, no ideographs, page 858
            + "1b4d30"
            + "1b4501"
            + "1d2100"
            + "1b2d30"
            + "1b6130"
            + "1b32"
            + "1d4200" // bold
            + "410a"
            + "1d763000"
            + "1800"
            + "0200"
            + "1b".repeat(48) // 24 bytes across, 2 rows down
            + "420a",
        hex);
  }

  @Test
  @DisplayName("K13 dots of a picture are counted, so that none of them is taken for a command")
  void aPictureOfControlBytesIsStillAPicture() throws Exception {
    List<Command> commands = read(PaperBytes.of(Paper.builder(16).text("東京").build(), BARS));
    assertEquals(
        1, commands.stream().filter(Command.Picture.class::isInstance).count(), "" + commands);
    assertFalse(commands.stream().anyMatch(Command.Stray.class::isInstance));
  }

  @Test
  void onlyTheRowsThatNeedItAreDrawn() {
    List<PaperText.Line> rows =
        rows(Paper.builder().text("Crème €9").text("鴨の味噌").text("Борщ").build(), BARS);
    assertEquals(List.of(false, true, false), rows.stream().map(PaperText.Line::drawn).toList());
  }

  @Test
  void ideographsTakeTwoCellsAndAmountsKeepTheirPlace() {
    List<PaperText.Line> rows = rows(Paper.builder(16).pair("鴨の味噌焼き", "12.50").build(), BARS);
    assertEquals(List.of("鴨の味噌焼 12.50", "  き"), rows.stream().map(PaperText.Line::text).toList());
    assertEquals(16, Cells.width(rows.getFirst().text()));
  }

  @Test
  void withoutAFontAPictureIsNamedAndALetterIsAQuestionMark() {
    assertEquals(
        "(hot pepper) Nguyen ??",
        rows(Paper.builder().text("🌶\uFE0F Nguyễn 東京").build(), Pen.NONE).getFirst().text());
  }

  @Test
  void theFontsOfThisMachineDrawArabicThatJoinsAndStaysInItsCells() {
    Pen pen = Pen.ofThisMachine();
    assumeTrue(pen.has('\u0634'), "This machine has no font with Arabic letters");
    for (Paper.Style style : Paper.Style.values()) {
      PaperText.Line line =
          rows(Paper.builder(32).text(style, "2 شاورما دجاج x").build(), pen).getFirst();
      assertTrue(line.drawn());
      Bitmap picture = pen.draw(line, 32);
      assertEquals(384, picture.width());
      boolean doubled = style == Paper.Style.DOUBLED;
      int cell = doubled ? 24 : 12;
      // Two cells, eleven of Arabic with its blank, a blank, and the last letter.
      // A black band has a margin.
      int at = style == Paper.Style.INVERTED ? cell : 0;
      assertTrue(ink(picture, at, at + cell, style) > 0, "the quantity");
      assertTrue(ink(picture, at + 2 * cell, at + 13 * cell, style) > 100, "the name");
      assertTrue(ink(picture, at + 14 * cell, at + 15 * cell, style) > 0, "the last letter");
      assertEquals(0, ink(picture, at + 15 * cell, 384, style), "nothing behind it");
    }
  }

  @Test
  void aFontThatHoldsALetterOnlyInColourIsNotTakenForOneThatDrawsIt() {
    Pen pen = Pen.ofThisMachine();
    int pepper = 0x1F336;
    if (pen.has(pepper)) {
      Bitmap picture = pen.draw(rows(Paper.builder(16).text("🌶").build(), pen).getFirst(), 16);
      assertTrue(ink(picture, 0, 24, Paper.Style.PLAIN) > 0);
    } else {
      assertEquals("(hot pepper)", rows(Paper.builder().text("🌶").build(), pen).getFirst().text());
    }
  }

  private static long ink(Bitmap picture, int from, int to, Paper.Style style) {
    boolean black = style != Paper.Style.INVERTED;
    return IntStream.range(from, to)
        .mapToLong(
            x ->
                IntStream.range(0, picture.height())
                    .filter(y -> picture.isBlack(x, y) == black)
                    .count())
        .sum();
  }
}
