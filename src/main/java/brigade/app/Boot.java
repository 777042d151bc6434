package brigade.app;

import brigade.venue.Ids;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;

/**
 * The address that pages poll to learn whether the server is there, whether it is still the same
 * process, and what its clock says.
 */
@ApplicationScoped
class Boot {
  private final UUID boot = Ids.next();
  private final Clock clock;

  Boot(Clock clock) {
    this.clock = clock;
  }

  void route(@Observes Router router) {
    router
        .get("/brigade/boot")
        .handler(
            call ->
                call.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end("{\"boot\":\"" + boot + "\",\"now\":" + clock.millis() + "}"));
    // Our own scripts have no hash in their address, so that a page must ask whether they changed.
    router
        .route("/brigade/*")
        .order(-10_000)
        .handler(
            call -> {
              call.addHeadersEndHandler(
                  end -> {
                    if (!call.response().headers().contains("Cache-Control", "no-store", true)) {
                      call.response().putHeader("Cache-Control", "no-cache");
                    }
                  });
              call.next();
            });
  }
}
