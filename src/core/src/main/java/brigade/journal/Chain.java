package brigade.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one journal row: SHA-256 over the hash before it and the row's values as text, each
 * with its length in front, so that no two rows have the same bytes.
 */
final class Chain {
  /** What the first row is chained to. */
  static final byte[] BEGINNING = new byte[32];

  /** The journal's values, as the driver gives them. */
  static final String VALUES =
      "j.seq, j.id, j.at, j.business_date, j.staff_id, j.staff_name, j.approver_id, j.device_id,"
          + " j.device_name, j.action, j.subject_type, j.subject_id, j.before, j.after";

  static final int VALUE_COUNT = 14;
  private static final int AT = 2;
  private static final int BUSINESS_DATE = 3;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Chain() {}

  /**
   * The values of the current row as text, from the given column on, whatever the session's
   * settings are: times in UTC to the microsecond, all else as PostgreSQL writes it.
   */
  static @Nullable String[] values(ResultSet row, int firstColumn) throws SQLException {
    @Nullable String[] values = new @Nullable String[VALUE_COUNT];
    for (int i = 0; i < VALUE_COUNT; i++) {
      values[i] =
          switch (i) {
            case AT -> TIME.format(row.getObject(firstColumn + i, OffsetDateTime.class));
            case BUSINESS_DATE -> row.getObject(firstColumn + i, LocalDate.class).toString();
            default -> row.getString(firstColumn + i);
          };
    }
    return values;
  }

  /** The hash of a row after another. */
  static byte[] link(byte[] previous, @Nullable String[] values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous);
      for (@Nullable String value : values) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        digest.update(
            ByteBuffer.allocate(Integer.BYTES).putInt(value == null ? -1 : bytes.length).array());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
