package brigade.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a client and a server, which can be cut. */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean silent;

  private TcpProxy(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** Goes to this port of this machine. */
  public static TcpProxy to(int target) throws IOException {
    TcpProxy proxy =
        new TcpProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Breaks every connection and lets none be made, until it is {@link #mend mended}. */
  public void cut() {
    cut = true;
    sockets.forEach(TcpProxy::close);
  }

  /** Carries nothing any more and says nothing of it, as a radio out of reach. */
  public void fallSilent() {
    silent = true;
  }

  /** Carries again what is connected anew; what was connected before is broken. */
  public void mend() {
    sockets.forEach(TcpProxy::close);
    silent = false;
    cut = false;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (cut) {
          close(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        for (Socket each : new Socket[] {client, server}) {
          each.setTcpNoDelay(true);
          sockets.add(each);
        }
        Thread.ofVirtual().start(() -> carry(client, server));
        Thread.ofVirtual().start(() -> carry(server, client));
      } catch (IOException e) {
        // The door was closed, or nobody is behind it just now.
      }
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] some = new byte[16_384];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(some); count > 0; count = in.read(some)) {
        if (!silent) {
          out.write(some, 0, count);
        }
      }
    } catch (IOException e) {
      // One end is gone, and so the other goes.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      // Not a good-bye, but a reset.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    sockets.forEach(TcpProxy::close);
  }
}
