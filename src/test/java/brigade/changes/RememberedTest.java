package brigade.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brigade.HouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@HouseTest
class RememberedTest {
  @Inject Changes changes;
  @Inject EntityManager entities;

  private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger stored = new AtomicInteger(1);
  private final AtomicInteger reads = new AtomicInteger();

  private int read() {
    reads.incrementAndGet();
    return stored.get();
  }

  private void announce() {
    changes.announce(Topic.VENUE, new UUID(0, 1));
  }

  private <T> T elsewhere(Supplier<T> asked) {
    Future<T> answer = others.submit(asked::get);
    try {
      return answer.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void endOthers() {
    others.close();
  }

  @Test
  void itIsReadOnceUntilItChanges() {
    Remembered<Integer> kept = changes.remember(Topic.VENUE, this::read);
    assertEquals(1, kept.get());
    assertEquals(1, kept.get());
    assertEquals(1, reads.get());
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              stored.set(2);
              announce();
            });
    assertEquals(2, kept.get(), "at once, and not when the listeners were told");
    assertEquals(2, reads.get());
  }

  @Test
  void whoChangesItReadsTheirOwnAndNobodyElseDoes() {
    Remembered<Integer> kept = changes.remember(Topic.VENUE, this::read);
    assertEquals(1, kept.get());
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              announce();
              stored.set(2);
              assertEquals(2, kept.get());
              stored.set(1);
              assertEquals(1, elsewhere(kept::get));
              assertEquals(2, reads.get(), "others have what was remembered");
            });
  }

  @Test
  void whatWasRolledBackIsNotRemembered() {
    Remembered<Integer> kept = changes.remember(Topic.VENUE, this::read);
    assertThrows(
        IllegalStateException.class,
        () ->
            QuarkusTransaction.requiringNew()
                .run(
                    () -> {
                      announce();
                      stored.set(2);
                      assertEquals(2, kept.fresh());
                      throw new IllegalStateException("The command failed");
                    }));
    stored.set(1);
    assertEquals(1, kept.get());
  }

  @Test
  void whoSeesOneMomentRemembersNothingOfIt() {
    Remembered<Object> kept =
        changes.remember(
            Topic.VENUE,
            () -> entities.createNativeQuery("select name from one_moment").getSingleResult());
    sql("create table one_moment (name text)");
    try {
      sql("insert into one_moment values ('before')");
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                changes.oneMoment(entities);
                entities.createNativeQuery("select 1").getSingleResult();
                elsewhere(
                    () -> {
                      QuarkusTransaction.requiringNew()
                          .run(
                              () -> {
                                entities
                                    .createNativeQuery("update one_moment set name = 'after'")
                                    .executeUpdate();
                                announce();
                              });
                      return 0;
                    });
                assertEquals("before", kept.get(), "it sees its own moment");
              });
      assertEquals("after", kept.get(), "and nobody else does");
    } finally {
      sql("drop table one_moment");
    }
  }

  private void sql(String statement) {
    QuarkusTransaction.requiringNew()
        .run(() -> entities.createNativeQuery(statement).executeUpdate());
  }

  @Test
  void whatWasReadBeforeACommitIsNotKeptAfterIt() {
    AtomicInteger calls = new AtomicInteger();
    Remembered<Integer> kept =
        changes.remember(
            Topic.VENUE,
            () -> {
              int old = stored.get();
              if (calls.incrementAndGet() == 1) {
                // Somebody commits a change between reading and remembering.
                elsewhere(
                    () -> {
                      QuarkusTransaction.requiringNew()
                          .run(
                              () -> {
                                stored.set(2);
                                announce();
                              });
                      return 0;
                    });
              }
              return old;
            });
    assertEquals(1, kept.get());
    assertEquals(2, kept.get());
  }
}
