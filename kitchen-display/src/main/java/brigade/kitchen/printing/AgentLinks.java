package brigade.kitchen.printing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agents that are connected to this process, one to a printer; the latest one counts. */
@ApplicationScoped
public class AgentLinks {
  /** Statuses that an agent may say within a second; who says more is cut off. */
  static final int STATUSES_LIMIT = 50;

  /** Changes within a second that anybody is woken for. */
  static final int NEWS_LIMIT = 4;

  private final Map<UUID, AgentLink> links = new ConcurrentHashMap<>();

  /**
   * Takes an agent on.
   *
   * @param connection how the agent is told apart from one that came before
   * @param send writes a job to the agent
   * @param signedIn whether its session stands; asking counts as use of it, since an agent that
   *     waits for papers is at work
   */
  public void connected(
      UUID printerId, String connection, Consumer<AgentJob> send, BooleanSupplier signedIn) {
    AgentLink before = links.put(printerId, new AgentLink(connection, send, signedIn));
    if (before != null) {
      before.gone();
    }
  }

  /** Lets an agent go; whoever waits for its answer is told. */
  public void disconnected(UUID printerId, String connection) {
    AgentLink link = links.get(printerId);
    if (link != null && link.connection.equals(connection) && links.remove(printerId, link)) {
      link.gone();
    }
  }

  /** Hands an agent's answer to whoever waits for it; false when nobody does. */
  public boolean answered(UUID printerId, UUID jobId, AgentAnswer answer) {
    AgentLink link = links.get(printerId);
    return link != null && link.answered(jobId, answer);
  }

  /**
   * Takes note of how an agent's printer is.
   *
   * @param ails what it suffers from, or null
   */
  Report reported(UUID printerId, @Nullable Reason ails) {
    AgentLink link = links.get(printerId);
    return link == null ? Report.NOTHING_NEW : link.reported(ails);
  }

  /** What is to be done about a status that was said unasked. */
  enum Report {
    /** Whoever serves the printer is to look at once. */
    NEWS,
    /** It is as it was, or changes so often that the next look in turn is soon enough. */
    NOTHING_NEW,
    /** It is said so often that nobody can mean it. */
    TOO_MANY
  }

  /** Has each agent looked at whose session may have ended: one that did is cut off. */
  public void doubt() {
    links.values().forEach(AgentLink::isSignedIn);
  }

  Optional<AgentLink> of(UUID printerId) {
    return Optional.ofNullable(links.get(printerId));
  }

  /** A job as it goes to an agent. */
  public record AgentJob(UUID id, long number, int copy, String kind, String label, byte[] bytes) {}

  /**
   * What an agent says of a job.
   *
   * @param state PRINTED, FAILED when nothing is on paper, or UNKNOWN
   * @param trouble what its printer suffers from, or null
   */
  public record AgentAnswer(JobState state, @Nullable Reason trouble) {}

  /** One agent's connection. */
  static final class AgentLink {
    private final String connection;
    private final Consumer<AgentJob> send;
    private final BooleanSupplier signedIn;
    private volatile @Nullable Reason ails;
    private long secondBegan = System.nanoTime();
    private int saidInSecond;
    private int newsInSecond;
    private final Map<UUID, CompletableFuture<AgentAnswer>> awaited = new ConcurrentHashMap<>();

    AgentLink(String connection, Consumer<AgentJob> send, BooleanSupplier signedIn) {
      this.connection = connection;
      this.send = send;
      this.signedIn = signedIn;
    }

    /** What its printer suffers from, as it last said unasked; null when it never did. */
    @Nullable Reason ails() {
      return ails;
    }

    private synchronized Report reported(@Nullable Reason now) {
      if (System.nanoTime() - secondBegan > Duration.ofSeconds(1).toNanos()) {
        secondBegan = System.nanoTime();
        saidInSecond = 0;
        newsInSecond = 0;
      }
      if (++saidInSecond > STATUSES_LIMIT) {
        return Report.TOO_MANY;
      }
      boolean changed = now != ails;
      ails = now;
      return changed && ++newsInSecond <= NEWS_LIMIT ? Report.NEWS : Report.NOTHING_NEW;
    }

    boolean isSignedIn() {
      return signedIn.getAsBoolean();
    }

    /** Sends a job and waits; empty when the agent went away or said nothing in time. */
    Optional<AgentAnswer> print(AgentJob job, Duration atMost) throws InterruptedException {
      CompletableFuture<AgentAnswer> answer = new CompletableFuture<>();
      awaited.put(job.id(), answer);
      try {
        send.accept(job);
        return Optional.of(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException | ExecutionException | RuntimeException silent) {
        return Optional.empty();
      } finally {
        awaited.remove(job.id());
      }
    }

    private boolean answered(UUID jobId, AgentAnswer answer) {
      CompletableFuture<AgentAnswer> waiting = awaited.get(jobId);
      return waiting != null && waiting.complete(answer);
    }

    private void gone() {
      awaited.values().forEach(waiting -> waiting.cancel(false));
    }
  }
}
