package brigade.kitchen;

import brigade.sql.Writes;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the changes of tickets for those who follow a station.
 *
 * <p>A number taken within the transaction that changes a ticket could become visible after a
 * higher one, and a follower that has seen the higher one would miss it. Locking the station until
 * the commit would avoid that, but every send would wait for every other. So a change only wipes
 * the ticket's number, and numbers are given afterwards, by one giver at a time under an advisory
 * lock: they become visible in their order, and a ticket has the number of its latest change only.
 */
@ApplicationScoped
public class Numbering {
  /** Any constant: the lock of this database that says who gives numbers. */
  private static final long LOCK = 0x6272_6967_6164_6501L;

  /** Tickets numbered at once. */
  private static final int BATCH = 2_000;

  /**
   * A ticket that a command holds is left out: the command is about to change it again, and waiting
   * for it would hold up all others.
   */
  private static final String NUMBER =
      """
      with free as (
        select id, sent_at from ticket where seq is null limit ? for update skip locked),
      numbered as (
        update ticket t set seq = n.seq
        from (select id, nextval('kitchen_seq') as seq
          from (select id from free order by sent_at, id) f) n
        where n.id = t.id
        returning 1)
      select (select count(*) from numbered),
        exists (select 1 from ticket t where t.seq is null and t.id not in (select id from free))
      """;

  private final AgroalDataSource database;

  Numbering(AgroalDataSource database) {
    this.database = database;
  }

  /** Numbers all that was changed and committed, but for what commands hold. */
  public void numberAll() {
    while (some().numbered() == BATCH) {
      // Each batch is a transaction of its own, so that its numbers are seen and nobody waits long.
    }
  }

  /**
   * Numbers some of what was changed and committed, in a transaction of its own.
   *
   * @return whether others still wait, being too many at once or held by commands
   */
  public boolean number() {
    return some().othersWait();
  }

  private record Round(int numbered, boolean othersWait) {}

  /** One round trip: whoever waits here for numbers is a cook who waits for a ticket. */
  private Round some() {
    List<Round> round = new ArrayList<>();
    Writes writes = new Writes();
    writes.add("select pg_advisory_xact_lock(?)", to -> to.set(LOCK), none -> {});
    writes.add(
        NUMBER,
        to -> to.set(BATCH),
        rows -> {
          rows.next();
          round.add(new Round(rows.getInt(1), rows.getBoolean(2)));
        });
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              try (Connection connection = database.getConnection()) {
                writes.run(connection);
              } catch (SQLException e) {
                throw new IllegalStateException("Tickets could not be numbered", e);
              }
            });
    return round.getFirst();
  }
}
