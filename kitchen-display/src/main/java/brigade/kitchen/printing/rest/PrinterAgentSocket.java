package brigade.kitchen.printing.rest;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.printing.AgentAnswers;
import brigade.kitchen.printing.AgentLinks;
import brigade.kitchen.printing.AgentLinks.AgentAnswer;
import brigade.kitchen.printing.AgentLinks.AgentJob;
import brigade.kitchen.printing.JobState;
import brigade.kitchen.printing.Reason;
import brigade.staff.Sessions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Print agents: {@code /ws/printers/{id}?token=…}. A program beside a printer connects and is sent
 * jobs, one at a time, as {@code {"type":"job","id","number","copy","kind","label","bytes"}} with
 * its ESC/POS bytes in base64. It answers each with {@code
 * {"type":"printed"|"failed"|"unknown","id","status"?}}, where the status is the printer's: OK,
 * OUT_OF_PAPER, COVER_OPEN, OFFLINE, or a {@link Reason} by name. Unasked it may say {@code
 * {"type":"status","status"}} whenever that changes.
 *
 * <p>A job it did not answer comes again, under the same id, after it has connected anew; it may
 * have printed it, so it should remember the ids of what it printed.
 */
@WebSocket(path = "/ws/printers/{id}", endpointId = PrinterAgentSocket.ID)
public class PrinterAgentSocket {
  static final String ID = "printer-agent";

  private static final Logger LOG = Logger.getLogger(PrinterAgentSocket.class);

  /** How long writing to an agent may take. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

  /** RFC 6455: the peer broke a rule of this endpoint. */
  private static final int POLICY_VIOLATION = 1008;

  /** What a printer may suffer from; the other reasons are the server's own to give. */
  private static final Set<Reason> OF_A_PRINTER =
      EnumSet.of(
          Reason.OUT_OF_PAPER,
          Reason.COVER_OPEN,
          Reason.UNREACHABLE,
          Reason.NO_ANSWER,
          Reason.STOPPED,
          Reason.CONNECTION_LOST,
          Reason.NO_PROOF);

  private final AgentLinks links;
  private final AgentAnswers answers;
  private final Sessions sessions;
  private final Changes changes;
  private final ObjectMapper json;

  PrinterAgentSocket(
      AgentLinks links,
      AgentAnswers answers,
      Sessions sessions,
      Changes changes,
      ObjectMapper json) {
    this.links = links;
    this.answers = answers;
    this.sessions = sessions;
    this.changes = changes;
    this.json = json;
  }

  void start(@Observes StartupEvent started) {
    changes.listen(this::doubt);
  }

  /** Somebody's session may have ended, and nobody waits for the next paper to find out. */
  private void doubt(Changed changed) {
    if (changed.topic() == Topic.STAFF) {
      Thread.startVirtualThread(links::doubt);
    }
  }

  @OnOpen
  @RunOnVirtualThread
  void open(WebSocketConnection connection) {
    UUID printer = printer(connection);
    links.connected(
        printer,
        connection.id(),
        job -> connection.sendText(text(job)).await().atMost(WRITE_LIMIT),
        () -> isSignedIn(connection));
    // Asked again now that word of its end would reach it.
    if (isSignedIn(connection)) {
      changes.announce(Topic.PRINTING, printer);
    }
  }

  @OnTextMessage
  @RunOnVirtualThread
  void said(String message, WebSocketConnection connection) {
    if (!isSignedIn(connection)) {
      return;
    }
    UUID printer = printer(connection);
    UUID job;
    AgentAnswer answer;
    try {
      JsonNode said = json.readTree(message);
      if (said.path("type").asText().equals("status")) {
        if (!answers.status(printer, trouble(said.path("status").asText("OK")))) {
          connection.closeAndAwait(
              new CloseReason(POLICY_VIOLATION, "A status is said when it changes"));
        }
        return;
      }
      job = UUID.fromString(said.path("id").asText());
      answer =
          new AgentAnswer(
              state(said.path("type").asText()), trouble(said.path("status").asText("OK")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      connection.closeAndAwait(
          new CloseReason(
              POLICY_VIOLATION, "Answers are {\"type\":\"printed|failed|unknown\",\"id\"}"));
      return;
    }
    if (!links.answered(printer, job, answer)) {
      answers.late(printer, job, answer);
    }
  }

  @OnClose
  @RunOnVirtualThread
  void closed(WebSocketConnection connection) {
    UUID printer = printer(connection);
    links.disconnected(printer, connection.id());
    changes.announce(Topic.PRINTING, printer);
  }

  @OnError
  void broken(Exception e) {
    LOG.debugf("An agent's connection broke: %s", e.getMessage());
  }

  /** Whether the agent's session stands; an agent without one is cut off. */
  private boolean isSignedIn(WebSocketConnection connection) {
    if (sessions.actorOf(connection.userData().get(PrinterAgentDoor.TOKEN)).isPresent()) {
      return true;
    }
    connection
        .close(new CloseReason(POLICY_VIOLATION, "The session is over"))
        .subscribe()
        .with(closed -> {}, gone -> {});
    return false;
  }

  private static UUID printer(WebSocketConnection connection) {
    return UUID.fromString(connection.userData().get(PrinterAgentDoor.PRINTER));
  }

  private String text(AgentJob job) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "job");
    message.put("id", job.id());
    message.put("number", job.number());
    message.put("copy", job.copy());
    message.put("kind", job.kind());
    message.put("label", job.label());
    message.put("bytes", Base64.getEncoder().encodeToString(job.bytes()));
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A job is always JSON", e);
    }
  }

  private static JobState state(String type) {
    return switch (type) {
      case "printed" -> JobState.PRINTED;
      case "failed" -> JobState.FAILED;
      case "unknown" -> JobState.UNKNOWN;
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static @Nullable Reason trouble(String status) {
    if (status.equals("OK")) {
      return null;
    }
    return OF_A_PRINTER.stream()
        .filter(reason -> reason.name().equals(status))
        .findFirst()
        .orElse(status.equals("OFFLINE") ? Reason.NO_ANSWER : Reason.STOPPED);
  }
}
