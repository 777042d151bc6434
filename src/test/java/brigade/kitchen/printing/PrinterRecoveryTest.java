package brigade.kitchen.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.changes.Changes;
import brigade.changes.Topic;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a server that died in the middle leaves behind. */
@HouseTest
class PrinterRecoveryTest {
  @Inject Paperwork paperwork;
  @Inject AgroalDataSource database;
  @Inject Changes changes;
  @Inject PrintQueue queue;
  @Inject Begun begun;

  private final PrinterSimulator simulator = PrinterSimulator.start();
  private final String purpose = "test:" + UUID.randomUUID().toString().substring(0, 8);
  private String printer;
  private UUID job;

  @BeforeEach
  void leaveAJobBehind() throws Exception {
    printer = paperwork.add(simulator, purpose, null);
    Api.asManager().post("/api/v1/printers/" + printer + "/pause").then().statusCode(200);
    job = paperwork.submit(purpose, "LEFT");
  }

  @AfterEach
  void takeAway() {
    paperwork.remove(printer);
    simulator.close();
  }

  /**
   * Everything was in hand.
   *
   * @param papers what had been begun
   */
  private void died(UUID... papers) throws SQLException {
    Begun.Pad pad = begun.pad(UUID.fromString(printer));
    for (UUID paper : papers) {
      pad.begins(paper);
    }
    set("update printer set served_by = '" + begun.process() + "' where id = ?");
    leftInHand();
  }

  private void leftInHand() throws SQLException {
    set(
        "update print_job set state = 'SENDING', sending_at = now(), attempts = 1"
            + " where printer_id = ?");
    changes.announce(Topic.PRINTING, UUID.fromString(printer));
  }

  /** Changes what the database says of this printer, behind the server's back. */
  private void set(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement change = connection.prepareStatement(statement)) {
      change.setObject(1, UUID.fromString(printer));
      change.executeUpdate();
    }
  }

  @Test
  @DisplayName("K11 a job whose bytes were on their way is UNKNOWN after a crash")
  void whatMayBeOnPaperIsUnknown() throws Exception {
    died(job);
    PrintJob unknown = paperwork.await(job, JobState.UNKNOWN);
    assertEquals(Reason.SERVER_STOPPED, unknown.reason());
    assertTrue(unknown.asksForSomebody());
    assertTrue(simulator.papers().isEmpty());
  }

  @Test
  @DisplayName("K11 a job of which no byte had left prints after a crash, unmarked")
  void whatWasNeverSentIsSent() throws Exception {
    died();
    assertEquals(0, paperwork.await(job, JobState.QUEUED).attempts());
    Api.asManager().post("/api/v1/printers/" + printer + "/resume").then().statusCode(200);
    paperwork.await(job, JobState.PRINTED);
    assertTrue(simulator.papers().getFirst().startsWith("LEFT"));
  }

  @Test
  @DisplayName(
      "K11 papers taken together are all UNKNOWN after a crash, and again only as POSSIBLE DUPLICATE")
  void noneOfSeveralIsPrintedTwiceUnmarked() throws Exception {
    List<UUID> all = List.of(job, paperwork.submit(purpose, "TWO"), paperwork.submit(purpose, "3"));
    // By a process that left no word of how far it was.
    set("update printer set served_by = gen_random_uuid(), served_until = now() where id = ?");
    leftInHand();
    for (UUID one : all) {
      assertEquals(
          Reason.SERVER_STOPPED, paperwork.await(one, JobState.UNKNOWN).reason(), one.toString());
    }
    Api.asManager().post("/api/v1/printers/" + printer + "/resume").then().statusCode(200);
    paperwork.await(paperwork.submit(purpose, "AFTER"), JobState.PRINTED);
    assertEquals(1, simulator.papers().size(), "What is not known is for a person to decide");
    String copy =
        Api.asCook()
            .post("/api/v1/print-jobs/" + all.get(1) + "/reprint")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    paperwork.await(UUID.fromString(copy), JobState.PRINTED);
    assertTrue(simulator.papers().getLast().contains("POSSIBLE DUPLICATE"));
  }

  @Test
  @DisplayName("K11 of papers taken together only what had begun, and was not proved, is UNKNOWN")
  void eachIsToldByItself() throws Exception {
    UUID second = paperwork.submit(purpose, "TWO");
    UUID third = paperwork.submit(purpose, "THREE");
    Begun.Pad pad = begun.pad(UUID.fromString(printer));
    pad.begins(job);
    pad.proved(Proof.PROCESS_ID);
    died(second);
    assertEquals(Proof.PROCESS_ID, paperwork.await(job, JobState.PRINTED).proof());
    assertEquals(Reason.SERVER_STOPPED, paperwork.await(second, JobState.UNKNOWN).reason());
    paperwork.await(third, JobState.QUEUED);
    Api.asManager().post("/api/v1/printers/" + printer + "/resume").then().statusCode(200);
    paperwork.await(third, JobState.PRINTED);
    assertEquals(1, simulator.papers().size());
    assertTrue(simulator.papers().getFirst().startsWith("THREE"));
  }

  @Test
  @DisplayName("K11 a process that lost its printer meanwhile puts nothing back into the queue")
  void whatIsAnothersIsNotGivenBack() throws Exception {
    set(
        "update printer set served_by = gen_random_uuid(),"
            + " served_until = now() + interval '1 hour' where id = ?");
    set("update print_job set state = 'SENDING', attempts = 1 where printer_id = ?");
    queue.finish(UUID.fromString(printer), List.of(PrintQueue.Finished.unsent(job)));
    assertEquals(JobState.SENDING, paperwork.await(job, JobState.SENDING).state());
  }

  @Test
  @DisplayName("K11 a proof that could not be noted before counts when it is")
  void aLateProofCounts() throws Exception {
    died(job);
    paperwork.await(job, JobState.UNKNOWN);
    queue.finish(
        UUID.fromString(printer), List.of(PrintQueue.Finished.printed(job, Proof.PROCESS_ID)));
    assertEquals(Proof.PROCESS_ID, paperwork.await(job, JobState.PRINTED).proof());
  }

  @Test
  @DisplayName("K11 nobody takes papers of a printer that another process serves")
  void onlyWhoHasThePrinterTakesItsPapers() throws Exception {
    set(
        "update printer set paused = false, served_by = gen_random_uuid(),"
            + " served_until = now() + interval '1 hour' where id = ?");
    assertTrue(queue.next(UUID.fromString(printer), List.of(), 8).isEmpty());
    assertEquals(JobState.QUEUED, paperwork.await(job, JobState.QUEUED).state());
    set("update printer set served_until = now() where id = ?");
    changes.announce(Topic.PRINTING, UUID.fromString(printer));
    paperwork.await(job, JobState.PRINTED);
  }
}
