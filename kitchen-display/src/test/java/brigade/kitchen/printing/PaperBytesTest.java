package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.printing.EscPosReader.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperBytesTest {
  private static final String INIT = "1b40" + "1c2e" + "1b7413";
  private static final String PLAIN =
      "1b4d30" + "1b4500" + "1d2100" + "1b2d30" + "1b6130" + "1b32" + "1d4200";
  private static final String BOLD =
      "1b4d30" + "1b4501" + "1d2100" + "1b2d30" + "1b6130" + "1b32" + "1d4200";
  private static final String DOUBLED =
      "1b4d30" + "1b4501" + "1d2111" + "1b2d30" + "1b6130" + "1b32" + "1d4200";
  private static final String INVERTED =
      "1b4d30" + "1b4501" + "1d2100" + "1b2d30" + "1b6130" + "1b32" + "1d4201";

  @Test
  void plainTextIsInitialisedAndSent() {
    assertEquals(INIT + "48690a", hex(Paper.builder().text("Hi").build()));
  }

  @Test
  void aStyleIsSetWhereItChanges() {
    assertEquals(
        INIT + BOLD + "410a" + "420a" + DOUBLED + "430a" + PLAIN + "440a",
        hex(Paper.builder().bold("A").bold("B").doubled("C").text("D").build()));
  }

  @Test
  void aBandIsWhiteOnBlackOverTheWholeWidth() {
    assertEquals(
        INIT + INVERTED + "20564f4944" + "20".repeat(37) + "0a",
        hex(Paper.builder().inverted("VOID").build()));
  }

  @Test
  void theKnifeComesAfterAFeedAndTheDrawerIsKicked() {
    assertEquals(
        INIT + "410a" + PLAIN + "0a0a0a0a" + "1d5631" + "1b70303c78",
        hex(Paper.builder().text("A").cut().kick().build()));
  }

  @Test
  void theEuroIsInTheFirstPageAndRomanianLettersInTheSecond() {
    assertEquals(INIT + "d5" + "392e3030" + "0a", hex(Paper.builder().text("€9.00").build()));
    // The page is changed once, and kept while it has the letters.
    assertEquals(
        INIT + "43" + "1b7412" + "c772ad6f656e69" + "0a",
        hex(Paper.builder().text("Cărșoeni").build()));
  }

  @Test
  void lettersComeBackAsTheyWentIn() {
    String text = "Sauté €12 Crème brûlée, șț ȘȚ ăâî, Łódź, Борщ, Ωμέγα";
    assertEquals(
        text.replace('ș', 'ş').replace('ț', 'ţ').replace('Ș', 'Ş').replace('Ț', 'Ţ'),
        read(Paper.builder(64).text(text).build()).strip());
  }

  @Test
  void lettersNoPageHasAreSpelled() {
    assertEquals(
        "oeufs \"x\" 1/2 - ...", read(Paper.builder().text("œufs “x” 1⁄2 – …").build()).strip());
    assertEquals("Nguyen ??", read(Paper.builder().text("Nguyễn 東京").build()).strip());
  }

  @Test
  @DisplayName("K13 control bytes in any text never reach a printer")
  void noControlByteOfTheDataGetsThrough() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      StringBuilder evil = new StringBuilder("\u001B@\u001Dp\u0010\u0004\u0001\u0000\u009B");
      for (int j = 0; j < 60; j++) {
        evil.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x100 : 0x11_0000));
      }
      String text = evil.toString();
      Paper paper =
          Paper.builder()
              .text(text)
              .pair(text, text)
              .triple(text, text, text)
              .centre(Paper.Style.DOUBLED, text)
              .inverted(text)
              .numbered(text, text)
              .build();
      List<Command> commands = commands(PaperBytes.of(paper, Pen.NONE));
      assertTrue(
          commands.stream()
              .allMatch(
                  c ->
                      c instanceof Command.Letter
                          || c instanceof Command.LineFeed
                          || c instanceof Command.Initialise
                          || c instanceof Command.Setting),
          () -> "seed " + seed);
      assertEquals(
          1,
          commands.stream().filter(Command.Initialise.class::isInstance).count(),
          () -> "seed " + seed);
      String rows =
          PaperText.laidOut(paper, Pen.NONE).stream()
              .map(line -> line.text().replace('ș', 'ş').replace('ț', 'ţ') + "\n")
              .collect(Collectors.joining());
      assertEquals(rows.replace('Ș', 'Ş').replace('Ț', 'Ţ'), read(paper), () -> "seed " + seed);
    }
  }

  @Test
  void nothingStrayIsSentForAnyStyle() {
    Paper.Builder builder = Paper.builder().kick();
    for (Paper.Style style : Paper.Style.values()) {
      builder.text(style, "é€ş").cut();
    }
    assertFalse(
        commands(PaperBytes.of(builder.build())).stream()
            .anyMatch(Command.Stray.class::isInstance));
  }

  private static String hex(Paper paper) {
    return HexFormat.of().formatHex(PaperBytes.of(paper, Pen.NONE));
  }

  static String read(Paper paper) {
    StringBuilder text = new StringBuilder();
    for (Command command : commands(PaperBytes.of(paper, Pen.NONE))) {
      switch (command) {
        case Command.Letter(char letter) -> text.append(letter);
        case Command.LineFeed() -> text.append('\n');
        default -> {}
      }
    }
    return text.toString();
  }

  private static List<Command> commands(byte[] bytes) {
    try {
      EscPosReader reader = new EscPosReader(new ByteArrayInputStream(bytes));
      List<Command> commands = new ArrayList<>();
      for (Optional<Command> c = reader.next(); c.isPresent(); c = reader.next()) {
        commands.add(c.get());
      }
      return commands;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
