package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The machine's Chromium, with one window for each person and device. */
final class Browser implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 20_000;

  private final Playwright playwright;
  private static final Logger LOG = Logger.getLogger(Browser.class);

  /** A page that is loaded anew forgets the taps that it has not sent yet. */
  private static final String ANSWERED =
      "() => Object.values(window.Vaadin?.Flow?.clients ?? {})"
          + ".every(client => !client.isActive || !client.isActive())";

  private static final String NONE =
      "No Chromium on this machine (looked for chromium, chromium-browser and google-chrome on"
          + " the PATH, and BRIGADE_CHROMIUM): the browser tests are skipped";

  private final com.microsoft.playwright.Browser chromium;
  private final String address;
  private final List<String> troubles = new ArrayList<>();

  private Browser(Playwright playwright, Path executable, String address) {
    this.playwright = playwright;
    this.address = address;
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Opens the browser on a server, or skips the test with the reason when the machine has none. */
  static Browser on(int port) {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      // The build's own output says only how many tests were skipped.
      LOG.warn(NONE);
    }
    assumeTrue(executable.isPresent(), NONE);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(playwright, executable.get(), "http://localhost:" + port);
  }

  private static Optional<Path> executable() {
    String named = System.getenv("BRIGADE_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A window of its own session, signed in by PIN pad. */
  Window open(String name, int width, int height, String pin) {
    return open(name, width, height, pin, false);
  }

  /** The same on a screen that is touched. */
  Window openByTouch(String name, int width, int height, String pin) {
    return open(name, width, height, pin, true);
  }

  private Window open(String name, int width, int height, String pin, boolean touched) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touched)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(error -> troubles.add(name + ": " + error));
    // What is tapped meanwhile is refused, so a test that fails for it should say so.
    page.exposeFunction(
        "connectionWas", arguments -> lost(name, page, String.valueOf(arguments[0])));
    page.addInitScript(
        "addEventListener('brigade-connection', e => window.connectionWas(e.detail.state))");
    Window window = new Window(name, page, address);
    page.navigate(address + "/");
    window.signIn(pin);
    return window;
  }

  private static boolean lost(String name, Page page, String state) {
    LOG.warnf("The connection of %s was %s on %s", name, state, page.url());
    return true;
  }

  /** What the pages' own scripts complained about. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }

  /** One device in somebody's hand. */
  record Window(String name, Page page, String address) {
    void signIn(String pin) {
      page.waitForSelector(".screen-sign-in .pin button");
      for (char digit : pin.toCharArray()) {
        page.locator(".screen-sign-in .pin button", onPage(String.valueOf(digit))).click();
      }
      page.waitForURL(url -> !url.equals(address + "/"));
    }

    /** Leaves for another page once the server has answered what was tapped on this one. */
    void go(String path) {
      page.waitForFunction(ANSWERED);
      page.navigate(address + "/" + path);
      page.waitForSelector(".screen");
    }

    void resize(int width, int height) {
      page.setViewportSize(width, height);
    }

    /** Leaves a picture of the window in the build directory. */
    void picture(String what) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve(what + ".png"))
              .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    }
  }
}
