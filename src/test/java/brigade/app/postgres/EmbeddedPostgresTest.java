package brigade.app.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real processes throughout. The durable settings are used, since they are what has to hold. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class EmbeddedPostgresTest {

  private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private Path directory = Path.of("");

  @BeforeEach
  void makeDirectory() throws IOException {
    // Not @TempDir: another account must be able to reach it.
    directory = Files.createTempDirectory("brigade-postgres").toRealPath();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void removeDirectory() throws IOException {
    Binaries.remove(directory);
  }

  private Settings settings() {
    return Settings.in(directory).withBinaries(BINARIES);
  }

  @Test
  void rowsAndPortSurviveStopAndStart() throws SQLException {
    int port;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      port = postgres.port();
      insert(postgres, 1);
      assertEquals(EmbeddedPostgres.State.RUNNING, postgres.state());
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      assertEquals(port, postgres.port());
      assertFalse(postgres.adopted());
      assertEquals(1, rows(postgres));
    }
  }

  @Test
  void closingStopsTheServerAndFreesTheDirectory() {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(settings());
    long pid = postgres.pid();
    postgres.close();
    postgres.close();
    assertEquals(EmbeddedPostgres.State.STOPPED, postgres.state());
    assertFalse(Postmaster.isAlive(pid));
    assertFalse(Files.exists(Postmaster.fileIn(directory.resolve("postgres/data"))));
  }

  @Test
  void commitsAreDurableUnlessAskedOtherwise() throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      assertEquals("on on on", durability(postgres));
    }
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(Settings.temporary(directory).withBinaries(BINARIES))) {
      assertEquals("off off off", durability(postgres));
    }
  }

  @Test
  void recoversUnaidedWhenThePostmasterIsKilled() throws SQLException, InterruptedException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      for (int round = 1; round <= 2; round++) {
        insert(postgres, round);
        long killed = postgres.pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        awaitRestart(postgres, killed);
        assertEquals(round, rows(postgres));
      }
    }
  }

  @Test
  void recoversWhileAnOrphanOfTheDeadServerIsStillInAQuery()
      throws SQLException, InterruptedException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings());
        Connection busy = connect(postgres);
        Statement statement = busy.createStatement()) {
      insert(postgres, 1);
      CompletableFuture<Boolean> query =
          CompletableFuture.supplyAsync(() -> spin(statement), Thread::startVirtualThread);
      awaitQuery(postgres, "generate_series");
      long killed = postgres.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      awaitRestart(postgres, killed);
      assertEquals(1, rows(postgres));
      assertThrows(CompletionException.class, query::join);
    }
  }

  @Test
  void adoptsTheServerOfAKilledJvm() throws IOException, InterruptedException, SQLException {
    String pid;
    try (AnotherJvm other = AnotherJvm.start(directory, BINARIES)) {
      String[] answer = other.answer().split(" ");
      assertEquals("started", answer[0], String.join(" ", answer));
      pid = answer[1];
      Files.readString(directory.resolve("postgres/password"));
      insertAt("jdbc:postgresql://127.0.0.1:" + answer[2] + "/brigade", 7);
      other.kill();
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      assertTrue(postgres.adopted());
      assertEquals(pid, String.valueOf(postgres.pid()));
      assertEquals(1, rows(postgres));
      ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
      awaitRestart(postgres, Long.parseLong(pid));
      assertEquals(1, rows(postgres));
    }
    assertFalse(Postmaster.isAlive(Long.parseLong(pid)));
  }

  @Test
  void handsOverToTheNextStartInTheSameJvm() throws SQLException {
    EmbeddedPostgres first = EmbeddedPostgres.start(settings());
    insert(first, 1);
    first.handOver();
    assertEquals(EmbeddedPostgres.State.STOPPED, first.state());
    try (EmbeddedPostgres second = EmbeddedPostgres.start(settings())) {
      assertTrue(second.adopted());
      assertEquals(first.pid(), second.pid());
      assertEquals(1, rows(second));
    }
  }

  @Test
  void startsAnewWhenTheOrphanHasOtherSettings() throws SQLException {
    EmbeddedPostgres quick =
        EmbeddedPostgres.start(Settings.temporary(directory).withBinaries(BINARIES));
    quick.handOver();
    try (EmbeddedPostgres durable = EmbeddedPostgres.start(settings())) {
      assertFalse(durable.adopted());
      assertNotEquals(quick.pid(), durable.pid());
      assertEquals("on on on", durability(durable));
    }
  }

  @Test
  void isNotFooledByAStalePidThatNowBelongsToAnotherProcess() throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      insert(postgres, 1);
    }
    Path data = directory.resolve("postgres/data");
    Files.writeString(
        Postmaster.fileIn(data),
        ProcessHandle.current().pid()
            + "\n"
            + data
            + "\n"
            + Instant.now().getEpochSecond()
            + "\n5432\n\n127.0.0.1\n  1 1\nready   \n");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      assertFalse(postgres.adopted());
      assertEquals(1, rows(postgres));
    }
  }

  @Test
  void refusesADataDirectoryOfAnotherMajorVersion() throws IOException {
    EmbeddedPostgres.start(settings()).close();
    Files.writeString(directory.resolve("postgres/data/PG_VERSION"), "17\n");
    PostgresStartFailure failure =
        assertThrows(PostgresStartFailure.class, () -> EmbeddedPostgres.start(settings()));
    assertTrue(
        String.valueOf(failure.getMessage())
            .contains("was made by PostgreSQL 17, and this Brigade brings PostgreSQL 18"),
        failure.getMessage());
  }

  @Test
  void refusesASecondOwner() throws IOException, InterruptedException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      PostgresStartFailure failure =
          assertThrows(PostgresStartFailure.class, () -> EmbeddedPostgres.start(settings()));
      assertTrue(
          String.valueOf(failure.getMessage()).contains("in use by another Brigade server"),
          failure.getMessage());
      for (int attempt = 0; attempt < 2; attempt++) {
        try (AnotherJvm other = AnotherJvm.start(directory, BINARIES)) {
          String answer = other.answer();
          assertTrue(
              answer.startsWith("refused ")
                  && answer.contains("process " + ProcessHandle.current().pid()),
              answer);
        }
      }
      insert(postgres, 1);
    }
  }

  @Test
  void asksForThePassword() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      for (String role : List.of("brigade", "postgres")) {
        SQLException wrong =
            assertThrows(
                SQLException.class,
                () ->
                    DriverManager.getConnection(postgres.jdbcUrl("postgres"), role, "guess")
                        .close());
        assertEquals("28P01", wrong.getSQLState());
      }
      for (String file : List.of("password", "admin-password")) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("postgres").resolve(file))));
      }
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(directory.resolve("postgres"))));
    }
  }

  @Test
  void theApplicationsRoleIsNoSuperuser() throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      assertEquals("off", single(postgres, "SHOW is_superuser"));
    }
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      assertTrue(accepts(InetAddress.ofLiteral("127.0.0.1"), postgres.port()));
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address : each.inetAddresses().toList()) {
          assertEquals(
              address.getHostAddress().equals("127.0.0.1"),
              accepts(address, postgres.port()),
              address::toString);
        }
      }
      try (Stream<Path> all = Files.walk(directory)) {
        assertEquals(
            List.of(),
            all.filter(path -> path.getFileName().toString().startsWith(".s.PGSQL")).toList());
      }
    }
  }

  @Test
  void takesAnotherPortWhenTheLastOneIsTaken() throws IOException {
    int before;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      before = postgres.port();
    }
    try (var taken = new java.net.ServerSocket()) {
      taken.bind(new InetSocketAddress("127.0.0.1", before));
      PostgresStartFailure failure =
          assertThrows(
              PostgresStartFailure.class,
              () -> EmbeddedPostgres.start(settings().withPort(before)));
      assertTrue(String.valueOf(failure.getMessage()).contains("is taken"), failure.getMessage());
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
        assertNotEquals(before, postgres.port());
      }
    }
  }

  @Test
  void readsTheOperatorsOwnSettings() throws IOException, SQLException {
    EmbeddedPostgres.start(settings()).close();
    Files.writeString(directory.resolve("postgres/local.conf"), "work_mem = '9MB'\n");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      assertEquals("9MB", single(postgres, "SHOW work_mem"));
    }
    Files.writeString(directory.resolve("postgres/local.conf"), "work_mem = 'plenty'\n");
    PostgresStartFailure failure =
        assertThrows(PostgresStartFailure.class, () -> EmbeddedPostgres.start(settings()));
    assertTrue(String.valueOf(failure.getMessage()).contains("plenty"), failure.getMessage());
  }

  @Test
  void createsDatabasesAnew() throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      postgres.createDatabase("lunch");
      insertAt(postgres.jdbcUrl("lunch"), 1);
      postgres.createDatabase("lunch");
      try (Connection connection =
          DriverManager.getConnection(
              postgres.jdbcUrl("lunch"), postgres.user(), postgres.password())) {
        assertFalse(connection.getMetaData().getTables(null, "public", "kept", null).next());
      }
      assertThrows(
          IllegalArgumentException.class,
          () -> postgres.createDatabase("a; DROP DATABASE brigade"));
    }
  }

  @Test
  void worksForAnOrdinaryUser() throws IOException, InterruptedException {
    assumeTrue(Platform.isRoot() && Platform.CURRENT.linux(), "only root can become another");
    Account.Other other = (Account.Other) Account.unprivileged();
    Path classes = Files.createDirectory(directory.resolve("classes"));
    String classPath = AnotherJvm.copyClassPathTo(classes);
    Path theirs = Files.createDirectory(directory.resolve("theirs"));
    other.own(theirs);
    for (int round = 0; round < 2; round++) {
      try (AnotherJvm jvm =
          AnotherJvm.start(other.prefix(), classPath, theirs, theirs.resolve("postgres"))) {
        String answer = jvm.answer();
        assertTrue(answer.startsWith("started "), answer);
        assertTrue(answer.endsWith(round == 0 ? "false" : "true"), answer);
        if (round == 0) {
          jvm.kill();
        }
      }
    }
    assertEquals(
        other.uid(), Files.getAttribute(theirs.resolve("postgres/data/PG_VERSION"), "unix:uid"));
    assertEquals(List.of(), Postmaster.processesOn(theirs.resolve("postgres/data")));
  }

  @Test
  void rootWithoutUserNamespacesRunsItAsAnotherAccount()
      throws IOException, InterruptedException, SQLException {
    assumeTrue(Platform.isRoot() && Platform.CURRENT.linux(), "only root needs this");
    Account.Other other = (Account.Other) Account.unprivileged();
    Settings reachable = Settings.in(directory);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(reachable, other)) {
      assertEquals(other.uid(), Files.getAttribute(Path.of("/proc/" + postgres.pid()), "unix:uid"));
      insert(postgres, 1);
      long killed = postgres.pid();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      awaitRestart(postgres, killed);
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(reachable)) {
      assertEquals(other.uid(), Files.getAttribute(Path.of("/proc/" + postgres.pid()), "unix:uid"));
      assertEquals(1, rows(postgres));
    }
  }

  @Test
  void unpacksOnceForManyAtATimeAndRemovesWhatAnInterruptedOneLeft() throws IOException {
    Path leftover = Files.createDirectories(directory.resolve("bin.part-1/bin"));
    Files.writeString(leftover.resolve("postgres"), "half");
    List<CompletableFuture<Binaries>> all =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(this::unpacked, Thread::startVirtualThread))
            .limit(4)
            .toList();
    for (CompletableFuture<Binaries> each : all) {
      assertTrue(Files.isExecutable(each.join().program("postgres")));
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(
          List.of("bin-" + Binaries.ARTIFACT_VERSION, "bin.lock"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void startsAfterAnInterruptedCreation() throws IOException, SQLException {
    Path part = Files.createDirectories(directory.resolve("postgres/data.part-1/base"));
    Files.writeString(part.resolve("1"), "half");
    Files.writeString(directory.resolve("postgres/password"), "of a cluster that never was");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings())) {
      insert(postgres, 1);
      assertFalse(Files.exists(directory.resolve("postgres/data.part-1")));
    }
  }

  @Test
  void pausesBetweenRestartsGrow() {
    assertEquals(Duration.ZERO, EmbeddedPostgres.pause(0));
    assertEquals(Duration.ofMillis(100), EmbeddedPostgres.pause(1));
    assertEquals(Duration.ofMillis(800), EmbeddedPostgres.pause(4));
    assertEquals(
        Duration.ofSeconds(10), EmbeddedPostgres.pause(EmbeddedPostgres.QUICK_RESTARTS - 1));
    assertEquals(Duration.ofSeconds(30), EmbeddedPostgres.pause(EmbeddedPostgres.QUICK_RESTARTS));
  }

  private Binaries unpacked() {
    try {
      return Binaries.unpack(directory);
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static void awaitRestart(EmbeddedPostgres postgres, long killed)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(RECOVERY);
    while (postgres.pid() == killed || postgres.state() != EmbeddedPostgres.State.RUNNING) {
      assertTrue(
          Instant.now().isBefore(deadline),
          () -> "PostgreSQL did not recover; it is " + postgres.state());
      Thread.sleep(10);
    }
  }

  private static void awaitQuery(EmbeddedPostgres postgres, String part)
      throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plus(RECOVERY);
    while (single(
            postgres,
            "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE '%"
                + part
                + "%'")
        .equals("0")) {
      assertTrue(Instant.now().isBefore(deadline));
      Thread.sleep(10);
    }
  }

  /**
   * A query that keeps its process computing, so that it does not notice the death of the
   * postmaster.
   */
  private static boolean spin(Statement statement) {
    try {
      return statement.execute(
          "SELECT count(*) FROM generate_series(1, 2000000000) a WHERE sqrt(a) < 0");
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static boolean accepts(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private static void insert(EmbeddedPostgres postgres, int value) throws SQLException {
    insert(connect(postgres), value);
  }

  private void insertAt(String url, int value) throws SQLException {
    try {
      insert(
          DriverManager.getConnection(
              url, "brigade", Files.readString(directory.resolve("postgres/password")).strip()),
          value);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static void insert(Connection opened, int value) throws SQLException {
    try (Connection connection = opened;
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY)");
      statement.execute("INSERT INTO kept VALUES (" + value + ")");
    }
  }

  private static int rows(EmbeddedPostgres postgres) throws SQLException {
    return Integer.parseInt(single(postgres, "SELECT count(*) FROM kept"));
  }

  private static String durability(EmbeddedPostgres postgres) throws SQLException {
    return single(
        postgres,
        "SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))");
  }

  private static String single(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertTrue(row.next());
      return row.getString(1);
    }
  }
}
