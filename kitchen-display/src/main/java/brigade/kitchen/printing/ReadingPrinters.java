package brigade.kitchen.printing;

import brigade.staff.Permission;
import brigade.staff.Requires;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The printers with what they do, and their jobs. */
@ApplicationScoped
public class ReadingPrinters {
  /** An older job that asks for somebody is history: its guests have gone. */
  private static final Duration ASKING_FOR = Duration.ofHours(12);

  /** So long a paper that asks for somebody is an alarm; later it is a note among the printers. */
  private static final Duration ALARMING_FOR = Duration.ofMinutes(10);

  private static final String SELECT =
      """
      select p.id, p.version, p.name, p.place, p.kind, p.host, p.port, p.device, p.columns, p.proof,
          p.drawer, p.backup_id, b.name as backup_name, p.paused, p.condition,
          p.condition_reason, p.condition_since, p.last_proof_at,
          (select count(*) from print_job j
            where j.printer_id = p.id and j.state in ('QUEUED', 'SENDING')) as waiting,
          (select count(*) from print_job j
            where j.printer_id = p.id and j.state in ('UNKNOWN', 'FAILED') and j.kind <> 'TEST'
              and j.created_at > ? and not exists (select 1 from print_job n
                where n.number = j.number and n.copy > j.copy)) as asking,
          (select array_agg(r.purpose order by r.purpose) from printer_route r
            where r.printer_id = p.id) as purposes
      from printer p left join printer b on b.id = p.backup_id and b.removed_at is null
      where p.removed_at is null
      order by p.position, p.name
      """;

  private static final String OUT_OF_SERVICE =
      "select id from printer where removed_at is null and not paused and condition <> 'OK'";

  private static final String PRINTS =
      "select p.name from printer p join printer_route r on r.printer_id = p.id"
          + " where r.purpose = ? and p.removed_at is null order by p.position, p.name limit 1";

  private final AgroalDataSource database;
  private final PrintJobs jobs;
  private final Clock clock;

  ReadingPrinters(AgroalDataSource database, PrintJobs jobs, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** All printers in use, as they are listed. */
  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public List<PrinterSummary> all() {
    List<Line> lines = lines(ASKING_FOR);
    Map<UUID, Line> byId = byId(lines);
    Map<UUID, List<String>> standsIn = new HashMap<>();
    for (Line line : lines) {
      if (!line.inService()) {
        standIn(line, byId)
            .ifPresent(
                other ->
                    standsIn
                        .computeIfAbsent(other.id, id -> new ArrayList<>())
                        .add(line.settings.name()));
      }
    }
    return lines.stream()
        .map(line -> line.summary(standsIn.getOrDefault(line.id, List.of())))
        .toList();
  }

  /** The printers that fail or have papers nobody knows of, for the kitchen's screens. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public List<PrinterTrouble> troubles() {
    return ailing();
  }

  /** The name of the printer of a purpose, such as {@code station:GRILL}; empty where none is. */
  @Transactional
  @Requires(Permission.VIEW_KITCHEN)
  public String nameOf(String purpose) {
    return Sql.query(database, PRINTS, row -> row.text("name"), purpose).stream()
        .findFirst()
        .orElse("");
  }

  /**
   * The printers that fail, for those whose paper they have, who ask for a permission of their own;
   * one short question when all are well.
   */
  @Transactional
  public List<PrinterTrouble> outOfService() {
    return Sql.query(database, OUT_OF_SERVICE, row -> row.id("id")).isEmpty()
        ? List.of()
        : ailing().stream().filter(trouble -> trouble.reason() != null).toList();
  }

  private List<PrinterTrouble> ailing() {
    List<Line> lines = lines(ALARMING_FOR);
    Map<UUID, Line> byId = byId(lines);
    return lines.stream()
        .filter(line -> !line.paused && line.reason != null || line.asking > 0)
        .map(
            line ->
                new PrinterTrouble(
                    line.id,
                    line.settings.name(),
                    line.paused ? null : line.reason,
                    line.since,
                    standIn(line, byId).map(other -> other.settings.name()).orElse(null),
                    List.copyOf(line.purposes),
                    line.waiting,
                    line.asking))
        .toList();
  }

  private List<Line> lines(Duration askingFor) {
    return Sql.query(database, SELECT, ReadingPrinters::line, clock.instant().minus(askingFor));
  }

  private static Map<UUID, Line> byId(List<Line> lines) {
    Map<UUID, Line> byId = new HashMap<>();
    lines.forEach(line -> byId.put(line.id, line));
    return byId;
  }

  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public Optional<PrinterSummary> find(UUID id) {
    return all().stream().filter(printer -> printer.id().equals(id)).findFirst();
  }

  /** What a printer has and had, newest first; of one state, or of all when it is null. */
  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public List<PrintJob> jobs(UUID printerId, @Nullable JobState state, int limit) {
    return jobs.of(printerId, state, limit);
  }

  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public Optional<PrintJob> job(UUID id) {
    return jobs.find(id);
  }

  /** The paper of a job as it prints or printed. */
  @Transactional
  @Requires(Permission.VIEW_PRINTERS)
  public Optional<Paper> paper(UUID jobId) {
    return jobs.paper(jobId);
  }

  private static Optional<Line> standIn(Line line, Map<UUID, Line> byId) {
    Set<UUID> seen = new HashSet<>();
    Line at = line;
    while (at != null && seen.add(at.id)) {
      UUID backupId = at.settings.backupId();
      at = backupId == null ? null : byId.get(backupId);
      if (at != null && at.inService()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Line line(Sql.Row row) throws SQLException {
    return new Line(
        row.id("id"),
        row.number("version"),
        new PrinterSettings(
            row.text("name"),
            row.text("place"),
            row.one(PrinterKind.class, "kind"),
            row.textOrNull("host"),
            row.countOrNull("port"),
            row.textOrNull("device"),
            row.count("columns"),
            row.one(ProofRule.class, "proof"),
            row.is("drawer"),
            row.idOrNull("backup_id")),
        row.textOrNull("backup_name"),
        row.is("paused"),
        row.one(Condition.class, "condition"),
        row.oneOrNull(Reason.class, "condition_reason"),
        row.at("condition_since"),
        row.texts("purposes"),
        row.count("waiting"),
        row.count("asking"),
        row.atOrNull("last_proof_at"));
  }

  private record Line(
      UUID id,
      long version,
      PrinterSettings settings,
      @Nullable String backupName,
      boolean paused,
      Condition condition,
      @Nullable Reason reason,
      Instant since,
      List<String> purposes,
      int waiting,
      int asking,
      @Nullable Instant lastProofAt) {

    boolean inService() {
      return !paused && condition == Condition.OK;
    }

    PrinterSummary summary(List<String> standsInFor) {
      return new PrinterSummary(
          id,
          version,
          settings,
          PrinterState.of(paused, condition, !standsInFor.isEmpty()),
          paused,
          reason,
          since,
          backupName,
          List.copyOf(standsInFor),
          List.copyOf(purposes),
          waiting,
          asking,
          lastProofAt);
    }
  }
}
