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
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

  /**
   * A printer is given as many papers at once as it prints in so long. A fast one costs few round
   * trips; a slow one has one at a time, so that little waits where it can't be moved any more and
   * little is unknown after a crash.
   */
  static final Duration IN_HAND = Duration.ofMillis(300);

  /** Papers that a printer has not begun with after so long go back to the queue. */
  static final Duration GIVE_BACK = Duration.ofSeconds(1);

  /**
   * Papers taken so long ago are begun no more: another process may take the printer over after its
   * lease, and reads what was begun until then.
   */
  static final Duration BEGIN_LIMIT = PrintQueue.LEASE.minusSeconds(1);

  /** How long an agent may take for one job. */
  static final Duration AGENT_ANSWER = Duration.ofSeconds(10);

  /** How long jobs under way may take when the server stops. */
  static final Duration FAREWELL = Duration.ofSeconds(6);

  private final PrintQueue queue;
  private final AgentLinks agents;
  private final Devices devices;
  private final Simulators simulators;
  private final Papers papers;
  private final Begun begun;
  private final Clock clock;
  private final Changes changes;
  private final Relaying relaying;
  private final Map<UUID, Worker> workers = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("printer-", 0).factory());
  private final ScheduledExecutorService timer =
      timer(Thread.ofPlatform().daemon().name("printer-timer").factory());

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
      Papers papers,
      Begun begun,
      Clock clock,
      Changes changes,
      Relaying relaying) {
    this.begun = begun;
    this.clock = clock;
    this.queue = queue;
    this.agents = agents;
    this.devices = devices;
    this.simulators = simulators;
    this.changes = changes;
    this.papers = papers;
    this.relaying = relaying;
  }

  /** Most of what it would end ends by itself long before, and is to be forgotten then. */
  private static ScheduledExecutorService timer(ThreadFactory threads) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
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
      return;
    }
    try {
      queue.releaseAll();
    } catch (RuntimeException e) {
      LOG.debugf("Another process will take the printers a little later: %s", e.getMessage());
    }
  }

  /**
   * Has a printer in trouble looked at when it is woken next, rather than when its wait is over.
   */
  void expect(UUID printerId) {
    Worker worker = workers.get(printerId);
    if (worker != null) {
      worker.dueAt = System.nanoTime();
      worker.forget();
    }
  }

  private void heard(Changed changed) {
    if (changed.topic() == Topic.PRINTERS) {
      Worker worker = workers.get(changed.id());
      if (worker != null) {
        worker.forget();
      }
    }
    if (changed.topic() == Topic.PRINTING) {
      if (changed.isOfAll()) {
        workers.values().forEach(this::call);
      } else {
        call(workers.get(changed.id()));
      }
    }
  }

  /** The paper of a virtual printer is printed as it is ordered; only the sweep looks after it. */
  private void call(@Nullable Worker worker) {
    if (worker != null && !worker.virtual) {
      worker.wake();
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
    begun.keepOnly(known);
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

  /**
   * A printer as it was read when it was well.
   *
   * @param asOf how often it had been told that it changed
   * @param until when it is read anew in any case, as {@link System#nanoTime} counts
   */
  private record Known(Served printer, int asOf, long until) {}

  /** A moment by both clocks: one of them stands still while a machine sleeps, the other is set. */
  private final class Since {
    private final long nanos;
    private final Instant at;

    Since(long nanos, Instant at) {
      this.nanos = nanos;
      this.at = at;
    }

    boolean isOver(Duration limit) {
      return System.nanoTime() - nanos > limit.toNanos() || clock.instant().isAfter(at.plus(limit));
    }
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

    /** How often it was told that the printer changed. */
    private final AtomicInteger told = new AtomicInteger();

    private @Nullable Known known;

    /** What became of papers and is not noted yet. */
    private final List<Finished> done = new ArrayList<>();

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
          note();
          Optional<Served> served = served();
          if (served.isEmpty()) {
            break;
          }
          serve(served.get());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        // Most likely the database is away; the sweep calls again. What is on paper is noted then;
        // whether the rest was noted is not known, and another process may have it by then.
        done.removeIf(one -> one.state() != JobState.PRINTED);
        forget();
        LOG.warnf("Printer %s could not be served: %s", printerId, e.getMessage());
      } finally {
        running.set(false);
      }
      if (called.get() && !stopping) {
        wake();
      }
    }

    /**
     * The printer, asked anew of the database only now and then while it is well: whether it is
     * still ours and not paused is asked again with each paper that is taken.
     */
    private Optional<Served> served() {
      int asOf = told.get();
      Known lately = known;
      if (lately != null && lately.asOf() == asOf && System.nanoTime() - lately.until() < 0) {
        return Optional.of(lately.printer());
      }
      long until = System.nanoTime() + LOOK.toNanos();
      Optional<Served> served = queue.serve(printerId);
      known =
          served
              .filter(printer -> printer.inService() && printer.isLinked())
              .map(printer -> new Known(printer, asOf, until))
              .orElse(null);
      return served;
    }

    /** It changed, or what it has in hand is not sure any more. */
    void forget() {
      told.incrementAndGet();
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

    /**
     * Prints what waits, some papers at a time: each is sent when the one before it is proved, and
     * what became of them is noted as the next ones are taken.
     */
    private void drain(Served printer, PrinterLink link) {
      boolean first = true;
      while (!stopping) {
        Optional<Reason> unready = unready(printer, link, first);
        if (unready.isPresent()) {
          trouble(unready.get());
          return;
        }
        if (first) {
          well(printer);
          first = false;
        }
        int most = habits.papersIn(IN_HAND, PrintQueue.TAKEN_AT_ONCE);
        // Whoever called up to here finds that all is taken.
        called.set(false);
        Begun.Pad pad = begun.pad(printerId);
        Since asked = new Since(System.nanoTime(), clock.instant());
        List<Work> taken = next(most);
        Optional<Reason> stopped = print(taken, asked, pad, printer, link);
        if (stopped.isPresent()) {
          // One that never proved anything may just not be able to; its status is all there is.
          if (stopped.get() == Reason.NO_PROOF && !printer.provedBefore() && !habits.proved()) {
            note();
            called.set(true);
          } else {
            trouble(stopped.get());
          }
          return;
        }
        if (taken.size() < most) {
          // Nothing else waited; whatever comes now calls.
          break;
        }
      }
      note();
    }

    private Optional<Reason> unready(Served printer, PrinterLink link, boolean first) {
      boolean proves =
          printer.proof() == ProofRule.ASK && (printer.provedBefore() || habits.proved());
      return habits.unready(link, first, proves, printer.reason());
    }

    /**
     * Prints papers one after the other; those it doesn't come to go back to the queue.
     *
     * @param asked when they were asked for
     * @return what stopped it, if anything did
     */
    private Optional<Reason> print(
        List<Work> taken, Since asked, Begun.Pad pad, Served printer, PrinterLink link) {
      List<Paper> drawn = papers.of(taken);
      long giveBackAt = System.nanoTime() + GIVE_BACK.toNanos();
      int at = 0;
      boolean failed = true;
      try {
        Optional<Reason> stopped = Optional.empty();
        while (at < taken.size() && stopped.isEmpty()) {
          if (at > 0) {
            if (stopping || System.nanoTime() - giveBackAt > 0) {
              break;
            }
            stopped = unready(printer, link, false);
            if (stopped.isPresent()) {
              break;
            }
          }
          Work work = taken.get(at);
          Paper paper = drawn.get(at);
          pad.begins(work.id());
          // Asked only now: who takes the printer over reads what was begun before its lease was
          // up.
          if (asked.isOver(BEGIN_LIMIT)) {
            pad.takesBack();
            break;
          }
          at++;
          Sent sent =
              habits.send(
                  link,
                  PaperBytes.of(paper),
                  paper.lines().size(),
                  work.processId(),
                  printer.proof() == ProofRule.ASK);
          switch (sent) {
            case Sent.Proved(Proof by) -> {
              pad.proved(by);
              done.add(Finished.printed(work.id(), by));
            }
            case Sent.Unproved(Reason reason, boolean answers) -> {
              done.add(Finished.unknown(work.id(), reason));
              stopped = Optional.of(reason);
            }
          }
        }
        failed = false;
        return stopped;
      } finally {
        taken.subList(at, taken.size()).forEach(work -> done.add(Finished.unsent(work.id())));
        if (failed) {
          note();
        }
      }
    }

    private List<Work> next(int most) {
      List<Work> taken = queue.next(printerId, done, most);
      done.clear();
      return taken;
    }

    private void note() {
      if (!done.isEmpty()) {
        queue.finish(printerId, done);
        done.clear();
      }
    }

    /** Notes what is done first, so that what goes back to the queue goes on to the backup. */
    private void trouble(Reason reason) {
      note();
      long wait = FIRST_RETRY.toNanos() << Math.min(inVain, 8);
      inVain++;
      dueAt = System.nanoTime() + Math.min(wait, LONGEST_RETRY.toNanos());
      queue.trouble(printerId, reason);
    }

    private void well(Served printer) {
      inVain = 0;
      dueAt = System.nanoTime() + LOOK.toNanos();
      if (printer.condition() != Condition.OK) {
        queue.recovered(printerId);
      }
    }

    private void agent(Served printer) throws InterruptedException {
      Optional<AgentLink> connected = agents.of(printerId).filter(AgentLink::isSignedIn);
      if (connected.isEmpty()) {
        trouble(Reason.UNREACHABLE);
        // Its agent may be connected to another process, who can't print while this one has it.
        queue.release(printerId);
        return;
      }
      AgentLink link = connected.get();
      // What it was sent and did not answer comes again, under the same id.
      Optional<Work> unanswered = queue.unanswered(printerId);
      if (unanswered.isPresent()) {
        Optional<Finished> finished = ask(link, unanswered.get());
        if (finished.isPresent()) {
          done.add(finished.get());
          note();
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
      well(printer);
      while (!stopping) {
        List<Work> work = next(1);
        if (work.isEmpty()) {
          return;
        }
        Optional<Finished> finished = ask(link, work.getFirst());
        if (finished.isEmpty()) {
          return;
        }
        done.add(finished.get());
        Reason reason = finished.get().reason();
        if (reason != null && reason != Reason.AGENT) {
          trouble(reason);
          return;
        }
      }
      note();
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
          PaperBytes.of(papers.of(List.of(job)).getFirst()));
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
