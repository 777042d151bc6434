package brigade.menu;

import brigade.money.Money;
import brigade.money.Rate;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The menu's rows. The menu is read whole and written by whole items, so it is mapped by hand to
 * values instead of to entities. Everything joins the caller's transaction.
 */
@ApplicationScoped
class MenuStore {
  private final DataSource database;

  MenuStore(DataSource database) {
    this.database = database;
  }

  /**
   * The whole menu. The revision is read first, so a menu read half-way through a change counts as
   * older.
   */
  MenuSnapshot load() {
    return joined(
        connection -> {
          long revision = revision(connection);
          List<Course> courses =
              list(
                  connection,
                  "select number, name from course order by number",
                  row -> new Course(row.getInt(1), row.getString(2)));
          Map<String, Tax> taxes = new LinkedHashMap<>();
          list(
                  connection,
                  "select code, name, rate_ppm, by_default from tax order by not by_default, code",
                  row ->
                      new Tax(
                          row.getString(1),
                          row.getString(2),
                          new Rate(row.getInt(3)),
                          row.getBoolean(4)))
              .forEach(tax -> taxes.put(tax.code(), tax));
          Map<UUID, Category> categories = new LinkedHashMap<>();
          list(
                  connection,
                  "select id, name, course, position from menu_category order by position, name",
                  row -> new Category(id(row, 1), row.getString(2), row.getInt(3), row.getInt(4)))
              .forEach(category -> categories.put(category.id(), category));
          Map<UUID, ModifierGroup> groups = groups(connection);
          return new MenuSnapshot(
              revision,
              courses,
              List.copyOf(taxes.values()),
              List.copyOf(categories.values()),
              List.copyOf(groups.values()),
              items(connection, taxes, categories, groups));
        });
  }

  private static Map<UUID, ModifierGroup> groups(Connection connection) throws SQLException {
    Map<UUID, List<Modifier>> modifiers =
        collected(
            connection,
            "select group_id, id, name, kitchen_name, price from modifier order by position",
            row ->
                new Modifier(
                    id(row, 2), row.getString(3), row.getString(4), Money.of(row.getLong(5))));
    Map<UUID, ModifierGroup> groups = new LinkedHashMap<>();
    list(
            connection,
            "select id, code, name, at_least, at_most, included, prefixed from modifier_group"
                + " order by name, code",
            row ->
                new ModifierGroup(
                    id(row, 1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getBoolean(7),
                    modifiers.getOrDefault(id(row, 1), List.of())))
        .forEach(group -> groups.put(group.id(), group));
    return groups;
  }

  private static List<MenuItem> items(
      Connection connection,
      Map<String, Tax> taxes,
      Map<UUID, Category> categories,
      Map<UUID, ModifierGroup> groups)
      throws SQLException {
    Map<UUID, List<Size>> sizes =
        collected(
            connection,
            "select item_id, id, sku, name, kitchen_name, price from menu_size order by position",
            row ->
                new Size(
                    id(row, 2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    Money.of(row.getLong(6))));
    Map<UUID, List<UUID>> asked =
        collected(
            connection,
            "select item_id, group_id from menu_item_group order by position",
            row -> id(row, 2));
    List<Optional<MenuItem>> items =
        list(
            connection,
            "select i.id, i.category_id, i.name, i.kitchen_name, i.course, i.tax_code, i.station,"
                + " i.allergens, i.favourite, i.usual_with, i.position, i.available, i.remaining,"
                + " i.availability_date, i.availability_by, i.availability_at"
                + " from menu_item i join menu_category c on c.id = i.category_id"
                + " order by c.position, c.name, i.position, i.name",
            row -> {
              UUID id = id(row, 1);
              Category category = categories.get(id(row, 2));
              List<Size> sold = sizes.get(id);
              // Rows that appeared after their parents were read belong to the next revision.
              if (category == null || sold == null) {
                return Optional.<MenuItem>empty();
              }
              return Optional.of(
                  new MenuItem(
                      id,
                      category,
                      row.getString(3),
                      row.getString(4),
                      row.getInt(5),
                      row.getString(6) == null ? null : taxes.get(row.getString(6)),
                      row.getString(7),
                      Allergen.ofLetters(row.getString(8)),
                      asked.getOrDefault(id, List.of()).stream()
                          .flatMap(group -> Optional.ofNullable(groups.get(group)).stream())
                          .toList(),
                      sold,
                      row.getBoolean(9),
                      List.of((String[]) row.getArray(10).getArray()),
                      row.getInt(11),
                      availability(row, 12)));
            });
    return items.stream().flatMap(Optional::stream).toList();
  }

  private static Availability availability(ResultSet row, int from) throws SQLException {
    int left = row.getInt(from + 1);
    @Nullable Integer remaining = row.wasNull() ? null : left;
    @Nullable Timestamp at = row.getTimestamp(from + 4);
    return new Availability(
        row.getBoolean(from),
        remaining,
        row.getObject(from + 2, LocalDate.class),
        row.getString(from + 3),
        at == null ? null : at.toInstant());
  }

  /** The revision and what is left of each counted item. */
  Counts counts() {
    return joined(
        connection -> {
          Map<UUID, Integer> remaining = new HashMap<>();
          long[] revision = new long[1];
          list(
              connection,
              "select r.revision, i.id, i.remaining from menu_revision r"
                  + " left join menu_item i on i.remaining is not null",
              row -> {
                revision[0] = row.getLong(1);
                @Nullable UUID item = row.getObject(2, UUID.class);
                if (item != null) {
                  remaining.put(item, row.getInt(3));
                }
                return revision[0];
              });
          return new Counts(revision[0], Map.copyOf(remaining));
        });
  }

  record Counts(long revision, Map<UUID, Integer> remaining) {}

  /** Makes other changes of the menu wait until this transaction is over. */
  void lock() {
    joined(
        connection ->
            list(
                connection,
                "select revision from menu_revision for update",
                row -> row.getLong(1)));
  }

  /** Notes that the menu changes in this transaction. */
  void grow() {
    joined(
        connection ->
            update(connection, "update menu_revision set revision = revision + 1", List.of()));
  }

  /** Writes what is new or changed. */
  void write(MenuPlan plan) {
    joined(
        connection -> {
          for (Course course : plan.courses()) {
            update(
                connection,
                "insert into course (number, name) values (?, ?)"
                    + " on conflict (number) do update set name = excluded.name",
                List.of(course.number(), course.name()));
          }
          if (plan.taxes().stream().anyMatch(Tax::byDefault)) {
            update(connection, "update tax set by_default = false where by_default", List.of());
          }
          for (Tax tax : plan.taxes()) {
            update(
                connection,
                "insert into tax (code, name, rate_ppm, by_default) values (?, ?, ?, ?)"
                    + " on conflict (code) do update set name = excluded.name,"
                    + " rate_ppm = excluded.rate_ppm, by_default = excluded.by_default",
                List.of(tax.code(), tax.name(), tax.rate().ppm(), tax.byDefault()));
          }
          for (Category category : plan.categories()) {
            update(
                connection,
                "insert into menu_category (id, name, course, position) values (?, ?, ?, ?)"
                    + " on conflict (id) do update set name = excluded.name,"
                    + " course = excluded.course, position = excluded.position",
                List.of(category.id(), category.name(), category.course(), category.position()));
          }
          for (ModifierGroup group : plan.groups()) {
            write(connection, group);
          }
          writeItems(connection, plan.items());
          return 0;
        });
  }

  private static void write(Connection connection, ModifierGroup group) throws SQLException {
    update(
        connection,
        "insert into modifier_group (id, code, name, at_least, at_most, included, prefixed)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set code = excluded.code,"
            + " name = excluded.name, at_least = excluded.at_least, at_most = excluded.at_most,"
            + " included = excluded.included, prefixed = excluded.prefixed",
        List.of(
            group.id(),
            group.code(),
            group.name(),
            group.min(),
            group.max(),
            group.included(),
            group.prefixed()));
    update(connection, "delete from modifier where group_id = ?", List.of(group.id()));
    for (int i = 0; i < group.modifiers().size(); i++) {
      Modifier modifier = group.modifiers().get(i);
      update(
          connection,
          "insert into modifier (id, group_id, name, kitchen_name, price, position)"
              + " values (?, ?, ?, ?, ?, ?)",
          List.of(
              modifier.id(),
              group.id(),
              modifier.name(),
              modifier.kitchenName(),
              modifier.price().minor(),
              i));
    }
  }

  private static void writeItems(Connection connection, List<MenuItem> items) throws SQLException {
    Object[] ids = items.stream().map(MenuItem::id).toArray();
    Array changed = connection.createArrayOf("uuid", ids);
    try (PreparedStatement sizes =
            connection.prepareStatement("delete from menu_size where item_id = any (?)");
        PreparedStatement groups =
            connection.prepareStatement("delete from menu_item_group where item_id = any (?)")) {
      sizes.setArray(1, changed);
      sizes.executeUpdate();
      groups.setArray(1, changed);
      groups.executeUpdate();
    }
    try (PreparedStatement item =
            connection.prepareStatement(
                "insert into menu_item (id, category_id, name, kitchen_name, course, tax_code,"
                    + " station, allergens, favourite, usual_with, position, available, remaining,"
                    + " availability_date, availability_by, availability_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (id) do update set category_id = excluded.category_id,"
                    + " name = excluded.name, kitchen_name = excluded.kitchen_name,"
                    + " course = excluded.course, tax_code = excluded.tax_code,"
                    + " station = excluded.station, allergens = excluded.allergens,"
                    + " favourite = excluded.favourite, usual_with = excluded.usual_with,"
                    + " position = excluded.position");
        PreparedStatement size =
            connection.prepareStatement(
                "insert into menu_size (id, item_id, sku, name, kitchen_name, price, position)"
                    + " values (?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement group =
            connection.prepareStatement(
                "insert into menu_item_group (item_id, group_id, position) values (?, ?, ?)")) {
      for (MenuItem i : items) {
        Availability availability = i.availability();
        add(
            item,
            i.id(),
            i.category().id(),
            i.name(),
            i.kitchenName(),
            i.course(),
            i.tax() == null ? null : i.tax().code(),
            i.station(),
            Allergen.letters(i.allergens()),
            i.favourite(),
            connection.createArrayOf("text", i.usualWith().toArray()),
            i.position(),
            availability.available(),
            availability.remaining(),
            availability.date(),
            availability.by(),
            availability.at() == null ? null : Timestamp.from(availability.at()));
        for (int s = 0; s < i.sizes().size(); s++) {
          Size sold = i.sizes().get(s);
          add(
              size,
              sold.id(),
              i.id(),
              sold.sku(),
              sold.name(),
              sold.kitchenName(),
              sold.price().minor(),
              s);
        }
        for (int g = 0; g < i.modifierGroups().size(); g++) {
          add(group, i.id(), i.modifierGroups().get(g).id(), g);
        }
      }
      item.executeBatch();
      size.executeBatch();
      group.executeBatch();
    }
  }

  /** Sets what can be had of an item; true when there is such an item. */
  boolean setAvailability(UUID itemId, Availability availability) {
    return joined(
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      "update menu_item set available = ?, remaining = ?, availability_date = ?,"
                          + " availability_by = ?, availability_at = ? where id = ?")) {
                set(
                    statement,
                    availability.available(),
                    availability.remaining(),
                    availability.date(),
                    availability.by(),
                    availability.at() == null ? null : Timestamp.from(availability.at()),
                    itemId);
                return statement.executeUpdate();
              }
            })
        == 1;
  }

  /**
   * Takes portions, all or none: of an item that has fewer left nothing is taken. Rows are locked
   * in the order of their ids, so two orders never wait for each other.
   *
   * @return the items whose portions were taken
   */
  List<UUID> take(Map<UUID, Integer> portions) {
    return joined(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "with wanted as (select * from unnest(?::uuid[], ?::int[]) as w (id, n)),"
                      + " locked as (select m.id from menu_item m join wanted using (id)"
                      + " order by m.id for update of m)"
                      + " update menu_item m set remaining = m.remaining - w.n"
                      + " from wanted w join locked l using (id)"
                      + " where m.id = w.id and (m.remaining is null or m.remaining >= w.n)"
                      + " returning m.id")) {
            statement.setArray(1, connection.createArrayOf("uuid", portions.keySet().toArray()));
            statement.setArray(
                2,
                connection.createArrayOf(
                    "int4", portions.keySet().stream().map(portions::get).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
              return read(rows, row -> id(row, 1));
            }
          }
        });
  }

  /** Gives portions back to an item that is still counted. */
  void release(UUID itemId, int portions) {
    joined(
        connection ->
            update(
                connection,
                "update menu_item set remaining = remaining + ? where id = ?"
                    + " and remaining is not null",
                List.of(portions, itemId)));
  }

  /** Removes an item; true when there was one. */
  boolean removeItem(UUID itemId) {
    return joined(
            connection -> update(connection, "delete from menu_item where id = ?", List.of(itemId)))
        == 1;
  }

  /** Removes a category without items; false when it has some or is not there. */
  boolean removeCategory(UUID categoryId) {
    return joined(
            connection ->
                update(
                    connection,
                    "delete from menu_category c where id = ? and not exists"
                        + " (select from menu_item i where i.category_id = c.id)",
                    List.of(categoryId)))
        == 1;
  }

  /** Removes everything. */
  void clear() {
    joined(
        connection -> {
          for (String table :
              List.of("menu_item", "modifier_group", "menu_category", "course", "tax")) {
            update(connection, "delete from " + table, List.of());
          }
          return 0;
        });
  }

  private <T> T joined(Work<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              try (Connection connection = database.getConnection()) {
                return work.on(connection);
              } catch (SQLException e) {
                throw new IllegalStateException("The menu is out of reach", e);
              }
            });
  }

  private static long revision(Connection connection) throws SQLException {
    return list(connection, "select revision from menu_revision", row -> row.getLong(1)).getFirst();
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static <T> List<T> list(Connection connection, String sql, Row<T> mapping)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return read(rows, mapping);
    }
  }

  private static <T> List<T> read(ResultSet rows, Row<T> mapping) throws SQLException {
    List<T> found = new ArrayList<>();
    while (rows.next()) {
      found.add(mapping.read(rows));
    }
    return found;
  }

  private static <T> Map<UUID, List<T>> collected(Connection connection, String sql, Row<T> mapping)
      throws SQLException {
    return list(connection, sql, row -> Map.entry(id(row, 1), mapping.read(row))).stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
  }

  private static int update(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters.toArray());
      return statement.executeUpdate();
    }
  }

  private static void add(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    set(statement, parameters);
    statement.addBatch();
  }

  private static void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
