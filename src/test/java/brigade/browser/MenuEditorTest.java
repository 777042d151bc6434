package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static brigade.browser.HavingText.within;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The manager's menu screen beside a server's order screen that nobody reloads. */
@HouseTest
class MenuEditorTest {
  private static final Logger LOG = Logger.getLogger(MenuEditorTest.class);

  /** A picture of one brown point. */
  private static final byte[] PIE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPo"
                  + "jtIGAAKEARGT4+LrAAAAAElFTkSuQmCC");

  @Inject DemoRestaurant demo;

  @BeforeEach
  @AfterEach
  void startAnew() {
    demo.reset();
  }

  @Test
  @DisplayName(
      "M8 A new item with a forced group and a price by size reaches an open order screen that"
          + " nobody reloads, is ordered at its price, and keeps it when the menu changes")
  void aNewItemIsSoldAtOnceAndKeepsThePriceItWasOrderedAt() {
    String order = takeout();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("editor-ana", 1180, 820, "1111");
      ana.go("orders/" + order);
      ana.page().locator(".cats button", onPage("Starters")).first().click();
      Window iris = openMenu(browser, "editor-iris", 1440, 900, "Starters");
      Page menu = iris.page();

      menu.locator(".c2 .top .primary").click();
      field(menu, "Name on menu and check").fill("Duck pie");
      menu.locator(".fm .gh .btn", onPage("Add a size")).click();
      sizes(menu, 0).nth(0).fill("half");
      sizes(menu, 0).nth(1).fill("9.00");
      sizes(menu, 1).nth(0).fill("whole");
      sizes(menu, 1).nth(1).fill("17.00");
      addForcedGroup(menu, null);
      assertThat(menu.locator(".fm .mg", onPage("Gravy"))).containsText("must choose 1");
      iris.picture("menu-new-item");

      Locator tile = ana.page().locator(".item", onPage("Duck pie"));
      watch(iris, ana, "Duck pie");
      menu.locator(".save .primary").click();
      assertThat(tile).isVisible();
      noteHowSoon(iris, ana);

      tile.click();
      ana.page().locator(".mod .opt", onPage(Pattern.compile("^whole"))).click();
      ana.page().locator(".mod .opt", onPage("Truffle")).click();
      ana.picture("order-new-item");
      ana.page().locator(".mod button.primary.key").click();
      assertThat(ana.page().locator(".unsent .order-line", onPage("Duck pie"))).isVisible();
      assertEquals(17_00 + 4_00, of(order).getInt("lines[0].total"), of(order).prettify());

      sizes(menu, 1).nth(1).fill("19.00");
      assertThat(menu.locator(".save .chip")).containsText("1 change");
      assertThat(menu.locator(".pv")).containsText("Checks already ordered keep their price");
      menu.keyboard().press("Control+s");
      assertThat(menu.locator(".save .chip")).isHidden();
      tile.click();
      assertThat(ana.page().locator(".mod .opt", onPage(Pattern.compile("^whole"))))
          .containsText("19.00");
      ana.page().keyboard().press("Escape");
      assertEquals(17_00 + 4_00, of(order).getInt("lines[0].total"), "as it was ordered");
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName(
      "M8 A category, an item in sizes that asks on, a happy hour, a price from a day on, a picture"
          + " and a count: each is on an open order screen once it is saved")
  void everythingEditedIsSeenOnAnOpenOrderScreen() {
    String order = takeout();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("walk-ana", 1180, 820, "1111");
      ana.go("orders/" + order);
      Window iris = openMenu(browser, "walk-iris", 1440, 900, "Starters");
      Page menu = iris.page();

      menu.locator(".c1 .btn", onPage("Category")).click();
      Locator category = menu.locator("vaadin-dialog .dialog").last();
      category.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("Pies");
      category.locator(".btn.primary").click();
      menu.locator(".c1 .cat", onPage("Pies")).click();

      menu.locator(".c2 .top .primary").click();
      field(menu, "Name on menu and check").fill("Duck pie");
      menu.locator(".fm .gh .btn", onPage("Add a size")).click();
      sizes(menu, 0).nth(0).fill("half");
      sizes(menu, 0).nth(1).fill("9.00");
      sizes(menu, 1).nth(0).fill("whole");
      sizes(menu, 1).nth(1).fill("17.00");
      addForcedGroup(menu, "Scoops");
      menu.locator(".save .primary").click();

      ana.page().locator(".cats button", onPage("Pies")).first().click();
      Locator tile = ana.page().locator(".item", onPage("Duck pie"));
      assertThat(tile).containsText("9.00");
      tile.click();
      Locator panel = ana.page().locator(".mod");
      panel.locator(".opt", within(Pattern.compile("^whole"))).click();
      assertThat(panel.locator(".opt", within("Truffle"))).containsText("4.00");
      panel.locator(".opt", within("Truffle")).click();
      assertThat(panel).containsText("Scoops");
      panel.locator(".opt", within("Mango")).click();
      ana.picture("walk-nested");
      panel.locator("button.primary.key").click();
      assertThat(panel.locator(".opt", within("Truffle"))).isVisible();
      panel.locator("button.primary.key").click();
      assertThat(panel).isHidden();
      assertEquals(17_00 + 4_00, of(order).getInt("lines[0].total"), of(order).prettify());

      // Half of everything in the category, at any hour.
      iris.go("menu/setup");
      section(menu, "Happy hours");
      menu.locator(".topbar .btn", onPage("Add a price rule")).click();
      Locator form = menu.locator(".fm");
      form.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("Pie day");
      form.getByLabel("Percent or amount").fill("50");
      choose(menu, form.getByLabel("For these categories"), "Pies");
      form.locator(".save .primary").click();
      assertThat(menu.locator(".rows", onPage("Pie day"))).isVisible();
      assertThat(tile).containsText("4.50");
      ana.picture("walk-happy");

      // From this very day on a half costs 11.00, and 5.50 on pie day.
      openMenuAgain(iris, "Pies");
      row(menu, "Duck pie").click();
      menu.locator(".fm .sz tbody tr").nth(0).locator(".sizekeys .btn").first().click();
      Locator size = menu.locator("vaadin-dialog .dialog").last();
      size.locator(".btn", within("Add a price")).click();
      size.locator("vaadin-date-picker")
          .evaluate(
              """
              picker => {
                const day = new Date(picker.value + 'T12:00:00Z');
                day.setUTCDate(day.getUTCDate() - 1);
                picker.value = day.toISOString().slice(0, 10);
              }\
              """);
      size.locator(".futrow vaadin-text-field input").fill("11.00");
      size.locator(".btn.primary").click();
      menu.locator(".save .primary").click();
      assertThat(menu.locator(".save .chip")).isHidden();
      assertThat(tile).containsText("5.50");

      menu.locator("vaadin-upload input[type=file]")
          .setInputFiles(new FilePayload("pie.gif", "image/png", new byte[] {'G', 'I', 'F'}));
      assertThat(menu.locator(".fm .fault")).containsText("PNG, JPEG or WebP");
      menu.locator("vaadin-upload input[type=file]")
          .setInputFiles(new FilePayload("pie.png", "image/png", PIE));
      assertThat(menu.locator(".picture img")).isVisible();
      menu.locator(".save .primary").click();
      assertThat(menu.locator(".save .chip")).isHidden();
      tile.click();
      assertThat(panel.locator("img.dish")).isVisible();
      assertEquals(
          true,
          panel
              .locator("img.dish")
              .evaluate("image => image.decode().then(() => image.naturalWidth > 0)"));
      ana.picture("walk-picture");
      ana.page().keyboard().press("Escape");
      menu.locator(".picture .btn.danger").click();
      menu.locator(".save .primary").click();
      assertThat(menu.locator(".save .chip")).isHidden();

      menu.locator(".count-in .switch").click();
      menu.locator(".count-in input").fill("2");
      menu.locator(".count-in input").press("Enter");
      assertThat(tile).containsText("2 left");
      assertThat(row(menu, "Duck pie")).containsText("2 left");
      tile.click();
      assertThat(panel.locator("h2")).containsText("Duck pie");
      assertThat(panel.locator("img.dish")).hasCount(0);
      ana.page().keyboard().press("Escape");
      menu.locator(".save .btn", onPage("86 now")).click();
      assertThat(tile).containsText("86");
      iris.picture("walk-editor");
      assertEquals(List.of(), browser.troubles());
    }
  }

  @Test
  @DisplayName(
      "O6 86 on the menu screen reaches an open order screen that nobody reloads, and so does the"
          + " way back")
  void eightySixReachesAnOpenOrderScreen() {
    String order = takeout();
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window ana = browser.open("eighty-six-ana", 390, 844, "1111");
      ana.go("orders/" + order);
      ana.page().locator(".cats button", onPage("Grill")).first().click();
      Window iris = openMenu(browser, "eighty-six-iris", 1180, 820, "Grill");
      row(iris.page(), "Tuna").click();

      watch(iris, ana, "86");
      iris.page().locator(".save .btn", onPage("86 now")).click();
      assertThat(ana.page().locator(".item", onPage("Tuna"))).containsText("86");
      noteHowSoon(iris, ana);
      assertThat(row(iris.page(), "Tuna")).containsText("86");

      iris.page().locator(".topbar .btn", onPage("86 list")).click();
      iris.page().locator("vaadin-dialog .btn", onPage("Back on sale")).click();
      assertThat(ana.page().locator(".item", onPage("Tuna"))).not().containsText("86");
      assertThat(iris.page().locator("vaadin-dialog")).containsText("Everything is on sale");
      assertEquals(List.of(), browser.troubles());
    }
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
      page.locator(".topbar .btn", onPage("Import")).click();
      Locator dialog = page.locator("vaadin-dialog .dialog").last();
      upload(page, "pie-1,Pie,Desserts,,9.50,PASTRY,\npie-2,,Desserts,,much,PASTRY,\n");
      assertThat(dialog.locator(".faults")).containsText("row 3");
      assertThat(dialog.locator(".btn.primary")).isDisabled();
      page.keyboard().press("Escape");

      page.locator(".topbar .btn", onPage("Import")).click();
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

  /** A group of which one must be chosen. */
  private static void addForcedGroup(Page menu, @Nullable String askedNext) {
    menu.locator(".fm .gh .btn", onPage("Add a group")).click();
    menu.locator("vaadin-dialog .btn", onPage("New group")).click();
    Locator sheet = menu.locator("vaadin-dialog .dialog").last();
    sheet.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("Gravy");
    sheet.getByLabel("At least").fill("1");
    Locator rows = sheet.locator(".optrow[data-row]");
    rows.nth(0).locator("input").nth(0).fill("Jus");
    rows.nth(1).locator("input").nth(0).fill("Truffle");
    rows.nth(1).locator("input").nth(1).fill("2.00");
    rows.nth(1).locator("button").last().click();
    Locator option = menu.locator("vaadin-dialog .dialog").last();
    option.getByLabel("whole", new Locator.GetByLabelOptions().setExact(true)).fill("4.00");
    if (askedNext != null) {
      choose(menu, option.getByLabel("Asked once this is chosen"), askedNext);
    }
    option.locator(".btn.primary").click();
    sheet.locator("footer .btn.primary").click();
    assertThat(sheet).isHidden();
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

  private static void section(Page setup, String name) {
    setup.locator(".sections button", onPage(name)).click();
    assertThat(setup.locator(".sections .on")).containsText(name);
  }

  /** Takes one of what a field offers. */
  private static void choose(Page page, Locator field, String words) {
    field.fill(words);
    page.locator("vaadin-multi-select-combo-box-item", onPage(words)).first().click();
    field.press("Escape");
  }

  private static void openMenuAgain(Window window, String category) {
    window.go("menu");
    window.page().locator(".c1 .cat", onPage(category)).click();
    assertThat(window.page().locator(".c1 .cat.on")).containsText(category);
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
    page.locator(".c1 .cat", onPage(category)).click();
    assertThat(page.locator(".c1 .cat.on")).containsText(category);
    return window;
  }

  private static Locator row(Page page, String name) {
    return page.locator(".c2 [data-row]", onPage(name)).first();
  }

  private static Locator field(Page page, String label) {
    return page.locator(".fm").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static Locator sizes(Page page, int row) {
    return page.locator(".fm .sz tbody tr").nth(row).locator("input");
  }

  /** Lets the pages themselves note when a key is pressed here and when words come up there. */
  private static void watch(Window here, Window there, String words) {
    here.page()
        .evaluate(
            """
            () => addEventListener(
                'click', () => { window.pressed = Date.now(); }, {capture: true})\
            """);
    there
        .page()
        .evaluate(
            """
            words => {
              const came = () => {
                if (document.querySelector('.items')?.textContent.includes(words)) {
                  window.cameUp ??= Date.now();
                }
              };
              new MutationObserver(came).observe(
                document.body, {subtree: true, childList: true, characterData: true});
            }\
            """,
            words);
  }

  /**
   * Writes down how long it took from the manager's press to the server's screen, both clocks being
   * the machine's. How quick the machine is that runs a test is not the test's to judge.
   */
  private static void noteHowSoon(Window here, Window there) {
    double pressed = ((Number) here.page().evaluate("() => window.pressed")).doubleValue();
    double cameUp = ((Number) there.page().evaluate("() => window.cameUp")).doubleValue();
    assertTrue(cameUp >= pressed, "It came up because of the press");
    LOG.infof("From the menu screen to an open order screen: %.0f ms", cameUp - pressed);
  }

  private static String takeout() {
    return Api.asAna()
        .body(Map.of("type", "TAKEOUT", "name", "Family Byrne"))
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static JsonPath of(String order) {
    return Api.asAna().get("/api/v1/orders/" + order).jsonPath();
  }
}
