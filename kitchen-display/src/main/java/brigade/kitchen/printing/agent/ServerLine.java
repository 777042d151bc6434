package brigade.kitchen.printing.agent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The connection to the server, used by one thread. */
final class ServerLine implements AutoCloseable {
  /** For anything that is asked of the server. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Between two signs of life that are asked for; the server has gone when one stays out. */
  private static final Duration PULSE = Duration.ofSeconds(10);

  private static final int CREATED = 201;
  private static final int UNAUTHORISED = 401;

  private final WebSocket socket;
  private final Ear ear;
  private long askedAt = System.nanoTime();
  private boolean asked;

  private ServerLine(WebSocket socket, Ear ear) {
    this.socket = socket;
    this.ear = ear;
  }

  /**
   * Signs in.
   *
   * @return the token of the session
   * @throws Refused when the server says no
   * @throws IOException when it can't be reached
   */
  static String signIn(HttpClient http, AgentOptions options)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(options.server() + "/api/v1/sessions"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        FlatJson.write("device", options.device(), "pin", options.pin())))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new IOException("The server answers " + answer.statusCode());
    }
    if (answer.statusCode() != CREATED) {
      throw new Refused(answer.statusCode(), detail(answer.body()));
    }
    try {
      return Optional.ofNullable(FlatJson.read(answer.body()).get("token"))
          .orElseThrow(() -> new IOException("The server gave no token"));
    } catch (IllegalArgumentException e) {
      throw new IOException("That is no Brigade server", e);
    }
  }

  private static String detail(String problem) {
    try {
      return Optional.ofNullable(FlatJson.read(problem).get("detail")).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /**
   * Connects as the agent of the printer.
   *
   * @throws Refused when the server says no; 401 is a session that is over
   * @throws IOException when it can't be reached
   */
  static ServerLine open(HttpClient http, AgentOptions options, String token)
      throws IOException, InterruptedException {
    String address =
        options.server().toString().replaceFirst("^http", "ws")
            + "/ws/printers/"
            + options.printerId();
    Ear ear = new Ear();
    try {
      WebSocket socket =
          http.newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .header("Authorization", "Bearer " + token)
              .buildAsync(URI.create(address), ear)
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new ServerLine(socket, ear);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException no) {
        int status = no.getResponse().statusCode();
        if (status < 500) {
          throw new Refused(status, "the printer is not one of kind AGENT, or may not be seen");
        }
      }
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("The server does not answer", e);
    }
  }

  /**
   * What the server says next, or empty when it said nothing in time.
   *
   * @throws IOException when it is gone
   */
  Optional<String> next(Duration atMost) throws IOException, InterruptedException {
    Said said = ear.heard.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (said instanceof Said.Gone(String why)) {
      throw new IOException(why);
    }
    feelPulse();
    return said instanceof Said.Words(String text) ? Optional.of(text) : Optional.empty();
  }

  /** Only one who is asked finds out that the other side has vanished without a word. */
  private void feelPulse() throws IOException, InterruptedException {
    long now = System.nanoTime();
    if (now - askedAt < PULSE.toNanos()) {
      return;
    }
    if (asked && ear.pulseAt - askedAt < 0) {
      throw new IOException("The server gives no sign of life");
    }
    askedAt = now;
    asked = true;
    done(socket.sendPing(ByteBuffer.allocate(0)));
  }

  /** Tells the server something. */
  void say(String text) throws IOException, InterruptedException {
    done(socket.sendText(text, true));
  }

  private static void done(CompletionStage<WebSocket> sending)
      throws IOException, InterruptedException {
    try {
      sending.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("The server takes nothing", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** What came from the server. */
  private sealed interface Said {
    record Words(String text) implements Said {}

    record Gone(String why) implements Said {}
  }

  private static final class Ear implements WebSocket.Listener {
    private final BlockingQueue<Said> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile long pulseAt = System.nanoTime();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        heard.add(new Said.Words(partial.toString()));
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      pulseAt = System.nanoTime();
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      heard.add(new Said.Gone(reason.isEmpty() ? "The server closed the connection" : reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      heard.add(new Said.Gone("The connection broke: " + error.getMessage()));
    }
  }

  /** The server was reached and says no. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String detail) {
      super("The server refuses (" + status + ")" + (detail.isEmpty() ? "" : ": " + detail));
      this.status = status;
    }

    /** Whether another session may help. */
    boolean isOver() {
      return status == UNAUTHORISED;
    }
  }
}
