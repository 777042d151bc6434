package brigade.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.Api;
import brigade.HouseTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The host's screen under a finger, a mouse and a keyboard. */
@HouseTest
class HostTest {
  private static final int HOLD_MILLIS = 400;

  private @Nullable Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    browser = Browser.on(RestAssured.port);
    Browser.Window window = browser.open("host", 1180, 820, "4444");
    window.go("floor");
    page = window.page();
    page.waitForSelector("floor-plan [role=button]");
  }

  @AfterEach
  void close() {
    if (browser == null) {
      // There is none on this machine, which is why the test was skipped.
      return;
    }
    List<String> troubles = browser.troubles();
    browser.close();
    assertEquals(List.of(), troubles);
  }

  @Test
  void aPartyIsSeatedByTwoTapsAndTakenBack() {
    wait("Zwei Tipper", 2);
    row("Zwei Tipper").click();
    table("21").click();
    assertThat(page.getByText("Zwei Tipper sits at 21")).isVisible();
    assertThat(row("Zwei Tipper")).hasCount(0);
    key("Undo").click();
    assertThat(row("Zwei Tipper")).hasCount(1);
    assertThat(table("21")).hasAttribute("aria-label", Pattern.compile(".*free.*"));
  }

  @Test
  void aPartyIsDraggedToATable() {
    wait("Zieher", 4);
    row("Zieher").hover();
    page.mouse().down();
    page.waitForTimeout(HOLD_MILLIS);
    var target = table("22").boundingBox();
    page.mouse()
        .move(
            target.x + target.width / 2,
            target.y + target.height / 2,
            new Mouse.MoveOptions().setSteps(8));
    page.mouse().up();
    assertThat(page.getByText("Zieher sits at 22")).isVisible();
    key("Undo").click();
    assertThat(row("Zieher")).hasCount(1);
  }

  @Test
  void aPartyIsSeatedByKeyboardAlone() {
    wait("Tastatur", 4);
    row("Tastatur").getByRole(AriaRole.BUTTON).focus();
    page.keyboard().press("Enter");
    Locator best = page.locator("vaadin-dialog .btn.key").first();
    best.focus();
    page.keyboard().press("Enter");
    assertThat(page.getByText("Tastatur sits at")).isVisible();
    key("Undo").click();
    assertThat(row("Tastatur")).hasCount(1);
  }

  @Test
  void escapeLetsGoOfAPartyAndClosesADialog() {
    wait("Zögerer", 2);
    row("Zögerer").click();
    assertThat(page.getByText("Tap a table for Zögerer, 2")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByText("Tap a table for Zögerer, 2")).isHidden();
    table("19").click();
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
    page.keyboard().press("Escape");
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
  }

  private Locator row(String name) {
    return page.locator(".wl", new Page.LocatorOptions().setHasText(name));
  }

  private Locator table(String number) {
    return page.locator("floor-plan [role=button][aria-label^='Table " + number + ",']");
  }

  private Locator key(String words) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
  }

  private void wait(String name, int covers) {
    Api.asHost()
        .body(Map.of("name", name, "covers", covers, "quotedMinutes", 10))
        .post("/api/v1/waitlist")
        .then()
        .statusCode(201);
    assertThat(row(name)).hasCount(1);
  }
}
