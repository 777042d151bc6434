package brigade.kitchen.printing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which device files printers may be at. Whoever sets up printers must not be able to have the
 * server write to a disk, so the names are limited by {@code brigade.printing.devices}.
 */
@ApplicationScoped
class Devices {
  private final List<String> beginnings;

  Devices(
      @ConfigProperty(
              name = "brigade.printing.devices",
              defaultValue =
                  "/dev/usb/lp,/dev/lp,/dev/ttyUSB,/dev/ttyACM,/dev/ttyS,/dev/serial/by-id/")
          List<String> beginnings) {
    this.beginnings = List.copyOf(beginnings);
  }

  /** Whether a printer may be at this path. */
  boolean allow(String path) {
    return Path.of(path).normalize().toString().equals(path)
        && beginnings.stream().anyMatch(path::startsWith);
  }

  /**
   * The file at a path that may be a link, as those by a printer's id are.
   *
   * @throws IOException if it is not there, or leads to a file that is not for printing
   */
  Path find(String path) throws IOException {
    Path file = Path.of(path).toRealPath();
    if (!allow(path) || !allow(file.toString())) {
      throw new IOException(path + " is no device file of printers");
    }
    return file;
  }
}
