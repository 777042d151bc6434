package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many times a finger touches the screen for what servers do all evening. The page counts the
 * touches; the test does not add them up itself.
 */
@HouseTest
class TapsTest {
  private static final Pattern ORDER = Pattern.compile(".*/orders/[0-9a-f-]{36}$");

  private static final int LATENCY_MILLIS = 300;

  /** Notes when, in ms from the tap's own event, the page first shows what. */
  private static final String WATCH =
      """
      () => {
        const seen = window.seen = {};
        let tapped;
        document.addEventListener('click', e => tapped ??= e.timeStamp, { capture: true });
        const note = (what, where) => {
          if (tapped !== undefined && !(what in seen) && document.querySelector(where))
            seen[what] = performance.now() - tapped;
        };
        new MutationObserver(() => {
          note('pressed', '.item.tapped');
          note('saving', '.saving > div');
          note('saved', '.unsent .order-line');
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
      }
      """;

  @Inject DemoRestaurant demo;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName(
      "Two taps from the tables to any order: one's own, a colleague's, a tab and a takeout")
  void twoTapsFromTheTablesToAnyOrder(int width, int height) {
    List<String> tables = freeTables();
    String own = order(Api.asAna(), Map.of("type", "DINE_IN", "tableId", tables.get(0)));
    String other = order(Api.asBen(), Map.of("type", "DINE_IN", "tableId", tables.get(1)));
    String tab = order(Api.asBen(), Map.of("type", "BAR", "name", "Tab of Vale"));
    String takeout = order(Api.asBen(), Map.of("type", "TAKEOUT", "name", "Bag of Byrne"));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("taps-" + width, width, height, "1111");
      Page page = ana.page();
      Fingers fingers = Fingers.on(page);

      atTables(ana);
      fingers.none();
      card(page, tableOf(own)).tap();
      opens(page, own);
      assertTrue(fingers.taps() <= 2, fingers + " to one's own order");

      atTables(ana);
      fingers.none();
      Locator all = page.locator("main [role=radio]", onPage(Pattern.compile("^All"))).first();
      all.tap();
      // A tap that was lost is told from a card that is not there.
      assertThat(all).hasAttribute("aria-checked", "true");
      card(page, tableOf(other)).tap();
      opens(page, other);
      assertTrue(fingers.taps() <= 2, fingers + " to a colleague's order");

      for (Map.Entry<String, String> named :
          Map.of("Tab of Vale", tab, "Bag of Byrne", takeout).entrySet()) {
        atTables(ana);
        fingers.none();
        Locator jump = page.locator("button.jump");
        if (jump.isVisible()) {
          jump.tap();
        }
        page.locator("aside button", onPage(named.getKey())).tap();
        opens(page, named.getValue());
        assertTrue(fingers.taps() <= 2, fingers + " to " + named.getKey());
      }
      assertEquals(List.of(), browser.troubles());
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName("A tap on an item shows at once, before a server far away can have answered")
  void aTapShowsBeforeTheServerCanHaveAnswered(int width, int height) {
    String order = order(Api.asAna(), Map.of("type", "TAKEOUT", "name", "Bag of Reed"));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("taps-far-" + width, width, height, "1111");
      Page page = ana.page();
      ana.go("orders/" + order);
      page.locator(".cats button", onPage(Pattern.compile("Starters"))).first().tap();
      Locator burrata = page.locator(".item", onPage(Pattern.compile("Burrata"))).first();
      assertThat(burrata).isVisible();
      com.google.gson.JsonObject far = new com.google.gson.JsonObject();
      far.addProperty("offline", false);
      far.addProperty("latency", LATENCY_MILLIS);
      far.addProperty("downloadThroughput", -1);
      far.addProperty("uploadThroughput", -1);
      page.context().newCDPSession(page).send("Network.emulateNetworkConditions", far);
      page.evaluate(WATCH);
      burrata.tap();
      assertThat(page.locator(".unsent .order-line")).hasCount(1);
      assertThat(page.locator(".saving > div")).hasCount(0);
      assertThat(page.locator(".item.tapped")).hasCount(0);
      double pressed = millis(page, "pressed");
      double saving = millis(page, "saving");
      double saved = millis(page, "saved");
      String times = "pressed " + pressed + ", saving " + saving + ", saved " + saved + " ms";
      assertTrue(saved >= LATENCY_MILLIS, "the server is not far away: " + times);
      assertTrue(pressed < LATENCY_MILLIS && saving < LATENCY_MILLIS, times);
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static double millis(Page page, String what) {
    return ((Number) page.evaluate("what => window.seen[what]", what)).doubleValue();
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName("A common item takes at most two taps, three with one forced modifier")
  void aCommonItemTakesTwoTapsAndThreeWithAForcedModifier(int width, int height) {
    String order = order(Api.asAna(), Map.of("type", "TAKEOUT", "name", "Bag of Vale"));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("taps-items-" + width, width, height, "1111");
      Page page = ana.page();
      Fingers fingers = Fingers.on(page);
      ana.go("orders/" + order);
      assertThat(page.locator(".item").first()).isVisible();

      fingers.none();
      page.locator(".item", onPage(Pattern.compile("Onion soup"))).first().tap();
      ordered(page, order, 1);
      assertTrue(fingers.taps() <= 2, fingers + " for a favourite");

      ana.go("orders/" + order);
      fingers.none();
      page.locator(".cats button", onPage(Pattern.compile("Starters"))).first().tap();
      page.locator(".item", onPage(Pattern.compile("Burrata"))).first().tap();
      ordered(page, order, 2);
      assertTrue(fingers.taps() <= 2, fingers + " for an item of another category");

      ana.go("orders/" + order);
      fingers.none();
      page.locator(".item", onPage(Pattern.compile("Hanger steak"))).first().tap();
      page.locator(".mod .opt", onPage(Pattern.compile("Medium rare"))).first().tap();
      page.locator(".mod button.primary.key").tap();
      ordered(page, order, 3);
      assertTrue(fingers.taps() <= 3, fingers + " for a favourite with one forced modifier");
      ana.picture("taps-" + width);
      assertEquals(List.of(), browser.troubles());
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName("A search is over once a hit was added, and another of it is one tap more")
  void aSearchIsOverOnceAHitWasAdded(int width, int height) {
    String order = order(Api.asAna(), Map.of("type", "TAKEOUT", "name", "Bag of Vale"));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("taps-search-" + width, width, height, "1111");
      Page page = ana.page();
      Fingers fingers = Fingers.on(page);
      ana.go("orders/" + order);
      Locator search = page.locator(".find input");
      search.fill("burra");
      Locator hits = page.locator(".items .item");
      assertThat(hits).hasCount(1);
      fingers.none();
      hits.first().tap();
      ordered(page, order, 1);
      assertThat(search).hasValue("");
      // A second tap means one more of it, so what was found stays under the finger.
      assertThat(hits).hasCount(1);
      hits.first().tap();
      assertThat(page.locator(".unsent .order-line .name")).hasText("2 × Burrata, heirloom tomato");
      assertTrue(fingers.taps() <= 2, fingers + " for two of what was found");
      page.locator(".cats button", onPage(Pattern.compile("Starters"))).first().tap();
      assertThat(page.locator(".items .item", onPage(Pattern.compile("Onion soup")))).isVisible();
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("Every seat of a table of twelve is one tap away on a phone")
  void everySeatIsOneTapAway() {
    String order =
        order(
            Api.asAna(),
            Map.of("type", "DINE_IN", "tableId", freeTables().getFirst(), "covers", 12));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("taps-seats", 390, 844, "1111");
      Page page = ana.page();
      ana.go("orders/" + order);
      assertThat(page.locator(".item").first()).isVisible();
      for (int seat = 1; seat <= 12; seat++) {
        BoundingBox key =
            page.locator(".strip.seats .pick[aria-label='Seat " + seat + "']").boundingBox();
        assertTrue(
            key.x >= 0 && key.x + key.width <= 390 && key.y + key.height <= 844,
            "Seat " + seat + " is out of sight");
        assertTrue(key.width >= 48 && key.height >= 48, "Seat " + seat + " is too small");
      }
      ana.picture("taps-seats");
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static void atTables(Window who) {
    who.go("tables");
    assertThat(who.page().locator(".screen-tables main button.tcard").first()).isVisible();
  }

  private static void opens(Page page, String order) {
    page.waitForURL(ORDER);
    assertTrue(page.url().endsWith(order), page.url());
    assertThat(page.locator(".item").first()).isVisible();
  }

  /** Waits for the line on the screen, and finds it in the books as well. */
  private static void ordered(Page page, String order, int lines) {
    assertThat(page.locator(".unsent .order-line:not(.ghost)")).hasCount(lines);
    assertEquals(lines, of(order).getList("lines").size());
  }

  private static JsonPath of(String order) {
    return Api.asAna().get("/api/v1/orders/" + order).jsonPath();
  }

  private static String tableOf(String order) {
    return of(order).getString("table");
  }

  private static List<String> freeTables() {
    return Api.asAna()
        .get("/api/v1/floor")
        .jsonPath()
        .getList("tables.findAll { it.state == 'FREE' }.id", String.class);
  }

  private static String order(
      io.restassured.specification.RequestSpecification who, Map<String, Object> order) {
    return who.body(order).post("/api/v1/orders").then().statusCode(201).extract().path("id");
  }

  private static Locator card(Page page, String table) {
    return page.locator("button.tcard[aria-label^='Table " + table + ",']");
  }
}
