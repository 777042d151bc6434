package brigade.screen;

import brigade.staff.Actor;
import brigade.staff.ActorSource;
import brigade.staff.Sessions;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in on the browser whose work the current thread does. */
@ApplicationScoped
public class ScreenSession implements ActorSource {
  private static final String TOKEN = ScreenSession.class.getName() + ".token";

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

  /**
   * Binds the browser's session to a token; its id changes, so that an id seen before is worth
   * nothing.
   */
  public void signedIn(String token) {
    VaadinService.reinitializeSession(VaadinRequest.getCurrent());
    VaadinSession.getCurrent().setAttribute(TOKEN, token);
  }

  /** Unbinds the browser's session. */
  public void signedOut() {
    VaadinSession.getCurrent().setAttribute(TOKEN, null);
  }

  private static @Nullable String token() {
    VaadinSession session = VaadinSession.getCurrent();
    return session == null ? null : (String) session.getAttribute(TOKEN);
  }
}
