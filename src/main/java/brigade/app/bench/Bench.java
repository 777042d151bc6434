package brigade.app.bench;

import brigade.app.simulate.Caller;
import brigade.app.simulate.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The benchmarks of docs/benchmarks.md, one at a time. Ends with 0, with 1 when there were errors,
 * with 2 when the options are wrong.
 */
public final class Bench {
  private static final List<String> OPTIONS =
      List.of(
          "bench",
          "server",
          "device",
          "pins",
          "clients",
          "warmup",
          "seconds",
          "runs",
          "rate",
          "checks",
          "orders",
          "limit",
          "jar",
          "jvm",
          "manager",
          "cook",
          "chromium");

  private final Options options;
  private final PrintStream out;
  private final int clients;
  private final int warmUp;
  private final int seconds;
  private final int runs;

  private Bench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.clients = options.number("clients", 16, 1, 1_000);
    this.warmUp = options.number("warmup", 10, 0, 3_600);
    this.seconds = options.number("seconds", 15, 1, 3_600);
    this.runs = options.number("runs", 3, 1, 100);
  }

  /**
   * Runs {@code --bench=send}, {@code close}, {@code latency}, {@code addline}, {@code contention},
   * {@code split}, {@code chits}, {@code sockets}, {@code painted} or {@code start}; the further
   * options stand in docs/benchmarks.md.
   */
  public static void main(String... arguments) throws InterruptedException, IOException {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments)
      throws InterruptedException, IOException {
    try {
      Bench bench = new Bench(Options.of(OPTIONS, arguments), out);
      out.printf(
          Locale.ROOT,
          "%s %s, %d processors, JDK %s%n",
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version());
      return switch (bench.options.text("bench", "send")) {
        case "send" -> bench.send();
        case "close" -> bench.close();
        case "latency" -> bench.latency();
        case "addline" -> bench.addLine();
        case "contention" -> bench.contention();
        case "split" -> bench.split();
        case "chits" -> bench.chits();
        case "sockets" -> bench.sockets();
        case "painted" -> bench.painted();
        case "start" -> bench.start();
        default ->
            throw new IllegalArgumentException(
                "--bench= is send, close, latency, addline, contention, split, chits, sockets,"
                    + " painted or start");
      };
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    } catch (RuntimeException e) {
      err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      return 1;
    }
  }

  private int send() throws InterruptedException {
    House house = house();
    List<Measured> measured = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      measured.add(told(run, Load.closed(house::connect, house::send, clients, warmUp, seconds)));
    }
    return conclude("send " + House.LINES + " lines, " + clients + " clients", measured);
  }

  private int close() throws InterruptedException {
    House house = house();
    int checks = options.number("checks", 10_000, clients, 1_000_000);
    List<Measured> measured = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      out.println("Sending " + checks + " orders to close");
      Queue<House.Owed> owing = house.owing(checks, clients);
      Load.Step pay =
          connection -> {
            House.Owed next = owing.poll();
            return next == null ? null : connection.post(next.path(), next.body());
          };
      // Sending them has warmed the server up, but not the path of a payment.
      measured.add(
          told(run, Load.closed(house::connect, pay, clients, Math.min(warmUp, 2), seconds)));
    }
    return conclude("close a check in cash, " + clients + " clients", measured);
  }

  private int latency() throws InterruptedException {
    House house = house();
    int rate = options.number("rate", 100, 1, 10_000);
    List<Measured> measured = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      measured.add(
          told(
              run,
              Load.open(
                  house::connect,
                  (connection, due, counts) -> house.send(connection),
                  rate,
                  warmUp,
                  seconds)));
    }
    return conclude("send at " + rate + " orders/s, open loop", measured);
  }

  private int addLine() throws InterruptedException, IOException {
    Adding adding = adding();
    List<Measured> measured = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      measured.add(told(run, adding.run(false, warmUp, seconds)));
    }
    return conclude("add a line, " + clients + " clients", measured);
  }

  private int contention() throws InterruptedException, IOException {
    Adding adding = adding();
    List<Measured> apart = new ArrayList<>();
    List<Measured> together = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      out.println("each terminal at a table of its own");
      apart.add(told(run, adding.run(false, warmUp, seconds)));
      out.println("all terminals at one table");
      together.add(told(run, adding.run(true, warmUp, seconds)));
    }
    int code = conclude("add a line, " + clients + " terminals at tables of their own", apart);
    code |= conclude("add a line, " + clients + " terminals at one table", together);
    out.printf(
        Locale.ROOT,
        "share of the rate at tables of their own: %.2f%n",
        median(together).perSecond() / median(apart).perSecond());
    return code;
  }

  private Adding adding() {
    return new Adding(house(), clients, options.number("orders", 800, clients, 100_000));
  }

  private int split() throws IOException {
    Splitting splitting = new Splitting(house());
    int times = options.number("checks", 100, 1, 1_000_000);
    int code = 0;
    for (boolean evenly : new boolean[] {true, false}) {
      List<Measured> measured = new ArrayList<>();
      for (int run = 1; run <= runs; run++) {
        measured.add(told(run, splitting.run(evenly, Math.min(times, 20), times)));
      }
      code |=
          conclude(
              "split "
                  + Splitting.LINES
                  + " lines into "
                  + Splitting.CHECKS
                  + " checks "
                  + (evenly ? "evenly" : "by item"),
              measured);
    }
    return code;
  }

  private int chits() throws IOException, InterruptedException {
    int orders = options.number("orders", 800, clients, 100_000);
    int rate = options.number("rate", 50, 1, 10_000);
    House house = house();
    int code = 0;
    try (Chits chits = new Chits(house, manager(), clients)) {
      Map<Boolean, List<Measured>> drained = new TreeMap<>();
      Map<Boolean, List<Measured>> due = new TreeMap<>();
      Map<Boolean, List<Measured>> taken = new TreeMap<>();
      for (int run = 1; run <= runs; run++) {
        for (boolean faulty : new boolean[] {false, true}) {
          out.println(faulty ? "one printer beside them dead and one slow" : "all printers well");
          keep(drained, faulty, told(run, chits.drain(faulty, orders)));
          Chits.FirstByte first = chits.firstByte(faulty, rate, warmUp, seconds);
          keep(due, faulty, told(run, first.due()));
          keep(taken, faulty, told(run, first.taken()));
        }
      }
      code |= both("chits of " + orders + " orders that waited, to six sinks at once", drained);
      code |= both("order due to first byte at " + rate + " orders/s", due);
      code |= both("order taken to first byte at " + rate + " orders/s", taken);
    }
    return code;
  }

  private static void keep(Map<Boolean, List<Measured>> all, boolean key, Measured one) {
    all.computeIfAbsent(key, none -> new ArrayList<>()).add(one);
  }

  /** The same without and with a dead and a slow printer beside, and what came of it. */
  private int both(String what, Map<Boolean, List<Measured>> measured) {
    List<Measured> well = measured.getOrDefault(false, List.of());
    List<Measured> faulty = measured.getOrDefault(true, List.of());
    int code = conclude(what, well);
    code |= conclude(what + ", a dead and a slow one beside", faulty);
    out.printf(
        Locale.ROOT,
        "with them: %.2f of the rate, %.2f of p50, %.2f of p99%n",
        median(faulty).perSecond() / median(well).perSecond(),
        median(faulty).p50() / median(well).p50(),
        median(faulty).p99() / median(well).p99());
    return code;
  }

  private int sockets() throws IOException, InterruptedException {
    int followers = options.number("clients", 64, 1, 1_000);
    int rate = options.number("rate", 50, 1, 10_000);
    House house = house();
    Caller manager = manager();
    List<Measured> due = new ArrayList<>();
    List<Measured> taken = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      Sockets.Messages messages = new Sockets(house, manager, followers).run(rate, warmUp, seconds);
      due.add(told(run, messages.due()));
      taken.add(told(run, messages.taken()));
      out.printf(Locale.ROOT, "  screens that fell behind: %d times%n", messages.behind());
    }
    String where = " on " + followers + " sockets at " + rate + " orders/s";
    int code = conclude("order due to message" + where, due);
    return code | conclude("order taken to message" + where, taken);
  }

  private int painted() throws InterruptedException {
    int browsers = options.number("clients", 8, 1, 64);
    int rate = options.number("rate", 2, 1, 100);
    House house = House.enter(server(), options.text("device", "demo"), pins(), 4);
    List<Measured> due = new ArrayList<>();
    List<Measured> taken = new ArrayList<>();
    try (Painted painted =
        new Painted(
            house,
            manager(),
            server(),
            Path.of(options.text("chromium", "/usr/bin/chromium")),
            options.text("cook", "3333"),
            browsers)) {
      for (int run = 1; run <= runs; run++) {
        Painted.Cards cards = painted.run(rate, warmUp, seconds);
        due.add(told(run, cards.due()));
        taken.add(told(run, cards.taken()));
      }
    }
    String where = " in " + browsers + " browsers at " + rate + " orders/s";
    int code = conclude("order due to painted" + where, due);
    return code | conclude("order taken to painted" + where, taken);
  }

  private Caller manager() {
    return Caller.signIn(
        Caller.http(), server(), options.text("device", "demo"), options.text("manager", "9999"));
  }

  private int start() throws IOException, InterruptedException {
    List<String> jvm =
        options.text("jvm").map(text -> Stream.of(text.split("\\s+")).toList()).orElse(List.of());
    Path jar = Path.of(options.text("jar", "src/target/quarkus-app/quarkus-run.jar"));
    List<Double> millis = new Starting(jar, jvm, options.text("device", "demo"), pins()).run(runs);
    out.printf(Locale.ROOT, "on nothing, making the database: %.0f ms%n", millis.getFirst());
    List<Double> again = millis.subList(1, millis.size());
    for (int run = 1; run <= again.size(); run++) {
      out.printf(Locale.ROOT, "run %d: %.0f ms%n", run, again.get(run - 1));
    }
    double median = again.stream().sorted().toList().get(again.size() / 2);
    out.printf(Locale.ROOT, "| process start to first committed order | %.2f s |%n", median / 1000);
    return 0;
  }

  private URI server() {
    URI server = URI.create(options.text("server", "http://localhost:8080"));
    if (!"http".equals(server.getScheme()) || server.getHost() == null) {
      throw new IllegalArgumentException("--server=" + server + ": it is an address with http://");
    }
    return server;
  }

  private House house() {
    return House.enter(server(), options.text("device", "demo"), pins(), clients);
  }

  private List<String> pins() {
    return options.list("pins", "1111,2222");
  }

  private Measured told(int run, Measured measured) {
    out.printf(Locale.ROOT, "run %d: %s%n", run, measured.line());
    return measured;
  }

  /** Prints the median run as a row of the table. */
  private int conclude(String what, List<Measured> measured) {
    Measured median = median(measured);
    double limit = options.text("limit").map(Bench::tps).orElse(0.0);
    out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.2f | %.2f | %d | %s |%n",
        what,
        median.perSecond(),
        median.p50(),
        median.p99(),
        measured.stream().mapToLong(Measured::errors).sum(),
        limit == 0 ? "" : String.format(Locale.ROOT, "%.2f", median.perSecond() / limit));
    return measured.stream().allMatch(run -> run.errors() == 0) ? 0 : 1;
  }

  private static Measured median(List<Measured> measured) {
    return measured.stream()
        .sorted(Comparator.comparingDouble(Measured::perSecond))
        .toList()
        .get(measured.size() / 2);
  }

  private static double tps(String text) {
    try {
      double tps = Double.parseDouble(text);
      if (tps > 0 && Double.isFinite(tps)) {
        return tps;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException("--limit=" + text + ": it is transactions a second");
  }
}
