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

  private void died(String firstByteAt) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement left =
            connection.prepareStatement(
                "update print_job set state = 'SENDING', sending_at = now(), first_byte_at = "
                    + firstByteAt
                    + " where id = ?")) {
      left.setObject(1, job);
      left.executeUpdate();
    }
    changes.announce(Topic.PRINTING, UUID.fromString(printer));
  }

  @Test
  @DisplayName("K11 a job whose bytes were on their way is UNKNOWN after a crash")
  void whatMayBeOnPaperIsUnknown() throws Exception {
    died("now()");
    PrintJob unknown = paperwork.await(job, JobState.UNKNOWN);
    assertEquals(Reason.SERVER_STOPPED, unknown.reason());
    assertTrue(unknown.asksForSomebody());
    assertTrue(simulator.papers().isEmpty());
  }

  @Test
  @DisplayName("K11 a job of which no byte had left prints after a crash, unmarked")
  void whatWasNeverSentIsSent() throws Exception {
    died("null");
    paperwork.await(job, JobState.QUEUED);
    Api.asManager().post("/api/v1/printers/" + printer + "/resume").then().statusCode(200);
    paperwork.await(job, JobState.PRINTED);
    assertTrue(simulator.papers().getFirst().startsWith("LEFT"));
  }
}
