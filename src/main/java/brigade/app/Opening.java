package brigade.app;

import brigade.venue.Venues;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.jboss.logging.Logger;

/** Says, once the doors are open, at which addresses. */
@ApplicationScoped
class Opening {
  private static final Logger LOG = Logger.getLogger(Opening.class);

  private final Venues venues;

  Opening(Venues venues) {
    this.venues = venues;
  }

  void announce(@ObservesAsync HttpServerStart started) throws SocketException {
    int port = started.options().getPort();
    StringBuilder words = new StringBuilder("Brigade is open at http://localhost:").append(port);
    for (String address : addresses()) {
      words.append(", on the network at http://").append(address).append(':').append(port);
    }
    if (venues.demo()) {
      words.append(". The demo's PINs are on the screen.");
    } else if (!venues.isSetUp()) {
      words.append(". The database is empty: open it to set the venue up.");
    }
    LOG.info(words);
  }

  private static List<String> addresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
        .map(address -> address.getHostAddress())
        .limit(3)
        .toList();
  }
}
