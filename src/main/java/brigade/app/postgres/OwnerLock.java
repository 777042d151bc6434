package brigade.app.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to run PostgreSQL on a data directory; the operating system takes it
 * back with the process.
 */
final class OwnerLock {

  private static final String REGISTRY_PREFIX = "brigade.postgres.owner:";

  private final String registryKey;
  private final FileChannel channel;
  private final FileLock lock;

  private OwnerLock(String registryKey, FileChannel channel, FileLock lock) {
    this.registryKey = registryKey;
    this.channel = channel;
    this.lock = lock;
  }

  static OwnerLock take(Path home) throws IOException {
    // Closing any channel of a locked file gives up the lock of the whole process, so a second
    // taker in this JVM, maybe
    // in another class loader, has to be turned away before it opens the file.
    String registryKey = REGISTRY_PREFIX + home.toRealPath();
    if (System.getProperties().putIfAbsent(registryKey, "taken") != null) {
      throw taken(home, "this very process");
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw taken(home, ownerNamedIn(home));
      }
      Files.writeString(
          home.resolve("owner.txt"),
          "process " + ProcessHandle.current().pid() + ", since " + Instant.now() + "\n");
      return new OwnerLock(registryKey, channel, lock);
    } catch (IOException | RuntimeException e) {
      closeQuietly(channel);
      System.getProperties().remove(registryKey);
      throw e;
    }
  }

  void release() {
    try {
      lock.release();
    } catch (IOException ignored) {
      // Closing the channel below releases the lock as well.
    }
    closeQuietly(channel);
    System.getProperties().remove(registryKey);
  }

  private static String ownerNamedIn(Path home) {
    try {
      return Files.readString(home.resolve("owner.txt")).strip();
    } catch (IOException e) {
      return "another process";
    }
  }

  private static PostgresStartFailure taken(Path home, String owner) {
    return new PostgresStartFailure(
        "The data directory "
            + home.getParent()
            + " is in use by another Brigade server ("
            + owner
            + "). Stop that one first, or give this one a directory of its own with brigade.data.");
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException ignored) {
        // Nothing was written through it.
      }
    }
  }
}
