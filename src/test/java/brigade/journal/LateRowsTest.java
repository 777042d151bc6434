package brigade.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.Api;
import brigade.HouseTest;
import brigade.changes.Changes;
import brigade.venue.Relaying;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows that are committed after higher ones, or never. The house's own sealing runs beside. */
@HouseTest
class LateRowsTest {
  @Inject EntityManager entities;
  @Inject Changes changes;
  @Inject Clock clock;
  @Inject AgroalDataSource database;

  @Test
  @DisplayName("I5 a row that is committed after a higher one was sealed gets its seal")
  void aLateRowIsSealed() throws Exception {
    Sealing sealing = process();
    sealing.seal();
    try (Connection late = begin()) {
      long low = insert(late);
      reaches(sealing, insertAtOnce());
      assertFalse(isSealed(low));
      reaches(sealing, insertAtOnce());
      assertFalse(isSealed(low));
      late.commit();
      seals(sealing, low);
    }
    assertTrue(sealing.verify().intact());
  }

  @Test
  void aRowThatNeverComesHoldsUpNothingAndIsForgotten() throws Exception {
    Sealing sealing = process();
    sealing.seal();
    try (Connection failing = begin()) {
      long lost = insert(failing);
      reaches(sealing, insertAtOnce());
      assertTrue(awaits(sealing, lost));
      failing.rollback();
      reaches(sealing, insertAtOnce());
      until(sealing, () -> !awaits(sealing, lost), "still awaited");
      assertFalse(isSealed(lost));
    }
    assertTrue(sealing.verify().intact());
  }

  @Test
  void aGapIsAwaitedAsLongAsItsTransactionRuns() throws Exception {
    Sealing sealing = process();
    sealing.seal();
    try (Connection late = begin()) {
      long low = insert(late);
      for (int round = 0; round < 5; round++) {
        reaches(sealing, insertAtOnce());
        assertTrue(awaits(sealing, low));
      }
      late.commit();
      seals(sealing, low);
    }
  }

  @Test
  void aRowThatWasOnItsWayWhenTheProcessStoppedIsSealedByTheNext() throws Exception {
    Sealing before = process();
    before.seal();
    try (Connection late = begin()) {
      long low = insert(late);
      long high = insertAtOnce();
      reaches(before, high);
      Sealing next = process();
      reaches(next, high);
      assertFalse(isSealed(low));
      late.commit();
      seals(next, low);
      assertTrue(next.verify().intact());
    }
  }

  @Test
  void aRowInALongGapIsFound() throws Exception {
    reaches(process(), insertAtOnce());
    try (Connection connection = begin()) {
      long low = insert(connection);
      Reach wide =
          Reach.begin(
              ask(connection, "select max(position) from journal_seal"),
              head(connection),
              low + 1_000_000);
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (SealingRound.run(connection, wide, clock.instant(), 1_000).rows() == 0) {
        assertTrue(System.nanoTime() < deadline, "not found");
      }
      assertEquals(1, ask(connection, "select count(*) from journal_seal where seq = " + low));
      connection.rollback();
    }
  }

  @Test
  @DisplayName(
      "two processes that seal at once, among late and failing commands, seal each row once")
  void twoSealersAtOnce() throws Exception {
    long seed = clock.millis();
    Sealing one = process();
    Sealing other = process();
    AtomicInteger writing = new AtomicInteger(4);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        Random random = new Random(seed + writer);
        all.add(
            threads.submit(
                () -> {
                  try (Connection connection = begin()) {
                    for (int i = 0; i < 60; i++) {
                      insert(connection);
                      if (random.nextInt(4) > 0) {
                        insert(connection);
                      }
                      if (random.nextInt(5) == 0) {
                        connection.rollback();
                      } else {
                        connection.commit();
                      }
                    }
                  } finally {
                    writing.decrementAndGet();
                  }
                  return null;
                }));
      }
      for (Sealing sealer : List.of(one, other)) {
        all.add(
            threads.submit(
                () -> {
                  while (writing.get() > 0) {
                    sealer.seal();
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    allAreSealed(one, "seed " + seed);
    assertTrue(other.verify().intact(), "seed " + seed);
  }

  @Test
  @DisplayName("the values that are hashed are those the chain was begun with")
  void theHashedValuesKeepTheirFormat() throws Exception {
    Api.token("1111");
    try (Connection odd = begin();
        Statement statement = odd.createStatement()) {
      statement.execute("set local time zone 'Asia/Kathmandu'");
      for (String at :
          List.of("2026-03-29 01:30:00.1+00", "1999-12-31 23:59:59.999999+13", "2026-01-01+00")) {
        statement.execute(
            "insert into journal(id, at, business_date, staff_id, staff_name, approver_id,"
                + " device_id, device_name, action, subject_type, subject_id, before, after)"
                + " values (gen_random_uuid(), '"
                + at
                + "', '2026-02-28', gen_random_uuid(), 'Chloé \uD83C\uDF7D', gen_random_uuid(),"
                + " gen_random_uuid(), 'bar', 'test.done', 'test', gen_random_uuid(),"
                + " '{\"b\":1.50,\"a\":[null,\"ș\\u0041\"]}', null)");
      }
      // Often enough for the driver to change over to its binary format.
      for (int i = 0; i < 8; i++) {
        try (PreparedStatement read =
                odd.prepareStatement(
                    "select "
                        + Chain.VALUES
                        + ", j.seq::text, j.id::text, to_char(j.at at time zone 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), to_char(j.business_date,"
                        + " 'YYYY-MM-DD'), j.staff_id::text, j.staff_name, j.approver_id::text,"
                        + " j.device_id::text, j.device_name, j.action, j.subject_type,"
                        + " j.subject_id::text, j.before::text, j.after::text"
                        + " from journal j order by j.seq desc limit 50");
            ResultSet row = read.executeQuery()) {
          while (row.next()) {
            String[] written = new String[Chain.VALUE_COUNT];
            for (int column = 0; column < written.length; column++) {
              written[column] = row.getString(Chain.VALUE_COUNT + 1 + column);
            }
            assertArrayEquals(written, Chain.values(row, 1));
          }
        }
      }
      odd.rollback();
    }
  }

  /** A process of its own, as far as sealing goes. */
  private Sealing process() {
    return new Sealing(entities, changes, clock, new Relaying(), Duration.ofSeconds(2));
  }

  private Connection begin() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private long insertAtOnce() throws SQLException {
    try (Connection connection = begin()) {
      long seq = insert(connection);
      connection.commit();
      return seq;
    }
  }

  private static long insert(Connection connection) throws SQLException {
    try (Statement insert = connection.createStatement();
        ResultSet row =
            insert.executeQuery(
                "insert into journal(id, at, business_date, staff_id, staff_name, device_id,"
                    + " device_name, action, subject_type, subject_id) values (gen_random_uuid(),"
                    + " now(), current_date, gen_random_uuid(), 'Late', gen_random_uuid(), 'test',"
                    + " 'test.done', 'test', gen_random_uuid()) returning seq")) {
      row.next();
      return row.getLong(1);
    }
  }

  private boolean isSealed(long seq) throws SQLException {
    return ask("select count(*) from journal_seal where seq = " + seq) == 1;
  }

  private static long position(Connection connection) throws SQLException {
    return ask(connection, "select coalesce(max(position), 0) from journal_seal");
  }

  private static String head(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select encode(hash, 'hex') from journal_seal order by position desc limit 1")) {
      row.next();
      return row.getString(1);
    }
  }

  private long ask(String question) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return ask(connection, question);
    }
  }

  private static long ask(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static boolean awaits(Sealing sealing, long seq) {
    Reach reach = sealing.reach();
    return reach != null
        && reach.awaited().stream()
            .flatMap(one -> one.gaps().stream())
            .anyMatch(gap -> gap.first() <= seq && seq <= gap.last());
  }

  /** Everything up to this row is sealed, but for what is not committed. */
  private void reaches(Sealing sealing, long seq) throws Exception {
    until(
        sealing,
        () -> {
          Reach reach = sealing.reach();
          return reach != null && reach.highest() >= seq;
        },
        "not reached");
    assertTrue(isSealed(seq));
  }

  private void seals(Sealing sealing, long seq) throws Exception {
    until(sealing, () -> isSealed(seq), "not sealed");
  }

  /** The house seals beside, and whoever comes second to the lock leaves it to the first. */
  private static void until(Sealing sealing, Callable<Boolean> done, String otherwise)
      throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    do {
      assertTrue(System.nanoTime() < deadline, otherwise);
      sealing.seal();
    } while (!done.call());
  }

  private void allAreSealed(Sealing sealing, String seed) throws Exception {
    until(
        sealing,
        () ->
            ask(
                    "select count(*) from journal j left join journal_seal s on s.seq = j.seq"
                        + " where s.seq is null and j.action = 'test.done'")
                == 0,
        seed);
    assertEquals(
        0, ask("select max(position) - count(*) from journal_seal"), () -> "positions, " + seed);
  }
}
