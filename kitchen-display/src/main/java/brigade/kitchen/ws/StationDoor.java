package brigade.kitchen.ws;

import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.rest.SocketDoor;
import brigade.rest.SocketDoor.Entry;
import brigade.staff.Permission;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Who may follow a station: a session with the permission to see the kitchen, from a page of this
 * house. A page of another origin is refused, because browsers send WebSocket requests anywhere.
 */
@ApplicationScoped
public class StationDoor implements HttpUpgradeCheck {
  static final TypedKey<String> TOKEN = TypedKey.forString("brigade.token");
  static final TypedKey<String> STATION = TypedKey.forString("brigade.station");

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final SocketDoor door;
  private final Stations stations;

  StationDoor(SocketDoor door, Stations stations) {
    this.door = door;
    this.stations = stations;
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
    return switch (door.enter(request, Permission.VIEW_KITCHEN)) {
      case Entry.Refused(int status) -> CheckResult.rejectUpgradeSync(status);
      case Entry.Granted granted -> station(context, granted.token());
    };
  }

  private CheckResult station(HttpUpgradeContext context, String token) {
    Optional<StationSummary> station = stations.named(context.pathParam("id"));
    if (station.isEmpty()) {
      return CheckResult.rejectUpgradeSync(NOT_FOUND);
    }
    String after = context.httpRequest().getParam("after");
    if (after != null && !after.isEmpty() && !after.matches("\\d{1,18}")) {
      return CheckResult.rejectUpgradeSync(BAD_REQUEST);
    }
    context.userData().put(TOKEN, token);
    context.userData().put(STATION, station.get().code());
    return CheckResult.permitUpgradeSync();
  }
}
