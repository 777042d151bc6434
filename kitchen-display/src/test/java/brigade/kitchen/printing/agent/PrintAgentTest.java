package brigade.kitchen.printing.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperBytes;
import brigade.kitchen.printing.PrinterSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own, killed and started again as in a kitchen. */
@Timeout(60)
@DisplayName("K11 an agent says what is known of a job and prints none twice")
class PrintAgentTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final byte[] CHIT =
      PaperBytes.of(Paper.builder().doubled("GRILL").bold("1 TUNA").cut().build());

  @TempDir Path directory;

  private final PrinterSimulator printer = PrinterSimulator.start();
  private final String job = UUID.randomUUID().toString();
  private final List<Process> processes = new ArrayList<>();
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    server.close();
    printer.close();
  }

  private Process agent(String... further) throws IOException {
    Path classes =
        Path.of(PrintAgent.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes.toString(),
                PrintAgent.class.getName(),
                "--server",
                server.address(),
                "--device",
                "kitchen",
                "--printer",
                new UUID(0, 1).toString(),
                "--to",
                "tcp://" + printer.host() + ":" + printer.port(),
                "--memory",
                directory.resolve("printed").toString()));
    command.addAll(List.of(further));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log" + processes.size()).toFile());
    builder.environment().put("BRIGADE_PIN", "3333");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** A printer that gets well between two of three questions says for once that it has stopped. */
  private void isWell() throws InterruptedException {
    String status = server.next("status").get("status");
    assertEquals("OK", "STOPPED".equals(status) ? server.next("status").get("status") : status);
  }

  private void expect(String type, Map<String, String> said) {
    assertEquals(type, said.get("type"));
    assertEquals(job, said.get("id"));
  }

  @Test
  void aJobIsPrintedAndProvedAndWhenItComesAgainItIsOnlyAnswered() throws Exception {
    agent();
    FakeServer.Connection connection = server.accept();
    isWell();
    connection.job(job, CHIT);
    expect("printed", server.next());
    connection.job(job, CHIT);
    expect("printed", server.next());
    assertEquals(List.of("GRILL\n1 TUNA\n\n\n\n\n"), printer.papers());
  }

  @Test
  void anAgentThatIsKilledInTheMiddleOfAJobSaysUnknownWhenItIsBack() throws Exception {
    Process first = agent();
    FakeServer.Connection connection = server.accept();
    isWell();
    printer.silent(true);
    connection.job(job, CHIT);
    assertTrue(printer.awaitPapers(1, SOON));
    first.destroyForcibly().waitFor();
    printer.silent(false);
    agent();
    FakeServer.Connection again = server.accept();
    again.job(job, CHIT);
    expect("unknown", server.next("unknown"));
    String other = UUID.randomUUID().toString();
    again.job(other, CHIT);
    assertEquals(other, server.next("printed").get("id"));
    assertEquals(2, printer.papers().size());
  }

  @Test
  void anAgentThatIsKilledAfterAJobStillKnowsThatItPrinted() throws Exception {
    Process first = agent();
    FakeServer.Connection connection = server.accept();
    isWell();
    connection.job(job, CHIT);
    expect("printed", server.next());
    first.destroyForcibly().waitFor();
    agent();
    server.accept().job(job, CHIT);
    expect("printed", server.next("printed"));
    assertEquals(1, printer.papers().size());
  }

  @Test
  void aServerThatGoesAwayOverAJobHearsOfItWhenItIsBack() throws Exception {
    agent();
    FakeServer.Connection connection = server.accept();
    isWell();
    printer.neverPrints(true);
    connection.job(job, CHIT);
    assertTrue(printer.awaitReceived("TUNA", SOON));
    server.stop();
    printer.neverPrints(false);
    assertTrue(printer.awaitPapers(1, SOON));
    server.comeBack();
    FakeServer.Connection back = server.accept();
    expect("printed", server.next("printed"));
    back.job(job, CHIT);
    expect("printed", server.next("printed"));
    assertEquals(1, printer.papers().size());
    assertEquals(1, server.signedIn.get());
  }

  @Test
  void aSessionThatIsOverIsFollowedByAnother() throws Exception {
    agent();
    server.accept();
    isWell();
    server.forgetSessions();
    server.stop();
    server.comeBack();
    server.accept();
    isWell();
    assertEquals(2, server.signedIn.get());
  }

  @Test
  @DisplayName("K10 what ails its printer is told unasked, and a job for it is not begun")
  void theStateOfThePrinterIsReported() throws Exception {
    agent();
    FakeServer.Connection connection = server.accept();
    isWell();
    printer.paper(false);
    assertEquals("OUT_OF_PAPER", server.next("status").get("status"));
    connection.job(job, CHIT);
    Map<String, String> said = server.next("failed");
    assertEquals("OUT_OF_PAPER", said.get("status"));
    printer.paper(true);
    isWell();
    printer.unplug();
    assertEquals("UNREACHABLE", server.next("status").get("status"));
    printer.plugIn();
    isWell();
    connection.job(job, CHIT);
    expect("printed", server.next("printed"));
  }

  @Test
  void aServerThatRefusesItsPrinterIsAskedMoreAndMoreSeldom() {
    assertEquals(PrintAgent.FIRST_RETRY, PrintAgent.afterRefusal(true, true, 9));
    assertEquals(PrintAgent.AFTER_REFUSAL, PrintAgent.afterRefusal(false, false, 0));
    Duration first = PrintAgent.afterRefusal(true, false, 0);
    Duration late = PrintAgent.afterRefusal(true, false, 9);
    assertTrue(first.compareTo(PrintAgent.FIRST_RETRY) <= 0, first.toString());
    assertTrue(late.compareTo(PrintAgent.LONGEST_RETRY.dividedBy(2)) > 0, late.toString());
  }

  @Test
  void twoAgentsDoNotShareAMemory() throws Exception {
    agent();
    server.accept();
    Process second = agent();
    assertTrue(second.waitFor(20, TimeUnit.SECONDS));
    assertEquals(1, second.exitValue());
    assertTrue(Files.readString(directory.resolve("log1")).contains("an agent that is running"));
  }

  @Test
  void wrongOptionsAreNamed() throws Exception {
    Process process = agent("--to", "lpt1");
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(2, process.exitValue());
    String said = Files.readString(directory.resolve("log0"));
    assertTrue(said.startsWith("--to lpt1: it is tcp://host:9100 or file:/dev/usb/lp0\n"), said);
  }
}
