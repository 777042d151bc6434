package brigade.floorplan.ws;

import brigade.rest.SocketDoor;
import brigade.rest.SocketDoor.Entry;
import brigade.staff.Permission;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets onto the floor's socket whoever may see the floor, and no page of another server. */
@ApplicationScoped
class FloorDoor implements HttpUpgradeCheck {
  static final TypedKey<String> TOKEN = TypedKey.forString("brigade.token");

  private final SocketDoor door;

  FloorDoor(SocketDoor door) {
    this.door = door;
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return FloorSocket.ID.equals(endpointId);
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext opening) {
    // Asking for the session may ask the database, which the event loop must not wait for.
    return Uni.createFrom()
        .item(() -> check(opening))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private CheckResult check(HttpUpgradeContext opening) {
    return switch (door.enter(opening.httpRequest(), Permission.VIEW_FLOOR)) {
      case Entry.Refused(int status) -> CheckResult.rejectUpgradeSync(status);
      case Entry.Granted granted -> {
        opening.userData().put(TOKEN, granted.token());
        yield CheckResult.permitUpgradeSync(granted.headers());
      }
    };
  }
}
