package brigade.menu;

import brigade.money.Money;
import brigade.money.Rate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The menu's rows. The menu is read whole and written by whole parts, so it is mapped by hand to
 * values instead of to entities. Everything joins the caller's transaction.
 */
@ApplicationScoped
class MenuStore {
  // What a value says about itself, such as whether an amount is zero, is no part of it.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .build();

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
          return new MenuSnapshot(revision, parts(connection));
        });
  }

  private static MenuParts parts(Connection connection) throws SQLException {
    Map<UUID, Availability> limited = limited(connection);
    List<Tax> taxes =
        list(
            connection,
            "select code, name, rate_ppm, by_default, compound from tax"
                + " order by not by_default, code",
            row ->
                new Tax(
                    row.getString(1),
                    row.getString(2),
                    new Rate(row.getInt(3)),
                    row.getBoolean(4),
                    row.getBoolean(5)));
    List<Levy> levies =
        list(
            connection,
            "select code, name, amount, taxed, order_types from levy order by name",
            row ->
                new Levy(
                    row.getString(1),
                    row.getString(2),
                    Money.of(row.getLong(3)),
                    row.getBoolean(4),
                    Set.copyOf(texts(row, 5))));
    List<Category> categories =
        list(
            connection,
            "select id, name, course, position from menu_category order by position, name",
            row -> new Category(id(row, 1), row.getString(2), row.getInt(3), row.getInt(4)));
    List<ModifierGroup> groups = groups(connection, limited);
    List<MenuItem> items = items(connection, taxes, levies, categories, groups, limited);
    return MenuParts.of(
            all -> {
              all.taxes.addAll(taxes);
              all.levies.addAll(levies);
              all.categories.addAll(categories);
              all.groups.addAll(groups);
              all.items.addAll(items);
            })
        .but(all -> plain(connection, all));
  }

  /** What refers to nothing else. */
  private static void plain(Connection connection, MenuParts.Collected all) {
    try {
      all.courses.addAll(
          list(
              connection,
              "select number, name from course order by number",
              row -> new Course(row.getInt(1), row.getString(2))));
      all.orderTypeTaxes.addAll(
          list(
              connection,
              "select order_type, from_code, to_code from order_type_tax"
                  + " order by order_type, from_code",
              row -> new OrderTypeTax(row.getString(1), row.getString(2), row.getString(3))));
      all.dayparts.addAll(
          list(
              connection,
              "select code, name, days, from_time, until_time from daypart order by from_time,"
                  + " code",
              row ->
                  new Daypart(
                      row.getString(1),
                      row.getString(2),
                      Arrays.stream((Integer[]) row.getArray(3).getArray())
                          .map(DayOfWeek::of)
                          .collect(Collectors.toSet()),
                      row.getObject(4, LocalTime.class),
                      row.getObject(5, LocalTime.class))));
      all.lists.addAll(
          list(
              connection,
              "select id, name, holds, categories from menu_list order by lower(name)",
              row ->
                  new MenuList(
                      id(row, 1), row.getString(2), json(row, 3, WHEN), List.copyOf(ids(row, 4)))));
      all.rules.addAll(
          list(
              connection,
              "select id, name, holds, from_date, until_date, categories, skus, percent_ppm,"
                  + " amount, price from price_rule order by lower(name)",
              row ->
                  new PriceRule(
                      id(row, 1),
                      row.getString(2),
                      json(row, 3, WHEN),
                      row.getObject(4, LocalDate.class),
                      row.getObject(5, LocalDate.class),
                      Set.copyOf(ids(row, 6)),
                      Set.copyOf(texts(row, 7)),
                      row.getObject(8) == null ? null : new Rate(row.getInt(8)),
                      money(row, 9),
                      money(row, 10))));
    } catch (SQLException e) {
      throw outOfReach(e);
    }
  }

  private static final TypeReference<When> WHEN = new TypeReference<>() {};
  private static final TypeReference<PrefixPrices> PREFIX_PRICES = new TypeReference<>() {};
  private static final TypeReference<Map<String, Money>> PRICES = new TypeReference<>() {};
  private static final TypeReference<List<FuturePrice>> FUTURE_PRICES = new TypeReference<>() {};
  private static final TypeReference<List<Component>> COMPONENTS = new TypeReference<>() {};

  private static List<ModifierGroup> groups(Connection connection, Map<UUID, Availability> limited)
      throws SQLException {
    Map<UUID, List<Modifier>> modifiers =
        collected(
            connection,
            "select group_id, id, name, kitchen_name, price, by_default, prices_by_size, groups"
                + " from modifier order by position",
            row ->
                new Modifier(
                    id(row, 2),
                    row.getString(3),
                    row.getString(4),
                    Money.of(row.getLong(5)),
                    row.getBoolean(6),
                    json(row, 7, PRICES),
                    texts(row, 8),
                    limited.getOrDefault(id(row, 2), Availability.FREELY)));
    return list(
        connection,
        "select id, code, name, at_least, at_most, included, prefixed, halves, prefix_prices,"
            + " substitution from modifier_group order by name, code",
        row ->
            new ModifierGroup(
                id(row, 1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getBoolean(7),
                Halves.valueOf(row.getString(8)),
                json(row, 9, PREFIX_PRICES),
                Substitution.valueOf(row.getString(10)),
                modifiers.getOrDefault(id(row, 1), List.of())));
  }

  private static List<MenuItem> items(
      Connection connection,
      List<Tax> taxes,
      List<Levy> levies,
      List<Category> categories,
      List<ModifierGroup> groups,
      Map<UUID, Availability> limited)
      throws SQLException {
    Map<String, Tax> taxByCode = by(taxes, Tax::code);
    Map<String, Levy> levyByCode = by(levies, Levy::code);
    Map<UUID, Category> categoryById = by(categories, Category::id);
    Map<UUID, ModifierGroup> groupById = by(groups, ModifierGroup::id);
    Map<UUID, List<Size>> sizes =
        collected(
            connection,
            "select item_id, id, sku, name, kitchen_name, price, cost, future_prices"
                + " from menu_size order by position",
            row ->
                new Size(
                    id(row, 2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    Money.of(row.getLong(6)),
                    money(row, 7),
                    json(row, 8, FUTURE_PRICES)));
    Map<UUID, List<UUID>> asked =
        collected(
            connection,
            "select item_id, group_id from menu_item_group order by position",
            row -> id(row, 2));
    List<Optional<MenuItem>> items =
        list(
            connection,
            "select i.id, i.kind, i.category_id, i.name, i.kitchen_name, i.course, i.taxes,"
                + " i.levies, i.station, i.allergens, i.diet, i.description, i.picture, i.on_sale,"
                + " i.components, i.favourite, i.usual_with, i.position"
                + " from menu_item i join menu_category c on c.id = i.category_id"
                + " order by c.position, c.name, i.position, i.name",
            row -> {
              UUID id = id(row, 1);
              Category category = categoryById.get(id(row, 3));
              List<Size> sold = sizes.get(id);
              // Rows that appeared after their parents were read belong to the next revision.
              if (category == null || sold == null) {
                return Optional.<MenuItem>empty();
              }
              return Optional.of(
                  new MenuItem(
                      id,
                      MenuItem.Kind.valueOf(row.getString(2)),
                      category,
                      row.getString(4),
                      row.getString(5),
                      row.getInt(6),
                      known(texts(row, 7), taxByCode),
                      known(texts(row, 8), levyByCode),
                      row.getString(9),
                      Allergen.ofLetters(row.getString(10)),
                      diet(texts(row, 11)),
                      row.getString(12),
                      row.getObject(13, UUID.class),
                      known(asked.getOrDefault(id, List.of()), groupById),
                      sold,
                      json(row, 15, COMPONENTS),
                      json(row, 14, WHEN),
                      row.getBoolean(16),
                      texts(row, 17),
                      row.getInt(18),
                      limited.getOrDefault(id, Availability.FREELY)));
            });
    return items.stream().flatMap(Optional::stream).toList();
  }

  private static Set<Diet> diet(List<String> names) {
    Set<Diet> marks = EnumSet.noneOf(Diet.class);
    names.forEach(name -> marks.add(Diet.valueOf(name)));
    return marks;
  }

  private static Map<UUID, Availability> limited(Connection connection) throws SQLException {
    Map<UUID, Availability> limited = new HashMap<>();
    list(
        connection,
        "select id, available, remaining, date, until, reset_to, by_name, at"
            + " from menu_availability",
        row ->
            limited.put(
                id(row, 1),
                new Availability(
                    row.getBoolean(2),
                    whole(row, 3),
                    row.getObject(4, LocalDate.class),
                    instant(row, 5),
                    whole(row, 6),
                    row.getString(7),
                    instant(row, 8))));
    return limited;
  }

  /** The revision and what is left of all that is counted. */
  Counts counts() {
    return joined(
        connection -> {
          Map<UUID, Integer> remaining = new HashMap<>();
          long[] revision = new long[1];
          list(
              connection,
              "select r.revision, a.id, a.remaining from menu_revision r"
                  + " left join menu_availability a on a.remaining is not null",
              row -> {
                revision[0] = row.getLong(1);
                @Nullable UUID counted = row.getObject(2, UUID.class);
                if (counted != null) {
                  remaining.put(counted, row.getInt(3));
                }
                return revision[0];
              });
          return new Counts(revision[0], Map.copyOf(remaining));
        });
  }

  record Counts(long revision, Map<UUID, Integer> remaining) {}

  /** The menu as it stands until this transaction is over: other changes of it wait that long. */
  MenuSnapshot locked() {
    lock();
    return load();
  }

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
    joined(connection -> update(connection, "update menu_revision set revision = revision + 1"));
  }

  /** Writes what is new or changed. What is left of it is written only where it is new. */
  void write(MenuParts changed) {
    joined(
        connection -> {
          for (Course course : changed.courses()) {
            upsert(connection, "course", "number", "number, name", course.number(), course.name());
          }
          writeTaxes(connection, changed);
          for (Daypart daypart : changed.dayparts()) {
            upsert(
                connection,
                "daypart",
                "code",
                "code, name, days, from_time, until_time",
                daypart.code(),
                daypart.name(),
                array(
                    connection, "int4", daypart.days().stream().map(DayOfWeek::getValue).toList()),
                daypart.from(),
                daypart.until());
          }
          for (Category category : changed.categories()) {
            upsert(
                connection,
                "menu_category",
                "id",
                "id, name, course, position",
                category.id(),
                category.name(),
                category.course(),
                category.position());
          }
          for (MenuList list : changed.lists()) {
            upsert(
                connection,
                "menu_list",
                "id",
                "id, name, holds::jsonb, categories",
                list.id(),
                list.name(),
                json(list.when()),
                array(connection, "uuid", list.categories()));
          }
          for (PriceRule rule : changed.rules()) {
            write(connection, rule);
          }
          for (ModifierGroup group : changed.groups()) {
            write(connection, group);
          }
          writeItems(connection, changed.items());
          return 0;
        });
  }

  private static void writeTaxes(Connection connection, MenuParts changed) throws SQLException {
    if (changed.taxes().stream().anyMatch(Tax::byDefault)) {
      update(connection, "update tax set by_default = false where by_default");
    }
    for (Tax tax : changed.taxes()) {
      upsert(
          connection,
          "tax",
          "code",
          "code, name, rate_ppm, by_default, compound",
          tax.code(),
          tax.name(),
          tax.rate().ppm(),
          tax.byDefault(),
          tax.compound());
    }
    for (OrderTypeTax rule : changed.orderTypeTaxes()) {
      upsert(
          connection,
          "order_type_tax",
          "order_type, from_code",
          "order_type, from_code, to_code",
          rule.orderType(),
          rule.from(),
          rule.to());
    }
    for (Levy levy : changed.levies()) {
      upsert(
          connection,
          "levy",
          "code",
          "code, name, amount, taxed, order_types",
          levy.code(),
          levy.name(),
          levy.amount().minor(),
          levy.taxed(),
          array(connection, "text", levy.orderTypes()));
    }
  }

  private static void write(Connection connection, PriceRule rule) throws SQLException {
    upsert(
        connection,
        "price_rule",
        "id",
        "id, name, holds::jsonb, from_date::date, until_date::date, categories, skus,"
            + " percent_ppm::int4, amount::int8, price::int8",
        rule.id(),
        rule.name(),
        json(rule.when()),
        rule.from(),
        rule.until(),
        array(connection, "uuid", rule.categories()),
        array(connection, "text", rule.skus()),
        rule.percentOff() == null ? null : rule.percentOff().ppm(),
        minor(rule.amountOff()),
        minor(rule.price()));
  }

  private static void write(Connection connection, ModifierGroup group) throws SQLException {
    upsert(
        connection,
        "modifier_group",
        "id",
        "id, code, name, at_least, at_most, included, prefixed, halves, prefix_prices::jsonb,"
            + " substitution",
        group.id(),
        group.code(),
        group.name(),
        group.min(),
        group.max(),
        group.included(),
        group.prefixed(),
        group.halves().name(),
        json(group.prices()),
        group.substitution().name());
    update(connection, "delete from modifier where group_id = ?", group.id());
    for (int i = 0; i < group.modifiers().size(); i++) {
      Modifier modifier = group.modifiers().get(i);
      upsert(
          connection,
          "modifier",
          "id",
          "id, group_id, name, kitchen_name, price, by_default, prices_by_size::jsonb, groups,"
              + " position",
          modifier.id(),
          group.id(),
          modifier.name(),
          modifier.kitchenName(),
          modifier.price().minor(),
          modifier.byDefault(),
          json(modifier.pricesBySize()),
          array(connection, "text", modifier.groups()),
          i);
    }
    writeNew(
        connection,
        group.modifiers().stream().collect(Collectors.toMap(Modifier::id, Modifier::availability)));
  }

  private static void writeItems(Connection connection, List<MenuItem> items) throws SQLException {
    if (items.isEmpty()) {
      return;
    }
    Array changed = array(connection, "uuid", items.stream().map(MenuItem::id).toList());
    update(connection, "delete from menu_size where item_id = any (?)", changed);
    update(connection, "delete from menu_item_group where item_id = any (?)", changed);
    try (PreparedStatement item =
            connection.prepareStatement(
                upserting(
                    "menu_item",
                    "id",
                    "id, kind, category_id, name, kitchen_name, course, taxes, levies, station,"
                        + " allergens, diet, description, picture::uuid, on_sale::jsonb,"
                        + " components::jsonb, favourite, usual_with, position"));
        PreparedStatement size =
            connection.prepareStatement(
                upserting(
                    "menu_size",
                    "id",
                    "id, item_id, sku, name, kitchen_name, price, cost::int8,"
                        + " future_prices::jsonb, position"));
        PreparedStatement group =
            connection.prepareStatement(
                "insert into menu_item_group (item_id, group_id, position) values (?, ?, ?)")) {
      for (MenuItem i : items) {
        add(
            item,
            i.id(),
            i.kind().name(),
            i.category().id(),
            i.name(),
            i.kitchenName(),
            i.course(),
            array(connection, "text", i.taxes().stream().map(Tax::code).toList()),
            array(connection, "text", i.levies().stream().map(Levy::code).toList()),
            i.station(),
            Allergen.letters(i.allergens()),
            array(connection, "text", i.diet().stream().sorted().map(Diet::name).toList()),
            i.description(),
            i.picture(),
            json(i.onSale()),
            json(i.components()),
            i.favourite(),
            array(connection, "text", i.usualWith()),
            i.position());
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
              minor(sold.cost()),
              json(sold.futurePrices()),
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
    writeNew(
        connection, items.stream().collect(Collectors.toMap(MenuItem::id, MenuItem::availability)));
  }

  /** Writes what is left of that of which nothing is written yet. */
  private static void writeNew(Connection connection, Map<UUID, Availability> limited)
      throws SQLException {
    for (Map.Entry<UUID, Availability> entry : limited.entrySet()) {
      if (!entry.getValue().equals(Availability.FREELY)) {
        write(connection, entry.getKey(), entry.getValue(), "do nothing");
      }
    }
  }

  private static void write(
      Connection connection, UUID id, Availability availability, String onConflict)
      throws SQLException {
    update(
        connection,
        "insert into menu_availability (id, available, remaining, date, until, reset_to, by_name,"
            + " at) values (?, ?, ?::int4, ?::date, ?::timestamptz, ?::int4, ?, ?::timestamptz)"
            + " on conflict (id) "
            + onConflict,
        id,
        availability.available(),
        availability.remaining(),
        availability.date(),
        availability.until() == null ? null : Timestamp.from(availability.until()),
        availability.resetTo(),
        availability.by(),
        availability.at() == null ? null : Timestamp.from(availability.at()));
  }

  /** Sets what can be had of an item or a modifier. */
  void setAvailability(UUID id, Availability availability) {
    joined(
        connection -> {
          if (availability.equals(Availability.FREELY)) {
            return update(connection, "delete from menu_availability where id = ?", id);
          }
          write(
              connection,
              id,
              availability,
              "do update set available = excluded.available, remaining = excluded.remaining,"
                  + " date = excluded.date, until = excluded.until, reset_to = excluded.reset_to,"
                  + " by_name = excluded.by_name, at = excluded.at");
          return 1;
        });
  }

  /**
   * Begins again with what is over; whoever comes second changes nothing.
   *
   * @param today the trading date
   * @return whether this was the first
   */
  boolean reset(UUID id, Availability after, LocalDate today, Instant now) {
    return joined(
        connection -> {
          boolean first =
              update(
                      connection,
                      "delete from menu_availability where id = ? and (date < ? or until <= ?)",
                      id,
                      today,
                      Timestamp.from(now))
                  == 1;
          if (first && !after.equals(Availability.FREELY)) {
            write(connection, id, after, "do nothing");
          }
          return first;
        });
  }

  /**
   * Takes portions, all or none: of what is 86 or has fewer left nothing is taken. Rows are locked
   * in the order of their ids, so two orders never wait for each other.
   *
   * @return the items and modifiers whose portions were taken
   */
  List<UUID> take(Map<UUID, Integer> portions) {
    return joined(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "with wanted as (select * from unnest(?::uuid[], ?::int[]) as w (id, n)),"
                      + " locked as (select a.id from menu_availability a join wanted using (id)"
                      + " order by a.id for update of a)"
                      + " update menu_availability a set remaining = a.remaining - w.n"
                      + " from wanted w join locked l using (id)"
                      + " where a.id = w.id and a.available"
                      + " and (a.remaining is null or a.remaining >= w.n)"
                      + " returning a.id")) {
            List<UUID> ids = List.copyOf(portions.keySet());
            statement.setArray(1, array(connection, "uuid", ids));
            statement.setArray(
                2, array(connection, "int4", ids.stream().map(portions::get).toList()));
            try (ResultSet rows = statement.executeQuery()) {
              return read(rows, row -> id(row, 1));
            }
          }
        });
  }

  /** Gives portions back to what is still counted. */
  void release(Map<UUID, Integer> portions) {
    joined(
        connection -> {
          List<UUID> ids = List.copyOf(portions.keySet());
          return update(
              connection,
              "with given as (select * from unnest(?::uuid[], ?::int[]) as g (id, n)),"
                  + " locked as (select a.id from menu_availability a join given using (id)"
                  + " order by a.id for update of a)"
                  + " update menu_availability a set remaining = a.remaining + g.n"
                  + " from given g join locked l using (id)"
                  + " where a.id = g.id and a.remaining is not null",
              array(connection, "uuid", ids),
              array(connection, "int4", ids.stream().map(portions::get).toList()));
        });
  }

  /** Removes an item; true when there was one. */
  boolean removeItem(UUID itemId) {
    return joined(
        connection -> update(connection, "delete from menu_item where id = ?", itemId) == 1);
  }

  /** Nothing is left of what is not on the menu any more. */
  private static void forgetStrangers(Connection connection) throws SQLException {
    update(
        connection,
        "delete from menu_availability a where not exists (select from menu_item where id = a.id)"
            + " and not exists (select from modifier where id = a.id)");
    update(
        connection,
        "delete from menu_picture p where not exists"
            + " (select from menu_item where picture = p.id)");
  }

  /** Keeps a picture; one that is kept already stays. */
  void keep(Picture picture) {
    joined(
        connection ->
            update(
                connection,
                "insert into menu_picture (id, type, content) values (?, ?, ?)"
                    + " on conflict (id) do nothing",
                picture.id(),
                picture.type(),
                picture.bytes()));
  }

  Optional<Picture> picture(UUID id) {
    return joined(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("select type, content from menu_picture where id = ?")) {
            set(statement, id);
            try (ResultSet rows = statement.executeQuery()) {
              return read(rows, row -> new Picture(row.getString(1), row.getBytes(2))).stream()
                  .findFirst();
            }
          }
        });
  }

  /** Forgets pictures and counts of what is not on the menu any more. */
  void tidy() {
    joined(
        connection -> {
          forgetStrangers(connection);
          return 0;
        });
  }

  /** Sets which taxes are due instead of others; all that was set before goes. */
  void replaceOrderTypeTaxes(List<OrderTypeTax> rules) {
    joined(connection -> update(connection, "delete from order_type_tax"));
    write(MenuParts.of(all -> all.orderTypeTaxes.addAll(rules)));
  }

  /** Removes one row; true when there was one. */
  boolean remove(Removable table, Object key) {
    return joined(
            connection ->
                update(
                    connection, "delete from " + table.table + " where " + table.key + " = ?", key))
        == 1;
  }

  /** What is removed by itself. */
  enum Removable {
    CATEGORY("menu_category", "id"),
    GROUP("modifier_group", "id"),
    TAX("tax", "code"),
    LEVY("levy", "code"),
    DAYPART("daypart", "code"),
    LIST("menu_list", "id"),
    RULE("price_rule", "id"),
    COURSE("course", "number");

    private final String table;
    private final String key;

    Removable(String table, String key) {
      this.table = table;
      this.key = key;
    }
  }

  /** Removes everything. */
  void clear() {
    joined(
        connection -> {
          for (String table :
              List.of(
                  "menu_item",
                  "modifier_group",
                  "menu_list",
                  "price_rule",
                  "menu_category",
                  "course",
                  "daypart",
                  "levy",
                  "order_type_tax",
                  "tax",
                  "menu_availability",
                  "menu_picture")) {
            update(connection, "delete from " + table);
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
                throw outOfReach(e);
              }
            });
  }

  private static IllegalStateException outOfReach(SQLException e) {
    return new IllegalStateException("The menu is out of reach", e);
  }

  private static long revision(Connection connection) throws SQLException {
    return list(connection, "select revision from menu_revision", row -> row.getLong(1)).getFirst();
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static List<UUID> ids(ResultSet row, int column) throws SQLException {
    return List.of((UUID[]) row.getArray(column).getArray());
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static @Nullable Integer whole(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Money money(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Money.of(value);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    @Nullable Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minor();
  }

  private static <T> T json(ResultSet row, int column, TypeReference<T> type) throws SQLException {
    try {
      return JSON.readValue(row.getString(column), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not what was written: " + row.getString(column), e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not to be written: " + value, e);
    }
  }

  private static Array array(Connection connection, String type, Collection<?> values)
      throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }

  private static <K, T> Map<K, T> by(List<T> all, Function<T, K> key) {
    Map<K, T> found = new LinkedHashMap<>();
    all.forEach(each -> found.put(key.apply(each), each));
    return found;
  }

  private static <K, T> List<T> known(List<K> keys, Map<K, T> all) {
    return keys.stream().flatMap(key -> Optional.ofNullable(all.get(key)).stream()).toList();
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

  /**
   * A statement that inserts a row or changes the one that has its key.
   *
   * @param columns separated by commas, each with the type it is cast to behind {@code ::} if any
   */
  private static String upserting(String table, String key, String columns) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String column : columns.split(", ")) {
      String[] parts = column.split("::", 2);
      names.add(parts[0]);
      values.add(parts.length == 2 ? "?::" + parts[1] : "?");
    }
    Set<String> keys = new HashSet<>(List.of(key.split(", ")));
    return "insert into "
        + table
        + " ("
        + String.join(", ", names)
        + ") values ("
        + String.join(", ", values)
        + ") on conflict ("
        + key
        + ") do update set "
        + names.stream()
            .filter(name -> !keys.contains(name))
            .map(name -> name + " = excluded." + name)
            .collect(Collectors.joining(", "));
  }

  private static void upsert(
      Connection connection, String table, String key, String columns, @Nullable Object... values)
      throws SQLException {
    update(connection, upserting(table, key, columns), values);
  }

  private static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
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
