package brigade.kitchen.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.kitchen.ws.Feed.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FeedTest {
  private static final long LONG = Duration.ofMinutes(1).toMillis();

  private static List<Frame> frames(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(seq -> new Frame(seq, "{}")).toList();
  }

  private static Optional<List<Frame>> after(Feed feed, long seq) throws InterruptedException {
    return feed.after(seq, 0, () -> false);
  }

  @Test
  void eachFollowerTakesWhatItHasNotHad() throws Exception {
    Feed feed = new Feed(10);
    feed.publish(frames(11, 14), 14);
    assertEquals(frames(11, 14), after(feed, 10).orElseThrow());
    assertEquals(frames(14, 14), after(feed, 13).orElseThrow());
    assertEquals(List.of(), after(feed, 14).orElseThrow());
  }

  @Test
  void whoeverReadsNothingCostsNoMemoryAndIsSentToTheDatabase() throws Exception {
    Feed feed = new Feed(0);
    feed.publish(frames(1, 10_000), 10_000);
    assertTrue(after(feed, 0).isEmpty());
    assertTrue(after(feed, 9_000).isEmpty());
    assertEquals(100, after(feed, 9_900).orElseThrow().size());
  }

  @Test
  void afterALeapEverybodyReadsTheDatabase() throws Exception {
    Feed feed = new Feed(0);
    feed.publish(frames(1, 5), 5);
    feed.skip(900);
    assertTrue(after(feed, 5).isEmpty());
    assertEquals(List.of(), after(feed, 900).orElseThrow());
  }

  @Test
  void whoIsCalledBeforeItWaitsDoesNotWait() throws Exception {
    Feed feed = new Feed(0);
    AtomicBoolean called = new AtomicBoolean(true);
    feed.nudge();
    CompletableFuture<Optional<List<Frame>>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return feed.after(0, LONG, called::get);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(Optional.of(List.of()), answer.get(10, TimeUnit.SECONDS));
  }
}
