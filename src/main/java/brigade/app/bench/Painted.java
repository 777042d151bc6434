package brigade.app.bench;

import brigade.app.bench.Since.Ordered;
import brigade.app.simulate.Answers;
import brigade.app.simulate.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stations' screens in real browsers, each a process of its own, while orders with a line for every
 * station come at a fixed rate and cooks bump what is some seconds old. Each page notes itself when
 * a new card was painted: in the first frame that has it, after that frame.
 */
final class Painted implements AutoCloseable {
  /** A cook is done with a ticket after so long, so that boards stay as full as in a service. */
  private static final long COOKED_AFTER_SECONDS = 5;

  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final double PATIENCE_MILLIS = 120_000;

  private static final String WATCH =
      """
      () => {
        const seen = new Set(), painted = [];
        window.painted = painted;
        const look = noting => document.querySelectorAll('article.ticket[data-sent]').forEach(card => {
          const sent = card.dataset.sent;
          if (seen.has(sent)) return;
          seen.add(sent);
          if (noting) requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.onmessage = () =>
                painted.push([Number(sent), performance.timeOrigin + performance.now()]);
            after.port2.postMessage(0);
          });
        });
        look(false);
        new MutationObserver(() => look(true)).observe(document.body,
            {subtree: true, childList: true, attributes: true, attributeFilter: ['data-sent']});
      }
      """;

  private final House house;
  private final Caller manager;
  private final SameClock clock = new SameClock();
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final List<Page> pages = new ArrayList<>();

  /**
   * Opens the browsers, signed in, on the stations in turn.
   *
   * @param chromium the browser's program
   * @param pin of somebody who sees the kitchen
   */
  Painted(House house, Caller manager, URI server, Path chromium, String pin, int browsers) {
    this.house = house;
    this.manager = manager;
    try {
      for (int i = 0; i < browsers; i++) {
        String station = house.stations().get(i % house.stations().size());
        pages.add(open(server, chromium, pin, station));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Page open(URI server, Path chromium, String pin, String station) {
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setTimeout(PATIENCE_MILLIS)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(WIDTH, HEIGHT));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.navigate(server + "/");
    page.waitForSelector(".screen-sign-in .pin button");
    for (char digit : pin.toCharArray()) {
      page.locator(
              ".screen-sign-in .pin button",
              new Page.LocatorOptions().setHasText(String.valueOf(digit)))
          .click(new Locator.ClickOptions());
    }
    page.waitForURL(url -> !URI.create(url).getPath().equals("/"));
    page.navigate(server + "/kitchen/" + station);
    page.waitForSelector(".kbar");
    return page;
  }

  /**
   * What was painted of orders at a fixed rate.
   *
   * @param due cards a second, and how long after its order was due each was painted
   * @param taken the same from when the server had read the order
   */
  record Cards(Measured due, Measured taken) {}

  Cards run(int rate, int warmUp, int seconds) throws InterruptedException {
    bump(0);
    pages.forEach(page -> page.evaluate(WATCH));
    Thread cook = Thread.ofVirtual().start(this::cook);
    Orders orders = new Orders(house, house.oneOfEachStation());
    Measured sends = orders.send(rate, warmUp, seconds);
    // The last cards have their time too; nothing waits for a card that does not come.
    TimeUnit.SECONDS.sleep(2);
    cook.interrupt();
    cook.join();
    Map<Long, Ordered> bySent =
        orders.counted().values().stream()
            .collect(Collectors.toMap(Ordered::takenMillis, Function.identity(), (a, b) -> a));
    Since since = new Since();
    long missing = 0;
    for (Page page : pages) {
      Map<Long, Double> paintedAt = new HashMap<>();
      for (Object one : (List<?>) page.evaluate("() => window.painted")) {
        List<?> pair = (List<?>) one;
        paintedAt.putIfAbsent(
            ((Number) pair.getFirst()).longValue(), ((Number) pair.getLast()).doubleValue());
      }
      for (Map.Entry<Long, Ordered> order : bySent.entrySet()) {
        Double at = paintedAt.get(order.getKey());
        if (at == null) {
          missing++;
        } else {
          since.came(
              order.getValue(),
              clock.nanos(Instant.EPOCH.plus((long) (at * 1_000), ChronoUnit.MICROS)));
        }
      }
    }
    double perSecond = sends.perSecond() * pages.size();
    Measured due =
        new Measured(
            perSecond,
            since.due(),
            sends.errors() + missing,
            missing > 0 ? missing + " cards were not painted" : sends.firstError());
    return new Cards(due, new Measured(perSecond, since.taken(), due.errors(), null));
  }

  private void cook() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        bump(COOKED_AFTER_SECONDS);
        TimeUnit.MILLISECONDS.sleep(500);
      }
    } catch (InterruptedException | RuntimeException over) {
      // Told to stop.
    }
  }

  /** Bumps what was sent so long ago, at the stations and then at expo. */
  private void bump(long secondsAgo) {
    List<String> stations = new ArrayList<>();
    List<String> expo = new ArrayList<>();
    for (JsonNode station : Answers.list(manager.get("kitchen/stations"), "stations")) {
      (station.path("kind").asText().equals("EXPO") ? expo : stations)
          .add(Answers.text(station, "code"));
    }
    stations.addAll(expo);
    Instant before = Instant.now().minusSeconds(secondsAgo);
    for (String station : stations) {
      JsonNode open = manager.get("kitchen/stations/" + station + "/tickets?state=OPEN");
      for (JsonNode ticket : Answers.list(open, "tickets")) {
        if (Instant.parse(Answers.text(ticket, "sentAt")).isBefore(before)) {
          manager.post(
              "kitchen/tickets/" + Answers.text(ticket, "id") + "/bump",
              Caller.JSON.createObjectNode().put("override", true));
        }
      }
    }
  }

  @Override
  public void close() {
    pages.forEach(page -> page.context().browser().close());
    playwright.close();
  }
}
