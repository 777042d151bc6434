package brigade.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Turns at one thing. */
class TurnsTest {
  private static final int MOST = 8;

  private final Turns<String, Integer> turns = new Turns<>(MOST);

  @Test
  void everybodyIsDoneOnceAndNobodyAtTheSameTime() throws Exception {
    AtomicInteger at = new AtomicInteger();
    List<Integer> done = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        int mine = i;
        all.add(
            pool.submit(
                () ->
                    turns.take(
                        "table 12",
                        mine,
                        together -> {
                          assertEquals(1, at.incrementAndGet());
                          assertTrue(together.size() <= MOST, together.toString());
                          done.addAll(together);
                          at.decrementAndGet();
                        })));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertEquals(IntStream.range(0, 2_000).boxed().toList(), done.stream().sorted().toList());
  }

  @Test
  void whoComesMeanwhileIsDoneTogetherByTheNext() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<List<Integer>> rounds = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first =
          pool.submit(
              () ->
                  turns.take(
                      "table 12",
                      0,
                      together -> {
                        rounds.add(together);
                        begun.countDown();
                        try {
                          goOn.await();
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                      }));
      begun.await();
      List<Future<?>> others = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        int mine = i;
        others.add(pool.submit(() -> turns.take("table 12", mine, rounds::add)));
      }
      while (turns.waitingAt("table 12") < 3) {
        Thread.onSpinWait();
      }
      turns.take("table 14", 9, together -> assertEquals(List.of(9), together));
      goOn.countDown();
      first.get();
      for (Future<?> one : others) {
        one.get();
      }
    }
    assertEquals(List.of(0), rounds.getFirst());
    assertEquals(2, rounds.size());
    assertEquals(List.of(1, 2, 3), rounds.getLast().stream().sorted().toList());
    assertEquals(0, turns.waitingAt("table 12"));
  }

  @Test
  void aTurnThatFailsIsNoOnesAfterIt() {
    assertThrows(
        IllegalStateException.class,
        () ->
            turns.take(
                "table 12",
                1,
                together -> {
                  throw new IllegalStateException("broken");
                }));
    List<Integer> done = new ArrayList<>();
    turns.take("table 12", 2, done::addAll);
    assertEquals(List.of(2), done);
  }
}
