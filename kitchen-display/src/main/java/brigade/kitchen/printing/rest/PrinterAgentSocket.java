package brigade.kitchen.printing.rest;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.printing.AgentAnswers;
import brigade.kitchen.printing.AgentLinks;
import brigade.kitchen.printing.AgentLinks.AgentAnswer;
import brigade.kitchen.printing.AgentLinks.AgentJob;
import brigade.kitchen.printing.JobState;
import brigade.kitchen.printing.Reason;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Sessions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Print agents: a program beside a printer connects, is sent jobs as ESC/POS bytes and answers each
 * with what became of it. A job it did not answer comes again, under the same id, after it has
 * connected anew; it may have printed it, so it should remember the ids of what it printed.
 */
@WebSocket(path = "/ws/printers/{id}")
public class PrinterAgentSocket {
  private static final Logger LOG = Logger.getLogger(PrinterAgentSocket.class);

  /** How long writing to an agent may take. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

  /** RFC 6455: the peer broke a rule of this endpoint. */
  private static final int POLICY_VIOLATION = 1008;

  private final AgentLinks links;
  private final AgentAnswers answers;
  private final Sessions sessions;
  private final Changes changes;
  private final ObjectMapper json;
  private final WebSocketConnection connection;

  PrinterAgentSocket(
      AgentLinks links,
      AgentAnswers answers,
      Sessions sessions,
      Changes changes,
      ObjectMapper json,
      WebSocketConnection connection) {
    this.links = links;
    this.answers = answers;
    this.sessions = sessions;
    this.changes = changes;
    this.json = json;
    this.connection = connection;
  }

  @OnOpen
  @RunOnVirtualThread
  void opened() {
    Optional<UUID> printer = printer();
    if (!sameOrigin() || !permitted() || printer.isEmpty() || !answers.expects(printer.get())) {
      connection.closeAndAwait(
          new CloseReason(POLICY_VIOLATION, "Not an agent of this printer, or not signed in"));
      return;
    }
    WebSocketConnection agent = connection;
    links.connected(
        printer.get(), agent.id(), job -> agent.sendText(text(job)).await().atMost(WRITE_LIMIT));
    changes.announce(Topic.PRINTING, printer.get());
  }

  @OnTextMessage
  @RunOnVirtualThread
  void said(String message) {
    Optional<UUID> printer = printer();
    if (printer.isEmpty() || !permitted()) {
      return;
    }
    try {
      JsonNode said = json.readTree(message);
      UUID job = UUID.fromString(said.path("id").asText());
      JobState state =
          switch (said.path("type").asText()) {
            case "printed" -> JobState.PRINTED;
            case "failed" -> JobState.FAILED;
            case "unknown" -> JobState.UNKNOWN;
            default -> throw new IllegalArgumentException("type");
          };
      AgentAnswer answer = new AgentAnswer(state, trouble(said.path("status").asText("OK")));
      if (!links.answered(printer.get(), job, answer)) {
        answers.late(printer.get(), job, answer);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      connection.closeAndAwait(
          new CloseReason(POLICY_VIOLATION, "Answers are {\"type\",\"id\",\"status\"}"));
    }
  }

  @OnClose
  @RunOnVirtualThread
  void closed() {
    printer()
        .ifPresent(
            id -> {
              links.disconnected(id, connection.id());
              changes.announce(Topic.PRINTING, id);
            });
  }

  @OnError
  void broken(Exception e) {
    LOG.debugf("An agent's connection broke: %s", e.getMessage());
  }

  private Optional<UUID> printer() {
    try {
      return Optional.of(UUID.fromString(connection.pathParam("id")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean permitted() {
    return token()
        .flatMap(sessions::actorOf)
        .filter((Actor actor) -> actor.may(Permission.VIEW_PRINTERS))
        .isPresent();
  }

  private Optional<String> token() {
    String subprotocol = connection.subprotocol();
    if (subprotocol != null && !subprotocol.isBlank()) {
      return Optional.of(subprotocol);
    }
    String query = connection.handshakeRequest().query();
    if (query == null) {
      return Optional.empty();
    }
    for (String part : query.split("&")) {
      if (part.startsWith("token=")) {
        return Optional.of(
            java.net.URLDecoder.decode(part.substring("token=".length()), StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  /** A page of another site must not use a person's token; a program sends no origin at all. */
  private boolean sameOrigin() {
    String origin = connection.handshakeRequest().header("Origin");
    String host = connection.handshakeRequest().host();
    if (origin == null) {
      return true;
    }
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
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
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Reason trouble(String status) {
    return switch (status) {
      case "OK" -> null;
      case "OUT_OF_PAPER" -> Reason.OUT_OF_PAPER;
      case "COVER_OPEN" -> Reason.COVER_OPEN;
      case "OFFLINE" -> Reason.NO_ANSWER;
      default -> Reason.STOPPED;
    };
  }
}
