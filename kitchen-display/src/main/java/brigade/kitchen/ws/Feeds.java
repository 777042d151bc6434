package brigade.kitchen.ws;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.Numbering;
import brigade.kitchen.ReadingTickets;
import brigade.kitchen.TicketView;
import brigade.venue.Relaying;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings committed changes to the feeds: numbers them, reads each once, and leaves it to the
 * followers to take it. One thread does it for all stations, so bursts become one round.
 */
@ApplicationScoped
class Feeds {
  private static final Logger LOG = Logger.getLogger(Feeds.class);

  /** A missed wake-up is made good after this, in milliseconds. */
  private static final long SWEEP = 1_000;

  /** Tickets that still wait for a number are tried again after this, in milliseconds. */
  private static final long TRY_AGAIN = 20;

  /** While nobody follows, numbers are given when nothing has changed for so long, in seconds. */
  private static final long QUIET = 10;

  /** More changes at once than this are read by each follower from the database. */
  private static final int AT_ONCE = 200;

  private final Changes changes;
  private final Numbering numbering;
  private final ReadingTickets reading;
  private final Relaying relaying;
  private final ObjectMapper json;
  private final Map<UUID, Feed> feeds = new ConcurrentHashMap<>();

  /** The stations that are read together, from one number on; only the round's thread has them. */
  private final Set<UUID> together = new HashSet<>();

  private long readTo;
  private final Map<UUID, Long> shown = new ConcurrentHashMap<>();
  private final AtomicInteger followers = new AtomicInteger();
  private final Semaphore wakes = new Semaphore(0);
  private final Semaphore idle = new Semaphore(0);
  private volatile boolean running = true;
  private volatile long changedAt = System.nanoTime();
  private @Nullable Thread thread;
  private Changes.@Nullable Listening listening;

  Feeds(
      Changes changes,
      Numbering numbering,
      ReadingTickets reading,
      Relaying relaying,
      ObjectMapper json) {
    this.changes = changes;
    this.numbering = numbering;
    this.reading = reading;
    this.relaying = relaying;
    this.json = json;
  }

  void start(@Observes StartupEvent started) {
    listening = changes.listen(this::heard);
    thread = Thread.ofVirtual().name("kitchen-feeds").start(this::run);
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    running = false;
    if (listening != null) {
      listening.close();
    }
    wakes.release();
    idle.release();
    if (thread != null) {
      thread.join(SWEEP);
    }
  }

  private void heard(Changed changed) {
    if (changed.topic() == Topic.KITCHEN) {
      changedAt = System.nanoTime();
      wakes.release();
    }
  }

  /** One more follows, and must {@link #leave}; while anybody does, numbers are given at once. */
  void enter() {
    followers.incrementAndGet();
    idle.release();
    wakes.release();
  }

  /** The feed of a station, beginning where its numbers stand now. */
  Feed of(UUID stationId) {
    return feeds.computeIfAbsent(
        stationId,
        id -> {
          numbering.numberAll();
          return new Feed(reading.screen(id).seq());
        });
  }

  /** Up to where a station's tickets are known to have been shown. */
  long shown(UUID stationId) {
    return shown.getOrDefault(stationId, 0L);
  }

  /** Notes that a station's tickets were shown, as far as there are any. */
  void shown(UUID stationId, long seq) {
    Feed feed = feeds.get(stationId);
    if (feed != null) {
      shown.merge(stationId, Math.min(seq, feed.published()), Math::max);
    }
  }

  void leave() {
    followers.decrementAndGet();
  }

  private void run() {
    while (running) {
      try {
        wakes.tryAcquire(SWEEP, TimeUnit.MILLISECONDS);
        wakes.drainPermits();
        if (running && wanted()) {
          relaying.unlessRelaid(this::round);
        }
        if (followers.get() == 0 && running) {
          idle.tryAcquire(SWEEP, TimeUnit.MILLISECONDS);
          idle.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // The database may be away for a while; the followers converge when it is back.
        LOG.warnf("Changes of the kitchen could not be sent on: %s", e.getMessage());
      }
    }
  }

  /**
   * Whether to number now. Every number is a second write of a ticket, so while nobody follows it
   * waits until the house is quiet and the commands have the database to themselves; whoever comes
   * has what waited numbered first.
   */
  private boolean wanted() {
    return followers.get() > 0 || System.nanoTime() - changedAt > TimeUnit.SECONDS.toNanos(QUIET);
  }

  /**
   * All stations that are followed are read together. As numbers are seen in their order, whoever
   * reads after a number was seen reads all up to it; so a station that is read by itself, being
   * new or because there is too much, goes with the others from then on.
   */
  private void round() throws InterruptedException {
    boolean others = numbering.number();
    Optional<Map<UUID, List<TicketView>>> news = reading.changedAt(together, readTo, AT_ONCE);
    if (news.isPresent()) {
      news.get().forEach(this::publish);
    } else {
      together.clear();
    }
    if (together.isEmpty()) {
      readTo = reading.lastSeq(feeds.keySet());
    }
    for (Map.Entry<UUID, Feed> entry : feeds.entrySet()) {
      if (!together.contains(entry.getKey())) {
        bring(entry.getKey(), entry.getValue());
        together.add(entry.getKey());
      }
    }
    if (others) {
      Thread.sleep(TRY_AGAIN);
      wakes.release();
    }
  }

  private void publish(UUID stationId, List<TicketView> tickets) {
    Feed feed = Objects.requireNonNull(feeds.get(stationId), "nothing else is read");
    long before = feed.published();
    List<Feed.Frame> frames =
        tickets.stream().map(this::frame).filter(frame -> frame.seq() > before).toList();
    if (!frames.isEmpty()) {
      feed.publish(frames, frames.getLast().seq());
    }
    readTo = Math.max(readTo, Objects.requireNonNull(tickets.getLast().seq()));
  }

  private void bring(UUID stationId, Feed feed) {
    ReadingTickets.Slice slice = reading.since(stationId, feed.published(), AT_ONCE);
    if (slice.whole()) {
      feed.skip(slice.seq());
    } else {
      feed.publish(slice.tickets().stream().map(this::frame).toList(), slice.seq());
    }
  }

  Feed.Frame frame(TicketView ticket) {
    long seq = Objects.requireNonNull(ticket.seq(), "only numbered tickets are read here");
    return new Feed.Frame(seq, text(new Message("ticket", seq, ticket)));
  }

  String text(Object message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Message(String type, long seq, TicketView ticket) {}
}
