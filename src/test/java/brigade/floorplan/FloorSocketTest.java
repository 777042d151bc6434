package brigade.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@HouseTest
class FloorSocketTest {
  private static final long PATIENCE_SECONDS = 10;

  @Test
  void theWholeRoomComesFirstThenTheTablesThatChange() throws Exception {
    Listener heard = new Listener();
    WebSocket socket = open("?token=" + Api.token("4444"), heard);
    JsonPath whole = heard.next("floor");
    assertEquals(30, whole.getList("tables").size());
    assertNotNull(whole.getString("areas[0].name"));

    String seating = Room.seat("22", 4);
    JsonPath changed = heard.nextWith("22", "TO_ORDER");
    assertEquals(seating, changed.getString("seating.id"));
    Room.clear(seating);
    heard.nextWith("22", "FREE");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Test
  void theTokenMayComeAsASubprotocol() throws Exception {
    Listener heard = new Listener();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("brigade", Api.token("1111"))
            .buildAsync(address(""), heard)
            .join();
    assertEquals("brigade", socket.getSubprotocol());
    heard.next("floor");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Test
  void strangersAndPagesOfOtherServersAreTurnedAway() {
    assertEquals(401, refused("", null));
    assertEquals(401, refused("?token=nothing", null));
    assertEquals(403, refused("?token=" + Api.token("3333"), null), "a cook sees no floor");
    assertEquals(403, refused("?token=" + Api.token("4444"), "http://evil.example"));
  }

  @Test
  void aSessionThatEndsIsCutOff() throws Exception {
    String token = Api.token("4444");
    Listener heard = new Listener();
    open("?token=" + token, heard);
    heard.next("floor");
    RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .delete("/api/v1/sessions/current")
        .then()
        .statusCode(204);
    assertEquals("closed 1008", heard.said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void whoReadsNothingHoldsUpNobody() throws Exception {
    Deaf deaf = new Deaf();
    WebSocket silent = open("?token=" + Api.token("4444"), deaf);
    Listener heard = new Listener();
    open("?token=" + Api.token("4444"), heard);
    heard.next("floor");
    for (int i = 0; i < 3; i++) {
      String seating = Room.seat("23", 5);
      heard.nextWith("23", "TO_ORDER");
      Room.clear(seating);
      heard.nextWith("23", "FREE");
    }
    assertTrue(!silent.isInputClosed());
    silent.abort();
  }

  private static WebSocket open(String query, WebSocket.Listener listener) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(address(query), listener)
        .join();
  }

  private static int refused(String query, String origin) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    CompletionException refusal =
        assertThrows(
            CompletionException.class,
            () -> builder.buildAsync(address(query), new Listener()).join());
    return ((WebSocketHandshakeException) refusal.getCause()).getResponse().statusCode();
  }

  private static URI address(String query) {
    int port =
        ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class) == 0
            ? RestAssured.port
            : ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return URI.create("ws://localhost:" + port + "/ws/floor" + query);
  }

  /** Keeps what was said, message by message. */
  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        said.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      said.add("closed " + code);
      return null;
    }

    JsonPath next(String type) throws InterruptedException {
      String message = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(message, "nothing of type " + type + " came");
      JsonPath json = JsonPath.from(message);
      assertEquals(type, json.getString("type"));
      return json;
    }

    /** The first table with this number and state; other tests may change others meanwhile. */
    JsonPath nextWith(String number, String state) throws InterruptedException {
      while (true) {
        JsonPath json = next("tables");
        List<?> found =
            json.getList(
                "tables.findAll { it.number == '" + number + "' && it.state == '" + state + "' }");
        if (!found.isEmpty()) {
          return json.setRootPath("tables.find { it.number == '" + number + "' }");
        }
      }
    }
  }

  /** Asks for nothing, so nothing is read from the wire. */
  private static final class Deaf implements WebSocket.Listener {
    @Override
    public void onOpen(WebSocket socket) {
      // Not requesting is what this one is for.
    }
  }
}
