package brigade.rest;

import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Sessions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may open a socket: whoever has a session with the permission, from a page of this house, of
 * an origin the house named, or from no page at all. A page of another origin is refused, because
 * browsers open sockets to anywhere.
 */
@ApplicationScoped
public class SocketDoor {
  private final Sessions sessions;
  private final List<String> origins;

  SocketDoor(
      Sessions sessions, @ConfigProperty(name = "brigade.origins") Optional<List<String>> origins) {
    this.sessions = sessions;
    this.origins = origins.orElse(List.of());
  }

  /** Checks the request that opens a socket. It may ask the database, so not on the event loop. */
  public Entry enter(HttpServerRequest opening, Permission permission) {
    SocketRequest request = SocketRequest.of(opening);
    String origin = opening.getHeader("Origin");
    if (!request.fromHere() && (origin == null || !origins.contains(origin))) {
      return new Entry.Refused(403);
    }
    Optional<Actor> actor = request.token().flatMap(sessions::actorOf);
    if (actor.isEmpty()) {
      return new Entry.Refused(401);
    }
    return actor.get().may(permission)
        ? new Entry.Granted(actor.get(), request.token().orElseThrow(), request.answerHeaders())
        : new Entry.Refused(403);
  }

  /** What came of it. */
  public sealed interface Entry {
    /**
     * @param token to be asked again whenever the socket says something
     * @param headers of the answer
     */
    record Granted(Actor actor, String token, Map<String, List<String>> headers) implements Entry {}

    /**
     * @param status 401 or 403
     */
    record Refused(int status) implements Entry {}
  }
}
