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
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("K11 a job's state says what is known of it")
class PrinterLinkTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(120);

  /** For a printer that will answer: never the limit that decides. */
  private static final Patience PATIENT = new Patience(LONG, LONG, LONG, LONG, SHORT, SHORT, SHORT);

  /** For one that tells how it is but never proves. */
  private static final Patience HASTY =
      new Patience(LONG, LONG, LONG, SHORT, Duration.ZERO, LONG, SHORT);

  /** For one that says nothing at all. */
  private static final Patience DEAF =
      new Patience(LONG, SHORT, LONG, SHORT, Duration.ZERO, LONG, SHORT);

  private static final Paper CHIT =
      Paper.builder().doubled("GRILL").rule().bold("1 TUNA").text("rare").cut().build();

  private final PrinterSimulator printer = PrinterSimulator.start();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void unplug() {
    printer.close();
    timer.shutdownNow();
  }

  @Test
  void aPrinterThatSendsTheProcessIdBackHasPrinted() throws Exception {
    try (PrinterLink link = open(PATIENT)) {
      assertEquals(new Status.Ready(), link.status());
      assertEquals(new Sent.Proved(Proof.PROCESS_ID), send(link, Proving.TO_BE_SEEN));
      assertEquals(new Sent.Proved(Proof.PROCESS_ID), send(link, Proving.BY_PROCESS_ID));
    }
    assertEquals(2, printer.papers().size());
    assertTrue(printer.papers().getFirst().startsWith("GRILL\n-----"));
    assertTrue(printer.strays().isEmpty());
  }

  @Test
  void anOlderPrinterProvesByAStatusInOrder() throws Exception {
    printer.knowsProcessIds(false);
    try (PrinterLink link = open(PATIENT)) {
      assertEquals(new Sent.Proved(Proof.STATUS), send(link, Proving.TO_BE_SEEN));
    }
    try (PrinterLink link = open(PATIENT)) {
      assertEquals(new Sent.Proved(Proof.STATUS), send(link, Proving.BY_STATUS));
    }
  }

  @Test
  void aSlowPrinterIsWaitedFor() throws Exception {
    printer.answersAfter(SHORT);
    try (PrinterLink link = open(PATIENT)) {
      assertEquals(new Status.Ready(), link.status());
      assertEquals(new Sent.Proved(Proof.PROCESS_ID), send(link, Proving.BY_PROCESS_ID));
    }
  }

  @Test
  void aConnectionThatBreaksMidChitLeavesItUnknown() throws Exception {
    printer.dropsAfter(2);
    try (PrinterLink link = open(PATIENT)) {
      assertEquals(
          new Sent.Unproved(Reason.CONNECTION_LOST, false), send(link, Proving.TO_BE_SEEN));
    }
    assertTrue(printer.hanging().startsWith("GRILL"));
    assertTrue(printer.papers().isEmpty());
  }

  @Test
  void paperThatEndsMidChitLeavesItUnknownAndSaysWhy() throws Exception {
    printer.paperEndsAfter(2);
    try (PrinterLink link = open(PATIENT)) {
      assertEquals(new Sent.Unproved(Reason.OUT_OF_PAPER, true), send(link, Proving.TO_BE_SEEN));
    }
  }

  @Test
  void aPrinterThatTakesAllAndPrintsNothingProvesNothing() throws Exception {
    printer.neverPrints(true);
    try (PrinterLink link = open(HASTY)) {
      assertEquals(new Status.Ready(), link.status());
      assertEquals(new Sent.Unproved(Reason.NO_PROOF, true), send(link, Proving.TO_BE_SEEN));
    }
  }

  @Test
  void aSilentPrinterProvesNothingUnlessItsOwnerSaysSentIsPrinted() throws Exception {
    printer.silent(true);
    try (PrinterLink link = open(DEAF)) {
      assertEquals(new Status.Silent(), link.status());
      assertEquals(new Sent.Unproved(Reason.NO_PROOF, false), send(link, Proving.TO_BE_SEEN));
      assertEquals(new Sent.Proved(Proof.SENT), send(link, Proving.NOTHING));
    }
  }

  @Test
  void aPrinterSaysThatItsCoverIsOpenOrItsPaperOut() throws Exception {
    printer.cover(false);
    try (PrinterLink link = open(PATIENT)) {
      assertEquals(new Status.Trouble(Reason.COVER_OPEN), link.status());
      printer.cover(true);
      assertEquals(new Status.Ready(), link.status());
      printer.paper(false);
      assertEquals(new Status.Trouble(Reason.OUT_OF_PAPER), link.status());
    }
  }

  @Test
  void nobodyThereIsAnErrorAtOnce() {
    printer.unplug();
    assertThrows(IOException.class, () -> open(PATIENT));
  }

  @Test
  void aPrinterThatWorksItsBufferIsToldFromOneThatDoesNot() throws Exception {
    try (PrinterLink link = open(PATIENT)) {
      assertTrue(link.worksItsBuffer("abcd", Proving.BY_PROCESS_ID));
    }
    printer.neverPrints(true);
    try (PrinterLink link = open(HASTY)) {
      assertEquals(false, link.worksItsBuffer("abcd", Proving.BY_PROCESS_ID));
    }
  }

  @Test
  void processIdsAreFourPrintableCharacters() {
    for (long number : new long[] {1, 2_204, 999_999_999L, Long.MAX_VALUE / 64}) {
      String id = PrinterAnswers.processId(number, 3);
      assertEquals(4, id.length());
      assertTrue(id.chars().allMatch(c -> c >= 0x20 && c <= 0x7E), id);
    }
  }

  private PrinterLink open(Patience patience) throws IOException {
    return PrinterLink.tcp(printer.host(), printer.port(), patience, timer);
  }

  private static Sent send(PrinterLink link, Proving proving) {
    return link.send(PaperBytes.of(CHIT), CHIT.lines().size(), "abcd", proving);
  }
}
