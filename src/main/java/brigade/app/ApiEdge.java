package brigade.app;

import brigade.rest.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The edge of the API: what no call has is answered here. Without it the screens' own page would be
 * served at {@code /api} and {@code /ws}, with status 200, and a client would take it for success.
 */
@ApplicationScoped
class ApiEdge {
  private static final String[] BOUNDS = {"/api", "/api/*", "/ws", "/ws/*"};

  /** Before the server's own limit, which closes the connection without a word. */
  private static final int FIRST = -10;

  /** After every call and socket, just before the screens' page. */
  private static final int LAST = RouteConstants.ROUTE_ORDER_DEFAULT - 1;

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+*-]+\\s*(;.*)?");

  private final ObjectMapper json;
  private final MemorySize largestBody;

  ApiEdge(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
    this.json = json;
    this.largestBody = largestBody;
  }

  void route(@Observes Router router) {
    for (String bound : BOUNDS) {
      router.route(bound).order(FIRST).handler(this::enter);
      router.route(bound).order(LAST).handler(this::nothingHere);
    }
  }

  private void enter(RoutingContext call) {
    String type = call.request().getHeader("Content-Type");
    if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
      answer(call, Problem.mediaType());
      return;
    }
    String length = call.request().getHeader("Content-Length");
    if (length != null
        && length.matches("\\d{1,18}")
        && Long.parseLong(length) > largestBody.asLongValue()) {
      call.response().putHeader("Connection", "close");
      answer(call, Problem.tooLarge(largestBody.asLongValue()));
      return;
    }
    call.next();
  }

  private void nothingHere(RoutingContext call) {
    answer(
        call,
        Problem.nothingHere(
            "There is no call " + call.request().method() + " " + call.normalizedPath()));
  }

  private void answer(RoutingContext call, Problem problem) {
    try {
      call.response()
          .setStatusCode(problem.status())
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .end(json.writeValueAsString(problem.members()));
    } catch (JsonProcessingException e) {
      call.fail(e);
    }
  }
}
