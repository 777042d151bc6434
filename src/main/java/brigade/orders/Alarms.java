package brigade.orders;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.kitchen.Deliveries;
import brigade.kitchen.printing.PrinterTrouble;
import brigade.staff.CurrentActor;
import brigade.staff.Permission;
import brigade.staff.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The alarms of the person at the screen. They are read from what is so now: an alarm is gone when
 * its cause is, and a note is kept only of what somebody has read.
 */
@ApplicationScoped
public class Alarms {
  /** How long it is remembered that an alarm was read; none lasts nearly as long. */
  private static final Duration REMEMBERED = Duration.ofDays(2);

  private final Deliveries deliveries;
  private final EntityManager entities;
  private final Journal journal;
  private final CurrentActor currentActor;
  private final Changes changes;
  private final Clock clock;

  Alarms(
      Deliveries deliveries,
      EntityManager entities,
      Journal journal,
      CurrentActor currentActor,
      Changes changes,
      Clock clock) {
    this.deliveries = deliveries;
    this.entities = entities;
    this.journal = journal;
    this.currentActor = currentActor;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * What somebody has to know now.
   *
   * @param alarms those not read, the oldest first
   * @param next when something on its way would become an alarm, if it does not arrive
   */
  public record Now(List<Alarm> alarms, Optional<Instant> next) {
    public static final Now QUIET = new Now(List.of(), Optional.empty());

    /** Those that concern an order. */
    public List<Alarm> of(UUID orderId) {
      return alarms.stream().filter(alarm -> alarm.orderIds().contains(orderId)).toList();
    }
  }

  /** The alarms of whoever asks: about orders of theirs, and about what they sent for others. */
  @Transactional
  @Requires(Permission.VIEW_TABLES)
  public Now mine() {
    UUID me = currentActor.get().staffId();
    List<Deliveries.Unreceived> onTheWay = deliveries.unreceived();
    List<Deliveries.LostPaper> lost = deliveries.lostPapers();
    List<Deliveries.PrinterDown> down = deliveries.printersDown();
    Set<UUID> orders = new HashSet<>();
    onTheWay.forEach(ticket -> orders.add(ticket.orderId()));
    lost.forEach(paper -> orders.add(paper.orderId()));
    down.forEach(printer -> orders.addAll(printer.orderIds()));
    if (orders.isEmpty()) {
      return Now.QUIET;
    }
    Set<UUID> own = ownAmong(orders, me);
    Instant now = clock.instant();
    List<Alarm> alarms = new ArrayList<>();
    for (Deliveries.PrinterDown printer : down) {
      Set<UUID> concerned =
          printer.orderIds().stream().filter(own::contains).collect(Collectors.toSet());
      if (!concerned.isEmpty()) {
        alarms.add(down(printer.trouble(), concerned));
      }
    }
    lost.stream()
        .filter(paper -> own.contains(paper.orderId()))
        .map(Alarms::lost)
        .forEach(alarms::add);
    onTheWay.stream()
        .filter(ticket -> own.contains(ticket.orderId()) && !now.isBefore(ticket.lateAt()))
        .map(Alarms::notReceived)
        .forEach(alarms::add);
    alarms.sort(Comparator.comparing(Alarm::since));
    return new Now(
        alarms.isEmpty() ? List.of() : unread(alarms, me),
        onTheWay.stream()
            .filter(ticket -> own.contains(ticket.orderId()))
            .map(Deliveries.Unreceived::lateAt)
            .filter(now::isBefore)
            .min(Comparator.naturalOrder()));
  }

  private static Alarm down(PrinterTrouble trouble, Set<UUID> orders) {
    return new Alarm.PrinterDown(
        trouble.printerId(),
        trouble.since(),
        trouble.name(),
        Objects.requireNonNull(trouble.reason()).name(),
        trouble.standIn(),
        Set.copyOf(orders));
  }

  private static Alarm lost(Deliveries.LostPaper paper) {
    return new Alarm.ChitLost(
        paper.jobId(),
        paper.since(),
        paper.orderId(),
        paper.label(),
        paper.printer(),
        paper.reason(),
        paper.unknown());
  }

  private static Alarm notReceived(Deliveries.Unreceived ticket) {
    return new Alarm.NotReceived(
        ticket.ticketId(),
        ticket.firedAt(),
        ticket.orderId(),
        ticket.label(),
        ticket.station(),
        ticket.portions());
  }

  private Set<UUID> ownAmong(Collection<UUID> orderIds, UUID me) {
    @SuppressWarnings("unchecked") // The query asks for one column of ids.
    List<UUID> own =
        entities
            .createNativeQuery(
                "select o.id from orders o where o.id in (?1) and (o.server_id = ?2 or exists"
                    + " (select 1 from order_line l where l.order_id = o.id and l.sent_by = ?2))")
            .setParameter(1, orderIds)
            .setParameter(2, me)
            .getResultList();
    return Set.copyOf(own);
  }

  private List<Alarm> unread(List<Alarm> alarms, UUID me) {
    @SuppressWarnings("unchecked") // The query names its two columns.
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select subject_id, since from alarm_read"
                    + " where staff_id = ?1 and subject_id in (?2)")
            .setParameter(1, me)
            .setParameter(2, alarms.stream().map(Alarm::subjectId).toList())
            .getResultList();
    Set<Read> read =
        rows.stream()
            .map(row -> new Read((UUID) row[0], (Instant) row[1]))
            .collect(Collectors.toSet());
    List<Alarm> noted = alarms.stream().filter(alarm -> read.contains(Read.of(alarm))).toList();
    return alarms.stream().filter(alarm -> !rests(alarm, noted)).toList();
  }

  /**
   * Whether an alarm was noted, or says again of the same order what was: that a station doesn't
   * receive. As long as the station has not taken in what was noted, nothing about it has changed.
   */
  static boolean rests(Alarm alarm, List<Alarm> noted) {
    return noted.stream()
        .anyMatch(
            known ->
                Read.of(known).equals(Read.of(alarm))
                    || known instanceof Alarm.NotReceived before
                        && alarm instanceof Alarm.NotReceived now
                        && before.orderId().equals(now.orderId())
                        && before.station().equals(now.station()));
  }

  private record Read(UUID subjectId, Instant since) {
    static Read of(Alarm alarm) {
      return new Read(alarm.subjectId(), alarm.since());
    }
  }

  /**
   * Takes note of alarms of one's own; they are told to this person no more, until they happen
   * again.
   *
   * @return what was read; what is no alarm, or is read or over, is left out
   */
  @Transactional
  @Requires(Permission.VIEW_TABLES)
  public List<Alarm> read(Collection<UUID> subjectIds) {
    UUID me = currentActor.get().staffId();
    List<Alarm> found =
        mine().alarms().stream().filter(alarm -> subjectIds.contains(alarm.subjectId())).toList();
    found.forEach(alarm -> note(alarm, me));
    return found;
  }

  private void note(Alarm alarm, UUID me) {
    Instant now = clock.instant();
    entities
        .createNativeQuery("delete from alarm_read where staff_id = ?1 and read_at < ?2")
        .setParameter(1, me)
        .setParameter(2, now.minus(REMEMBERED))
        .executeUpdate();
    entities
        .createNativeQuery(
            "insert into alarm_read (staff_id, subject_id, since, read_at) values (?1, ?2, ?3, ?4)"
                + " on conflict do nothing")
        .setParameter(1, me)
        .setParameter(2, alarm.subjectId())
        .setParameter(3, alarm.since())
        .setParameter(4, now)
        .executeUpdate();
    journal.record(
        "alarm.read",
        "alarm",
        alarm.subjectId(),
        null,
        Map.of("what", alarm.getClass().getSimpleName(), "since", alarm.since()));
    changes.announce(Topic.ALARMS, alarm.subjectId());
  }
}
