package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import brigade.rest.Faults;
import brigade.rest.Problem.FieldError;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Any bytes at all are a menu or faults with the numbers of their rows. */
class MenuCsvFuzzTest {
  private static final Currency EURO = Currency.getInstance("EUR");

  @FuzzTest(maxDuration = "2m")
  @Timeout(10)
  @DictionaryEntries({
    "sku,name,category,price",
    ",size",
    ",station",
    ",tax",
    "\\x0D\\x0A",
    "\"",
    "12.95"
  })
  void anyBytesAreAMenuOrFaultsOfRows(byte[] bytes) {
    MenuCsv.Table table = MenuCsv.read(bytes, EURO);
    MenuMerge merge = new MenuMerge(MenuFixture.menu(), Surroundings.of(Map.of("GRILL", "Grill")));
    MenuPlan plan = merge.merge(table.definition(), table.rowNumbers());
    List<FieldError> faults = new ArrayList<>(table.faults());
    faults.addAll(merge.faults());
    Faults.assertOfTable(faults, Faults.lines(bytes));
    assertNotNull(plan);
  }
}
