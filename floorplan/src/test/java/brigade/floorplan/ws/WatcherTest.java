package brigade.floorplan.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatcherTest {
  private final List<String> begun = new ArrayList<>();
  private final List<UniEmitter<? super Void>> underWay = new ArrayList<>();
  private final List<CloseReason> closed = new ArrayList<>();

  /** A connection whose other side takes a message only when the test says so. */
  private final WebSocketConnection connection =
      (WebSocketConnection)
          Proxy.newProxyInstance(
              WatcherTest.class.getClassLoader(),
              new Class<?>[] {WebSocketConnection.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "sendText" -> sent((String) arguments[0]);
                    case "close" -> {
                      closed.add((CloseReason) arguments[0]);
                      yield Uni.createFrom().voidItem();
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private final Watcher watcher = new Watcher(connection, "token");

  private Uni<Void> sent(String message) {
    begun.add(message);
    return Uni.createFrom().emitter(underWay::add);
  }

  private void read() {
    underWay.removeFirst().complete(null);
  }

  @Test
  void messagesGoOutOneAfterTheOther() {
    watcher.send("a");
    watcher.send("b");
    watcher.send("c");
    assertEquals(List.of("a"), begun);
    read();
    read();
    assertEquals(List.of("a", "b", "c"), begun);
  }

  @Test
  void whoLetsTooManyWaitIsSentAway() {
    watcher.send("under way");
    for (int i = 0; i < Watcher.WAITING_LIMIT; i++) {
      watcher.send("waits " + i);
    }
    assertTrue(closed.isEmpty());
    watcher.send("one too many");
    assertEquals(1, closed.size());
    assertEquals(1013, closed.getFirst().getCode());
    watcher.send("for nobody");
    read();
    assertEquals(List.of("under way"), begun);
  }

  @Test
  void whoReadsInTimeStays() {
    for (int i = 0; i < 10 * Watcher.WAITING_LIMIT; i++) {
      watcher.send("m" + i);
      read();
    }
    assertTrue(closed.isEmpty());
    assertEquals(10 * Watcher.WAITING_LIMIT, begun.size());
  }

  @Test
  void whoIsSignedOutGetsNothingMore() {
    watcher.signOut();
    watcher.send("late");
    assertEquals(1008, closed.getFirst().getCode());
    assertTrue(begun.isEmpty());
  }
}
