package brigade.app;

import brigade.screen.Texts;
import brigade.venue.Venues;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * What stands in the first page that a browser loads: our two scripts, the language and the rules
 * for scripts.
 */
@ApplicationScoped
class Page {
  /** Texts that the connection script shows by itself, since the server can't be asked then. */
  private static final String CONNECTION_TEXTS = "core.connection.";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Venues venues;

  Page(Venues venues) {
    this.venues = venues;
  }

  void extend(@Observes ServiceInitEvent service) {
    service.addIndexHtmlRequestListener(this::write);
    service
        .getSource()
        .addUIInitListener(
            event -> event.getUI().setLocale(language(VaadinRequest.getCurrent().getLocale())));
  }

  /** The language of the screens: the venue's, or the browser's before there is a venue. */
  private Locale language(Locale browsers) {
    return venues
        .find()
        .map(venue -> venue.settings().locale())
        .orElseGet(
            () ->
                Texts.LANGUAGES.stream()
                    .filter(known -> known.getLanguage().equals(browsers.getLanguage()))
                    .findFirst()
                    .orElse(Locale.ENGLISH));
  }

  private void write(IndexHtmlResponse page) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    Locale language = language(page.getVaadinRequest().getLocale());
    var document = page.getDocument();
    document.getElementsByTag("html").attr("lang", language.toLanguageTag());
    Texts.all(language)
        .forEach(
            (key, pattern) -> {
              if (key.startsWith(CONNECTION_TEXTS)) {
                document
                    .head()
                    .appendElement("meta")
                    .attr("name", "brigade-text-" + key.substring(CONNECTION_TEXTS.length()))
                    .attr("content", pattern);
              }
            });
    venues
        .find()
        .ifPresent(
            venue ->
                document
                    .getElementsByTag("html")
                    .attr("data-zone", venue.settings().zone().getId()));
    document
        .head()
        .appendElement("link")
        .attr("rel", "icon")
        .attr("type", "image/svg+xml")
        .attr("href", "brigade/icon.svg");
    for (String script : new String[] {"connection.js", "clocks.js"}) {
      document
          .head()
          .appendElement("script")
          .attr("type", "module")
          .attr("src", "brigade/" + script);
    }
    document.getElementsByTag("script").attr("nonce", nonce);
    page.getVaadinResponse()
        .setHeader(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self' 'nonce-"
                + nonce
                + "' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                + " font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self';"
                + " frame-ancestors 'none'; form-action 'self'");
  }
}
