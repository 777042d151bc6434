package brigade.faults;

import brigade.app.postgres.EmbeddedPostgres;
import brigade.app.postgres.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An empty database that outlives the servers on it. */
final class Database implements AutoCloseable {
  private static final Path DIRECTORY = Path.of("target", "faults");
  private static final Path BINARIES = Path.of("target", "postgres-binaries");

  private final EmbeddedPostgres postgres;
  private final String name;

  private Database(EmbeddedPostgres postgres, String name) {
    this.postgres = postgres;
    this.name = name;
  }

  static Database create(String name) throws SQLException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(Settings.temporary(DIRECTORY).withBinaries(BINARIES));
    postgres.createDatabase(name);
    return new Database(postgres, name);
  }

  int port() {
    return postgres.port();
  }

  String url() {
    return url(postgres.port());
  }

  /** By another port, behind which somebody listens in; so nothing is to be encrypted. */
  String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?sslmode=disable";
  }

  String user() {
    return postgres.user();
  }

  String password() {
    return postgres.password();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  /** The one number that a query answers. */
  long count(String query, Object... values) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement asked = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        asked.setObject(i + 1, values[i]);
      }
      try (ResultSet answer = asked.executeQuery()) {
        answer.next();
        return answer.getLong(1);
      }
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
