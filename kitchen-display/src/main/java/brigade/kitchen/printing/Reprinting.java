package brigade.kitchen.printing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.journal.Journal;
import brigade.staff.Permission;
import brigade.staff.Requires;
import brigade.venue.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Printing again, and saying what is known of a job whose printer did not. */
@ApplicationScoped
public class Reprinting {
  /** Copies one number may have. */
  static final int COPIES_LIMIT = 20;

  private final AgroalDataSource database;
  private final PrintJobs jobs;
  private final Journal journal;
  private final Changes changes;
  private final Clock clock;

  Reprinting(
      AgroalDataSource database, PrintJobs jobs, Journal journal, Changes changes, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.journal = journal;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Prints a job again under its number, marked REPRINT, and POSSIBLE DUPLICATE where the copy
   * before may be on paper.
   *
   * @param jobId any copy; the latest one is repeated
   * @param elsewhere the printer to take it, or null for the one that had it
   */
  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public Reprinted reprint(UUID jobId, @Nullable UUID elsewhere) {
    Optional<PrintJob> found = lockedLatest(jobId);
    if (found.isEmpty()) {
      return new Reprinted.Gone();
    }
    PrintJob latest = found.get();
    if (!latest.state().isOver()) {
      return new Reprinted.StillWaiting(latest);
    }
    if (latest.copy() >= COPIES_LIMIT) {
      return new Reprinted.TooOften(latest.copy());
    }
    UUID id = Ids.next();
    int made =
        Sql.update(
            database,
            """
            insert into print_job (id, number, copy, reprint_of, possible_duplicate, printer_id,
                redirects, purpose, kind, label, subject_id, paper, state, attempts, created_at,
                sending_at, over_at)
            select ?, j.number, j.copy + 1, j.id, j.state = 'UNKNOWN', p.id, 0, j.purpose, j.kind,
                j.label, j.subject_id, j.paper, v.state, 0, t.now,
                case when v.state = 'PRINTED' then t.now end,
                case when v.state = 'PRINTED' then t.now end
            from print_job j
              left join printer_route r on r.purpose = j.purpose
              join lateral (select * from printer c where c.removed_at is null
                  and c.id in (?::uuid, j.printer_id, r.printer_id)
                order by c.id = ?::uuid desc nulls last, c.id = j.printer_id desc nulls last
                limit 1) p on true
              cross join (select cast(? as timestamptz) as now) t
              cross join lateral (select case when p.kind = 'VIRTUAL' and not p.paused
                then 'PRINTED' else 'QUEUED' end as state) v
            where j.id = ?
            """,
            id,
            elsewhere,
            elsewhere,
            clock.instant(),
            latest.id());
    if (made == 0) {
      return new Reprinted.NoPrinter();
    }
    PrintJob copy = jobs.find(id).orElseThrow();
    journal.record(
        "print-job.reprinted",
        "print-job",
        latest.id(),
        Map.of("number", latest.number(), "copy", latest.copy(), "state", latest.state()),
        Map.of("copy", copy.copy(), "printer", String.valueOf(copy.printerName())));
    announce(latest.printerId());
    announce(copy.printerId());
    return new Reprinted.Done(copy);
  }

  /** Somebody looked: a job whose fate was not known is on paper. */
  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public Settled itPrinted(UUID jobId) {
    Instant now = clock.instant();
    List<UUID> printers =
        Sql.query(
            database,
            "update print_job set state = 'PRINTED', proof = 'PERSON', over_at = ?"
                + " where id = ? and state = 'UNKNOWN' returning printer_id",
            row -> row.id("printer_id"),
            now,
            jobId);
    Optional<PrintJob> job = jobs.find(jobId);
    if (job.isEmpty()) {
      return new Settled.Gone();
    }
    if (printers.isEmpty()) {
      return job.get().state() == JobState.PRINTED
          ? new Settled.Done(job.get())
          : new Settled.NotUnknown(job.get().state());
    }
    journal.record(
        "print-job.settled",
        "print-job",
        jobId,
        Map.of("state", JobState.UNKNOWN),
        Map.of("number", job.get().number(), "state", JobState.PRINTED));
    announce(printers.getFirst());
    return new Settled.Done(job.get());
  }

  /** Two who reprint at once go one after the other: the first copy's row is what they lock. */
  private Optional<PrintJob> lockedLatest(UUID jobId) {
    Sql.query(
        database,
        "select id from print_job where copy = 1"
            + " and number = (select number from print_job where id = ?) for update",
        row -> row.id("id"),
        jobId);
    return Sql.query(
            database,
            "select id from print_job where number = (select number from print_job where id = ?)"
                + " order by copy desc limit 1",
            row -> row.id("id"),
            jobId)
        .stream()
        .findFirst()
        .flatMap(jobs::find);
  }

  private void announce(@Nullable UUID printerId) {
    if (printerId != null) {
      changes.announce(Topic.PRINTING, printerId);
      changes.announce(Topic.PRINTERS, printerId);
    }
  }

  /** What came of printing again. */
  public sealed interface Reprinted {
    record Done(PrintJob copy) implements Reprinted {}

    /** The latest copy has not come to its end. */
    record StillWaiting(PrintJob job) implements Reprinted {}

    record TooOften(int copies) implements Reprinted {}

    /** Neither the printer that had it nor any other takes it. */
    record NoPrinter() implements Reprinted {}

    record Gone() implements Reprinted {}
  }

  /** What came of saying that it printed. */
  public sealed interface Settled {
    record Done(PrintJob job) implements Settled {}

    record NotUnknown(JobState state) implements Settled {}

    record Gone() implements Settled {}
  }
}
