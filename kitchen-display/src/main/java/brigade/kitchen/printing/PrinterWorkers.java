package brigade.kitchen.printing;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.kitchen.printing.AgentLinks.AgentAnswer;
import brigade.kitchen.printing.AgentLinks.AgentJob;
import brigade.kitchen.printing.AgentLinks.AgentLink;
import brigade.kitchen.printing.PrintQueue.Finished;
import brigade.kitchen.printing.PrintQueue.Served;
import brigade.kitchen.printing.link.PrinterHabits;
import brigade.kitchen.printing.link.PrinterLink;
import brigade.kitchen.printing.link.PrinterLink.Patience;
import brigade.kitchen.printing.link.PrinterLink.Sent;
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
  private final Devices devices;
  private final Simulators simulators;
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
      PrintQueue queue,
      AgentLinks agents,
      Devices devices,
      Simulators simulators,
      Changes changes,
      Venues venues,
      Relaying relaying) {
    this.queue = queue;
    this.agents = agents;
    this.devices = devices;
    this.simulators = simulators;
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
    Set<UUID> simulated = new HashSet<>();
    boolean waiting = false;
    for (Served printer : printers) {
      known.add(printer.id());
      if (printer.kind() == PrinterKind.SIMULATED) {
        simulated.add(printer.id());
      }
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
    simulators.keepOnly(simulated);
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
    private final PrinterHabits habits = new PrinterHabits();
    private int inVain;

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
        case TCP, DEVICE, SIMULATED -> linked(printer);
        case AGENT -> agent(printer);
      }
    }

    private void linked(Served printer) {
      boolean unwell = printer.condition() != Condition.OK;
      if (unwell && !isDue()) {
        // Known to be out of service: what came meanwhile goes on without waiting for a connection.
        queue.divert(printer.id(), Objects.requireNonNullElse(printer.reason(), Reason.NO_ANSWER));
        return;
      }
      if (!unwell && printer.waiting() == 0 && !isDue()) {
        return;
      }
      PrinterLink link;
      try {
        link = open(printer);
      } catch (IOException e) {
        trouble(Reason.UNREACHABLE);
        return;
      }
      try (link) {
        drain(printer, link);
      }
    }

    private PrinterLink open(Served printer) throws IOException {
      return switch (printer.kind()) {
        case TCP ->
            PrinterLink.tcp(
                Objects.requireNonNull(printer.host()),
                Objects.requireNonNull(printer.port()),
                patience,
                timer);
        case DEVICE ->
            PrinterLink.device(devices.find(Objects.requireNonNull(printer.device())), patience);
        case SIMULATED -> {
          PrinterSimulator simulator = simulators.of(printer.id());
          yield PrinterLink.tcp(simulator.host(), simulator.port(), patience, timer);
        }
        case VIRTUAL, AGENT -> throw new IllegalArgumentException(printer.kind() + " has no link");
      };
    }

    private void drain(Served printer, PrinterLink link) {
      Finished before = null;
      boolean first = true;
      while (!stopping) {
        boolean proves = printer.proof() == ProofRule.ASK && printer.provedBefore();
        Optional<Reason> unready = habits.unready(link, first, proves, printer.reason());
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
            habits.send(
                link,
                PaperBytes.of(paper),
                paper.lines().size(),
                work.processId(),
                printer.proof() == ProofRule.ASK);
        switch (sent) {
          case Sent.Proved(Proof by) -> before = Finished.printed(work.id(), by);
          case Sent.Unproved(Reason reason, boolean answers) -> {
            queue.finish(printerId, Finished.unknown(work.id(), reason));
            // One that never proved anything may just not be able to; its status is all there is.
            boolean cannot =
                reason == Reason.NO_PROOF && !printer.provedBefore() && !habits.proved();
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
      AgentLink link = connected.get();
      // What it was sent and did not answer comes again, under the same id.
      Optional<Work> unanswered = queue.unanswered(printerId);
      if (unanswered.isPresent()) {
        Optional<Finished> finished = ask(link, unanswered.get());
        if (finished.isPresent()) {
          queue.finish(printerId, finished.get());
          called.set(true);
        }
        return;
      }
      Reason ails = link.ails();
      boolean unwell = printer.condition() != Condition.OK;
      if (ails != null) {
        if (ails != printer.reason() || isDue()) {
          trouble(ails);
        } else {
          queue.divert(printer.id(), ails);
        }
        return;
      }
      if (unwell && printer.reason() != Reason.UNREACHABLE && !isDue()) {
        queue.divert(printer.id(), Objects.requireNonNullElse(printer.reason(), Reason.AGENT));
        return;
      }
      well();
      Finished before = null;
      while (!stopping) {
        Optional<Work> work = queue.next(printerId, before);
        if (work.isEmpty()) {
          return;
        }
        Optional<Finished> finished = ask(link, work.get());
        if (finished.isEmpty()) {
          return;
        }
        before = finished.get();
        if (before.reason() != null) {
          queue.finish(printerId, before);
          if (before.reason() != Reason.AGENT) {
            trouble(before.reason());
            return;
          }
          before = null;
        }
      }
      if (before != null) {
        queue.finish(printerId, before);
      }
    }

    /** Has the agent print a job; empty when it went away or said nothing in time. */
    private Optional<Finished> ask(AgentLink link, Work work) throws InterruptedException {
      return link.print(forAgent(work), AGENT_ANSWER).map(said -> finished(work.id(), said));
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
