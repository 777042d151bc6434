package brigade.kitchen.printing.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent did with the latest jobs, on the disk: a line when it begins with one and another
 * when it knows what came of it, each written through before anything else happens. A job that
 * comes again is answered from here instead of being printed again.
 */
final class Memory implements AutoCloseable {
  /** Jobs remembered; the server sends one again within a minute or not at all. */
  static final int LIMIT = 1_000;

  private final LinkedHashMap<String, Fate> fates = new LinkedHashMap<>();
  private final FileChannel guard;
  private final FileChannel file;

  private Memory(FileChannel guard, FileChannel file, Map<String, Fate> known) {
    this.guard = guard;
    this.file = file;
    fates.putAll(known);
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws IOException if another agent has it, or it can't be written
   */
  static Memory open(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    FileChannel guard =
        FileChannel.open(
            absolute.resolveSibling(absolute.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (!locked(guard)) {
      guard.close();
      throw new IOException(absolute + " belongs to an agent that is running");
    }
    Map<String, Fate> known = Files.exists(absolute) ? read(absolute) : Map.of();
    // Rewritten at every start, so that it never grows for long.
    Path fresh = absolute.resolveSibling(absolute.getFileName() + ".new");
    StringBuilder lines = new StringBuilder();
    known.forEach((id, fate) -> lines.append(line(id, fate)));
    Files.writeString(fresh, lines, StandardCharsets.UTF_8);
    Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE);
    return new Memory(
        guard,
        FileChannel.open(absolute, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
        known);
  }

  /** The lock ends with the process, whichever way that ends. */
  private static boolean locked(FileChannel guard) throws IOException {
    try {
      FileLock lock = guard.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static LinkedHashMap<String, Fate> read(Path path) throws IOException {
    LinkedHashMap<String, Fate> known = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    for (String line : lines) {
      String[] words = line.split(" ");
      // The last line may be half of one; its job had not begun, or is as it was before.
      Fate.of(words[0])
          .filter(fate -> words.length == 3 && words[2].equals("."))
          .ifPresent(fate -> known.putLast(words[1], fate));
    }
    while (known.size() > LIMIT) {
      known.remove(known.keySet().iterator().next());
    }
    return known;
  }

  private static String line(String id, Fate fate) {
    return fate + " " + id + " .\n";
  }

  /** What became of a job; empty when it was never begun. */
  Optional<Fate> of(String id) {
    return Optional.ofNullable(fates.get(id));
  }

  /**
   * Notes what is about to happen, or has happened, to a job.
   *
   * @throws IOException if it can't be kept; then nothing may be printed
   */
  void note(String id, Fate fate) throws IOException {
    ByteBuffer line = ByteBuffer.wrap(line(id, fate).getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      file.write(line);
    }
    file.force(false);
    fates.putLast(id, fate);
    if (fates.size() > LIMIT) {
      fates.remove(fates.keySet().iterator().next());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
    guard.close();
  }

  /** What became of a job. */
  enum Fate {
    /** Bytes may have left. */
    BEGUN,
    PRINTED,
    /** Bytes left, and the printer proved nothing. */
    UNKNOWN;

    private static Optional<Fate> of(String word) {
      for (Fate fate : values()) {
        if (fate.name().equals(word)) {
          return Optional.of(fate);
        }
      }
      return Optional.empty();
    }
  }
}
