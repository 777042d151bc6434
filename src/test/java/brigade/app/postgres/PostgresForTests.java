package brigade.app.postgres;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database of tests that boot Quarkus: one cluster for the module's tests, quick instead of
 * durable, and an empty database for each start of the application. What an interrupted run left
 * running is taken over by the next.
 *
 * <p>Use: {@code @QuarkusTestResource(PostgresForTests.class)} on any one test; it holds for all of
 * the module.
 */
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {

  private static final Path DIRECTORY = Path.of("target", "postgres-for-tests");
  private static final Path BINARIES = Path.of("target", "postgres-binaries");
  private static final String DATABASE = "brigade_test";

  private @Nullable EmbeddedPostgres running;

  @Override
  public Map<String, String> start() {
    // Another test JVM of the same module may hold the directory, so each fork has its own.
    String fork = System.getProperty("brigade.tests.fork", "1");
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(Settings.temporary(DIRECTORY.resolve(fork)).withBinaries(BINARIES));
    running = postgres;
    try {
      postgres.createDatabase(DATABASE);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL for tests has no fresh database", e);
    }
    return EmbeddedDatabase.datasource(postgres, postgres.jdbcUrl(DATABASE));
  }

  @Override
  public void stop() {
    EmbeddedPostgres postgres = running;
    if (postgres != null) {
      running = null;
      postgres.close();
    }
  }
}
