package brigade.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wire between a server and PostgreSQL, which reads along and stops at the commit of one
 * transaction: just before, so that nothing is committed, or just after, so that all is committed
 * and the server does not know yet. A server that is killed there died at exactly that place.
 */
final class DatabaseWire implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  /** Where it stops. */
  enum At {
    BEFORE_THE_COMMIT,
    AFTER_THE_COMMIT
  }

  private final ServerSocket door;
  private final int target;
  private final String mark;
  private final At at;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private DatabaseWire(ServerSocket door, int target, String mark, At at) {
    this.door = door;
    this.target = target;
    this.mark = mark;
    this.at = at;
  }

  /**
   * Goes to PostgreSQL at this port.
   *
   * @param mark a text that the transaction writes by which it is known
   */
  static DatabaseWire to(int target, String mark, At at) throws IOException {
    DatabaseWire wire =
        new DatabaseWire(
            new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target, mark, at);
    Thread.ofVirtual().start(wire::accept);
    return wire;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Waits until the transaction has come to the place. */
  void awaitStop() throws InterruptedException {
    assertTrue(
        stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "The transaction never came to " + at);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket server = door.accept();
        Socket postgres = new Socket(InetAddress.getLoopbackAddress(), target);
        server.setTcpNoDelay(true);
        postgres.setTcpNoDelay(true);
        sockets.add(server);
        sockets.add(postgres);
        Line line = new Line(server, postgres);
        Thread.ofVirtual().start(line::there);
        Thread.ofVirtual().start(line::back);
      } catch (IOException e) {
        // The door was closed.
      }
    }
  }

  /** One connection. */
  private final class Line {
    private final Socket server;
    private final Socket postgres;
    private final Map<String, String> statements = new HashMap<>();
    private boolean marked;
    private volatile boolean deaf;

    Line(Socket server, Socket postgres) {
      this.server = server;
      this.postgres = postgres;
    }

    /** What the server says: messages of the PostgreSQL protocol, version 3. */
    void there() {
      try (server;
          postgres) {
        DataInputStream in = new DataInputStream(server.getInputStream());
        DataOutputStream out = new DataOutputStream(postgres.getOutputStream());
        int length = in.readInt();
        byte[] startup = in.readNBytes(length - Integer.BYTES);
        out.writeInt(length);
        out.write(startup);
        out.flush();
        while (true) {
          byte type = in.readByte();
          int size = in.readInt();
          byte[] body = in.readNBytes(size - Integer.BYTES);
          marked |= new String(body, StandardCharsets.UTF_8).contains(mark);
          // Which statements there are is to be known from the first one on.
          boolean commits = commits(type, body);
          if (marked && commits) {
            if (at == At.BEFORE_THE_COMMIT) {
              stopped.countDown();
              in.readNBytes(Integer.MAX_VALUE);
              return;
            }
            deaf = true;
          }
          ByteBuffer message = ByteBuffer.allocate(1 + size).put(type).putInt(size).put(body);
          out.write(message.array());
          out.flush();
        }
      } catch (IOException e) {
        // The server is gone.
      }
    }

    private boolean commits(byte type, byte[] body) {
      String[] texts = new String(body, StandardCharsets.UTF_8).split("\0", 3);
      String query =
          switch (type) {
            case 'Q' -> texts[0];
            case 'P' -> {
              statements.put(texts[0], texts[1]);
              yield "";
            }
            case 'B' -> statements.getOrDefault(texts[1], "");
            default -> "";
          };
      return query.equalsIgnoreCase("COMMIT");
    }

    /** What PostgreSQL answers. */
    void back() {
      byte[] some = new byte[16_384];
      try (server;
          postgres) {
        for (int count = postgres.getInputStream().read(some);
            count > 0;
            count = postgres.getInputStream().read(some)) {
          if (deaf) {
            if (new String(some, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT")) {
              stopped.countDown();
            }
          } else {
            server.getOutputStream().write(some, 0, count);
          }
        }
      } catch (IOException e) {
        // PostgreSQL is gone.
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
