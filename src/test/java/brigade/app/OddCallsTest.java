package brigade.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.ApiDescription.Operation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Everything the API's description says of orders, checks and the menu, asked in ways it does not
 * foresee. The house is one of its own, for what is asked may change anything in it.
 *
 * <p>{@code -Dbrigade.odd.seed=} asks other things and {@code -Dbrigade.odd.calls=} more of them.
 * Without them the same is asked every time, so that a red build means a change and not bad luck.
 */
@HouseTest
@TestProfile(OddCallsTest.HouseOfItsOwn.class)
class OddCallsTest {
  private static final long SEED = Long.getLong("brigade.odd.seed", 20_261_122);
  private static final int CALLS = Integer.getInteger("brigade.odd.calls", 3_000);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Wrong answers that are told in full; a defect is found many times. */
  private static final int TOLD = 12;

  /** What a refused call must leave as it was. What the house changes by itself is not in it. */
  private static final List<String> KEPT =
      List.of(
          "orders",
          "order_line",
          "order_check",
          "check_line",
          "check_share",
          "check_tax",
          "order_discount",
          "payment",
          "refund",
          "seating",
          "seating_table",
          "menu_category",
          "menu_item",
          "menu_item_group",
          "menu_size",
          "modifier",
          "modifier_group",
          "tax",
          "course",
          "billing_rules",
          "drawer_entry");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Inject DataSource database;

  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  @DisplayName(
      "Whatever is asked, the answer is JSON or a problem, never a bug, and a refusal changes nothing")
  void whateverIsAskedIsAnsweredAndRefusalsChangeNothing() throws IOException, SQLException {
    Random random = new Random(SEED);
    List<Operation> operations =
        ApiDescription.read(text("/q/openapi?format=json")).operations().stream()
            .filter(o -> o.path().matches("/api/v1/(orders|checks|menu)(/.*)?"))
            .toList();
    assertTrue(operations.size() > 25, "only " + operations.size() + " operations are described");
    List<String> tokens = List.of(Api.token("1111"), Api.token("5555"), Api.token("9999"));
    Things things = new Things(random);
    Asking asking = new Asking(random, things);
    String before = kept();
    int asked = 0;
    int refused = 0;
    while (asked < CALLS && wrong.size() < TOLD) {
      if (asked % 150 == 0) {
        furnish(things, tokens.getLast());
        before = kept();
      }
      Operation operation = operations.get(asked++ % operations.size());
      Asking.Asked call = asking.ask(operation);
      HttpResponse<String> answer = send(call, tokens.get(random.nextInt(tokens.size())));
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      fault(operation, answer).ifPresent(fault -> report(fault, call, answer));
      if (answer.statusCode() < 300) {
        things.learn(answer.body());
      }
      if (!operation.method().equals("GET")) {
        String after = kept();
        if (answer.statusCode() >= 400) {
          refused++;
          if (!after.equals(before)) {
            report("a refusal changed " + changed(before, after), call, answer);
          }
        }
        before = after;
      }
    }
    System.out.println(
        "OddCallsTest asked "
            + asked
            + " times, "
            + refused
            + " refusals of commands, "
            + statuses);
    assertEquals(List.of(), wrong, "seed " + SEED);
    assertTrue(statuses.getOrDefault(200, 0) > 0 && statuses.containsKey(201), "nothing was done");
  }

  /** New orders to do things to: with new lines, sent, split and paid; and items of the menu. */
  private void furnish(Things things, String token) {
    JsonNode menu = tree(send(plain("GET", "/api/v1/menu", null), token).body());
    things.menu(menu);
    JsonNode floor = tree(send(plain("GET", "/api/v1/floor", null), token).body());
    things.learn(floor.toString());
    for (boolean sent : new boolean[] {false, true, true}) {
      HttpResponse<String> opened =
          send(
              plain(
                  "POST",
                  "/api/v1/orders",
                  "{\"type\":\"TAKEOUT\",\"send\":"
                      + sent
                      + ",\"lines\":[{\"sku\":\""
                      + things.plainSku()
                      + "\",\"quantity\":2,\"seat\":1},{\"sku\":\""
                      + things.plainSku()
                      + "\",\"seat\":2}]}"),
              token);
      things.order(tree(opened.body()));
    }
  }

  private static Asking.Asked plain(String method, String path, String body) {
    return new Asking.Asked(
        method,
        path,
        Map.of("Content-Type", "application/json", "Idempotency-Key", UUID.randomUUID().toString()),
        body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> fault(Operation operation, HttpResponse<String> answer) {
    int status = answer.statusCode();
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (status >= 500) {
      return Optional.of("a bug");
    }
    if (status >= 400) {
      JsonNode problem = tree(answer.body());
      return type.startsWith("application/problem+json")
              && problem.hasNonNull("type")
              && problem.path("status").asInt() == status
          ? Optional.empty()
          : Optional.of("not a problem");
    }
    if (status == 204 || status == 304) {
      return answer.body().isEmpty() ? Optional.empty() : Optional.of("a body where none is");
    }
    if (type.startsWith("application/json")) {
      return tree(answer.body()).isMissingNode() ? Optional.of("not JSON") : Optional.empty();
    }
    return operation.answers().stream().anyMatch(type::startsWith)
        ? Optional.empty()
        : Optional.of("neither JSON nor what is described: " + type);
  }

  private void report(String fault, Asking.Asked call, HttpResponse<String> answer) {
    wrong.add(
        fault + ": " + call + "\n  -> " + answer.statusCode() + " " + shortened(answer.body()));
  }

  private static String shortened(String text) {
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private HttpResponse<String> send(Asking.Asked call, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + call.target()))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::header);
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("No answer to " + call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(String path) {
    return RestAssured.given().get(path).asString();
  }

  /** A line for each table: how many rows it has, and a sum of what is in them. */
  private String kept() throws SQLException {
    StringBuilder sql = new StringBuilder();
    for (String table : KEPT) {
      sql.append(sql.isEmpty() ? "" : " union all ")
          .append("select '" + table + ' ' + "' || count(*) || ' ' || ")
          .append("coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from " + table + " t");
    }
    // A ticket is numbered for the screens after the command that made it.
    sql.append(" union all select 'ticket ' || count(*) || ' ' || ")
        .append("coalesce(sum(hashtextextended(id || state, 0)::numeric), 0) from ticket");
    StringBuilder kept = new StringBuilder();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.toString())) {
      while (rows.next()) {
        kept.append(rows.getString(1)).append('\n');
      }
    }
    return kept.toString();
  }

  private static List<String> changed(String before, String after) {
    List<String> changed = new ArrayList<>(List.of(after.split("\n")));
    changed.removeAll(List.of(before.split("\n")));
    return changed;
  }

  /** Makes the test's server another than the one all the others share. */
  public static class HouseOfItsOwn implements QuarkusTestProfile {}
}
