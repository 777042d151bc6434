package brigade.kitchen.ws;

import brigade.kitchen.Numbering;
import brigade.kitchen.ReadingTickets;
import brigade.kitchen.StationSummary;
import brigade.kitchen.TicketView;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client that follows a station, on a thread of its own. It has at most one message under way:
 * a client that reads slowly gets fewer, later states, and never holds up anybody else.
 */
final class Follower implements Runnable {
  private static final Logger LOG = Logger.getLogger(Follower.class);

  /** A client that reads nothing for so long is let go; it may come back with its last number. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How long it waits for news before it looks whether the session still stands. */
  private static final long LOOK_EVERY_MILLIS = 30_000;

  /** More missed tickets than this are told as a whole screen. */
  private static final int CATCH_UP = 500;

  private final WebSocketConnection connection;
  private final StationSummary station;
  private final Feeds feeds;
  private final Numbering numbering;
  private final ReadingTickets reading;
  private final Standing standing;
  private final Optional<Long> after;
  private final AtomicBoolean doubted = new AtomicBoolean();
  private volatile boolean running = true;
  private volatile @Nullable Feed feed;
  private long lookedAt = System.nanoTime();

  /** Whether the session that opened the connection still stands. */
  @FunctionalInterface
  interface Standing {
    boolean stands();
  }

  Follower(
      WebSocketConnection connection,
      StationSummary station,
      Optional<Long> after,
      Feeds feeds,
      Numbering numbering,
      ReadingTickets reading,
      Standing standing) {
    this.connection = connection;
    this.station = station;
    this.after = after;
    this.feeds = feeds;
    this.numbering = numbering;
    this.reading = reading;
    this.standing = standing;
  }

  /**
   * Ends it soon. It is not interrupted, since an interrupt in the middle of a query would close
   * the database connection under it.
   */
  void stop() {
    running = false;
    wake();
  }

  /** Has it look at once whether its session still stands. */
  void doubt() {
    doubted.set(true);
    wake();
  }

  private void wake() {
    Feed waitingAt = feed;
    if (waitingAt != null) {
      waitingAt.nudge();
    }
  }

  @Override
  public void run() {
    feeds.enter();
    try {
      Feed joined = feeds.of(station.id());
      feed = joined;
      follow(joined);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debugf(e, "A follower of %s is gone", station.code());
      close(new CloseReason(1011, "try again"));
    } finally {
      feeds.leave();
    }
  }

  private void follow(Feed from) throws InterruptedException {
    numbering.numberAll();
    long sent = after.isPresent() ? catchUp(after.get()) : screen();
    while (running && connection.isOpen()) {
      Optional<List<Feed.Frame>> frames =
          from.after(sent, LOOK_EVERY_MILLIS, () -> doubted.get() || !running);
      if (!stands()) {
        close(new CloseReason(4401, "signed out"));
        return;
      }
      if (frames.isEmpty()) {
        sent = catchUp(sent);
        continue;
      }
      for (Feed.Frame frame : frames.get()) {
        send(frame.json());
        sent = frame.seq();
      }
    }
  }

  /**
   * Whether its session stands, as far as somebody doubted it or it is long since it was looked at:
   * nobody who was signed out is shown another ticket.
   */
  private boolean stands() {
    long now = System.nanoTime();
    if (!doubted.getAndSet(false)
        && now - lookedAt < TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS)) {
      return true;
    }
    lookedAt = now;
    return standing.stands();
  }

  private long screen() {
    ReadingTickets.Slice slice = reading.screen(station.id());
    send(feeds.text(Snapshot.of(station, slice)));
    return slice.seq();
  }

  private long catchUp(long from) {
    ReadingTickets.Slice slice = reading.since(station.id(), from, CATCH_UP);
    if (slice.whole()) {
      send(feeds.text(Snapshot.of(station, slice)));
    } else {
      slice.tickets().forEach(ticket -> send(feeds.frame(ticket).json()));
    }
    return slice.seq();
  }

  private void send(String text) {
    connection.sendText(text).await().atMost(PATIENCE);
  }

  private void close(CloseReason reason) {
    if (connection.isOpen()) {
      connection.close(reason).subscribe().with(done -> {}, gone -> {});
    }
  }

  /** All that is on the screen. */
  private record Snapshot(String type, long seq, StationSummary station, List<TicketView> tickets) {

    static Snapshot of(StationSummary station, ReadingTickets.Slice slice) {
      return new Snapshot("snapshot", slice.seq(), station, slice.tickets());
    }
  }
}
