package brigade.app;

import brigade.app.postgres.EmbeddedDatabase;
import brigade.app.postgres.PostgresStartFailure;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts PostgreSQL, then the server. */
@QuarkusMain
public final class Brigade {

  Brigade() {}

  /**
   * Runs the server until it is told to stop; ends with status 1 when PostgreSQL cannot be started.
   */
  public static void main(String... arguments) {
    try {
      EmbeddedDatabase.startUnlessConfigured();
    } catch (PostgresStartFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    try {
      Quarkus.run(arguments);
    } finally {
      EmbeddedDatabase.end();
    }
  }
}
