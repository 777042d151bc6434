package brigade.app;

import brigade.staff.Actor;
import brigade.staff.ActorSource;
import brigade.staff.Sessions;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever's token came with the call: {@code Authorization: Bearer …}. */
@ApplicationScoped
class BearerToken implements ActorSource {
  private static final String SCHEME = "Bearer ";
  private static final String ACTOR = BearerToken.class.getName();

  private final CurrentVertxRequest currentRequest;
  private final Sessions sessions;

  BearerToken(CurrentVertxRequest currentRequest, Sessions sessions) {
    this.currentRequest = currentRequest;
    this.sessions = sessions;
  }

  @Override
  public Optional<Actor> actor() {
    RoutingContext request = request();
    if (request == null) {
      return Optional.empty();
    }
    Actor known = request.get(ACTOR);
    if (known != null) {
      return Optional.of(known);
    }
    String header = request.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    Optional<Actor> actor = sessions.actorOf(header.substring(SCHEME.length()).strip());
    actor.ifPresent(found -> request.put(ACTOR, found));
    return actor;
  }

  private @Nullable RoutingContext request() {
    try {
      return currentRequest.getCurrent();
    } catch (ContextNotActiveException outsideRequests) {
      return null;
    }
  }
}
