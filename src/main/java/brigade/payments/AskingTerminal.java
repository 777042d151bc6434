package brigade.payments;

import brigade.payments.CardTerminal.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks card terminals, and gives each answer its limit. Never called inside a transaction. */
@ApplicationScoped
class AskingTerminal {
  private static final Logger LOG = Logger.getLogger(AskingTerminal.class);

  private final Duration limit;

  AskingTerminal(
      @ConfigProperty(name = "brigade.terminal.limit", defaultValue = "PT90S") Duration limit) {
    this.limit = limit;
  }

  /** How long a terminal is given before its outcome counts as unknown. */
  Duration limit() {
    return limit;
  }

  /** An adapter that exceeds the limit, or fails, has not answered: that is all that is known. */
  Outcome ask(Supplier<Outcome> call) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("card-terminal")
        .start(
            () -> {
              try {
                answer.complete(call.get());
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Outcome.NoAnswer(CardWords.NO_ANSWER.english());
    } catch (ExecutionException e) {
      LOG.warn("A card terminal can't be reached", e.getCause());
      return new Outcome.NoAnswer(CardWords.UNREACHABLE.english());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.NoAnswer(CardWords.STOPPING.english());
    }
  }
}
