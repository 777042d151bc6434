package brigade.kitchen.printing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Whether paper comes out, in figures. */
@ApplicationScoped
public class PrintingHealth {
  private final AgroalDataSource database;
  private final Clock clock;

  PrintingHealth(AgroalDataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The figures now. */
  @Transactional
  public Summary summary() {
    return Sql.query(
            database,
            """
            select (select count(*) from printer where removed_at is null and condition <> 'OK')
                as down,
              (select count(*) from print_job where state in ('QUEUED', 'SENDING')) as queued,
              (select min(created_at) from print_job where state in ('QUEUED', 'SENDING'))
                as oldest
            """,
            row -> {
              java.time.Instant oldest = row.atOrNull("oldest");
              long seconds =
                  oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
              return new Summary(row.count("down"), Math.max(0, seconds), row.count("queued"));
            })
        .getFirst();
  }

  /** Jobs of this process that were printed by a printer since it started. */
  public long printed() {
    return Counts.printed();
  }

  /** Jobs that failed since this process started. */
  public long failed() {
    return Counts.failed();
  }

  /** Jobs whose fate stayed unknown since this process started. */
  public long unknown() {
    return Counts.unknown();
  }

  /**
   * How printing does.
   *
   * @param printersDown printers that are out of service
   * @param oldestQueuedSeconds age of the oldest job that waits, 0 when none does
   * @param queued jobs that wait or are being sent
   */
  public record Summary(int printersDown, long oldestQueuedSeconds, int queued) {}
}
