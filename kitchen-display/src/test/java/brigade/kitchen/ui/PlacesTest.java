package brigade.kitchen.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static List<String> places(List<String> wanted, String... stood) {
    return Places.asTheyStand(wanted, List.of(stood), Function.identity());
  }

  @Test
  void whatStoodKeepsItsOrderAndWhatCameStandsBehindIt() {
    assertEquals(List.of("a", "b", "rush"), places(List.of("rush", "a", "b"), "a", "b"));
    assertEquals(List.of("b", "c", "x", "y"), places(List.of("x", "c", "b", "y"), "a", "b", "c"));
  }

  @Test
  void onAnEmptyScreenItIsAsWanted() {
    assertEquals(List.of("x", "y"), places(List.of("x", "y")));
  }

  @Test
  void whatStoodKeepsItsOrderAndWhatCameStandsWhereItIsWanted() {
    assertEquals(List.of("a", "b"), inTurn(List.of("b", "a"), "a", "b"));
    assertEquals(List.of("a", "new", "held"), inTurn(List.of("a", "new", "held"), "a", "held"));
    assertEquals(List.of("back", "a", "b"), inTurn(List.of("back", "b", "a"), "gone", "a", "b"));
    assertEquals(List.of("x", "y"), inTurn(List.of("x", "y")));
  }

  private static List<String> inTurn(List<String> wanted, String... stood) {
    return Places.withNewInTurn(wanted, List.of(stood), Function.identity());
  }
}
