package brigade.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.app.check.Invariants;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Screens that lose their network. What makes a long cut another thing than a short one is how much
 * was missed: a little is told change by change from memory, more from the database, and much as
 * the whole screen. {@code -Dbrigade.faults.cut=600} has each cut last so many seconds besides.
 */
@Timeout(1_200)
class CutOffIT {
  private static final String STATION = "HOT";
  private static final int REAL_SECONDS = Integer.getInteger("brigade.faults.cut", 0);
  private static final int SENDERS = 8;
  private static final List<String> SEEN = List.of("seenAt", "seenBy", "seenDevice");

  private static Database database;
  private static ServerProcess server;
  private static TcpProxy network;
  private static Caller ana;
  private static Caller cook;

  @BeforeAll
  static void open() throws Exception {
    database = Database.create("cut_off");
    server = ServerProcess.start("cut-off", database).awaitOpen();
    network = TcpProxy.to(server.port());
    ana = server.signIn("1111");
    cook = server.signIn("3333");
  }

  @AfterAll
  static void close() throws Exception {
    network.close();
    server.close();
    database.close();
  }

  @AfterEach
  void everythingIsTrue() throws Exception {
    network.mend();
    try (Connection connection = database.connect()) {
      assertEquals(List.of(), Invariants.check(connection));
    }
  }

  private static String send() {
    ObjectNode order = Caller.JSON.createObjectNode().put("type", "TAKEOUT").put("name", "Cut");
    order.putArray("lines").addObject().put("sku", "onion-soup-gratinee").put("quantity", 1);
    return ana.post("orders", order.put("send", true)).path("id").asText();
  }

  private static void send(int count) {
    List<CompletableFuture<Void>> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      int share = count / SENDERS + (sender < count % SENDERS ? 1 : 0);
      senders.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < share; i++) {
                  send();
                }
              },
              task -> Thread.ofVirtual().start(task)));
    }
    senders.forEach(CompletableFuture::join);
  }

  /** What the database has at the station, by ticket. */
  private static Map<String, JsonNode> stored() {
    Map<String, JsonNode> tickets = new TreeMap<>();
    String next = "";
    do {
      JsonNode page =
          cook.get(
              "kitchen/stations/"
                  + STATION
                  + "/tickets"
                  + (next.isEmpty() ? "" : "?after=" + next));
      page.path("tickets").forEach(ticket -> tickets.put(ticket.path("id").asText(), ticket));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    return tickets;
  }

  private static void bumpSome(int of) {
    int i = 0;
    for (String ticket : stored().keySet()) {
      if (i++ % of == 0) {
        cook.post("kitchen/tickets/" + ticket + "/bump", Caller.JSON.createObjectNode());
      }
    }
  }

  private static void awaitEqual(StationScreen screen) throws Exception {
    screen.await("what the database has", it -> it.board().keySet().equals(stored().keySet()));
    Map<String, JsonNode> stored = withoutSeen(stored());
    screen.await("the latest of every ticket", it -> withoutSeen(it.board()).equals(stored));
  }

  /** All but who has seen it: that it was acknowledged is no change that a screen is told. */
  private static Map<String, JsonNode> withoutSeen(Map<String, JsonNode> tickets) {
    Map<String, JsonNode> without = new TreeMap<>();
    tickets.forEach(
        (id, ticket) -> {
          JsonNode copy = ticket.deepCopy();
          copy.path("items").forEach(item -> ((ObjectNode) item).remove(SEEN));
          without.put(id, copy);
        });
    return without;
  }

  private static void assertRangOnce(StationScreen screen) {
    assertEquals(List.of(), screen.faults());
    assertEquals(new HashSet<>(screen.rung()).size(), screen.rung().size(), "rang twice");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName(
      "K12 a screen that was cut off is as the database, and rings for nothing twice, after")
  @CsvSource({"1 s, 3, 1", "60 s, 100, 1", "10 min, 700, 2"})
  void cutOff(String length, int missed, int snapshots) throws Exception {
    try (StationScreen screen = StationScreen.of(network.port(), STATION, cook.token())) {
      send(3);
      screen.await("its three tickets", it -> it.rung().size() == 3);
      network.cut();
      screen.await("a broken connection", it -> !it.isConnected());
      send(missed);
      bumpSome(3);
      Thread.sleep(Duration.ofSeconds(REAL_SECONDS));
      network.mend();
      screen.await("a new connection", it -> it.isConnected());
      awaitEqual(screen);
      assertEquals(snapshots, screen.snapshots(), "how it was told what it missed");
      assertRangOnce(screen);
    }
    bumpSome(1);
  }

  @Test
  @DisplayName("K12 a network that falls silent is noticed, and nothing is lost or rings twice")
  void silence() throws Exception {
    try (StationScreen screen =
        new StationScreen(network.port(), STATION, cook.token(), Duration.ofSeconds(2))) {
      screen.await("a snapshot", it -> it.snapshots() > 0);
      send(3);
      screen.await("its three tickets", it -> it.rung().size() == 3);
      network.fallSilent();
      send(5);
      bumpSome(2);
      screen.await("doubts", it -> !it.isConnected());
      Thread.sleep(Duration.ofSeconds(REAL_SECONDS));
      network.mend();
      awaitEqual(screen);
      assertRangOnce(screen);
    }
    bumpSome(1);
  }

  @Test
  @DisplayName(
      "K12 a connection that breaks again and again, in the middle of messages, loses nothing")
  void flickering() throws Exception {
    // A reset in the middle of a handshake may go unsaid, so silence has to be noticed soon.
    try (StationScreen screen =
        new StationScreen(network.port(), STATION, cook.token(), Duration.ofSeconds(2))) {
      screen.await("a snapshot", it -> it.snapshots() > 0);
      CompletableFuture<Void> service =
          CompletableFuture.runAsync(() -> send(200), task -> Thread.ofVirtual().start(task));
      int cuts = 0;
      while (!service.isDone()) {
        int before = screen.connections();
        network.cut();
        network.mend();
        screen.await("another connection", it -> it.connections() > before);
        cuts++;
      }
      service.join();
      assertTrue(cuts > 1, "it was cut " + cuts + " times");
      awaitEqual(screen);
      assertRangOnce(screen);
    }
    bumpSome(1);
  }

  @Test
  @DisplayName("a screen that reads nothing keeps nobody waiting, and catches up when it reads")
  void readsNothing() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try (StationScreen screen = StationScreen.of(server.port(), STATION, cook.token())) {
      for (int i = 0; i < 5; i++) {
        idle.add(deaf());
      }
      send(300);
      awaitEqual(screen);
      Thread.sleep(Duration.ofSeconds(REAL_SECONDS));
      String last = send();
      screen.awaitTicketOf(last);
      assertRangOnce(screen);
      // They read on where they stopped, until they have the latest as well.
      List<CompletableFuture<Void>> reading = new ArrayList<>();
      for (Socket socket : idle) {
        reading.add(
            CompletableFuture.runAsync(
                () -> readUntil(socket, last), task -> Thread.ofVirtual().start(task)));
      }
      reading.forEach(CompletableFuture::join);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    bumpSome(1);
  }

  /** A WebSocket by hand, with hardly any room to receive, that reads no further than it must. */
  private static Socket deaf() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(16_384);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    String request =
        "GET /ws/kitchen/stations/%s?token=%s HTTP/1.1\r\nHost: localhost:%d\r\n"
                .formatted(STATION, cook.token(), server.port())
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: "
            + java.util.Base64.getEncoder()
                .encodeToString(
                    UUID.randomUUID()
                        .toString()
                        .substring(0, 16)
                        .getBytes(StandardCharsets.US_ASCII))
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    byte[] answer = socket.getInputStream().readNBytes(12);
    assertEquals("HTTP/1.1 101", new String(answer, StandardCharsets.US_ASCII));
    return socket;
  }

  private static void readUntil(Socket socket, String text) {
    StringBuilder read = new StringBuilder();
    byte[] some = new byte[8_192];
    try {
      InputStream in = socket.getInputStream();
      while (read.indexOf(text) < 0) {
        int count = in.read(some);
        assertTrue(count > 0, "the server broke off");
        read.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
        read.delete(0, Math.max(0, read.length() - 2 * some.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
