package brigade.kitchen.printing;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something to be printed.
 *
 * @param purpose what it is printed for, such as {@code station:GRILL} or {@code receipt}; decides
 *     the printer
 * @param kind the kind of document, in capitals, such as {@code CHIT}, {@code VOID}, {@code
 *     RECEIPT}
 * @param label one line for the list of jobs, such as {@code T18, add-on}
 * @param subjectId what it is about: a ticket, a check, a report
 * @param paper the document; null where {@link ComposesPapers} composes it from its subject
 *     whenever it is printed or looked at, so that nothing of it has to be kept
 */
public record PrintRequest(
    String purpose, String kind, String label, UUID subjectId, @Nullable Paper paper) {
  /** Receipts, checks and reports. */
  public static final String RECEIPT = "receipt";

  /** The order as a whole, for whoever puts it together; printed only where a printer takes it. */
  public static final String MASTER = "master";

  private static final Pattern STATION = Pattern.compile("station:[A-Z0-9_-]{1,24}");

  /** Whether what is printed for it are chits, of a station or of whole orders. */
  public static boolean isOfChits(String purpose) {
    return purpose.equals(MASTER) || STATION.matcher(purpose).matches();
  }

  /** One certain printer, whatever it prints for. */
  static String printer(UUID id) {
    return "printer:" + id;
  }

  /** What a station's chits are printed for. */
  public static String station(String code) {
    return "station:" + code;
  }
}
