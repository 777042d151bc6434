package brigade.kitchen.ws;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.BumpOutcome;
import brigade.kitchen.Kitchen;
import brigade.kitchen.Numbering;
import brigade.kitchen.ReadingTickets;
import brigade.kitchen.RecallOutcome;
import brigade.kitchen.SeeingItems;
import brigade.kitchen.Shown;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.rest.ShownJson;
import brigade.rest.Problem;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.staff.NotPermitted;
import brigade.staff.Sessions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A station followed by a client: {@code /ws/kitchen/stations/{id}?after={seq}&token=…}.
 *
 * <p>It begins with {@code {"type":"snapshot","seq","station","tickets"}}, or, with {@code after},
 * with what changed since; then {@code {"type":"ticket","seq","ticket"}} as changes commit. The
 * client says {@code {"type":"ack","seq"}} for what it has shown, and {@code
 * {"type":"bump","ticketId","itemIds"?,"override"?,"shown"?}} or {@code
 * {"type":"recall","ticketId","itemIds"?}}; a refusal comes back as {@code
 * {"type":"refused","reason","detail"}}.
 */
@WebSocket(path = "/ws/kitchen/stations/{id}", endpointId = StationSocket.ID)
public class StationSocket {
  static final String ID = "kitchen-station";

  private static final Pattern AFTER = Pattern.compile("(?:^|&)after=(\\d{1,18})(?:&|$)");

  private final Stations stations;
  private final Sessions sessions;
  private final CurrentActor currentActor;
  private final Kitchen kitchen;
  private final SeeingItems seeingItems;
  private final Feeds feeds;
  private final Numbering numbering;
  private final ReadingTickets reading;
  private final Changes changes;
  private final ObjectMapper json;
  private final Map<String, Follower> followers = new ConcurrentHashMap<>();

  StationSocket(
      Stations stations,
      Sessions sessions,
      CurrentActor currentActor,
      Kitchen kitchen,
      SeeingItems seeingItems,
      Feeds feeds,
      Numbering numbering,
      ReadingTickets reading,
      Changes changes,
      ObjectMapper json) {
    this.stations = stations;
    this.sessions = sessions;
    this.currentActor = currentActor;
    this.kitchen = kitchen;
    this.seeingItems = seeingItems;
    this.feeds = feeds;
    this.numbering = numbering;
    this.reading = reading;
    this.changes = changes;
    this.json = json;
  }

  void start(@Observes StartupEvent started) {
    changes.listen(this::doubt);
  }

  /** Somebody's session may have ended: those who follow by one that did are cut off. */
  private void doubt(Changed changed) {
    if (changed.topic() == Topic.STAFF) {
      followers.values().forEach(Follower::doubt);
    }
  }

  @OnOpen
  @RunOnVirtualThread
  void open(WebSocketConnection connection) {
    Optional<Actor> actor = sessions.standingActorOf(token(connection));
    Follower follower =
        new Follower(
            connection,
            station(connection),
            after(connection.handshakeRequest().query()),
            feeds,
            numbering,
            reading,
            () -> actor.filter(sessions::stands).isPresent());
    followers.put(connection.id(), follower);
    Thread.ofVirtual().name("follows-" + connection.id()).start(follower);
  }

  @OnClose
  void close(WebSocketConnection connection) {
    Follower follower = followers.remove(connection.id());
    if (follower != null) {
      follower.stop();
    }
  }

  @OnTextMessage
  @RunOnVirtualThread
  void heard(String text, WebSocketConnection connection) {
    Optional<Actor> actor = sessions.actorOf(token(connection));
    if (actor.isEmpty()) {
      connection.closeAndAwait(new CloseReason(4401, "signed out"));
      return;
    }
    Refused refused;
    try {
      Said said = json.readValue(text, Said.class);
      refused =
          said == null
              ? new Refused(null, "malformed", "Not a message this socket takes")
              : currentActor.call(actor.get(), () -> answer(said, actor.get(), connection));
    } catch (JsonProcessingException e) {
      refused = new Refused(null, "malformed", "Not a message this socket takes");
    } catch (Problem e) {
      refused = new Refused(null, "malformed", e.detail());
    } catch (NotPermitted e) {
      refused = new Refused(null, "not-permitted", "This needs " + e.permission());
    }
    if (!refused.reason().isEmpty()) {
      connection.sendTextAndAwait(feeds.text(refused));
    }
  }

  private Refused answer(Said said, Actor actor, WebSocketConnection connection) {
    return switch (said.type() == null ? "" : said.type()) {
      case "ack" -> {
        if (said.seq() == null || said.seq() < 0) {
          yield new Refused(null, "malformed", "ack needs seq");
        }
        shown(station(connection).id(), said.seq(), actor.device());
        yield Refused.NOTHING;
      }
      case "bump" -> said.ticketId() == null ? Refused.NO_TICKET : bump(said, said.ticketId());
      case "recall" -> said.ticketId() == null ? Refused.NO_TICKET : recall(said, said.ticketId());
      default -> new Refused(null, "malformed", "type is ack, bump or recall");
    };
  }

  /** Several screens show the same; what one of them has confirmed needs no second look. */
  private void shown(UUID stationId, long seq, String device) {
    long before = feeds.shown(stationId);
    if (seq > before && seeingItems.seenUpTo(stationId, before, seq, device)) {
      feeds.shown(stationId, seq);
    }
  }

  private Refused bump(Said said, UUID ticketId) {
    List<Shown> shown = ShownJson.shown(said.shown());
    BumpOutcome outcome =
        Boolean.TRUE.equals(said.override())
            ? kitchen.override(ticketId, shown)
            : kitchen.bump(ticketId, items(said), shown);
    return switch (outcome) {
      case BumpOutcome.Bumped bumped -> Refused.NOTHING;
      case BumpOutcome.Blocked(var by) ->
          new Refused(ticketId, "blocked", "Still at work: " + String.join(", ", by));
      case BumpOutcome.NotFired() -> new Refused(ticketId, "not-fired", "Its course is held");
      case BumpOutcome.Unknown() -> new Refused(ticketId, "not-found", "No such ticket or item");
    };
  }

  private Refused recall(Said said, UUID ticketId) {
    return switch (kitchen.recall(ticketId, items(said))) {
      case RecallOutcome.Recalled recalled -> Refused.NOTHING;
      case RecallOutcome.NothingDone() ->
          new Refused(ticketId, "nothing-done", "Nothing of it was finished");
      case RecallOutcome.Unknown() -> new Refused(ticketId, "not-found", "No such ticket or item");
    };
  }

  private static @Nullable List<UUID> items(Said said) {
    return said.itemIds() == null
        ? null
        : said.itemIds().stream().filter(Objects::nonNull).distinct().toList();
  }

  private StationSummary station(WebSocketConnection connection) {
    String code = Objects.requireNonNull(connection.userData().get(StationDoor.STATION));
    return stations.named(code).orElseThrow();
  }

  private static String token(WebSocketConnection connection) {
    return Objects.requireNonNull(connection.userData().get(StationDoor.TOKEN));
  }

  private static Optional<Long> after(@Nullable String query) {
    Matcher after = AFTER.matcher(query == null ? "" : query);
    return after.find() ? Optional.of(Long.valueOf(after.group(1))) : Optional.empty();
  }

  /** What a client says. */
  record Said(
      @Nullable String type,
      @Nullable Long seq,
      @Nullable UUID ticketId,
      @Nullable List<@Nullable UUID> itemIds,
      @Nullable Boolean override,
      @Nullable List<@Nullable ShownJson> shown) {}

  /** What can't be done, and why; without a reason there is nothing to say. */
  record Refused(String type, @Nullable UUID ticketId, String reason, String detail) {
    static final Refused NOTHING = new Refused(null, "", "");
    static final Refused NO_TICKET = new Refused(null, "malformed", "ticketId is missing");

    Refused(@Nullable UUID ticketId, String reason, String detail) {
      this("refused", ticketId, reason, detail);
    }
  }
}
