package brigade.menu;

import brigade.menu.MenuDefinition.RowDefinition;
import brigade.money.Money;
import brigade.rest.CsvTable;
import brigade.rest.Problem.FieldError;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * The menu as a table: {@code sku,name,category,size,price,station,tax}, UTF-8, comma-separated,
 * quoted where needed, with a header. Columns may stand in any order; size, station and tax may be
 * left out.
 */
final class MenuCsv {
  static final List<String> COLUMNS =
      List.of("sku", "name", "category", "size", "price", "station", "tax");

  /** Most rows of one import; a menu beyond that is a mistake in the file. */
  static final int ROW_LIMIT = 10_000;

  /** Most bytes of one import. */
  static final int BYTE_LIMIT = 8 * 1024 * 1024;

  private static final CsvTable TABLE =
      new CsvTable(COLUMNS, List.of("sku", "name", "category", "price"), ROW_LIMIT);

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
    List<RowDefinition> rows = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<FieldError> faults =
        TABLE.read(
            bytes,
            (row, found) -> {
              rows.add(definition(row, currency, found));
              numbers.add(row.number());
            });
    return CsvTable.isReadable(faults)
        ? new Table(rows, numbers, faults)
        : new Table(List.of(), List.of(), faults);
  }

  private static RowDefinition definition(
      CsvTable.Row row, Currency currency, List<FieldError> faults) {
    Money price = row.price("price", currency, faults);
    if (row.text("price").isEmpty()) {
      faults.add(row.fault("price", "is missing"));
    }
    return new RowDefinition(
        row.field("sku"),
        row.field("name"),
        row.field("category"),
        row.field("size"),
        price == null ? 0L : price.minor(),
        row.field("station"),
        row.field("tax"));
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
              CsvTable.harmless(size.sku()),
              CsvTable.harmless(item.name()),
              CsvTable.harmless(item.category().name()),
              CsvTable.harmless(size.label().orElse("")),
              BigDecimal.valueOf(size.price().minor(), currency.getDefaultFractionDigits())
                  .toPlainString(),
              CsvTable.harmless(item.station() == null ? "" : item.station()),
              CsvTable.harmless(item.taxes().isEmpty() ? "0" : item.taxes().getFirst().name()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
