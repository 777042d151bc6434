package brigade.app;

import brigade.staff.CurrentActor;
import brigade.venue.Ids;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Puts an id of the request and of the person on every line logged for a call, and the id on its
 * answer.
 */
class RequestLog {
  private static final String HEADER = "X-Request-Id";

  /** Characters of a client's own id that are kept. */
  private static final int KEPT = 64;

  private final CurrentActor currentActor;

  RequestLog(CurrentActor currentActor) {
    this.currentActor = currentActor;
  }

  @ServerRequestFilter
  void begin(ContainerRequestContext request) {
    String given = request.getHeaderString(HEADER);
    String id =
        given != null && given.matches("[A-Za-z0-9._-]{1," + KEPT + "}")
            ? given
            : Ids.next().toString();
    MDC.put("request", id);
    currentActor.find().ifPresent(actor -> MDC.put("staff", actor.staffId().toString()));
  }

  @ServerResponseFilter
  void end(ContainerResponseContext answer) {
    Object id = MDC.get("request");
    if (id != null) {
      answer.getHeaders().putSingle(HEADER, id);
    }
    MDC.remove("request");
    MDC.remove("staff");
  }
}
