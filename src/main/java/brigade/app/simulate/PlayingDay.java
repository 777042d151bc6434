package brigade.app.simulate;

import brigade.app.simulate.PastSales.Party;
import brigade.app.simulate.Terminal.Served;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays one day of past sales: imports the menu, then serves each party from the order to the
 * closed check, while a cook bumps what comes to the kitchen.
 */
public final class PlayingDay {
  private final Plan plan;
  private final PastSales sales;
  private final LocalDate day;
  private final Progress progress;
  private final HttpClient http = Caller.http();

  /**
   * @throws IllegalArgumentException if the files or the day are not right
   */
  public PlayingDay(Plan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    this.sales = PastSales.in(plan.folder());
    this.day = plan.day().orElseGet(sales::busiestDay);
    sales.on(day);
  }

  /** The day that is played. */
  public LocalDate day() {
    return day;
  }

  /**
   * Plays the day.
   *
   * @throws Caller.Refused if the server refuses what it should take
   * @throws Caller.Unreachable if it is away for longer than {@link Caller#PATIENCE}
   * @throws IllegalStateException if what it answers can't be
   */
  public Outcome play() throws InterruptedException {
    long start = System.nanoTime();
    Caller manager = signIn(plan.managerPin());
    int digits = importMenu(manager);
    Figures before = plan.close() ? DayReports.soldToday(manager) : Figures.NONE;
    Cook cook = new Cook(signIn(plan.cookPin()));
    List<Served> served;
    try (ExecutorService kitchen = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> cooking = kitchen.submit(cook);
      try {
        served = serveAll(cook, freeTables(manager));
        cook.lastOrder();
      } catch (RuntimeException | InterruptedException e) {
        cook.dismiss();
        throw e;
      }
      await(cooking);
    }
    Figures taken = served.stream().map(Served::figures).reduce(Figures.NONE, Figures::plus);
    Optional<ZReport> z =
        plan.close() ? Optional.of(DayReports.close(manager, before)) : Optional.empty();
    return new Outcome(
        day,
        sales.figures(day, digits),
        taken,
        z,
        digits,
        (int) served.stream().filter(Served::byCard).count(),
        cook.bumped(),
        cook.left(),
        Caller.retries(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private Caller signIn(String pin) {
    return Caller.signIn(http, plan.server(), plan.device(), pin);
  }

  /** Imports the menu and checks that it arrived: each pizza one item, in all its sizes. */
  private int importMenu(Caller manager) {
    JsonNode imported = manager.postCsv("menu/import", sales.menuCsv());
    if (Answers.number(imported, "items") != sales.items()) {
      throw new IllegalStateException(
          "The files have " + sales.items() + " pizzas, the import made " + imported.path("items"));
    }
    JsonNode menu = manager.get("menu");
    Set<String> missing = new HashSet<>(sales.skus());
    int items = 0;
    for (JsonNode item : menu.path("items")) {
      boolean ours = missing.remove(item.path("sku").asText());
      for (JsonNode size : item.path("sizes")) {
        ours |= missing.remove(size.path("sku").asText());
      }
      items += ours ? 1 : 0;
    }
    if (!missing.isEmpty() || items != sales.items()) {
      throw new IllegalStateException(
          "The menu has "
              + items
              + " of "
              + sales.items()
              + " pizzas"
              + (missing.isEmpty() ? "" : ", not " + String.join(", ", missing)));
    }
    return Currency.getInstance(Answers.text(menu, "currency")).getDefaultFractionDigits();
  }

  private static Queue<String> freeTables(Caller manager) {
    Queue<String> free = new ConcurrentLinkedQueue<>();
    for (JsonNode table : manager.get("floor").path("tables")) {
      if (table.path("state").asText().equals("FREE")) {
        free.add(Answers.text(table, "id"));
      }
    }
    return free;
  }

  private List<Served> serveAll(Cook cook, Queue<String> freeTables) throws InterruptedException {
    List<Party> parties = sales.on(day);
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    List<Served> served = new ArrayList<>();
    long opened = System.nanoTime();
    try (ExecutorService terminals = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> working = new ArrayList<>();
      for (int client = 0; client < plan.clients(); client++) {
        String pin = plan.serverPins().get(client % plan.serverPins().size());
        working.add(
            terminals.submit(
                () -> {
                  try {
                    Terminal terminal = new Terminal(signIn(pin), freeTables, cook::expect);
                    while (!failed.get()) {
                      int index = next.getAndIncrement();
                      if (index >= parties.size()) {
                        return;
                      }
                      awaitArrival(parties, index, opened);
                      Served one = terminal.serve(parties.get(index), index);
                      synchronized (served) {
                        served.add(one);
                        progress.at(served.size(), parties.size());
                      }
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (RuntimeException e) {
                    failed.set(true);
                    throw e;
                  }
                }));
      }
      for (Future<?> work : working) {
        await(work);
      }
    }
    return served;
  }

  /** Waits for the time at which the party comes, if the day is played by the clock. */
  private void awaitArrival(List<Party> parties, int index, long opened)
      throws InterruptedException {
    if (plan.speed() == 0) {
      return;
    }
    Duration since = Duration.between(parties.getFirst().at(), parties.get(index).at());
    Thread.sleep(
        Duration.ofNanos(Math.max(0, opened + since.toNanos() / plan.speed() - System.nanoTime())));
  }

  private static void await(Future<?> work) throws InterruptedException {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  /**
   * How the day went.
   *
   * @param day the day of the files
   * @param files what the files say
   * @param taken what the server says the served orders came to
   * @param z the Z report, if the day was closed
   * @param digits decimals of the currency
   * @param cards checks paid by card; the others were paid in cash
   * @param ticketsBumped tickets the cook bumped
   * @param ticketsLeft tickets nobody could bump
   * @param retries calls that had to be repeated
   */
  public record Outcome(
      LocalDate day,
      Figures files,
      Figures taken,
      Optional<ZReport> z,
      int digits,
      int cards,
      int ticketsBumped,
      int ticketsLeft,
      long retries,
      Duration took) {
    /** Whether the server and the files agree to the cent. */
    public boolean agrees() {
      return files.equals(taken)
          && ticketsLeft == 0
          && z.map(report -> report.ofThisPlay().equals(files)).orElse(true);
    }
  }

  /**
   * The report that closed the business day.
   *
   * @param number its number
   * @param businessDate the trading date it closed
   * @param whole all of that day
   * @param ofThisPlay the day without what had been sold before this play
   */
  public record ZReport(long number, LocalDate businessDate, Figures whole, Figures ofThisPlay) {}
}
