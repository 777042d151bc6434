package brigade.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.app.simulate.Caller;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, to be killed and started again. */
final class ServerProcess implements AutoCloseable {
  private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path FOLDER = Path.of("target", "faults");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final HttpClient HTTP = Caller.http();

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    // A build that is broken off leaves no servers behind.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final int port;
  private final Path log;

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts one on a port that is free. */
  static ServerProcess start(String name, Database database) throws IOException {
    return start(name, database, database.url(), freePort());
  }

  /**
   * Starts one.
   *
   * @param url by which it reaches the database
   */
  static ServerProcess start(String name, Database database, String url, int port)
      throws IOException {
    return start(
        name,
        FOLDER.resolve(name),
        List.of(),
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            url,
            "QUARKUS_DATASOURCE_USERNAME",
            database.user(),
            "QUARKUS_DATASOURCE_PASSWORD",
            database.password()),
        port);
  }

  /**
   * Starts one with a PostgreSQL of its own.
   *
   * @param data its data directory
   * @param within a command that runs the rest of its line, such as one that mounts something
   */
  static ServerProcess startAlone(String name, Path data, List<String> within) throws IOException {
    return start(name, data, within, Map.of(), freePort());
  }

  private static ServerProcess start(
      String name, Path data, List<String> within, Map<String, String> more, int port)
      throws IOException {
    assertTrue(Files.exists(APPLICATION), APPLICATION + " is made by the phase package");
    Files.createDirectories(FOLDER);
    Path log = FOLDER.resolve(name + ".log");
    List<String> command = new ArrayList<>(within);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            APPLICATION.toAbsolutePath().toString()));
    ProcessBuilder starting =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    starting
        .environment()
        .putAll(
            Map.of(
                "BRIGADE_DEMO",
                "true",
                "BRIGADE_DATA",
                data.toAbsolutePath().toString(),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                // Sooner than in a house, so that screens soon notice when nothing comes any more.
                "QUARKUS_WEBSOCKETS_NEXT_SERVER_AUTO_PING_INTERVAL",
                "300MS",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port)));
    starting.environment().putAll(more);
    Process process = starting.start();
    RUNNING.add(process);
    return new ServerProcess(process, port, log);
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** Waits until its doors are open. */
  ServerProcess awaitOpen() throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!answers()) {
      assertTrue(
          process.isAlive() && Instant.now().isBefore(deadline),
          () -> "The server did not start; see " + log);
      Thread.sleep(20);
    }
    return this;
  }

  private boolean answers() throws InterruptedException {
    try {
      return HTTP.send(
                  HttpRequest.newBuilder(address().resolve("/q/health/ready")).build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Somebody of the demo restaurant, signed in here. */
  Caller signIn(String pin) {
    return Caller.signIn(HTTP, address(), "demo", pin);
  }

  /** As a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    RUNNING.remove(process);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
    RUNNING.remove(process);
  }
}
