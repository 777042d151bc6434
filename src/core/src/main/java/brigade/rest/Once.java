package brigade.rest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Makes a POST safe to repeat where the work talks to a device, so that it can't run inside one
 * transaction as {@link Idempotent} wants it. Retries that come while the first call is under way
 * wait for its answer; later ones get the stored one.
 *
 * <p>The work itself must be safe to do again, since a crash between it and its answer leaves the
 * key without one.
 */
@ApplicationScoped
public class Once {
  /** How long a retry waits for the first call; longer than any device is given. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Idempotency idempotency;
  private final CurrentVertxRequest currentRequest;
  private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

  Once(Idempotency idempotency, CurrentVertxRequest currentRequest) {
    this.idempotency = idempotency;
    this.currentRequest = currentRequest;
  }

  /** Does the work once per key, with the key and its answer kept here. */
  public Response call(Supplier<Response> work, Object... parameters) {
    return alone(
        key -> key.isEmpty() ? work.get() : kept(key.get().value(), key.get().fingerprint(), work),
        parameters);
  }

  /**
   * Does the work for one caller at a time per key; the work keeps the key and its answer itself.
   *
   * @param work is given the key, empty where the client sent none
   */
  public Response alone(Work work, Object... parameters) {
    RoutingContext request = currentRequest.getCurrent();
    Optional<String> sent = idempotency.keyOf(request);
    if (sent.isEmpty()) {
      return work.answer(Optional.empty());
    }
    Key key = new Key(sent.get(), idempotency.fingerprint(request, parameters));
    UnderWay mine = new UnderWay(key.fingerprint(), new CompletableFuture<>());
    UnderWay first = underWay.putIfAbsent(key.value(), mine);
    if (first != null) {
      if (!first.fingerprint().equals(key.fingerprint())) {
        throw Problem.keyReused();
      }
      return first.await();
    }
    try {
      Response answer = work.answer(Optional.of(key));
      mine.answer().complete(answer);
      return answer;
    } catch (RuntimeException refused) {
      mine.answer().completeExceptionally(refused);
      throw refused;
    } finally {
      underWay.remove(key.value(), mine);
    }
  }

  private Response kept(String key, String fingerprint, Supplier<Response> work) {
    Optional<Response> before =
        QuarkusTransaction.requiringNew().call(() -> idempotency.claimOrResume(key, fingerprint));
    if (before.isPresent()) {
      return before.get();
    }
    try {
      Response answer = work.get();
      return QuarkusTransaction.requiringNew().call(() -> idempotency.store(key, answer));
    } catch (RuntimeException refused) {
      QuarkusTransaction.requiringNew().run(() -> idempotency.release(key));
      throw refused;
    }
  }

  /** What is done with a key. */
  @FunctionalInterface
  public interface Work {
    /** The answer; called at most once at a time per key. */
    Response answer(Optional<Key> key);
  }

  /**
   * A key and what it stands for.
   *
   * @param fingerprint of the request it came with
   */
  public record Key(String value, String fingerprint) {}

  private record UnderWay(String fingerprint, CompletableFuture<Response> answer) {
    Response await() {
      try {
        Response first = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return Response.fromResponse(first).build();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException refused
            ? refused
            : new IllegalStateException(e.getCause());
      } catch (TimeoutException e) {
        throw Problem.conflict("in-progress", "The same request is under way; try again");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Problem.unavailable("The server is stopping");
      }
    }
  }
}
