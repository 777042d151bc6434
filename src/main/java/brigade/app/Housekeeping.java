package brigade.app;

import brigade.staff.Sessions;
import brigade.venue.Relaying;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** What the house does by itself: sessions end when idle, old idempotency keys go. */
@ApplicationScoped
class Housekeeping {
  /**
   * A client may repeat a request for this long; tills that were off over night come back within
   * it.
   */
  static final Duration KEYS_KEPT = Duration.ofDays(7);

  private final Sessions sessions;
  private final EntityManager entities;
  private final Relaying relaying;
  private final Clock clock;

  Housekeeping(Sessions sessions, EntityManager entities, Relaying relaying, Clock clock) {
    this.sessions = sessions;
    this.entities = entities;
    this.relaying = relaying;
    this.clock = clock;
  }

  @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
  void endIdleSessions() {
    relaying.unlessRelaid(() -> QuarkusTransaction.requiringNew().run(sessions::endIdle));
  }

  @Scheduled(every = "6h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
  @Transactional
  void forgetOldKeys() {
    entities
        .createNativeQuery("delete from idempotency_key where created_at < ?1")
        .setParameter(1, clock.instant().minus(KEYS_KEPT))
        .executeUpdate();
  }
}
