package brigade.kitchen.printing.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperBytes;
import brigade.kitchen.printing.PrinterSimulator;
import brigade.kitchen.printing.Proof;
import brigade.kitchen.printing.Reason;
import brigade.kitchen.printing.link.PrinterLink.Patience;
import brigade.kitchen.printing.link.PrinterLink.Proving;
import brigade.kitchen.printing.link.PrinterLink.Sent;
import brigade.kitchen.printing.link.PrinterLink.Status;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A device file is a pseudo terminal here, with a printer that isn't there at its other end. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
@DisplayName("K11 a printer at a device file is told of as honestly as one on the network")
class DeviceLinkTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(150);

  private static final Patience PATIENT = new Patience(LONG, LONG, LONG, LONG, SHORT, LONG, SHORT);
  private static final Patience DEAF =
      new Patience(LONG, SHORT, SHORT, SHORT, Duration.ZERO, LONG, SHORT);

  private static final Paper CHIT = Paper.builder().doubled("GRILL").bold("1 TUNA").cut().build();

  private final PrinterSimulator printer = PrinterSimulator.start();
  private final Pty pty = Pty.open();
  private final List<Thread> pumps = new ArrayList<>();

  @TempDir Path directory;

  @AfterEach
  void unplug() throws InterruptedException {
    printer.close();
    pty.hangUp();
    for (Thread pump : pumps) {
      pump.join();
    }
    pty.close();
  }

  /** Lays the cable from the device to the printer. */
  private void plugIn() throws IOException {
    Socket cable = new Socket(printer.host(), printer.port());
    pumps.add(Thread.ofPlatform().daemon().start(() -> pump(cable)));
    pumps.add(Thread.ofPlatform().daemon().start(() -> pumpBack(cable)));
  }

  private void pump(Socket cable) {
    try {
      for (byte[] some = pty.read(); some.length > 0; some = pty.read()) {
        cable.getOutputStream().write(some);
      }
    } catch (IOException e) {
      // Unplugged.
    }
  }

  private void pumpBack(Socket cable) {
    try {
      for (int next = cable.getInputStream().read();
          next >= 0;
          next = cable.getInputStream().read()) {
        pty.write(new byte[] {(byte) next});
      }
    } catch (IOException e) {
      // Unplugged.
    }
  }

  private static Sent send(PrinterLink link, Proving proving) {
    return link.send(PaperBytes.of(CHIT), CHIT.lines().size(), "abcd", proving);
  }

  @Test
  void oneThatAnswersProvesWhatItPrinted() throws Exception {
    plugIn();
    try (PrinterLink link = PrinterLink.device(pty.path(), PATIENT)) {
      assertEquals(new Status.Ready(), link.status());
      assertEquals(new Sent.Proved(Proof.PROCESS_ID), send(link, Proving.TO_BE_SEEN));
      printer.paper(false);
      assertEquals(new Status.Trouble(Reason.OUT_OF_PAPER), link.status());
    }
    assertTrue(printer.papers().getFirst().startsWith("GRILL\n1 TUNA"));
  }

  @Test
  void oneThatSaysNothingProvesNothing() throws Exception {
    plugIn();
    printer.silent(true);
    try (PrinterLink link = PrinterLink.device(pty.path(), DEAF)) {
      assertEquals(new Status.Silent(), link.status());
      assertEquals(new Sent.Unproved(Reason.NO_PROOF, false), send(link, Proving.TO_BE_SEEN));
      assertEquals(new Sent.Proved(Proof.SENT), send(link, Proving.NOTHING));
    }
  }

  @Test
  void oneThatTakesNoMoreBytesIsGivenUpInTime() throws Exception {
    // Nobody reads at the other end: the driver's buffer fills, and the write hangs.
    try (PrinterLink link = PrinterLink.device(pty.path(), DEAF)) {
      byte[] endless = new byte[1 << 20];
      assertEquals(
          new Sent.Unproved(Reason.CONNECTION_LOST, false),
          link.send(endless, 1, "abcd", Proving.TO_BE_SEEN));
    }
    PrinterLink.device(pty.path(), DEAF).close();
  }

  @Test
  void onlyACharacterDeviceIsOpenedAndNothingIsMade() throws Exception {
    Path absent = directory.resolve("lp0");
    assertThrows(IOException.class, () -> PrinterLink.device(absent, PATIENT));
    assertTrue(Files.notExists(absent));
    Path file = Files.writeString(absent, "kept");
    assertThrows(IOException.class, () -> PrinterLink.device(file, PATIENT));
    assertThrows(IOException.class, () -> PrinterLink.device(directory, PATIENT));
    assertEquals("kept", Files.readString(file));
  }
}
