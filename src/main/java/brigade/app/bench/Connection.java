package brigade.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * One kept-alive HTTP/1.1 connection with one request at a time. It does as little as possible: the
 * load shares the processors with the server it measures, and what it burns the server lacks.
 */
final class Connection implements Closeable {
  private static final int CONNECT_LIMIT_MS = 2_000;
  private static final int ANSWER_LIMIT_MS = 30_000;
  private static final int ANSWER_LIMIT_BYTES = 16 * 1024 * 1024;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final String head;
  private final int client;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int filled;

  private Connection(Socket socket, String head, int client) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = socket.getInputStream();
    this.head = head;
    this.client = client;
  }

  /**
   * Connects.
   *
   * @param token of the session that all requests are made with
   * @param client whose it is, counted from 0
   */
  static Connection to(URI server, String token, int client) throws IOException {
    int port = server.getPort() < 0 ? 80 : server.getPort();
    Socket socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.setSoTimeout(ANSWER_LIMIT_MS);
      socket.connect(new InetSocketAddress(server.getHost(), port), CONNECT_LIMIT_MS);
      return new Connection(
          socket,
          "Host: "
              + server.getHost()
              + ":"
              + port
              + "\r\nAccept: application/json\r\nAuthorization: Bearer "
              + token
              + "\r\n",
          client);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Whose it is, counted from 0. */
  int client() {
    return client;
  }

  /** Commands under a new idempotency key; {@code path} is absolute. */
  Answer post(String path, byte[] body) throws IOException {
    return call(
        ("POST "
                + path
                + " HTTP/1.1\r\n"
                + head
                + "Content-Type: application/json\r\nIdempotency-Key: "
                + UUID.randomUUID()
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1),
        body);
  }

  /** Reads; {@code path} is absolute. */
  Answer get(String path) throws IOException {
    return call(
        ("GET " + path + " HTTP/1.1\r\n" + head + "\r\n").getBytes(StandardCharsets.ISO_8859_1),
        new byte[0]);
  }

  private Answer call(byte[] headers, byte[] body) throws IOException {
    byte[] request = new byte[headers.length + body.length];
    System.arraycopy(headers, 0, request, 0, headers.length);
    System.arraycopy(body, 0, request, headers.length, body.length);
    out.write(request);
    return answer();
  }

  private Answer answer() throws IOException {
    String status = line();
    int code = Integer.parseInt(status, 9, 12, 10);
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      String name = header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
      String value = header.substring(colon + 1).strip();
      if (name.equals("content-length")) {
        length = Integer.parseInt(value);
      } else if (name.equals("transfer-encoding")) {
        chunked = value.equalsIgnoreCase("chunked");
      }
    }
    if (!chunked) {
      return new Answer(code, bytes(length));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      whole.write(bytes(size));
      line();
    }
    line();
    return new Answer(code, whole.toByteArray());
  }

  private int chunk() throws IOException {
    String size = line();
    int semicolon = size.indexOf(';');
    return Integer.parseInt(semicolon < 0 ? size : size.substring(0, semicolon), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int next = next(); next != '\n'; next = next()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private byte[] bytes(int length) throws IOException {
    if (length > ANSWER_LIMIT_BYTES) {
      throw new IOException("An answer of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      fillIfEmpty();
      int taken = Math.min(length - done, filled - position);
      System.arraycopy(buffer, position, bytes, done, taken);
      position += taken;
      done += taken;
    }
    return bytes;
  }

  private int next() throws IOException {
    fillIfEmpty();
    return buffer[position++] & 0xff;
  }

  private void fillIfEmpty() throws IOException {
    if (position == filled) {
      int read = in.read(buffer);
      if (read < 0) {
        throw new EOFException("The server closed the connection");
      }
      position = 0;
      filled = read;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  /** What came back. */
  record Answer(int status, byte[] body) {
    boolean isDone() {
      return status / 100 == 2;
    }

    String text() {
      return status + " " + new String(body, StandardCharsets.UTF_8);
    }
  }
}
