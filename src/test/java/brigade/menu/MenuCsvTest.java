package brigade.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.money.Money;
import brigade.rest.Problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuCsvTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final String HEADER = "sku,name,category,size,price,station,tax\n";

  @Test
  void rowsOfOneNameInOneCategoryAreOneItemInSizes() {
    Merged merged =
        merge(
            "bbq_s,The Barbecue Chicken Pizza,Chicken,S,12.75,Oven,8.5\n"
                + "bbq_m,The Barbecue Chicken Pizza,Chicken,M,16.75,Oven,8.5\n"
                + "cola,Cola,Drinks,,3.5,,0\n");
    assertEquals(List.of(), merged.faults());
    assertEquals(2, merged.plan().created());
    MenuItem pizza = merged.plan().changed().items().getFirst();
    assertEquals(2, pizza.sizes().size());
    assertEquals(Money.of(1275), pizza.price());
    assertEquals("OVEN", pizza.station());
    assertEquals(85_000, pizza.taxes().getFirst().rate().ppm());
    MenuItem cola = merged.plan().changed().items().get(1);
    assertEquals(List.of(), cola.taxes());
    assertEquals(null, cola.station());
    assertEquals(0, cola.course());
    assertEquals(Map.of("OVEN", "Oven"), merged.plan().stations());
    assertEquals(1, merged.plan().changed().taxes().size());
  }

  @Test
  void emptyTaxIsTheDefaultAndAKnownRateMakesNoNewTax() {
    Merged merged = merge("a,A,Grill,,1,,\nb,B,Grill,,1,,23%\nc,C,Grill,,1,,drinks\n");
    assertEquals(List.of(), merged.faults());
    assertEquals(
        List.of("FOOD", "DRINKS", "DRINKS"),
        merged.plan().changed().items().stream()
            .map(item -> item.taxes().getFirst().code())
            .toList());
    assertEquals(List.of(), merged.plan().changed().taxes());
  }

  @Test
  void theSameFileTwiceChangesNothingTheSecondTime() {
    Merged merged = merge("ribeye,Ribeye 300 g,Grill,,44.00,GRILL,Food\n");
    assertEquals(List.of(), merged.faults());
    assertEquals(1, merged.plan().unchanged());
    assertEquals(1, merge("ribeye,Ribeye 300 g,Grill,,45,GRILL,Food\n").plan().updated());
  }

  @Test
  void whatSpreadsheetsAddIsUnderstood() {
    Merged merged =
        merge(
            "\uFEFFName,SKU,category,price\r\n\"Toast, \"\"French\"\"\",toast,Brunch,9.50\r\n\r\n",
            "");
    assertEquals(List.of(), merged.faults());
    assertEquals("Toast, \"French\"", merged.plan().changed().items().getFirst().name());
  }

  @Test
  void formulasAreTextAndEscapedOnExport() {
    Merged merged = merge("f,=HYPERLINK(\"x\"),Grill,,1,,0\n");
    assertEquals(List.of(), merged.faults());
    MenuItem item = merged.plan().changed().items().getFirst();
    MenuSnapshot menu =
        new MenuSnapshot(
            1,
            MenuParts.of(
                all -> {
                  all.categories.add(item.category());
                  all.items.add(item);
                }));
    String csv = MenuCsv.write(menu, EURO);
    assertTrue(csv.contains("'=HYPERLINK"), csv);
    MenuCsv.Table again = MenuCsv.read(csv.getBytes(StandardCharsets.UTF_8), EURO);
    assertEquals("=HYPERLINK(\"x\")", again.rows().getFirst().name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x,X,Grill,,12.955,,                  | price",
        "x,X,Grill,,-1,,                      | price",
        "x,X,Grill,,1e9,,                     | price",
        "x,X,Grill,,NaN,,                     | price",
        "x,X,Grill,,,,                        | price",
        "x,X,Grill,,999999999,,               | price",
        "x,X,Grill,,1,,VAT                    | tax",
        "x,X,Grill,,1,,101                    | tax",
        "x,X,Grill,,1,,1.23456                | tax",
        ",X,Grill,,1,,                        | sku",
        "x,,Grill,,1,,                        | name",
        "x,X,,,1,,                            | category",
        "x,X,Grill,,1                         | row",
        "x,X,Grill,,1,,,,                     | row",
        "x,4111 1111 1111 1111,Grill,,1,,     | name",
        "x,Malbec,Wine,magnum,1,,0~x,Y,Wine,,1,, | sku",
        "x,Malbec,Wine,glass,1,,0             | size",
        "ribeye,Malbec,Wine,,1,,              | name"
      })
  void faultsNameTheirRowAndField(String rows, String field) {
    List<FieldError> faults = merge(rows.strip().replace('~', '\n') + "\n").faults();
    assertFalse(faults.isEmpty());
    assertTrue(faults.stream().anyMatch(f -> f.field().equals(field)), faults.toString());
    assertTrue(faults.stream().allMatch(f -> f.row() != null && f.row() >= 2), faults.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x,Toast,Grill,,`12,95`,,             | price is a decimal such as 12.95 (Toast: \"12,95\")",
        "x,Toast,Grill,,,,                    | price is missing (Toast)",
        "x,,Grill,,1,,                        | name is missing (x)",
        "x,4111 1111 1111 1111,Grill,,1,,     | name looks like a card number, which is never kept (x)",
        "ribeye,Malbec,Wine,,1,,              | name Malbec is on the menu already under the SKU malbec-g (Malbec)",
      })
  void faultsSayWhatTheRowIsOfAndWhatStandsThere(String row, String said) {
    MenuCsv.Table table = read(HEADER + row.strip().replace('`', '"') + "\n");
    List<FieldError> faults = new ArrayList<>(table.faults());
    MenuMerge merge = merging();
    merge.merge(table.definition(), table.rowNumbers());
    faults.addAll(merge.faults());
    List<String> explained =
        faults.stream().map(table::explained).map(f -> f.field() + " " + f.message()).toList();
    assertTrue(explained.contains(said), explained.toString());
  }

  @Test
  void aColumnThatIsNotThereLeavesWhatItWouldSayAsItIs() {
    Merged merged = merge("malbec-g,Malbec,Wine,glass,14\n", "sku,name,category,size,price\n");
    assertEquals(List.of(), merged.faults());
    MenuItem malbec = merged.plan().changed().items().getFirst();
    assertEquals(Money.of(1400), malbec.price());
    assertEquals(List.of("DRINKS"), malbec.taxes().stream().map(Tax::code).toList());
  }

  @Test
  void aDuplicateSkuNamesTheOtherRow() {
    List<FieldError> faults = merge("x,X,Grill,,1,,\ny,Y,Grill,,1,,\nx,Z,Grill,,1,,\n").faults();
    assertEquals(1, faults.size());
    assertEquals(4, faults.getFirst().row());
    assertTrue(faults.getFirst().message().contains("row 2"));
  }

  @Test
  void controlBytesAndPathsAreOnlyText() {
    assertEquals(1, merge("x,\u001bX,Grill,,1,,\n").faults().size());
    assertEquals(1, merge("x,a\u0000b,Grill,,1,,\n").faults().size());
    assertEquals(List.of(), merge("../../etc,../../X,Grill,,1,,\n").faults());
  }

  @Test
  void wrongFilesAreRefusedWhole() {
    assertEquals(
        "body", MenuCsv.read(new byte[] {(byte) 0xC3, 0x28}, EURO).faults().getFirst().field());
    assertEquals("body", MenuCsv.read(new byte[0], EURO).faults().getFirst().field());
    assertEquals("header", read("sku,name,colour\n").faults().getFirst().field());
    StringBuilder million = new StringBuilder(HEADER);
    for (int i = 0; i <= MenuCsv.ROW_LIMIT; i++) {
      million.append(i).append(",N").append(i).append(",C,,1,,\n");
    }
    assertTrue(read(million.toString()).faults().getFirst().message().contains("rows"));
  }

  private static MenuCsv.Table read(String csv) {
    return MenuCsv.read(csv.getBytes(StandardCharsets.UTF_8), EURO);
  }

  private static Merged merge(String rows) {
    return merge(rows, HEADER);
  }

  private static Merged merge(String rows, String header) {
    MenuCsv.Table table = read(header + rows);
    MenuMerge merge = merging();
    MenuPlan plan = merge.merge(table.definition(), table.rowNumbers());
    List<FieldError> faults = new ArrayList<>(table.faults());
    faults.addAll(merge.faults());
    return new Merged(plan, faults);
  }

  private static MenuMerge merging() {
    return new MenuMerge(
        MenuFixture.menu(),
        Surroundings.of(Map.of("GRILL", "Grill", "BAR", "Bar", "PASTRY", "Pastry")));
  }

  private record Merged(MenuPlan plan, List<FieldError> faults) {}
}
