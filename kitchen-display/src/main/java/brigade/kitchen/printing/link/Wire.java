package brigade.kitchen.printing.link;

import java.io.IOException;
import java.time.Duration;

/** Bytes to a printer and, where it answers, bytes from it. Used by one thread. */
interface Wire extends AutoCloseable {
  /**
   * Hands all bytes over.
   *
   * @param atMost how long that may take; the wire is closed when it takes longer
   * @throws IOException when it broke, or took too long
   */
  void write(byte[] bytes, Duration atMost) throws IOException;

  /**
   * The next byte from the printer, 0 to 255, or -1 when none came in time.
   *
   * @throws IOException when it broke or was closed by the printer
   */
  int read(Duration atMost) throws IOException;

  /** Whether anything can come back; where not, reading returns at once. */
  boolean hears();

  @Override
  void close();
}
