package brigade.app.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * PostgreSQL's files on the disk, all in one directory:
 *
 * <pre>
 * owner.lock, owner.txt     which process runs it
 * bin-18.4.0/               the programs
 * data/                     the database cluster
 * password, admin-password  of the roles brigade and postgres, readable by the owner only
 * port                      the last port, taken again while it is free
 * log/                      what PostgreSQL has to say, bounded
 * local.conf                settings of the operator's own, optional, read last
 * </pre>
 */
record Cluster(Settings settings, Account account, Binaries binaries) {

  static final String ADMINISTRATOR = "postgres";
  static final String USER = "brigade";
  static final String DATABASE = "brigade";

  private static final Duration CREATION_PATIENCE = Duration.ofMinutes(3);
  private static final int PASSWORD_BYTES = 24;
  private static final int LOG_FILES = 8;
  private static final int LOG_FILE_MEGABYTES = 8;
  private static final long START_LOG_BYTES = 256 * 1024;
  private static final int LINES_OF_LOG_IN_MESSAGES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  Path home() {
    return settings.home();
  }

  Path data() {
    return home().resolve("data");
  }

  Path startLog() {
    return logs().resolve("start.log");
  }

  private Path logs() {
    return home().resolve("log");
  }

  String password() throws IOException {
    return read("password");
  }

  String administratorPassword() throws IOException {
    return read("admin-password");
  }

  private String read(String name) throws IOException {
    Path file = home().resolve(name);
    if (!Files.exists(file)) {
      throw new PostgresStartFailure(
          "The file "
              + file
              + " with PostgreSQL's password is missing. Bring it back from a backup.");
    }
    return Files.readString(file).strip();
  }

  /** Creates the cluster unless there is one, and refuses one that another major version made. */
  void createIfAbsent() throws IOException, InterruptedException {
    makePrivate(Files.createDirectories(logs()));
    removeParts();
    if (!Files.exists(data())) {
      create();
    }
    Path versionFile = data().resolve("PG_VERSION");
    if (!Files.exists(versionFile)) {
      throw new PostgresStartFailure(
          "The directory "
              + data()
              + " is no data directory of PostgreSQL: PG_VERSION is missing in it.");
    }
    String version = Files.readString(versionFile).strip();
    if (!version.equals(String.valueOf(Binaries.majorVersion()))) {
      throw new PostgresStartFailure(
          "The data directory "
              + data()
              + " was made by PostgreSQL "
              + version
              + ", and this Brigade brings PostgreSQL "
              + Binaries.majorVersion()
              + ". Start the Brigade that made it, or restore a backup into an empty directory.");
    }
  }

  private void removeParts() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(home(), "data.part-*")) {
      for (Path part : parts) {
        Binaries.remove(part);
      }
    }
  }

  /**
   * The cluster gets its name only once it is complete, so an interruption leaves nothing that
   * looks like one.
   */
  private void create() throws IOException, InterruptedException {
    String password = newPassword();
    String administratorPassword = newPassword();
    writePrivately(home().resolve("password"), password);
    writePrivately(home().resolve("admin-password"), administratorPassword);
    Path part = Files.createDirectory(home().resolve("data.part-" + UUID.randomUUID()));
    makePrivate(part);
    Path handedOver = home().resolve("initdb-password");
    writePrivately(handedOver, administratorPassword);
    account.own(home());
    try {
      require(
          "initdb",
          new Command(
                  home(),
                  account.prefix(),
                  binaries.program("initdb"),
                  "-D",
                  part,
                  "-U",
                  ADMINISTRATOR,
                  "-A",
                  "scram-sha-256",
                  "--pwfile",
                  handedOver,
                  "-E",
                  "UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--data-checksums")
              .run(CREATION_PATIENCE));
      require(
          "creating the role and the database",
          new Command(
                  home(),
                  account.prefix(),
                  binaries.program("postgres"),
                  "--single",
                  "-D",
                  part,
                  "-c",
                  "exit_on_error=on",
                  ADMINISTRATOR)
              .run(
                  "CREATE ROLE "
                      + USER
                      + " LOGIN PASSWORD '"
                      + password
                      + "'\n"
                      + "GRANT pg_monitor TO "
                      + USER
                      + "\n"
                      + "CREATE DATABASE "
                      + DATABASE
                      + " OWNER "
                      + USER
                      + "\n"
                      + "REVOKE CONNECT ON DATABASE "
                      + DATABASE
                      + " FROM PUBLIC\n",
                  CREATION_PATIENCE));
      Files.move(part, data(), StandardCopyOption.ATOMIC_MOVE);
      Binaries.force(home());
    } finally {
      Files.deleteIfExists(handedOver);
    }
  }

  private void require(String step, Command.Result result) {
    if (!result.succeeded()) {
      throw new PostgresStartFailure(
          "Preparing PostgreSQL's data directory failed at " + step + ":\n" + result.output());
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Writes settings and access rules; they are Brigade's, an operator's own go into local.conf. */
  void configure(int port) throws IOException {
    replace(data().resolve("postgresql.conf"), configuration(port));
    replace(
        data().resolve("pg_hba.conf"),
        """
                # Written by Brigade at each start.
                host all all 127.0.0.1/32 scram-sha-256
                """);
    writePrivately(home().resolve("port"), String.valueOf(port));
  }

  /** Whether a server on that port runs with the settings that this Brigade would give it. */
  boolean isConfiguredFor(int port) throws IOException {
    Path file = data().resolve("postgresql.conf");
    return Files.exists(file) && Files.readString(file).equals(configuration(port));
  }

  /** The port of the last run, 0 for none. */
  int lastPort() {
    try {
      return Integer.parseInt(Files.readString(home().resolve("port")).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private String configuration(int port) {
    String durable = settings.durability() == Settings.Durability.DURABLE ? "on" : "off";
    return """
                # Written by Brigade at each start. Settings of your own go into local.conf, which is read last.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'

                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                max_wal_size = '1GB'
                min_wal_size = '128MB'
                checkpoint_timeout = '15min'
                checkpoint_completion_target = 0.9

                shared_buffers = '128MB'
                work_mem = '8MB'
                maintenance_work_mem = '64MB'
                random_page_cost = 1.1
                jit = off
                autovacuum_vacuum_scale_factor = 0.05
                autovacuum_analyze_scale_factor = 0.05
                autovacuum_naptime = '20s'

                idle_in_transaction_session_timeout = '60s'
                client_connection_check_interval = '5s'
                tcp_keepalives_idle = 30
                tcp_keepalives_interval = 5
                tcp_keepalives_count = 3
                restart_after_crash = on

                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                logging_collector = on
                log_directory = '%3$s'
                log_filename = 'postgresql-%%Y-%%m-%%d_%%H%%M%%S.log'
                log_rotation_size = '%4$dMB'
                log_rotation_age = '1d'
                log_line_prefix = '%%m [%%p] %%u@%%d '
                log_min_duration_statement = '500ms'
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                log_lock_waits = on
                log_temp_files = '16MB'

                include_if_exists '%5$s'
                """
        .formatted(
            port,
            durable,
            quoted(logs()),
            LOG_FILE_MEGABYTES,
            quoted(home().resolve("local.conf")));
  }

  private static String quoted(Path path) {
    return path.toString().replace('\\', '/').replace("'", "''");
  }

  /** Keeps the log within {@value #LOG_FILES} files of {@value #LOG_FILE_MEGABYTES} MB. */
  void pruneLogs() throws IOException {
    List<Path> newestFirst = logFiles();
    for (Path old :
        newestFirst.subList(Math.min(LOG_FILES, newestFirst.size()), newestFirst.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** The log of starts holds a few lines for each; it begins anew when it is large. */
  void pruneStartLog() throws IOException {
    if (Files.exists(startLog()) && Files.size(startLog()) > START_LOG_BYTES) {
      Files.delete(startLog());
    }
    if (!Files.exists(startLog())) {
      Files.createFile(startLog());
    }
    account.own(startLog());
  }

  private List<Path> logFiles() throws IOException {
    try (Stream<Path> files = Files.list(logs())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("postgresql-"))
          .sorted(Comparator.comparing(Path::toString).reversed())
          .toList();
    }
  }

  /** The last words of PostgreSQL, for a message about a start that failed. */
  String lastWords() {
    try {
      StringBuilder words = new StringBuilder(tail(startLog()));
      List<Path> files = logFiles();
      if (!files.isEmpty()) {
        words.append(tail(files.getFirst()));
      }
      return words.toString();
    } catch (IOException e) {
      return "(its log could not be read: " + e.getMessage() + ")\n";
    }
  }

  private static String tail(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    List<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    StringBuilder tail = new StringBuilder();
    lines
        .subList(Math.max(0, lines.size() - LINES_OF_LOG_IN_MESSAGES), lines.size())
        .forEach(line -> tail.append("  ").append(line).append('\n'));
    return tail.toString();
  }

  private void replace(Path file, String content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    writePrivately(part, content);
    account.own(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void writePrivately(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    if (Platform.CURRENT.windows()) {
      Files.createFile(file);
    } else {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, content, StandardOpenOption.WRITE);
    Binaries.force(file);
  }

  static void makePrivate(Path directory) throws IOException {
    if (!Platform.CURRENT.windows()) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
