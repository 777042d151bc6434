package brigade.floorplan.ws;

import brigade.rest.SocketRequest;
import brigade.staff.Permission;
import brigade.staff.Sessions;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets onto the floor's socket whoever may see the floor, and no page of another server. */
@ApplicationScoped
class FloorDoor implements HttpUpgradeCheck {
  private final Sessions sessions;
  private final Vertx vertx;

  FloorDoor(Sessions sessions, Vertx vertx) {
    this.sessions = sessions;
    this.vertx = vertx;
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return FloorSocket.ID.equals(endpointId);
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext opening) {
    SocketRequest request = SocketRequest.of(opening.httpRequest());
    if (!request.fromHere()) {
      return CheckResult.rejectUpgrade(403);
    }
    if (request.token().isEmpty()) {
      return CheckResult.rejectUpgrade(401);
    }
    String token = request.token().get();
    // Asking for the session may ask the database, which the event loop must not wait for.
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .getOrCreateContext()
                    .executeBlocking(() -> sessions.actorOf(token), false)
                    .toCompletionStage())
        .map(
            actor ->
                actor
                    .map(
                        known ->
                            known.may(Permission.VIEW_FLOOR)
                                ? CheckResult.permitUpgradeSync(request.answerHeaders())
                                : CheckResult.rejectUpgradeSync(403))
                    .orElseGet(() -> CheckResult.rejectUpgradeSync(401)));
  }
}
