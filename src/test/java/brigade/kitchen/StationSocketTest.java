package brigade.kitchen;

import static brigade.kitchen.Sends.Line.of;
import static io.restassured.RestAssured.given;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class StationSocketTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 10;

  @TestHTTPResource("/ws/kitchen/stations/")
  URI base;

  @Inject Sends sends;
  @Inject Kitchen kitchen;

  /** A screen of somebody else's making. */
  private static final class Client implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(partial.toString()));
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

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }

    JsonNode next() throws InterruptedException {
      JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("Nothing came");
      }
      return message;
    }

    /** The next state of this order's ticket; other tests' orders pass by. */
    JsonNode nextOf(UUID orderId) throws InterruptedException {
      while (true) {
        JsonNode message = next();
        if (message.path("ticket").path("orderId").asText().equals(orderId.toString())) {
          return message;
        }
      }
    }

    void say(String text) {
      socket.sendText(text, true).join();
    }

    void leave() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
  }

  private Client follow(String station, Long after) {
    return connect(
        station + "?token=" + Api.token("3333") + (after == null ? "" : "&after=" + after),
        builder -> builder);
  }

  private Client connect(String pathAndQuery, UnaryOperator<WebSocket.Builder> with) {
    sends.furnish();
    URI address = URI.create(base.toString().replaceFirst("^http", "ws") + pathAndQuery);
    Client client = new Client();
    client.socket =
        with.apply(HttpClient.newHttpClient().newWebSocketBuilder())
            .buildAsync(address, client)
            .join();
    return client;
  }

  private int refusal(String pathAndQuery, UnaryOperator<WebSocket.Builder> with) {
    CompletionException refused =
        assertThrows(CompletionException.class, () -> connect(pathAndQuery, with));
    return assertInstanceOf(WebSocketHandshakeException.class, refused.getCause())
        .getResponse()
        .statusCode();
  }

  @Test
  void aSnapshotThenChangesAsTheyCommit() throws Exception {
    Sends.Sent before = sends.send(of("BURGER", "GRILL"));
    Client client = follow("GRILL", null);
    JsonNode snapshot = client.next();
    assertEquals("snapshot", snapshot.path("type").asText());
    List<String> orders = new ArrayList<>();
    snapshot.path("tickets").forEach(ticket -> orders.add(ticket.path("orderId").asText()));
    assertTrue(orders.contains(before.orderId().toString()));

    Sends.Sent after = sends.send(of("RIBEYE", "GRILL"));
    JsonNode change = client.nextOf(after.orderId());
    assertTrue(change.path("seq").asLong() > snapshot.path("seq").asLong());
    assertEquals("RIBEYE", change.path("ticket").path("items").path(0).path("name").asText());

    String ticketId = change.path("ticket").path("id").asText();
    client.say("{\"type\":\"ack\",\"seq\":" + change.path("seq").asLong() + "}");
    client.say("{\"type\":\"bump\",\"ticketId\":\"" + ticketId + "\"}");
    JsonNode bumped = client.nextOf(after.orderId());
    assertEquals("BUMPED", bumped.path("ticket").path("state").asText());
    assertTrue(bumped.path("seq").asLong() > change.path("seq").asLong());
    assertTrue(kitchen.progress(List.of(after.orderId())).getFirst().seenAt() != null);
    client.leave();
  }

  @Test
  @DisplayName("K12 who comes back with the last number misses nothing and gets nothing twice")
  void reconnectingMissesNothing() throws Exception {
    Client client = follow("COLD", null);
    long last = client.next().path("seq").asLong();
    Set<String> wanted = new HashSet<>();
    Set<Long> numbers = new HashSet<>();
    Set<String> got = new HashSet<>();
    List<CompletableFuture<Void>> senders = new ArrayList<>();
    for (int sender = 0; sender < 4; sender++) {
      senders.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 15; i++) {
                  Sends.Sent sent = sends.send(of("CAESAR", "COLD"));
                  synchronized (wanted) {
                    wanted.add(sent.orderId().toString());
                  }
                }
              }));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new));
    while (!all.isDone() || !got.containsAll(Set.copyOf(wanted))) {
      for (int i = 0; i < 3; i++) {
        JsonNode message = client.messages.poll(200, TimeUnit.MILLISECONDS);
        if (message == null) {
          break;
        }
        assertEquals("ticket", message.path("type").asText());
        long seq = message.path("seq").asLong();
        assertTrue(seq > last, "numbers only rise");
        assertTrue(numbers.add(seq), "nothing comes twice");
        last = seq;
        got.add(message.path("ticket").path("orderId").asText());
      }
      client.leave();
      client = follow("COLD", last);
    }
    all.join();
    assertTrue(got.containsAll(wanted));
    client.leave();
  }

  @Test
  void expoHearsOfItsStations() throws Exception {
    Client client = follow("EXPO", null);
    client.next();
    Sends.Sent sent = sends.send(of("BURGER", "GRILL"));
    JsonNode fresh = client.nextOf(sent.orderId());
    String expoTicket = fresh.path("ticket").path("id").asText();
    client.say("{\"type\":\"bump\",\"ticketId\":\"" + expoTicket + "\"}");
    JsonNode refused = client.next();
    assertEquals("blocked", refused.path("reason").asText());

    String grill = kitchenTicket(sent);
    Api.asCook().post("/api/v1/kitchen/tickets/" + grill + "/bump").then().statusCode(200);
    JsonNode done = client.nextOf(sent.orderId());
    assertEquals("DONE", done.path("ticket").path("items").path(0).path("state").asText());
    client.leave();
  }

  @Test
  @DisplayName("K1 a client that says what it showed bumps nothing that came since")
  void aBumpIsOfWhatTheClientShowed() throws Exception {
    Client client = follow("GRILL", null);
    client.next();
    Sends.Line gone = of("BURGER", "GRILL");
    Sends.Sent sent = sends.send(gone, of("RIBEYE", "GRILL"));
    JsonNode shown = client.nextOf(sent.orderId()).path("ticket");
    sends.within(
        () -> {
          kitchen.voidItem(gone.id(), 1, "Ana", "Changed mind");
          return true;
        });
    client.nextOf(sent.orderId());
    String bump = "{\"type\":\"bump\",\"ticketId\":" + shown.path("id") + ",\"shown\":";
    client.say(bump + shown.path("items") + "}");
    JsonNode left = client.nextOf(sent.orderId()).path("ticket");
    assertEquals("OPEN", left.path("state").asText());
    assertEquals("VOIDED", left.path("items").path(0).path("state").asText());
    assertEquals("DONE", left.path("items").path(1).path("state").asText());
    client.say(bump + "[]}");
    assertEquals("malformed", client.next().path("reason").asText());
    client.say(bump + left.path("items") + "}");
    assertEquals("BUMPED", client.nextOf(sent.orderId()).path("ticket").path("state").asText());
    client.leave();
  }

  private static String kitchenTicket(Sends.Sent sent) {
    return Api.asCook()
        .get("/api/v1/kitchen/stations/GRILL/tickets")
        .then()
        .extract()
        .path("tickets.find { it.orderId == '" + sent.orderId() + "' }.id");
  }

  @Test
  void theTokenMayComeAsASubprotocol() throws Exception {
    String token = Api.token("3333");
    Client client = connect("GRILL", builder -> builder.subprotocols("brigade", token));
    assertEquals("brigade", client.socket.getSubprotocol());
    assertEquals("snapshot", client.next().path("type").asText());
    client.leave();
  }

  @Test
  void strangersAreTurnedAway() {
    assertEquals(401, refusal("GRILL", builder -> builder));
    assertEquals(401, refusal("GRILL?token=guess", builder -> builder));
    assertEquals(403, refusal("GRILL?token=" + Api.token("4444"), builder -> builder));
    String cook = Api.token("3333");
    assertEquals(404, refusal("SUSHI?token=" + cook, builder -> builder));
    assertEquals(
        403,
        refusal(
            "GRILL?token=" + cook, builder -> builder.header("Origin", "https://evil.example")));
    Client page =
        connect(
            "GRILL?token=" + cook,
            builder -> builder.header("Origin", "http://" + base.getAuthority()));
    page.leave();
  }

  @Test
  @DisplayName("who is signed out is cut off at once and sees no further ticket")
  void aSessionThatEndsTakesItsConnectionWithIt() throws Exception {
    String token = Api.token("3333");
    Client client = connect("GRILL?token=" + token, builder -> builder);
    client.next();
    Client other = follow("GRILL", null);
    other.next();
    given()
        .header("Authorization", "Bearer " + token)
        .delete("/api/v1/sessions/current")
        .then()
        .statusCode(204);
    assertEquals(4401, client.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    Sends.Sent sent = sends.send(of("BURGER", "GRILL"));
    other.nextOf(sent.orderId());
    assertTrue(client.messages.isEmpty());
    other.leave();
  }

  @Test
  void anOversizeMessageCostsItsSenderTheConnectionAndNobodyElse() throws Exception {
    Client other = follow("BAR", null);
    other.next();
    Client client = follow("BAR", null);
    client.next();
    client.socket.sendText("x".repeat(1_000_000), true);
    assertTrue(
        client.closed.handle((code, broken) -> true).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    Sends.Sent sent = sends.send(of("NEGRONI", "BAR"));
    other.nextOf(sent.orderId());
    other.leave();
  }

  @Test
  void nonsenseIsRefusedAndTheConnectionStays() throws Exception {
    Client client = follow("BAR", null);
    client.next();
    client.say("{\"type\":\"sing\"}");
    assertEquals("malformed", client.next().path("reason").asText());
    client.say("not json");
    assertEquals("malformed", client.next().path("reason").asText());
    client.say("{\"type\":\"bump\",\"ticketId\":\"" + UUID.randomUUID() + "\"}");
    assertEquals("not-found", client.next().path("reason").asText());
    client.leave();
  }
}
