package brigade.screen;

import brigade.staff.Actor;
import brigade.staff.OpenToAll;
import brigade.staff.Requires;
import brigade.venue.Venues;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.ServiceInitEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Lets nobody onto a screen without its permission: whoever is not signed in goes to the sign-in
 * screen and comes back afterwards; whoever lacks the permission is told so. A screen that says
 * nothing about permissions is closed to all.
 */
@ApplicationScoped
class AccessRule {
  private static final String SET_UP = "setup";

  private final ScreenSession session;
  private final Venues venues;

  AccessRule(ScreenSession session, Venues venues) {
    this.session = session;
    this.venues = venues;
  }

  void install(@Observes ServiceInitEvent service) {
    service.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(this::check));
  }

  private void check(BeforeEnterEvent entering) {
    String path = entering.getLocation().getPathWithQueryParameters();
    if (!venues.isSetUp()) {
      if (!path.equals(SET_UP)) {
        entering.forwardTo(SET_UP);
      }
      return;
    }
    Class<?> target = entering.getNavigationTarget();
    // What Vaadin shows in place of a screen that failed or is not there holds nothing to protect,
    // and saying "not allowed" instead would hide what went wrong.
    if (target.isAnnotationPresent(OpenToAll.class)
        || HasErrorParameter.class.isAssignableFrom(target)) {
      return;
    }
    Optional<Actor> actor = session.resume();
    if (actor.isEmpty()) {
      session.comeBackTo(path);
      entering.forwardTo("");
      return;
    }
    Requires rule = target.getAnnotation(Requires.class);
    if (rule == null || !actor.get().may(rule.value())) {
      entering.forwardTo(NotAllowedView.class);
    }
  }
}
