package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brigade.billing.Division.Items;
import brigade.billing.Division.Wanted;
import brigade.money.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DivisionTest {
  private final CheckFixture order =
      CheckFixture.dinner().with("Malbec", 3, 1_300).at(1).with("Bread", 1, 700);

  @Test
  void fromOneToAsManyPartsAsAnOrderMayHaveChecks() {
    assertEquals(
        List.of(Map.of(order.line(0), Share.WHOLE, order.line(1), Share.WHOLE)),
        Division.evenly(order.open(), 1).stream().map(Division.Planned::shares).toList());
    assertEquals(Division.PART_LIMIT, Division.evenly(order.open(), Division.PART_LIMIT).size());
    assertThrows(IllegalArgumentException.class, () -> Division.evenly(order.open(), 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Division.evenly(order.open(), Division.PART_LIMIT + 1));
  }

  @Test
  void whereNobodySatAnywhereThereIsOnePart() {
    CheckFixture bar = CheckFixture.dinner().with("Lager", 1, 600).with("Nuts", 1, 300);
    List<Division.Planned> parts = Division.bySeat(bar.open());
    assertEquals(1, parts.size());
    assertEquals(List.of(), parts.getFirst().seats());
    assertEquals(
        Map.of(bar.line(0), Share.WHOLE, bar.line(1), Share.WHOLE), parts.getFirst().shares());
  }

  @Test
  void amountsAreAboveZeroAndTogetherAtMostWhatIsOwed() {
    Money owed = Money.of(1_000);
    assertEquals(2, Division.byAmount(order.open(), List.of(Money.of(999)), owed).size());
    assertEquals(1, Division.byAmount(order.open(), List.of(owed), owed).size());
    for (List<Money> wrong :
        List.of(
            List.<Money>of(),
            List.of(Money.of(1_001)),
            List.of(Money.of(500), Money.ZERO),
            List.of(Money.of(600), Money.of(401)),
            List.of(Money.of(1_200), Money.of(-200)))) {
      assertThrows(
          IllegalArgumentException.class, () -> Division.byAmount(order.open(), wrong, owed));
    }
  }

  @Test
  void aPartHasAnItemAndAsManyPortionsAsTheLine() {
    assertEquals(new Items.Refused("parts[1]", "has no item"), divided(List.of(all(1)), List.of()));
    assertEquals(
        new Items.Refused("parts[0][0].quantity", "is from 1 to 3"), divided(List.of(portions(4))));
    assertEquals(
        new Items.Refused("parts[0][0].quantity", "is from 1 to 3"), divided(List.of(portions(0))));
    assertEquals(
        List.of(Map.of(order.line(0), Share.WHOLE, order.line(1), Share.WHOLE)),
        shares(divided(List.of(portions(3), all(1)))));
    assertEquals(
        List.of(
            Map.of(order.line(0), Share.of(1, 3)),
            Map.of(order.line(0), Share.of(2, 3), order.line(1), Share.WHOLE)),
        shares(divided(List.of(portions(1)))));
  }

  @Test
  void aShareOfSomePortionsIsThatShareOfThem() {
    assertEquals(
        Map.of(order.line(0), Share.of(1, 3)),
        shares(divided(List.of(new Wanted(order.line(0), Share.of(1, 2), 2)))).getFirst());
    assertEquals(
        Map.of(order.line(0), Share.of(1, 2)),
        shares(divided(List.of(new Wanted(order.line(0), Share.of(1, 2), null)))).getFirst());
  }

  private Wanted all(int line) {
    return new Wanted(order.line(line), null, null);
  }

  private Wanted portions(int quantity) {
    return new Wanted(order.line(0), null, quantity);
  }

  @SafeVarargs
  private Items divided(List<Wanted>... parts) {
    return Division.byItems(order.open(), List.of(parts));
  }

  private static List<Map<java.util.UUID, Share>> shares(Items items) {
    return ((Items.Divided) items).parts().stream().map(Division.Planned::shares).toList();
  }
}
