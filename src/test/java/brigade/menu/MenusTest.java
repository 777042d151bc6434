package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.HouseTest;
import brigade.changes.Changes;
import brigade.changes.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@HouseTest
class MenusTest {
  @Inject Menus menus;
  @Inject Changes changes;
  @Inject EntityManager entities;

  @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
  int connections;

  @Test
  @DisplayName("O6 nobody waits for the menu with a connection in hand")
  void nobodyWaitsWithAConnection() throws Exception {
    long revision = menus.fresh().revision();
    CountDownLatch holding = new CountDownLatch(connections);
    CountDownLatch asking = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> within = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        within.add(pool.submit(() -> QuarkusTransaction.requiringNew().call(ask(holding, asking))));
      }
      assertTrue(holding.await(30, TimeUnit.SECONDS));
      CompletableFuture<Long> outside = new CompletableFuture<>();
      changes.announce(Topic.MENU, Menus.WHOLE);
      Thread other =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      outside.complete(menus.fresh().revision());
                    } catch (RuntimeException e) {
                      outside.completeExceptionally(e);
                    }
                  });
      // It reads for everybody now, and waits for a connection, of which there is none.
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
      while (other.getState() != Thread.State.WAITING
          && other.getState() != Thread.State.TIMED_WAITING) {
        assertTrue(System.nanoTime() < until, "it never waits");
        Thread.onSpinWait();
      }
      asking.countDown();
      for (Future<Long> one : within) {
        assertEquals(revision, one.get());
      }
      assertEquals(revision, outside.get());
    }
  }

  private Callable<Long> ask(CountDownLatch holding, CountDownLatch asking) {
    return () -> {
      entities.createNativeQuery("select 1").getSingleResult();
      holding.countDown();
      assertTrue(asking.await(30, TimeUnit.SECONDS));
      return menus.fresh().revision();
    };
  }
}
