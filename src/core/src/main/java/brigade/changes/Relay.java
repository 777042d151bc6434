package brigade.changes;

import io.agroal.api.AgroalDataSource;
import io.agroal.pool.ConnectionFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Brings word of changes from one server process to the others on the same database, by {@code
 * NOTIFY} and {@code LISTEN}.
 *
 * <p>Words are told after the commit and on a connection of their own, so that no command waits for
 * them. They may be lost, with a connection or with the process that would have told them: whoever
 * may have missed one has its listeners look at everything. A process alone on its database tells
 * nothing, so in the usual house this costs nothing.
 */
@ApplicationScoped
class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);

  private static final String CHANNEL = "brigade_changes";

  /** How connections that listen call themselves, so that others see them come and go. */
  static final String NAME = "brigade-relay";

  /** Changes within so many milliseconds are told together. */
  private static final long GATHER = 3;

  /** How often it looks who else listens, and so whether its own connection is alive. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(3);

  /** How long what is left to tell may take when the server stops. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Changes changes;
  private final AgroalDataSource database;
  private final boolean wanted;
  private final UUID process = UUID.randomUUID();
  private final Outbox outbox = new Outbox();
  private volatile boolean company;
  private volatile boolean stopping;
  private volatile @Nullable Connection ear;
  private @Nullable Thread listener;
  private @Nullable Thread teller;

  Relay(
      Changes changes,
      AgroalDataSource database,
      @ConfigProperty(name = "brigade.changes.relay", defaultValue = "true") boolean wanted) {
    this.changes = changes;
    this.database = database;
    this.wanted = wanted;
  }

  /** Begins last, when all who listen in this process are there. */
  void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent started) {
    if (wanted) {
      changes.tellElsewhere(this::tellElsewhere);
      listener = Thread.ofVirtual().name("changes-from-elsewhere").start(this::listen);
      teller = Thread.ofVirtual().name("changes-to-elsewhere").start(this::tell);
    }
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    stopping = true;
    outbox.close();
    Connection open = ear;
    if (open != null) {
      abort(open);
    }
    for (Thread thread : threads()) {
      thread.join(FAREWELL);
    }
  }

  private List<Thread> threads() {
    Thread one = listener;
    Thread other = teller;
    return one == null || other == null ? List.of() : List.of(one, other);
  }

  private void tellElsewhere(Set<Changed> together) {
    if (company) {
      outbox.add(together);
    }
  }

  // --- telling

  private void tell() {
    Connection mouth = null;
    Duration pause = FIRST_RETRY;
    try {
      while (true) {
        Set<Changed> together = outbox.take(GATHER);
        if (together.isEmpty()) {
          return;
        }
        try {
          if (mouth == null) {
            mouth = connect();
            // A word that is lost with the machine is a word to nobody.
            execute(mouth, "set synchronous_commit = off");
          }
          say(mouth, Word.of(process, together));
          pause = FIRST_RETRY;
        } catch (SQLException e) {
          LOG.debugf("Changes can't be told now, they will be: %s", e.getMessage());
          outbox.add(together);
          mouth = close(mouth);
          if (!outbox.rest(pause.toMillis())) {
            return;
          }
          pause = longer(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(mouth);
    }
  }

  private static void say(Connection connection, List<String> words) throws SQLException {
    try (PreparedStatement saying =
        connection.prepareStatement("select pg_notify(?, word) from unnest(?) word")) {
      saying.setString(1, CHANNEL);
      saying.setArray(2, connection.createArrayOf("text", words.toArray()));
      saying.execute();
    }
  }

  // --- listening

  private void listen() {
    Duration pause = FIRST_RETRY;
    while (!stopping) {
      Connection open = null;
      try {
        open = connect();
        ear = open;
        execute(open, "set application_name = '" + NAME + "'");
        execute(open, "listen " + CHANNEL);
        Set<Integer> others = others(open);
        say(open, List.of(Word.hello(process)));
        // What was said before this, nobody here has heard.
        changes.hear(Changed.EVERYTHING);
        pause = FIRST_RETRY;
        hearAll(open, others);
      } catch (SQLException e) {
        if (!stopping) {
          LOG.debugf("Nothing is heard from elsewhere now: %s", e.getMessage());
        }
      } finally {
        ear = null;
        close(open);
      }
      try {
        if (!outbox.rest(pause.toMillis())) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      pause = longer(pause);
    }
  }

  private void hearAll(Connection connection, Set<Integer> before) throws SQLException {
    PGConnection wire = connection.unwrap(PGConnection.class);
    Set<Integer> others = before;
    long lookAt = System.nanoTime() + LOOK_EVERY.toNanos();
    while (!stopping) {
      PGNotification[] words = wire.getNotifications((int) LOOK_EVERY.toMillis());
      if (words != null) {
        for (PGNotification word : words) {
          Word.read(word.getParameter()).ifPresent(this::hear);
        }
      }
      if (System.nanoTime() - lookAt >= 0) {
        lookAt = System.nanoTime() + LOOK_EVERY.toNanos();
        Set<Integer> now = others(connection);
        if (!now.containsAll(others)) {
          // Whoever is gone may have died over a change that it had yet to tell.
          changes.hear(Changed.EVERYTHING);
        }
        others = now;
      }
    }
  }

  private void hear(Word word) {
    if (word.from().equals(process)) {
      return;
    }
    boolean first = !company;
    company = true;
    if (first || word.hello()) {
      // What this process did before it knew of the other one it did not tell; and what was done
      // before the other one began, perhaps nobody did.
      outbox.add(Changed.EVERYTHING);
    }
    if (word.hello()) {
      changes.hear(Changed.EVERYTHING);
    }
    changes.hear(word.changes());
  }

  /** The backends by which other processes listen. */
  private static Set<Integer> others(Connection connection) throws SQLException {
    try (PreparedStatement asked =
        connection.prepareStatement(
            "select pid from pg_stat_activity where application_name = ?"
                + " and datname = current_database() and pid <> pg_backend_pid()")) {
      asked.setString(1, NAME);
      Set<Integer> others = new HashSet<>();
      try (ResultSet row = asked.executeQuery()) {
        while (row.next()) {
          others.add(row.getInt(1));
        }
      }
      return others;
    }
  }

  // --- connections

  /**
   * A connection outside of the pool, by the pool's own settings: the embedded database's, or those
   * that the operator named.
   */
  private Connection connect() throws SQLException {
    return new ConnectionFactory(
            database
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration())
        .createConnection()
        .getConnection();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static @Nullable Connection close(@Nullable Connection connection) {
    Optional.ofNullable(connection).ifPresent(Relay::abort);
    return null;
  }

  /** Does not wait for the database, as a proper good-bye might. */
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debugf("A connection is gone: %s", e.getMessage());
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
  }
}
