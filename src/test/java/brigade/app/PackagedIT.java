package brigade.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.app.Calls.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The application as it is packaged, started as an owner starts it. A module that lost its index
 * loses its calls, sockets and screens without a word; here each that is written in the classes is
 * asked for.
 */
class PackagedIT {
  private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path DATA = Path.of("target", "packaged");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SOMETHING = "00000000-0000-7000-8000-000000000000";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Process server;
  private static String address;

  @BeforeAll
  static void start() throws Exception {
    assertTrue(Files.exists(APPLICATION), APPLICATION + " is made by the phase package");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    address = "http://localhost:" + port;
    forget(DATA);
    Files.createDirectories(DATA);
    ProcessBuilder starting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                APPLICATION.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(DATA.resolve("console.log").toFile());
    starting
        .environment()
        .putAll(
            Map.of(
                "BRIGADE_DEMO", "true",
                "BRIGADE_DATA", DATA.resolve("data").toAbsolutePath().toString(),
                "QUARKUS_HTTP_PORT", String.valueOf(port)));
    server = starting.start();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!answers()) {
      assertTrue(
          server.isAlive() && Instant.now().isBefore(deadline),
          () -> "The packaged server did not start: " + console());
      Thread.sleep(100);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.destroy();
    assertTrue(server.waitFor(1, TimeUnit.MINUTES), "The server did not stop");
  }

  @Test
  void everyCallIsThere() throws Exception {
    JsonNode paths =
        JSON.readTree(send("GET", "/q/openapi?format=json", null, "application/json").body())
            .path("paths");
    List<String> missing = new ArrayList<>();
    for (Call call : Calls.inTheSources()) {
      HttpResponse<String> answer =
          send(
              call.method(),
              call.path().replaceAll("\\{[^}]+}", SOMETHING),
              call.takesBody() ? "{}" : null,
              call.takes());
      int expected = call.permission().isPresent() ? 401 : answer.statusCode();
      boolean described =
          paths.path(call.path()).has(call.method().toLowerCase(java.util.Locale.ROOT));
      if (!described || answer.statusCode() != expected || isUnknown(answer)) {
        missing.add(call.name() + " " + answer.statusCode());
      }
    }
    assertEquals(List.of(), missing);
  }

  /** A call that is open to all says what it has not; an address without a call says only that. */
  private static boolean isUnknown(HttpResponse<String> answer) {
    return answer.statusCode() == 404
        && !answer.body().matches("(?s).*There is no [a-z ]+ " + SOMETHING + ".*");
  }

  @Test
  void everySocketIsThere() {
    List<String> missing = new ArrayList<>();
    for (String socket : Calls.sockets()) {
      int status = upgrade(socket.replaceAll("\\{[^}]+}", SOMETHING));
      if (status != 401) {
        missing.add(socket + " " + status);
      }
    }
    assertEquals(List.of(), missing);
    assertEquals(404, upgrade("/ws/nothing"), "what is not there says so");
  }

  @Test
  void everyScreenIsThere() throws Exception {
    TreeSet<String> missing = new TreeSet<>();
    for (String screen : Calls.screens()) {
      if (isUnknown(screen.replaceAll(":[^/]+", SOMETHING))) {
        missing.add(screen);
      }
    }
    assertEquals(new TreeSet<>(), missing);
    assertTrue(isUnknown("no-such-screen"), "what is not there says so");
  }

  /** Goes to a screen as a browser's page does, and reads whether the server knows it. */
  private static boolean isUnknown(String route) throws Exception {
    HttpResponse<String> page = send("GET", "/?v-r=init&location=" + route + "&query=", null, "");
    assertEquals(200, page.statusCode());
    JsonNode config = JSON.readTree(page.body()).path("appConfig");
    JsonNode state = config.path("uidl");
    Map<String, Object> going =
        Map.of(
            "route", route,
            "query", "",
            "appShellTitle", "",
            "historyState", Map.of(),
            "trigger", "");
    String body =
        JSON.writeValueAsString(
            Map.of(
                "csrfToken", state.path("Vaadin-Security-Key").asText("init"),
                "rpc",
                    List.of(
                        Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", going)),
                "syncId", state.path("syncId").asInt(),
                "clientId", 0));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(address + "/?v-r=uidl&v-uiId=" + config.path("v-uiId").asInt()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    page.headers()
        .allValues("set-cookie")
        .forEach(cookie -> request.header("Cookie", cookie.split(";", 2)[0]));
    HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    assertFalse(answer.body().isEmpty());
    return answer.body().contains("Could not navigate to");
  }

  private static int upgrade(String path) {
    try {
      CLIENT
          .newWebSocketBuilder()
          .buildAsync(URI.create(address.replace("http", "ws") + path), new WebSocket.Listener() {})
          .join()
          .abort();
      return 101;
    } catch (CompletionException refused) {
      return refused.getCause() instanceof WebSocketHandshakeException handshake
          ? handshake.getResponse().statusCode()
          : -1;
    }
  }

  private static boolean answers() throws InterruptedException {
    try {
      return send("GET", "/q/health/ready", null, "").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static HttpResponse<String> send(String method, String path, String body, String type)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** An earlier run's database may be of other tables than today's. */
  private static void forget(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static String console() {
    try {
      return Files.readString(DATA.resolve("console.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
