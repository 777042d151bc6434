package brigade.kitchen.printing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class PrintingApiTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Inject Paperwork paperwork;

  private final PrinterSimulator grill = PrinterSimulator.start();
  private final PrinterSimulator pass = PrinterSimulator.start();
  private final List<String> added = new ArrayList<>();
  private final String purpose = "test:" + UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void takeAway() {
    added.forEach(paperwork::remove);
    grill.close();
    pass.close();
  }

  /** A band may wrap; what it says does not depend on where. */
  private static String flat(String paper) {
    return paper.replaceAll("\\s+", " ");
  }

  private String add(PrinterSimulator simulator, String of, String backupId) {
    String id = paperwork.add(simulator, of, backupId);
    added.addFirst(id);
    return id;
  }

  @Test
  void theDemosPrintersAreListedWithWhatTheyPrint() {
    Api.asCook()
        .get("/api/v1/printers")
        .then()
        .statusCode(200)
        .body("name", hasItems("Grill printer", "Pass printer", "Front printer"))
        .body("find { it.name == 'Grill printer' }.kind", equalTo("VIRTUAL"))
        .body("find { it.name == 'Grill printer' }.prints", hasItem("station:GRILL"))
        .body("find { it.name == 'Grill printer' }.backup", equalTo("Pass printer"));
    Api.asAna().get("/api/v1/printers").then().statusCode(403);
  }

  @Test
  void aVirtualPrinterPrintsAtOnceAndKeepsThePaper() {
    UUID job = paperwork.submit("receipt", "RECEIPT");
    Api.asManager()
        .get("/api/v1/print-jobs/" + job)
        .then()
        .statusCode(200)
        .body("state", is("PRINTED"))
        .body("printer", is("Front printer"));
    Api.asManager()
        .get("/api/v1/print-jobs/" + job + "/paper")
        .then()
        .statusCode(200)
        .body("columns", is(42))
        .body("rows[0].text", is("RECEIPT"))
        .body("rows[0].style", is("DOUBLED"))
        .body("rows.text", everyItem(notNullValue()))
        .body("text", containsString("1 TUNA\nrare\n"));
  }

  @Test
  @DisplayName("K11 a printer that proves it has PRINTED, and the paper bears the job's number")
  void aNetworkPrinterProvesWhatItPrinted() throws Exception {
    String printer = add(grill, purpose, null);
    UUID job = paperwork.submit(purpose, "GRILL");
    PrintJob printed = paperwork.await(job, JobState.PRINTED);
    assertEquals(Proof.PROCESS_ID, printed.proof());
    assertTrue(grill.papers().getFirst().contains("Chit " + printed.number()));
    Api.asManager()
        .get("/api/v1/printers/" + printer + "/jobs")
        .then()
        .statusCode(200)
        .body("[0].id", is(job.toString()))
        .body("[0].attempts", is(1));
  }

  @Test
  @DisplayName("K10 a printer that is away: its chits go to the backup with the reason on them")
  void chitsOfADeadPrinterGoToTheBackup() throws Exception {
    String standIn = add(pass, purpose + "-pass", null);
    String dead = add(grill, purpose, standIn);
    grill.unplug();
    UUID job = paperwork.submit(purpose, "GRILL");
    PrintJob printed = paperwork.await(job, JobState.PRINTED);
    assertEquals(standIn, String.valueOf(printed.printerId()));
    assertEquals(dead, String.valueOf(printed.redirectedFrom()));
    String paper = flat(pass.papers().getFirst());
    assertTrue(paper.contains("INSTEAD OF Printer test:"), paper);
    assertTrue(paper.contains("not reachable"), paper);
    assertEquals("OFFLINE", paperwork.stateOf(dead));
    assertEquals("STANDS_IN", paperwork.stateOf(standIn));
    grill.plugIn();
    paperwork.await(() -> paperwork.stateOf(dead), "OK"::equals);
    paperwork.await(paperwork.submit(purpose, "AGAIN"), JobState.PRINTED);
    assertTrue(grill.awaitText("AGAIN", SOON));
  }

  @Test
  @DisplayName("K10 an empty roll is found before a chit is lost, and told")
  void chitsOfAPrinterWithoutPaperGoToTheBackup() throws Exception {
    String standIn = add(pass, purpose + "-pass", null);
    String empty = add(grill, purpose, standIn);
    grill.paper(false);
    paperwork.await(paperwork.submit(purpose, "GRILL"), JobState.PRINTED);
    assertTrue(flat(pass.papers().getFirst()).contains("out of paper"));
    assertEquals("OUT_OF_PAPER", paperwork.stateOf(empty));
    grill.paper(true);
    grill.cover(false);
    paperwork.await(() -> paperwork.stateOf(empty), "COVER_OPEN"::equals);
  }

  @Test
  @DisplayName("K10 one dead printer never delays another")
  void aPrinterThatHangsDelaysNobody() throws Exception {
    add(grill, purpose, null);
    add(pass, purpose + "-pass", null);
    grill.neverPrints(true);
    UUID stuck = paperwork.submit(purpose, "STUCK");
    paperwork.await(stuck, JobState.SENDING);
    UUID other = paperwork.submit(purpose + "-pass", "OTHER");
    paperwork.await(other, JobState.PRINTED);
    PrintJob unknown = paperwork.await(stuck, JobState.UNKNOWN);
    assertEquals(Reason.NO_PROOF, unknown.reason());
  }

  @Test
  @DisplayName(
      "K11 a chit cut short is UNKNOWN, and reprints under its number as a POSSIBLE DUPLICATE")
  void aBrokenConnectionLeavesTheChitUnknown() throws Exception {
    add(grill, purpose, null);
    grill.dropsAfter(2);
    UUID job = paperwork.submit(purpose, "GRILL");
    PrintJob unknown = paperwork.await(job, JobState.UNKNOWN);
    assertEquals(Reason.CONNECTION_LOST, unknown.reason());
    String copy =
        Api.asCook()
            .post("/api/v1/print-jobs/" + job + "/reprint")
            .then()
            .statusCode(201)
            .body("number", is((int) unknown.number()))
            .body("copy", is(2))
            .body("reprint", is(1))
            .body("reprintOf", is(job.toString()))
            .body("possibleDuplicate", is(true))
            .extract()
            .path("id");
    paperwork.await(UUID.fromString(copy), JobState.PRINTED);
    assertTrue(grill.awaitText("POSSIBLE DUPLICATE", SOON));
    String paper = grill.papers().getLast();
    assertTrue(paper.contains("REPRINT 1    POSSIBLE DUPLICATE"), paper);
    assertTrue(paper.contains("connection lost"), paper);
    assertTrue(paper.contains("Chit " + unknown.number() + ", copy 2"), paper);
  }

  @Test
  @DisplayName(
      "K11 of papers taken together one that is cut short is UNKNOWN, the others print once")
  void oneOfSeveralIsCutShort() throws Exception {
    String printer = add(grill, purpose, null);
    // From the first it is learnt how fast the printer is, and so how many it gets at once.
    paperwork.await(paperwork.submit(purpose, "FIRST"), JobState.PRINTED);
    Api.asManager().post("/api/v1/printers/" + printer + "/pause").then().statusCode(200);
    List<UUID> jobs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      jobs.add(paperwork.submit(purpose, "CHIT" + (char) ('A' + i)));
    }
    grill.dropsAfter(20);
    Api.asManager().post("/api/v1/printers/" + printer + "/resume").then().statusCode(200);
    for (UUID job : jobs) {
      paperwork.await(() -> paperwork.find(job), found -> found.state().isOver());
    }
    StringBuilder expected = new StringBuilder();
    String cutShort = "";
    for (int i = 0; i < jobs.size(); i++) {
      PrintJob job = paperwork.find(jobs.get(i));
      assertEquals(1, job.attempts(), "What goes back to the queue was not sent");
      if (job.state() == JobState.PRINTED) {
        expected.append((char) ('A' + i));
      } else {
        assertEquals(JobState.UNKNOWN, job.state());
        cutShort += (char) ('A' + i);
      }
    }
    assertEquals(1, cutShort.length(), cutShort);
    String unknown = cutShort;
    // What was cut short stands above the next one, on the same piece of paper.
    String printed =
        Pattern.compile("CHIT([A-L])")
            .matcher(String.join(" ", grill.papers()))
            .results()
            .map(found -> found.group(1))
            .filter(letter -> !letter.equals(unknown))
            .collect(Collectors.joining());
    assertEquals(expected.toString(), printed);
  }

  @Test
  @DisplayName("K11 somebody who looked may say that it printed")
  void anUnknownChitIsSettledByHand() throws Exception {
    add(grill, purpose, null);
    grill.dropsAfter(3);
    UUID job = paperwork.submit(purpose, "GRILL");
    paperwork.await(job, JobState.UNKNOWN);
    Api.asCook()
        .post("/api/v1/print-jobs/" + job + "/printed")
        .then()
        .statusCode(200)
        .body("state", is("PRINTED"))
        .body("proof", is("PERSON"));
  }

  @Test
  @DisplayName("K11 a reprint of what printed says REPRINT and opens no drawer")
  void aReprintIsMarked() throws Exception {
    UUID job = paperwork.submit("receipt", "RECEIPT");
    String copy =
        Api.asManager()
            .post("/api/v1/print-jobs/" + job + "/reprint")
            .then()
            .statusCode(201)
            .body("possibleDuplicate", is(false))
            .extract()
            .path("id");
    Api.asManager()
        .get("/api/v1/print-jobs/" + copy + "/paper")
        .then()
        .body("rows[0].text", containsString("REPRINT 1"))
        .body("rows[0].style", is("INVERTED"));
  }

  @Test
  void aWaitingJobIsNotReprinted() throws Exception {
    String printer = add(grill, purpose, null);
    Api.asManager().post("/api/v1/printers/" + printer + "/pause").then().statusCode(200);
    UUID job = paperwork.submit(purpose, "GRILL");
    Api.asManager()
        .post("/api/v1/print-jobs/" + job + "/reprint")
        .then()
        .statusCode(409)
        .body("type", containsString("print-job-waiting"));
    Api.asManager().post("/api/v1/printers/" + printer + "/resume").then().statusCode(200);
    paperwork.await(job, JobState.PRINTED);
  }

  @Test
  @DisplayName("K10 what waits at a printer that is removed, and has no backup, is told as failed")
  void whatARemovedPrinterHadIsNotForgotten() throws Exception {
    String printer = add(grill, purpose, null);
    Api.asManager().post("/api/v1/printers/" + printer + "/pause").then().statusCode(200);
    UUID job = paperwork.submit(purpose, "GRILL");
    assertEquals(JobState.QUEUED, paperwork.find(job).state());
    paperwork.remove(printer);
    added.remove(printer);
    PrintJob left = paperwork.find(job);
    assertEquals(JobState.FAILED, left.state());
    assertEquals(Reason.REMOVED, left.reason());
  }

  @Test
  void aPausedPrintersPaperGoesToItsBackup() throws Exception {
    String standIn = add(pass, purpose + "-pass", null);
    String paused = add(grill, purpose, standIn);
    Api.asManager().post("/api/v1/printers/" + paused + "/pause").then().statusCode(200);
    paperwork.await(paperwork.submit(purpose, "GRILL"), JobState.PRINTED);
    assertTrue(flat(pass.papers().getFirst()).contains("paused"));
    assertTrue(grill.papers().isEmpty());
  }

  @Test
  void whatNoPrinterTakesIsKeptAsFailedUnlessAStationHasItsScreen() {
    UUID lost = paperwork.submit(purpose, "LOST");
    Api.asManager()
        .get("/api/v1/print-jobs/" + lost)
        .then()
        .statusCode(200)
        .body("state", is("FAILED"))
        .body("reason", is("NO_PRINTER"));
    UUID none = paperwork.submit("station:NOWHERE", "NONE");
    Api.asManager().get("/api/v1/print-jobs/" + none).then().statusCode(404);
  }

  @Test
  void testPapersPrintWhereTheyAreAsked() throws Exception {
    String printer = add(grill, purpose, null);
    Api.asManager().post("/api/v1/printers/" + printer + "/test").then().statusCode(201);
    assertTrue(grill.awaitText("€", SOON));
  }

  @Test
  void everyFaultOfAPrinterIsNamed() {
    Api.asManager()
        .body(
            Map.of(
                "name", " ", "kind", "TCP", "host", "a b", "port", 70_000, "columns", 7, "proof",
                "MAYBE"))
        .post("/api/v1/printers")
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("name", "host", "port", "columns", "proof"));
    Api.asManager()
        .body(Map.of("name", purpose, "prints", Arrays.asList("station:GRILL", null)))
        .post("/api/v1/printers")
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("prints[1]"));
    Api.asManager()
        .body(Map.of("name", "grill PRINTER"))
        .post("/api/v1/printers")
        .then()
        .statusCode(409)
        .body("type", containsString("name-taken"));
    Api.asCook().body(Map.of("name", "Mine")).post("/api/v1/printers").then().statusCode(403);
  }

  @Test
  void aStaleChangeIsRefused() {
    String printer = add(grill, purpose, null);
    Map<String, Object> change =
        Map.of("name", "Changed " + purpose.substring(5), "kind", "VIRTUAL");
    Api.asManager()
        .header("If-Match", "\"99\"")
        .body(change)
        .put("/api/v1/printers/" + printer)
        .then()
        .statusCode(412);
    Api.asManager()
        .header("If-Match", "\"0\"")
        .body(change)
        .put("/api/v1/printers/" + printer)
        .then()
        .statusCode(200)
        .body("kind", is("VIRTUAL"))
        .body("prints", hasItem(purpose));
  }
}
