package brigade.kitchen.printing.agent;

import brigade.kitchen.printing.PrinterSimulator;
import brigade.kitchen.printing.Reason;
import brigade.kitchen.printing.agent.AgentOptions.Target;
import brigade.kitchen.printing.agent.Memory.Fate;
import brigade.kitchen.printing.agent.ServerLine.Refused;
import brigade.kitchen.printing.link.PrinterAnswers;
import brigade.kitchen.printing.link.PrinterHabits;
import brigade.kitchen.printing.link.PrinterLink;
import brigade.kitchen.printing.link.PrinterLink.Patience;
import brigade.kitchen.printing.link.PrinterLink.Sent;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Drives a printer that the server can't reach: takes its jobs over a WebSocket, prints them as the
 * server itself would, and says what came of each. It connects again whenever the connection is
 * lost, and never prints a job twice, not even over its own restart.
 */
public final class PrintAgent {
  /** Until the first attempt to connect anew; it doubles with each in vain. */
  static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  /** After a refusal: a PIN that is wrong now is wrong in a second too. */
  static final Duration AFTER_REFUSAL = Duration.ofSeconds(60);

  /** Between two looks at a printer that has nothing to do. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final String OK = "OK";

  private final AgentOptions options;
  private final Memory memory;
  private final PrintStream log;
  private final HttpClient http = HttpClient.newHttpClient();
  private final PrinterHabits habits = new PrinterHabits();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("printer-timer").factory());

  private @Nullable String token;
  private @Nullable String untold;
  private @Nullable Reason ailing;

  private PrintAgent(AgentOptions options, Memory memory, PrintStream log) {
    this.options = options;
    this.memory = memory;
    this.log = log;
  }

  /** Runs until it is stopped; ends with 2 when the options are wrong. */
  public static void main(String... arguments) throws InterruptedException, IOException {
    if (arguments.length > 0 && arguments[0].equals("simulator")) {
      PrinterSimulator.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    System.exit(run(System.out, System.err, arguments));
  }

  private static int run(PrintStream out, PrintStream err, String... arguments)
      throws InterruptedException {
    AgentOptions options;
    try {
      options = AgentOptions.of(System.getenv("BRIGADE_PIN"), arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(AgentOptions.USAGE);
      return 2;
    }
    try (Memory memory = Memory.open(options.memory())) {
      new PrintAgent(options, memory, out).serve();
    } catch (IOException e) {
      err.println(e.getMessage());
    }
    return 1;
  }

  /** Serves for ever; returns only when what was printed can't be remembered any more. */
  private void serve() throws InterruptedException, IOException {
    int inVain = 0;
    while (true) {
      Duration wait;
      try (ServerLine server = connect()) {
        inVain = 0;
        log.println("Connected to " + options.server());
        obey(server);
        wait = FIRST_RETRY;
      } catch (Forgetful e) {
        throw e;
      } catch (Refused e) {
        log.println(e.getMessage());
        wait = afterRefusal(token != null, e.isOver(), inVain++);
        token = e.isOver() ? null : token;
      } catch (IOException e) {
        log.println(e.getMessage());
        wait = waiting(inVain++);
      }
      Thread.sleep(wait);
    }
  }

  /**
   * How long a server that refused is left in peace.
   *
   * @param signedIn whether it refused the connection, rather than to sign in
   * @param over whether it did because the session is over; another is asked for soon
   */
  static Duration afterRefusal(boolean signedIn, boolean over, int inVain) {
    if (!signedIn) {
      return AFTER_REFUSAL;
    }
    return over ? FIRST_RETRY : waiting(inVain);
  }

  /** Doubling, and a little different for each agent, so that not all come at once. */
  static Duration waiting(int inVain) {
    long millis =
        Math.min(FIRST_RETRY.toMillis() << Math.min(inVain, 10), LONGEST_RETRY.toMillis());
    return Duration.ofMillis(millis * 3 / 4 + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
  }

  private ServerLine connect() throws IOException, InterruptedException {
    String session = token;
    if (session == null) {
      session = ServerLine.signIn(http, options);
      token = session;
    }
    return ServerLine.open(http, options, session);
  }

  private void obey(ServerLine server) throws IOException, InterruptedException {
    String last = untold;
    if (last != null) {
      server.say(last);
      untold = null;
    }
    String told = null;
    while (true) {
      String status = look();
      if (!status.equals(told)) {
        server.say(FlatJson.write("type", "status", "status", status));
        log.println("Printer: " + status);
        told = status;
      }
      for (Optional<String> said = server.next(LOOK);
          said.isPresent();
          said = server.next(Duration.ZERO)) {
        job(server, said.get());
      }
    }
  }

  private void job(ServerLine server, String text) throws IOException, InterruptedException {
    Map<String, String> message;
    byte[] paper;
    try {
      message = FlatJson.read(text);
      paper = Base64.getDecoder().decode(message.getOrDefault("bytes", ""));
    } catch (IllegalArgumentException e) {
      throw new IOException("The server says what no agent understands: " + e.getMessage(), e);
    }
    String id = message.get("id");
    if (!"job".equals(message.get("type")) || id == null) {
      return;
    }
    String answer = memory.of(id).map(fate -> again(id, fate)).orElse("");
    if (answer.isEmpty()) {
      answer = print(id, message, paper);
    }
    log.println(message.get("label") + ", " + message.get("number") + ": " + answer);
    untold = answer;
    server.say(answer);
    untold = null;
  }

  /** One that was begun and never ended may be on paper: the process was killed over it. */
  private static String again(String id, Fate fate) {
    return switch (fate) {
      case PRINTED -> answer("printed", id, OK);
      case BEGUN, UNKNOWN -> answer("unknown", id, OK);
    };
  }

  private String print(String id, Map<String, String> message, byte[] paper) throws Forgetful {
    PrinterLink opened;
    try {
      opened = open();
    } catch (IOException e) {
      return answer("failed", id, trouble(Reason.UNREACHABLE));
    }
    try (PrinterLink link = opened) {
      Optional<Reason> unready = habits.unready(link, true, habits.proved(), ailing);
      if (unready.isPresent()) {
        return answer("failed", id, trouble(unready.get()));
      }
      note(id, Fate.BEGUN);
      Sent sent = habits.send(link, paper, rows(paper), processId(message), options.asks());
      return switch (sent) {
        case Sent.Proved(var by) -> {
          note(id, Fate.PRINTED);
          ailing = null;
          yield answer("printed", id, OK);
        }
        case Sent.Unproved(Reason reason, boolean answers) -> {
          note(id, Fate.UNKNOWN);
          boolean cannot = reason == Reason.NO_PROOF && !habits.proved();
          yield answer("unknown", id, cannot ? OK : trouble(reason));
        }
      };
    }
  }

  private void note(String id, Fate fate) throws Forgetful {
    try {
      memory.note(id, fate);
    } catch (IOException e) {
      throw new Forgetful(e);
    }
  }

  private static int rows(byte[] paper) {
    int rows = 0;
    for (byte b : paper) {
      rows += b == '\n' ? 1 : 0;
    }
    return rows;
  }

  private static String processId(Map<String, String> message) {
    return PrinterAnswers.processId(
        Long.parseLong(message.getOrDefault("number", "0")),
        Integer.parseInt(message.getOrDefault("copy", "1")));
  }

  /** How the printer is. */
  private String look() {
    try (PrinterLink link = open()) {
      Optional<Reason> unready = habits.unready(link, true, habits.proved(), ailing);
      if (unready.isPresent()) {
        return trouble(unready.get());
      }
      ailing = null;
      return OK;
    } catch (IOException e) {
      return trouble(Reason.UNREACHABLE);
    }
  }

  private String trouble(Reason reason) {
    ailing = reason;
    return reason.name();
  }

  private PrinterLink open() throws IOException {
    return switch (options.target()) {
      case Target.Network(String host, int port) ->
          PrinterLink.tcp(host, port, Patience.USUAL, timer);
      case Target.Device(var file) -> PrinterLink.device(file, Patience.USUAL);
    };
  }

  private static String answer(String type, String id, String status) {
    return FlatJson.write("type", type, "id", id, "status", status);
  }

  /** The disk takes nothing more: to go on would be to print something twice one day. */
  private static final class Forgetful extends IOException {
    private static final long serialVersionUID = 1L;

    Forgetful(IOException cause) {
      super("What is printed can't be remembered: " + cause.getMessage(), cause);
    }
  }
}
