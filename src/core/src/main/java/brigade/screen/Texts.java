package brigade.screen;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every word a person reads, by key, from the message bundles {@code
 * brigade/texts/<slice>.properties} (English) and {@code <slice>_ro.properties} (Romanian).
 * Patterns are those of {@link MessageFormat}: an apostrophe is written twice, plurals use {@code
 * choice}.
 */
public final class Texts {
  /** The bundles; each slice of the house keeps its own. */
  public static final List<String> BUNDLES =
      List.of(
          "core",
          "staff",
          "floorplan",
          "kitchen",
          "printing",
          "menu",
          "orders",
          "order-screens",
          "billing",
          "payments",
          "shifts",
          "reports",
          "app");

  /** Languages that are complete; any other falls back to the first. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ro"));

  private static final Map<String, Map<String, String>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private Texts() {}

  /** The text in the language of the current screen, or English where there is none. */
  public static String of(String key, Object... arguments) {
    UI ui = UI.getCurrent();
    return in(ui == null ? Locale.ENGLISH : ui.getLocale(), key, arguments);
  }

  /** The text in that language. A missing key is shown as itself, so that it is seen and mended. */
  public static String in(Locale locale, String key, Object... arguments) {
    String pattern = all(locale).getOrDefault(key, key);
    return new MessageFormat(pattern, locale).format(arguments);
  }

  /** All texts of a language, by key. */
  public static Map<String, String> all(Locale locale) {
    return BY_LANGUAGE.computeIfAbsent(locale.getLanguage(), Texts::load);
  }

  private static Map<String, String> load(String language) {
    Map<String, String> texts = new TreeMap<>();
    String suffix =
        LANGUAGES.stream().skip(1).anyMatch(l -> l.getLanguage().equals(language))
            ? "_" + language
            : "";
    for (String bundle : BUNDLES) {
      URL url =
          Thread.currentThread()
              .getContextClassLoader()
              .getResource("brigade/texts/" + bundle + suffix + ".properties");
      if (url == null) {
        continue;
      }
      try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
        Properties properties = new Properties();
        properties.load(reader);
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.copyOf(texts);
  }
}
