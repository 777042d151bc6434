package brigade.rest;

import brigade.money.Money;
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
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody imports: UTF-8 with or without a byte order mark, comma-separated, quoted
 * where needed, with a header whose columns may stand in any order. What is wrong is said with the
 * number of the line, the header being 1.
 *
 * @param columns all that the header may name, in lower case
 * @param needed those it has to name
 * @param rowLimit most rows below the header
 */
public record CsvTable(List<String> columns, List<String> needed, int rowLimit) {
  /** Faults named in one answer; a file with more is the wrong file. */
  public static final int FAULT_LIMIT = 100;

  private static final Pattern PRICE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@\t\r";

  /** Takes in one row, and notes what is wrong with it. */
  @FunctionalInterface
  public interface Reader {
    void read(Row row, List<FieldError> faults);
  }

  /**
   * Gives every row to the reader, until a hundred faults were found.
   *
   * @return what is wrong; nothing may be imported when there is anything
   */
  public List<FieldError> read(byte[] bytes, Reader reader) {
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
      return read(csv, reader);
    } catch (CsvParseException e) {
      return broken("is not a table separated by commas");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<FieldError> read(CsvReader<CsvRecord> csv, Reader reader) {
    List<FieldError> faults = new ArrayList<>();
    Map<String, Integer> places = null;
    int rows = 0;
    for (CsvRecord line : csv) {
      if (places == null) {
        places = header(line, faults);
        if (!faults.isEmpty()) {
          return faults;
        }
        continue;
      }
      if (++rows > rowLimit) {
        return broken("has more than " + rowLimit + " rows");
      }
      if (faults.size() >= FAULT_LIMIT) {
        return faults;
      }
      Row row = new Row(line, places);
      if (line.getFieldCount() == places.size()) {
        reader.read(row, faults);
      } else {
        faults.add(
            row.fault(
                "row", "has " + line.getFieldCount() + " fields, the header " + places.size()));
      }
    }
    return places == null ? broken("is empty; the header is " + String.join(",", columns)) : faults;
  }

  private Map<String, Integer> header(CsvRecord line, List<FieldError> faults) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < line.getFieldCount(); i++) {
      String name = line.getField(i).strip().toLowerCase(Locale.ROOT);
      if (!columns.contains(name)) {
        faults.add(
            new FieldError(
                1, "header", "column " + (i + 1) + " is none of " + String.join(",", columns)));
      } else if (places.put(name, i) != null) {
        faults.add(new FieldError(1, "header", name + " is there twice"));
      }
    }
    for (String name : needed) {
      if (!places.containsKey(name)) {
        faults.add(new FieldError(1, "header", "the column " + name + " is missing"));
      }
    }
    return places;
  }

  /** Whether these faults are those of single rows, so that the others can be looked at as well. */
  public static boolean isReadable(List<FieldError> faults) {
    return faults.stream().noneMatch(fault -> fault.row() == null || fault.row() == 1);
  }

  private static List<FieldError> broken(String why) {
    return List.of(new FieldError("body", why));
  }

  /**
   * Text as it goes into a table: what a spreadsheet would run gets a quote before it, and so does
   * what has one already, so that reading takes off exactly what writing put there.
   */
  public static String harmless(String text) {
    return isQuotable(text) ? "'" + text : text;
  }

  private static boolean isQuotable(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) == '\'') {
      first++;
    }
    return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
  }

  /** One row below the header. */
  public static final class Row {
    private final CsvRecord line;
    private final Map<String, Integer> places;

    private Row(CsvRecord line, Map<String, Integer> places) {
      this.line = line;
      this.places = places;
    }

    /** The line of the file it begins on; the header is 1. */
    public int number() {
      return Math.toIntExact(line.getStartingLineNumber());
    }

    /** What stands in a column, without space around it; null when the table has no such column. */
    public @Nullable String field(String column) {
      Integer place = places.get(column);
      if (place == null) {
        return null;
      }
      String text = line.getField(place).strip();
      // The quote that an export put before a formula comes off again.
      return text.startsWith("'") && isQuotable(text) ? text.substring(1) : text;
    }

    /** What stands in a column; empty when the table has no such column. */
    public String text(String column) {
      String text = field(column);
      return text == null ? "" : text;
    }

    /**
     * A price written as a decimal with a point, such as 12.95.
     *
     * @return null when there is none, and when it is no price, which is noted
     */
    public @Nullable Money price(String column, Currency currency, List<FieldError> faults) {
      return price(column, text(column), currency, faults);
    }

    /** As {@link #price(String, Currency, List)}, for a price that is a part of the column. */
    public @Nullable Money price(
        String column, String text, Currency currency, List<FieldError> faults) {
      if (text.isEmpty()) {
        return null;
      }
      if (!PRICE.matcher(text).matches()) {
        faults.add(fault(column, "is a decimal such as 12.95"));
        return null;
      }
      int digits = Math.max(0, currency.getDefaultFractionDigits());
      BigDecimal minor = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
      if (minor.scale() > 0) {
        faults.add(
            fault(
                column,
                "has more than the " + digits + " decimals of " + currency.getCurrencyCode()));
        return null;
      }
      return Money.of(minor.longValueExact());
    }

    /** Something wrong with this row. */
    public FieldError fault(String column, String message) {
      return new FieldError(number(), column, message);
    }
  }
}
