package brigade.kitchen.printing.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A device file with a test at its other end: a pseudo terminal of the system, set so that bytes go
 * through unchanged, as with a printer's.
 */
final class Pty implements AutoCloseable {
  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final long TERMIOS_SIZE = 256;

  private static final MemoryLayout INT = ValueLayout.JAVA_INT;
  private static final MemoryLayout LONG = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  private final int master;
  private final int held;
  private final Path path;

  private Pty(int master, int held, Path path) {
    this.master = master;
    this.held = held;
    this.path = path;
  }

  static Pty open() {
    try (Arena arena = Arena.ofConfined()) {
      int master = (int) function("posix_openpt", INT, INT).invoke(O_RDWR | O_NOCTTY);
      require(master >= 0);
      require((int) function("grantpt", INT, INT).invoke(master) == 0);
      require((int) function("unlockpt", INT, INT).invoke(master) == 0);
      MemorySegment name = arena.allocate(128);
      require((int) function("ptsname_r", INT, INT, POINTER, LONG).invoke(master, name, 128L) == 0);
      MemorySegment settings = arena.allocate(TERMIOS_SIZE);
      require((int) function("tcgetattr", INT, INT, POINTER).invoke(master, settings) == 0);
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("cfmakeraw").orElseThrow(),
              FunctionDescriptor.ofVoid(ValueLayout.ADDRESS))
          .invoke(settings);
      require((int) function("tcsetattr", INT, INT, INT, POINTER).invoke(master, 0, settings) == 0);
      // Held open, so that the test's end reads on while nobody else has the device open.
      int held = (int) function("open", INT, POINTER, INT).invoke(name, O_RDWR | O_NOCTTY);
      require(held >= 0);
      return new Pty(master, held, Path.of(name.getString(0)));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout returns, MemoryLayout... parameters) {
    return Linker.nativeLinker()
        .downcallHandle(
            Linker.nativeLinker().defaultLookup().find(name).orElseThrow(),
            FunctionDescriptor.of(returns, parameters));
  }

  private static void require(boolean done) {
    if (!done) {
      throw new IllegalStateException("The system gives no pseudo terminal");
    }
  }

  /** The device file. */
  Path path() {
    return path;
  }

  /** What was written to the device; waits for the first byte. Empty after {@link #hangUp}. */
  byte[] read() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment some = arena.allocate(4_096);
      long count = (long) function("read", LONG, INT, POINTER, LONG).invoke(master, some, 4_096L);
      return count <= 0
          ? new byte[0]
          : Arrays.copyOf(some.toArray(ValueLayout.JAVA_BYTE), (int) count);
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  /** Sends bytes to whoever has the device open. */
  void write(byte[] bytes) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      long count =
          (long) function("write", LONG, INT, POINTER, LONG).invoke(master, all, all.byteSize());
      require(count == bytes.length);
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  /** Lets whoever reads here come to an end; they must be gone before this is closed. */
  void hangUp() {
    try {
      require((int) function("close", INT, INT).invoke(held) == 0);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      require((int) function("close", INT, INT).invoke(master) == 0);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
