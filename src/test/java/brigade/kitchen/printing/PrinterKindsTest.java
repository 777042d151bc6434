package brigade.kitchen.printing;

import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.kitchen.printing.agent.PrintAgent;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Printers at device files, simulated ones, and those of an agent that is a process of its own. */
@HouseTest
class PrinterKindsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TestHTTPResource URI base;
  @Inject Paperwork paperwork;
  @TempDir Path directory;

  private HiredAgent hired;
  private final PrinterSimulator grill = PrinterSimulator.start();
  private final String purpose = "kind:" + UUID.randomUUID().toString().substring(0, 8);
  private String printer;

  @AfterEach
  void takeAway() {
    if (printer != null) {
      paperwork.remove(printer);
    }
    if (hired != null) {
      hired.dismiss();
    }
    grill.close();
  }

  private void add(String kind, Map<String, Object> further) {
    Map<String, Object> body = new HashMap<>(further);
    body.putAll(Map.of("name", purpose, "kind", kind, "prints", List.of(purpose)));
    printer =
        Api.asManager()
            .body(body)
            .post("/api/v1/printers")
            .then()
            .statusCode(201)
            .body("kind", is(kind))
            .extract()
            .path("id");
  }

  private Process agent(String job) throws IOException {
    Path classes =
        Path.of(PrintAgent.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                PrintAgent.class.getName(),
                "--server",
                base.toString(),
                "--device",
                "demo",
                "--printer",
                printer,
                "--to",
                "tcp://" + grill.host() + ":" + grill.port(),
                "--memory",
                directory.resolve("printed").toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log" + job).toFile());
    if (hired == null) {
      hired = HiredAgent.hire();
    }
    builder.environment().put("BRIGADE_PIN", hired.pin());
    return builder.start();
  }

  @Test
  void aSimulatedPrinterProvesWhatItPrints() throws Exception {
    add("SIMULATED", Map.of());
    PrintJob printed = paperwork.await(paperwork.submit(purpose, "GRILL"), JobState.PRINTED);
    assertEquals(Proof.PROCESS_ID, printed.proof());
  }

  private void behave(Map<String, Object> behaviour) {
    Api.asManager()
        .body(behaviour)
        .put("/api/v1/printers/" + printer + "/simulator")
        .then()
        .statusCode(200);
  }

  @Test
  @DisplayName("K10 K11 whatever a simulated printer is told to do wrong is told honestly")
  void aSimulatedPrinterIsToldToMisbehave() throws Exception {
    add("SIMULATED", Map.of());
    paperwork.await(paperwork.submit(purpose, "WELL"), JobState.PRINTED);
    Api.asCook()
        .get("/api/v1/printers/" + printer + "/simulator")
        .then()
        .statusCode(200)
        .body("behaviour.paper", is(true))
        .body("papers[0][0].text", is("WELL"))
        .body("papers[0][0].wide", is(true));
    behave(Map.of("paper", false));
    paperwork.await(() -> paperwork.stateOf(printer), "OUT_OF_PAPER"::equals);
    behave(Map.of("coverClosed", false));
    paperwork.await(() -> paperwork.stateOf(printer), "COVER_OPEN"::equals);
    behave(Map.of("connected", false));
    paperwork.await(() -> paperwork.stateOf(printer), "OFFLINE"::equals);
    behave(Map.of("answerMillis", 300));
    paperwork.await(() -> paperwork.stateOf(printer), "OK"::equals);
    paperwork.await(paperwork.submit(purpose, "SLOW"), JobState.PRINTED);
    behave(Map.of("dropsAfterRows", 2));
    assertEquals(
        Reason.CONNECTION_LOST,
        paperwork.await(paperwork.submit(purpose, "DROP"), JobState.UNKNOWN).reason());
    behave(Map.of("prints", false));
    paperwork.await(() -> paperwork.stateOf(printer), "OK"::equals);
    assertEquals(
        Reason.NO_PROOF,
        paperwork.await(paperwork.submit(purpose, "STUCK"), JobState.UNKNOWN).reason());
  }

  @Test
  void onlyASimulatedPrinterIsToldAndItsFaultsAreNamed() {
    add("VIRTUAL", Map.of());
    Api.asManager()
        .body(Map.of("paper", false))
        .put("/api/v1/printers/" + printer + "/simulator")
        .then()
        .statusCode(404);
    paperwork.remove(printer);
    add("SIMULATED", Map.of());
    Api.asManager()
        .body(Map.of("answerMillis", -1, "dropsAfterRows", 1_000_000))
        .put("/api/v1/printers/" + printer + "/simulator")
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("answerMillis", "dropsAfterRows"));
    Api.asCook()
        .body(Map.of())
        .put("/api/v1/printers/" + printer + "/simulator")
        .then()
        .statusCode(403);
  }

  @Test
  @DisplayName("K10 a device file that isn't there is told as a printer out of reach")
  void aDeviceThatIsUnpluggedIsOffline() throws Exception {
    add("DEVICE", Map.of("device", "/dev/usb/lp99"));
    UUID job = paperwork.submit(purpose, "GRILL");
    paperwork.await(() -> paperwork.stateOf(printer), "OFFLINE"::equals);
    assertEquals(JobState.QUEUED, paperwork.await(job, JobState.QUEUED).state());
  }

  @Test
  void filesThatAreNoPrintersAreRefused() {
    for (String file : List.of("/dev/sda", "/dev/usb/../sda", "/etc/passwd", "dev/usb/lp0", "")) {
      Api.asManager()
          .body(Map.of("name", purpose, "kind", "DEVICE", "device", file))
          .post("/api/v1/printers")
          .then()
          .statusCode(400)
          .body("errors.field", hasItems("device"));
    }
    Api.asManager()
        .body(Map.of("name", purpose, "kind", "DEVICE"))
        .post("/api/v1/printers")
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("device"));
  }

  @Test
  @DisplayName("K11 a job whose agent is killed over it is UNKNOWN and not printed again by itself")
  void anAgentThatIsKilledLeavesTheJobUnknown() throws Exception {
    add("AGENT", Map.of());
    Process first = agent("1");
    try {
      paperwork.await(() -> paperwork.stateOf(printer), "OK"::equals);
      PrintJob printed = paperwork.await(paperwork.submit(purpose, "FIRST"), JobState.PRINTED);
      assertEquals(Proof.AGENT, printed.proof());
      grill.paperEndsAfter(2);
      UUID cut = paperwork.submit(purpose, "CUT");
      assertTrue(grill.awaitText("CUT", SOON));
      first.destroyForcibly().waitFor();
      grill.paper(true);
      Process second = agent("2");
      try {
        assertEquals(Reason.AGENT, paperwork.await(cut, JobState.UNKNOWN).reason());
        paperwork.await(paperwork.submit(purpose, "AFTER"), JobState.PRINTED);
        grill.cover(false);
        paperwork.await(() -> paperwork.stateOf(printer), "COVER_OPEN"::equals);
      } finally {
        second.destroyForcibly().waitFor();
      }
    } finally {
      first.destroyForcibly().waitFor();
    }
    paperwork.await(() -> paperwork.stateOf(printer), "OFFLINE"::equals);
  }
}
