package brigade.menu;

import brigade.menu.MenuDefinition.RowDefinition;
import brigade.rest.Problem.FieldError;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The menu as a table: {@code sku,name,category,size,price,station,tax}, UTF-8, comma-separated,
 * quoted where needed, with a header. Columns may stand in any order; size, station and tax may be
 * left out.
 */
final class MenuCsv {
  static final List<String> COLUMNS =
      List.of("sku", "name", "category", "size", "price", "station", "tax");

  private static final List<String> NEEDED = List.of("sku", "name", "category", "price");

  /** Most rows of one import; a menu beyond that is a mistake in the file. */
  static final int ROW_LIMIT = 10_000;

  /** Most bytes of one import. */
  static final int BYTE_LIMIT = 8 * 1024 * 1024;

  /** Faults reported at once; the rest shows after these are mended. */
  static final int FAULT_LIMIT = 100;

  /** A plain decimal: no sign, no exponent, no thousands. */
  private static final Pattern PRICE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");

  private MenuCsv() {}

  /**
   * What a table says.
   *
   * @param rowNumbers the line in the file each row begins on, the header being 1
   */
  record Table(List<RowDefinition> rows, List<Integer> rowNumbers, List<FieldError> faults) {
    MenuDefinition definition() {
      return new MenuDefinition(null, null, null, null, rows);
    }
  }

  static Table read(byte[] bytes, Currency currency) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return broken(new FieldError("body", "is not UTF-8 text"));
    }
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      return read(csv, currency);
    } catch (CsvParseException e) {
      return broken(new FieldError("body", "is not a table separated by commas"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table read(CsvReader<CsvRecord> csv, Currency currency) {
    List<RowDefinition> rows = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<FieldError> faults = new ArrayList<>();
    @Nullable Map<String, Integer> columns = null;
    for (CsvRecord line : csv) {
      int number = Math.toIntExact(line.getStartingLineNumber());
      if (columns == null) {
        columns = header(line, faults);
        if (!faults.isEmpty()) {
          return new Table(List.of(), List.of(), faults);
        }
        continue;
      }
      if (rows.size() == ROW_LIMIT) {
        return broken(new FieldError("body", "has more than " + ROW_LIMIT + " rows"));
      }
      if (line.getFieldCount() != columns.size()) {
        faults.add(
            new FieldError(
                number,
                "row",
                "has " + line.getFieldCount() + " fields, the header " + columns.size()));
        continue;
      }
      rows.add(row(line, number, columns, currency, faults));
      numbers.add(number);
    }
    if (columns == null) {
      return broken(new FieldError("body", "is empty; the header is " + String.join(",", COLUMNS)));
    }
    return new Table(rows, numbers, faults);
  }

  private static Map<String, Integer> header(CsvRecord line, List<FieldError> faults) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < line.getFieldCount(); i++) {
      String name = line.getField(i).strip().toLowerCase(Locale.ROOT);
      if (!COLUMNS.contains(name)) {
        faults.add(
            new FieldError(
                1, "header", "column " + (i + 1) + " is none of " + String.join(",", COLUMNS)));
      } else if (columns.put(name, i) != null) {
        faults.add(new FieldError(1, "header", name + " is there twice"));
      }
    }
    for (String name : NEEDED) {
      if (!columns.containsKey(name)) {
        faults.add(new FieldError(1, "header", "the column " + name + " is missing"));
      }
    }
    return columns;
  }

  private static RowDefinition row(
      CsvRecord line,
      int number,
      Map<String, Integer> columns,
      Currency currency,
      List<FieldError> faults) {
    return new RowDefinition(
        field(line, columns, "sku"),
        field(line, columns, "name"),
        field(line, columns, "category"),
        field(line, columns, "size"),
        price(field(line, columns, "price"), number, currency, faults),
        field(line, columns, "station"),
        field(line, columns, "tax"));
  }

  private static @Nullable String field(
      CsvRecord line, Map<String, Integer> columns, String column) {
    Integer index = columns.get(column);
    if (index == null) {
      return null;
    }
    String text = line.getField(index).strip();
    // The quote that an export put before a formula comes off again.
    return text.length() > 1 && text.charAt(0) == '\'' && isFormula(text.substring(1))
        ? text.substring(1)
        : text;
  }

  private static Long price(
      @Nullable String text, int number, Currency currency, List<FieldError> faults) {
    if (text == null || text.isEmpty()) {
      faults.add(new FieldError(number, "price", "is missing"));
      return 0L;
    }
    if (!PRICE.matcher(text).matches()) {
      faults.add(new FieldError(number, "price", "is a decimal such as 12.95"));
      return 0L;
    }
    int digits = currency.getDefaultFractionDigits();
    BigDecimal minor = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
    if (minor.scale() > 0) {
      faults.add(
          new FieldError(
              number,
              "price",
              "has more than the " + digits + " decimals of " + currency.getCurrencyCode()));
      return 0L;
    }
    return minor.longValueExact();
  }

  private static Table broken(FieldError fault) {
    return new Table(List.of(), List.of(), List.of(fault));
  }

  /**
   * The menu as such a table, CRLF-ended; text that a spreadsheet would run gets a quote before it.
   */
  static String write(MenuSnapshot menu, Currency currency) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(COLUMNS);
      for (MenuItem item : menu.items()) {
        for (Size size : item.sizes()) {
          csv.writeRecord(
              safe(size.sku()),
              safe(item.name()),
              safe(item.category().name()),
              safe(size.label().orElse("")),
              BigDecimal.valueOf(size.price().minor(), currency.getDefaultFractionDigits())
                  .toPlainString(),
              safe(item.station() == null ? "" : item.station()),
              safe(item.tax() == null ? "0" : item.tax().name()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String safe(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }
}
