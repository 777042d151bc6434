package brigade.kitchen.printing;

import brigade.venue.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which of the papers that a process has in hand it has begun to send, in a small file for each
 * printer that outlives a process which is killed. Papers are taken several at a time, and the
 * database does not hear of each before its first byte; this does, without a round trip.
 *
 * <p>The file speaks of one process only, and only while the machine has not started anew: what the
 * operating system was told and had not written yet is lost then. Where it can't speak, nothing is
 * known, and whatever was in hand may have been begun.
 */
@ApplicationScoped
class Begun {
  private static final Logger LOG = Logger.getLogger(Begun.class);

  /** What tells one start of the machine from another; elsewhere than on Linux there is none. */
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** A UUID as text. */
  private static final int WORD = 36;

  /** Which process wrote it, and since which start of the machine. */
  private static final int HEAD = 2 * WORD;

  /** A job's id, and how far it is: 0 for not begun, {@link #BEGUN}, or which proof there is. */
  private static final int SLOT = 2 * Long.BYTES + 1;

  private static final byte BEGUN = -1;

  /** What was taken last and what was taken before, of which not all may be noted yet. */
  private static final int SLOTS = 2 * PrintQueue.TAKEN_AT_ONCE;

  private final Path folder;
  private final String boot;
  private final UUID process = Ids.next();
  private final Map<UUID, Pad> pads = new ConcurrentHashMap<>();

  @Inject
  Begun(@ConfigProperty(name = "brigade.data") String data) {
    this(Path.of(data, "printing"), boot());
  }

  /**
   * @param boot the start of the machine; empty where that can't be told
   */
  Begun(Path folder, String boot) {
    this.folder = folder;
    this.boot = boot;
  }

  private static String boot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** What this process is known by at the printers it serves. */
  UUID process() {
    return process;
  }

  /** Where this process writes what it begins at a printer. */
  Pad pad(UUID printerId) {
    return pads.computeIfAbsent(printerId, this::open);
  }

  /** Has this process write anew at a printer that another one has had meanwhile. */
  void takeOver(UUID printerId) {
    Pad before = pads.remove(printerId);
    if (before != null) {
      before.close();
    }
  }

  /** Forgets what was begun at other printers than these. */
  void keepOnly(Set<UUID> printerIds) {
    pads.forEach(
        (id, pad) -> {
          if (!printerIds.contains(id) && pads.remove(id, pad)) {
            pad.end();
          }
        });
  }

  private Pad open(UUID printerId) {
    Path file = folder.resolve(printerId.toString());
    if (boot.length() != WORD) {
      return new Pad(file, null);
    }
    try {
      Files.createDirectories(folder);
      // Whole from the start, so that a full disk refuses here and not before a paper.
      ByteBuffer whole = ByteBuffer.allocate(HEAD + SLOTS * SLOT);
      whole.put(boot.getBytes(StandardCharsets.US_ASCII));
      whole.put(process.toString().getBytes(StandardCharsets.US_ASCII));
      // In the place of the one before, not into it: a process that had the printer before and
      // only slept writes on in its own, which nobody reads any more.
      Path fresh = folder.resolve(printerId + "." + process);
      Files.write(fresh, whole.array());
      RandomAccessFile opened = new RandomAccessFile(fresh.toFile(), "rw");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return new Pad(file, opened);
    } catch (IOException e) {
      LOG.warnf("What printers have begun can't be kept in %s: %s", file, e.getMessage());
      return new Pad(file, null);
    }
  }

  /**
   * How far a process had come with the papers of a printer.
   *
   * @param by the process; null is none that is known
   * @return by job, with the proof where there was one; a job that is missing was not begun. Empty
   *     when nobody can tell.
   */
  Optional<Map<UUID, Optional<Proof>>> of(@Nullable UUID by, UUID printerId) {
    Pad own = pads.get(printerId);
    if (by == null || by.equals(process) && (own == null || !own.isKept())) {
      return Optional.empty();
    }
    ByteBuffer whole;
    try {
      whole = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(printerId.toString())));
    } catch (IOException e) {
      return Optional.empty();
    }
    if (whole.capacity() != HEAD + SLOTS * SLOT
        || !word(whole, 0).equals(boot)
        || !word(whole, WORD).equals(by.toString())) {
      return Optional.empty();
    }
    Map<UUID, Optional<Proof>> begun = new HashMap<>();
    for (int i = 0; i < SLOTS; i++) {
      int at = HEAD + i * SLOT;
      byte how = whole.get(at + 2 * Long.BYTES);
      if (how != 0) {
        begun.put(
            new UUID(whole.getLong(at), whole.getLong(at + Long.BYTES)),
            how == BEGUN ? Optional.empty() : Optional.of(Proof.values()[how - 1]));
      }
    }
    return Optional.of(begun);
  }

  private static String word(ByteBuffer whole, int at) {
    return new String(whole.array(), at, WORD, StandardCharsets.US_ASCII);
  }

  /** What one thread writes of one printer. */
  static final class Pad {
    private final Path file;
    private volatile @Nullable RandomAccessFile open;
    private int slot;

    Pad(Path file, @Nullable RandomAccessFile open) {
      this.file = file;
      this.open = open;
    }

    private boolean isKept() {
      return open != null;
    }

    /** A paper's first byte comes next. */
    void begins(UUID jobId) {
      slot = (slot + 1) % SLOTS;
      write(
          HEAD + slot * SLOT,
          ByteBuffer.allocate(SLOT)
              .putLong(jobId.getMostSignificantBits())
              .putLong(jobId.getLeastSignificantBits())
              .put(BEGUN)
              .array());
    }

    /** The paper that was begun last is proved. */
    void proved(Proof by) {
      write(HEAD + slot * SLOT + 2 * Long.BYTES, new byte[] {(byte) (by.ordinal() + 1)});
    }

    /** The paper that was begun last is not sent after all. */
    void takesBack() {
      write(HEAD + slot * SLOT + 2 * Long.BYTES, new byte[1]);
    }

    private void write(int at, byte[] bytes) {
      RandomAccessFile to = open;
      if (to == null) {
        return;
      }
      try {
        to.seek(at);
        to.write(bytes);
      } catch (IOException e) {
        LOG.warnf("What a printer has begun can't be kept in %s: %s", file, e.getMessage());
        end();
      }
    }

    /** The file is another process' by now and stays. */
    private void close() {
      try (RandomAccessFile ending = open) {
        open = null;
      } catch (IOException e) {
        LOG.debugf("A file that nobody reads could not be closed: %s", e.getMessage());
      }
    }

    /** What can't be told from now on must not be told wrongly. */
    void end() {
      RandomAccessFile ending = open;
      open = null;
      try (ending) {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        LOG.errorf("%s has to be removed by hand before the next start: %s", file, e.getMessage());
      }
    }
  }
}
