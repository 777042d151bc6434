package brigade.kitchen.printing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading print jobs and their papers. */
@ApplicationScoped
public class PrintJobs {
  /** Most jobs listed at once. */
  public static final int LIST_LIMIT = 200;

  private static final String SELECT =
      """
      select j.id, j.number, j.copy, j.reprint_of, j.possible_duplicate, j.printer_id,
          p.name as printer_name, j.redirected_from, f.name as redirected_from_name, j.purpose,
          j.kind, j.label, j.subject_id, j.state, j.reason, j.proof, j.attempts,
          not exists (select 1 from print_job n where n.number = j.number and n.copy > j.copy)
            as latest,
          j.created_at, j.sending_at, j.over_at
      from print_job j
        left join printer p on p.id = j.printer_id
        left join printer f on f.id = j.redirected_from
      """;

  private final AgroalDataSource database;
  private final Papers papers;

  PrintJobs(AgroalDataSource database, Papers papers) {
    this.database = database;
    this.papers = papers;
  }

  public Optional<PrintJob> find(UUID id) {
    return Sql.query(database, SELECT + " where j.id = ?", PrintJobs::job, id).stream().findFirst();
  }

  /** The jobs about a ticket or a check, oldest first. */
  public List<PrintJob> about(UUID subjectId) {
    return Sql.query(
        database,
        SELECT + " where j.subject_id = ? order by j.number, j.copy",
        PrintJobs::job,
        subjectId);
  }

  /**
   * What a printer has and had, newest first, with what went from it to another one.
   *
   * @param state only these, or null for all
   * @param limit at most {@link #LIST_LIMIT}
   */
  public List<PrintJob> of(UUID printerId, @Nullable JobState state, int limit) {
    // Two short walks over indexes instead of one long search for either column.
    return Sql.query(
        database,
        SELECT
            + """
             where j.id in (
               (select id from print_job where printer_id = ? and (?::text is null or state = ?)
                order by created_at desc limit ?)
               union
               (select id from print_job where redirected_from = ?
                  and (?::text is null or state = ?) order by created_at desc limit ?))
             order by j.number desc, j.copy desc limit ?
            """,
        PrintJobs::job,
        printerId,
        name(state),
        name(state),
        Math.min(limit, LIST_LIMIT),
        printerId,
        name(state),
        name(state),
        Math.min(limit, LIST_LIMIT),
        Math.min(limit, LIST_LIMIT));
  }

  /** Jobs that no printer takes, newest first. */
  public List<PrintJob> homeless() {
    return Sql.query(
        database,
        SELECT + " where j.printer_id is null order by j.number desc limit ?",
        PrintJobs::job,
        LIST_LIMIT);
  }

  /** The paper of a job as it prints, with its number and its marks. */
  public Optional<Paper> paper(UUID id) {
    return Sql.query(database, PrintQueue.SELECT_WORK + " where j.id = ?", PrintQueue::work, id)
        .stream()
        .findFirst()
        .map(work -> papers.of(List.of(work)).getFirst());
  }

  private static @Nullable String name(@Nullable JobState state) {
    return state == null ? null : state.name();
  }

  private static PrintJob job(Sql.Row row) throws SQLException {
    return new PrintJob(
        row.id("id"),
        row.number("number"),
        row.count("copy"),
        row.idOrNull("reprint_of"),
        row.is("possible_duplicate"),
        row.idOrNull("printer_id"),
        row.textOrNull("printer_name"),
        row.idOrNull("redirected_from"),
        row.textOrNull("redirected_from_name"),
        row.text("purpose"),
        row.text("kind"),
        row.text("label"),
        row.id("subject_id"),
        row.one(JobState.class, "state"),
        row.oneOrNull(Reason.class, "reason"),
        row.oneOrNull(Proof.class, "proof"),
        row.count("attempts"),
        row.is("latest"),
        row.at("created_at"),
        row.atOrNull("sending_at"),
        row.atOrNull("over_at"));
  }
}
