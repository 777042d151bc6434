package brigade.kitchen.printing;

import brigade.changes.Changes;
import brigade.changes.Topic;
import brigade.sql.Writes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The jobs as those who serve printers see them. Every step is a transaction of its own and none of
 * them talks to a printer; what is written here is all that is left when the process dies.
 */
@ApplicationScoped
class PrintQueue {
  /** A printer belongs to one process at a time; so long after its last word another takes over. */
  static final Duration LEASE = Duration.ofSeconds(6);

  /** A paper nobody could print for so long does more harm than good when it comes at last. */
  static final Duration WAIT_LIMIT = Duration.ofMinutes(15);

  /** An agent that does not come back for so long leaves what it had unknown. */
  static final Duration AGENT_LIMIT = Duration.ofSeconds(60);

  /** How long papers are kept for looking at them; what was sold is kept elsewhere. */
  static final Duration KEPT = Duration.ofDays(30);

  /** Numbers forgotten in one transaction. */
  static final int FORGOTTEN_AT_ONCE = 500;

  /**
   * Most papers in the hands of one printer at once; how many it gets depends on how fast it is.
   */
  static final int TAKEN_AT_ONCE = 32;

  /** How often one paper is sent from printer to printer. */
  static final int REDIRECTS_LIMIT = 8;

  private static final String ENDED =
      "id, number, copy, kind, label, subject_id, state, reason, printer_id";

  private static final String ENDED_OF_JOB =
      "j.id, j.number, j.copy, j.kind, j.label, j.subject_id, j.state, j.reason, j.printer_id";

  private static final String WORK =
      """
      select j.id, j.number, j.copy, j.possible_duplicate, j.kind, j.label, j.subject_id,
          j.paper::text as paper, p.columns,
          f.name as instead_of, j.reason, b.sending_at as first_try_at, b.reason as first_reason,
          j.created_at, j.sending_at
      from %s j
        left join printer p on p.id = j.printer_id
        left join printer f on f.id = j.redirected_from
        left join print_job b on b.id = j.reprint_of
      """;

  static final String SELECT_WORK = WORK.formatted("print_job");

  /**
   * Claims the next jobs and reads them. The printer's own row is what keeps two processes apart:
   * whoever claims has the printer and keeps it, and another one can take it over only before or
   * after that.
   */
  private static final String CLAIM =
      """
      with held as (
        update printer set served_until = ?
        where id = ? and served_by = ? and not paused and removed_at is null
        returning id),
      picked as materialized (
        select id from print_job where printer_id = ? and state = 'QUEUED'
          and exists (select 1 from held)
        order by number, copy limit ? for update skip locked),
      claimed as (
        update print_job c set state = 'SENDING', attempts = attempts + 1, sending_at = t.now
        from picked, (select cast(? as timestamptz) as now) t
        where c.id = picked.id
        returning c.*)
      """
          + WORK.formatted("claimed")
          + " order by j.number, j.copy";

  /**
   * Notes what became of jobs, and that the printer proves. A proof that comes late still counts;
   * what goes back to the queue had not sent a byte, and is still this process' to give back.
   */
  private static final String NOTE =
      """
      with proved as (
        update printer set last_proof_at = t.now
        from (select cast(? as timestamptz) as now) t
        where id = ? and ? and (last_proof_at is null or last_proof_at < t.now - interval '1 s')),
      noted as (
        update print_job j set state = r.state, proof = r.proof,
            reason = case r.state when 'QUEUED' then j.reason else coalesce(r.reason, j.reason) end,
            attempts = j.attempts - case r.state when 'QUEUED' then 1 else 0 end,
            sending_at = case when r.state <> 'QUEUED' then j.sending_at end,
            over_at = case when r.state <> 'QUEUED' then cast(? as timestamptz) end
        from unnest(?, ?, ?, ?) as r(id, state, reason, proof)
        where j.id = r.id and j.printer_id = ?
          and (j.state = 'SENDING' or (j.state = 'UNKNOWN' and r.state = 'PRINTED'))
          and (r.state <> 'QUEUED'
            or exists (select 1 from printer p where p.id = j.printer_id and p.served_by = ?))
        returning %s)
      select * from noted order by number, copy
      """
          .formatted(ENDED_OF_JOB);

  private static final String PRINTERS =
      """
      select p.id, p.name, p.kind, p.host, p.port, p.device, p.columns, p.proof, p.backup_id, p.paused,
          p.condition, p.condition_reason, p.last_proof_at, p.served_by, p.served_until,
          w.waiting, w.sending
      from printer p
        cross join lateral (
          select count(*) as waiting, count(*) filter (where j.state = 'SENDING') as sending
          from print_job j
          where j.printer_id = p.id and j.state in ('QUEUED', 'SENDING')) w
      where p.removed_at is null
      """;

  private final Begun begun;
  private final UUID process;
  private final AgroalDataSource database;
  private final Changes changes;
  private final Event<PrintJobEnded> ended;
  private final Clock clock;

  PrintQueue(
      Begun begun,
      AgroalDataSource database,
      Changes changes,
      Event<PrintJobEnded> ended,
      Clock clock) {
    this.begun = begun;
    this.process = begun.process();
    this.database = database;
    this.changes = changes;
    this.ended = ended;
    this.clock = clock;
  }

  /** All printers in use with what waits at them. */
  @Transactional
  List<Served> printers() {
    return Sql.query(database, PRINTERS, PrintQueue::served);
  }

  /**
   * Takes a printer into this process' hands and puts right what a process that died left behind:
   * what had not sent a byte waits again, what was proved is printed, anything else is unknown.
   *
   * @return empty when another process has it, or it is gone
   */
  @Transactional
  Optional<Served> serve(UUID printerId) {
    Instant now = clock.instant();
    Optional<Served> found = printer(printerId);
    if (found.isEmpty() || !(found.get().isHeldBy(process, now) || take(printerId, now))) {
      return Optional.empty();
    }
    if (found.get().sending() > 0 && found.get().kind() != PrinterKind.AGENT) {
      putRight(printerId, found.get().servedBy(), now);
    }
    if (!process.equals(found.get().servedBy())) {
      begun.takeOver(printerId);
    }
    return found;
  }

  private boolean take(UUID printerId, Instant now) {
    return Sql.update(
            database,
            "update printer set served_by = ?, served_until = ? where id = ?"
                + " and removed_at is null"
                + " and (served_by is null or served_by = ? or served_until < ?)",
            process,
            now.plus(LEASE),
            printerId,
            process,
            now)
        > 0;
  }

  private void putRight(UUID printerId, @Nullable UUID before, Instant now) {
    Optional<Map<UUID, Optional<Proof>>> known = begun.of(before, printerId);
    if (known.isPresent()) {
      List<Finished> proved = new ArrayList<>();
      known
          .get()
          .forEach((job, proof) -> proof.ifPresent(by -> proved.add(Finished.printed(job, by))));
      finish(printerId, proved);
      int unsent =
          Sql.update(
              database,
              "update print_job set state = 'QUEUED', sending_at = null, attempts = attempts - 1"
                  + " where printer_id = ? and state = 'SENDING' and id <> all(cast(? as uuid[]))",
              printerId,
              known.get().keySet().stream()
                  .map(UUID::toString)
                  .collect(Collectors.joining(",", "{", "}")));
      if (unsent > 0) {
        changes.announce(Topic.PRINTING, printerId);
      }
    }
    end(
        Sql.query(
            database,
            "update print_job set state = 'UNKNOWN', reason = 'SERVER_STOPPED', over_at = ?"
                + " where printer_id = ? and state = 'SENDING' returning "
                + ENDED,
            PrintQueue::ended,
            now,
            printerId),
        printerId);
  }

  /** Keeps what this process has in hand from being taken over. */
  @Transactional
  void keep(Set<UUID> printerIds) {
    for (UUID id : printerIds) {
      Sql.update(
          database,
          "update printer set served_until = ? where id = ? and served_by = ?",
          clock.instant().plus(LEASE),
          id,
          process);
    }
  }

  /** Gives a printer out of this process' hands, so that another one may take it at once. */
  @Transactional
  void release(UUID printerId) {
    Sql.update(
        database,
        "update printer set served_until = ? where id = ? and served_by = ?",
        clock.instant().minusMillis(1),
        printerId,
        process);
  }

  /** Gives all printers out of this process' hands, as it ends. */
  @Transactional
  void releaseAll() {
    Sql.update(
        database,
        "update printer set served_until = ? where served_by = ? and served_until > ?",
        clock.instant().minusMillis(1),
        process,
        clock.instant());
  }

  /**
   * Notes what became of jobs before, and takes the next ones, in one round trip. Which of them
   * have begun is on this process' {@link Begun.Pad}.
   *
   * @param most how many it takes at most
   * @return in their order; none when the printer is paused or somebody else's
   */
  @Transactional
  List<Work> next(UUID printerId, List<Finished> before, int most) {
    Instant now = clock.instant();
    Writes writes = new Writes();
    List<Ended> noted = new ArrayList<>();
    List<Work> taken = new ArrayList<>();
    note(writes, printerId, before, now, noted);
    writes.add(
        CLAIM,
        to -> to.set(now.plus(LEASE)).set(printerId).set(process).set(printerId).set(most).set(now),
        rows -> {
          Sql.Row row = new Sql.Row(rows);
          while (rows.next()) {
            taken.add(work(row));
          }
        });
    run(writes);
    tell(noted, printerId);
    if (!taken.isEmpty()) {
      changes.announce(Topic.PRINTED, printerId);
    }
    return taken;
  }

  /** What this printer was sent and has not answered; only an agent may leave such a job open. */
  @Transactional
  Optional<Work> unanswered(UUID printerId) {
    return Sql.query(
            database,
            SELECT_WORK + " where j.printer_id = ? and j.state = 'SENDING'",
            PrintQueue::work,
            printerId)
        .stream()
        .findFirst();
  }

  /**
   * Notes what became of a printer's jobs. A proof that comes late still counts; what is another
   * printer's is left alone, whatever an agent says of it.
   */
  @Transactional
  void finish(UUID printerId, List<Finished> finished) {
    Writes writes = new Writes();
    List<Ended> noted = new ArrayList<>();
    note(writes, printerId, finished, clock.instant(), noted);
    run(writes);
    tell(noted, printerId);
  }

  private void note(
      Writes writes, UUID printerId, List<Finished> finished, Instant now, List<Ended> noted) {
    if (finished.isEmpty()) {
      return;
    }
    boolean proved =
        finished.stream()
            .anyMatch(one -> one.proof() == Proof.PROCESS_ID || one.proof() == Proof.STATUS);
    writes.add(
        NOTE,
        to ->
            to.set(now)
                .set(printerId)
                .set(proved)
                .set(now)
                .column("uuid", finished, Finished::jobId)
                .column("text", finished, one -> one.state().name())
                .column("text", finished, one -> name(one.reason()))
                .column("text", finished, one -> name(one.proof()))
                .set(printerId)
                .set(process),
        rows -> {
          Sql.Row row = new Sql.Row(rows);
          while (rows.next()) {
            noted.add(ended(row));
          }
        });
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private void run(Writes writes) {
    try (Connection connection = database.getConnection()) {
      writes.run(connection);
    } catch (SQLException e) {
      throw new Sql.DatabaseFailure(e);
    }
  }

  private void tell(List<Ended> noted, UUID printerId) {
    end(noted.stream().filter(one -> one.event().state().isOver()).toList(), printerId);
    if (noted.stream().anyMatch(one -> !one.event().state().isOver())) {
      changes.announce(Topic.PRINTING, printerId);
    }
  }

  /**
   * Prints everything that waits at a virtual printer: it is on the screen as soon as it says so.
   */
  @Transactional
  void printAll(UUID printerId) {
    end(
        Sql.query(
            database,
            "update print_job set state = 'PRINTED', over_at = ? where printer_id = ?"
                + " and state = 'QUEUED' returning "
                + ENDED,
            PrintQueue::ended,
            clock.instant(),
            printerId),
        printerId);
  }

  /** Notes that a printer is out of service, and sends what waits there to its backup. */
  @Transactional
  void trouble(UUID printerId, Reason reason) {
    Condition condition = conditionOf(reason);
    int changed =
        Sql.update(
            database,
            "update printer set condition = ?, condition_reason = ?, condition_since ="
                + " case when condition = 'OK' then ? else condition_since end"
                + " where id = ? and (condition <> ? or condition_reason is distinct from ?)",
            condition,
            reason,
            clock.instant(),
            printerId,
            condition,
            reason);
    divert(printerId, reason);
    if (changed > 0) {
      changes.announce(Topic.PRINTING, printerId);
      changes.announce(Topic.PRINTERS, printerId);
    }
  }

  /** Notes that a printer is well again; does nothing when it was. */
  @Transactional
  void recovered(UUID printerId) {
    int changed =
        Sql.update(
            database,
            "update printer set condition = 'OK', condition_reason = null, condition_since = ?"
                + " where id = ? and condition <> 'OK'",
            clock.instant(),
            printerId);
    if (changed > 0) {
      changes.announce(Topic.PRINTING, printerId);
      changes.announce(Topic.PRINTERS, printerId);
    }
  }

  /**
   * Sends what waits at a printer to the one that stands in for it: the first along the chain of
   * backups that is in service. Where there is none, it goes on waiting.
   */
  @Transactional
  void divert(UUID printerId, Reason reason) {
    end(
        Sql.query(
            database,
            "update print_job set state = 'FAILED', reason = ?, over_at = ? where printer_id = ?"
                + " and state = 'QUEUED' and kind = ? returning "
                + ENDED,
            PrintQueue::ended,
            reason,
            clock.instant(),
            printerId,
            ManagingPrinters.TEST),
        printerId);
    Map<UUID, Served> all =
        printers().stream().collect(Collectors.toMap(Served::id, Function.identity()));
    standIn(all.get(printerId), all).ifPresent(other -> move(printerId, other.id(), reason));
  }

  /** Sends what waits at a printer to another one, in its order; how many it was. */
  @Transactional
  int move(UUID from, UUID to, Reason reason) {
    int moved =
        Sql.update(
            database,
            """
            update print_job set printer_id = ?, redirects = redirects + 1, reason = ?,
                redirected_from = nullif(coalesce(redirected_from, printer_id), ?)
            where printer_id = ? and state = 'QUEUED' and redirects < ?
            """,
            to,
            reason,
            to,
            from,
            REDIRECTS_LIMIT);
    if (moved > 0) {
      changes.announce(Topic.PRINTING, from);
      changes.announce(Topic.PRINTING, to);
    }
    return moved;
  }

  /** The printer that prints for this one while it can't. */
  static Optional<Served> standIn(@Nullable Served printer, Map<UUID, Served> all) {
    Set<UUID> seen = new HashSet<>();
    Served at = printer;
    while (at != null && seen.add(at.id())) {
      UUID backupId = at.backupId();
      at = backupId == null ? null : all.get(backupId);
      if (at != null && at.inService() && at != printer) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Fails what waited too long or lost its printer, and gives up on agents that stay away. */
  @Transactional
  void giveUp() {
    Instant now = clock.instant();
    endEach(
        Sql.query(
            database,
            "update print_job j set state = 'FAILED', over_at = ?, reason ="
                + " case when p.removed_at is null then 'GAVE_UP' else 'REMOVED' end"
                + " from printer p where p.id = j.printer_id and j.state = 'QUEUED'"
                + " and (p.removed_at is not null or (j.created_at < ? and not p.paused)) returning "
                + ENDED_OF_JOB,
            PrintQueue::ended,
            now,
            now.minus(WAIT_LIMIT)));
    endEach(
        Sql.query(
            database,
            "update print_job j set state = 'UNKNOWN', reason = 'AGENT', over_at = ?"
                + " from printer p where p.id = j.printer_id and p.kind = 'AGENT'"
                + " and j.state = 'SENDING' and j.sending_at < ? returning "
                + ENDED_OF_JOB,
            PrintQueue::ended,
            now,
            now.minus(AGENT_LIMIT)));
  }

  /**
   * Forgets numbers that are over and older than {@link #KEPT}, all copies together.
   *
   * @return how many jobs were forgotten, at most {@link #FORGOTTEN_AT_ONCE} numbers of them
   */
  @Transactional
  int forget() {
    Instant before = clock.instant().minus(KEPT);
    return Sql.update(
        database,
        """
        delete from print_job j
        where j.number in (select number from print_job
            where copy = 1 and created_at < ? order by number limit ?)
          and not exists (select 1 from print_job n where n.number = j.number
            and (n.created_at >= ? or n.state in ('QUEUED', 'SENDING')))
        """,
        before,
        FORGOTTEN_AT_ONCE,
        before);
  }

  private Optional<Served> printer(UUID id) {
    return Sql.query(database, PRINTERS + " and p.id = ?", PrintQueue::served, id).stream()
        .findFirst();
  }

  private void endEach(List<Ended> all) {
    for (Ended one : all) {
      end(List.of(one), one.printerId());
    }
  }

  private void end(List<Ended> all, UUID printerId) {
    for (Ended one : all) {
      ended.fire(one.event());
      Counts.over(one.event().state());
    }
    if (!all.isEmpty()) {
      changes.announce(Topic.PRINTED, printerId);
    }
    if (all.stream().anyMatch(one -> one.event().state() != JobState.PRINTED)) {
      changes.announce(Topic.PRINTERS, printerId);
    }
  }

  static Condition conditionOf(Reason reason) {
    return switch (reason) {
      case OUT_OF_PAPER -> Condition.OUT_OF_PAPER;
      case COVER_OPEN -> Condition.COVER_OPEN;
      case UNREACHABLE,
          NO_ANSWER,
          STOPPED,
          CONNECTION_LOST,
          NO_PROOF,
          SERVER_STOPPED,
          PAUSED,
          BY_HAND,
          NO_PRINTER,
          GAVE_UP,
          REMOVED,
          AGENT ->
          Condition.OFFLINE;
    };
  }

  private static Ended ended(Sql.Row row) throws SQLException {
    return new Ended(
        row.id("printer_id"),
        new PrintJobEnded(
            row.id("id"),
            row.number("number"),
            row.count("copy"),
            row.text("kind"),
            row.text("label"),
            row.id("subject_id"),
            row.one(JobState.class, "state"),
            row.oneOrNull(Reason.class, "reason")));
  }

  private static Served served(Sql.Row row) throws SQLException {
    return new Served(
        row.id("id"),
        row.text("name"),
        row.one(PrinterKind.class, "kind"),
        row.textOrNull("host"),
        row.countOrNull("port"),
        row.textOrNull("device"),
        row.count("columns"),
        row.one(ProofRule.class, "proof"),
        row.idOrNull("backup_id"),
        row.is("paused"),
        row.one(Condition.class, "condition"),
        row.oneOrNull(Reason.class, "condition_reason"),
        row.atOrNull("last_proof_at") != null,
        row.idOrNull("served_by"),
        row.atOrNull("served_until"),
        row.count("waiting"),
        row.count("sending"));
  }

  static Work work(Sql.Row row) throws SQLException {
    return new Work(
        row.id("id"),
        row.number("number"),
        row.count("copy"),
        row.is("possible_duplicate"),
        row.text("kind"),
        row.text("label"),
        row.id("subject_id"),
        row.textOrNull("paper"),
        row.countOrNull("columns"),
        row.textOrNull("instead_of"),
        row.oneOrNull(Reason.class, "reason"),
        row.atOrNull("first_try_at"),
        row.oneOrNull(Reason.class, "first_reason"),
        row.at("created_at"),
        row.atOrNull("sending_at"));
  }

  private record Ended(UUID printerId, PrintJobEnded event) {}

  /**
   * What became of a job.
   *
   * @param state QUEUED only if not a byte had left
   */
  record Finished(UUID jobId, JobState state, @Nullable Reason reason, @Nullable Proof proof) {
    static Finished printed(UUID jobId, Proof proof) {
      return new Finished(jobId, JobState.PRINTED, null, proof);
    }

    static Finished unknown(UUID jobId, Reason reason) {
      return new Finished(jobId, JobState.UNKNOWN, reason, null);
    }

    /** Taken and given back before its first byte. */
    static Finished unsent(UUID jobId) {
      return new Finished(jobId, JobState.QUEUED, null, null);
    }
  }

  /**
   * A printer as whoever serves it knows it.
   *
   * @param provedBefore whether it ever gave a proof
   * @param servedBy the process that has it
   * @param servedUntil when it is free again unless that process says more
   * @param waiting jobs queued or being sent
   * @param sending those of them that are being sent, or were when a process died
   */
  record Served(
      UUID id,
      String name,
      PrinterKind kind,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String device,
      int columns,
      ProofRule proof,
      @Nullable UUID backupId,
      boolean paused,
      Condition condition,
      @Nullable Reason reason,
      boolean provedBefore,
      @Nullable UUID servedBy,
      @Nullable Instant servedUntil,
      int waiting,
      int sending) {

    /** Whether a process has it for so long that it need not say so again now. */
    boolean isHeldBy(UUID process, Instant now) {
      return process.equals(servedBy)
          && servedUntil != null
          && servedUntil.isAfter(now.plus(LEASE.dividedBy(2)));
    }

    /** Whether this process talks to it itself. */
    boolean isLinked() {
      return switch (kind) {
        case TCP, DEVICE, SIMULATED -> true;
        case VIRTUAL, AGENT -> false;
      };
    }

    boolean inService() {
      return !paused && condition == Condition.OK;
    }
  }
}
