package brigade.reports.ui;

import brigade.reports.SalesReport.Row;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;

/** The product mix for a spreadsheet. */
final class SalesCsv {
  /** What a spreadsheet would take for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private SalesCsv() {}

  static String of(List<Row> rows, int digits) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(text);
    csv.writeRecord("sku", "item", "sold", "gross", "discounts", "net");
    for (Row row : rows) {
      csv.writeRecord(
          harmless(row.key()),
          harmless(row.label()),
          row.items() == null ? "" : row.items().toPlainString(),
          amount(row.gross(), digits),
          amount(row.discounts(), digits),
          amount(row.net(), digits));
    }
    return text.toString();
  }

  private static String amount(@org.jspecify.annotations.Nullable Long minor, int digits) {
    return minor == null ? "" : BigDecimal.valueOf(minor, digits).toPlainString();
  }

  /** A name that begins like a formula is kept from being one. */
  static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
