package brigade.journal;

import brigade.journal.Reach.Gap;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of sealing. It reads what is new since the last one and the gaps it waits for,
 * never again what is sealed already.
 */
final class SealingRound {
  /** The advisory lock of the one writer; the number only has to be the same everywhere. */
  private static final long WRITER = 0x6272_6967_6164_6531L;

  private static final String LOCK = "select pg_try_advisory_xact_lock(?)";

  private static final String END =
      "select position, hash, (select hash from journal_seal where position = ?)"
          + " from journal_seal order by position desc limit 1";

  private static final String HIGHEST = "select coalesce(max(seq), 0) from journal";

  /** Every transaction holds the lock on its own virtual id until all can see what it did. */
  private static final String RUNNING =
      "select distinct virtualxid from pg_locks"
          + " where locktype = 'virtualxid' and pid <> pg_backend_pid()";

  /**
   * Short gaps, all at once. It is written so that no plan of it can read all of the seals, which
   * are asked for row by row.
   */
  private static final String LATE =
      "select j.seq from unnest(?, ?) as g(first, last)"
          + " cross join lateral (select seq from journal"
          + "   where seq between g.first and g.last offset 0) j"
          + " left join lateral (select true as there from journal_seal"
          + "   where seq = j.seq limit 1) s on true"
          + " where s.there is null order by j.seq limit ?";

  /** A long gap, such as all of the journal at the first look: both sides are read in order. */
  private static final String LATE_IN_LONG =
      "select j.seq from journal j where j.seq between ? and ? and not exists"
          + " (select 1 from journal_seal s where s.seq = j.seq and s.seq between ? and ?)"
          + " order by j.seq limit ?";

  /** The numbers from which a gap is long. */
  private static final long LONG = 10_000;

  private static final String FRESH =
      "select j.seq, s.there from (select seq from journal where seq > ? order by seq limit ?) j"
          + " left join lateral (select true as there from journal_seal"
          + "   where seq = j.seq limit 1) s on true"
          + " order by j.seq";

  private static final String READ =
      "select j.seq, " + Chain.VALUES + " from journal j where j.seq = any(?) order by j.seq";

  private static final String SEAL =
      "insert into journal_seal(position, seq, hash, sealed_at)"
          + " select ? + n, seq, hash, ? from unnest(?, ?) with ordinality as t(seq, hash, n)";

  private final Connection connection;
  private final int limit;

  private SealingRound(Connection connection, int limit) {
    this.connection = connection;
    this.limit = limit;
  }

  /**
   * Seals rows within the connection's transaction.
   *
   * @param before how far the sealing came, which must have been committed; null to look anew
   * @param limit rows to seal at most from each look
   */
  static Sealed run(Connection connection, @Nullable Reach before, Instant at, int limit)
      throws SQLException {
    return new SealingRound(connection, limit).run(before, at);
  }

  /**
   * What a round did.
   *
   * @param reach how far the sealing came once this is committed; null when another process seals
   *     and nothing is known yet
   * @param rows how many it sealed
   * @param more whether there may be more to seal
   */
  record Sealed(@Nullable Reach reach, int rows, boolean more) {}

  private Sealed run(@Nullable Reach before, Instant at) throws SQLException {
    if (!lock()) {
      return new Sealed(before, 0, false);
    }
    Reach reach = from(before);
    if (!reach.awaited().isEmpty()) {
      reach = reach.meanwhile(running());
    }
    List<Long> unsealed = late(reach.due());
    boolean more = unsealed.size() >= limit;
    if (!more) {
      int room = limit - unsealed.size();
      List<Long> seen = fresh(reach.highest(), room, unsealed);
      reach = reach.looked(seen);
      more = seen.size() == room;
    }
    return new Sealed(seal(reach, unsealed, at), unsealed.size(), more);
  }

  /** Where the chain ends now: another process may have gone on with it, or it began anew. */
  private Reach from(@Nullable Reach before) throws SQLException {
    try (PreparedStatement end = connection.prepareStatement(END)) {
      end.setLong(1, before == null ? 0 : before.position());
      try (ResultSet row = end.executeQuery()) {
        boolean any = row.next();
        long position = any ? row.getLong(1) : 0;
        String head = hex(any ? row.getBytes(2) : Chain.BEGINNING);
        byte[] known = any ? row.getBytes(3) : null;
        return before != null && known != null && hex(known).equals(before.head())
            ? before.at(position, head)
            : Reach.begin(position, head, highest());
      }
    }
  }

  private boolean lock() throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setLong(1, WRITER);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private long highest() throws SQLException {
    try (PreparedStatement highest = connection.prepareStatement(HIGHEST);
        ResultSet row = highest.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private Set<String> running() throws SQLException {
    Set<String> running = new HashSet<>();
    try (PreparedStatement asked = connection.prepareStatement(RUNNING);
        ResultSet row = asked.executeQuery()) {
      while (row.next()) {
        running.add(row.getString(1));
      }
    }
    return running;
  }

  /** The rows of these gaps that have no seal; when they are more than the limit, not all. */
  private List<Long> late(List<Gap> gaps) throws SQLException {
    List<Long> late = new ArrayList<>();
    List<Gap> few = new ArrayList<>();
    for (Gap gap : gaps) {
      if (gap.last() - gap.first() < LONG) {
        few.add(gap);
        continue;
      }
      try (PreparedStatement look = connection.prepareStatement(LATE_IN_LONG)) {
        look.setLong(1, gap.first());
        look.setLong(2, gap.last());
        look.setLong(3, gap.first());
        look.setLong(4, gap.last());
        look.setInt(5, limit);
        read(look, late);
      }
    }
    if (!few.isEmpty()) {
      try (PreparedStatement look = connection.prepareStatement(LATE)) {
        look.setArray(1, bigints(few.stream().map(Gap::first).toList()));
        look.setArray(2, bigints(few.stream().map(Gap::last).toList()));
        look.setInt(3, limit);
        read(look, late);
      }
    }
    return late;
  }

  private static void read(PreparedStatement look, List<Long> into) throws SQLException {
    try (ResultSet row = look.executeQuery()) {
      while (row.next()) {
        into.add(row.getLong(1));
      }
    }
  }

  /** The numbers above the highest; those without a seal go to the unsealed ones. */
  private List<Long> fresh(long above, int most, List<Long> unsealed) throws SQLException {
    List<Long> seen = new ArrayList<>();
    try (PreparedStatement look = connection.prepareStatement(FRESH)) {
      look.setLong(1, above);
      look.setInt(2, most);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          long seq = row.getLong(1);
          seen.add(seq);
          if (!row.getBoolean(2)) {
            unsealed.add(seq);
          }
        }
      }
    }
    return seen;
  }

  private Reach seal(Reach reach, List<Long> unsealed, Instant at) throws SQLException {
    if (unsealed.isEmpty()) {
      return reach;
    }
    byte[] hash = HexFormat.of().parseHex(reach.head());
    List<Long> seqs = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setArray(1, bigints(unsealed));
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          hash = Chain.link(hash, Chain.values(row, 2));
          seqs.add(row.getLong(1));
          hashes.add(hash);
        }
      }
    }
    try (PreparedStatement insert = connection.prepareStatement(SEAL)) {
      insert.setLong(1, reach.position());
      insert.setTimestamp(2, Timestamp.from(at));
      insert.setArray(3, bigints(seqs));
      insert.setArray(4, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
      insert.executeUpdate();
    }
    return reach.at(reach.position() + seqs.size(), hex(hash));
  }

  private java.sql.Array bigints(List<Long> values) throws SQLException {
    return connection.createArrayOf("bigint", values.toArray());
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
