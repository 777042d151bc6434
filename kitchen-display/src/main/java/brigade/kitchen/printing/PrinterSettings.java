package brigade.kitchen.printing;

import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is set up of a printer.
 *
 * @param name one to {@value #NAME_LIMIT} characters, unlike any other's
 * @param place where it stands, may be empty
 * @param kind how it is reached
 * @param host name or address; only with {@link PrinterKind#TCP}
 * @param port 1 to 65535; only with {@link PrinterKind#TCP}
 * @param device an absolute path; only with {@link PrinterKind#DEVICE}
 * @param columns cells on its roll
 * @param proof what counts as printed
 * @param drawer whether a drawer hangs on it
 * @param backupId the printer that stands in, or null for none
 */
public record PrinterSettings(
    String name,
    String place,
    PrinterKind kind,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String device,
    int columns,
    ProofRule proof,
    boolean drawer,
    @Nullable UUID backupId) {

  public static final int NAME_LIMIT = 40;
  public static final int PLACE_LIMIT = 60;

  /** Where network printers listen for raw bytes. */
  public static final int USUAL_PORT = 9_100;

  public static final int DEVICE_LIMIT = 200;

  private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?";

  /** Names below each other, none of them hidden or a way back up. */
  private static final String DEVICE = "(?:/[A-Za-z0-9_][A-Za-z0-9._:+-]*)+";

  /** The same with another printer to stand in. */
  PrinterSettings withBackup(UUID other) {
    return new PrinterSettings(
        name, place, kind, host, port, device, columns, proof, drawer, other);
  }

  /** What is wrong with it; empty when nothing is. */
  public List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    if (name.isBlank()) {
      faults.add(new FieldError("name", "is missing"));
    }
    faults.addAll(FreeText.faults("name", name, NAME_LIMIT));
    faults.addAll(FreeText.faults("place", place, PLACE_LIMIT));
    if (columns < Paper.COLUMNS_LEAST || columns > Paper.COLUMNS_MOST) {
      faults.add(
          new FieldError("columns", "is " + Paper.COLUMNS_LEAST + " to " + Paper.COLUMNS_MOST));
    }
    if (kind == PrinterKind.TCP) {
      if (host == null || !host.matches(HOST)) {
        faults.add(new FieldError("host", "is a name or an address on the network"));
      }
      if (port == null || port < 1 || port > 65_535) {
        faults.add(new FieldError("port", "is 1 to 65535"));
      }
    } else if (host != null || port != null) {
      faults.add(new FieldError("host", "belongs to a printer on the network only"));
    }
    if (kind == PrinterKind.DEVICE) {
      if (device == null || device.length() > DEVICE_LIMIT || !device.matches(DEVICE)) {
        faults.add(new FieldError("device", "is the path of a device file, such as /dev/usb/lp0"));
      }
    } else if (device != null) {
      faults.add(new FieldError("device", "belongs to a printer at a device file only"));
    }
    return faults;
  }
}
