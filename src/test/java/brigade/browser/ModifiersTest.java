package brigade.browser;

import static brigade.browser.HavingText.onPage;
import static brigade.browser.HavingText.within;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import brigade.HouseTest;
import brigade.app.demo.DemoRestaurant;
import brigade.browser.Browser.Window;
import brigade.menu.Availability;
import brigade.menu.Category;
import brigade.menu.ChangingMenu;
import brigade.menu.Component;
import brigade.menu.Halves;
import brigade.menu.MenuItem;
import brigade.menu.Menus;
import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.menu.PrefixPrices;
import brigade.menu.Size;
import brigade.menu.Substitution;
import brigade.money.Money;
import brigade.staff.Actor;
import brigade.staff.CurrentActor;
import brigade.venue.Ids;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every kind of question on real pages, on the tablet and on the phone: groups below a modifier, a
 * default and what it costs to take another, halves, a weighed and an open item, a combo.
 */
@HouseTest
class ModifiersTest {
  @Inject DemoRestaurant demo;
  @Inject ChangingMenu changing;
  @Inject Menus menus;
  @Inject CurrentActor currentActor;

  @BeforeEach
  void writeTheMenu() {
    demo.reset();
    currentActor.run(Actor.HOUSE, this::specials);
  }

  @AfterEach
  void startAnew() {
    demo.reset();
  }

  private void specials() {
    Category mains =
        menus.current().categories().stream()
            .filter(category -> category.name().equals("Mains"))
            .findFirst()
            .orElseThrow();
    ModifierGroup dip =
        save(
            group(
                "t-dip",
                "Dip",
                1,
                Halves.NONE,
                Substitution.NONE,
                modifier("Mayo", 0, false),
                modifier("Aioli", 50, false)));
    ModifierGroup cheese =
        save(
            group(
                "t-cheese",
                "Cheese",
                1,
                Halves.NONE,
                Substitution.DIFFERENCE_BOTH_WAYS,
                modifier("Cheddar", 100, true),
                modifier("Blue", 300, false),
                modifier("American", 50, false)));
    ModifierGroup side =
        save(
            group(
                "t-side",
                "With it",
                1,
                Halves.NONE,
                Substitution.NONE,
                modifier("Fries", 0, false, dip.code()),
                modifier("Slaw", 200, false)));
    ModifierGroup topping =
        save(
            group(
                "t-topping",
                "Topping",
                0,
                Halves.SHARED_PRICE,
                Substitution.NONE,
                modifier("Ham", 200, false),
                modifier("Mushrooms", 101, false)));
    save(item(mains, "Zz burger", 1500).modifierGroups(List.of(cheese, side)).done());
    save(item(mains, "Zz pizza", 1400).modifierGroups(List.of(topping)).done());
    save(item(mains, "Zz ham", 3200).kind(MenuItem.Kind.WEIGHED).done());
    save(item(mains, "Zz special", 0).kind(MenuItem.Kind.OPEN).done());
    save(
        item(mains, "Zz menu", 2500)
            .kind(MenuItem.Kind.COMBO)
            .components(
                List.of(
                    course("First", 1, "onion-soup-gratinee", "zz-burger", 300),
                    course("Second", 2, "zz-burger", "pork-belly-apple-mustard", 200)))
            .done());
  }

  private Component course(String name, int number, String plain, String dearer, long more) {
    return new Component(
        name,
        number,
        List.of(
            new Component.Option(plain, Money.ZERO), new Component.Option(dearer, Money.of(more))));
  }

  private static MenuItem.Edit item(Category category, String name, long price) {
    String sku = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    return MenuItem.fresh(category, name, new Size(Ids.next(), sku, null, null, Money.of(price)))
        .station("HOT");
  }

  private static Modifier modifier(String name, long price, boolean byDefault, String... groups) {
    return new Modifier(
        Ids.next(),
        name,
        name.toUpperCase(java.util.Locale.ROOT),
        Money.of(price),
        byDefault,
        Map.of(),
        List.of(groups),
        Availability.FREELY);
  }

  private static ModifierGroup group(
      String code,
      String name,
      int min,
      Halves halves,
      Substitution substitution,
      Modifier... modifiers) {
    return new ModifierGroup(
        Ids.next(),
        code,
        name,
        min,
        min == 0 ? modifiers.length : 1,
        0,
        false,
        halves,
        PrefixPrices.USUAL,
        substitution,
        List.of(modifiers));
  }

  private ModifierGroup save(ModifierGroup group) {
    assertInstanceOf(ChangingMenu.Outcome.Saved.class, changing.save(group));
    return menus.current().group(group.code()).orElseThrow();
  }

  private void save(MenuItem item) {
    assertInstanceOf(ChangingMenu.Outcome.Saved.class, changing.save(item));
  }

  @ParameterizedTest
  @CsvSource({"1180, 820", "390, 844"})
  void everyKindOfQuestionIsAnsweredWithAThumb(int width, int height) {
    try (Browser browser = Browser.on(RestAssured.port)) {
      Window iris = browser.open("modifiers", width, height, "9999");
      Page page = iris.page();
      iris.go("tables");
      page.locator(".begin button", onPage(Pattern.compile("Quick sale"))).click();
      page.waitForURL(Pattern.compile(".*/orders/.*"));
      page.locator(".cats button", onPage("Mains")).first().click();

      nested(iris, width);
      halves(iris, width);
      weighed(iris, width);
      open(iris, width);
      combo(iris, width);
      assertThat(page.locator(width > 700 ? ".totals" : ".peek")).containsText("€83.35");
      assertEquals(List.of(), browser.troubles());
    }
  }

  private static void nested(Window iris, int width) {
    Page page = iris.page();
    tile(page, "Zz burger").click();
    assertThat(option(page, "Cheddar")).hasAttribute("aria-pressed", "true");
    assertThat(option(page, "Blue")).containsText("+2.00");
    assertThat(option(page, "American")).containsText(Pattern.compile("[-−]0.50"));
    option(page, "Blue").click();
    assertThat(option(page, "Cheddar")).hasAttribute("aria-pressed", "false");
    assertThat(sum(page)).hasText("€17.00");
    option(page, "Fries").click();
    // What Fries asks slides in, under a way back; the price keeps running.
    assertThat(page.locator(".crumbs")).containsText("Fries");
    assertThat(go(page)).containsText("Dip missing");
    iris.picture("modifiers-nested-" + width);
    option(page, "Aioli").click();
    assertThat(sum(page)).hasText("€17.50");
    go(page).click();
    assertThat(page.locator(".crumbs")).isHidden();
    assertThat(option(page, "Fries")).containsText("Aioli");
    go(page).click();
    assertLine(page, "Zz burger", "17.50");
  }

  private static void halves(Window iris, int width) {
    Page page = iris.page();
    tile(page, "Zz pizza").click();
    // Nothing is forced, so it is on the order already; its questions are one tap away.
    assertThat(page.locator(".unsent .order-line", onPage("Zz pizza"))).hasCount(1);
    openCheck(page);
    page.locator(".line-keys button", onPage("Change")).click();
    half(page, "Left");
    option(page, "Ham").click();
    half(page, "Right");
    option(page, "Mushrooms").click();
    // Half of 2.00 and half of 1.01, rounded up in sum.
    assertThat(sum(page)).hasText("€15.51");
    iris.picture("modifiers-halves-" + width);
    go(page).click();
    assertLine(page, "Zz pizza", "15.51");
  }

  private static void weighed(Window iris, int width) {
    Page page = iris.page();
    tile(page, "Zz ham").click();
    assertThat(go(page)).containsText("Weight missing");
    type(page, "250");
    assertThat(sum(page)).hasText("€8.00");
    iris.picture("modifiers-weighed-" + width);
    go(page).click();
    assertLine(page, "Zz ham 250 g", "8.00");
  }

  private static void open(Window iris, int width) {
    Page page = iris.page();
    tile(page, "Zz special").click();
    page.locator(".mod .group .in input").fill("Birthday cake");
    type(page, "1234");
    assertThat(sum(page)).hasText("€12.34");
    iris.picture("modifiers-open-" + width);
    go(page).click();
    assertLine(page, "Birthday cake", "12.34");
  }

  private static void combo(Window iris, int width) {
    Page page = iris.page();
    tile(page, "Zz menu").click();
    assertThat(go(page)).containsText("First, Second missing");
    option(page, "Onion soup").click();
    iris.picture("modifiers-combo-" + width);
    assertThat(option(page, "Pork belly")).containsText("+2.00");
    option(page, "Zz burger").click();
    // A part asks its own questions and comes back to the courses.
    Locator part = page.locator(".mod.combo > .mod");
    part.locator(".opt", within("Slaw")).click();
    part.locator("button.primary.key").click();
    assertThat(part).hasCount(0);
    page.locator(".mod.combo > .steps button", onPage("First")).click();
    assertThat(option(page, "Onion soup")).hasAttribute("aria-pressed", "true");
    // 25.00 and 2.00 for the slaw; three more for what was chosen with a supplement instead.
    assertThat(sum(page)).hasText("€27.00");
    option(page, "Zz burger").click();
    part.locator(".opt", within("Fries")).click();
    part.locator(".opt", within("Mayo")).click();
    part.locator("button.primary.key").click();
    part.locator("button.primary.key").click();
    assertThat(part).hasCount(0);
    assertThat(sum(page)).hasText("€30.00");
    go(page).click();
    assertThat(page.locator(".mod")).hasCount(0);
    assertThat(page.locator(".unsent .combo-head", onPage("Zz menu"))).hasCount(1);
  }

  // --- what a thumb does ------------------------------------------------------------------------

  private static void openCheck(Page page) {
    if (page.locator(".peek").isVisible()) {
      page.locator(".peek").click();
    }
  }

  private static Locator tile(Page page, String name) {
    return page.locator(".item", onPage(name)).first();
  }

  private static Locator option(Page page, String name) {
    return page.locator(".mod .opt", onPage(name)).first();
  }

  private static void half(Page page, String which) {
    page.locator(".mod .seg button", onPage(Pattern.compile("^" + which + "$"))).click();
  }

  private static Locator sum(Page page) {
    return page.locator(".mod > footer .sum").first();
  }

  private static Locator go(Page page) {
    return page.locator(".mod > footer button.primary.key").first();
  }

  private static void type(Page page, String digits) {
    for (char digit : digits.toCharArray()) {
      page.locator(".numpad .pin button", onPage(Pattern.compile("^" + digit + "$"))).click();
    }
  }

  /** The line is on the order with its price; the panel is gone. */
  private static void assertLine(Page page, String name, String price) {
    assertThat(page.locator(".mod")).hasCount(0);
    assertThat(page.locator(".unsent .order-line", onPage(name))).containsText(price);
  }
}
