package brigade.app.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the embedded PostgreSQL runs and has room on its disk; up without more when the
 * operator's own database is used instead.
 */
@Readiness
@ApplicationScoped
class PostgresHealth implements HealthCheck {
  private static final long MEGABYTE = 1L << 20;

  /** With less than four segments of its log left, PostgreSQL is about to refuse writes. */
  static final long LEAST_ROOM = 64 * MEGABYTE;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("Embedded PostgreSQL");
    Optional<EmbeddedPostgres> postgres = EmbeddedDatabase.running();
    if (postgres.isEmpty()) {
      return answer.withData("embedded", false).up().build();
    }
    EmbeddedPostgres.State state = postgres.get().state();
    long room;
    try {
      room = postgres.get().room();
    } catch (IOException e) {
      room = 0;
    }
    return answer
        .withData("embedded", true)
        .withData("state", state.name())
        .withData("port", postgres.get().port())
        .withData("freeMegabytes", room / MEGABYTE)
        .status(state == EmbeddedPostgres.State.RUNNING && room >= LEAST_ROOM)
        .build();
  }
}
