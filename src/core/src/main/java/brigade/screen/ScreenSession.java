package brigade.screen;

import brigade.staff.Actor;
import brigade.staff.ActorSource;
import brigade.staff.Sessions;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in on the browser whose work the current thread does. The token also lies in a
 * cookie, so that a kitchen screen comes back by itself after the server was started again.
 */
@ApplicationScoped
public class ScreenSession implements ActorSource {
  private static final String TOKEN = ScreenSession.class.getName() + ".token";
  private static final String COME_BACK = ScreenSession.class.getName() + ".path";
  private static final String TOKEN_COOKIE = "brigade-session";
  private static final String DEVICE_COOKIE = "brigade-device";
  private static final Duration DEVICE_COOKIE_AGE = Duration.ofDays(3650);

  private final Sessions sessions;

  ScreenSession(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Optional<Actor> actor() {
    String token = token();
    if (token == null) {
      return Optional.empty();
    }
    // Only what a person did counts as use; a redraw by push has no request.
    return VaadinRequest.getCurrent() == null
        ? sessions.standingActorOf(token)
        : sessions.actorOf(token);
  }

  /** Whoever is signed in here, also from before the server was started again. */
  public Optional<Actor> resume() {
    Optional<Actor> actor = actor();
    if (actor.isPresent()) {
      return actor;
    }
    Optional<String> kept = cookie(TOKEN_COOKIE);
    Optional<Actor> before = kept.flatMap(sessions::actorOf);
    if (before.isPresent()) {
      VaadinSession.getCurrent().setAttribute(TOKEN, kept.get());
    }
    return before;
  }

  /**
   * Binds the browser to a token; its session id changes, so that an id seen before is worth
   * nothing.
   */
  public void signedIn(String token) {
    VaadinService.reinitializeSession(VaadinRequest.getCurrent());
    VaadinSession.getCurrent().setAttribute(TOKEN, token);
    // A cookie for this visit of the browser: the session behind it ends by the server's own rule.
    write(TOKEN_COOKIE, token, -1);
  }

  /** Unbinds the browser. */
  public void signedOut() {
    VaadinSession.getCurrent().setAttribute(TOKEN, null);
    write(TOKEN_COOKIE, "", 0);
  }

  /** Where somebody wanted to go before they had to sign in. */
  public void comeBackTo(String path) {
    VaadinSession.getCurrent().setAttribute(COME_BACK, path);
  }

  /** Takes the path that was wanted, once. */
  public Optional<String> takeComeBack() {
    VaadinSession session = VaadinSession.getCurrent();
    Optional<String> path = Optional.ofNullable((String) session.getAttribute(COME_BACK));
    session.setAttribute(COME_BACK, null);
    return path;
  }

  /** The code of the device this browser is enrolled as. */
  public Optional<String> deviceCode() {
    return cookie(DEVICE_COOKIE);
  }

  /** Keeps the code of the device in this browser. */
  public void enrolled(String code) {
    write(DEVICE_COOKIE, code, (int) DEVICE_COOKIE_AGE.toSeconds());
  }

  private static Optional<String> cookie(String name) {
    VaadinRequest request = VaadinRequest.getCurrent();
    Cookie[] cookies = request == null ? null : request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
            .map(Cookie::getValue)
            .findFirst();
  }

  private static void write(String name, String value, int maxAgeSeconds) {
    Cookie cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setPath("/");
    cookie.setMaxAge(maxAgeSeconds);
    cookie.setSecure(VaadinRequest.getCurrent().isSecure());
    cookie.setAttribute("SameSite", "Strict");
    VaadinResponse.getCurrent().addCookie(cookie);
  }

  private static @Nullable String token() {
    VaadinSession session = VaadinSession.getCurrent();
    return session == null ? null : (String) session.getAttribute(TOKEN);
  }
}
