package brigade.kitchen.ws;

import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.staff.Actor;
import brigade.staff.Permission;
import brigade.staff.Sessions;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who may follow a station: a session with the permission to see the kitchen, from a page of this
 * house. A page of another origin is refused, because browsers send WebSocket requests anywhere.
 */
@ApplicationScoped
public class StationDoor implements HttpUpgradeCheck {
  static final TypedKey<String> TOKEN = TypedKey.forString("brigade.token");
  static final TypedKey<String> STATION = TypedKey.forString("brigade.station");

  /**
   * The one subprotocol that is spoken; a token may stand beside it, as browsers can't set headers.
   */
  static final String PROTOCOL = "brigade";

  private static final int BAD_REQUEST = 400;
  private static final int NOT_SIGNED_IN = 401;
  private static final int NOT_PERMITTED = 403;
  private static final int NOT_FOUND = 404;

  private final Sessions sessions;
  private final Stations stations;
  private final List<String> origins;

  StationDoor(
      Sessions sessions,
      Stations stations,
      @ConfigProperty(name = "brigade.origins") Optional<List<String>> origins) {
    this.sessions = sessions;
    this.stations = stations;
    this.origins = origins.orElse(List.of());
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(StationSocket.ID);
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    // Sessions are read from the database, which must not happen on the event loop.
    return Uni.createFrom()
        .item(() -> check(context))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private CheckResult check(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    if (!fromThisHouse(request.getHeader("Origin"), request.getHeader("Host"))) {
      return CheckResult.rejectUpgradeSync(NOT_PERMITTED);
    }
    Optional<String> token = token(request);
    Optional<Actor> actor = token.flatMap(sessions::actorOf);
    if (token.isEmpty() || actor.isEmpty()) {
      return CheckResult.rejectUpgradeSync(NOT_SIGNED_IN);
    }
    if (!actor.get().may(Permission.VIEW_KITCHEN)) {
      return CheckResult.rejectUpgradeSync(NOT_PERMITTED);
    }
    Optional<StationSummary> station = stations.named(context.pathParam("id"));
    if (station.isEmpty()) {
      return CheckResult.rejectUpgradeSync(NOT_FOUND);
    }
    String after = request.getParam("after");
    if (after != null && !after.isEmpty() && !after.matches("\\d{1,18}")) {
      return CheckResult.rejectUpgradeSync(BAD_REQUEST);
    }
    context.userData().put(TOKEN, token.get());
    context.userData().put(STATION, station.get().code());
    return CheckResult.permitUpgradeSync();
  }

  /** Whether a page of this origin may connect; a client that is no page sends none. */
  boolean fromThisHouse(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    if (origins.contains(origin)) {
      return true;
    }
    try {
      return host != null && host.equalsIgnoreCase(new URI(origin).getAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<String> token(HttpServerRequest request) {
    String parameter = request.getParam("token");
    if (parameter != null && !parameter.isBlank()) {
      return Optional.of(parameter);
    }
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.of(header.substring(7).strip());
    }
    return request.headers().getAll("Sec-WebSocket-Protocol").stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(protocol -> !protocol.isEmpty() && !protocol.equals(PROTOCOL))
        .findFirst();
  }
}
