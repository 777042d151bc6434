package brigade.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A printer that is as fast as a network: it answers every question at once, or after a while, and
 * notes when the first byte of each chit came. A dead one does not listen at all.
 */
final class Sink implements AutoCloseable {
  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int GS = 0x1D;

  /** An order that is fetched goes by its number. */
  private static final Pattern ORDER = Pattern.compile("#(\\d+)");

  private final ServerSocket listening;
  private final int answerMillis;
  private final AtomicLong chits = new AtomicLong();
  private final Map<Integer, Long> firstByte = new ConcurrentHashMap<>();
  private volatile long lastAt;

  private Sink(int answerMillis) throws IOException {
    this.answerMillis = answerMillis;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** One that answers after so many milliseconds; 0 is at once. */
  static Sink open(int answerMillis) throws IOException {
    Sink sink = new Sink(answerMillis);
    Thread.ofPlatform().daemon().start(sink::accept);
    return sink;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Chits taken so far. */
  long chits() {
    return chits.get();
  }

  /** When the last chit was complete, as {@link System#nanoTime} counts. */
  long lastAt() {
    return lastAt;
  }

  /** When the first byte of the chit of an order came, by the order's number. */
  Map<Integer, Long> firstByte() {
    return firstByte;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] some = new byte[8_192];
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      StringBuilder text = new StringBuilder();
      int[] last = new int[11];
      long beganAt = 0;
      for (int count = in.read(some); count > 0; count = in.read(some)) {
        long now = System.nanoTime();
        for (int i = 0; i < count; i++) {
          System.arraycopy(last, 1, last, 0, 10);
          last[10] = some[i] & 0xFF;
          if (last[9] == ESC && last[10] == '@') {
            beganAt = now;
            text.setLength(0);
          } else if (last[8] == DLE && last[9] == 0x04) {
            answer.write(0x12);
          } else if (last[8] == GS && last[9] == 'r') {
            answer.write(0);
          } else if (last[0] == GS && last[1] == '(' && last[2] == 'H' && last[3] == 6) {
            answer.write(0x37);
            answer.write(0x22);
            for (int at = 7; at < 11; at++) {
              answer.write(last[at]);
            }
            answer.write(0);
            over(text, beganAt, now);
          } else if (last[10] >= ' ') {
            text.append((char) last[10]);
          }
        }
        if (answer.size() > 0) {
          if (answerMillis > 0) {
            Thread.sleep(answerMillis);
          }
          out.write(answer.toByteArray());
          answer.reset();
        }
      }
    } catch (IOException e) {
      // The server went away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void over(StringBuilder text, long beganAt, long now) {
    Matcher order = ORDER.matcher(text);
    if (order.find()) {
      firstByte.putIfAbsent(Integer.valueOf(order.group(1)), beganAt);
    }
    lastAt = now;
    chits.incrementAndGet();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
