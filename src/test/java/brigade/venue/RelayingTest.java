package brigade.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RelayingTest {
  private final Relaying relaying = new Relaying();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("While the house is laid anew what works by itself is left out, and works after it")
  void worksOnlyWhileTheHouseStands() {
    relaying.anew(
        () -> {
          joined(new Thread(() -> relaying.unlessRelaid(() -> done.add("meanwhile"))));
          done.add("laid");
        });
    relaying.unlessRelaid(() -> done.add("after"));
    assertEquals(List.of("laid", "after"), done);
  }

  @Test
  @DisplayName("Laying the house anew waits for the work that runs, and for no other")
  void waitsForWhatRuns() throws InterruptedException {
    CountDownLatch working = new CountDownLatch(1);
    Thread layer = new Thread(() -> relaying.anew(() -> done.add("laid")));
    Thread job =
        new Thread(
            () ->
                relaying.unlessRelaid(
                    () -> {
                      working.countDown();
                      while (layer.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                      }
                      done.add("worked");
                    }));
    job.start();
    working.await();
    layer.start();
    job.join();
    layer.join();
    assertEquals(List.of("worked", "laid"), done);
  }

  private static void joined(Thread thread) {
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
