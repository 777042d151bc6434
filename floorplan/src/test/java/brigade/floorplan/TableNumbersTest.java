package brigade.floorplan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableNumbersTest {
  @Test
  void numbersSortAsPeopleCountThem() {
    List<String> counted =
        List.of("1", "2", "10", "24", "999999999", "Bar 1", "Bar 2", "Bar 10", "Window");
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      List<String> shuffled = new ArrayList<>(counted);
      Collections.shuffle(shuffled, random);
      shuffled.sort(TableNumbers.ORDER);
      assertEquals(counted, shuffled);
    }
  }

  @Test
  void severalTablesHaveOneLabel() {
    assertEquals("12", TableNumbers.label(List.of("12")));
    assertEquals("15+16", TableNumbers.label(List.of("16", "15")));
    assertEquals("Bar 1+2", TableNumbers.label(List.of("Bar 2", "Bar 1")));
    assertEquals("9+Bar 10", TableNumbers.label(List.of("Bar 10", "9")));
    assertEquals("", TableNumbers.label(List.of()));
  }

  @Test
  void numbersOfAnyLengthAreTaken() {
    assertEquals(
        List.of("5", "12345678901234567890"),
        List.of("12345678901234567890", "5").stream().sorted(TableNumbers.ORDER).toList());
  }
}
