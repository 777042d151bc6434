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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner's rules on the screen of rules, beside an order screen that nobody reloads. */
@HouseTest
class HouseRulesTest {
  @Inject DemoRestaurant demo;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  @DisplayName(
      "M2 M3 A discount and a service charge set up on the screen are on the open check, and cash is"
          + " rounded as it says, while nobody reloads")
  void discountAndServiceChargeReachTheCheck() {
    String order = frites();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("rules-ana", 1180, 820, "1111");
      ana.go("orders/" + order);
      Locator totals = ana.page().locator(".check-panel");
      assertThat(totals).containsText("16.00");
      Page setup = openRules(browser, "rules-iris", 1440, 900);

      section(setup, "Discounts");
      setup.locator(".topbar .btn", onPage("Add a discount")).click();
      labelled(setup, "Name").fill("Fryer night");
      labelled(setup, "Per cent").fill("101");
      setup.locator(".save .primary").click();
      assertThat(setup.locator(".fm")).containsText("A percentage above 0 and up to 100");
      labelled(setup, "Per cent").fill("25");
      setup.locator(".fm [role=switch][aria-label='By itself']").click();
      setup.locator(".save .primary").click();
      assertThat(setup.locator(".rows")).containsText("Fryer night");
      assertThat(setup.locator(".rows")).containsText("25% off");
      assertThat(totals).containsText("12.00");

      section(setup, "Service charge");
      setup.locator(".topbar .btn", onPage("Add a charge")).click();
      labelled(setup, "Name").fill("Packing");
      labelled(setup, "Per cent").fill("10");
      setup.locator(".save .primary").click();
      assertThat(setup.locator(".rows")).containsText("Packing");
      assertThat(totals).containsText("13.20");
      ana.picture("rules-on-check");
      JsonPath check = check(order);
      assertEquals(4_00, check.getInt("checks[0].discount"), check.prettify());
      assertEquals(1_20, check.getInt("checks[0].serviceCharge"), check.prettify());

      section(setup, "Checks and tips");
      setup.locator(".rows button").first().click();
      setup.locator(".fm vaadin-select").nth(1).click();
      setup.locator("vaadin-select-item", onPage("to 0.50")).click();
      setup.locator(".save .primary").click();
      assertThat(setup.locator(".rows")).containsText("to 0.50");
      assertEquals(13_00, check(order).getInt("checks[0].dueInCash"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName(
      "A type of order and notes to tap are edited on the screen; of two managers the second is"
          + " told what changed and by whom")
  void typesAndNotes() {
    String order = frites();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Page first = openRules(browser, "types-first", 1180, 820);
      Page second = openRules(browser, "types-second", 390, 844);
      for (Page page : List.of(first, second)) {
        section(page, "Types of order");
        page.locator(".rows button", onPage("Takeout")).click();
      }
      labelled(first, "In the kitchen").fill("BAG IT");
      first.locator(".save .primary").click();
      assertThat(first.locator(".rows")).containsText("BAG IT");
      labelled(second, "In the kitchen").fill("TO GO");
      second.locator(".save .primary").click();
      Locator ask = second.locator("vaadin-dialog .dialog").last();
      assertThat(ask).containsText("Changed meanwhile by Iris");
      assertThat(ask).containsText("In the kitchen");
      ask.locator(".btn.primary").click();
      assertThat(first.locator(".rows")).containsText("TO GO");

      section(first, "Phrases to tap");
      first.locator(".topbar .btn", onPage("Notes of a category")).click();
      first.locator(".fm vaadin-select").click();
      first.locator("vaadin-select-item", onPage("Sides")).click();
      labelled(first, "Phrases").fill("Extra crisp\n\n  No aïoli ");
      first.locator(".save .primary").click();
      assertThat(first.locator(".rows")).containsText("Extra crisp, No aïoli");

      Window ana = browser.open("types-ana", 390, 844, "1111");
      ana.go("orders/" + order);
      assertEquals(
          List.of("Extra crisp", "No aïoli"),
          Api.asAna()
              .get("/api/v1/orders/quick-notes")
              .jsonPath()
              .getList("groups.find { it.category == 'Sides' }.phrases"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  /** A takeout order of two portions of frites, sent. */
  private static String frites() {
    String order =
        Api.asAna()
            .body(Map.of("type", "TAKEOUT", "name", "Family Byrne"))
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.asAna()
        .body(Map.of("lines", List.of(Map.of("sku", "frites-aioli", "quantity", 2))))
        .post("/api/v1/orders/" + order + "/lines")
        .then()
        .statusCode(200);
    Api.asAna().post("/api/v1/orders/" + order + "/send").then().statusCode(200);
    return order;
  }

  private static JsonPath check(String order) {
    return Api.asAna().get("/api/v1/orders/" + order + "/checks").jsonPath();
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1440, 900"})
  @DisplayName("Whoever leaves a form is asked, and may save what was typed")
  void whatWasTypedIsSavedOnLeaving(int width, int height) {
    try (Browser browser = Browser.on(RestAssured.port)) {
      Page setup = openRules(browser, "rules-leaving-" + width, width, height);
      section(setup, "Happy hours");
      Locator row = setup.locator(".rows button", onPage("Happy hour"));
      // What it is for stands in the row: how much, on what, and when.
      assertThat(row)
          .containsText("30% off · Negroni, Aperol spritz, Bottled pale ale · Happy hour");
      row.click();
      labelled(setup, "Name").fill("Golden hour");
      if (width < 700) {
        setup.locator(".fm .paneback").click();
      } else {
        setup.locator(".sections button", onPage("Courses")).click();
      }
      Locator ask = setup.locator("vaadin-dialog .dialog");
      assertThat(ask.locator("button", within("Keep editing"))).isVisible();
      ask.locator("button.primary", within("Save")).click();
      assertThat(ask).hasCount(0);
      section(setup, "Happy hours");
      assertThat(setup.locator(".rows")).containsText("Golden hour");
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("O8 who has sold what is handed over is chosen among the rules of the house")
  void transferCreditIsARuleOfTheHouse() {
    try (Browser browser = Browser.on(RestAssured.port)) {
      Page setup = openRules(browser, "rules-transfers", 1180, 820);
      section(setup, "Handing over");
      setup.locator(".rows button").first().click();
      setup.locator(".fm vaadin-select").first().click();
      setup.locator("vaadin-select-item", onPage("when a line was ordered")).click();
      setup.locator(".save .primary").click();
      assertThat(setup.locator(".rows")).containsText("when a line was ordered");
      assertEquals(
          "BY_LINE",
          Api.asManager().get("/api/v1/orders/settings").jsonPath().getString("transferCredit"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static Page openRules(Browser browser, String name, int width, int height) {
    Window window = browser.open(name, width, height, "9999");
    window.go("menu/setup");
    assertThat(window.page().locator(".sections .on")).isVisible();
    return window.page();
  }

  private static void section(Page setup, String name) {
    setup.locator(".sections button", onPage(name)).click();
    assertThat(setup.locator(".sections .on")).containsText(name);
  }

  private static Locator labelled(Page page, String label) {
    return page.locator(".fm").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }
}
