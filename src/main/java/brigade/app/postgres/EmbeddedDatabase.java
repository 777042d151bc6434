package brigade.app.postgres;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives Quarkus the embedded PostgreSQL as its datasource, unless the operator named a database of
 * his own with {@code quarkus.datasource.jdbc.url} in any of the places that Quarkus reads. To be
 * called by {@code main}, before Quarkus starts; in a test that boots Quarkus without {@code main},
 * the test's resource does this work.
 *
 * <p>Settings: {@code brigade.data}, the data directory, by default {@code brigade-data} in the
 * working directory; {@code brigade.postgres.port}, by default a free one.
 */
public final class EmbeddedDatabase {

  private static final String URL = "quarkus.datasource.jdbc.url";
  private static final String USER = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";
  private static final String DEFAULT_DIRECTORY = "brigade-data";

  private static volatile @Nullable EmbeddedPostgres running;

  private EmbeddedDatabase() {}

  /**
   * Starts PostgreSQL and tells Quarkus where it is.
   *
   * @throws PostgresStartFailure when it cannot be started
   */
  public static void startUnlessConfigured() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .forClassLoader(Thread.currentThread().getContextClassLoader())
            .addDiscoveredCustomizers()
            .addDefaultInterceptors()
            .addDiscoveredInterceptors()
            .addDefaultSources()
            .build();
    if (config.getOptionalValue(URL, String.class).filter(url -> !url.isBlank()).isPresent()) {
      return;
    }
    Path directory =
        Path.of(config.getOptionalValue("brigade.data", String.class).orElse(DEFAULT_DIRECTORY));
    int port = config.getOptionalValue("brigade.postgres.port", Integer.class).orElse(0);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(Settings.in(directory).withPort(port));
    running = postgres;
    postgres.whenExitingFirst(EmbeddedDatabase::awaitApplication);
    datasource(postgres, postgres.jdbcUrl()).forEach(System::setProperty);
  }

  /**
   * Ends what {@link #startUnlessConfigured()} began, after Quarkus has stopped. A live reload
   * starts the application again in this JVM, so in dev mode PostgreSQL is left running for it and
   * stopped when the JVM exits.
   */
  public static void end() {
    EmbeddedPostgres postgres = running;
    if (postgres != null) {
      running = null;
      datasource(postgres, "").keySet().forEach(System::clearProperty);
      if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
        postgres.handOver();
      } else {
        postgres.close();
      }
    }
  }

  /** The embedded server, if this process runs one. */
  static Optional<EmbeddedPostgres> running() {
    return Optional.ofNullable(running);
  }

  /**
   * The configuration that points Quarkus's default datasource at a database of an embedded server.
   */
  static Map<String, String> datasource(EmbeddedPostgres postgres, String url) {
    return Map.of(URL, url, USER, postgres.user(), PASSWORD, postgres.password());
  }

  /**
   * On a signal the JVM stops Quarkus and PostgreSQL at the same time; requests under way still
   * need their rows.
   */
  private static void awaitApplication() {
    Application application = Application.currentApplication();
    if (application != null) {
      application.awaitShutdown();
    }
  }
}
