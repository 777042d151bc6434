package brigade.reports;

import brigade.money.Money;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Past sales as a table: {@code order_id,date,time,sku,quantity[,price]}, UTF-8, comma-separated,
 * with a header; ISO dates, 24-hour times on the venue's wall, the price of one piece.
 */
final class PastSalesCsv {
  static final List<String> COLUMNS =
      List.of("order_id", "date", "time", "sku", "quantity", "price");

  private static final List<String> NEEDED = List.of("order_id", "date", "time", "sku", "quantity");

  /** Most rows of one import: a busy house's year. More come in a second file. */
  static final int ROW_LIMIT = 500_000;

  /** Faults reported at once; the rest shows after these are mended. */
  static final int FAULT_LIMIT = 100;

  private static final int REF_LIMIT = 60;
  private static final int QUANTITY_LIMIT = 10_000;

  /** A plain decimal: no sign, no exponent, no thousands. */
  private static final Pattern PRICE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");

  private static final Pattern QUANTITY = Pattern.compile("\\d{1,5}");

  private PastSalesCsv() {}

  /**
   * One row.
   *
   * @param number the line in the file it begins on, the header being 1
   * @param price of one piece, or null for the menu's
   */
  record Row(
      int number,
      String ref,
      LocalDate date,
      LocalTime time,
      String sku,
      int quantity,
      @Nullable Money price) {}

  /** What a table says, or what is wrong with it. */
  record Table(List<Row> rows, List<FieldError> faults) {}

  static Table read(byte[] bytes, Currency currency) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return broken("is not UTF-8 text");
    }
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      return read(csv, currency);
    } catch (CsvParseException e) {
      return broken("is not a table separated by commas");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table read(CsvReader<CsvRecord> csv, Currency currency) {
    List<Row> rows = new ArrayList<>();
    List<FieldError> faults = new ArrayList<>();
    Map<String, Integer> columns = null;
    for (CsvRecord line : csv) {
      int number = Math.toIntExact(line.getStartingLineNumber());
      if (columns == null) {
        columns = header(line, faults);
        if (!faults.isEmpty()) {
          return new Table(List.of(), faults);
        }
        continue;
      }
      if (rows.size() == ROW_LIMIT) {
        return broken("has more than " + ROW_LIMIT + " rows");
      }
      if (faults.size() >= FAULT_LIMIT) {
        return new Table(List.of(), faults);
      }
      if (line.getFieldCount() != columns.size()) {
        faults.add(
            new FieldError(
                number,
                "row",
                "has " + line.getFieldCount() + " fields, the header " + columns.size()));
        continue;
      }
      row(line, number, columns, currency, faults, rows);
    }
    return columns == null
        ? broken("is empty; the header is " + String.join(",", COLUMNS))
        : new Table(rows, faults);
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

  private static void row(
      CsvRecord line,
      int number,
      Map<String, Integer> columns,
      Currency currency,
      List<FieldError> faults,
      List<Row> rows) {
    int before = faults.size();
    String ref = field(line, columns, "order_id");
    if (ref.isEmpty()) {
      faults.add(new FieldError(number, "order_id", "is missing"));
    }
    FreeText.faults("order_id", ref, REF_LIMIT)
        .forEach(fault -> faults.add(new FieldError(number, fault.field(), fault.message())));
    LocalDate date = LocalDate.EPOCH;
    LocalTime time = LocalTime.MIDNIGHT;
    try {
      date = LocalDate.parse(field(line, columns, "date"));
    } catch (DateTimeException e) {
      faults.add(new FieldError(number, "date", "is a date such as 2026-11-20"));
    }
    try {
      time = LocalTime.parse(field(line, columns, "time"));
    } catch (DateTimeException e) {
      faults.add(new FieldError(number, "time", "is a time such as 19:42 or 19:42:08"));
    }
    String sku = field(line, columns, "sku");
    if (sku.isEmpty()) {
      faults.add(new FieldError(number, "sku", "is missing"));
    }
    String quantity = field(line, columns, "quantity");
    int pieces = QUANTITY.matcher(quantity).matches() ? Integer.parseInt(quantity) : 0;
    if (pieces < 1 || pieces > QUANTITY_LIMIT) {
      faults.add(new FieldError(number, "quantity", "is a whole number, 1 to " + QUANTITY_LIMIT));
    }
    Money price = price(field(line, columns, "price"), number, currency, faults);
    if (faults.size() == before) {
      rows.add(new Row(number, ref, date, time, sku, pieces, price));
    }
  }

  private static String field(CsvRecord line, Map<String, Integer> columns, String column) {
    Integer index = columns.get(column);
    return index == null ? "" : line.getField(index).strip();
  }

  private static @Nullable Money price(
      String text, int number, Currency currency, List<FieldError> faults) {
    if (text.isEmpty()) {
      return null;
    }
    if (!PRICE.matcher(text).matches()) {
      faults.add(new FieldError(number, "price", "is a decimal such as 12.95"));
      return null;
    }
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    BigDecimal minor = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
    if (minor.scale() > 0) {
      faults.add(
          new FieldError(
              number,
              "price",
              "has more than the " + digits + " decimals of " + currency.getCurrencyCode()));
      return null;
    }
    return Money.of(minor.longValueExact());
  }

  private static Table broken(String why) {
    return new Table(List.of(), List.of(new FieldError("body", why)));
  }
}
