package brigade.app;

import brigade.kitchen.printing.PrintingHealth;
import brigade.venue.Relaying;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/**
 * What of the house itself is worth a graph. Read every few seconds, so that a scrape costs no
 * query.
 */
@ApplicationScoped
class HouseMetrics {
  private final MeterRegistry registry;
  private final PrintingHealth printing;
  private final EntityManager entities;
  private final Relaying relaying;

  private volatile PrintingHealth.Summary paper = new PrintingHealth.Summary(0, 0, 0);
  private volatile long openOrders;
  private volatile long sessions;

  HouseMetrics(
      MeterRegistry registry, PrintingHealth printing, EntityManager entities, Relaying relaying) {
    this.registry = registry;
    this.printing = printing;
    this.entities = entities;
    this.relaying = relaying;
  }

  void register(@Observes StartupEvent started) {
    gauge("brigade.orders.open", "Orders not settled yet", () -> openOrders);
    gauge("brigade.sessions.open", "People signed in, counted by device", () -> sessions);
    gauge("brigade.printers.down", "Printers that can't print", () -> paper.printersDown());
    gauge("brigade.print.queued", "Print jobs waiting", () -> paper.queued());
    gauge(
        "brigade.print.oldest",
        "Age of the oldest waiting job, seconds",
        () -> paper.oldestQueuedSeconds());
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    relaying.unlessRelaid(() -> QuarkusTransaction.requiringNew().run(this::read));
  }

  private void read() {
    paper = printing.summary();
    openOrders = count("select count(*) from orders where state = 'OPEN'");
    sessions = count("select count(*) from staff_session where ended_at is null");
  }

  private long count(String query) {
    return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
  }
}
