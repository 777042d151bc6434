package brigade.app.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody with a session on the API. Each command has an idempotency key and is repeated with it
 * when the connection is lost or the server says it can't just now, so that it happens once,
 * however often it is sent.
 */
public final class Caller {
  /** How long a call is repeated before it is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long a server is waited for that was not there from the first. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(15);

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 2_000;

  /** Retries of all callers, to tell at the end. */
  private static final AtomicLong RETRIES = new AtomicLong();

  public static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI api;
  private final String token;

  private Caller(HttpClient http, URI api, String token) {
    this.http = http;
    this.api = api;
    this.token = token;
  }

  /** A client for many callers. */
  public static HttpClient http() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /**
   * Signs in.
   *
   * @param server where Brigade is, such as {@code http://localhost:8080}
   */
  public static Caller signIn(HttpClient http, URI server, String device, String pin) {
    String root = server.toString();
    URI api = URI.create((root.endsWith("/") ? root : root + "/") + "api/v1/");
    Caller nobody = new Caller(http, api, "");
    String token =
        nobody
            .post("sessions", JSON.valueToTree(Map.of("device", device, "pin", pin)))
            .path("token")
            .asText();
    return new Caller(http, api, token);
  }

  /** The token of the session. */
  public String token() {
    return token;
  }

  /** Calls repeated so far by all callers of this process. */
  static long retries() {
    return RETRIES.get();
  }

  /** Reads; {@code path} is below {@code /api/v1/}. */
  public JsonNode get(String path) {
    return call(request(path).GET());
  }

  /** Commands once. */
  public JsonNode post(String path, JsonNode body) {
    return post(path, "application/json", BodyPublishers.ofString(body.toString()));
  }

  /** Sets something as it is to be. */
  public JsonNode put(String path, JsonNode body) {
    return call(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString())));
  }

  /** Takes something away. */
  public void delete(String path) {
    call(request(path).DELETE());
  }

  /** Commands once, with nothing more to say. */
  JsonNode post(String path) {
    return post(path, JSON.createObjectNode());
  }

  JsonNode postCsv(String path, String csv) {
    return post(path, "text/csv", BodyPublishers.ofString(csv));
  }

  private JsonNode post(String path, String type, BodyPublisher body) {
    return call(
        request(path)
            .header("Content-Type", type)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(body));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(ANSWER_LIMIT)
            .header("Accept", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode call(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    Duration patience = token.isEmpty() ? FIRST_PATIENCE : PATIENCE;
    long giveUpAt = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE_MS;
    while (true) {
      String trouble;
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        JsonNode body = json(answer);
        if (answer.statusCode() / 100 == 2) {
          return body;
        }
        Refused refused = Refused.by(request, answer.statusCode(), body);
        if (!refused.passes()) {
          throw refused;
        }
        trouble = refused.getMessage();
        pause = Math.max(pause, refused.pauseMs());
      } catch (IOException e) {
        trouble =
            e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
      if (System.nanoTime() + Duration.ofMillis(pause).toNanos() > giveUpAt) {
        throw new Unreachable(
            "No answer from " + request.uri() + " in " + patience.toSeconds() + " s: " + trouble);
      }
      RETRIES.incrementAndGet();
      pause(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  private static void pause(long millis) {
    try {
      // Callers that lost the server together shall not all come back together.
      Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.body().isBlank()) {
      return JSON.missingNode();
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  /** The server said no, and saying it again would not help. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final long retryAfterSeconds;

    private Refused(int status, String type, long retryAfterSeconds, String message) {
      super(message);
      this.status = status;
      this.type = type;
      this.retryAfterSeconds = retryAfterSeconds;
    }

    private static Refused by(HttpRequest request, int status, JsonNode problem) {
      StringBuilder message = new StringBuilder();
      message
          .append(request.method())
          .append(' ')
          .append(request.uri().getPath())
          .append(": ")
          .append(status)
          .append(' ')
          .append(problem.path("detail").asText(problem.path("title").asText("")));
      for (JsonNode error : problem.path("errors")) {
        message.append("; ");
        if (error.path("row").isNumber()) {
          message.append("row ").append(error.path("row").asInt()).append(", ");
        }
        message
            .append(error.path("field").asText())
            .append(": ")
            .append(error.path("message").asText());
      }
      return new Refused(
          status,
          problem.path("type").asText(),
          problem.path("retryAfterSeconds").asLong(0),
          message.toString());
    }

    public int status() {
      return status;
    }

    /** Whether it is a refusal for now only. */
    private boolean passes() {
      return status == 429
          || status == 502
          || status == 503
          || status == 504
          || (status == 409 && (type.endsWith("in-progress") || type.endsWith("contended")));
    }

    private long pauseMs() {
      return retryAfterSeconds * 1_000;
    }
  }

  /** The server was away for too long. */
  public static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unreachable(String message) {
      super(message);
    }
  }
}
