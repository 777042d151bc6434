package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.printing.PrinterSimulator.Behaviour;
import brigade.kitchen.printing.PrinterSimulator.PrintedRow;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PrinterSimulatorTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final PrinterSimulator printer = PrinterSimulator.start();

  @AfterEach
  void unplug() {
    printer.close();
  }

  private Socket cable() throws IOException {
    return new Socket(printer.host(), printer.port());
  }

  private static byte[] ask(Socket cable, int answers, int... question) throws IOException {
    byte[] bytes = new byte[question.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) question[i];
    }
    cable.getOutputStream().write(bytes);
    return cable.getInputStream().readNBytes(answers);
  }

  @Test
  void itAnswersInRealTimeAndInOrder() throws Exception {
    try (Socket cable = cable()) {
      assertArrayEquals(new byte[] {0x12}, ask(cable, 1, 0x10, 4, 1));
      assertArrayEquals(
          new byte[] {0x37, 0x22, 'a', 'b', 'c', 'd', 0},
          ask(cable, 7, 0x1D, '(', 'H', 6, 0, 48, 48, 'a', 'b', 'c', 'd'));
      assertArrayEquals(new byte[] {0}, ask(cable, 1, 0x1D, 'r', 1));
      printer.paper(false);
      assertArrayEquals(new byte[] {0x72}, ask(cable, 1, 0x10, 4, 4));
      printer.cover(false);
      assertArrayEquals(new byte[] {0x36}, ask(cable, 1, 0x10, 4, 2));
    }
  }

  @Test
  void whatComesOutLooksAsItWasSent() throws Exception {
    byte[] dots = new byte[24 * 32];
    Arrays.fill(dots, (byte) 0x0F);
    Pen pen =
        new Pen() {
          @Override
          public boolean has(int codePoint) {
            return codePoint > 0x500;
          }

          @Override
          public Bitmap draw(PaperText.Line line, int columns) {
            return new Bitmap(24, 32, dots);
          }
        };
    Paper paper =
        Paper.builder(16)
            .doubled("T3")
            .inverted("VOID")
            .text(Paper.Style.TALL, "NO SALT")
            .text("شاورما")
            .bold("€9")
            .cut()
            .build();
    try (Socket cable = cable()) {
      cable.getOutputStream().write(PaperBytes.of(paper, pen));
      assertTrue(printer.awaitPapers(1, SOON));
    }
    assertEquals(
        List.of(
            new PrintedRow("T3", true, true, true, false, null),
            new PrintedRow(" VOID           ", true, false, false, true, null),
            new PrintedRow("NO SALT", true, true, false, false, null),
            new PrintedRow("", false, false, false, false, new Bitmap(24, 32, dots)),
            new PrintedRow("€9", true, false, false, false, null)),
        printer.printouts().getFirst().subList(0, 5));
    assertTrue(printer.strays().isEmpty());
  }

  @Test
  void whatTwoSendersLeftIsPrintedOneAfterTheOther() throws Exception {
    printer.cover(false);
    try (Socket one = cable();
        Socket other = cable()) {
      // Each real-time answer says that what was sent before it has been taken.
      ask(one, 1, 'O', 'N', 'E', '\n', 'A', '\n', 0x1D, 'V', 0, 0x10, 4, 1);
      ask(other, 1, 'T', 'W', 'O', '\n', 'B', '\n', 0x1D, 'V', 0, 0x10, 4, 1);
      printer.cover(true);
      assertTrue(printer.awaitPapers(2, SOON));
      assertEquals(List.of("ONE\nA\n", "TWO\nB\n"), printer.papers());
    }
  }

  @Test
  void itIsToldByLinesWhatToDo() throws Exception {
    printer.tell("paper out");
    printer.tell("cover open");
    printer.tell("stuck");
    printer.tell("mute");
    printer.tell("slow 700");
    printer.tell("drop 3");
    assertEquals(
        new Behaviour(false, false, true, false, false, 700, 3, null), printer.behaviour());
    printer.tell("unplug");
    assertThrows(IOException.class, this::cable);
    printer.tell("plug");
    cable().close();
    for (String line : List.of("paper in", "cover closed", "prints", "speaks", "slow 0")) {
      printer.tell(line);
    }
    printer.behave(Behaviour.WELL);
    assertEquals(Behaviour.WELL, printer.behaviour());
    assertTrue(printer.tell("help").contains("cover open"));
    assertTrue(printer.tell("slow down").contains("slow MILLIS"));
    assertEquals(Behaviour.WELL, printer.behaviour());
  }
}
