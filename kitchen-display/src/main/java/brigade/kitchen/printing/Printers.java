package brigade.kitchen.printing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.venue.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The printers, and which of them prints what. */
@ApplicationScoped
public class Printers implements PanacheRepositoryBase<Printer, UUID> {
  private final Changes changes;
  private final Clock clock;

  Printers(Changes changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  /** Those in use, as they are listed. */
  public List<Printer> inUse() {
    return list("removedAt is null order by position, name");
  }

  Optional<Printer> inUse(UUID id) {
    return findByIdOptional(id).filter(printer -> !printer.removed());
  }

  Optional<Printer> named(String name) {
    return find("lower(name) = ?1 and removedAt is null", name.strip().toLowerCase(Locale.ROOT))
        .firstResultOptional();
  }

  int nextPosition() {
    return (int) count() + 1;
  }

  /** Lets the printer print these purposes and no others; a purpose has one printer. */
  void route(UUID printerId, Set<String> purposes) {
    getEntityManager()
        .createNativeQuery("delete from printer_route where printer_id = ?1")
        .setParameter(1, printerId)
        .executeUpdate();
    for (String purpose : new TreeSet<>(purposes)) {
      getEntityManager()
          .createNativeQuery(
              "insert into printer_route (purpose, printer_id) values (?1, ?2)"
                  + " on conflict (purpose) do update set printer_id = excluded.printer_id")
          .setParameter(1, purpose)
          .setParameter(2, printerId)
          .executeUpdate();
    }
  }

  /**
   * Makes these the printers in use, matched by name; others are removed. Joins the caller's
   * transaction or makes one.
   *
   * @throws IllegalArgumentException if one is not right, or stands in for one that isn't here
   */
  @Transactional
  public void replace(List<PrinterDefinition> definitions) {
    Map<String, Printer> byName = new HashMap<>();
    for (Printer printer : listAll()) {
      byName.putIfAbsent(printer.name(), printer);
      printer.remove(clock.instant());
    }
    flush();
    getEntityManager().createNativeQuery("delete from printer_route").executeUpdate();
    Instant now = clock.instant();
    int position = 1;
    for (PrinterDefinition definition : definitions) {
      PrinterSettings settings = definition.settings();
      if (!settings.faults().isEmpty()) {
        throw new IllegalArgumentException(definition.name() + ": " + settings.faults());
      }
      Printer printer = byName.get(settings.name());
      if (printer == null) {
        printer = new Printer(Ids.next(), settings, position, now);
        persist(printer);
        byName.put(settings.name(), printer);
      } else {
        printer.apply(settings);
        printer.revive();
        printer.move(position);
      }
      position++;
    }
    flush();
    for (PrinterDefinition definition : definitions) {
      Printer printer = inUseNamed(byName, definition.name());
      if (definition.backup() != null) {
        PrinterSettings s = definition.settings();
        UUID backup = inUseNamed(byName, definition.backup()).id();
        printer.apply(s.withBackup(backup));
      }
      route(printer.id(), definition.prints() == null ? Set.of() : Set.copyOf(definition.prints()));
      changes.announce(Topic.PRINTING, printer.id());
    }
  }

  private static Printer inUseNamed(Map<String, Printer> byName, String name) {
    Printer printer = byName.get(name.strip());
    if (printer == null || printer.removed()) {
      throw new IllegalArgumentException("There is no printer " + name);
    }
    return printer;
  }
}
