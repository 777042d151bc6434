package brigade.kitchen.printing;

import brigade.kitchen.printing.EscPosReader.Command;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An ESC/POS printer that isn't there: it listens on the loopback address, prints into memory and
 * answers as a real one does, status in real time and process ids in order. It can be told to
 * misbehave in the ways printers do. For demonstrations and tests; {@link #main} runs one that
 * prints to the standard output.
 */
public final class PrinterSimulator implements AutoCloseable {
  /** Commands a connection may have waiting, as a printer's buffer is finite. */
  private static final int BUFFER_LIMIT = 65_536;

  /** What came out of it is kept as it looks for the latest few. */
  private static final int PRINTOUTS_LIMIT = 20;

  /** Papers kept; older ones are thrown away as they would be. */
  private static final int PAPERS_LIMIT = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<String> papers = new ArrayList<>();
  private final List<Integer> strays = new ArrayList<>();
  private final Set<Socket> connections = new HashSet<>();
  private final StringBuilder paper = new StringBuilder();
  private final StringBuilder received = new StringBuilder();

  /** What it has taken and not printed, from whatever connection, in the order in which it came. */
  private final Queue<Taken> buffer = new ArrayDeque<>();

  private final Deque<List<PrintedRow>> printouts = new ArrayDeque<>();
  private final StringBuilder row = new StringBuilder();
  private List<PrintedRow> rows = new ArrayList<>();
  private Look look = Look.PLAIN;
  private final int port;

  private boolean closed;
  private @Nullable ServerSocket listening;

  /** Keeps the port while nobody listens there, so that no connection going out is given it. */
  private @Nullable Socket keeping;

  private Thread accepting;
  private boolean hasPaper = true;
  private boolean coverClosed = true;
  private boolean prints = true;
  private boolean answers = true;
  private boolean knowsProcessIds = true;
  private Duration answerDelay = Duration.ZERO;
  private int rowsUntilDrop = -1;
  private int rowsUntilPaperEnd = -1;
  private int kicks;
  private int connectionsSeen;
  private @Nullable OutputStream echo;

  private PrinterSimulator(int port) throws IOException {
    ServerSocket socket = listen(port);
    this.port = socket.getLocalPort();
    this.listening = socket;
    this.accepting = accepting(socket);
    Thread.ofVirtual().name("printer-simulator").start(this::print);
  }

  /** A command, and who waits for its answer. */
  private record Taken(Socket from, Command command) {}

  /** Starts one on a free port. */
  public static PrinterSimulator start() {
    return start(0);
  }

  /** Starts one on a port; 0 chooses a free one. */
  public static PrinterSimulator start(int port) {
    try {
      return new PrinterSimulator(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a printer on the given port, 9100 by default, until the process ends. It prints to the
   * standard output and is told what to do by lines of the standard input.
   */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    PrinterSimulator printer = start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9_100);
    printer.echo = System.out;
    System.out.println("A printer at port " + printer.port + "; help says what it can be told");
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      System.out.println(printer.tell(line));
    }
    printer.await(() -> false, Duration.ofDays(365));
  }

  private static final String HELP =
      """
      paper out | paper in      the roll
      cover open | cover closed
      unplug | plug             the network cable
      stuck | prints            takes every byte and prints nothing
      mute | speaks             answers nothing
      slow MILLIS               before every answer; 0 is at once
      drop ROWS                 breaks the connection after so many rows""";

  /** Does what a line says, and tells what it did. */
  String tell(String line) {
    String[] words = line.strip().split("\\s+");
    try {
      switch (line.strip().replaceAll("\\s+[0-9]+$", "")) {
        case "paper out" -> paper(false);
        case "paper in" -> paper(true);
        case "cover open" -> cover(false);
        case "cover closed" -> cover(true);
        case "unplug" -> behave(behaviour().connected(false));
        case "plug" -> behave(behaviour().connected(true));
        case "stuck" -> neverPrints(true);
        case "prints" -> neverPrints(false);
        case "mute" -> silent(true);
        case "speaks" -> silent(false);
        case "slow" -> answersAfter(Duration.ofMillis(Integer.parseInt(words[1])));
        case "drop" -> dropsAfter(Integer.parseInt(words[1]));
        default -> {
          return HELP;
        }
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return HELP;
    }
    return behaviour().toString();
  }

  /**
   * How a simulated printer behaves; a well one is {@link #WELL}.
   *
   * @param paper whether a roll is in
   * @param coverClosed whether its cover is closed
   * @param connected whether the cable is in
   * @param prints whether it prints what it takes
   * @param answers whether it answers anything
   * @param answerMillis how long every answer takes, 0 or more
   * @param dropsAfterRows after how many more rows it breaks the connection, or null
   * @param paperEndsAfterRows after how many more rows its roll ends, or null
   */
  public record Behaviour(
      boolean paper,
      boolean coverClosed,
      boolean connected,
      boolean prints,
      boolean answers,
      int answerMillis,
      @Nullable Integer dropsAfterRows,
      @Nullable Integer paperEndsAfterRows) {
    public static final Behaviour WELL = new Behaviour(true, true, true, true, true, 0, null, null);

    /** The same with its cable in or out. */
    public Behaviour connected(boolean now) {
      return new Behaviour(
          paper,
          coverClosed,
          now,
          prints,
          answers,
          answerMillis,
          dropsAfterRows,
          paperEndsAfterRows);
    }
  }

  /** How it behaves now. */
  public Behaviour behaviour() {
    lock.lock();
    try {
      return new Behaviour(
          hasPaper,
          coverClosed,
          listening != null,
          prints,
          answers,
          Math.toIntExact(answerDelay.toMillis()),
          rowsUntilDrop < 0 ? null : rowsUntilDrop,
          rowsUntilPaperEnd < 0 ? null : rowsUntilPaperEnd);
    } finally {
      lock.unlock();
    }
  }

  /** Lets it behave so from now on. */
  public void behave(Behaviour wanted) {
    Integer drop = wanted.dropsAfterRows();
    Integer end = wanted.paperEndsAfterRows();
    change(
        () -> {
          hasPaper = wanted.paper();
          coverClosed = wanted.coverClosed();
          prints = wanted.prints();
          answers = wanted.answers();
          answerDelay = Duration.ofMillis(wanted.answerMillis());
          rowsUntilDrop = drop == null ? -1 : drop;
          rowsUntilPaperEnd = end == null ? -1 : end;
        });
    boolean plugged = behaviour().connected();
    if (plugged && !wanted.connected()) {
      unplug();
    } else if (!plugged && wanted.connected()) {
      plugIn();
    }
  }

  /** How letters look. */
  private record Look(boolean bold, boolean tall, boolean wide, boolean inverted) {
    private static final Look PLAIN = new Look(false, false, false, false);

    private Look after(String setting, int value) {
      return switch (setting) {
        case "ESC E" -> new Look(value % 2 == 1, tall, wide, inverted);
        case "GS !" -> new Look(bold, (value & 0x0F) > 0, value >> 4 > 0, inverted);
        case "GS B" -> new Look(bold, tall, wide, value % 2 == 1);
        default -> this;
      };
    }
  }

  /**
   * A row as it came out.
   *
   * @param text its letters; empty for a picture
   * @param wide whether letters are twice as wide, {@code tall} whether they are twice as high
   * @param picture dots in place of letters, or null
   */
  public record PrintedRow(
      String text,
      boolean bold,
      boolean tall,
      boolean wide,
      boolean inverted,
      @Nullable Bitmap picture) {}

  /** The latest papers that were cut off, as they look, the newest first. */
  public List<List<PrintedRow>> printouts() {
    lock.lock();
    try {
      return List.copyOf(printouts);
    } finally {
      lock.unlock();
    }
  }

  public String host() {
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  public int port() {
    return port;
  }

  /** Takes the roll out or puts one in; what waits in the buffer then prints. */
  public void paper(boolean loaded) {
    change(() -> hasPaper = loaded);
  }

  /** Lets the roll end after so many more rows. */
  public void paperEndsAfter(int rows) {
    change(() -> rowsUntilPaperEnd = rows);
  }

  public void cover(boolean closed) {
    change(() -> coverClosed = closed);
  }

  /** Takes every byte, says that all is well, and prints nothing. */
  public void neverPrints(boolean never) {
    change(() -> prints = !never);
  }

  /** Prints, but sends nothing back, as a cheap print server does. */
  public void silent(boolean silent) {
    change(() -> answers = !silent);
  }

  /** Whether it knows the command that asks for a process id; older printers don't. */
  public void knowsProcessIds(boolean knows) {
    change(() -> knowsProcessIds = knows);
  }

  /** Lets every answer take so long. */
  public void answersAfter(Duration delay) {
    change(() -> answerDelay = delay);
  }

  /** Breaks the connection after so many more rows, and forgets what was in the buffer. */
  public void dropsAfter(int rows) {
    change(() -> rowsUntilDrop = rows);
  }

  /** Pulls the network cable: connections break and nobody listens. */
  public void unplug() {
    change(
        () -> {
          ServerSocket socket = listening;
          listening = null;
          if (socket != null) {
            close(socket);
          }
          connections.forEach(PrinterSimulator::close);
          connections.clear();
        });
    try {
      // Until the last accept returns, the system may still take a connection.
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    change(
        () -> {
          if (listening == null && keeping == null) {
            keeping = keep(port);
          }
        });
  }

  /** Puts the cable back, where it was pulled; the port is the same. */
  public void plugIn() {
    change(
        () -> {
          if (listening == null) {
            letGo();
            ServerSocket socket = again(port);
            listening = socket;
            accepting = accepting(socket);
          }
        });
  }

  private void letGo() {
    Socket kept = keeping;
    keeping = null;
    if (kept != null) {
      close(kept);
    }
  }

  /** Everything cut off so far, oldest first, each with its line breaks. */
  public List<String> papers() {
    lock.lock();
    try {
      return List.copyOf(papers);
    } finally {
      lock.unlock();
    }
  }

  /** What is printed and not yet cut off. */
  public String hanging() {
    lock.lock();
    try {
      return paper.toString();
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that were no text and no command of this house. */
  public List<Integer> strays() {
    lock.lock();
    try {
      return List.copyOf(strays);
    } finally {
      lock.unlock();
    }
  }

  /** How often the drawer was opened. */
  public int kicks() {
    lock.lock();
    try {
      return kicks;
    } finally {
      lock.unlock();
    }
  }

  /** How many connections were taken so far. */
  public int connectionsSeen() {
    lock.lock();
    try {
      return connectionsSeen;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many papers were cut off; false when they weren't in time. */
  public boolean awaitPapers(int count, Duration atMost) throws InterruptedException {
    return await(() -> papers.size() >= count, atMost);
  }

  /** Waits until a paper holds the text; false when none did in time. */
  public boolean awaitText(String text, Duration atMost) throws InterruptedException {
    return await(
        () -> paper.indexOf(text) >= 0 || papers.stream().anyMatch(p -> p.contains(text)), atMost);
  }

  /** Waits until the text has arrived, printed or not; false when it didn't in time. */
  public boolean awaitReceived(String text, Duration atMost) throws InterruptedException {
    return await(() -> received.indexOf(text) >= 0, atMost);
  }

  private boolean await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!reached.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    unplug();
    change(
        () -> {
          closed = true;
          letGo();
        });
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static ServerSocket again(int port) {
    try {
      return listen(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bound, and not listening: whoever connects is refused, as by a machine without a printer. */
  private static Socket keep(int port) {
    try {
      Socket socket = new Socket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private Thread accepting(ServerSocket socket) {
    return Thread.ofVirtual().name("printer-simulator").start(() -> accept(socket));
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        change(
            () -> {
              connections.add(connection);
              connectionsSeen++;
            });
        Thread.ofVirtual().name("printer-simulator").start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Reads on one thread while another prints: real-time questions overtake what waits to print. */
  private void serve(Socket connection) {
    try (connection) {
      EscPosReader reader =
          new EscPosReader(new BufferedInputStream(connection.getInputStream(), 4_096));
      for (Optional<Command> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get() instanceof Command.RealTimeStatus(int which)) {
          answer(connection, status(which));
          continue;
        }
        take(connection, next.get());
      }
      // A printer prints what it has taken, whether or not the sender is still there.
      await(() -> buffer.isEmpty() || connection.isClosed(), Duration.ofDays(1));
    } catch (IOException e) {
      // The sender went away, or the cable was pulled.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      change(() -> connections.remove(connection));
    }
  }

  private void take(Socket connection, Command command) {
    lock.lock();
    try {
      while (buffer.size() >= BUFFER_LIMIT && !connection.isClosed()) {
        changed.awaitUninterruptibly();
      }
      // What was still on its way when the cable was pulled does not arrive.
      if (!connection.isClosed()) {
        buffer.add(new Taken(connection, command));
        note(command);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void note(Command command) {
    if (command instanceof Command.Letter(char letter)) {
      if (received.length() >= BUFFER_LIMIT) {
        received.setLength(0);
      }
      received.append(letter);
    }
  }

  private boolean canPrint() {
    return hasPaper && coverClosed && prints;
  }

  /** Prints what was taken, one command after the other, until it is closed. */
  private void print() {
    while (true) {
      byte[] answer = {};
      Taken next;
      lock.lock();
      try {
        while (!closed && (buffer.isEmpty() || !canPrint())) {
          changed.awaitUninterruptibly();
        }
        if (closed) {
          return;
        }
        next = buffer.element();
        if (isRow(next.command()) && !feed(next.from())) {
          continue;
        }
        buffer.remove();
        answer = obey(next.command());
        changed.signalAll();
      } finally {
        lock.unlock();
      }
      if (answer.length > 0) {
        answer(next.from(), answer);
      }
    }
  }

  private static boolean isRow(Command command) {
    return command instanceof Command.LineFeed || command instanceof Command.Picture;
  }

  /** Moves the paper by a row, unless this is the row at which it was told to fail. */
  private boolean feed(Socket connection) {
    if (rowsUntilDrop == 0) {
      rowsUntilDrop = -1;
      close(connection);
      buffer.clear();
      connections.remove(connection);
      changed.signalAll();
      return false;
    }
    if (rowsUntilPaperEnd == 0) {
      rowsUntilPaperEnd = -1;
      hasPaper = false;
      changed.signalAll();
      return false;
    }
    rowsUntilDrop -= rowsUntilDrop > 0 ? 1 : 0;
    rowsUntilPaperEnd -= rowsUntilPaperEnd > 0 ? 1 : 0;
    return true;
  }

  private byte[] obey(Command command) {
    switch (command) {
      case Command.Letter(char letter) -> {
        paper.append(letter);
        row.append(letter);
      }
      case Command.Picture(Bitmap dots) -> {
        paper.append("[picture]\n");
        rows.add(new PrintedRow("", false, false, false, false, dots));
      }
      case Command.LineFeed() -> {
        paper.append('\n');
        rows.add(
            new PrintedRow(row.toString(), look.bold, look.tall, look.wide, look.inverted, null));
        row.setLength(0);
      }
      case Command.Feed(int rows) -> paper.repeat('\n', rows);
      case Command.Cut() -> cut();
      case Command.Kick() -> kicks++;
      case Command.Stray(int bytes) -> strays.add(bytes);
      case Command.ProcessId(String id) -> {
        if (knowsProcessIds) {
          byte[] answer = new byte[7];
          answer[0] = 0x37;
          answer[1] = 0x22;
          System.arraycopy(id.getBytes(StandardCharsets.US_ASCII), 0, answer, 2, 4);
          return answer;
        }
      }
      case Command.StatusInOrder(int which) -> {
        return new byte[] {0};
      }
      case Command.Initialise() -> look = Look.PLAIN;
      case Command.Setting(String name, int value) -> look = look.after(name, value);
      case Command.RealTimeStatus(int which) -> {}
    }
    return new byte[0];
  }

  private void cut() {
    if (papers.size() >= PAPERS_LIMIT) {
      papers.removeFirst();
    }
    papers.add(paper.toString());
    printouts.addFirst(List.copyOf(rows));
    rows = new ArrayList<>();
    if (printouts.size() > PRINTOUTS_LIMIT) {
      printouts.removeLast();
    }
    OutputStream to = echo;
    if (to != null) {
      try {
        to.write((paper + "- - - - - - - -\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    paper.setLength(0);
  }

  private byte[] status(int which) {
    lock.lock();
    try {
      int bits = 0x12;
      switch (which) {
        case 1 -> bits |= hasPaper && coverClosed ? 0 : 0x08;
        case 2 -> bits |= (coverClosed ? 0 : 0x04) | (hasPaper ? 0 : 0x20);
        case 4 -> bits |= hasPaper ? 0 : 0x60;
        default -> {
          return new byte[0];
        }
      }
      return new byte[] {(byte) bits};
    } finally {
      lock.unlock();
    }
  }

  private void answer(Socket connection, byte[] bytes) {
    boolean speaks;
    lock.lock();
    try {
      speaks = answers;
      long left = answerDelay.toNanos();
      while (left > 0 && !connection.isClosed()) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      lock.unlock();
    }
    if (!speaks) {
      return;
    }
    try {
      synchronized (connection) {
        connection.getOutputStream().write(bytes);
      }
    } catch (IOException e) {
      // Nobody is there to hear it.
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Closed is what it was to be.
    }
  }
}
