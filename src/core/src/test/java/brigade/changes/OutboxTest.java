package brigade.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OutboxTest {
  private final Outbox outbox = new Outbox();

  private static Changed kitchen() {
    return new Changed(Topic.KITCHEN, UUID.randomUUID());
  }

  @Test
  void whatWaitsIsTakenTogetherAndEachOnce() throws InterruptedException {
    Changed one = kitchen();
    Changed other = kitchen();
    outbox.add(List.of(one, other));
    outbox.add(List.of(one));
    assertEquals(Set.of(one, other), outbox.take(0));
  }

  @Test
  void theTakerWaitsForSomethingToTake() throws Exception {
    CompletableFuture<Set<Changed>> taken = new CompletableFuture<>();
    Thread taker =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    taken.complete(outbox.take(1));
                  } catch (InterruptedException e) {
                    taken.completeExceptionally(e);
                  }
                });
    Changed one = kitchen();
    outbox.add(List.of(one));
    assertEquals(Set.of(one), taken.get(10, TimeUnit.SECONDS));
    taker.join();
  }

  @Test
  void tooMuchBecomesItsTopics() throws InterruptedException {
    for (int i = 0; i < Outbox.LIMIT; i++) {
      outbox.add(List.of(kitchen()));
    }
    outbox.add(List.of(new Changed(Topic.ORDERS, UUID.randomUUID())));
    assertEquals(Set.of(Changed.allOf(Topic.KITCHEN), Changed.allOf(Topic.ORDERS)), outbox.take(0));
  }

  @Test
  void afterTheEndWhatIsLeftIsTakenAndThenNothing() throws InterruptedException {
    Changed last = kitchen();
    outbox.add(List.of(last));
    outbox.close();
    assertEquals(Set.of(last), outbox.take(10_000));
    assertEquals(Set.of(), outbox.take(10_000));
    assertFalse(outbox.rest(10_000));
    assertTrue(new Outbox().rest(1));
  }
}
