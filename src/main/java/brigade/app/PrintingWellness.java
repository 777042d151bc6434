package brigade.app;

import brigade.kitchen.printing.PrintingHealth;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * How printers and the print queue are. Orders go on without paper, so a dead printer makes the
 * house unwell, not unready.
 */
@Wellness
@ApplicationScoped
class PrintingWellness implements HealthCheck {
  /** A chit that waits longer than this is late for the kitchen. */
  static final long LATE_SECONDS = 30;

  private final PrintingHealth printing;

  PrintingWellness(PrintingHealth printing) {
    this.printing = printing;
  }

  @Override
  public HealthCheckResponse call() {
    PrintingHealth.Summary summary = printing.summary();
    return HealthCheckResponse.named("Printers and print queue")
        .withData("printersDown", summary.printersDown())
        .withData("queued", summary.queued())
        .withData("oldestQueuedSeconds", summary.oldestQueuedSeconds())
        .status(summary.printersDown() == 0 && summary.oldestQueuedSeconds() < LATE_SECONDS)
        .build();
  }
}
