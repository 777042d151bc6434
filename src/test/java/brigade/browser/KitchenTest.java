package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import brigade.faults.TcpProxy;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The kitchen's screens, while orders come in from elsewhere. */
@HouseTest
class KitchenTest {
  private static final String SOUP = "onion-soup-gratinee";

  @Inject DemoRestaurant demo;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  private static JsonPath takeout(String name, int portions) {
    return Api.asAna()
        .body(
            Map.of(
                "type",
                "TAKEOUT",
                "name",
                name,
                "send",
                true,
                "lines",
                List.of(Map.of("sku", SOUP, "quantity", portions))))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static void bumpAt(String station, String order) {
    String ticket =
        Api.asCook()
            .get("/api/v1/kitchen/stations/" + station + "/tickets?state=OPEN")
            .then()
            .statusCode(200)
            .extract()
            .path("tickets.find { it.orderId == '" + order + "' }.id");
    Api.asCook().post("/api/v1/kitchen/tickets/" + ticket + "/bump").then().statusCode(200);
  }

  @Test
  @DisplayName("K6 identical items of several tickets are cooked together, marked and taken back")
  void cookedTogether() {
    int first = takeout("One", 2).getInt("number");
    int second = takeout("Two", 3).getInt("number");
    JsonPath third = takeout("Three", 1);
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window cook = browser.open("together", 1920, 1080, "3333");
      cook.go("kitchen/HOT");
      cook.page().locator(".kfoot [data-act=together]").click();
      Locator soup = cook.page().locator(".prod", onPage("SOUP")).first();
      assertThat(soup.locator("> b")).hasText("6");
      assertThat(soup.locator(".waits")).containsText("#" + first);
      assertThat(soup.locator(".waits")).containsText("#" + second);
      cook.picture("kitchen-together");
      soup.locator("[data-items]").click();
      assertThat(soup.locator("> b")).hasText("4");
      assertThat(soup.locator(".waits")).not().containsText("#" + first);
      soup.locator("[data-bump]").click();
      Locator done = cook.page().locator(".prod.gone");
      assertThat(done).containsText("4 done");
      done.locator("[data-undo]").click();
      assertThat(soup.locator("> b")).hasText("4");
      cook.page().keyboard().press("r");
      assertThat(soup.locator("> b")).hasText("6");
      cook.page().keyboard().press("ArrowDown");
      // A finger that rests on the key marks one of them.
      cook.page().keyboard().down("Enter");
      cook.page().keyboard().down("Enter");
      cook.page().keyboard().up("Enter");
      assertThat(soup.locator("> b")).hasText("4");
      Api.asManager()
          .body(Map.of("reason", "Wrong item"))
          .post(
              "/api/v1/orders/%s/lines/%s/void"
                  .formatted(third.getString("id"), third.getString("lines[0].id")))
          .then()
          .statusCode(200);
      Locator gone = cook.page().locator(".prod.void", onPage("#" + third.getInt("number")));
      assertThat(gone).containsText("VOID");
      assertThat(cook.page().locator(".prod:not(.void)", onPage("SOUP")).first().locator("> b"))
          .hasText("3");
      cook.picture("kitchen-together-void");
      gone.locator("[data-void]").click();
      assertThat(gone).hasCount(0);
      cook.page().keyboard().press("t");
      assertThat(cook.page().locator(".ticket", onPage("#" + second))).isVisible();
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("K1 a void that was not on the glass when a card was bumped stays, and rings")
  void aVoidBehindTheGlassStays() {
    JsonPath order = takeout("Glass", 2);
    String number = "#" + order.getInt("number");
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window cook = browser.open("glass", 1920, 1080, "3333");
      cook.go("kitchen/HOT");
      Locator card = cook.page().locator(".ticket", onPage(number));
      assertThat(card).isVisible();
      String before = card.getAttribute("data-shown");
      Api.asManager()
          .body(Map.of("reason", "Wrong item"))
          .post(
              "/api/v1/orders/%s/lines/%s/void"
                  .formatted(order.getString("id"), order.getString("lines[0].id")))
          .then()
          .statusCode(200);
      assertThat(card).containsText("VOID");
      String after = card.getAttribute("data-shown");
      // A glass that is a moment behind: what the server has drawn is not painted yet.
      card.evaluate("(card, before) => card.dataset.shown = before", before);
      String key = card.locator(".key").textContent();
      cook.page().keyboard().press(key);
      card.evaluate("(card, after) => card.dataset.shown = after", after);
      // Keys are taken one after the other, so that this one finds the first one done.
      cook.page().keyboard().press("Escape");
      assertThat(card).containsText("VOID");
      cook.page().keyboard().press(key);
      assertThat(card).hasCount(0);
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName(
      "K1 a second tap on the same spot bumps nothing else, and no card moves under a hand")
  void nothingMovesUnderAFinger() {
    JsonPath order = takeout("First", 1);
    String id = order.getString("id");
    String first = "#" + order.getInt("number");
    String second = "#" + takeout("Second", 2).getInt("number");
    Api.asAna()
        .body(Map.of("lines", List.of(Map.of("sku", SOUP, "quantity", 3))))
        .post("/api/v1/orders/" + id + "/lines")
        .then()
        .statusCode(200);
    Api.asAna().post("/api/v1/orders/" + id + "/send").then().statusCode(200);
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window cook = browser.open("finger", 1920, 1080, "3333");
      cook.go("kitchen/HOT");
      Locator card = cook.page().locator(".ticket", onPage(first));
      Locator below = cook.page().locator(".ticket", onPage(second));
      assertThat(card.locator("[data-items]")).hasCount(2);
      BoundingBox stood = below.boundingBox();
      BoundingBox line = card.locator("[data-items]").first().boundingBox();
      Mouse finger = cook.page().mouse();
      finger.dblclick(line.x + line.width / 2, line.y + line.height / 2);
      assertThat(card.locator("[data-items]")).hasCount(1);
      assertEquals(stood.y, below.boundingBox().y, "where it stood");
      assertEquals(stood.x, below.boundingBox().x, "where it stood");
      // The add-on is the younger one now, and takes its place once no hand is near.
      cook.page()
          .waitForFunction(
              "([older, younger]) => {"
                  + " const cards = [...document.querySelectorAll('.ticket')].map(c => c.innerText);"
                  + " const at = words => cards.findIndex(card => card.includes(words));"
                  + " return at(older) >= 0 && at(older) < at(younger); }",
              List.of(second, first));
      assertThat(card.locator("[data-items]")).hasCount(1);
      assertEquals(List.of(), browser.troubles());
    }
    Api.asCook()
        .get("/api/v1/kitchen/stations/HOT/tickets?state=OPEN")
        .then()
        .statusCode(200)
        .body(
            "tickets.findAll { it.orderId == '" + id + "' }.items.flatten().state",
            equalTo(List.of("COOKING")));
  }

  @Test
  @DisplayName("what is rushed says so on its lines, and the same key takes it back")
  void aRushIsTakenBack() {
    String order =
        Api.asAna()
            .body(
                Map.of(
                    "type",
                    "TAKEOUT",
                    "name",
                    "Hurry",
                    "send",
                    true,
                    "lines",
                    List.of(Map.of("sku", SOUP), Map.of("sku", "boeuf-bourguignon", "hold", true))))
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("rush", 1180, 820, "1111");
      ana.go("orders/" + order);
      Page page = ana.page();
      Locator marks = page.locator(".check-panel .mods.rush");
      // How long the held course will take is said before it is fired.
      assertThat(page.locator(".keybar .fire .under")).hasText(Pattern.compile("about \\d+ min"));
      page.locator(".keybar button", onPage("Rush")).click();
      assertThat(marks).hasCount(2);
      ana.picture("order-rushed");
      page.locator(".keybar button", onPage("No rush")).click();
      assertThat(marks).hasCount(0);
      page.locator(".check-panel .order-line", onPage("Onion soup")).first().click();
      page.locator(".line-keys button", onPage("Rush")).click();
      assertThat(marks).hasCount(1);
      page.locator(".line-keys button", onPage("No rush")).click();
      assertThat(marks).hasCount(0);
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("how a station's screen is set on the rules of the house is so at once")
  void settingsReachTheScreen() {
    for (int i = 0; i < 9; i++) {
      takeout("Guest " + i, 1 + i % 3);
    }
    JsonPath rushed = takeout("Hurry", 1);
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window cook = browser.open("settings-cook", 1920, 1080, "3333");
      cook.go("kitchen/HOT");
      Locator columns = cook.page().locator(".kmain > .col");
      assertThat(columns).hasCount(5);
      Window iris = browser.open("settings-iris", 1440, 900, "9999");
      iris.go("menu/setup");
      Page rules = iris.page();
      rules.locator(".sections button", onPage("Stations")).click();
      rules.locator(".rows button", onPage("Hot")).first().click();
      rules.locator(".fm vaadin-select").nth(1).click();
      rules.locator("vaadin-select-item", onPage("3")).click();
      rules.locator(".fm vaadin-select").nth(2).click();
      rules.locator("vaadin-select-item", onPage("large")).click();
      rules.locator(".fm [role=switch][aria-label='Colour by type of order']").click();
      rules.locator(".fm [role=switch][aria-label='Rush comes first']").click();
      iris.picture("station-settings");
      rules.locator(".save .primary").click();
      assertThat(columns).hasCount(3);
      assertThat(cook.page().locator(".ticket.type-away .strip.type").first()).isVisible();
      Api.asAna().post("/api/v1/orders/" + rushed.getString("id") + "/rush").then().statusCode(200);
      Locator first = cook.page().locator(".kmain > .col").first().locator(".ticket").first();
      assertThat(first).containsText("#" + rushed.getInt("number"));
      assertThat(first.locator(".strip.rush")).isVisible();
      cook.picture("kitchen-large-by-type");
      // What was measured on the server is what the browser draws: nothing is cut off.
      assertEquals(
          List.of(),
          cook.page()
              .evaluate(
                  "[...document.querySelectorAll('.kmain > .col')]"
                      + ".filter(c => c.scrollHeight > c.clientHeight + 1).map(c => c.innerText)"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("guests see their number being prepared, ready, and handed over")
  void guestsSeeTheirNumbers() {
    JsonPath order = takeout("Maria Ionescu", 1);
    String id = order.getString("id");
    String number = String.valueOf(order.getInt("number"));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window board = browser.open("status", 1920, 1080, "3333");
      board.go("status?look=dark");
      Locator preparing = board.page().locator(".preparing li", onPage(number));
      assertThat(preparing).containsText("Maria");
      assertThat(preparing).not().containsText("Ionescu");
      takeout("Bo", 1);
      board.picture("status-dark");
      bumpAt("HOT", id);
      Locator ready = board.page().locator(".ready li", onPage(number));
      assertThat(ready).isVisible();
      board.resize(1080, 1920);
      board.go("status?look=light");
      assertThat(ready).isVisible();
      board.picture("status-light-portrait");
      bumpAt("EXPO", id);
      assertThat(ready).containsText("handed over");
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("K14 a dish is followed from the order screen, step by step at its station")
  void aDishIsFollowed() {
    String order = takeout("Follow", 2).getString("id");
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window cook = browser.open("follow-cook", 1920, 1080, "3333");
      cook.go("kitchen/HOT");
      assertThat(cook.page().locator(".ticket").first()).isVisible();
      bumpAt("HOT", order);
      bumpAt("EXPO", order);
      Window ana = browser.open("follow-ana", 1180, 820, "1111");
      ana.go("orders/" + order);
      ana.page().locator(".check-panel").getByText("Onion soup").first().click();
      ana.page().locator(".check-panel button", onPage("Follow")).click();
      Locator story = ana.page().locator("table.follow tbody tr");
      assertThat(story).hasCount(1);
      assertThat(story).containsText("2 Onion soup");
      assertThat(story).containsText("Hot");
      assertThat(story.locator("td").nth(5)).containsText("Mateo");
      ana.picture("order-follow");
      JsonPath told =
          Api.asAna()
              .get("/api/v1/orders/" + order + "/kitchen")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      assertEquals(1, told.getList("dishes").size());
      for (String step : List.of("orderedAt", "sentAt", "firedAt", "doneAt", "calledAt")) {
        assertEquals(true, told.get("dishes[0]." + step) != null, step + told.prettify());
      }
      Api.asAna()
          .get("/api/v1/orders/" + java.util.UUID.randomUUID() + "/kitchen")
          .then()
          .statusCode(404);
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("K7 what is ready waits for its server until it is read, also when nobody was there")
  void readyWaitsUntilItIsRead() {
    JsonPath order = takeout("Later", 1);
    String label = "#" + order.getInt("number");
    bumpAt("HOT", order.getString("id"));
    bumpAt("EXPO", order.getString("id"));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window phone = browser.open("ready-phone", 390, 844, "1111");
      phone.go("tables");
      Locator onPhone = phone.page().locator("button", onPage("Picked up"));
      assertThat(onPhone).isVisible();
      assertThat(phone.page().locator(".screen-tables")).containsText(label);
      phone.page().reload();
      assertThat(onPhone).isVisible();
      Window tablet = browser.open("ready-tablet", 1180, 820, "1111");
      tablet.go("tables");
      Locator onTablet = tablet.page().locator("button", onPage("Picked up"));
      assertThat(onTablet).isVisible();
      onTablet.click();
      assertThat(onTablet).isHidden();
      assertThat(onPhone).isHidden();
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName(
      "K12 twelve screens at once have what is sent, and after a reload ring for nothing old")
  void twelveScreensAtOnce() {
    List<String> codes =
        Api.asCook()
            .get("/api/v1/kitchen/stations")
            .jsonPath()
            .getList("stations.findAll { it.kind == 'PREP' }.code");
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window cook = browser.open("twelve", 1280, 800, "3333");
      noteWhatRings(cook);
      List<Page> hot = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String code = i % 2 == 0 ? "HOT" : codes.get(i % codes.size());
        Page page = cook.page().context().newPage();
        page.navigate(cook.address() + "/kitchen/" + code);
        page.waitForSelector(".screen-kitchen .kfoot .kbtn");
        if (code.equals("HOT")) {
          hot.add(page);
        }
      }
      String label = "#" + takeout("Twelve", 1).getInt("number");
      for (Page page : hot) {
        assertThat(page.locator(".ticket", onPage(label))).isVisible();
      }
      Page reloaded = hot.getFirst();
      assertEquals(List.of("new"), reloaded.evaluate("window.rung"));
      reloaded.reload();
      assertThat(reloaded.locator(".ticket", onPage(label))).isVisible();
      assertEquals(List.of(), reloaded.evaluate("window.rung"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  /** Keeps in {@code window.rung} what each page is asked to ring for. */
  private static void noteWhatRings(Window window) {
    window
        .page()
        .context()
        .addInitScript(
            "window.rung = []; customElements.whenDefined('kitchen-hands').then(() => {"
                + " const hands = customElements.get('kitchen-hands').prototype;"
                + " const ring = hands.chime;"
                + " hands.chime = function (kind) { window.rung.push(kind); ring.call(this, kind); };"
                + " })");
  }

  private static List<String> labelsAt(String station) {
    return Api.asCook()
        .get("/api/v1/kitchen/stations/" + station + "/tickets?state=OPEN")
        .then()
        .statusCode(200)
        .extract()
        .<List<Integer>>path("tickets.orderNumber")
        .stream()
        .map(number -> "#" + number)
        .sorted()
        .toList();
  }

  private static void awaitLabels(Page page, List<String> expected) {
    assertThat(page.locator(".kmain > .col .ticket")).hasCount(expected.size());
    for (String label : expected) {
      assertThat(page.locator(".ticket", onPage(label))).isVisible();
    }
  }

  @Test
  @DisplayName(
      "K12 a screen that is cut off says so, and is as the board when it is back, ringing for"
          + " nothing twice")
  void cutOff() throws IOException {
    takeout("Before", 1);
    try (TcpProxy network = TcpProxy.to(RestAssured.port);
        Browser browser = Browser.on(network.port())) {
      Window cook = browser.open("cut-off", 1920, 1080, "3333");
      noteWhatRings(cook);
      cook.go("kitchen/HOT");
      Page page = cook.page();
      assertThat(page.locator(".ticket").first()).isVisible();
      JsonPath there = takeout("There", 2);
      assertThat(page.locator(".ticket", onPage("#" + there.getInt("number")))).isVisible();
      assertEquals(List.of("new"), page.evaluate("window.rung"));

      network.cut();
      assertThat(page.locator("html[data-connection=lost]")).hasCount(1);
      assertThat(page.locator(".lost-banner")).containsText("DISCONNECTED since");
      bumpAt("HOT", there.getString("id"));
      takeout("One", 1);
      takeout("Two", 1);
      cook.picture("kitchen-cut-off");
      network.mend();
      assertThat(page.locator("html[data-connection=lost]")).hasCount(0);
      awaitLabels(page, labelsAt("HOT"));
      List<?> rung = (List<?>) page.evaluate("window.rung");
      assertTrue(rung.size() <= 3 && rung.stream().allMatch("new"::equals), rung.toString());

      // Cut again, with nothing new: it does not ring. Then asleep, with its network off.
      network.cut();
      assertThat(page.locator("html[data-connection=lost]")).hasCount(1);
      network.mend();
      assertThat(page.locator("html[data-connection=lost]")).hasCount(0);
      awaitLabels(page, labelsAt("HOT"));
      assertEquals(rung, page.evaluate("window.rung"));
      CDPSession tablet = page.context().newCDPSession(page);
      tablet.send("Page.setWebLifecycleState", lifecycle("frozen"));
      network.cut();
      JsonPath asleep = takeout("Asleep", 1);
      network.mend();
      tablet.send("Page.setWebLifecycleState", lifecycle("active"));
      assertThat(page.locator(".ticket", onPage("#" + asleep.getInt("number")))).isVisible();
      awaitLabels(page, labelsAt("HOT"));
      assertEquals(rung.size() + 1, ((List<?>) page.evaluate("window.rung")).size());
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static JsonObject lifecycle(String state) {
    JsonObject to = new JsonObject();
    to.addProperty("state", state);
    return to;
  }
}
