package brigade.app.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastSalesTest {
  private static final LocalDate MONDAY = LocalDate.of(2015, 1, 5);

  @TempDir Path folder;

  @BeforeEach
  void twoQuietDays() throws IOException {
    write(
        "pizza_types.csv",
        "pizza_type_id,name,category,ingredients",
        "ham,The Ham Pizza,Classic,\"Ham, Cheese\"",
        "green,The Green Pizza,Veggie,Spinach");
    write(
        "pizzas.csv",
        "pizza_id,pizza_type_id,size,price",
        "ham_s,ham,S,12",
        "ham_l,ham,L,20.75",
        "green_m,green,M,16.5");
    write(
        "orders.csv",
        "order_id,date,time",
        "1,2015-01-05,12:10:00",
        "2,2015-01-05,11:38:36",
        "3,2015-01-06,20:00:00");
    write(
        "order_details.csv",
        "order_details_id,order_id,pizza_id,quantity",
        "1,1,ham_s,2",
        "2,1,green_m,1",
        "3,2,ham_l,1",
        "4,3,ham_l,4");
  }

  @Test
  void aDayComesToTheSumOfItsLinesInMinorUnits() {
    PastSales sales = PastSales.in(folder);
    assertEquals(Figures.of(2, 4, 6_125), sales.figures(MONDAY, 2));
    assertEquals(Figures.of(1, 4, 83_000), sales.figures(MONDAY.plusDays(1), 3));
  }

  @Test
  void theBusiestDayHasTheMostOrders() {
    assertEquals(MONDAY, PastSales.in(folder).busiestDay());
  }

  @Test
  void partiesComeInTheOrderOfTheClock() {
    assertEquals(
        List.of("2", "1"),
        PastSales.in(folder).on(MONDAY).stream().map(PastSales.Party::id).toList());
  }

  @Test
  void theMenuBecomesTheTableOfAnImport() {
    PastSales sales = PastSales.in(folder);
    assertEquals(2, sales.items());
    assertEquals(
        List.of(
            "sku,name,category,size,price,station,tax",
            "ham_s,The Ham Pizza,Classic,S,12,Oven,0",
            "ham_l,The Ham Pizza,Classic,L,20.75,Oven,0",
            "green_m,The Green Pizza,Veggie,M,16.5,Oven,0"),
        sales.menuCsv().lines().toList());
  }

  @Test
  void aNameInTwoCategoriesIsTwoItems() throws IOException {
    write(
        "pizza_types.csv",
        "pizza_type_id,name,category,ingredients",
        "ham,The Pizza,Classic,Ham",
        "green,The Pizza,Veggie,Spinach");
    assertEquals(2, PastSales.in(folder).items());
  }

  @Test
  void aFileInTheWindowsCodePageIsRead() throws IOException {
    Files.writeString(
        folder.resolve("pizza_types.csv"),
        "pizza_type_id,name,category\r\nham,Jalape\u00f1o \u2018Nduja,Classic\r\ngreen,Green,Veggie",
        Charset.forName("windows-1252"));
    assertTrue(PastSales.in(folder).menuCsv().contains("Jalape\u00f1o \u2018Nduja"));
  }

  @Test
  void whatCannotBeIsNamedWithItsFileAndLine() throws IOException {
    write("orders.csv", "order_id,date,time", "1,2015-01-05,12:10:00", "2,05/01/2015,11:38");
    assertTrue(refusal().startsWith("orders.csv, line 3: "), refusal());
    Files.delete(folder.resolve("pizzas.csv"));
    assertTrue(refusal().contains("pizzas.csv"), refusal());
  }

  @Test
  void aDayWithoutOrdersIsRefused() {
    PastSales sales = PastSales.in(folder);
    assertThrows(IllegalArgumentException.class, () -> sales.on(MONDAY.minusDays(1)));
  }

  @Test
  void guestsPayWithOneNoteOrSeveralOfTheLargest() {
    assertEquals(500, Terminal.tendered(1));
    assertEquals(2_000, Terminal.tendered(1_225));
    assertEquals(10_000, Terminal.tendered(10_000));
    assertEquals(30_000, Terminal.tendered(20_001));
  }

  @Test
  void anOptionIsANameWithAValue() {
    assertEquals(12, Plan.of("--folder=.", "--clients=12", "--day=").clients());
    assertThrows(IllegalArgumentException.class, () -> Plan.of("--clients=8"));
    assertThrows(IllegalArgumentException.class, () -> Plan.of("--folder=.", "--clients=many"));
    assertThrows(IllegalArgumentException.class, () -> Plan.of("--folder=.", "--guests=8"));
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> PastSales.in(folder)).getMessage());
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(folder.resolve(file), List.of(lines));
  }
}
