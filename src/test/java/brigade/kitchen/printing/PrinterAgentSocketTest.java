package brigade.kitchen.printing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class PrinterAgentSocketTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 15;

  @TestHTTPResource("/ws/printers/")
  URI base;

  @Inject Paperwork paperwork;

  private final String purpose = "agent:" + UUID.randomUUID().toString().substring(0, 8);
  private String printer;

  @BeforeEach
  void addPrinter() {
    printer =
        Api.asManager()
            .body(Map.of("name", purpose, "kind", "AGENT", "prints", List.of(purpose)))
            .post("/api/v1/printers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @AfterEach
  void removePrinter() {
    paperwork.remove(printer);
    if (hired != null) {
      hired.dismiss();
    }
  }

  private HiredAgent hired;

  /** A print agent of somebody else's making. */
  private static final class Agent implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> jobs = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        try {
          jobs.add(JSON.readTree(partial.toString()));
        } catch (java.io.IOException e) {
          throw new IllegalStateException(e);
        }
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    JsonNode next() throws InterruptedException {
      JsonNode job = jobs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (job == null) {
        throw new AssertionError("No job came");
      }
      return job;
    }

    void answer(String type, JsonNode job, String status) {
      String id = job.path("id").asText();
      socket
          .sendText(
              "{\"type\":\"%s\",\"id\":\"%s\",\"status\":\"%s\"}".formatted(type, id, status), true)
          .join();
    }

    void leave() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }

  private Agent connect(String id, String token) {
    URI address = URI.create(base.toString().replaceFirst("^http", "ws") + id + "?token=" + token);
    Agent agent = new Agent();
    agent.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, agent).join();
    return agent;
  }

  private int refusal(String id, String token) {
    CompletionException refused = assertThrows(CompletionException.class, () -> connect(id, token));
    return assertInstanceOf(WebSocketHandshakeException.class, refused.getCause())
        .getResponse()
        .statusCode();
  }

  /** An agent's session; it may do nothing else in the house. */
  private String agentToken() {
    if (hired == null) {
      hired = HiredAgent.hire();
    }
    return Api.token(hired.pin());
  }

  @Test
  void jobsComeAsBytesAndAreAnswered() throws Exception {
    Agent agent = connect(printer, agentToken());
    UUID job = paperwork.submit(purpose, "PASTRY");
    JsonNode sent = agent.next();
    assertEquals("job", sent.path("type").asText());
    assertEquals(job.toString(), sent.path("id").asText());
    byte[] bytes = Base64.getDecoder().decode(sent.path("bytes").asText());
    assertEquals("1b40", HexFormat.of().formatHex(bytes, 0, 2));
    agent.answer("printed", sent, "OK");
    assertEquals(Proof.AGENT, paperwork.await(job, JobState.PRINTED).proof());
    agent.leave();
  }

  @Test
  void anUnansweredJobComesAgainAfterReconnecting() throws Exception {
    Agent first = connect(printer, agentToken());
    UUID job = paperwork.submit(purpose, "PASTRY");
    assertEquals(job.toString(), first.next().path("id").asText());
    first.leave();
    Agent second = connect(printer, agentToken());
    JsonNode again = second.next();
    assertEquals(job.toString(), again.path("id").asText());
    second.answer("printed", again, "OK");
    paperwork.await(job, JobState.PRINTED);
    second.leave();
  }

  @Test
  void anAgentThatIsSignedOutIsCutOffBeforeItGetsAnotherJob() throws Exception {
    String token = agentToken();
    Agent agent = connect(printer, token);
    given()
        .header("Authorization", "Bearer " + token)
        .delete("/api/v1/sessions/current")
        .then()
        .statusCode(204);
    assertEquals(1008, agent.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    UUID job = paperwork.submit(purpose, "PASTRY");
    assertTrue(agent.jobs.isEmpty());
    Agent again = connect(printer, agentToken());
    JsonNode sent = again.next();
    again.answer("printed", sent, "OK");
    paperwork.await(job, JobState.PRINTED);
    again.leave();
  }

  @Test
  void whatIsKnownOfAJobIsWhatTheAgentSays() throws Exception {
    Agent agent = connect(printer, agentToken());
    UUID job = paperwork.submit(purpose, "PASTRY");
    agent.answer("unknown", agent.next(), "OUT_OF_PAPER");
    assertEquals(Reason.OUT_OF_PAPER, paperwork.await(job, JobState.UNKNOWN).reason());
    paperwork.await(() -> paperwork.stateOf(printer), "OUT_OF_PAPER"::equals);
    agent.leave();
  }

  @Test
  @DisplayName("K11 an agent says nothing of another printer's jobs that counts")
  void whatAnAgentSaysOfAnotherPrintersJobsIsLeftAlone() throws Exception {
    String other =
        Api.asManager()
            .body(
                Map.of("name", purpose + "-2", "kind", "AGENT", "prints", List.of(purpose + "-2")))
            .post("/api/v1/printers")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    try {
      Agent mine = connect(printer, agentToken());
      Agent theirs = connect(other, agentToken());
      UUID job = paperwork.submit(purpose + "-2", "PASTRY");
      JsonNode sent = theirs.next();
      mine.answer("printed", sent, "OK");
      mine.answer("failed", sent, "OUT_OF_PAPER");
      // What one connection says is taken in its order.
      UUID own = paperwork.submit(purpose, "GRILL");
      mine.answer("printed", mine.next(), "OK");
      paperwork.await(own, JobState.PRINTED);
      assertEquals(JobState.SENDING, paperwork.find(job).state());
      theirs.answer("printed", sent, "OK");
      paperwork.await(job, JobState.PRINTED);
      mine.leave();
      theirs.leave();
    } finally {
      paperwork.remove(other);
    }
  }

  @Test
  @DisplayName("only who may print as an agent is let in, and that is all an agent may")
  void theDoorIsOpenToAgentsOnly() {
    assertEquals(401, refusal(printer, "nobody"));
    assertEquals(403, refusal(printer, Api.token("1111")));
    assertEquals(403, refusal(printer, Api.token("3333")), "who sees printers is no agent");
    String agent = agentToken();
    assertEquals(404, refusal(UUID.randomUUID().toString(), agent));
    for (String elsewhere : List.of("printers", "kitchen/stations", "orders", "staff")) {
      given()
          .header("Authorization", "Bearer " + agent)
          .get("/api/v1/" + elsewhere)
          .then()
          .statusCode(403);
    }
    Api.asManager()
        .get("/api/v1/printers/" + printer)
        .then()
        .statusCode(200)
        .body("kind", is("AGENT"));
  }

  @Test
  @DisplayName("an agent that says how its printer is without end is cut off")
  void aFloodOfStatusesIsCutOff() throws Exception {
    Agent agent = connect(printer, agentToken());
    for (int i = 0; i < 20 * AgentLinks.STATUSES_LIMIT && !agent.closed.isDone(); i++) {
      String status = i % 2 == 0 ? "COVER_OPEN" : "OK";
      agent
          .socket
          .sendText("{\"type\":\"status\",\"status\":\"" + status + "\"}", true)
          .exceptionally(cutOff -> agent.socket)
          .join();
    }
    assertEquals(1008, agent.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("K10 of many changes within a second some wake the house, and the last one counts")
  void onlySomeStatusesAreNews() {
    UUID id = UUID.randomUUID();
    AgentLinks links = new AgentLinks();
    links.connected(id, "1", job -> {}, () -> true);
    assertEquals(AgentLinks.Report.NOTHING_NEW, links.reported(id, null), "it was well");
    List<AgentLinks.Report> all = new ArrayList<>();
    for (int i = 0; i < 2 * AgentLinks.NEWS_LIMIT; i++) {
      all.add(links.reported(id, i % 2 == 0 ? Reason.COVER_OPEN : Reason.OUT_OF_PAPER));
    }
    assertEquals(
        AgentLinks.NEWS_LIMIT, all.stream().filter(AgentLinks.Report.NEWS::equals).count());
    assertEquals(Reason.OUT_OF_PAPER, links.of(id).orElseThrow().ails());
  }
}
