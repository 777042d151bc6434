package brigade.floorplan.ws;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import java.io.IOException;

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
    watchers.join(connection, connection.userData().get(FloorDoor.TOKEN));
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
}
