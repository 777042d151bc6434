package brigade.payments;

import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.venue.Relaying;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Finds intents that were left pending by a process that died. */
@ApplicationScoped
class Abandoned {
  private static final Logger LOG = Logger.getLogger(Abandoned.class);

  private final TakingPayment takingPayment;
  private final UndoingPayment undoingPayment;
  private final CurrentActor currentActor;
  private final Relaying relaying;

  Abandoned(
      TakingPayment takingPayment,
      UndoingPayment undoingPayment,
      CurrentActor currentActor,
      Relaying relaying) {
    this.takingPayment = takingPayment;
    this.undoingPayment = undoingPayment;
    this.currentActor = currentActor;
    this.relaying = relaying;
  }

  void atStart(@Observes StartupEvent started) {
    look();
  }

  @Scheduled(
      every = "30s",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    relaying.unlessRelaid(this::mark);
  }

  private void mark() {
    int marked =
        currentActor.call(Actor.HOUSE, takingPayment::markAbandoned)
            + currentActor.call(Actor.HOUSE, undoingPayment::markAbandoned);
    if (marked > 0) {
      LOG.warnf(
          "%d card payments or refunds were left without an answer; the terminal has to be asked",
          marked);
    }
  }
}
