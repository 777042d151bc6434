package brigade.kitchen.printing.link;

import brigade.kitchen.printing.Proof;
import brigade.kitchen.printing.Reason;
import brigade.kitchen.printing.link.PrinterAnswers.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A connection to a printer, used by one thread. It says what is known after each job and nothing
 * more: that a socket or a driver took the bytes is no proof that they are on paper.
 */
public final class PrinterLink implements AutoCloseable {
  private final Wire wire;
  private final Patience patience;
  private final PrinterAnswers answers = new PrinterAnswers();

  private PrinterLink(Wire wire, Patience patience) {
    this.wire = wire;
    this.patience = patience;
  }

  /**
   * How long a printer is waited for.
   *
   * @param connect for the connection
   * @param status for answers in real time
   * @param write for the socket to take a whole job
   * @param proof for the proof of a job without rows
   * @param proofPerRow more for each row
   * @param look between looks at a printer whose proof is awaited: one without paper is found at
   *     once
   * @param grace for a process id after a status in order came first, while it is not known whether
   *     the printer sends process ids
   */
  public record Patience(
      Duration connect,
      Duration status,
      Duration write,
      Duration proof,
      Duration proofPerRow,
      Duration look,
      Duration grace) {

    /** An alarm is due within 5 s of a fault; a chit of 20 rows gets 1.0 + 2.2 + 0.8 s. */
    public static final Patience USUAL =
        new Patience(
            Duration.ofMillis(1_500),
            Duration.ofMillis(1_000),
            Duration.ofSeconds(3),
            Duration.ofMillis(2_200),
            Duration.ofMillis(40),
            Duration.ofMillis(500),
            Duration.ofMillis(400));
  }

  /**
   * Connects to a printer on the network.
   *
   * @param timer ends what takes too long; none of its tasks waits
   * @throws IOException when nobody listens there, or not in time
   */
  public static PrinterLink tcp(
      String host, int port, Patience patience, ScheduledExecutorService timer) throws IOException {
    return new PrinterLink(TcpWire.open(host, port, patience.connect, timer), patience);
  }

  /**
   * Opens a device file.
   *
   * @throws IOException when there is no such character device, or it can't be opened in time
   */
  public static PrinterLink device(Path file, Patience patience) throws IOException {
    return new PrinterLink(DeviceWire.open(file, patience.connect), patience);
  }

  /**
   * Asks how the printer is, in real time: it answers even when it can't print.
   *
   * @throws IOException when the connection broke
   */
  public Status status() throws IOException {
    if (!wire.hears()) {
      return new Status.Silent();
    }
    write(PrinterAnswers.statusQuestions());
    List<Integer> said = new ArrayList<>();
    long deadline = System.nanoTime() + patience.status.toNanos();
    while (said.size() < 3) {
      Optional<Answer> answer = read(deadline);
      if (answer.isEmpty()) {
        break;
      }
      if (answer.get() instanceof Answer.RealTime realTime) {
        said.add(realTime.bits());
      }
    }
    if (said.isEmpty()) {
      return new Status.Silent();
    }
    int general = said.get(0);
    int cause = said.size() > 1 ? said.get(1) : 0;
    int paper = said.size() > 2 ? said.get(2) : 0;
    return PrinterAnswers.trouble(general, cause, paper)
        .<Status>map(Status.Trouble::new)
        .orElseGet(Status.Ready::new);
  }

  /**
   * Sends a job and waits for its proof.
   *
   * @param rows how many it prints, which decides how long the proof may take
   * @param proving what this printer is known to answer
   */
  public Sent send(byte[] paper, int rows, String processId, Proving proving) {
    byte[] questions =
        proving == Proving.NOTHING ? new byte[0] : PrinterAnswers.proofQuestions(processId);
    byte[] all = new byte[paper.length + questions.length];
    System.arraycopy(paper, 0, all, 0, paper.length);
    System.arraycopy(questions, 0, all, paper.length, questions.length);
    try {
      write(all);
      if (proving == Proving.NOTHING) {
        return new Sent.Proved(Proof.SENT);
      }
      if (!wire.hears()) {
        return new Sent.Unproved(Reason.NO_PROOF, false);
      }
      return proof(rows, processId, proving).orElseGet(this::unproved);
    } catch (IOException e) {
      return new Sent.Unproved(Reason.CONNECTION_LOST, false);
    }
  }

  /** Asks for a proof with nothing before it: whether the printer works through its buffer. */
  public boolean worksItsBuffer(String processId, Proving proving) throws IOException {
    write(PrinterAnswers.proofQuestions(processId));
    return proof(0, processId, proving).filter(Sent.Proved.class::isInstance).isPresent();
  }

  private Optional<Sent> proof(int rows, String processId, Proving proving) throws IOException {
    long deadline =
        System.nanoTime() + patience.proof.plus(patience.proofPerRow.multipliedBy(rows)).toNanos();
    long look = System.nanoTime() + patience.look.toNanos();
    List<Integer> said = new ArrayList<>();
    boolean inOrder = false;
    while (true) {
      Optional<Answer> answer = read(Math.min(deadline, look));
      if (answer.isEmpty()) {
        long now = System.nanoTime();
        if (now < deadline && now >= look) {
          write(PrinterAnswers.statusQuestions());
          look = now + patience.look.toNanos();
          continue;
        }
        if (now >= deadline) {
          return inOrder ? Optional.of(new Sent.Proved(Proof.STATUS)) : Optional.empty();
        }
        continue;
      }
      switch (answer.get()) {
        case Answer.Done(String id) -> {
          if (id.equals(processId)) {
            return Optional.of(new Sent.Proved(Proof.PROCESS_ID));
          }
        }
        case Answer.InOrder(boolean hasPaper) -> {
          if (hasPaper && proving == Proving.BY_STATUS) {
            return Optional.of(new Sent.Proved(Proof.STATUS));
          }
          if (hasPaper && proving == Proving.TO_BE_SEEN) {
            inOrder = true;
            deadline = Math.min(deadline, System.nanoTime() + patience.grace.toNanos());
          }
        }
        case Answer.RealTime(int bits) -> {
          said.add(bits);
          if (said.size() == 3) {
            Optional<Reason> trouble =
                PrinterAnswers.trouble(said.get(0), said.get(1), said.get(2));
            if (trouble.isPresent()) {
              return Optional.of(new Sent.Unproved(trouble.get(), true));
            }
            said.clear();
          }
        }
      }
    }
  }

  private Sent unproved() {
    try {
      return switch (status()) {
        case Status.Trouble(Reason reason) -> new Sent.Unproved(reason, true);
        case Status.Ready() -> new Sent.Unproved(Reason.NO_PROOF, true);
        case Status.Silent() -> new Sent.Unproved(Reason.NO_PROOF, false);
      };
    } catch (IOException e) {
      return new Sent.Unproved(Reason.CONNECTION_LOST, false);
    }
  }

  /** The next answer, or empty when none came in time. */
  private Optional<Answer> read(long deadline) throws IOException {
    while (true) {
      long nanos = deadline - System.nanoTime();
      if (nanos <= 0) {
        return Optional.empty();
      }
      int next = wire.read(Duration.ofNanos(nanos));
      if (next < 0) {
        return Optional.empty();
      }
      Optional<Answer> answer = answers.take(next);
      if (answer.isPresent()) {
        return answer;
      }
    }
  }

  private void write(byte[] bytes) throws IOException {
    wire.write(bytes, patience.write);
  }

  @Override
  public void close() {
    wire.close();
  }

  /** What a printer is known to answer after a job. */
  public enum Proving {
    /** Nothing, its owner says; it isn't asked. */
    NOTHING,
    TO_BE_SEEN,
    BY_PROCESS_ID,
    BY_STATUS
  }

  /** How a printer is. */
  public sealed interface Status {
    record Ready() implements Status {}

    record Trouble(Reason reason) implements Status {}

    /** Connected, but not a byte came back. */
    record Silent() implements Status {}
  }

  /** What is known of a job after sending it. */
  public sealed interface Sent {
    record Proved(Proof by) implements Sent {}

    /**
     * Bytes left, and there is no proof.
     *
     * @param answers whether the printer still answers status questions
     */
    record Unproved(Reason reason, boolean answers) implements Sent {}
  }
}
