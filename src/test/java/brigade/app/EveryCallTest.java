package brigade.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.Calls.Call;
import brigade.staff.Role;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds of every call of the API, whichever they are. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallTest {
  private static final String SOMETHING = "00000000-0000-7000-8000-000000000000";

  /** Calls that take no id and do much: what they refuse is tested where they are. */
  private static final List<String> MIGHTY =
      List.of(
          "POST /api/v1/demo/reset",
          "POST /api/v1/business-days/current/close",
          "DELETE /api/v1/sessions/current");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Call> calls = Calls.inTheSources();

  @Test
  void everyCallIsDescribedAndEveryDescriptionIsACall() {
    Map<String, Map<String, Object>> paths =
        given().queryParam("format", "json").get("/q/openapi").jsonPath().getMap("paths");
    TreeSet<String> described = new TreeSet<>();
    paths.forEach(
        (path, methods) ->
            methods.keySet().stream()
                .filter(method -> List.of("get", "post", "put", "delete").contains(method))
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    TreeSet<String> written = new TreeSet<>();
    calls.forEach(call -> written.add(call.name()));
    assertEquals(written, described);
  }

  @Test
  void aStrangerIsRefusedByEveryCallBeforeTheBodyIsRead() {
    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      if (call.permission().isEmpty()) {
        continue;
      }
      for (String token : List.of("", "nonsense", "x".repeat(3_000))) {
        HttpResponse<String> answer =
            send(call.method(), path(call), call.takes(), token, "{\"a\":");
        if (!isProblem(answer) || answer.statusCode() != 401) {
          wrong.add(call.name() + " " + answer.statusCode());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyRoleIsRefusedWhatItMayNotDoAndNothingElse() {
    Map<Role, String> tokens = new EnumMap<>(Role.class);
    tokens.put(Role.SERVER, Api.token("1111"));
    tokens.put(Role.COOK, Api.token("3333"));
    tokens.put(Role.HOST, Api.token("4444"));
    tokens.put(Role.BARTENDER, Api.token("5555"));
    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      if (call.permission().isEmpty() || MIGHTY.contains(call.name())) {
        continue;
      }
      tokens.forEach(
          (role, token) -> {
            HttpResponse<String> answer = send(call.method(), path(call), call.takes(), token, "[");
            boolean may = role.may(call.permission().get());
            boolean refused = answer.statusCode() == 401 || answer.statusCode() == 403;
            if (may == refused || answer.statusCode() >= 500) {
              wrong.add(role + " " + call.name() + " " + answer.statusCode());
            }
          });
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void whatIsNotUnderstoodIsAProblemAndNeverABug() {
    Map<String, String> bodies = new HashMap<>();
    bodies.put("cut short", "{\"a\":");
    bodies.put("nested 10,000 deep", "[".repeat(10_000) + "]".repeat(10_000));
    bodies.put("a name twice", "{\"reason\":\"a\",\"reason\":\"b\"}");
    bodies.put("a field nobody knows", "{\"state\":\"PAID\"}");
    bodies.put("not a number", "{\"amount\":NaN}");
    bodies.put("a list", "[]");
    bodies.put("a text", "\"x\"");
    bodies.put("something after the end", "{} {}");
    bodies.put("half a character", "{\"\\ud800\":\"\\ud800\"}");
    String manager = Api.token("9999");
    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      if (!call.takesBody() || !call.takes().contains("json")) {
        continue;
      }
      bodies.forEach(
          (kind, body) -> {
            HttpResponse<String> answer =
                send(call.method(), path(call), call.takes(), manager, body);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() < 400
                || answer.statusCode() >= 500
                || !type.startsWith("application/problem+json")) {
              wrong.add(call.name() + ", " + kind + ": " + answer.statusCode());
            }
          });
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void anIdThatIsNoneOrOfNothingIsNotFound() {
    String manager = Api.token("9999");
    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      if (!call.path().contains("{id}")) {
        continue;
      }
      for (String id : List.of("1", "not-a-uuid", "..%2f..%2fetc", "%27%20or%201=1", SOMETHING)) {
        HttpResponse<String> answer =
            send(
                call.method(),
                call.path().replaceAll("\\{[^}]+}", id),
                call.takes(),
                manager,
                call.takesBody() ? "{}" : "");
        if (answer.statusCode() < 400 || answer.statusCode() >= 500 || !isProblem(answer)) {
          wrong.add(call.name() + " " + id + ": " + answer.statusCode());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void whatNoCallHasIsAProblemAndNotAScreen() {
    for (String path :
        List.of("/api", "/api/v1", "/api/v1/nothing", "/api/v2/orders", "/ws/nothing", "/ws")) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
        given()
            .request(method, path)
            .then()
            .statusCode(404)
            .contentType("application/problem+json")
            .body("detail", notNullValue());
      }
    }
    String manager = Api.token("9999");
    for (Call call : calls) {
      HttpResponse<String> answer = send("PATCH", path(call), call.takes(), manager, "");
      assertTrue(
          isProblem(answer) && (answer.statusCode() == 404 || answer.statusCode() == 405),
          "PATCH " + call.path() + " " + answer.statusCode());
    }
  }

  @Test
  void bodiesOfAnotherKindOrTooLargeAreNamedSo() {
    given()
        .header("Content-Type", "garbage")
        .post("/api/v1/menu/import")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    Api.asManager()
        .contentType("application/xml")
        .body("<a/>")
        .post("/api/v1/menu/import")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:brigade:problem:media-type"));
    assertTrue(announcing(Integer.MAX_VALUE).startsWith("HTTP/1.1 413"));
  }

  @Test
  void valuesAreTakenAtTheirWord() {
    // A number for a text, a text for a number, a number for a choice, nothing in a list.
    given()
        .contentType("application/json")
        .body("{\"device\":\"demo\",\"pin\":1111}")
        .post("/api/v1/sessions")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("pin"));
    Api.asHost()
        .body("{\"name\":\"Vale\",\"covers\":\"2\"}")
        .post("/api/v1/waitlist")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("covers"));
    Api.asManager()
        .body("{\"fullName\":\"A\",\"role\":0,\"pin\":\"7001\"}")
        .post("/api/v1/staff")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("role"));
    Api.asAna().body("{\"lines\":[null]}").post("/api/v1/orders").then().statusCode(400);
    // A NUL byte, a date before the calendar and a parameter that is none.
    given()
        .contentType("application/json")
        .body("{\"device\":\"a\\u0000b\",\"pin\":\"1111\"}")
        .post("/api/v1/sessions")
        .then()
        .statusCode(400);
    Api.asManager().get("/api/v1/reports/z/-999999999-01-01").then().statusCode(400);
    String printer = Api.asManager().get("/api/v1/printers").jsonPath().getString("[0].id");
    Api.asManager().get("/api/v1/printers/" + printer + "/jobs?limit=x").then().statusCode(400);
  }

  @Test
  void noAnswerTellsHowItWasMade() {
    String words =
        Api.asManager().body("{\"a\":").post("/api/v1/orders").asString()
            + Api.asManager()
                .body("{\"lines\":[{\"quantity\":1.5}]}")
                .post("/api/v1/orders")
                .asString();
    for (String inside : List.of("Exception", "jackson", "at brigade", "java.")) {
      assertFalse(words.contains(inside), words);
    }
  }

  /**
   * Sends a body as it is; REST Assured would lay it out for its log first, and these are
   * thousands.
   *
   * @param token empty for none
   */
  private static HttpResponse<String> send(
      String method, String path, String takes, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Content-Type", takes)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first line of the answer to a body that is announced and never sent. */
  private static String announcing(int bytes) {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/menu/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                      + "Content-Length: "
                      + bytes
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isProblem(HttpResponse<String> answer) {
    if (!answer
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .startsWith("application/problem+json")) {
      return false;
    }
    try {
      JsonNode problem = JSON.readTree(answer.body());
      return problem.hasNonNull("type")
          && problem.hasNonNull("title")
          && problem.hasNonNull("detail")
          && problem.path("status").asInt() == answer.statusCode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static String path(Call call) {
    return call.path()
        .replace("{businessDate}", "2001-01-01")
        .replace("{course}", "1")
        .replaceAll("\\{[^}]+}", SOMETHING);
  }
}
