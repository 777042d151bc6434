package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static brigade.browser.HavingText.within;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What does not happen at every table but every evening: parties that sit down together, a dish for
 * somebody else, a change of mind, a meal for the cook, something off the bill. Each is done with
 * fingers on the screen and read back from the books.
 */
@HouseTest
class ServiceStoriesTest {
  private static final Pattern ORDER = Pattern.compile(".*/orders/[0-9a-f-]{36}$");

  @Inject DemoRestaurant demo;
  @Inject EntityManager entities;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  @DisplayName("K2 K3 O8 two tables become one, a dish goes to a third, a colleague takes over")
  void twoTablesBecomeOneAndAColleagueTakesOver() {
    List<String> tables = freeTables();
    String stays =
        order(Api.asAna(), tables.get(0), 2, line("onion-soup-gratinee", 1), line("negroni", 2));
    String joins = order(Api.asBen(), tables.get(1), 2, line("burrata-heirloom-tomato", 1));
    Map<String, Integer> cooked = Map.of("BURRATA", 1, "NEGRONI", 1, "ONION SOUP", 1);
    assertEquals(cooked, kitchen(Set.of(stays, joins)));
    String other = number(tables.get(1));
    String third = number(tables.get(2));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("stories-tables", 390, 844, "1111");
      Page page = ana.page();
      Fingers fingers = Fingers.on(page);
      ana.go("orders/" + stays);
      fingers.none();
      more(page, "Merge order");
      table(page, other).tap();
      assertThat(dialog(page)).containsText("can’t be undone");
      ana.picture("stories-merge");
      dialog(page).locator("button", within("Merge order")).tap();
      assertThat(dialog(page)).hasCount(0);
      assertTrue(fingers.taps() <= 4, fingers + " to merge an order");
      assertThat(page.locator(".topbar h1")).containsText(other);
      assertEquals(3, of(stays).getList("lines").size());
      assertEquals("CLOSED", of(joins).getString("state"));

      page.locator(".peek").tap();
      fingers.none();
      sentLine(page, "Burrata").tap();
      page.locator(".line-keys button", onPage("Move")).tap();
      dialog(page).locator("[role=radio]", within("Table or order")).tap();
      ana.picture("stories-move-line");
      table(page, third).tap();
      assertThat(dialog(page)).hasCount(0);
      assertTrue(fingers.taps() <= 4, fingers + " to take a dish to another table");
      assertThat(sentLine(page, "Burrata")).hasCount(0);
      String given = orderAt(tables.get(2));
      assertEquals("Burrata, heirloom tomato", of(given).getString("lines[0].name"));
      page.locator(".check-panel .grip").tap();

      fingers.none();
      more(page, "Move or hand over");
      dialog(page).locator("button.opt", within("Ben")).tap();
      assertThat(dialog(page)).hasCount(0);
      assertTrue(fingers.taps() <= 3, fingers + " to hand an order over");
      assertEquals("Ben", of(stays).getString("serverName"));
      assertEquals(cooked, kitchen(Set.of(stays, joins, given)));
      assertEquals(List.of(), browser.troubles());
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName(
      "O7 one's own last steps are undone one by one, and what is put off goes when it may")
  void stepsAreUndoneAndSendsArePutOff(int width, int height) {
    String order = takeout();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("stories-undo-" + width, width, height, "1111");
      Page page = ana.page();
      ana.go("orders/" + order);
      category(page, "Starters");
      add(page, "Onion soup", 1);
      add(page, "Burrata", 2);
      assertThat(page.locator(".keybar .undo")).containsText("Undo adding Burrata");
      key(page, ".undo").tap();
      unsent(page, 1);
      assertThat(page.locator(".keybar .undo")).containsText("Undo adding Onion soup");
      key(page, ".undo").tap();
      unsent(page, 0);
      assertThat(page.locator(".keybar .undo")).isDisabled();
      assertTrue(of(order).getList("lines.findAll { it.state != 'VOIDED' }").isEmpty());

      add(page, "Onion soup", 1);
      key(page, ".later").tap();
      ana.picture("stories-later-" + width);
      dialog(page).locator("button.opt").first().tap();
      assertThat(dialog(page)).hasCount(0);
      assertFalse(newLine(order).getString("sendAt").isEmpty());
      assertThat(page.locator(".keybar .undo")).containsText("Undo delay");
      key(page, ".undo").tap();
      assertThat(page.locator(".keybar .send")).isEnabled();
      assertNull(newLine(order).get("sendAt"));

      key(page, ".later").tap();
      dialog(page).locator("button.opt").first().tap();
      assertThat(dialog(page)).hasCount(0);
      openCheck(page, width);
      Locator delayed = page.locator(".check-panel .banner", onPage("1 item goes at"));
      assertThat(delayed).isVisible();
      ana.picture("stories-delayed-" + width);
      delayed.locator("button", within("Send now")).tap();
      assertThat(delayed).isHidden();
      assertThat(page.locator(".keybar .undo")).isDisabled();
      assertEquals(Map.of("ONION SOUP", 1), kitchen(Set.of(order)));
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("O7 two at one order are told of each other and see at once what the other adds")
  void twoAtOneOrder() {
    String order = takeout();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("stories-two-ana", 1180, 820, "1111");
      Window ben = browser.openByTouch("stories-two-ben", 390, 844, "2222");
      ana.go("orders/" + order);
      category(ana.page(), "Starters");
      Locator chip = ana.page().locator(".topbar .chip", onPage("also here"));
      assertThat(chip).isHidden();
      ben.go("orders/" + order);
      assertThat(chip).containsText("Ben is also here");
      assertThat(chip).isVisible();
      assertThat(ben.page().locator(".topbar")).containsText("Ana is also here");
      category(ben.page(), "Starters");
      add(ben.page(), "Onion soup", 1);
      assertThat(ana.page().locator(".unsent .order-line")).containsText("Onion soup");
      add(ana.page(), "Burrata", 2);
      ana.picture("stories-two");
      unsent(ben.page(), 2);
      // Each takes back what is one's own.
      assertThat(ben.page().locator(".keybar .undo")).containsText("Undo adding Onion soup");
      key(ben.page(), ".undo").tap();
      assertThat(ana.page().locator(".unsent .order-line")).hasCount(1);
      assertThat(ana.page().locator(".unsent .order-line")).containsText("Burrata");
      ben.page().locator(".topbar [aria-label='Back']").tap();
      assertThat(chip).isHidden();
      assertEquals(List.of(), browser.troubles());
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName("K14 what is not received says since when, and rests once it was noted")
  void whatIsNotReceivedSaysSinceWhen(int width, int height) {
    String order = order(Api.asAna(), freeTables().getFirst(), 2, line("onion-soup-gratinee", 1));
    age(order);
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("stories-late-" + width, width, height, "1111");
      Page page = ana.page();
      ana.go("orders/" + order);
      openCheck(page, width);
      Locator state = sentLine(page, "Onion soup").locator(".st");
      assertThat(state).hasText(Pattern.compile("Not received since \\d\\d:\\d\\d"));
      Locator alarm = page.locator(".check-panel .alarm");
      assertThat(alarm).isVisible();
      ana.picture("stories-late-" + width);
      alarm.locator("button", within("Noted")).tap();
      assertThat(alarm).hasCount(0);

      // The same station misses more of the same order: that it doesn't receive is known.
      Api.asAna()
          .body(Map.of("lines", List.of(line("onion-soup-gratinee", 2))))
          .post("/api/v1/orders/" + order + "/lines")
          .then()
          .statusCode(200);
      Api.asAna().post("/api/v1/orders/" + order + "/send").then().statusCode(200);
      age(order);
      ana.go("orders/" + order);
      openCheck(page, width);
      assertThat(
              page.locator(
                  ".check-panel .st", onPage(Pattern.compile("Not received since \\d\\d:\\d\\d"))))
          .hasCount(2);
      assertThat(alarm).hasCount(0);
      assertEquals(List.of(), browser.troubles());
    }
  }

  /** As if what was fired just now had been on its way to the kitchen for half a minute. */
  private void age(String order) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "update ticket set fired_at = fired_at - interval '30 seconds'"
                            + " where order_id = ?1 and fired_at > now() - interval '25 seconds'")
                    .setParameter(1, UUID.fromString(order))
                    .executeUpdate());
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName("O4 what was on the house by mistake is charged again with a manager's PIN")
  void whatWasOnTheHouseIsChargedAgain(int width, int height) {
    String order = order(Api.asAna(), freeTables().getFirst(), 2, line("onion-soup-gratinee", 1));
    long owed = check(order).getLong("total");
    Api.asManager()
        .body(Map.of("reason", "Birthday"))
        .post("/api/v1/orders/" + order + "/lines/" + of(order).getString("lines[0].id") + "/comp")
        .then()
        .statusCode(200);
    assertEquals(0, check(order).getLong("total"));
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("stories-charge-" + width, width, height, "1111");
      Page page = ana.page();
      ana.go("orders/" + order);
      openCheck(page, width);
      sentLine(page, "Onion soup").tap();
      page.locator(".line-keys button", onPage("Charge it again")).tap();
      ana.picture("stories-charge-" + width);
      pin(dialog(page), "2222");
      assertThat(dialog(page).locator("[role=alert]").first()).containsText("Ben");
      assertEquals(0, check(order).getLong("total"));
      pin(dialog(page), "9999");
      assertThat(dialog(page)).hasCount(0);
      assertThat(page.locator(".line-keys button", onPage("On the house"))).isVisible();
      assertEquals(owed, check(order).getLong("total"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("A cook's meal is begun on a phone with a manager's PIN, and is told from a guest's")
  void aStaffMealIsBegunWithAManagersPin() {
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("stories-meal", 390, 844, "1111");
      Page page = ana.page();
      ana.go("tables");
      page.locator(".begin .others").tap();
      dialog(page).locator("button", within("Staff meal")).tap();
      Locator begin = dialog(page).locator("button", within("Begin the meal"));
      assertThat(begin).isDisabled();
      dialog(page).locator("button.opt", within("Mateo")).tap();
      // Nobody who serves lets somebody eat alone, so the PIN is asked for at once.
      assertThat(dialog(page)).containsText("Manager PIN");
      assertThat(begin).isDisabled();
      ana.picture("stories-meal");
      pin(dialog(page), "2222");
      assertThat(dialog(page).locator("[role=alert]").first()).containsText("Ben");
      pin(dialog(page), "9999");
      page.waitForURL(ORDER);
      assertThat(page.locator(".topbar h1")).containsText("Mateo");
      String order = page.url().replaceAll(".*/orders/", "");
      category(page, "Starters");
      add(page, "Onion soup", 1);
      page.locator(".keybar .send").tap();
      unsent(page, 0);
      assertEquals("STAFF_MEAL", of(order).getString("type"));
      assertEquals(Map.of("ONION SOUP", 1), kitchen(Set.of(order)));
      ana.picture("stories-meal-order");
      assertEquals(List.of(), browser.troubles());
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1180, 820"})
  @DisplayName(
      "M2 M3 a line and a check are discounted, service is left out, tax is exempt with an id")
  void somethingComesOffTheBill(int width, int height) {
    Map<String, Object> rules =
        new HashMap<>(Api.asManager().get("/api/v1/billing/rules").jsonPath().getMap(""));
    rules.put("serviceCharges", List.of(Map.of("name", "Service", "percent", 10, "fromCovers", 6)));
    Api.asManager().body(rules).put("/api/v1/billing/rules").then().statusCode(200);
    String order =
        order(
            Api.asAna(),
            freeTables().getFirst(),
            6,
            line("onion-soup-gratinee", 1),
            line("duck-confit-lentils", 2));
    long soup = of(order).getLong("lines.find { it.sku == 'onion-soup-gratinee' }.total");
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.openByTouch("stories-bill-" + width, width, height, "1111");
      Page page = ana.page();
      ana.go("orders/" + order);
      openCheck(page, width);
      sentLine(page, "Onion soup").tap();
      discount(page, width);
      assertThat(dialog(page).locator("[role=radio]", within("Some lines")))
          .hasAttribute("aria-checked", "true");
      choose(page, "10 %");
      choose(page, "Complaint");
      ana.picture("stories-discount-line-" + width);
      dialog(page).locator("button.primary").tap();
      assertThat(dialog(page)).hasCount(0);
      assertEquals(soup / 10, check(order).getLong("discount"));

      discount(page, width);
      choose(page, "Whole check");
      choose(page, "50 %");
      choose(page, "Regular guest");
      // Half of everything is more than a server may give.
      assertThat(dialog(page).locator("button.primary")).isDisabled();
      ana.picture("stories-discount-check-" + width);
      pin(dialog(page), "2222");
      assertThat(dialog(page).locator("[role=alert]").first()).containsText("Ben");
      assertEquals(soup / 10, check(order).getLong("discount"));
      pin(dialog(page), "9999");
      assertThat(dialog(page)).hasCount(0);
      JsonPath half = check(order);
      assertEquals(
          (half.getLong("subtotal") - soup / 10) / 2 + soup / 10, half.getLong("discount"));
      assertTrue(half.getLong("serviceCharge") > 0);

      discount(page, width);
      dialog(page).locator("button", within("Remove service charge")).tap();
      Locator service = dialog(page, "Remove service charge");
      service.locator("button.opt", within("Complaint")).tap();
      ana.picture("stories-service-" + width);
      pin(service, "9999");
      assertThat(dialog(page)).hasCount(1);
      assertEquals(0, check(order).getLong("serviceCharge"));
      assertThat(dialog(page).locator("button", within("Charge service again"))).isVisible();

      dialog(page).locator("button", within("Exempt from tax")).tap();
      Locator reason = dialog(page, "Exempt from tax");
      reason.locator("button.opt", within("Diplomatic mission")).tap();
      pin(reason, "9999");
      assertThat(reason.locator("[role=alert]")).containsText("number is needed");
      // Key by key: the pad beside it must not take the digits for a PIN.
      reason.locator("input.in").first().pressSequentially("DE 4711/26");
      assertThat(reason.locator("input.in").first()).hasValue("DE 4711/26");
      ana.picture("stories-exempt-" + width);
      pin(reason, "9999");
      assertThat(dialog(page)).hasCount(1);
      dialog(page).locator("button", within("Done")).tap();
      JsonPath exempt = check(order);
      assertEquals("DE 4711/26", exempt.getString("exemption.certificate"));
      assertTrue(exempt.getLong("untaxed") > 0);
      assertEquals(
          exempt.getLong("subtotal") - exempt.getLong("discount") - exempt.getLong("untaxed"),
          exempt.getLong("total"));
      // A tax that is not due is not said to be included.
      assertThat(page.locator(".totals")).not().containsText("incl.");
      ana.go("orders/" + order + "/pay");
      assertThat(page.locator(".rcpt .paper")).containsText("DE 4711/26");
      assertThat(page.locator(".rcpt .paper")).not().containsText("incl.");
      ana.picture("stories-pay-exempt-" + width);
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("O8 a drawer is closed over its owner's open checks with a manager's PIN alone")
  void aDrawerIsClosedOverOpenChecksWithAPin() {
    String order = order(Api.asAna(), freeTables().getFirst(), 2, line("onion-soup-gratinee", 1));
    String shift =
        Api.asAna()
            .body(Map.of("float", 10_000))
            .post("/api/v1/shifts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window iris = browser.openByTouch("stories-closing", 1180, 820, "9999");
      Page page = iris.page();
      iris.go("closing");
      page.locator(".actions .primary", onPage("Next: Tips")).tap();
      page.locator(".actions .primary", onPage("Next: Count drawers")).tap();
      page.locator(".padcol .key", onPage("1")).first().tap();
      page.locator(".actions .primary", onPage("Submit count")).tap();
      page.locator("vaadin-confirm-dialog-overlay, vaadin-confirm-dialog")
          .getByText("Submit", new Locator.GetByTextOptions().setExact(true))
          .tap();
      Locator accept = page.locator(".actions .primary", onPage("on this count"));
      accept.tap();
      assertThat(dialog(page))
          .containsText(
              "Table " + of(order).getString("table") + " · #" + of(order).getInt("number"));
      iris.picture("stories-closing-open");
      pin(dialog(page), "2222");
      assertThat(dialog(page).locator("[role=alert]")).containsText("can not let anybody go");
      assertEquals("OPEN", shift(shift).getString("state"));
      pin(dialog(page), "9999");
      assertThat(dialog(page)).hasCount(0);
      assertThat(accept).hasCount(0);
      assertEquals("CLOSED", shift(shift).getString("state"));
      assertEquals("OPEN", of(order).getString("state"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  // --- what a thumb does ------------------------------------------------------------------------

  private static Locator dialog(Page page) {
    return page.locator("vaadin-dialog .dialog");
  }

  /** One of several that lie on each other. */
  private static Locator dialog(Page page, String title) {
    return page.locator(
        "vaadin-dialog .dialog",
        new Page.LocatorOptions().setHas(page.locator("h2", onPage(title))));
  }

  private static void more(Page page, String act) {
    page.locator(".topbar [aria-label='More, and other screens']").tap();
    dialog(page).locator("button", within(act)).tap();
  }

  /** A key of the bar, which a phone has behind another. */
  private static Locator key(Page page, String which) {
    Locator key = page.locator(".keybar " + which);
    if (!key.isVisible()) {
      page.locator(".keybar .more").tap();
    }
    return key;
  }

  /** A phone keeps the check below the menu until it is asked for. */
  private static void openCheck(Page page, int width) {
    if (width < 700) {
      page.locator(".peek").tap();
    }
  }

  private static void discount(Page page, int width) {
    Locator key = page.locator(".keybar button", onPage("Discount"));
    if (width < 700) {
      if (page.locator(".check-open").count() > 0) {
        page.locator(".check-panel .grip").tap();
      }
      page.locator(".keybar .more").tap();
    }
    key.tap();
    assertThat(dialog(page)).hasCount(1);
  }

  /** One of several in a dialog. */
  private static void choose(Page page, String words) {
    Locator key = dialog(page).locator("[role=radio]", within(place(words)));
    key.tap();
    assertThat(key).hasAttribute("aria-checked", "true");
  }

  private static Locator table(Page page, String number) {
    return dialog(page)
        .locator(
            "button.opt",
            new Locator.LocatorOptions()
                .setHas(
                    page.getByText("Table " + number, new Page.GetByTextOptions().setExact(true))));
  }

  private static void pin(Locator dialog, String digits) {
    for (char digit : digits.toCharArray()) {
      dialog.locator(".pin-entry button", within(String.valueOf(digit))).tap();
    }
  }

  private static void category(Page page, String name) {
    Locator key = page.locator(".cats button", onPage(name)).first();
    key.tap();
    assertThat(key).hasAttribute("aria-checked", "true");
  }

  private static void add(Page page, String name, int lines) {
    page.locator(".item", onPage(name)).first().tap();
    unsent(page, lines);
  }

  private static void unsent(Page page, int lines) {
    if (lines == 0) {
      assertThat(page.locator(".unsent")).isHidden();
    } else {
      assertThat(page.locator(".unsent .order-line:not(.ghost)")).hasCount(lines);
    }
  }

  private static Locator sentLine(Page page, String name) {
    return page.locator(".check-panel > .scroll .order-line", onPage(name));
  }

  /** These words from the start; the pattern is read by the browser. */
  private static Pattern place(String words) {
    return Pattern.compile("^" + words.replace(" ", "\\s") + "(?!\\d)");
  }

  // --- what the books say -----------------------------------------------------------------------

  private static Map<String, Object> line(String sku, int seat) {
    return Map.of("sku", sku, "quantity", 1, "seat", seat);
  }

  @SafeVarargs
  private static String order(
      RequestSpecification who, String table, int covers, Map<String, Object>... lines) {
    return who.body(
            Map.of(
                "type",
                "DINE_IN",
                "tableId",
                table,
                "covers",
                covers,
                "lines",
                List.of(lines),
                "send",
                true))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String takeout() {
    return Api.asAna()
        .body(Map.of("type", "TAKEOUT", "name", "Bag of Vale"))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static List<String> freeTables() {
    return floor().getList("tables.findAll { it.state == 'FREE' }.id", String.class);
  }

  private static JsonPath floor() {
    return Api.asAna().get("/api/v1/floor").jsonPath();
  }

  private static String number(String table) {
    return floor().getString("tables.find { it.id == '" + table + "' }.number");
  }

  private static String orderAt(String table) {
    return Api.asAna()
        .get("/api/v1/orders?state=OPEN")
        .jsonPath()
        .getString("orders.find { it.table == '" + number(table) + "' }.id");
  }

  private static JsonPath of(String order) {
    return Api.asAna().get("/api/v1/orders/" + order).then().statusCode(200).extract().jsonPath();
  }

  private static JsonPath newLine(String order) {
    return of(order).setRootPath("lines.find { it.state == 'NEW' }");
  }

  private static JsonPath check(String order) {
    return Api.asAna()
        .get("/api/v1/orders/" + order + "/checks")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("checks[0]");
  }

  private static JsonPath shift(String id) {
    return Api.asManager().get("/api/v1/shifts/" + id).then().statusCode(200).extract().jsonPath();
  }

  /** What the stations have of these orders, by name. */
  private static Map<String, Integer> kitchen(Set<String> orders) {
    Map<String, Integer> cooked = new TreeMap<>();
    List<String> stations =
        Api.asCook().get("/api/v1/kitchen/stations").jsonPath().getList("stations.code");
    for (String station : stations) {
      if (station.equals("EXPO")) {
        continue;
      }
      List<Map<String, Object>> tickets =
          Api.asCook()
              .get("/api/v1/kitchen/stations/" + station + "/tickets?state=OPEN")
              .jsonPath()
              .getList("tickets");
      for (Map<String, Object> ticket : tickets) {
        if (orders.contains(String.valueOf(ticket.get("orderId")))) {
          for (Object each : (List<?>) ticket.get("items")) {
            Map<?, ?> item = (Map<?, ?>) each;
            cooked.merge(
                String.valueOf(item.get("kitchenName")),
                ((Number) item.get("quantity")).intValue(),
                Integer::sum);
          }
        }
      }
    }
    return cooked;
  }
}
