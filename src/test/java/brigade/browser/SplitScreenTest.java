package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static brigade.browser.HavingText.within;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import brigade.browser.Browser.Window;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@HouseTest
class SplitScreenTest {
  private static Map<String, Object> line(String sku, int quantity, Integer seat) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sku", sku);
    line.put("quantity", quantity);
    if (seat != null) {
      line.put("seat", seat);
    }
    return line;
  }

  /** Dinner for four with a cheese plate and water for the table. */
  private static String dinnerForFour() {
    List<Map<String, Object>> lines = new ArrayList<>();
    lines.add(line("negroni", 1, 1));
    lines.add(line("chablis-glass", 1, 2));
    lines.add(line("malbec-glass", 2, 2));
    lines.add(line("onion-soup-gratinee", 1, 1));
    lines.add(line("steak-tartare", 1, 2));
    lines.add(line("boeuf-bourguignon", 1, 1));
    lines.add(line("sea-bass-caper-butter", 1, 2));
    lines.add(line("creme-brulee", 1, 2));
    lines.add(line("lager-pint", 1, 3));
    lines.add(line("duck-confit-lentils", 1, 3));
    lines.add(line("burrata-heirloom-tomato", 1, 4));
    lines.add(line("wild-mushroom-risotto-aged-parmesan-truffle-oil", 1, 4));
    lines.add(line("cheese-plate-five-kinds", 1, null));
    lines.add(line("sparkling-water", 1, null));
    return Api.asAna()
        .body(Map.of("type", "TAKEOUT", "name", "Family Byrne", "lines", lines, "send", true))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static JsonPath checks(String order) {
    return Api.asAna().get("/api/v1/orders/" + order + "/checks").then().extract().jsonPath();
  }

  @Test
  void serverSplitsBySeatMovesALineAndSaves() {
    String order = dinnerForFour();
    int whole = checks(order).getInt("checks[0].total");
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("ana", 1180, 820, "1111");
      ana.go("orders/" + order + "/split");
      Page page = ana.page();
      assertThat(page.locator(".part")).hasCount(4);
      ana.picture("split-seats");
      page.locator(".pl", onPage("Malbec")).click();
      assertThat(page.locator(".mover")).isVisible();
      ana.picture("split-picked");
      page.keyboard().press("3");
      assertThat(page.locator(".part").nth(2).locator(".pl", within("Malbec"))).isVisible();
      page.locator(".modes .btn", onPage("Undo")).click();
      assertThat(page.locator(".part").nth(1).locator(".pl", within("Malbec"))).isVisible();
      page.locator(".pl", onPage("Malbec")).click();
      assertThat(page.locator(".mover")).isVisible();
      page.locator(".mover .pick", onPage("Only 1 of 2")).click();
      assertThat(page.locator(".mover .pick", onPage("Only 1 of 2")))
          .hasAttribute("aria-pressed", "true");
      page.locator(".mover .pick", exactly("3")).click();
      assertThat(page.locator(".pl", onPage("Malbec"))).hasCount(2);
      page.locator(".part header button").first().click();
      page.locator("vaadin-dialog .pick, vaadin-dialog-overlay .pick", onPage("Part 2")).click();
      assertThat(page.locator(".part")).hasCount(3);
      page.locator(".keybar .primary").click();
      assertThat(page.locator(".keybar .primary")).hasText("Saved");
      ana.picture("split-saved");
      page.locator(".part header button").first().click();
      page.locator("vaadin-dialog .pick", onPage("how every cent")).click();
      assertThat(page.locator(".toast, vaadin-notification-card").last())
          .containsText("The explanation goes to the printer");
      JsonPath saved = checks(order);
      assertEquals(3, saved.getList("checks").size());
      assertEquals(
          whole,
          saved.getList("checks.total", Integer.class).stream().mapToInt(Integer::intValue).sum());
      ana.resize(390, 844);
      ana.picture("split-phone");
      ana.resize(1920, 1080);
      ana.picture("split-wide");
      ana.resize(1180, 820);
      page.locator(".modes .seg button", onPage("Evenly")).click();
      page.locator(".even .huge").waitFor();
      ana.picture("split-even");
      page.locator(".modes .seg button", onPage("By amount")).click();
      Locator amount = page.locator(".even input").first();
      amount.fill("50");
      amount.press("Tab");
      assertThat(page.locator(".proof")).containsText("50.00 + ");
      ana.picture("split-amount");
      page.locator(".modes .seg button", onPage("By item")).click();
      assertThat(page.locator(".part.unassigned")).isVisible();
      assertThat(page.locator(".keybar .primary")).isDisabled();
      ana.picture("split-items");
      page.locator(".modes .btn", onPage("Merge back")).click();
      assertThat(page.locator(".part")).hasCount(1);
      assertEquals(1, checks(order).getList("checks").size());
      page.locator(".modes .seg button", onPage("By seat")).click();
      page.locator(".part").nth(1).locator(".go .btn", within("Pay part 2")).click();
      assertThat(page.locator(".screen-pay .ptabs .on")).containsText("Seat 2");
      ana.picture("split-pay");
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  void aDiscountAfterASplitByAmountIsSaidOnTheSplitScreen() {
    String order = dinnerForFour();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("split-drift", 390, 844, "1111");
      ana.go("orders/" + order + "/split");
      Page page = ana.page();
      page.locator(".modes .seg button", onPage("By amount")).click();
      Locator save = page.locator(".keybar .primary");
      assertThat(save).isDisabled();
      assertThat(page.locator(".proof")).containsText("Type what part 1 pays");
      page.locator(".even input").first().fill("50");
      // No other tap is needed for what stands in the field to count.
      assertThat(save).isEnabled();
      save.click();
      assertThat(save).hasText("Saved");
      assertThat(page.locator(".drifted")).isHidden();
      Api.asManager()
          .body(Map.of("percent", 10, "reason", "Birthday"))
          .post("/api/v1/orders/" + order + "/discounts")
          .then()
          .statusCode(200);
      assertThat(page.locator(".drifted")).containsText("Changed by Birthday");
      assertThat(page.locator(".drifted")).containsText("part 1 was 50.00, is 45.00");
      ana.picture("split-drifted-390");
      ana.resize(1180, 820);
      ana.picture("split-drifted");
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static Page.LocatorOptions exactly(String text) {
    return new Page.LocatorOptions().setHasText(Pattern.compile("^" + text + "$"));
  }
}
