package brigade.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one journal row: SHA-256 over the hash before it and the row's values as PostgreSQL
 * writes them, each with its length in front, so that no two rows have the same bytes.
 */
final class Chain {
  /** What the first row is chained to. */
  static final byte[] BEGINNING = new byte[32];

  /** The journal's values as text, whatever the session's settings are. */
  static final String VALUES =
      "j.seq::text, j.id::text,"
          + " to_char(j.at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'),"
          + " to_char(j.business_date, 'YYYY-MM-DD'), j.staff_id::text, j.staff_name,"
          + " j.approver_id::text, j.device_id::text, j.device_name, j.action, j.subject_type,"
          + " j.subject_id::text, j.before::text, j.after::text";

  static final int VALUE_COUNT = 14;

  private Chain() {}

  /** The values of the current row, from the given column on. */
  static @Nullable String[] values(ResultSet row, int firstColumn) throws SQLException {
    @Nullable String[] values = new @Nullable String[VALUE_COUNT];
    for (int i = 0; i < VALUE_COUNT; i++) {
      values[i] = row.getString(firstColumn + i);
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
