package brigade.kitchen.printing.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A printer on the network. */
final class TcpWire implements Wire {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final ScheduledExecutorService timer;

  /** What came and was not taken yet: an answer is several bytes, and arrives in one piece. */
  private final byte[] came = new byte[256];

  private int taken;
  private int filled;

  private TcpWire(Socket socket, ScheduledExecutorService timer) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.timer = timer;
  }

  static TcpWire open(String host, int port, Duration atMost, ScheduledExecutorService timer)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(atMost.toMillis()));
      return new TcpWire(socket, timer);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  /** A blocking write has no time limit of its own; closing the socket is what ends it. */
  @Override
  public void write(byte[] bytes, Duration atMost) throws IOException {
    ScheduledFuture<?> limit =
        timer.schedule(this::close, atMost.toMillis(), TimeUnit.MILLISECONDS);
    try {
      out.write(bytes);
      out.flush();
    } finally {
      limit.cancel(false);
    }
  }

  @Override
  public int read(Duration atMost) throws IOException {
    if (taken == filled) {
      try {
        socket.setSoTimeout(Math.toIntExact(Math.max(1, atMost.toMillis())));
        filled = in.read(came);
        taken = 0;
      } catch (SocketTimeoutException late) {
        return -1;
      }
      if (filled < 0) {
        filled = 0;
        throw new IOException("The printer closed the connection");
      }
    }
    return came[taken++] & 0xFF;
  }

  @Override
  public boolean hears() {
    return true;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Whatever it was worth, it is closed now.
    }
  }
}
