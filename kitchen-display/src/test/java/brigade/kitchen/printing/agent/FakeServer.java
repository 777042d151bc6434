package brigade.kitchen.printing.agent;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What an agent sees of a server: sessions, and one socket. It can go away and come back. */
final class FakeServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  final AtomicInteger signedIn = new AtomicInteger();
  private final BlockingQueue<Map<String, String>> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<OutputStream> connected = new LinkedBlockingQueue<>();
  private final Set<Socket> sockets = new HashSet<>();
  private final int port;
  private ServerSocket listening;
  private Thread accepting;
  private volatile String token = "token-1";

  FakeServer() throws IOException {
    listening = listen(0);
    port = listening.getLocalPort();
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** What the agent said next. */
  Map<String, String> next() throws InterruptedException {
    Map<String, String> said = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (said == null) {
      throw new AssertionError("The agent said nothing");
    }
    return said;
  }

  /** What the agent said next of a kind; what it said before is passed over. */
  Map<String, String> next(String type) throws InterruptedException {
    Map<String, String> said = next();
    while (!type.equals(said.get("type"))) {
      said = next();
    }
    return said;
  }

  Connection accept() throws InterruptedException {
    OutputStream out = connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (out == null) {
      throw new AssertionError("No agent came");
    }
    return new Connection(out);
  }

  /** Ends all sessions. */
  void forgetSessions() {
    token = "token-2";
  }

  /** Goes away: connections break and nobody listens. */
  void stop() throws IOException, InterruptedException {
    listening.close();
    // Until the last accept returns, the system keeps the port.
    accepting.join();
    synchronized (sockets) {
      for (Socket socket : sockets) {
        socket.close();
      }
      sockets.clear();
    }
  }

  void comeBack() throws IOException {
    listening = listen(port);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    stop();
  }

  /** One agent's connection. */
  record Connection(OutputStream out) {
    void job(String id, byte[] bytes) {
      String text =
          "{\"type\":\"job\",\"id\":\"%s\",\"number\":7,\"copy\":1,\"kind\":\"CHIT\",\"label\":\"T3\",\"bytes\":\"%s\"}"
              .formatted(id, Base64.getEncoder().encodeToString(bytes));
      try {
        frame(out, 1, text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ServerSocket listen(int at) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
    accepting = Thread.ofVirtual().start(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket at) {
    while (!at.isClosed()) {
      try {
        Socket socket = at.accept();
        synchronized (sockets) {
          sockets.add(socket);
        }
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      String request = line(in);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] header = line.split(": ", 2);
        headers.put(header[0], header[1]);
      }
      if (request.startsWith("POST")) {
        in.skipNBytes(Long.parseLong(headers.getOrDefault("Content-Length", "0")));
        signedIn.incrementAndGet();
        answer(out, "201 Created", "{\"token\":\"" + token + "\",\"staff\":{\"name\":\"Mateo\"}}");
      } else if (!("Bearer " + token).equals(headers.get("Authorization"))) {
        answer(out, "401 Unauthorized", "{}");
      } else {
        String key = headers.getOrDefault("Sec-WebSocket-Key", "");
        byte[] digest =
            MessageDigest.getInstance("SHA-1")
                .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        out.write(
            ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest)
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        connected.add(out);
        listen(in, out);
      }
    } catch (IOException | GeneralSecurityException e) {
      // The agent went away, or this was stopped.
    }
  }

  private static void answer(OutputStream out, String status, String body) throws IOException {
    out.write(
        ("HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                + "Connection: close\r\n\r\n%s")
            .formatted(status, body.length(), body)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("over");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  private void listen(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      int code = in.readUnsignedByte() & 15;
      int length = in.readUnsignedByte() & 0x7F;
      length = length == 126 ? in.readUnsignedShort() : length;
      byte[] mask = in.readNBytes(4);
      byte[] body = in.readNBytes(length);
      for (int i = 0; i < body.length; i++) {
        body[i] ^= mask[i & 3];
      }
      switch (code) {
        case 1 -> heard.add(FlatJson.read(new String(body, StandardCharsets.UTF_8)));
        case 9 -> frame(out, 10, body);
        default -> {}
      }
    }
  }

  private static void frame(OutputStream out, int code, byte[] body) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x80 | code);
    if (body.length < 126) {
      frame.write(body.length);
    } else {
      frame.write(126);
      frame.write(body.length >> 8);
      frame.write(body.length & 0xFF);
    }
    frame.write(body);
    synchronized (out) {
      out.write(frame.toByteArray());
      out.flush();
    }
  }
}
