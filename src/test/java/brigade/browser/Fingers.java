package brigade.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;

/** What touched the page since it was asked last. */
record Fingers(AtomicInteger count) {
  static Fingers on(Page page) {
    AtomicInteger count = new AtomicInteger();
    page.exposeFunction("fingerCameDown", arguments -> count.incrementAndGet());
    String listening =
        "addEventListener('pointerdown', e => e.isTrusted && window.fingerCameDown(), true)";
    page.addInitScript(listening);
    page.evaluate(listening);
    return new Fingers(count);
  }

  void none() {
    count.set(0);
  }

  int taps() {
    assertTrue(count.get() > 0, "The page saw no finger at all");
    return count.get();
  }

  @Override
  public String toString() {
    return count + " taps";
  }
}
