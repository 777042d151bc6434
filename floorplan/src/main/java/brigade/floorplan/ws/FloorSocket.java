package brigade.floorplan.ws;

import brigade.rest.SocketRequest;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Table state changes as JSON text frames: first {@code {"type":"floor",…}} with the whole room as
 * {@code GET /api/v1/floor} gives it, then {@code {"type":"tables","tables":[…]}} with the tables
 * that changed.
 */
@WebSocket(path = "/ws/floor", endpointId = FloorSocket.ID)
public class FloorSocket {
  static final String ID = "floor";

  private final FloorWatchers watchers;

  FloorSocket(FloorWatchers watchers) {
    this.watchers = watchers;
  }

  @OnOpen
  void open(WebSocketConnection connection) {
    watchers.join(connection, token(connection.handshakeRequest()));
  }

  @OnTextMessage
  void hear(String said) {
    // Whoever watches has nothing to say; it is not an error to say it.
  }

  @OnClose
  void close(WebSocketConnection connection) {
    watchers.leave(connection.id());
  }

  @OnError
  void fail(WebSocketConnection connection, IOException broken) {
    // The other side went away without a word, as tablets do.
    watchers.leave(connection.id());
  }

  private static String token(HandshakeRequest opening) {
    return SocketRequest.of(
            parameter(opening.query(), "token"),
            opening.header(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL),
            null,
            null)
        .token()
        .orElse("");
  }

  private static @Nullable String parameter(@Nullable String query, String name) {
    return query == null
        ? null
        : Arrays.stream(query.split("&"))
            .filter(pair -> pair.startsWith(name + "="))
            .map(
                pair ->
                    URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
            .findFirst()
            .orElse(null);
  }
}
