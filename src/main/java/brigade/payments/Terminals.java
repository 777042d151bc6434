package brigade.payments;

import brigade.journal.Journal;
import brigade.staff.Actor;
import brigade.venue.Ids;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The card terminals of the house and the adapters that talk to them. */
@ApplicationScoped
public class Terminals implements PanacheRepositoryBase<Terminal, UUID> {
  private final List<CardTerminal> adapters;
  private final Journal journal;

  Terminals(@All List<CardTerminal> adapters, Journal journal) {
    this.adapters = adapters;
    this.journal = journal;
  }

  /** Those in use, by name. */
  public List<Terminal> inUse() {
    return list("retiredAt is null order by name");
  }

  /** The terminal beside the actor's device, else the first that belongs to no device. */
  public Optional<Terminal> near(Actor actor) {
    return find(
            "retiredAt is null and (deviceId = ?1 or deviceId is null)"
                + " order by case when deviceId is null then 1 else 0 end, name",
            actor.deviceId())
        .firstResultOptional();
  }

  /**
   * Adds a terminal, within the caller's transaction.
   *
   * @param kind one an adapter serves
   * @throws IllegalArgumentException if none does
   */
  public Terminal add(String name, String kind, @Nullable UUID deviceId) {
    adapter(kind);
    Terminal terminal = new Terminal(Ids.next(), name, kind, deviceId);
    persist(terminal);
    journal.record(
        "terminal.added", "terminal", terminal.id(), null, Map.of("name", name, "kind", kind));
    return terminal;
  }

  /** The adapter that talks to it. */
  public CardTerminal adapter(Terminal terminal) {
    return adapter(terminal.kind());
  }

  private CardTerminal adapter(String kind) {
    return adapters.stream()
        .filter(adapter -> adapter.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No adapter for " + kind));
  }
}
