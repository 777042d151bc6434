package brigade.reports.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.reports.SalesReport.Row;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the product mix for a spreadsheet")
class SalesCsvTest {
  @Test
  @DisplayName("has a row for each item, in the currency's units, and no formula")
  void aRowForEachItem() {
    String csv =
        SalesCsv.of(
            List.of(
                sold("soup", "Soup, \"of the day\"", "2", 2400L, 240L, 2160L),
                sold("fish", "=HYPERLINK(1)", null, 100L, 0L, 100L)),
            2);
    assertEquals(
        """
        sku,item,sold,gross,discounts,net\r
        soup,"Soup, ""of the day""\",2,24.00,2.40,21.60\r
        fish,'=HYPERLINK(1),,1.00,0.00,1.00\r
        """,
        csv);
  }

  private static Row sold(
      String sku, String name, String portions, Long gross, Long discounts, Long net) {
    return new Row(
        sku,
        name,
        null,
        null,
        portions == null ? null : new BigDecimal(portions),
        gross,
        discounts,
        net,
        null,
        null,
        null,
        null);
  }
}
