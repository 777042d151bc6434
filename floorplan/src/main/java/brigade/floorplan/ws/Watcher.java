package brigade.floorplan.ws;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One client of the floor's socket. Messages go out one after the other; a client that lets too
 * many wait is sent away, so that it costs the others nothing. It comes back when it can and gets
 * the whole room again.
 */
final class Watcher {
  /** Messages that may wait for a slow client. */
  static final int WAITING_LIMIT = 64;

  /** Close code "try again later" (IANA WebSocket close code registry). */
  private static final int TOO_SLOW = 1013;

  /** Close code "policy violation" (RFC 6455). */
  private static final int NOT_SIGNED_IN = 1008;

  private final WebSocketConnection connection;
  private final String token;
  private final Deque<String> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean over;

  Watcher(WebSocketConnection connection, String token) {
    this.connection = connection;
    this.token = token;
  }

  String token() {
    return token;
  }

  /** Sends the message after those that wait. */
  void send(String message) {
    synchronized (waiting) {
      if (over) {
        return;
      }
      if (waiting.size() >= WAITING_LIMIT) {
        end(new CloseReason(TOO_SLOW, "Too slow; come back for the whole room"));
        return;
      }
      waiting.addLast(message);
      if (sending) {
        return;
      }
      sending = true;
    }
    next();
  }

  /** The session is over. */
  void signOut() {
    synchronized (waiting) {
      end(new CloseReason(NOT_SIGNED_IN, "The session is over"));
    }
  }

  private void end(CloseReason reason) {
    if (!over) {
      over = true;
      waiting.clear();
      connection.close(reason).subscribe().with(closed -> {}, failed -> {});
    }
  }

  private void next() {
    String message;
    synchronized (waiting) {
      message = over ? null : waiting.pollFirst();
      if (message == null) {
        sending = false;
        return;
      }
    }
    connection.sendText(message).subscribe().with(sent -> next(), failed -> fail());
  }

  private void fail() {
    synchronized (waiting) {
      over = true;
      waiting.clear();
    }
  }
}
