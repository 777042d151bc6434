package brigade.app.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from the start of the process to the first order that is committed, with the
 * embedded database. The till that orders was signed in before, as tills in a restaurant are.
 */
final class Starting {
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  /** How often the till tries to reach the server; it is the error of the figure. */
  private static final Duration KNOCK = Duration.ofMillis(2);

  private final Path jar;
  private final List<String> jvm;
  private final String device;
  private final List<String> pins;

  /**
   * @param jar the packaged server
   * @param jvm options for its JVM
   */
  Starting(Path jar, List<String> jvm, String device, List<String> pins) {
    this.jar = jar;
    this.jvm = jvm;
    this.device = device;
    this.pins = pins;
  }

  /**
   * Starts once on nothing, which makes the database and the demo restaurant, and then so many
   * times on what is there.
   *
   * @return milliseconds, the first start first
   */
  List<Double> run(int runs) throws IOException, InterruptedException {
    if (!Files.isReadable(jar)) {
      throw new IllegalStateException(
          "There is no " + jar + "; make it by ./mvnw -DskipTests package");
    }
    Path data = Files.createTempDirectory("brigade-bench");
    try {
      int port = freePort();
      URI server = URI.create("http://localhost:" + port);
      List<Double> millis = new ArrayList<>();
      House house;
      Server first = start(data, port);
      try {
        awaitDoor(server, first);
        house = House.enter(server, device, pins, 1);
        millis.add(order(house, first));
      } finally {
        first.stop();
      }
      for (int run = 0; run < runs; run++) {
        Server again = start(data, port);
        try {
          millis.add(order(house, again));
        } finally {
          again.stop();
        }
      }
      return millis;
    } finally {
      delete(data);
    }
  }

  private Server start(Path data, int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(jvm);
    command.add("-jar");
    command.add(jar.toString());
    Path output = data.resolve("server.out");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("BRIGADE_DEMO", "true");
    builder.environment().put("BRIGADE_DATA", data.resolve("data").toString());
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.redirectInput(new File(File.separator.equals("/") ? "/dev/null" : "NUL"));
    long start = System.nanoTime();
    return new Server(builder.start(), start, output);
  }

  private static void awaitDoor(URI server, Server process) throws IOException {
    while (true) {
      process.mustLive();
      try (Connection knock = Connection.to(server, "", 0)) {
        knock.get("/brigade/boot");
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(KNOCK.toNanos());
      }
    }
  }

  /** Orders as soon as somebody answers; milliseconds since the process was started. */
  private static double order(House house, Server process) throws IOException {
    while (true) {
      process.mustLive();
      try (Connection till = house.connect(0)) {
        Connection.Answer answer = house.send(till);
        if (answer.isDone()) {
          return (System.nanoTime() - process.start()) / 1e6;
        }
        if (answer.status() != 503) {
          throw new IllegalStateException(answer.text());
        }
      } catch (IOException notYet) {
        // Nobody is at the door yet; a start makes no event outside of its process.
      }
      LockSupport.parkNanos(KNOCK.toNanos());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, java.io.IOException failure)
              throws IOException {
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** A server that was started, at this {@link System#nanoTime()}. */
  private record Server(Process process, long start, Path output) {
    void mustLive() throws IOException {
      if (!process.isAlive() || System.nanoTime() - start > START_LIMIT.toNanos()) {
        throw new IllegalStateException("The server did not start: " + Files.readString(output));
      }
    }

    void stop() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
