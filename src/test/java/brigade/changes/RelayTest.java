package brigade.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.HouseTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The server beside another process on its database, which the test plays over a connection. */
@HouseTest
class RelayTest {
  private static final int PATIENCE_SECONDS = 20;
  private static final String CHANNEL = "brigade_changes";

  @Inject Changes changes;
  @Inject AgroalDataSource database;

  private final UUID other = UUID.randomUUID();
  private final BlockingQueue<Changed> heard = new LinkedBlockingQueue<>();
  private Changes.Listening listening;
  private Connection connection;

  @BeforeEach
  void listen() throws SQLException {
    connection = database.getConnection();
    execute("listen " + CHANNEL);
    listening = changes.listen(heard::add);
  }

  @AfterEach
  void leave() throws SQLException {
    listening.close();
    execute("unlisten *");
    connection.close();
  }

  @Test
  @DisplayName("what one process announces, the other one hears, and not a second time itself")
  void tellsAndHears() throws Exception {
    say(Word.hello(other));
    awaitHeard(Changed.EVERYTHING);
    awaitTold(Changed.EVERYTHING);

    Changed here = new Changed(Topic.KITCHEN, UUID.randomUUID());
    changes.announce(here.topic(), here.id());
    awaitTold(Set.of(here));
    Changed there = new Changed(Topic.CALLS, UUID.randomUUID());
    say(Word.of(other, Set.of(there)).getFirst());
    awaitHeard(Set.of(there));
    assertEquals(0, heard.stream().filter(here::equals).count(), "it heard itself by the way");
  }

  @Test
  @DisplayName("who lost the connection looks at everything when it is back")
  void looksAgainAfterAGap() throws Exception {
    assertTrue(silence() > 0);
    awaitHeard(Changed.EVERYTHING);
    Changed there = new Changed(Topic.CALLS, UUID.randomUUID());
    say(Word.of(other, Set.of(there)).getFirst());
    awaitHeard(Set.of(there));
  }

  @Test
  @DisplayName("when another process is gone, what it may not have told is looked at")
  void looksAgainWhenAnotherIsGone() throws Exception {
    try (Connection another = database.getConnection();
        Statement statement = another.createStatement()) {
      statement.execute("set application_name = '" + Relay.NAME + "'");
      awaitLook(another);
      heard.clear();
      statement.execute("reset application_name");
    }
    awaitHeard(Changed.EVERYTHING);
  }

  /** Waits until the house has looked who else listens, and so has seen this one. */
  private static void awaitLook(Connection another) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try (Statement statement = another.createStatement()) {
      String now = single(statement, "select clock_timestamp()");
      while (single(
              statement,
              "select count(*) from pg_stat_activity where pid <> pg_backend_pid()"
                  + " and datname = current_database() and application_name = '"
                  + Relay.NAME
                  + "' and query_start > '"
                  + now
                  + "'")
          .equals("0")) {
        assertTrue(System.nanoTime() < deadline, "the house does not look");
        Thread.sleep(50);
      }
    }
  }

  private static String single(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private int silence() throws SQLException {
    try (PreparedStatement ending =
        connection.prepareStatement(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where application_name = ? and datname = current_database()")) {
      ending.setString(1, Relay.NAME);
      try (ResultSet row = ending.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void say(String word) throws SQLException {
    try (PreparedStatement saying = connection.prepareStatement("select pg_notify(?, ?)")) {
      saying.setString(1, CHANNEL);
      saying.setString(2, word);
      saying.execute();
    }
  }

  /** Other tests' changes come between. */
  private void awaitHeard(Set<Changed> expected) throws InterruptedException {
    Set<Changed> missing = new HashSet<>(expected);
    while (!missing.isEmpty()) {
      Changed changed = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(changed, () -> "Not heard: " + missing);
      missing.remove(changed);
    }
  }

  private void awaitTold(Set<Changed> expected) throws SQLException {
    Set<Changed> missing = new HashSet<>(expected);
    while (!missing.isEmpty()) {
      PGNotification[] words =
          connection
              .unwrap(PGConnection.class)
              .getNotifications((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      assertTrue(words != null && words.length > 0, () -> "Not told: " + missing);
      for (PGNotification text : words) {
        Word word = Word.read(text.getParameter()).orElseThrow();
        if (!word.from().equals(other)) {
          missing.removeAll(word.changes());
        }
      }
    }
  }
}
