package brigade.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Statements of one command that go to the database together, in one round trip. Whoever has
 * something to write adds it; the command runs them all in that order within its transaction.
 * Nothing is written before that, so nobody can read back what was only added.
 */
public final class Writes {
  /** Commands always add the same statements, so their joined texts are few. */
  private static final Map<List<String>, String> JOINED = new ConcurrentHashMap<>();

  private final List<Write> writes = new ArrayList<>();

  /** Fills in the parameters of a statement, all of them and in their order. */
  @FunctionalInterface
  public interface Binding {
    void fill(Parameters parameters) throws SQLException;
  }

  /** Reads the rows a statement returned. */
  @FunctionalInterface
  public interface Reading {
    void read(ResultSet rows) throws SQLException;
  }

  private record Write(String sql, Binding binding, Reading reading) {}

  /**
   * Adds a statement that returns rows.
   *
   * @param sql one statement with {@code ?} for parameters and without a semicolon at its end; a
   *     constant, for the joined texts are kept
   */
  public void add(String sql, Binding binding, Reading reading) {
    writes.add(new Write(sql, binding, reading));
  }

  /** Adds a statement that returns no rows. */
  public void add(String sql, Binding binding) {
    add(sql, binding, rows -> {});
  }

  /** Adds all that was added to another. */
  public void addAll(Writes others) {
    writes.addAll(others.writes);
  }

  /** Runs what was added and forgets it; without anything added there is no round trip. */
  public void run(Connection connection) throws SQLException {
    if (writes.isEmpty()) {
      return;
    }
    String sql =
        JOINED.computeIfAbsent(
            writes.stream().map(Write::sql).toList(),
            texts -> texts.stream().collect(Collectors.joining(";\n")));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Parameters parameters = new Parameters(statement);
      for (Write write : writes) {
        write.binding().fill(parameters);
      }
      boolean returned = statement.execute();
      for (Write write : writes) {
        if (returned) {
          try (ResultSet rows = statement.getResultSet()) {
            write.reading().read(rows);
          }
        }
        returned = statement.getMoreResults();
      }
    }
    writes.clear();
  }
}
