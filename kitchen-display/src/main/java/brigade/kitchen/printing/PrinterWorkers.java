package brigade.kitchen.printing;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.printing.AgentLinks.AgentAnswer;
import brigade.kitchen.printing.AgentLinks.AgentJob;
import brigade.kitchen.printing.AgentLinks.AgentLink;
import brigade.kitchen.printing.PrintQueue.Finished;
import brigade.kitchen.printing.PrintQueue.Served;
import brigade.kitchen.printing.TcpLink.Patience;
import brigade.kitchen.printing.TcpLink.Proving;
import brigade.kitchen.printing.TcpLink.Sent;
import brigade.venue.Relaying;
import brigade.venue.Venues;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Those who serve the printers: one for each, on a thread of its own, so that a dead printer keeps
 * nobody else waiting. They wake when a job is committed, and a sweep looks after whatever a
 * wake-up missed: the rows are the truth.
 */
@ApplicationScoped
class PrinterWorkers {
  private static final Logger LOG = Logger.getLogger(PrinterWorkers.class);

  /** Between two sweeps. */
  static final Duration SWEEP = Duration.ofSeconds(1);

  /**
   * Between two looks at a printer that is well and has nothing to do: with a sweep and the longest
   * wait for a connection, what ails it is told within 5 s.
   */
  static final Duration LOOK = Duration.ofSeconds(2);

  /** Until the first look at a printer in trouble; it doubles with each look in vain. */
  static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  static final Duration LONGEST_RETRY = Duration.ofSeconds(8);

  /** Between two rounds of forgetting papers that are too old. */
  static final Duration FORGETTING = Duration.ofHours(1);

  /** How long an agent may take for one job. */
  static final Duration AGENT_ANSWER = Duration.ofSeconds(10);

  /** How long jobs under way may take when the server stops. */
  static final Duration FAREWELL = Duration.ofSeconds(6);

  private final PrintQueue queue;
  private final AgentLinks agents;
  private final Changes changes;
  private final Venues venues;
  private final Relaying relaying;
  private final Map<UUID, Worker> workers = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("printer-", 0).factory());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("printer-timer").factory());

  private final Patience patience = Patience.USUAL;
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private volatile long forgetAt = System.nanoTime() + FORGETTING.toNanos();
  private volatile Changes.@Nullable Listening listening;
  private volatile boolean stopping;

  PrinterWorkers(
      PrintQueue queue, AgentLinks agents, Changes changes, Venues venues, Relaying relaying) {
    this.queue = queue;
    this.agents = agents;
    this.changes = changes;
    this.venues = venues;
    this.relaying = relaying;
  }

  void start(@Observes StartupEvent started) {
    listening = changes.listen(this::heard);
    timer.scheduleWithFixedDelay(
        this::sweepAside, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    stopping = true;
    Changes.Listening at = listening;
    if (at != null) {
      at.close();
    }
    timer.shutdownNow();
    threads.shutdown();
    if (!threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("A printer did not finish in time; its job will be unknown");
    }
  }

  /**
   * Has a printer in trouble looked at when it is woken next, rather than when its wait is over.
   */
  void expect(UUID printerId) {
    Worker worker = workers.get(printerId);
    if (worker != null) {
      worker.dueAt = System.nanoTime();
    }
  }

  private void heard(Changed changed) {
    if (changed.topic() == Topic.PRINTING) {
      Worker worker = workers.get(changed.id());
      // The paper of a virtual printer is printed as it is ordered; only the sweep looks after it.
      if (worker != null && !worker.virtual) {
        worker.wake();
      }
    }
  }

  /** The timer's thread must not wait for the database: it also ends writes that hang. */
  private void sweepAside() {
    if (stopping || !sweeping.compareAndSet(false, true)) {
      return;
    }
    try {
      threads.execute(
          () -> {
            try {
              relaying.unlessRelaid(this::sweep);
            } catch (RuntimeException e) {
              LOG.warnf("The printers could not be looked after: %s", e.getMessage());
            } finally {
              sweeping.set(false);
            }
          });
    } catch (RejectedExecutionException e) {
      sweeping.set(false);
    }
  }

  private void sweep() {
    List<Served> printers = queue.printers();
    Set<UUID> known = new HashSet<>();
    Set<UUID> busy = new HashSet<>();
    boolean waiting = false;
    for (Served printer : printers) {
      known.add(printer.id());
      Worker worker = workers.computeIfAbsent(printer.id(), Worker::new);
      worker.virtual = printer.kind() == PrinterKind.VIRTUAL && !printer.paused();
      // Whoever has the agent keeps the printer: another process could only call it unreachable.
      if (worker.running.get() || agents.of(printer.id()).isPresent()) {
        busy.add(printer.id());
      }
      waiting |= printer.waiting() > 0;
      boolean unwell = printer.condition() != Condition.OK;
      if (unwell ? worker.isDue() : printer.waiting() > 0 || looksAt(printer, worker)) {
        worker.wake();
      }
    }
    workers.keySet().retainAll(known);
    if (!busy.isEmpty()) {
      queue.keep(busy);
    }
    if (waiting) {
      queue.giveUp();
    }
    // A round that found a full batch goes on with the next sweep, so that none of them is long.
    if (System.nanoTime() - forgetAt >= 0 && queue.forget() < PrintQueue.FORGOTTEN_AT_ONCE) {
      forgetAt = System.nanoTime() + FORGETTING.toNanos();
    }
  }

  /**
   * A network printer is asked now and then, so that an empty roll is found before the next chit.
   */
  private static boolean looksAt(Served printer, Worker worker) {
    return printer.kind() != PrinterKind.VIRTUAL && !printer.paused() && worker.isDue();
  }

  /** Serves one printer: never by two threads at once, and never missing a call to wake. */
  private final class Worker {
    private final UUID printerId;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile boolean virtual;
    private volatile long dueAt = System.nanoTime();
    private Proving seen = Proving.TO_BE_SEEN;
    private int inVain;
    private boolean silent;

    Worker(UUID printerId) {
      this.printerId = printerId;
    }

    boolean isDue() {
      return System.nanoTime() - dueAt >= 0;
    }

    void wake() {
      called.set(true);
      if (running.compareAndSet(false, true)) {
        try {
          threads.execute(this::run);
        } catch (RejectedExecutionException stopped) {
          running.set(false);
        }
      }
    }

    private void run() {
      try {
        while (!stopping && called.getAndSet(false)) {
          Optional<Served> served = queue.serve(printerId);
          if (served.isEmpty()) {
            break;
          }
          serve(served.get());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        // Most likely the database is away; the sweep calls again.
        LOG.warnf("Printer %s could not be served: %s", printerId, e.getMessage());
      } finally {
        running.set(false);
      }
      if (called.get() && !stopping) {
        wake();
      }
    }

    private void serve(Served printer) throws InterruptedException {
      if (printer.paused()) {
        if (printer.waiting() > 0) {
          queue.divert(printer.id(), Reason.PAUSED);
        }
        return;
      }
      switch (printer.kind()) {
        case VIRTUAL -> {
          queue.recovered(printer.id());
          if (printer.waiting() > 0) {
            queue.printAll(printer.id());
          }
        }
        case TCP -> tcp(printer);
        case AGENT -> agent(printer);
      }
    }

    private void tcp(Served printer) {
      boolean unwell = printer.condition() != Condition.OK;
      if (unwell && !isDue()) {
        // Known to be out of service: what came meanwhile goes on without waiting for a connection.
        queue.divert(printer.id(), Objects.requireNonNullElse(printer.reason(), Reason.NO_ANSWER));
        return;
      }
      if (!unwell && printer.waiting() == 0 && !isDue()) {
        return;
      }
      TcpLink link;
      try {
        link =
            TcpLink.open(
                Objects.requireNonNull(printer.host()),
                Objects.requireNonNull(printer.port()),
                patience,
                timer);
      } catch (IOException e) {
        trouble(Reason.UNREACHABLE);
        return;
      }
      try (link) {
        drain(printer, link);
      }
    }

    private void drain(Served printer, TcpLink link) {
      Finished before = null;
      boolean first = true;
      while (!stopping) {
        Optional<Reason> unready = unready(printer, link, first);
        if (unready.isPresent()) {
          if (before != null) {
            queue.finish(printerId, before);
          }
          trouble(unready.get());
          return;
        }
        if (first) {
          well();
          first = false;
        }
        Optional<Work> next = queue.next(printerId, before);
        before = null;
        if (next.isEmpty()) {
          return;
        }
        Work work = next.get();
        Paper paper = Marks.paper(work, venues.settings());
        Sent sent =
            link.send(
                PaperBytes.of(paper),
                paper.lines().size(),
                work.processId(),
                printer.proof() == ProofRule.NONE ? Proving.NOTHING : seen);
        switch (sent) {
          case Sent.Proved(Proof by) -> {
            learn(by);
            before = Finished.printed(work.id(), by);
          }
          case Sent.Unproved(Reason reason, boolean answers) -> {
            queue.finish(printerId, Finished.unknown(work.id(), reason));
            // One that never proved anything may just not be able to; its status is all there is.
            boolean cannot =
                reason == Reason.NO_PROOF && !printer.provedBefore() && seen == Proving.TO_BE_SEEN;
            if (cannot) {
              called.set(true);
            } else {
              trouble(reason);
            }
            return;
          }
        }
      }
      if (before != null) {
        queue.finish(printerId, before);
      }
    }

    /** Why the printer can't take a job now; empty when nothing speaks against it. */
    private Optional<Reason> unready(Served printer, TcpLink link, boolean first) {
      if (!first && silent) {
        // It did not answer before the first job; asking before each would only hold them up.
        return Optional.empty();
      }
      try {
        TcpLink.Status status = link.status();
        silent = status instanceof TcpLink.Status.Silent;
        return switch (status) {
          case TcpLink.Status.Trouble(Reason reason) -> Optional.of(reason);
          case TcpLink.Status.Silent() ->
              printer.proof() == ProofRule.ASK && printer.provedBefore()
                  ? Optional.of(Reason.NO_ANSWER)
                  : Optional.empty();
          case TcpLink.Status.Ready() ->
              first
                      && printer.reason() == Reason.NO_PROOF
                      && !link.worksItsBuffer(PrinterAnswers.processId(0, 0), seen)
                  ? Optional.of(Reason.NO_PROOF)
                  : Optional.empty();
        };
      } catch (IOException e) {
        return Optional.of(Reason.CONNECTION_LOST);
      }
    }

    private void learn(Proof by) {
      if (by == Proof.PROCESS_ID) {
        seen = Proving.BY_PROCESS_ID;
      } else if (by == Proof.STATUS) {
        seen = Proving.BY_STATUS;
      }
    }

    private void trouble(Reason reason) {
      long wait = FIRST_RETRY.toNanos() << Math.min(inVain, 8);
      inVain++;
      dueAt = System.nanoTime() + Math.min(wait, LONGEST_RETRY.toNanos());
      queue.trouble(printerId, reason);
    }

    private void well() {
      inVain = 0;
      dueAt = System.nanoTime() + LOOK.toNanos();
      queue.recovered(printerId);
    }

    private void agent(Served printer) throws InterruptedException {
      Optional<AgentLink> connected = agents.of(printerId).filter(AgentLink::isSignedIn);
      if (connected.isEmpty()) {
        trouble(Reason.UNREACHABLE);
        return;
      }
      boolean unwell = printer.condition() != Condition.OK;
      if (unwell && printer.reason() != Reason.UNREACHABLE && !isDue()) {
        queue.divert(printer.id(), Objects.requireNonNullElse(printer.reason(), Reason.AGENT));
        return;
      }
      well();
      AgentLink link = connected.get();
      // What it was sent and did not answer comes again, under the same id.
      Optional<Work> work = queue.unanswered(printerId).or(() -> queue.next(printerId, null));
      while (work.isPresent() && !stopping) {
        Work job = work.get();
        Optional<AgentAnswer> answer = link.print(forAgent(job), AGENT_ANSWER);
        if (answer.isEmpty()) {
          return;
        }
        AgentAnswer said = answer.get();
        Finished finished = finished(job.id(), said);
        Reason trouble = said.trouble();
        if (trouble != null) {
          queue.finish(printerId, finished);
          trouble(trouble);
          return;
        }
        work = queue.next(printerId, finished);
      }
    }

    private AgentJob forAgent(Work job) {
      return new AgentJob(
          job.id(),
          job.number(),
          job.copy(),
          job.kind(),
          job.label(),
          PaperBytes.of(Marks.paper(job, venues.settings())));
    }
  }

  /** What an agent's answer makes of a job: nothing on paper and a reason for it lets it wait. */
  static Finished finished(UUID jobId, AgentAnswer said) {
    return switch (said.state()) {
      case PRINTED -> Finished.printed(jobId, Proof.AGENT);
      case FAILED ->
          said.trouble() == null
              ? new Finished(jobId, JobState.FAILED, Reason.AGENT, null)
              : new Finished(jobId, JobState.QUEUED, said.trouble(), null);
      case UNKNOWN, QUEUED, SENDING ->
          Finished.unknown(jobId, Objects.requireNonNullElse(said.trouble(), Reason.AGENT));
    };
  }
}
