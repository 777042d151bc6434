package brigade.reports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.rest.CsvTable;
import brigade.rest.Faults;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Currency;
import org.junit.jupiter.api.Timeout;

/** Any bytes at all are sales or faults with the numbers of their rows. */
class PastSalesCsvFuzzTest {
  private static final Currency EURO = Currency.getInstance("EUR");

  @FuzzTest(maxDuration = "2m")
  @Timeout(10)
  @DictionaryEntries({
    "order_id,date,time,sku,quantity",
    ",price",
    "2026-11-20",
    "19:42",
    "\\x0D\\x0A",
    "\"",
    "12.95"
  })
  void anyBytesAreSalesOrFaultsOfRows(byte[] bytes) {
    PastSalesCsv.Table table = PastSalesCsv.read(bytes, EURO);
    int lines = Faults.lines(bytes);
    Faults.assertOfTable(table.faults(), lines);
    for (PastSalesCsv.Row row : table.rows()) {
      assertTrue(row.number() >= 2 && row.number() <= lines, row.toString());
      assertTrue(row.quantity() > 0, row.toString());
      assertTrue(row.price() == null || !row.price().isNegative(), row.toString());
    }
    if (!CsvTable.isReadable(table.faults())) {
      assertTrue(table.rows().isEmpty());
    }
  }
}
