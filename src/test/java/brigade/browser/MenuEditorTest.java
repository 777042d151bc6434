package brigade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The manager's menu screen. */
@HouseTest
class MenuEditorTest {
  @Inject DemoRestaurant demo;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  @DisplayName("Of two managers who change one price, the second is told who changed what")
  void theSecondOfTwoIsToldWhoChangedWhat() {
    try (Browser browser = Browser.on(RestAssured.port)) {
      Page first = openMenu(browser, "first", 1440, 900, "Grill").page();
      Page second = openMenu(browser, "second", 390, 844, "Grill").page();
      row(first, "Ribeye").click();
      row(second, "Ribeye").click();
      sizes(second, 0).nth(1).fill("46.00");
      assertThat(second.locator(".save .chip")).isVisible();
      sizes(first, 0).nth(1).fill("47.00");
      first.locator(".save .primary").click();

      assertThat(second.locator(".fbody .banner").first()).containsText("Changed by Iris");
      second.locator(".save .primary").click();
      Locator ask = second.locator("vaadin-dialog .dialog").last();
      assertThat(ask).containsText("Changed meanwhile by Iris");
      assertThat(ask).containsText("47.00");
      ask.locator(".btn.primary").click();
      assertThat(sizes(first, 0).nth(1)).hasValue("46.00");

      sizes(second, 0).nth(1).fill("48.00");
      second.locator(".save .paneback").click();
      row(second, "Burger").click();
      assertThat(second.locator("vaadin-dialog .dialog").last()).containsText("not saved");
      second.locator("vaadin-dialog .btn.danger").last().click();
      assertThat(field(second, "Name on menu and check")).hasValue(Pattern.compile("Burger.*"));
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName("An import is tried first: its faults are shown by row, and nothing changes")
  void anImportIsTriedFirst() {
    try (Browser browser = Browser.on(RestAssured.port)) {
      Page page = openMenu(browser, "import", 1180, 820, "Desserts").page();
      page.locator(".topbar .btn", text("Import")).click();
      Locator dialog = page.locator("vaadin-dialog .dialog").last();
      upload(page, "pie-1,Pie,Desserts,,9.50,PASTRY,\npie-2,,Desserts,,much,PASTRY,\n");
      assertThat(dialog.locator(".faults")).containsText("row 3");
      assertThat(dialog.locator(".btn.primary")).isDisabled();
      page.keyboard().press("Escape");

      page.locator(".topbar .btn", text("Import")).click();
      upload(page, "pie-1,Pie,Desserts,,9.50,PASTRY,\n");
      assertThat(dialog.locator(".facts-grid")).containsText("New");
      assertEquals(
          0,
          Api.asManager()
              .get("/api/v1/menu")
              .jsonPath()
              .getList("items.findAll { it.sku == 'pie-1' }")
              .size());
      dialog.locator(".btn.primary").click();
      assertThat(row(page, "Pie")).isVisible();
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static void upload(Page page, String rows) {
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(
            new FilePayload(
                "menu.csv",
                "text/csv",
                ("sku,name,category,size,price,station,tax\n" + rows)
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private static Window openMenu(
      Browser browser, String name, int width, int height, String category) {
    Window window = browser.open(name, width, height, "9999");
    window.go("menu");
    Page page = window.page();
    assertThat(page.locator(".c2 [data-row]").first()).isVisible();
    if (width < 900) {
      page.locator(".c2 .paneback").click();
    }
    page.locator(".c1 .cat", text(category)).click();
    assertThat(page.locator(".c1 .cat.on")).containsText(category);
    return window;
  }

  private static Locator row(Page page, String name) {
    return page.locator(".c2 [data-row]", text(name)).first();
  }

  private static Locator field(Page page, String label) {
    return page.locator(".fm").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static Locator sizes(Page page, int row) {
    return page.locator(".fm .sz tbody tr").nth(row).locator("input");
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
