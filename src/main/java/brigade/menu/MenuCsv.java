package brigade.menu;

import brigade.menu.MenuDefinition.FuturePriceDefinition;
import brigade.menu.MenuDefinition.RowDefinition;
import brigade.money.Money;
import brigade.rest.CsvTable;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The menu as a table: {@code sku,name,category,size,price,station,tax} and more columns that may
 * be left out, UTF-8, comma-separated, quoted where needed, with a header. Columns may stand in any
 * order; size, station and tax may be left out as well.
 *
 * <p>A table has no room for modifier groups, combos, levies, lists, dayparts, price rules,
 * pictures, times of sale and what is left; an import leaves them as they are.
 */
final class MenuCsv {
  static final List<String> COLUMNS =
      List.of(
          "sku",
          "name",
          "category",
          "size",
          "price",
          "station",
          "tax",
          "cost",
          "future_prices",
          "size_kitchen_name",
          "kitchen_name",
          "kind",
          "course",
          "allergens",
          "diet",
          "description",
          "favourite",
          "usual_with");

  /** Most rows of one import; a menu beyond that is a mistake in the file. */
  static final int ROW_LIMIT = 10_000;

  /** Longest name or value that a fault repeats, in characters. */
  private static final int SHOWN_LIMIT = 80;

  /** Most bytes of one import. */
  static final int BYTE_LIMIT = 8 * 1024 * 1024;

  private static final CsvTable TABLE =
      new CsvTable(COLUMNS, List.of("sku", "name", "category", "price"), ROW_LIMIT);

  private MenuCsv() {}

  /**
   * What a table says.
   *
   * @param rowNumbers the line in the file each row begins on, the header being 1
   * @param lines what stands in the file, by those numbers
   */
  record Table(
      List<RowDefinition> rows,
      List<Integer> rowNumbers,
      List<FieldError> faults,
      Map<Integer, CsvTable.Row> lines) {
    MenuDefinition definition() {
      return MenuDefinition.ofRows(rows);
    }

    /**
     * The same fault, saying of which item the row is and what stands in the column, by which it is
     * found in a spreadsheet sooner than by its number. What is no acceptable text is not repeated.
     */
    FieldError explained(FieldError fault) {
      CsvTable.Row line = fault.row() == null ? null : lines.get(fault.row());
      if (line == null) {
        return fault;
      }
      String name = shown(line.text("name"));
      String item = name.isEmpty() ? shown(line.text("sku")) : name;
      String value = shown(line.text(column(fault.field())));
      String about =
          Stream.of(item, value.isEmpty() || value.equals(item) ? "" : "\"" + value + "\"")
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(": "));
      return about.isEmpty()
          ? fault
          : line.fault(fault.field(), fault.message() + " (" + about + ")");
    }

    private static String shown(String text) {
      return FreeText.faults("", text, SHOWN_LIMIT).isEmpty() ? text : "";
    }

    /** The column of a field: {@code future_prices} of {@code futurePrices[1].price}. */
    private static String column(String field) {
      String first = field.contains("[") ? field.substring(0, field.indexOf('[')) : field;
      String column = first.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      return column.equals("taxes") ? "tax" : column;
    }
  }

  static Table read(byte[] bytes, Currency currency) {
    List<RowDefinition> rows = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    Map<Integer, CsvTable.Row> lines = new HashMap<>();
    List<FieldError> faults =
        TABLE.read(
            bytes,
            (row, found) -> {
              rows.add(new Reading(row, currency, found).definition());
              numbers.add(row.number());
              lines.put(row.number(), row);
            });
    return CsvTable.isReadable(faults)
        ? new Table(rows, numbers, faults, lines)
        : new Table(List.of(), List.of(), faults, Map.of());
  }

  /** One row in the making. */
  private record Reading(CsvTable.Row row, Currency currency, List<FieldError> faults) {
    private RowDefinition definition() {
      Money price = row.price("price", currency, faults);
      if (row.text("price").isEmpty()) {
        faults.add(row.fault("price", "is missing"));
      }
      Money cost = row.price("cost", currency, faults);
      return new RowDefinition(
          row.field("sku"),
          row.field("name"),
          row.field("category"),
          row.field("size"),
          price == null ? 0L : price.minor(),
          row.field("station"),
          row.field("tax"),
          cost == null ? null : cost.minor(),
          futurePrices(),
          row.field("size_kitchen_name"),
          row.field("kitchen_name"),
          choice("kind", MenuItem.Kind.values()).orElse(null),
          course(),
          row.field("allergens"),
          diet(),
          row.field("description"),
          favourite(),
          row.field("usual_with") == null ? null : split(row.text("usual_with")));
    }

    private @Nullable List<FuturePriceDefinition> futurePrices() {
      if (row.field("future_prices") == null) {
        return null;
      }
      List<FuturePriceDefinition> prices = new ArrayList<>();
      for (String part : split(row.text("future_prices"))) {
        int between = part.indexOf('=');
        Money price =
            between < 0
                ? null
                : row.price("future_prices", part.substring(between + 1).strip(), currency, faults);
        try {
          LocalDate from = LocalDate.parse(part.substring(0, Math.max(0, between)).strip());
          prices.add(new FuturePriceDefinition(from, price == null ? 0L : price.minor()));
        } catch (DateTimeException e) {
          faults.add(
              row.fault("future_prices", "are such as 2026-12-01=13.50, parted by semicolons"));
        }
      }
      return prices;
    }

    private <T extends Enum<T>> Optional<T> choice(String column, T[] values) {
      String text = row.text(column);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Optional<T> found = named(text, values);
      if (found.isEmpty()) {
        faults.add(row.fault(column, "is one of " + names(values)));
      }
      return found;
    }

    private static <T extends Enum<T>> Optional<T> named(String text, T[] values) {
      return Arrays.stream(values)
          .filter(value -> value.name().equalsIgnoreCase(text.strip()))
          .findFirst();
    }

    private static String names(Enum<?>[] values) {
      return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
    }

    private @Nullable List<Diet> diet() {
      if (row.field("diet") == null) {
        return null;
      }
      List<Diet> marks = new ArrayList<>();
      for (String part : split(row.text("diet"))) {
        Optional<Diet> mark = named(part, Diet.values());
        if (mark.isEmpty()) {
          faults.add(
              row.fault("diet", "are of " + names(Diet.values()) + ", parted by semicolons"));
        } else {
          marks.add(mark.get());
        }
      }
      return marks;
    }

    private @Nullable Integer course() {
      String text = row.text("course");
      if (text.isEmpty()) {
        return null;
      }
      if (!text.matches("\\d")) {
        faults.add(row.fault("course", "is 0 to " + Course.HIGHEST));
        return null;
      }
      return Integer.valueOf(text);
    }

    private @Nullable Boolean favourite() {
      String text = row.text("favourite").toLowerCase(Locale.ROOT);
      if (text.isEmpty()) {
        return null;
      }
      if (!text.equals("yes") && !text.equals("no")) {
        faults.add(row.fault("favourite", "is yes or no"));
      }
      return text.equals("yes");
    }
  }

  /**
   * The menu as such a table, CRLF-ended; text that a spreadsheet would run gets a quote before it.
   * Combos are left out.
   */
  static String write(MenuSnapshot menu, Currency currency) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(COLUMNS);
      for (MenuItem item : menu.items()) {
        if (item.kind() != MenuItem.Kind.COMBO) {
          for (Size size : item.sizes()) {
            csv.writeRecord(
                columns(item, size, currency).stream().map(CsvTable::harmless).toList());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> columns(MenuItem item, Size size, Currency currency) {
    return List.of(
        size.sku(),
        item.name(),
        item.category().name(),
        size.label().orElse(""),
        decimal(size.price(), currency),
        Objects.requireNonNullElse(item.station(), ""),
        item.taxes().isEmpty() ? "0" : join(item.taxes(), MenuCsv::tax),
        size.cost() == null ? "" : decimal(size.cost(), currency),
        join(
            size.futurePrices(), future -> future.from() + "=" + decimal(future.price(), currency)),
        Objects.requireNonNullElse(size.kitchenName(), ""),
        item.kitchenName(),
        item.kind().name(),
        String.valueOf(item.course()),
        Allergen.letters(item.allergens()),
        join(item.diet().stream().sorted().toList(), Diet::name),
        Objects.requireNonNullElse(item.description(), ""),
        item.favourite() ? "yes" : "no",
        join(item.usualWith(), sku -> sku));
  }

  /** A tax with its rate, so that a house without it makes the same. */
  private static String tax(Tax tax) {
    String percent =
        BigDecimal.valueOf(tax.rate().ppm(), 4).stripTrailingZeros().toPlainString() + "%";
    return tax.name().equals("Tax " + percent) ? percent : tax.name() + " " + percent;
  }

  private static String decimal(Money price, Currency currency) {
    return BigDecimal.valueOf(price.minor(), Math.max(0, currency.getDefaultFractionDigits()))
        .toPlainString();
  }

  private static <T> String join(Collection<T> things, Function<T, String> text) {
    return things.stream()
        .map(thing -> text.apply(thing).replace("\\", "\\\\").replace(";", "\\;"))
        .collect(Collectors.joining("; "));
  }

  /** The parts between semicolons; a backslash takes the meaning off what stands behind it. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ';') {
        if (!part.toString().isBlank()) {
          parts.add(part.toString().strip());
        }
        part.setLength(0);
      } else if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        part.append(text.charAt(++i));
      } else {
        part.append(text.charAt(i));
      }
    }
    return parts;
  }
}
