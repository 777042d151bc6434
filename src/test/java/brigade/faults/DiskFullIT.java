package brigade.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brigade.app.check.Invariants;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A disk that is full: the packaged server with its own PostgreSQL, its data directory on a small
 * file system in memory. Where neither root nor a user namespace may mount one, this is skipped.
 */
@Timeout(300)
class DiskFullIT {
  private static final Logger LOG = Logger.getLogger(DiskFullIT.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The programs of PostgreSQL, a database with the demo in it, and some of its log. */
  private static final String SIZE = "640m";

  /** What is left for orders once the disk is filled from elsewhere. */
  private static final long LEFT = 1L << 20;

  private static final int SENDS_LIMIT = 3_000;
  private static final int REFUSED_ENOUGH = 10;
  private static final HttpClient HTTP = Caller.http();

  private static final Path FOLDER = Path.of("target", "faults", "small").toAbsolutePath();

  @BeforeAll
  static void askWhetherItCanBe() throws Exception {
    Files.createDirectories(FOLDER);
    List<String> trying = new ArrayList<>(mounting("1m"));
    trying.add("true");
    Process tried;
    try {
      tried = new ProcessBuilder(trying).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "Nothing can be mounted here: " + e.getMessage());
      return;
    }
    String said = new String(tried.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(
        tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0,
        () -> "Nothing can be mounted here, as root or in a user namespace: " + said);
  }

  /** Runs the rest of its line with a file system of its own at the folder. */
  private static List<String> mounting(String size) {
    boolean root = "root".equals(System.getProperty("user.name"));
    return List.of(
        "unshare",
        root ? "-m" : "-rm",
        "sh",
        "-c",
        "mount -t tmpfs -o size=" + size + " tmpfs \"$0\" && exec \"$@\"",
        FOLDER.toString());
  }

  @Test
  @DisplayName("I1 a full disk: no send is taken that is not kept, reads go on, and it recovers")
  void aFullDiskLosesNothing() throws Exception {
    try (ServerProcess server =
        ServerProcess.startAlone("small", FOLDER, mounting(SIZE)).awaitOpen()) {
      Path seen =
          Path.of("/proc/" + server.pid() + "/root").resolve(FOLDER.toString().substring(1));
      Caller ana = server.signIn("1111");
      List<String> taken = new ArrayList<>();
      taken.add(send(server, ana).id());
      assertEquals(200, health(server));
      Path ballast = seen.resolve("ballast");
      fill(ballast);
      assertEquals(503, health(server), "health is red before anything is refused");

      int refused = 0;
      for (int i = 0; i < SENDS_LIMIT && refused < REFUSED_ENOUGH; i++) {
        Sent sent = send(server, ana);
        if (sent.status() == 201) {
          taken.add(sent.id());
        } else {
          assertEquals(503, sent.status(), sent.id());
          refused++;
        }
      }
      LOG.infof("%d sends were taken before %d were refused", taken.size(), refused);
      assertEquals(REFUSED_ENOUGH, refused, "the disk is full");
      assertEquals(200, get(server, ana, "orders/" + taken.getLast()).statusCode(), "reads go on");
      assertEquals(200, get(server, ana, "menu").statusCode(), "reads go on");
      assertEquals(503, health(server));

      Files.delete(ballast);
      Instant deadline = Instant.now().plus(PATIENCE);
      Sent after = send(server, ana);
      while (after.status() != 201) {
        assertTrue(Instant.now().isBefore(deadline), "It does not recover: " + after.id());
        Thread.sleep(100);
        after = send(server, ana);
      }
      taken.add(after.id());
      assertEquals(200, health(server));
      try (Connection connection = connect(seen)) {
        for (String order : taken) {
          assertTrue(isThere(connection, order), "order " + order + " was taken and is gone");
        }
        assertEquals(List.of(), Invariants.check(connection));
      }
      assertFalse(taken.isEmpty());
    }
  }

  /** What became of a send: the order, or what was said instead. */
  private record Sent(int status, String id) {}

  private static Sent send(ServerProcess to, Caller as) throws Exception {
    ObjectNode order = Caller.JSON.createObjectNode().put("type", "TAKEOUT").put("name", "Full");
    for (int i = 0; i < 5; i++) {
      order.withArray("lines").addObject().put("sku", "onion-soup-gratinee").put("quantity", 1 + i);
    }
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(to.address().resolve("/api/v1/orders"))
                .header("Authorization", "Bearer " + as.token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.put("send", true).toString()))
                .build(),
            BodyHandlers.ofString());
    return new Sent(
        answer.statusCode(),
        answer.statusCode() == 201
            ? Caller.JSON.readTree(answer.body()).path("id").asText()
            : answer.body());
  }

  private static HttpResponse<String> get(ServerProcess from, Caller as, String path)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(from.address().resolve("/api/v1/" + path))
            .header("Authorization", "Bearer " + as.token())
            .build(),
        BodyHandlers.ofString());
  }

  private static int health(ServerProcess of) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(of.address().resolve("/q/health/ready")).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  /** Takes all the room there is, and gives a little of it back. */
  private static void fill(Path ballast) throws IOException {
    try (FileChannel to =
        FileChannel.open(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        while (true) {
          to.write(ByteBuffer.allocate(1 << 16));
        }
      } catch (IOException full) {
        to.truncate(to.size() - LEFT);
      }
    }
  }

  private static Connection connect(Path data) throws IOException, SQLException {
    Path postgres = data.resolve("postgres");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/brigade?sslmode=disable"
            .formatted(Files.readString(postgres.resolve("port")).strip()),
        "brigade",
        Files.readString(postgres.resolve("password")).strip());
  }

  private static boolean isThere(Connection connection, String order) throws SQLException {
    try (PreparedStatement asked =
        connection.prepareStatement("select 1 from orders where id = ?::uuid")) {
      asked.setString(1, order);
      try (ResultSet row = asked.executeQuery()) {
        return row.next();
      }
    }
  }
}
