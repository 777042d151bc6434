package brigade.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the parameters of a statement, one after the other. Nulls carry no type, so the
 * statement casts what may be null ({@code ?::timestamptz}).
 */
public final class Parameters {
  private final PreparedStatement statement;
  private int next = 1;

  public Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  /** The next parameter; an instant becomes a {@code timestamptz}. */
  public Parameters set(@Nullable Object value) throws SQLException {
    statement.setObject(
        next++, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    return this;
  }

  /**
   * The next parameter is a column of these rows, for {@code unnest}.
   *
   * @param type PostgreSQL's name of what an element is, such as {@code uuid}
   */
  public <T> Parameters column(
      String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
      throws SQLException {
    @Nullable Object[] elements = elements(type, rows.size());
    for (int i = 0; i < elements.length; i++) {
      elements[i] = value.apply(rows.get(i));
    }
    statement.setArray(next++, statement.getConnection().createArrayOf(type, elements));
    return this;
  }

  /** Arrays whose class says what is in them go over the wire in binary, which costs half. */
  private static @Nullable Object[] elements(String type, int size) {
    return switch (type) {
      case "text" -> new String[size];
      case "int4" -> new Integer[size];
      case "int8" -> new Long[size];
      case "bool" -> new Boolean[size];
      default -> new Object[size];
    };
  }
}
