package brigade.kitchen.printing;

import brigade.changes.Changed;
import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.sql.Parameters;
import brigade.sql.Writes;
import brigade.venue.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where paper is ordered. A job is a row of the caller's transaction: it exists exactly when what
 * it is about exists, and nobody waits for a printer.
 */
@ApplicationScoped
public class Printing {
  /**
   * One statement, so that a send costs one round trip however many stations it goes to. A virtual
   * printer's paper is the row itself, so it is printed as it is written. A station without a
   * printer has its screen, and so has expo; anything else without one is kept as failed, since
   * somebody asked.
   */
  private static final String SUBMIT =
      """
      insert into print_job (id, number, copy, possible_duplicate, printer_id, redirects, purpose,
          kind, label, subject_id, paper, state, reason, attempts, created_at, over_at)
      select r.id, nextval('print_job_number'), 1, false, p.id, 0, r.purpose,
          r.kind, r.label, r.subject_id, r.paper::json,
          case when p.id is null then 'FAILED'
               when p.kind = 'VIRTUAL' and not p.paused then 'PRINTED'
               else 'QUEUED' end,
          case when p.id is null then 'NO_PRINTER' end,
          0, t.now,
          case when p.id is null or (p.kind = 'VIRTUAL' and not p.paused) then t.now end
      from (select cast(? as timestamptz) as now) t,
          unnest(?, ?, ?, ?, ?, ?) with ordinality
            as r(id, purpose, kind, label, subject_id, paper, place)
          left join printer_route o on o.purpose = r.purpose
          left join printer p on p.removed_at is null and p.id = coalesce(o.printer_id,
            case when r.purpose like 'printer:%' then substr(r.purpose, 9)::uuid end)
      where p.id is not null or (r.purpose not like 'station:%' and r.purpose <> 'master')
      order by r.place
      returning printer_id
      """;

  private final AgroalDataSource database;
  private final PrintJobs jobs;
  private final Papers papers;
  private final Changes changes;
  private final Clock clock;

  Printing(AgroalDataSource database, PrintJobs jobs, Papers papers, Changes changes, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.papers = papers;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Orders a paper within the caller's transaction.
   *
   * @return the job's id; a job for a station that has no printer is not made
   */
  public UUID submit(PrintRequest request) {
    return submitAll(List.of(request)).getFirst();
  }

  /** Orders several papers at once, in one round trip; the ids are in the order of the requests. */
  public List<UUID> submitAll(List<PrintRequest> requests) {
    Writes writes = new Writes();
    List<UUID> ids = submitAll(requests, writes);
    try (Connection connection = database.getConnection()) {
      writes.run(connection);
    } catch (SQLException e) {
      throw new Sql.DatabaseFailure(e);
    }
    return ids;
  }

  /** Adds the ordering of several papers to what is to be written with other things. */
  public List<UUID> submitAll(List<PrintRequest> requests, Writes writes) {
    if (requests.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = requests.stream().map(request -> Ids.next()).toList();
    writes.add(SUBMIT, to -> fill(to, ids, requests), this::announce);
    return ids;
  }

  /** A job, with its state now; empty where none was made. */
  public Optional<PrintJob> find(UUID jobId) {
    return jobs.find(jobId);
  }

  /** The jobs about a ticket or a check, oldest first: which paper it went to, and when. */
  public List<PrintJob> about(UUID subjectId) {
    return jobs.about(subjectId);
  }

  private void fill(Parameters to, List<UUID> ids, List<PrintRequest> requests)
      throws SQLException {
    to.set(clock.instant());
    to.column("uuid", ids, id -> id);
    to.column("text", requests, PrintRequest::purpose);
    to.column("text", requests, PrintRequest::kind);
    to.column("text", requests, request -> Paper.clean(request.label()));
    to.column("uuid", requests, PrintRequest::subjectId);
    to.column("text", requests, request -> papers.keep(request.paper()));
  }

  private void announce(ResultSet rows) throws SQLException {
    Set<Changed> printers = new HashSet<>();
    while (rows.next()) {
      UUID printer = rows.getObject(1, UUID.class);
      if (printer != null) {
        printers.add(new Changed(Topic.PRINTING, printer));
      }
    }
    changes.announce(printers);
  }
}
