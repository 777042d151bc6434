package brigade.kitchen;

import brigade.kitchen.printing.PrinterTrouble;
import brigade.kitchen.printing.ReadingPrinters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was fired and is not at its station yet, and paper that does not get there. All of it is
 * read from the rows of tickets and jobs, so that nothing can be told that is no longer so.
 */
@ApplicationScoped
public class Deliveries {
  /** A paper that failed so long ago is history: its guests have gone. */
  private static final Duration OF_THIS_SERVICE = Duration.ofHours(12);

  /** Rows read at once; more trouble than this can't be told in words anyway. */
  private static final int LIMIT = 1_000;

  private static final String UNRECEIVED =
      """
      select t.id, t.order_id, t.label, s.name, t.fired_at, i.order_line_id,
        i.quantity - i.voided
      from ticket_item i
      join ticket t on t.id = i.ticket_id and t.state = 'OPEN'
      join station s on s.id = t.station_id
      where i.seen_at is null and i.state = 'COOKING'
        and not exists (select 1 from %s)
      order by t.fired_at, t.id, i.position
      """
          .formatted(Progress.ON_PAPER);

  /** Of the copies of a paper the latest counts, so that printing it again settles it. */
  private static final String LOST =
      """
      select j.id, t.order_id, t.label, p.name, j.reason, j.state = 'UNKNOWN', j.over_at
      from print_job j
      join ticket t on t.id = j.subject_id and t.state in ('HELD', 'OPEN')
      left join printer p on p.id = j.printer_id
      where j.state in ('FAILED', 'UNKNOWN') and j.kind in ('CHIT', 'MASTER', 'VOID', 'CHANGE', 'MOVED', 'ALLERGY',
          'RUSH')
        and j.created_at > ?1
        and not exists (
          select 1 from print_job n where n.number = j.number and n.copy > j.copy)
      order by j.over_at, j.id
      """;

  private static final String AT_WORK =
      """
      select distinct 'station:' || s.code, t.order_id
      from ticket t join station s on s.id = t.station_id
      where t.state in ('HELD', 'OPEN')
      """;

  private final EntityManager entities;
  private final ReadingPrinters printers;
  private final Clock clock;

  Deliveries(EntityManager entities, ReadingPrinters printers, Clock clock) {
    this.entities = entities;
    this.printers = printers;
    this.clock = clock;
  }

  /**
   * A fired ticket of which something is on no screen and on no paper.
   *
   * @param label where it goes, as on the card
   * @param station the station's name
   * @param firedAt since when it is on its way
   * @param orderLineIds what of it is missing
   * @param portions how much that is
   */
  public record Unreceived(
      UUID ticketId,
      UUID orderId,
      String label,
      String station,
      Instant firedAt,
      List<UUID> orderLineIds,
      int portions) {
    /** From when on it is an alarm. */
    public Instant lateAt() {
      return firedAt.plus(LineProgress.LATE_AFTER);
    }
  }

  /**
   * A paper about a live ticket that failed, or of which nobody knows whether it was printed.
   *
   * @param label where the ticket goes
   * @param printer its name, null where there was none
   * @param reason the name of a {@link brigade.kitchen.printing.Reason}, if one is known
   * @param unknown whether it may have been printed all the same
   */
  public record LostPaper(
      UUID jobId,
      UUID orderId,
      String label,
      @Nullable String printer,
      @Nullable String reason,
      boolean unknown,
      Instant since) {}

  /** A printer that is out of service, and the orders whose stations it prints for. */
  public record PrinterDown(PrinterTrouble trouble, Set<UUID> orderIds) {}

  /** Fired tickets that have not arrived at their station, the longest on its way first. */
  @Transactional
  public List<Unreceived> unreceived() {
    Map<UUID, Unreceived> byTicket = new LinkedHashMap<>();
    for (Object[] row : rows(UNRECEIVED)) {
      byTicket.merge(
          (UUID) row[0],
          new Unreceived(
              (UUID) row[0],
              (UUID) row[1],
              (String) row[2],
              (String) row[3],
              (Instant) row[4],
              List.of((UUID) row[5]),
              ((Number) row[6]).intValue()),
          Deliveries::together);
    }
    return List.copyOf(byTicket.values());
  }

  private static Unreceived together(Unreceived one, Unreceived other) {
    List<UUID> lines = new ArrayList<>(one.orderLineIds());
    lines.addAll(other.orderLineIds());
    return new Unreceived(
        one.ticketId(),
        one.orderId(),
        one.label(),
        one.station(),
        one.firedAt(),
        List.copyOf(lines),
        one.portions() + other.portions());
  }

  /** Papers about live tickets that did not come out, the oldest first. */
  @Transactional
  public List<LostPaper> lostPapers() {
    return rows(LOST, clock.instant().minus(OF_THIS_SERVICE)).stream()
        .map(
            row ->
                new LostPaper(
                    (UUID) row[0],
                    (UUID) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (Boolean) row[5],
                    (Instant) row[6]))
        .toList();
  }

  /** Printers out of service that print for stations with work to do. */
  @Transactional
  public List<PrinterDown> printersDown() {
    List<PrinterTrouble> troubles = printers.outOfService();
    if (troubles.isEmpty()) {
      return List.of();
    }
    Map<String, Set<UUID>> ordersAt = new LinkedHashMap<>();
    for (Object[] row : rows(AT_WORK)) {
      ordersAt.computeIfAbsent((String) row[0], code -> new HashSet<>()).add((UUID) row[1]);
    }
    List<PrinterDown> down = new ArrayList<>();
    for (PrinterTrouble trouble : troubles) {
      Set<UUID> orders = new HashSet<>();
      trouble.purposes().forEach(purpose -> orders.addAll(at(ordersAt, purpose)));
      if (!orders.isEmpty()) {
        down.add(new PrinterDown(trouble, Set.copyOf(orders)));
      }
    }
    return List.copyOf(down);
  }

  private static Collection<UUID> at(Map<String, Set<UUID>> ordersAt, String purpose) {
    return ordersAt.getOrDefault(purpose, Set.of());
  }

  @SuppressWarnings("unchecked") // Each query names its columns.
  private List<Object[]> rows(String query, Object... parameters) {
    var asked = entities.createNativeQuery(query).setMaxResults(LIMIT);
    for (int i = 0; i < parameters.length; i++) {
      asked.setParameter(i + 1, parameters[i]);
    }
    return asked.getResultList();
  }
}
