package brigade.app.postgres;

import java.nio.file.Path;

/**
 * Where the embedded PostgreSQL keeps its data and how durable it is.
 *
 * @param directory Brigade's data directory; everything of PostgreSQL goes under {@code postgres}
 *     in it
 * @param binaries the directory that holds the unpacked programs, one {@code bin-<version>} per
 *     version
 * @param port the TCP port on loopback, 1 to 65535, or 0 for a free one that is kept across
 *     restarts while it stays free
 * @param durability whether a commit survives a power cut
 */
public record Settings(Path directory, Path binaries, int port, Durability durability) {

  /** What a commit means. */
  public enum Durability {
    /** Committed rows survive a crash of the program, of the machine and of the power. */
    DURABLE,
    /** Committed rows survive a crash of the program only. For tests. */
    LOST_WITH_THE_POWER
  }

  public Settings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "The port of PostgreSQL must be between 0 and 65535, not " + port);
    }
    directory = directory.toAbsolutePath().normalize();
    binaries = binaries.toAbsolutePath().normalize();
  }

  /** Durable data under a directory, on a port of its own choosing. */
  public static Settings in(Path directory) {
    return new Settings(directory, directory.resolve("postgres"), 0, Durability.DURABLE);
  }

  /** Quick data for tests: fsync, synchronous_commit and full_page_writes are off. */
  public static Settings temporary(Path directory) {
    return new Settings(
        directory, directory.resolve("postgres"), 0, Durability.LOST_WITH_THE_POWER);
  }

  /**
   * The same with the programs unpacked elsewhere, so that several data directories can share them.
   */
  public Settings withBinaries(Path directoryOfBinaries) {
    return new Settings(directory, directoryOfBinaries, port, durability);
  }

  /** The same on a fixed port; 0 for a free one. */
  public Settings withPort(int fixedPort) {
    return new Settings(directory, binaries, fixedPort, durability);
  }

  Path home() {
    return directory.resolve("postgres");
  }
}
