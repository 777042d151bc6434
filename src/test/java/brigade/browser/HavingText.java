package brigade.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Finds what says something: on the page, or within something that is found already. */
final class HavingText {
  private HavingText() {}

  static Page.LocatorOptions onPage(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  static Page.LocatorOptions onPage(Pattern text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  static Locator.LocatorOptions within(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  static Locator.LocatorOptions within(Pattern text) {
    return new Locator.LocatorOptions().setHasText(text);
  }
}
