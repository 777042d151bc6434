package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.HouseTest;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the kitchen's screens say of a printer, and when: staff are told within 5 s (K10). */
@HouseTest
@DisplayName("K10 a printer that fails is told within 5 s, also while nothing is to be printed")
class PrinterAlarmTest {
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(5);

  @Inject Paperwork paperwork;
  @Inject ReadingPrinters reading;
  @Inject CurrentActor currentActor;

  private final PrinterSimulator grill = PrinterSimulator.start();
  private final PrinterSimulator pass = PrinterSimulator.start();
  private final List<String> added = new ArrayList<>();
  private final String purpose = "alarm:" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void printOnce() throws Exception {
    added.add(paperwork.add(pass, purpose + "-pass", null));
    added.addFirst(paperwork.add(grill, purpose, added.getFirst()));
    paperwork.await(paperwork.submit(purpose, "FIRST"), JobState.PRINTED);
  }

  @AfterEach
  void takeAway() {
    added.forEach(paperwork::remove);
    grill.close();
    pass.close();
  }

  private Optional<PrinterTrouble> trouble() {
    return currentActor.call(Actor.HOUSE, reading::troubles).stream()
        .filter(trouble -> trouble.purposes().contains(purpose))
        .findFirst();
  }

  private PrinterTrouble told(Reason reason) throws InterruptedException {
    long since = System.nanoTime();
    PrinterTrouble told =
        paperwork
            .await(this::trouble, now -> now.filter(t -> t.reason() == reason).isPresent())
            .orElseThrow();
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    assertTrue(took.compareTo(TOLD_WITHIN) < 0, "told after " + took);
    assertEquals("Printer " + purpose + "-pass", told.standIn());
    return told;
  }

  private void isWellAgain() throws InterruptedException {
    paperwork.await(this::trouble, Optional::isEmpty);
  }

  @Test
  void itsRollIsEmptyAndThenItsCoverIsOpen() throws Exception {
    grill.paper(false);
    told(Reason.OUT_OF_PAPER);
    grill.paper(true);
    isWellAgain();
    grill.cover(false);
    told(Reason.COVER_OPEN);
    grill.cover(true);
    isWellAgain();
  }

  @Test
  void itRefuses() throws Exception {
    grill.unplug();
    told(Reason.UNREACHABLE);
    UUID job = paperwork.submit(purpose, "SECOND");
    paperwork.await(job, JobState.PRINTED);
    String paper = pass.papers().getLast().replaceAll("\\s+", " ");
    assertTrue(paper.contains("INSTEAD OF Printer alarm:"), paper);
    assertTrue(paper.contains("not reachable"), paper);
    grill.plugIn();
    isWellAgain();
  }

  @Test
  void itTakesConnectionsAndSaysNothing() throws Exception {
    grill.silent(true);
    told(Reason.NO_ANSWER);
    grill.silent(false);
    isWellAgain();
  }

  @Test
  void itTakesAChitAndNeverPrintsIt() throws Exception {
    grill.neverPrints(true);
    UUID job = paperwork.submit(purpose, "LOST");
    told(Reason.NO_PROOF);
    assertEquals(1, trouble().orElseThrow().asking());
    assertEquals(JobState.UNKNOWN, paperwork.await(job, JobState.UNKNOWN).state());
  }

  @Test
  void itBreaksOffInTheMiddleOfAChit() throws Exception {
    grill.dropsAfter(2);
    UUID job = paperwork.submit(purpose, "CUT");
    told(Reason.CONNECTION_LOST);
    assertEquals(JobState.UNKNOWN, paperwork.await(job, JobState.UNKNOWN).state());
    paperwork.await(
        this::trouble, now -> now.filter(t -> t.reason() == null && t.asking() == 1).isPresent());
  }

  @Test
  void itsRollEndsInTheMiddleOfAChit() throws Exception {
    grill.paperEndsAfter(2);
    UUID job = paperwork.submit(purpose, "CUT");
    told(Reason.OUT_OF_PAPER);
    assertEquals(Reason.OUT_OF_PAPER, paperwork.await(job, JobState.UNKNOWN).reason());
    UUID next = paperwork.submit(purpose, "NEXT");
    paperwork.await(next, JobState.PRINTED);
    String paper = pass.papers().getLast().replaceAll("\\s+", " ");
    assertTrue(paper.contains("out of paper"), paper);
  }

  @Test
  void itAnswersLaterThanAnybodyWaits() throws Exception {
    grill.answersAfter(Duration.ofSeconds(3));
    told(Reason.NO_ANSWER);
    grill.answersAfter(Duration.ZERO);
    isWellAgain();
  }

  @Test
  @DisplayName("K11 a printer that is only slow is waited for, and is no trouble")
  void itAnswersSlowlyButInTime() throws Exception {
    grill.answersAfter(Duration.ofMillis(400));
    UUID job = paperwork.submit(purpose, "SLOW");
    assertEquals(Proof.PROCESS_ID, paperwork.await(job, JobState.PRINTED).proof());
    assertEquals(Optional.empty(), trouble());
  }
}
