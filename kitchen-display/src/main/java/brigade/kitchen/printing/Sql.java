package brigade.kitchen.printing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements on print jobs, in the caller's transaction. Jobs are many, short-lived and changed by
 * guarded updates, which is what SQL is for.
 */
final class Sql {
  private Sql() {}

  /** The rows of a query, or of a statement that returns some. */
  static <T> List<T> query(
      DataSource database, String sql, Reading<T> reading, @Nullable Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        Row row = new Row(rows);
        while (rows.next()) {
          found.add(reading.of(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** How many rows a statement changed. */
  static int update(DataSource database, String sql, @Nullable Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      switch (value) {
        case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
        case Enum<?> constant -> statement.setString(i + 1, constant.name());
        case null, default -> statement.setObject(i + 1, value);
      }
    }
  }

  /** Makes something of a row. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Row row) throws SQLException;
  }

  /** The row being read, by column name. */
  record Row(ResultSet rows) {
    UUID id(String column) throws SQLException {
      return rows.getObject(column, UUID.class);
    }

    @Nullable UUID idOrNull(String column) throws SQLException {
      return rows.getObject(column, UUID.class);
    }

    String text(String column) throws SQLException {
      return rows.getString(column);
    }

    @Nullable String textOrNull(String column) throws SQLException {
      return rows.getString(column);
    }

    int count(String column) throws SQLException {
      return rows.getInt(column);
    }

    @Nullable Integer countOrNull(String column) throws SQLException {
      int value = rows.getInt(column);
      return rows.wasNull() ? null : value;
    }

    long number(String column) throws SQLException {
      return rows.getLong(column);
    }

    boolean is(String column) throws SQLException {
      return rows.getBoolean(column);
    }

    Instant at(String column) throws SQLException {
      return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Nullable Instant atOrNull(String column) throws SQLException {
      OffsetDateTime at = rows.getObject(column, OffsetDateTime.class);
      return at == null ? null : at.toInstant();
    }

    <E extends Enum<E>> E one(Class<E> of, String column) throws SQLException {
      return Enum.valueOf(of, rows.getString(column));
    }

    <E extends Enum<E>> @Nullable E oneOrNull(Class<E> of, String column) throws SQLException {
      String name = rows.getString(column);
      return name == null ? null : Enum.valueOf(of, name);
    }

    List<String> texts(String column) throws SQLException {
      Array array = rows.getArray(column);
      return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
  }

  /** The database refused or is away; its SQL state decides what a client is told. */
  static final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
