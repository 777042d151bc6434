package brigade.app.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the jar of this machine's platform. */
record Binaries(Path directory) {

  /** The version of the jar of binaries, such as 18.4.0. */
  static final String ARTIFACT_VERSION = artifactVersion();

  /** The release of PostgreSQL in it, such as 18.4. */
  static final String VERSION = ARTIFACT_VERSION.substring(0, ARTIFACT_VERSION.lastIndexOf('.'));

  private static final long LOCK_POLL_MILLIS = 50;
  private static final long LOCK_POLLS = 2_400;

  static int majorVersion() {
    return Integer.parseInt(VERSION.substring(0, VERSION.indexOf('.')));
  }

  Path program(String name) {
    return directory.resolve("bin").resolve(Platform.CURRENT.program(name));
  }

  /**
   * Unpacks the programs unless they are there. The directory appears under its name only when it
   * is complete and on disk, so one that exists needs no checking; what an interrupted unpacking
   * left is removed by the next one.
   */
  static Binaries unpack(Path parent) throws IOException, InterruptedException {
    Path target = parent.resolve("bin-" + ARTIFACT_VERSION);
    if (Files.isDirectory(target)) {
      return new Binaries(target);
    }
    Files.createDirectories(parent);
    try (FileChannel channel =
            FileChannel.open(
                parent.resolve("bin.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = waitForLock(channel)) {
      if (!Files.isDirectory(target)) {
        removePartsOf(parent);
        Path part = parent.resolve("bin.part-" + UUID.randomUUID());
        extract(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        force(parent);
      }
      return new Binaries(target);
    }
  }

  private static FileLock waitForLock(FileChannel channel)
      throws IOException, InterruptedException {
    for (long i = 0; i < LOCK_POLLS; i++) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      Thread.sleep(LOCK_POLL_MILLIS);
    }
    throw new PostgresStartFailure(
        "Another process has been unpacking PostgreSQL for two minutes.");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another thread of this JVM unpacks right now.
      return null;
    }
  }

  private static void removePartsOf(Path parent) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(parent, "bin.part-*")) {
      for (Path part : parts) {
        remove(part);
      }
    }
  }

  private static void extract(Path root) throws IOException {
    String archive = Platform.CURRENT.archive();
    InputStream resource = Binaries.class.getClassLoader().getResourceAsStream(archive);
    if (resource == null) {
      throw new PostgresStartFailure(
          "This package of Brigade holds no PostgreSQL for this machine ("
              + archive
              + "). Build it on such a machine or"
              + " with -Pall-platforms, or point QUARKUS_DATASOURCE_JDBC_URL at a PostgreSQL of your own.");
    }
    Files.createDirectories(root);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(entry, tar, root);
      }
    }
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(path -> !Files.isSymbolicLink(path)).parallel().forEach(Binaries::forceUnchecked);
    }
  }

  private static void extract(TarArchiveEntry entry, TarArchiveInputStream tar, Path root)
      throws IOException {
    Path path = inside(root, root.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(parentOf(path));
      inside(root, parentOf(path).resolve(entry.getLinkName()));
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.createDirectories(parentOf(path));
      Files.copy(tar, path);
      if ((entry.getMode() & 0100) != 0) {
        path.toFile().setExecutable(true, false);
      }
    }
  }

  private static Path inside(Path root, Path path) {
    if (!path.normalize().startsWith(root)) {
      throw new PostgresStartFailure(
          "PostgreSQL's archive names a file outside of itself: " + path);
    }
    return path.normalize();
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static void forceUnchecked(Path path) {
    try {
      force(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings a file or a directory to the disk. */
  static void force(Path path) throws IOException {
    boolean isDirectory = Files.isDirectory(path);
    if (isDirectory && Platform.CURRENT.windows()) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(path, isDirectory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Removes a directory with all that is in it. */
  static void remove(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static String artifactVersion() {
    Properties properties = new Properties();
    try (InputStream stream = Binaries.class.getResourceAsStream("postgres.properties")) {
      if (stream == null) {
        throw new IllegalStateException(
            "postgres.properties is missing next to " + Binaries.class.getName());
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String artifact = properties.getProperty("version", "");
    if (!artifact.matches("\\d+\\.\\d+\\.\\d+")) {
      throw new IllegalStateException(
          "postgres.properties names no version of the binaries, but \"" + artifact + "\"");
    }
    return artifact;
  }
}
