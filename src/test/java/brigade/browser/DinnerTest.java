package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import brigade.kitchen.printing.PrinterSimulator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One dinner, seat to settled, on real pages: the host's tablet, the server's tablet and phone, the
 * kitchen's screens and the manager's desk, each a window of its own. Pictures of every screen lie
 * in target/screenshots afterwards.
 */
@HouseTest
class DinnerTest {
  private static final String TABLE = "10";
  private static final String TICKET = "T" + TABLE;
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject DemoRestaurant demo;

  /** The dinner takes the whole house, and leaves it as it found it. */
  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  void oneDinnerFromSeatToSettled() throws InterruptedException {
    try (Browser browser = Browser.on(RestAssured.port);
        PrinterSimulator grill = PrinterSimulator.start()) {
      connect(grill);
      Window host = browser.open("host", 1180, 820, "4444");
      Window kitchen = browser.open("kitchen", 1920, 1080, "3333");
      // Ben has the fewest covers on a fresh evening, so the host's next party is his.
      Window server = browser.open("server", 1180, 820, "2222");

      seatAParty(host);
      String order = orderAndSend(server, kitchen);
      holdAndFire(server, kitchen);
      assertTrue(grill.awaitText("RIBEYE", SOON), "The fired course came on paper, over TCP");
      bump(kitchen);
      callAndPickUp(kitchen, server);
      splitEvenlyThenBySeat(server, order);
      payInTwoParts(server, order);
      clear(host);

      Window manager = browser.open("manager", 1440, 900, "9999");
      read(manager);
      close(manager, order);
      signOut(manager);
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static void seatAParty(Window host) {
    Page page = host.page();
    host.picture("host-before");
    table(page, "free").click();
    page.locator("vaadin-dialog button, [role=dialog] button")
        .getByText("Seat", exact())
        .last()
        .click();
    assertThat(table(page, "to order")).isVisible();
    host.picture("host-seated");
  }

  private static String orderAndSend(Window server, Window kitchen) {
    Page page = server.page();
    server.picture("tables");
    page.locator(".screen-tables main button", onPage(Pattern.compile("^All"))).first().click();
    page.locator("button.tcard[aria-label^='Table " + TABLE + ",']").click();
    page.waitForURL(Pattern.compile(".*/orders/.*"));
    String order = page.url().replaceAll(".*/orders/", "");

    pick(page, "1");
    item(page, "Starters", "Onion soup").click();
    pick(page, "2");
    item(page, "Starters", "Burrata").click();
    assertThat(page.locator(".unsent .order-line")).hasCount(2);
    server.picture("order");

    kitchen.go("kitchen/HOT");
    page.locator("button.send").click();
    // The ticket comes by push, on a screen that nobody touches.
    assertThat(ticket(kitchen)).isVisible();
    assertThat(ticket(kitchen)).containsText("ONION SOUP");
    assertThat(page.locator(".check-panel .order-line", onPage("Onion soup")).first())
        .containsText(Pattern.compile("Sent|Seen"));
    kitchen.picture("kitchen");
    return order;
  }

  private static void holdAndFire(Window server, Window kitchen) {
    Page page = server.page();
    pick(page, "1");
    item(page, "Grill", "Ribeye").click();
    page.locator(".mod .opt", onPage("Medium rare")).click();
    page.locator(".mod .opt", onPage("Frites")).click();
    server.picture("order-modifiers");
    page.locator(".mod button.primary.key").click();
    assertThat(page.locator(".unsent .order-line:not(.ghost)", onPage("Ribeye"))).isVisible();
    // The key says what it holds: the line that is selected.
    page.locator("button.key", onPage(Pattern.compile("^Hold Ribeye"))).click();
    assertThat(page.locator(".unsent .order-line", onPage("to hold"))).isVisible();
    page.locator("button.send").click();
    kitchen.go("kitchen/GRILL");
    assertThat(ticket(kitchen)).containsText("HELD");
    kitchen.picture("kitchen-held");

    page.locator("button.fire", onPage("Mains")).click();
    assertThat(ticket(kitchen)).not().containsText("HELD");
    assertThat(ticket(kitchen)).containsText("MED RARE");
    kitchen.picture("kitchen-fired");
  }

  private static void bump(Window kitchen) {
    for (String station : List.of("HOT", "COLD", "GRILL")) {
      kitchen.go("kitchen/" + station);
      ticket(kitchen).locator("header").click();
      assertThat(ticket(kitchen)).hasCount(0);
    }
    kitchen.picture("kitchen-bumped");
  }

  private static void callAndPickUp(Window kitchen, Window server) {
    kitchen.go("expo");
    kitchen.picture("expo");
    Locator ready =
        kitchen.page().locator(".screen-expo .ticket", onPage(TICKET)).getByText("Bump all");
    while (ready.count() > 0) {
      int left = ready.count();
      ready.first().click();
      assertThat(ready).hasCount(left - 1);
    }
    kitchen.picture("expo-called");

    Page page = server.page();
    assertThat(page.locator(".check-panel .order-line", onPage("Onion soup")).first())
        .containsText("Ready");
    server.picture("order-ready");
    server.go("tables");
    Locator pickedUp = page.locator("button", onPage("Picked up"));
    assertThat(pickedUp).isVisible();
    server.picture("tables-ready");
    pickedUp.click();
    assertThat(pickedUp).isHidden();
  }

  private static void splitEvenlyThenBySeat(Window server, String order) {
    Page page = server.page();
    Locator parts = page.locator(".screen-split .part");
    server.go("orders/" + order + "/split");
    assertThat(parts).not().hasCount(0);
    page.locator("button", onPage("Evenly")).click();
    assertThat(page.locator(".screen-split")).containsText("17.75 each");
    server.picture("split-evenly");
    saveSplit(page);
    server.go("orders/" + order + "/pay");
    assertThat(page.locator(".screen-pay .pt")).hasCount(4);

    server.go("orders/" + order + "/split");
    page.locator("button", onPage("Merge back")).click();
    page.locator("button", onPage("By seat")).click();
    assertThat(parts).hasCount(2);
    server.picture("split-by-seat");
    saveSplit(page);
  }

  /** Saves, and stays until the screen says so: whoever leaves sooner may take the tap along. */
  private static void saveSplit(Page page) {
    page.locator("button", onPage("Save split")).click();
    assertThat(page.locator(".screen-split button.primary", onPage("Saved"))).isVisible();
  }

  private static void payInTwoParts(Window server, String order) {
    Page page = server.page();
    server.go("orders/" + order + "/pay");
    assertThat(page.locator(".screen-pay .pt")).hasCount(2);
    page.locator(".screen-pay button.key", onPage("€100")).click();
    assertThat(page.locator(".screen-pay")).containsText("Change");
    server.picture("pay-cash-change");
    page.locator("button", onPage("Given")).click();
    assertThat(page.locator("button", onPage("Given"))).hasCount(0);
    page.locator(".screen-pay .pt").nth(1).click();
    assertThat(page.locator(".screen-pay .pt").nth(1)).hasClass(Pattern.compile(".*\\bon\\b.*"));
    Locator tip = page.locator(".screen-pay button.key", onPage("18%"));
    tip.click();
    assertThat(tip).hasAttribute("aria-pressed", "true");
    String charge = page.locator(".screen-pay .due .huge").innerText();
    assertThat(page.locator(".screen-pay button.key", onPage("Exact")).locator(".under"))
        .hasText(charge.replaceAll("[^0-9.]", ""));
    choose(page, "Decline");
    payByCard(page, page.locator(".screen-pay", onPage(Pattern.compile("[Dd]eclined"))));
    server.picture("pay-declined");
    assertThat(tip).hasAttribute("aria-pressed", "true");
    choose(page, "Approve");
    payByCard(page, page.locator(".screen-pay .pt", onPage("Paid")).nth(1));
    server.picture("pay-settled");
  }

  /** One press is enough, whatever the screen draws meanwhile. */
  private static void payByCard(Page page, Locator outcome) {
    page.locator(".screen-pay button.key:not([disabled])", onPage("Card")).first().click();
    assertThat(outcome).isVisible();
  }

  /**
   * Sets what the simulated terminal does with the next card, and waits until the screen shows it.
   */
  private static void choose(Page page, String outcome) {
    Locator key = page.locator(".screen-pay button", onPage(Pattern.compile("^" + outcome + "$")));
    key.click();
    assertThat(key).hasClass(Pattern.compile(".*\\bon\\b.*"));
  }

  private static void clear(Window host) {
    Page page = host.page();
    assertThat(table(page, "to clear")).isVisible();
    host.picture("host-to-clear");
    table(page, "to clear").click();
    page.locator("vaadin-dialog button, [role=dialog] button")
        .getByText("Clear", exact())
        .last()
        .click();
    assertThat(table(page, "free")).isVisible();
  }

  private static void read(Window manager) {
    Page page = manager.page();
    assertThat(page.locator(".screen-today .kpi").first()).isVisible();
    manager.picture("today");
    page.locator("button", onPage("X report")).click();
    assertThat(page.locator("vaadin-dialog, vaadin-dialog-overlay, [role=dialog]"))
        .not()
        .hasCount(0);
    manager.picture("x-report");
    manager.go("printers");
    manager.picture("printers");
  }

  /** Every drawer is counted blind, then the day is closed and its Z is read. */
  private static void close(Window manager, String order) {
    Page page = manager.page();
    Locator work = page.locator(".screen-closing .work");
    manager.resize(1180, 820);
    manager.go("closing");
    manager.picture("closing");
    next(page, "Tips");
    next(page, "Count drawers");
    Locator submit = page.locator("button", onPage(Pattern.compile("^Submit count of")));
    Locator accept = page.locator("button", onPage(Pattern.compile("on this count$")));
    Locator onward = page.locator(".actions button", onPage("Next: Card batch"));
    assertThat(submit).isVisible();
    while (submit.count() > 0) {
      assertThat(work).not().containsText("Expected");
      page.keyboard().type("2");
      page.keyboard().press("Enter");
      page.keyboard().type("3");
      manager.picture("closing-count");
      // Twice, as a tired hand does: it is asked once, and counted once.
      submit.dblclick();
      page.locator("[slot=confirm-button], vaadin-button", onPage("Submit")).last().click();
      assertThat(accept).isVisible();
      assertThat(work).containsText("Expected");
      assertThat(work).not().containsText("Count 2 of");
      manager.picture("closing-counted");
      accept.click();
      assertThat(submit.or(onward)).isVisible();
    }
    next(page, "Card batch");
    next(page, "Review");
    manager.picture("closing-review");
    next(page, "Close the day");
    page.locator("button", onPage(Pattern.compile("^Close the day, Z"))).click();
    assertThat(work).containsText("The day is closed, Z");
    manager.picture("closing-z");

    String date =
        Api.asManager().get("/api/v1/orders/" + order).then().extract().path("businessDate");
    JsonPath z =
        Api.asManager()
            .get("/api/v1/reports/z/" + date)
            .then()
            .statusCode(200)
            .body("totals.orders", greaterThanOrEqualTo(1))
            .extract()
            .jsonPath();
    assertEquals(
        z.getLong("totals.total"),
        z.getList("tenders.amount", Number.class).stream().mapToLong(Number::longValue).sum());
  }

  private static void signOut(Window person) {
    Locator pad = person.page().locator(".screen-sign-in .pin");
    person.page().locator("button.who").click();
    assertThat(pad).isVisible();
    person.go("today");
    assertThat(pad).isVisible();
  }

  private static void next(Page page, String step) {
    page.locator(".actions button", onPage("Next: " + step)).click();
    assertThat(page.locator(".screen-closing .steps [aria-current=step]")).containsText(step);
  }

  /** The grill's chits go to a printer on the network. */
  private static void connect(PrinterSimulator grill) {
    Api.asManager()
        .body(
            Map.of(
                "name", "Grill, by cable",
                "kind", "TCP",
                "host", grill.host(),
                "port", grill.port(),
                "prints", List.of("station:GRILL")))
        .post("/api/v1/printers")
        .then()
        .statusCode(201);
  }

  private static Locator table(Page page, String state) {
    return page.locator("floor-plan g[aria-label^='Table " + TABLE + ", " + state + "']");
  }

  private static Locator ticket(Window kitchen) {
    return kitchen.page().locator(".ticket[aria-label^='" + TICKET + ",']");
  }

  /** An item in its category: the favourites are whatever sold best lately. */
  private static Locator item(Page page, String category, String name) {
    page.locator(".cats button", onPage(category)).first().click();
    return page.locator(".item", onPage(name)).first();
  }

  /** Picks a seat on the seat strip. */
  private static void pick(Page page, String seat) {
    page.locator(
            ".strip .pick[aria-label='Seat " + seat + "'], .strip .pick",
            onPage(Pattern.compile("^" + seat + "$")))
        .first()
        .click();
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
