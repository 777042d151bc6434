package brigade.reports;

import brigade.money.Money;
import brigade.rest.CsvTable;
import brigade.rest.FreeText;
import brigade.rest.Problem.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Past sales as a table: {@code order_id,date,time,sku,quantity[,price]}; ISO dates, 24-hour times
 * on the venue's wall, the price of one piece.
 */
final class PastSalesCsv {
  /** Most rows of one import: a busy house's year. More come in a second file. */
  static final int ROW_LIMIT = 500_000;

  private static final CsvTable TABLE =
      new CsvTable(
          List.of("order_id", "date", "time", "sku", "quantity", "price"),
          List.of("order_id", "date", "time", "sku", "quantity"),
          ROW_LIMIT);

  private static final int REF_LIMIT = 60;
  private static final int QUANTITY_LIMIT = 10_000;
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
    List<Row> rows = new ArrayList<>();
    List<FieldError> faults = TABLE.read(bytes, (line, found) -> row(line, currency, found, rows));
    return new Table(CsvTable.isReadable(faults) ? rows : List.of(), faults);
  }

  private static void row(
      CsvTable.Row line, Currency currency, List<FieldError> faults, List<Row> rows) {
    int before = faults.size();
    String ref = line.text("order_id");
    if (ref.isEmpty()) {
      faults.add(line.fault("order_id", "is missing"));
    }
    FreeText.faults("order_id", ref, REF_LIMIT)
        .forEach(fault -> faults.add(line.fault(fault.field(), fault.message())));
    LocalDate date = LocalDate.EPOCH;
    LocalTime time = LocalTime.MIDNIGHT;
    try {
      date = LocalDate.parse(line.text("date"));
    } catch (DateTimeException e) {
      faults.add(line.fault("date", "is a date such as 2026-11-20"));
    }
    try {
      time = LocalTime.parse(line.text("time"));
    } catch (DateTimeException e) {
      faults.add(line.fault("time", "is a time such as 19:42 or 19:42:08"));
    }
    String sku = line.text("sku");
    if (sku.isEmpty()) {
      faults.add(line.fault("sku", "is missing"));
    }
    String quantity = line.text("quantity");
    int pieces = QUANTITY.matcher(quantity).matches() ? Integer.parseInt(quantity) : 0;
    if (pieces < 1 || pieces > QUANTITY_LIMIT) {
      faults.add(line.fault("quantity", "is a whole number, 1 to " + QUANTITY_LIMIT));
    }
    Money price = line.price("price", currency, faults);
    if (faults.size() == before) {
      rows.add(new Row(line.number(), ref, date, time, sku, pieces, price));
    }
  }
}
