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

  /** What stands before the code of the station whose chits are printed. */
  private static final String STATION = "station:";

  /** Letters of a station's code at most. */
  public static final int CODE_LIMIT = 24;

  private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{1," + CODE_LIMIT + "}");

  /** Whether what is printed for it are chits, of a station or of whole orders. */
  public static boolean isOfChits(String purpose) {
    return purpose.equals(MASTER)
        || purpose.startsWith(STATION) && isStation(purpose.substring(STATION.length()));
  }

  /** Whether that may be a station's code: it is part of what its chits are printed for. */
  public static boolean isStation(String code) {
    return CODE.matcher(code).matches();
  }

  /** One certain printer, whatever it prints for. */
  static String printer(UUID id) {
    return "printer:" + id;
  }

  /** What a station's chits are printed for. */
  public static String station(String code) {
    return STATION + code;
  }
}
