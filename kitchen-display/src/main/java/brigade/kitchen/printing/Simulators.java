package brigade.kitchen.printing;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The simulated printers of this process, each on a port of its own. What one was told and what it
 * printed is forgotten when the process ends.
 */
@ApplicationScoped
class Simulators {
  private final Map<UUID, PrinterSimulator> running = new ConcurrentHashMap<>();

  /** The simulator of a printer, which is started when it isn't there yet. */
  PrinterSimulator of(UUID printerId) {
    return running.computeIfAbsent(printerId, id -> PrinterSimulator.start());
  }

  Optional<PrinterSimulator> find(UUID printerId) {
    return Optional.ofNullable(running.get(printerId));
  }

  /** Ends those of other printers than these. */
  void keepOnly(Set<UUID> printerIds) {
    running
        .keySet()
        .removeIf(
            id -> {
              boolean gone = !printerIds.contains(id);
              if (gone) {
                find(id).ifPresent(PrinterSimulator::close);
              }
              return gone;
            });
  }

  void stop(@Observes ShutdownEvent stopped) {
    keepOnly(Set.of());
  }
}
