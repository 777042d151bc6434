package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static brigade.browser.HavingText.within;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One server alone with a table of twelve on a phone: three courses, allergies at two seats, a
 * bottle that two share, a dish on the house, another table, and a check paid in four. Everything
 * is found by what stands on the screen; the figures are asserted to the cent.
 */
@HouseTest
class TwelveCoversTest {
  private static final String TABLE = "21";
  private static final String OTHER_TABLE = "20";
  private static final int GUESTS = 12;

  @Inject DemoRestaurant demo;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  void oneServerRunsATableOfTwelveOnAPhone() {
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("phone", 390, 844, "1111");
      String order = seat(ana);
      noteAllergies(ana.page());
      orderStarters(ana);
      shareABottle(ana);
      orderMainsAndDesserts(ana);
      holdAndSend(ana);
      assertKitchen(
          order,
          TABLE,
          Map.of("ONION SOUP", 5, "ESCARGOTS", 1, "BURRATA", 6, "MALBEC BTL", 1),
          Map.of("PORK BELLY", 6, "DUCK CONFIT", 5, "RIBEYE 300", 1, "BRULEE", GUESTS));
      onTheHouse(ana);
      moveTables(ana);
      fire(ana);
      Map<String, Integer> all = new HashMap<>();
      all.putAll(Map.of("ONION SOUP", 5, "ESCARGOTS", 1, "BURRATA", 6, "MALBEC BTL", 1));
      all.putAll(Map.of("PORK BELLY", 6, "DUCK CONFIT", 5, "RIBEYE 300", 1, "BRULEE", GUESTS));
      assertKitchen(order, OTHER_TABLE, all, Map.of());
      splitInFour(ana);
      payAll(ana);
      assertFigures(order);
      // Nothing of all that came after sending made anything twice.
      assertKitchen(order, OTHER_TABLE, all, Map.of());
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static String seat(Window ana) {
    Page page = ana.page();
    page.locator(".screen-tables main button", onPage(Pattern.compile("^All"))).first().click();
    page.locator("button.tcard[aria-label^='Table " + TABLE + ",']").click();
    Locator more = dialog(page).locator("[aria-label='One more']");
    Locator go = dialog(page).locator("button", within(Pattern.compile("Seat " + GUESTS + "$")));
    while (go.count() == 0) {
      String before = dialog(page).locator(".val").innerText();
      more.click();
      assertThat(dialog(page).locator(".val")).not().hasText(before);
    }
    go.click();
    page.waitForURL(Pattern.compile(".*/orders/.*"));
    assertThat(page.locator(".topbar h1")).hasText("Table " + TABLE);
    return page.url().replaceAll(".*/orders/", "");
  }

  /** Nuts at seat 5, gluten at seat 9. */
  private static void noteAllergies(Page page) {
    more(page, "Allergies");
    dialog(page).locator("button", within(Pattern.compile("^5$"))).click();
    dialog(page).locator("button", within(Pattern.compile("^nuts$"))).click();
    dialog(page).locator("button", within(Pattern.compile("^9$"))).click();
    dialog(page).locator("button", within(Pattern.compile("^gluten$"))).click();
    dialog(page).locator("button", within("Save allergies")).click();
    assertThat(dialog(page)).hasCount(0);
    assertThat(seatKey(page, 5).locator(".flag")).isVisible();
    assertThat(seatKey(page, 9).locator(".flag")).isVisible();
  }

  private static void orderStarters(Window ana) {
    Page page = ana.page();
    category(page, "Starters");
    for (int seat = 1; seat <= GUESTS; seat++) {
      pick(page, seat);
      if (seat == 9) {
        // Onion soup has gluten: the screen asks, and the server thinks better of it.
        tile(page, "Onion soup").click();
        assertThat(dialog(page)).containsText("gluten");
        ana.picture("twelve-allergy");
        dialog(page).locator("button", within("Don’t add")).click();
        assertThat(dialog(page)).hasCount(0);
      }
      add(page, seat == 6 ? "Escargots" : seat < 7 ? "Onion soup" : "Burrata");
    }
  }

  private static void shareABottle(Window ana) {
    Page page = ana.page();
    pick(page, 11);
    page.locator(".strip .sharing").click();
    pick(page, 12);
    assertThat(page.locator(".strip.seats .pick.on")).hasCount(3);
    category(page, "Wine");
    tile(page, "Malbec").click();
    page.locator(".mod .opt", onPage("bottle")).click();
    ana.picture("twelve-bottle");
    page.locator(".mod button.primary.key").click();
    assertThat(page.locator(".mod")).hasCount(0);
    page.locator(".strip .sharing").click();
  }

  private static void orderMainsAndDesserts(Window ana) {
    Page page = ana.page();
    for (int seat = 1; seat <= GUESTS; seat++) {
      pick(page, seat);
      category(page, seat == GUESTS ? "Grill" : "Mains");
      if (seat == GUESTS) {
        tile(page, "Ribeye").click();
        page.locator(".mod .opt", onPage("Medium rare")).click();
        page.locator(".mod .opt", onPage("Frites")).click();
        page.locator(".mod button.primary.key").click();
        assertThat(page.locator(".mod")).hasCount(0);
      } else {
        add(page, seat < 7 ? "Pork belly" : "Duck confit");
      }
    }
    category(page, "Desserts");
    for (int seat = 1; seat <= GUESTS; seat++) {
      pick(page, seat);
      add(page, "Crème brûlée");
    }
    ana.picture("twelve-ordered");
  }

  private static void holdAndSend(Window ana) {
    Page page = ana.page();
    page.locator(".peek").click();
    for (String course : List.of("Mains", "Desserts")) {
      Locator hold = page.locator(".holds .pick", onPage(course));
      hold.click();
      assertThat(hold).hasAttribute("aria-pressed", "true");
    }
    ana.picture("twelve-hold");
    page.locator("button.send").click();
    assertThat(page.locator(".unsent")).isHidden();
    assertThat(page.locator(".peek")).containsText("€702.50");
  }

  /** The soup of seat 3 came late; the manager lets it go. */
  private static void onTheHouse(Window ana) {
    Page page = ana.page();
    page.locator(".peek").click();
    page.locator(
            ".check-panel > .scroll .order-line",
            new Page.LocatorOptions()
                .setHasText("Onion soup")
                .setHas(page.locator(".seatno", onPage(Pattern.compile("^3$")))))
        .click();
    page.locator(".line-keys button", onPage("On the house")).click();
    dialog(page).locator("button", within("Wait")).click();
    ana.picture("twelve-comp");
    for (char digit : "9999".toCharArray()) {
      dialog(page).locator(".pin button", within(String.valueOf(digit))).click();
    }
    assertThat(dialog(page)).hasCount(0);
    assertThat(page.locator(".totals")).containsText("€690.50");
    page.locator(".check-panel .grip").click();
  }

  private static void moveTables(Window ana) {
    Page page = ana.page();
    more(page, "Move or hand over");
    ana.picture("twelve-move");
    dialog(page).locator("button.opt", within(Pattern.compile("^" + OTHER_TABLE))).click();
    assertThat(page.locator(".topbar h1")).hasText("Table " + OTHER_TABLE);
  }

  private static void fire(Window ana) {
    Page page = ana.page();
    page.locator("button.fire", onPage("Mains")).click();
    page.locator("button.fire", onPage("Desserts")).click();
    assertThat(page.locator("button.fire")).isDisabled();
  }

  private static void splitInFour(Window ana) {
    Page page = ana.page();
    page.locator(".keybar .more").click();
    page.locator(".keybar button", onPage("Split")).click();
    page.waitForURL(Pattern.compile(".*/split"));
    page.locator("button", onPage("Evenly")).click();
    // It begins with a part for every guest.
    Locator count = page.locator(".screen-split .even .row");
    for (int parts = GUESTS; parts > 4; parts--) {
      assertThat(count).containsText(String.valueOf(parts));
      page.locator(".screen-split .even button.key").first().click();
    }
    assertThat(count).containsText("4");
    assertThat(page.locator(".screen-split .proof")).containsText("€690.50");
    ana.picture("twelve-split");
    page.locator("button", onPage("Save split")).click();
    assertThat(page.locator("button", onPage("Saved"))).isVisible();
    assertThat(page.locator(".screen-split", onPage("Part 4"))).isVisible();
  }

  /** From the first part on, as the screens lead: exact cash, then the next part. */
  private static void payAll(Window ana) {
    Page page = ana.page();
    page.locator("button", onPage("Pay part 1")).click();
    Locator parts = page.locator(".screen-pay .pt");
    assertThat(parts).hasCount(4);
    ana.picture("twelve-pay");
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        page.locator("button", onPage("Next part")).click();
      }
      assertThat(parts.nth(part)).hasClass(Pattern.compile(".*\\bon\\b.*"));
      page.locator(".screen-pay button.key", onPage("Exact")).click();
      assertThat(page.locator(".screen-pay .pt", onPage("Paid"))).hasCount(part + 1);
    }
    ana.picture("twelve-paid");
  }

  private static void assertFigures(String order) {
    JsonPath checks =
        Api.asManager()
            .get("/api/v1/orders/" + order + "/checks")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    String list = checks.get("checks") == null ? "" : "checks.";
    List<Integer> totals = checks.getList(list + "total", Integer.class);
    assertEquals(List.of(17_262, 17_262, 17_263, 17_263), totals.stream().sorted().toList());
    assertEquals(
        List.of("PAID", "PAID", "PAID", "PAID"), checks.getList(list + "state", String.class));
    assertEquals(70_250, sum(checks.getList(list + "subtotal", Integer.class)));
    assertEquals(1_200, sum(checks.getList(list + "discount", Integer.class)));
    assertEquals(0, sum(checks.getList(list + "due", Integer.class)));
    Map<String, Integer> taxes = new TreeMap<>();
    for (int i = 0; i < totals.size(); i++) {
      List<Map<String, Object>> rates = checks.getList(list + "taxes[" + i + "]");
      rates.forEach(
          rate ->
              taxes.merge(
                  String.valueOf(rate.get("name")),
                  ((Number) rate.get("amount")).intValue(),
                  Integer::sum));
    }
    assertEquals(Map.of("Drinks", 898, "Food", 7_642), taxes);
    Api.asManager()
        .get("/api/v1/orders/" + order)
        .then()
        .body("state", org.hamcrest.Matchers.equalTo("CLOSED"));
  }

  private static int sum(List<Integer> amounts) {
    return amounts.stream().mapToInt(Integer::intValue).sum();
  }

  /** What the stations have for the order, fired and held, is exactly this, once. */
  private static void assertKitchen(
      String order, String table, Map<String, Integer> fired, Map<String, Integer> held) {
    Map<String, Integer> firedThere = new TreeMap<>();
    Map<String, Integer> heldThere = new TreeMap<>();
    List<String> stations =
        Api.asCook().get("/api/v1/kitchen/stations").jsonPath().getList("stations.code");
    for (String station : stations) {
      if (station.equals("EXPO")) {
        continue;
      }
      for (String state : List.of("OPEN", "HELD")) {
        List<Map<String, Object>> tickets =
            Api.asCook()
                .get("/api/v1/kitchen/stations/" + station + "/tickets?state=" + state)
                .jsonPath()
                .getList("tickets");
        for (Map<String, Object> ticket : tickets) {
          if (order.equals(ticket.get("orderId"))) {
            assertEquals("T" + table, ticket.get("table"));
            count(ticket, state.equals("HELD") ? heldThere : firedThere);
          }
        }
      }
    }
    assertEquals(new TreeMap<>(fired), firedThere);
    assertEquals(new TreeMap<>(held), heldThere);
  }

  private static void count(Map<String, Object> ticket, Map<String, Integer> into) {
    for (Object each : (List<?>) ticket.get("items")) {
      Map<?, ?> item = (Map<?, ?>) each;
      into.merge(
          String.valueOf(item.get("kitchenName")),
          ((Number) item.get("quantity")).intValue(),
          Integer::sum);
    }
  }

  // --- what a thumb does ------------------------------------------------------------------------

  private static Locator dialog(Page page) {
    return page.locator("vaadin-dialog .dialog");
  }

  private static void more(Page page, String act) {
    page.locator(".topbar [aria-label='More, and other screens']").click();
    dialog(page).locator("button", within(act)).click();
  }

  private static Locator seatKey(Page page, int seat) {
    return page.locator(".strip.seats .pick[aria-label='Seat " + seat + "']");
  }

  private static void pick(Page page, int seat) {
    seatKey(page, seat).click();
    assertThat(seatKey(page, seat)).hasAttribute("aria-pressed", "true");
  }

  private static void category(Page page, String name) {
    page.locator(".cats button", onPage(name)).first().click();
    assertThat(page.locator(".cats button", onPage(name)).first())
        .hasAttribute("aria-checked", "true");
  }

  private static Locator tile(Page page, String name) {
    return page.locator(".item", onPage(name)).first();
  }

  /** One tap, and the line is on the order. */
  private static void add(Page page, String name) {
    int before = page.locator(".unsent .order-line").count();
    tile(page, name).click();
    assertThat(page.locator(".unsent .order-line")).hasCount(before + 1);
  }
}
