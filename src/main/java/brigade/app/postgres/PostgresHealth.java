package brigade.app.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the embedded PostgreSQL runs; up without more when the operator's own database is used
 * instead.
 */
@Readiness
@ApplicationScoped
class PostgresHealth implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("Embedded PostgreSQL");
    Optional<EmbeddedPostgres> postgres = EmbeddedDatabase.running();
    if (postgres.isEmpty()) {
      return answer.withData("embedded", false).up().build();
    }
    EmbeddedPostgres.State state = postgres.get().state();
    return answer
        .withData("embedded", true)
        .withData("state", state.name())
        .withData("port", postgres.get().port())
        .status(state == EmbeddedPostgres.State.RUNNING)
        .build();
  }
}
