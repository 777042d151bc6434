package brigade.app.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.StringUtils;
import org.tukaani.xz.XZInputStream;

/** A JVM of its own that runs an embedded PostgreSQL until it is told to end or is killed. */
final class AnotherJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  private AnotherJvm(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The child's side: {@code <directory> <directory of binaries>}. */
  public static void main(String[] arguments) throws IOException {
    Settings settings = Settings.in(Path.of(arguments[0])).withBinaries(Path.of(arguments[1]));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
      System.out.println(
          "started " + postgres.pid() + " " + postgres.port() + " " + postgres.adopted());
      System.in.read();
    } catch (PostgresStartFailure e) {
      System.out.println("refused " + e.getMessage());
    }
  }

  static AnotherJvm start(List<String> prefix, String classPath, Path directory, Path binaries)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            classPath,
            AnotherJvm.class.getName(),
            directory.toString(),
            binaries.toString()));
    return new AnotherJvm(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .directory(directory.toFile())
            .start());
  }

  static AnotherJvm start(Path directory, Path binaries) throws IOException {
    return start(
        List.of(),
        String.join(":", classPath().stream().map(Path::toString).toList()),
        directory,
        binaries);
  }

  /**
   * The first thing it says about itself: {@code started <pid> <port> <adopted>} or {@code refused
   * <why>}.
   */
  String answer() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("started ") || line.startsWith("refused ")) {
        return line;
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("The other JVM ended without a word on PostgreSQL:\n" + all);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What its server needs to run: jars and directories. */
  static Set<Path> classPath() {
    Set<Path> all = new LinkedHashSet<>();
    for (Class<?> type :
        List.of(
            EmbeddedPostgres.class,
            AnotherJvm.class,
            TarArchiveInputStream.class,
            XZInputStream.class,
            IOUtils.class,
            StringUtils.class,
            org.postgresql.Driver.class)) {
      all.add(fileOf(type.getProtectionDomain().getCodeSource().getLocation()));
    }
    URL archive =
        Objects.requireNonNull(
            EmbeddedPostgres.class.getClassLoader().getResource(Platform.CURRENT.archive()));
    String text = archive.toString();
    all.add(Path.of(URI.create(text.substring(text.indexOf("file:"), text.lastIndexOf('!')))));
    return all;
  }

  private static Path fileOf(URL url) {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Copies the class path to where every account can read it. */
  static String copyClassPathTo(Path directory) throws IOException {
    List<String> copies = new ArrayList<>();
    for (Path original : classPath()) {
      Path copy = directory.resolve(copies.size() + "-" + original.getFileName());
      try (var all = Files.walk(original)) {
        for (Path each : (Iterable<Path>) all::iterator) {
          Files.copy(
              each,
              copy.resolve(
                  original.relativize(each).toString().isEmpty()
                      ? copy
                      : copy.resolve(original.relativize(each).toString())));
        }
      }
      copies.add(copy.toString());
    }
    return String.join(":", copies);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      process.getOutputStream().close();
      process.waitFor();
    }
  }
}
