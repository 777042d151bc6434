package brigade.app.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A screen that follows a station over a WebSocket and notes when the first message of each order
 * came. Written by hand for the same reason as {@link Connection}: what it burns the server lacks.
 */
final class Follows implements AutoCloseable {
  private static final int CONNECT_LIMIT_MS = 2_000;

  /** The last frame of a message has its highest bit set. */
  private static final int WHOLE = 0x80;

  private static final int CONTINUED = 0x0;
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
  private static final Pattern ORDER = Pattern.compile("\"orderNumber\":(\\d+)");

  /** What every message of one ticket begins with fits in here, the number of its order too. */
  private static final int HEAD = 1_024;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final Map<Integer, Long> cameAt = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private volatile long seq;
  private final AtomicInteger snapshots = new AtomicInteger();
  private long acknowledged;

  private Follows(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
    this.out = socket.getOutputStream();
  }

  /** Connects, and waits for the snapshot that everything begins with. */
  static Follows to(URI server, String station, String token) throws IOException {
    int port = server.getPort() < 0 ? 80 : server.getPort();
    Socket socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(new InetSocketAddress(server.getHost(), port), CONNECT_LIMIT_MS);
      Follows follows = new Follows(socket);
      follows.out.write(
          ("GET /ws/kitchen/stations/"
                  + station
                  + "?token="
                  + token
                  + " HTTP/1.1\r\nHost: "
                  + server.getHost()
                  + ":"
                  + port
                  + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                  + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      String status = follows.line();
      if (!status.contains(" 101 ")) {
        throw new IOException("Following " + station + ": " + status);
      }
      while (!follows.line().isEmpty()) {
        // The headers say nothing that matters here.
      }
      follows.take();
      Thread.ofVirtual().start(follows::listen);
      return follows;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** When the first message of an order came, by its number. */
  Map<Integer, Long> cameAt() {
    return cameAt;
  }

  /** How often everything was sent at once, the first time among them. */
  int snapshots() {
    return snapshots.get();
  }

  /** Says that everything up to now is on the screen, if anything is new. */
  void acknowledge() {
    long now = seq;
    if (now > acknowledged) {
      acknowledged = now;
      try {
        send(TEXT, ("{\"type\":\"ack\",\"seq\":" + now + "}").getBytes(StandardCharsets.US_ASCII));
      } catch (IOException gone) {
        // Its messages are missed then, and told.
      }
    }
  }

  private void listen() {
    try {
      while (take()) {
        // Each notes what it brought.
      }
    } catch (IOException over) {
      // Closed, by either side.
    }
  }

  /** Takes one frame; false when it was the last. */
  private boolean take() throws IOException {
    int first = in.readUnsignedByte();
    int kind = first & 0x0F;
    int length = in.readUnsignedByte() & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    switch (kind) {
      case TEXT, CONTINUED -> {
        text.write(payload);
        if (first >= WHOLE) {
          noted(text.toByteArray(), System.nanoTime());
          text.reset();
        }
      }
      case PING -> send(PONG, payload);
      case CLOSE -> {
        return false;
      }
      default -> {}
    }
    return true;
  }

  private void noted(byte[] message, long at) {
    String head = new String(message, 0, Math.min(HEAD, message.length), StandardCharsets.UTF_8);
    Matcher number = SEQ.matcher(head);
    if (number.find()) {
      seq = Long.parseLong(number.group(1));
    }
    Matcher order = ORDER.matcher(head);
    if (head.startsWith("{\"type\":\"ticket\"") && order.find()) {
      cameAt.putIfAbsent(Integer.valueOf(order.group(1)), at);
    } else if (head.startsWith("{\"type\":\"snapshot\"")) {
      // Whoever fell too far behind is given everything at once, and has it then.
      snapshots.incrementAndGet();
      Matcher each = ORDER.matcher(new String(message, StandardCharsets.UTF_8));
      while (each.find()) {
        cameAt.putIfAbsent(Integer.valueOf(each.group(1)), at);
      }
    }
  }

  /** Clients have to mask what they say; a mask of zeros changes nothing. */
  private synchronized void send(int kind, byte[] payload) throws IOException {
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) (0x80 | kind);
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    out.write(frame);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
