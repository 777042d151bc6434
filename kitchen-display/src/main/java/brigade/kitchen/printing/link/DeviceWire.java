package brigade.kitchen.printing.link;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A printer at a device file, USB or serial. What a driver makes of a call may take for ever, so
 * every call runs on a thread that is waited for only so long; closing ends what still runs.
 */
final class DeviceWire implements Wire {
  /** Bits of a file's mode that say what it is, and their value for a character device. */
  private static final int FILE_KIND = 0xF000;

  private static final int CHARACTER_DEVICE = 0x2000;

  /** Answers kept until they are read; a printer's are a few bytes. */
  private static final int ANSWERS_LIMIT = 4_096;

  /** Said by the reading thread when there is nothing more to come. */
  private static final int OVER = -2;

  /** Files that some driver has not come back from opening; another attempt would only join it. */
  private static final Set<Path> OPENING = ConcurrentHashMap.newKeySet();

  private final FileChannel out;
  private final @Nullable FileChannel in;
  private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>(ANSWERS_LIMIT);

  private DeviceWire(FileChannel out, @Nullable FileChannel in) {
    this.out = out;
    this.in = in;
    if (in != null) {
      Thread.ofPlatform().daemon().name("printer-device-in").start(() -> listen(in));
    }
  }

  /**
   * Opens a character device for writing, and for reading where it allows that.
   *
   * @throws IOException when it is not there, not a character device, in use, or not ours to open
   */
  static DeviceWire open(Path file, Duration atMost) throws IOException {
    requireDevice(file);
    if (!OPENING.add(file)) {
      throw new IOException(file + " does not come back from being opened");
    }
    return within(
        atMost,
        () -> {
          try {
            return opened(file);
          } finally {
            OPENING.remove(file);
          }
        },
        // One that opens after all was given up before.
        DeviceWire::close);
  }

  private static void requireDevice(Path file) throws IOException {
    // Anything else must not be written to: a disk, or a file made by a printer that is away.
    int mode = (int) Files.getAttribute(file, "unix:mode");
    if ((mode & FILE_KIND) != CHARACTER_DEVICE) {
      throw new IOException(file + " is no character device");
    }
  }

  private static DeviceWire opened(Path file) throws IOException {
    try {
      RandomAccessFile both = new RandomAccessFile(file.toFile(), "rw");
      // Two channels of one descriptor: a channel lets one thread at a time read or write.
      return new DeviceWire(
          new FileOutputStream(both.getFD()).getChannel(),
          new FileInputStream(both.getFD()).getChannel());
    } catch (FileNotFoundException e) {
      return new DeviceWire(new FileOutputStream(file.toFile()).getChannel(), null);
    }
  }

  @Override
  public void write(byte[] bytes, Duration atMost) throws IOException {
    try {
      within(atMost, () -> written(bytes), late -> {});
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private DeviceWire written(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      out.write(left);
    }
    return this;
  }

  @Override
  public int read(Duration atMost) throws IOException {
    if (in == null) {
      return -1;
    }
    try {
      Integer next = heard.poll(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
      if (next == null) {
        return -1;
      }
      if (next == OVER) {
        throw new IOException("The device is gone");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  @Override
  public boolean hears() {
    return in != null;
  }

  private void listen(FileChannel from) {
    ByteBuffer some = ByteBuffer.allocate(256);
    try {
      while (from.read(some.clear()) > 0) {
        some.flip();
        while (some.hasRemaining()) {
          if (!heard.offer(some.get() & 0xFF)) {
            // Nobody reads it; a printer that talks without end says nothing.
            heard.clear();
          }
        }
      }
    } catch (IOException e) {
      // Closed here, or unplugged.
    }
    if (!heard.offer(OVER)) {
      heard.clear();
      heard.add(OVER);
    }
  }

  @Override
  public void close() {
    close(in);
    close(out);
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // Whatever it was worth, it is closed now.
      }
    }
  }

  /** Runs a call to the driver, and gives up waiting for it when it takes too long. */
  private static DeviceWire within(
      Duration atMost, Callable<DeviceWire> call, Consumer<DeviceWire> late) throws IOException {
    FutureTask<DeviceWire> task = new FutureTask<>(call);
    Thread thread = Thread.ofPlatform().daemon().name("printer-device").start(task);
    try {
      return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Interrupting a thread in a channel closes that channel, which ends what hangs.
      thread.interrupt();
      Thread.ofPlatform().daemon().name("printer-device-late").start(() -> put(task, late));
      throw new IOException("The device took longer than " + atMost.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static void put(FutureTask<DeviceWire> task, Consumer<DeviceWire> late) {
    try {
      late.accept(task.get());
    } catch (InterruptedException | ExecutionException e) {
      // Nothing came of it, so nothing is to be put away.
    }
  }
}
