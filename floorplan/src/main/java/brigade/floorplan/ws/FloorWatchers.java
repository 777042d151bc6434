package brigade.floorplan.ws;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.floorplan.FloorPlan;
import brigade.floorplan.rest.FloorJson;
import brigade.floorplan.rest.FloorJson.TableJson;
import brigade.staff.Permission;
import brigade.staff.Sessions;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who watches the floor. One thread reads the room after a change, finds what is
 * different and tells all of them; however many changes come meanwhile, the next reading covers
 * them together. Joining is done by the same thread, so that nobody sees an older state after a
 * newer one.
 */
@ApplicationScoped
class FloorWatchers {
  private static final Logger LOG = Logger.getLogger(FloorWatchers.class);

  private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("floor-teller").factory());
  private final AtomicBoolean toRead = new AtomicBoolean();
  private final AtomicBoolean toCheck = new AtomicBoolean();
  private final FloorPlan floorPlan;
  private final Sessions sessions;
  private final Changes changes;
  private final ObjectMapper json;

  /** What was told last; only the teller's thread uses it. */
  private @Nullable FloorJson told;

  FloorWatchers(FloorPlan floorPlan, Sessions sessions, Changes changes, ObjectMapper json) {
    this.floorPlan = floorPlan;
    this.sessions = sessions;
    this.changes = changes;
    this.json = json;
  }

  void start(@Observes StartupEvent started) {
    changes.listen(this::heard);
  }

  void stop(@Observes ShutdownEvent stopping) {
    teller.shutdownNow();
  }

  void join(WebSocketConnection connection, String token) {
    Watcher watcher = new Watcher(connection, token);
    soon(
        () -> {
          if (connection.isClosed()) {
            return;
          }
          watcher.send(message(new WholeFloor("floor", read())));
          watchers.put(connection.id(), watcher);
          // It may have closed between the two lines above, when nobody knew it yet.
          if (connection.isClosed()) {
            watchers.remove(connection.id());
          }
        });
  }

  void leave(String connectionId) {
    watchers.remove(connectionId);
  }

  private void heard(Changed changed) {
    if (watchers.isEmpty()) {
      return;
    }
    if (changed.topic() == Topic.FLOOR || changed.topic() == Topic.ORDERS) {
      if (toRead.compareAndSet(false, true)) {
        soon(
            () -> {
              toRead.set(false);
              read();
            });
      }
    } else if (changed.topic() == Topic.STAFF && toCheck.compareAndSet(false, true)) {
      soon(
          () -> {
            toCheck.set(false);
            check();
          });
    }
  }

  private void soon(Runnable work) {
    try {
      teller.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException e) {
              LOG.warn("Those who watch the floor could not be told", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Nobody is told any more: the server stops");
    }
  }

  /** Reads the room and tells everybody what is different since the last time. */
  private FloorJson read() {
    FloorJson now = QuarkusTransaction.requiringNew().call(() -> FloorJson.of(floorPlan.floor()));
    FloorJson before = told;
    told = now;
    if (before == null || before.equals(now)) {
      return now;
    }
    Map<UUID, TableJson> known =
        before.tables().stream().collect(Collectors.toMap(TableJson::id, Function.identity()));
    List<TableJson> different =
        now.tables().stream()
            .filter(table -> !Objects.equals(table, known.get(table.id())))
            .toList();
    boolean redrawn = !before.withoutTables().equals(now.withoutTables());
    boolean gone = now.tables().size() - known.size() != added(now, known);
    String message =
        redrawn || gone
            ? message(new WholeFloor("floor", now))
            : message(new Tables("tables", different));
    watchers.values().forEach(watcher -> watcher.send(message));
    return now;
  }

  private static long added(FloorJson now, Map<UUID, TableJson> known) {
    return now.tables().stream().filter(table -> !known.containsKey(table.id())).count();
  }

  private void check() {
    watchers
        .values()
        .forEach(
            watcher -> {
              if (sessions
                  .standingActorOf(watcher.token())
                  .filter(actor -> actor.may(Permission.VIEW_FLOOR))
                  .isEmpty()) {
                watcher.signOut();
              }
            });
  }

  private String message(Object content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private record WholeFloor(String type, @JsonUnwrapped FloorJson floor) {}

  private record Tables(String type, List<TableJson> tables) {}
}
