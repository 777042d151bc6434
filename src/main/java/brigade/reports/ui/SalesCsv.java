package brigade.reports.ui;

import brigade.reports.SalesReport.Row;
import brigade.rest.CsvTable;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product mix for a spreadsheet. */
final class SalesCsv {
  private SalesCsv() {}

  static String of(List<Row> rows, int digits) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("sku", "item", "sold", "gross", "discounts", "net");
      for (Row row : rows) {
        csv.writeRecord(
            CsvTable.harmless(row.key()),
            CsvTable.harmless(row.label()),
            row.items() == null ? "" : row.items().toPlainString(),
            amount(row.gross(), digits),
            amount(row.discounts(), digits),
            amount(row.net(), digits));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String amount(@Nullable Long minor, int digits) {
    return minor == null ? "" : BigDecimal.valueOf(minor, digits).toPlainString();
  }
}
