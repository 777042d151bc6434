package brigade.app.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own on loopback. It outlives a killed JVM, in which case the next start takes
 * it over, and it is started again when it dies under a living one. All methods may be called from
 * any thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** How the server is. */
  public enum State {
    /** It accepts connections, as far as its process tells. */
    RUNNING,
    /** It died and is being started again. */
    RESTARTING,
    /**
     * It died and starting it again failed {@value EmbeddedPostgres#QUICK_RESTARTS} times; it is
     * still tried, but rarely.
     */
    FAILED,
    /** It was stopped, or handed over to whoever starts it next. */
    STOPPED
  }

  /**
   * Restarts in quick succession, with pauses from {@link #FIRST_PAUSE} doubling to {@link
   * #LONGEST_PAUSE}.
   */
  static final int QUICK_RESTARTS = 12;

  /**
   * Further restarts, one every {@link #FAILED_PAUSE}; a disk that was full over night should not
   * need a person.
   */
  static final int SLOW_RESTARTS = 2_880;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration FAILED_PAUSE = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofSeconds(60);

  private static final Duration WATCH_INTERVAL = Duration.ofMillis(250);
  private static final Duration LOG_PRUNING_INTERVAL = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(5);

  /**
   * Crash recovery after a long outage reads up to a gigabyte; while the process lives and works it
   * may take this long.
   */
  private static final Duration START_PATIENCE = Duration.ofMinutes(10);

  private static final Duration ADOPTION_PATIENCE = Duration.ofSeconds(60);
  private static final Duration FAST_STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_STOP_PATIENCE = Duration.ofSeconds(10);
  private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(30);

  /**
   * How long the processes of a dead server may finish what they do before they are asked to end,
   * then made to.
   */
  private static final Duration ORPHANS_ASKED_AFTER = Duration.ofSeconds(2);

  private static final Duration ORPHANS_KILLED_AFTER = Duration.ofSeconds(6);
  private static final Duration ORPHANS_GIVEN_UP_AFTER = Duration.ofSeconds(15);

  private static final int PORT_TRIES = 5;
  private static final String LOOPBACK = "127.0.0.1";
  private static final String DATABASE_NAME = "[a-z_][a-z0-9_]{0,62}";
  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

  private final Cluster cluster;
  private final OwnerLock owner;
  private final int port;
  private final String password;
  private final boolean adopted;
  private final ReentrantLock lifecycle = new ReentrantLock();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread exitHook = new Thread(this::closeOnExit, "postgres-exit");
  private volatile State state = State.RUNNING;
  private volatile long pid;
  private volatile @Nullable Runnable beforeExit;

  private EmbeddedPostgres(
      Cluster cluster, OwnerLock owner, Postmaster postmaster, String password, boolean adopted) {
    this.cluster = cluster;
    this.owner = owner;
    this.port = postmaster.port();
    this.pid = postmaster.pid();
    this.password = password;
    this.adopted = adopted;
  }

  /**
   * Starts PostgreSQL, or takes over the one that an earlier process left running on this data
   * directory, and returns when it accepts connections.
   *
   * @throws PostgresStartFailure when it cannot be started, with a message that says what to do
   */
  public static EmbeddedPostgres start(Settings settings) {
    return start(settings, null);
  }

  static EmbeddedPostgres start(Settings settings, @Nullable Account account) {
    try {
      Files.createDirectories(settings.directory());
      if (!Files.exists(settings.home())) {
        Cluster.makePrivate(Files.createDirectory(settings.home()));
      }
      OwnerLock owner = OwnerLock.take(settings.home());
      try {
        return start(settings, owner, account);
      } catch (IOException | InterruptedException | RuntimeException e) {
        owner.release();
        throw e;
      }
    } catch (IOException e) {
      throw new PostgresStartFailure(
          "PostgreSQL cannot use the data directory " + settings.directory() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresStartFailure("Starting PostgreSQL was interrupted.", e);
    }
  }

  private static EmbeddedPostgres start(
      Settings settings, OwnerLock owner, @Nullable Account requested)
      throws IOException, InterruptedException {
    Account account =
        requested == null ? Account.forData(settings.home().resolve("data")) : requested;
    Cluster cluster = new Cluster(settings, account, Binaries.unpack(settings.binaries()));
    cluster.createIfAbsent();
    Optional<Postmaster> orphan = adopt(cluster);
    Postmaster postmaster = orphan.isPresent() ? orphan.get() : launchOnSomePort(cluster);
    EmbeddedPostgres postgres =
        new EmbeddedPostgres(cluster, owner, postmaster, cluster.password(), orphan.isPresent());
    Runtime.getRuntime().addShutdownHook(postgres.exitHook);
    Thread supervisor = new Thread(postgres::supervise, "postgres-supervisor");
    supervisor.setDaemon(true);
    supervisor.start();
    LOG.log(
        System.Logger.Level.INFO,
        "PostgreSQL {0} {1} on {2}:{3,number,#}, data in {4}",
        Binaries.VERSION,
        orphan.isPresent() ? "taken over" : "started",
        LOOPBACK,
        postmaster.port(),
        cluster.data());
    return postgres;
  }

  /** The address of Brigade's database. */
  public String jdbcUrl() {
    return jdbcUrl(Cluster.DATABASE);
  }

  /** The address of another database on this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database;
  }

  /** The role that owns Brigade's database; it is no superuser. */
  public String user() {
    return Cluster.USER;
  }

  /** The password of {@link #user()}. */
  public String password() {
    return password;
  }

  /** The TCP port on loopback, the same until {@link #close()}. */
  public int port() {
    return port;
  }

  /** How the server is; noticed within a second. */
  public State state() {
    return state;
  }

  /**
   * How many bytes there is room for beside its data.
   *
   * @throws IOException when the disk does not say
   */
  public long room() throws IOException {
    return Files.getFileStore(cluster.data()).getUsableSpace();
  }

  /** The process id of the postmaster, another one after a restart. */
  public long pid() {
    return pid;
  }

  /** Whether this server was running already and has been taken over. */
  public boolean adopted() {
    return adopted;
  }

  /**
   * Creates an empty database that {@link #user()} owns, removing one of the same name with all its
   * connections.
   *
   * @param name lower-case letters, digits and underscores, at most 63
   */
  public void createDatabase(String name) throws SQLException {
    dropDatabase(name);
    administer("CREATE DATABASE " + name + " OWNER " + Cluster.USER);
  }

  /** Removes a database with all its connections; one that is not there is no error. */
  public void dropDatabase(String name) throws SQLException {
    if (!name.matches(DATABASE_NAME)) {
      throw new IllegalArgumentException("Not a name for a database: " + name);
    }
    administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private void administer(String sql) throws SQLException {
    try (Connection connection = connect(cluster, port, Duration.ofMinutes(1));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (IOException e) {
      throw new SQLException("The administrator's password cannot be read.", e);
    }
  }

  /**
   * Something that has to end before PostgreSQL does when the JVM exits by itself, such as the
   * application.
   */
  public void whenExitingFirst(Runnable runnable) {
    beforeExit = runnable;
  }

  /**
   * Stops PostgreSQL: open transactions are rolled back, committed rows are on the disk. Returns
   * when it is gone.
   */
  @Override
  public void close() {
    if (end()) {
      try {
        stop(cluster);
      } finally {
        owner.release();
        ended.countDown();
        forgetExitHook();
      }
    } else {
      awaitEnd();
    }
  }

  /** The JVM must not exit while another thread is still stopping PostgreSQL. */
  private void awaitEnd() {
    try {
      ended.await(
          FAST_STOP_PATIENCE.plus(IMMEDIATE_STOP_PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Lets go of PostgreSQL without stopping it, so that the next start in this or another JVM takes
   * it over. When the JVM is exiting there is no next start in sight, and it is stopped.
   */
  public void handOver() {
    if (!forgetExitHook()) {
      close();
    } else if (end()) {
      owner.release();
      ended.countDown();
    }
  }

  /** Ends the supervision; true for the one caller who has to do the rest. */
  private boolean end() {
    ending.countDown();
    lifecycle.lock();
    try {
      boolean first = state != State.STOPPED;
      state = State.STOPPED;
      return first;
    } finally {
      lifecycle.unlock();
    }
  }

  private boolean forgetExitHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void closeOnExit() {
    Runnable first = beforeExit;
    if (first != null) {
      first.run();
    }
    close();
  }

  // Watching and restarting

  private void supervise() {
    try {
      Instant pruned = Instant.MIN;
      Instant steadySince = Instant.now();
      int tries = 0;
      while (!ending.await(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        if (isRunning()) {
          if (tries > 0 && Duration.between(steadySince, Instant.now()).compareTo(STEADY) > 0) {
            tries = 0;
          }
          if (Duration.between(pruned, Instant.now()).compareTo(LOG_PRUNING_INTERVAL) > 0) {
            pruneLogs();
            pruned = Instant.now();
          }
        } else {
          tries = restart(tries);
          steadySince = Instant.now();
          if (tries > QUICK_RESTARTS + SLOW_RESTARTS) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The number may go to another process, so the one behind it must still be of this data
   * directory.
   */
  private boolean isRunning() {
    return Postmaster.isRunningOn(pid, cluster.data());
  }

  private void pruneLogs() {
    try {
      cluster.pruneLogs();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Old logs of PostgreSQL could not be removed", e);
    }
  }

  /**
   * Tries until it runs again, the tries are used up, or the end has come. Returns the tries used
   * so far.
   */
  private int restart(int triesBefore) throws InterruptedException {
    LOG.log(
        System.Logger.Level.ERROR,
        "PostgreSQL (process {0,number,#}) has died; it is being started again",
        pid);
    int tries = triesBefore;
    // The state is changed under the lock so that RESTARTING never overwrites STOPPED.
    while (tries <= QUICK_RESTARTS + SLOW_RESTARTS) {
      if (!enter(tries < QUICK_RESTARTS ? State.RESTARTING : State.FAILED)
          || ending.await(pause(tries).toMillis(), TimeUnit.MILLISECONDS)) {
        return tries;
      }
      tries++;
      lifecycle.lock();
      try {
        if (ending.getCount() == 0) {
          return tries;
        }
        pid = launch(cluster, port, () -> ending.getCount() == 0).pid();
        state = State.RUNNING;
        LOG.log(System.Logger.Level.INFO, "PostgreSQL runs again, at try {0}", tries);
        return tries;
      } catch (IOException | PostgresStartFailure e) {
        LOG.log(
            System.Logger.Level.ERROR, "PostgreSQL could not be started again, try " + tries, e);
      } finally {
        lifecycle.unlock();
      }
    }
    LOG.log(
        System.Logger.Level.ERROR,
        "PostgreSQL could not be started again in {0} tries; restart Brigade",
        tries);
    return tries;
  }

  private boolean enter(State next) {
    lifecycle.lock();
    try {
      if (state == State.STOPPED) {
        return false;
      }
      state = next;
      return true;
    } finally {
      lifecycle.unlock();
    }
  }

  /** Pause before a try: none before the first, then doubling. */
  static Duration pause(int triesBefore) {
    if (triesBefore == 0) {
      return Duration.ZERO;
    }
    if (triesBefore >= QUICK_RESTARTS) {
      return FAILED_PAUSE;
    }
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << (triesBefore - 1));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  // Starting, adopting, stopping

  /**
   * The server that still runs on this data directory, if it is one that we would have started just
   * so.
   */
  private static Optional<Postmaster> adopt(Cluster cluster)
      throws IOException, InterruptedException {
    Path data = cluster.data();
    Optional<Postmaster> found = Postmaster.readFrom(data);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!found.get().isRunningOn(data)) {
      // PostgreSQL itself would refuse to start when the number now belongs to another process of
      // the same account.
      Files.deleteIfExists(Postmaster.fileIn(data));
      return Optional.empty();
    }
    Instant deadline = Instant.now().plus(ADOPTION_PATIENCE);
    while (found.isPresent()
        && found.get().isRunningOn(data)
        && !found.get().ready()
        && Instant.now().isBefore(deadline)) {
      Thread.sleep(POLL);
      found = Postmaster.readFrom(data);
    }
    if (found.isPresent() && found.get().ready() && found.get().isRunningOn(data)) {
      Postmaster running = found.get();
      int wanted = cluster.settings().port();
      if ((wanted == 0 || wanted == running.port())
          && cluster.isConfiguredFor(running.port())
          && answers(cluster, running)) {
        return Optional.of(running);
      }
    }
    LOG.log(
        System.Logger.Level.INFO,
        "A PostgreSQL of other settings or version still runs on {0}; it is stopped first",
        data);
    stop(cluster);
    return Optional.empty();
  }

  private static boolean answers(Cluster cluster, Postmaster running) throws IOException {
    try (Connection connection = connect(cluster, running.port(), Duration.ofSeconds(10));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('data_directory'), current_setting('server_version')")) {
      return row.next()
          && Path.of(row.getString(1)).toRealPath().equals(cluster.data().toRealPath())
          && (row.getString(2) + " ").startsWith(Binaries.VERSION + " ");
    } catch (SQLException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The PostgreSQL that still runs does not answer: {0}",
          e.getMessage());
      return false;
    }
  }

  private static Postmaster launchOnSomePort(Cluster cluster)
      throws IOException, InterruptedException {
    int fixed = cluster.settings().port();
    if (fixed != 0) {
      if (!isFree(fixed)) {
        throw new PostgresStartFailure(
            "Port " + fixed + " on " + LOOPBACK + " is taken, so PostgreSQL cannot use it.");
      }
      return launch(cluster, fixed, () -> false);
    }
    int last = cluster.lastPort();
    int candidate = last != 0 && isFree(last) ? last : freePort();
    for (int i = 1; ; i++) {
      try {
        return launch(cluster, candidate, () -> false);
      } catch (PostgresStartFailure e) {
        // Someone may have taken the port since it was found free; any other failure would only
        // repeat itself.
        if (i >= PORT_TRIES || isFree(candidate)) {
          throw e;
        }
        candidate = freePort();
      }
    }
  }

  private static Postmaster launch(Cluster cluster, int port, BooleanSupplier givenUp)
      throws IOException, InterruptedException {
    Path data = cluster.data();
    waitForOrphans(data);
    Optional<Postmaster> stale = Postmaster.readFrom(data);
    if (stale.isPresent() && !stale.get().isRunningOn(data)) {
      Files.deleteIfExists(Postmaster.fileIn(data));
    }
    cluster.configure(port);
    cluster.pruneStartLog();
    Process starter =
        new Command(
                cluster.home(),
                cluster.account().prefix(),
                cluster.binaries().program("pg_ctl"),
                "start",
                "-w",
                "-s",
                "-t",
                START_PATIENCE.toSeconds(),
                "-D",
                data,
                "-l",
                cluster.startLog())
            .start();
    Instant deadline = Instant.now().plus(START_PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      Optional<Postmaster> postmaster =
          Postmaster.readFrom(data)
              .filter(Postmaster::ready)
              .filter(ready -> ready.isRunningOn(data));
      if (postmaster.isPresent()) {
        return postmaster.get();
      }
      if (!starter.isAlive() && starter.exitValue() != 0) {
        throw new PostgresStartFailure(
            "PostgreSQL does not start. Its last words:\n" + cluster.lastWords());
      }
      if (givenUp.getAsBoolean()) {
        throw new PostgresStartFailure("PostgreSQL was to be stopped while it started.");
      }
      Thread.sleep(POLL);
    }
    throw new PostgresStartFailure(
        "PostgreSQL did not get ready within "
            + START_PATIENCE
            + ". Its last words:\n"
            + cluster.lastWords());
  }

  /**
   * When a postmaster is killed its other processes end by themselves, but one in the middle of a
   * long query takes its time, and PostgreSQL does not start while any of them is attached to the
   * shared memory.
   */
  private static void waitForOrphans(Path data) throws InterruptedException {
    Instant began = Instant.now();
    boolean asked = false;
    boolean killed = false;
    List<ProcessHandle> orphans = Postmaster.processesOn(data);
    while (!orphans.isEmpty()) {
      Duration waited = Duration.between(began, Instant.now());
      if (waited.compareTo(ORPHANS_GIVEN_UP_AFTER) > 0) {
        throw new PostgresStartFailure(
            "Processes of a PostgreSQL that died do not end: " + orphans);
      } else if (!killed && waited.compareTo(ORPHANS_KILLED_AFTER) > 0) {
        orphans.forEach(ProcessHandle::destroyForcibly);
        killed = true;
      } else if (!asked && waited.compareTo(ORPHANS_ASKED_AFTER) > 0) {
        orphans.forEach(ProcessHandle::destroy);
        asked = true;
      }
      Thread.sleep(POLL);
      orphans = orphans.stream().filter(orphan -> Postmaster.isAlive(orphan.pid())).toList();
    }
  }

  private static void stop(Cluster cluster) {
    if (!stop(cluster, "fast", FAST_STOP_PATIENCE)
        && !stop(cluster, "immediate", IMMEDIATE_STOP_PATIENCE)) {
      LOG.log(
          System.Logger.Level.ERROR,
          "PostgreSQL does not end; the next start will take care of it");
    }
  }

  /** Stops it in one of pg_ctl's ways; true when it is gone. */
  private static boolean stop(Cluster cluster, String mode, Duration patience) {
    Path data = cluster.data();
    Optional<Postmaster> postmaster =
        Postmaster.readFrom(data).filter(running -> running.isRunningOn(data));
    if (postmaster.isEmpty()) {
      return true;
    }
    try {
      Command.Result result =
          new Command(
                  cluster.home(),
                  cluster.account().prefix(),
                  cluster.binaries().program("pg_ctl"),
                  "stop",
                  "-W",
                  "-s",
                  "-m",
                  mode,
                  "-D",
                  data)
              .run(COMMAND_PATIENCE);
      if (!result.succeeded()) {
        LOG.log(
            System.Logger.Level.WARNING, "Stopping PostgreSQL ({0}): {1}", mode, result.output());
      }
      Instant deadline = Instant.now().plus(patience);
      while (Postmaster.isAlive(postmaster.get().pid())) {
        if (Instant.now().isAfter(deadline)) {
          return false;
        }
        Thread.sleep(POLL);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // Ports and connections

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0));
      return socket.getLocalPort();
    }
  }

  /** Connects as the administrator. */
  private static Connection connect(Cluster cluster, int port, Duration patience)
      throws SQLException, IOException {
    Properties properties = new Properties();
    properties.setProperty("user", Cluster.ADMINISTRATOR);
    properties.setProperty("password", cluster.administratorPassword());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", String.valueOf(patience.toSeconds()));
    Connection connection =
        new org.postgresql.Driver()
            .connect("jdbc:postgresql://" + LOOPBACK + ":" + port + "/postgres", properties);
    if (connection == null) {
      throw new SQLException("The PostgreSQL driver does not know its own kind of address.");
    }
    return connection;
  }
}
