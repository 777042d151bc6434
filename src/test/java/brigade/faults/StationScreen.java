package brigade.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A screen of somebody else's making that does what docs/sockets.md says and no more: it keeps what
 * it is told, acknowledges it, rings for a ticket it has not had before, and comes back with its
 * last number when the connection breaks or nothing is heard for too long.
 */
final class StationScreen implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Until it tries again. */
  private static final long PAUSE_MILLIS = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String station;
  private final String token;
  private final Duration silence;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();

  private volatile int port;
  private volatile boolean over;
  private final Map<String, JsonNode> board = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final List<String> rung = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long last = -1;
  private int snapshots;
  private int connections;
  private int connected;

  /**
   * @param port where the server is, or who stands between
   * @param silence after how long without a word, not even a ping, the connection is given up
   */
  StationScreen(int port, String station, String token, Duration silence) {
    this.port = port;
    this.station = station;
    this.token = token;
    this.silence = silence;
    Thread.ofVirtual().name("screen-" + station).start(this::follow);
  }

  /** One that gives up a connection only when it breaks. */
  static StationScreen of(int port, String station, String token) throws InterruptedException {
    StationScreen screen = new StationScreen(port, station, token, PATIENCE);
    screen.await("a snapshot", it -> it.snapshots > 0);
    return screen;
  }

  /** Where it goes when it connects next. */
  void goTo(int other) {
    port = other;
  }

  private void follow() {
    while (!over) {
      Connection connection = new Connection();
      try {
        String address =
            "ws://localhost:" + port + "/ws/kitchen/stations/" + station + "?token=" + token;
        long from = locked(() -> last);
        WebSocket socket =
            http.newWebSocketBuilder()
                .connectTimeout(silence)
                .buildAsync(URI.create(from < 0 ? address : address + "&after=" + from), connection)
                .join();
        locked(
            () -> {
              connections++;
              connected++;
              news.signalAll();
              return null;
            });
        while (!over && !connection.ended.isDone() && !connection.isSilent()) {
          try {
            connection.ended.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
          } catch (java.util.concurrent.TimeoutException stillThere) {
            // As it should be.
          }
        }
        connection.taking = false;
        socket.abort();
        locked(
            () -> {
              connected--;
              news.signalAll();
              return null;
            });
      } catch (CompletionException | java.util.concurrent.ExecutionException away) {
        // It is tried again.
      } catch (InterruptedException e) {
        return;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private final class Connection implements WebSocket.Listener {
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean taking = true;

    boolean isSilent() {
      return System.nanoTime() - heardAt > silence.toNanos();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
      heardAt = System.nanoTime();
      partial.append(data);
      if (whole && taking) {
        long seq = take(partial.toString());
        from.sendText("{\"type\":\"ack\",\"seq\":" + seq + "}", true);
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      heardAt = System.nanoTime();
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended.complete(null);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended.complete(null);
    }
  }

  private long take(String text) {
    lock.lock();
    try {
      JsonNode message = JSON.readTree(text);
      long seq = message.path("seq").asLong();
      switch (message.path("type").asText()) {
        case "snapshot" -> {
          boolean first = snapshots++ == 0;
          board.clear();
          message.path("tickets").forEach(ticket -> put(ticket, !first));
        }
        case "ticket" -> {
          if (seq <= last) {
            faults.add("number " + seq + " came after " + last);
          }
          put(message.path("ticket"), true);
        }
        default -> faults.add(text);
      }
      last = seq;
      news.signalAll();
      return seq;
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    } finally {
      lock.unlock();
    }
  }

  private void put(JsonNode ticket, boolean rings) {
    String id = ticket.path("id").asText();
    boolean open = ticket.path("state").asText().matches("OPEN|HELD");
    if (open) {
      board.put(id, ticket);
    } else {
      board.remove(id);
    }
    if (known.add(id) && open && rings) {
      rung.add(id);
    }
  }

  private <T> T locked(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is so of it. */
  void await(String what, Predicate<StationScreen> so) throws InterruptedException {
    await(what, PATIENCE, so);
  }

  void await(String what, Duration atMost, Predicate<StationScreen> so)
      throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!so.test(this)) {
        if (left <= 0) {
          throw new AssertionError(
              station + " at " + port + " has no " + what + "; it has " + states());
        }
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the ticket of an order on the board. */
  JsonNode awaitTicketOf(String orderId) throws InterruptedException {
    await("ticket of " + orderId, it -> it.ticketOf(orderId) != null);
    return locked(() -> ticketOf(orderId));
  }

  /** Waits until no ticket of an order is on the board. */
  void awaitGone(String orderId) throws InterruptedException {
    await("end of " + orderId, it -> it.ticketOf(orderId) == null);
  }

  /** To be asked from within {@link #await}. */
  JsonNode ticketOf(String orderId) {
    return board.values().stream()
        .filter(ticket -> ticket.path("orderId").asText().equals(orderId))
        .findFirst()
        .orElse(null);
  }

  boolean isConnected() {
    return locked(() -> connected > 0);
  }

  int connections() {
    return locked(() -> connections);
  }

  int snapshots() {
    return locked(() -> snapshots);
  }

  /** What is on the board, by ticket. */
  Map<String, JsonNode> board() {
    return locked(() -> new TreeMap<>(board));
  }

  private Collection<String> states() {
    return board.values().stream()
        .map(ticket -> ticket.path("label").asText() + " " + ticket.path("state").asText())
        .toList();
  }

  /** The tickets it rang for, in their order. */
  List<String> rung() {
    return locked(() -> List.copyOf(rung));
  }

  /** What was not as docs/sockets.md says. */
  List<String> faults() {
    return locked(() -> List.copyOf(faults));
  }

  @Override
  public void close() {
    over = true;
    http.shutdownNow();
  }
}
