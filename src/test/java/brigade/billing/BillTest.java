package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.billing.PaymentsOfCheck.Paid;
import brigade.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BillTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:58:00Z");

  private final BilledOrder.Line steak = line(1, "Steak", 2_900, 1);
  private final BilledOrder.Line fish = line(2, "Fish", 2_500, 2);
  private final BilledOrder.Line pasta = line(3, "Pasta", 1_900, 3);
  private final BilledOrder.Line bottle = line(4, "Barolo", 6_000, 1, 2, 3);
  private final BilledOrder.Line bread = line(5, "Bread", 900);

  private static BilledOrder.Line line(long id, String name, long price, Integer... seats) {
    return new BilledOrder.Line(
        new UUID(0, id),
        new UUID(1, id),
        "SKU" + id,
        name,
        "Food",
        List.of(seats),
        1,
        Money.of(price),
        List.of(),
        List.of(),
        List.of(),
        false,
        null,
        null,
        NOW);
  }

  private static Bill bill(BilledOrder order, Bill.Written written) {
    return new Bill(order, written, House.of(Terms.plain(true)), Map.<UUID, Paid>of());
  }

  /** Divided like this, and the first so many parts paid. */
  private static Bill divided(BilledOrder order, List<Division.Planned> parts, int paid) {
    List<Check> checks = new ArrayList<>();
    Map<UUID, Map<UUID, Share>> shares = new HashMap<>();
    for (Division.Planned part : parts) {
      Check check = new Check(order.id(), order.number(), checks.size() + 1, part.seats());
      checks.add(check);
      shares.put(check.id(), part.shares());
    }
    Bill open = bill(order, new Bill.Written(checks, shares, Map.of(), List.of()));
    Map<UUID, Figures> fixed = new HashMap<>();
    for (int i = 0; i < paid; i++) {
      Figures figures = open.checks().get(i).figures();
      checks.get(i).paid(figures, "Ana", NOW, LocalDate.of(2026, 11, 20));
      fixed.put(checks.get(i).id(), figures);
    }
    return bill(order, new Bill.Written(checks, shares, fixed, List.of()));
  }

  @Test
  @DisplayName("M1 seat 1 paid for its part of the bottle, the others pay theirs and no more")
  void whoPaidForTheBottleHasPaidForIt() {
    BilledOrder order = BillFixture.order(3, steak, fish, pasta, bottle, bread);
    Bill whole = bill(order, Bill.Written.NOTHING);
    List<Division.Planned> bySeat = Division.bySeat(whole.open());
    Bill paid = divided(order, bySeat, 1);
    assertEquals(bySeat.subList(1, 3), Division.bySeat(paid.open()));
    assertEquals(
        List.of(Money.of(4_800), Money.of(4_200)),
        paid.preview(Division.bySeat(paid.open())).stream().map(f -> f.totals().total()).toList());
  }

  @Test
  @DisplayName("M1 who comes back after paying pays for what came later, and not for the bottle")
  void whatIsOrderedAfterPayingIsPaidAlone() {
    BilledOrder order = BillFixture.order(3, steak, fish, pasta, bottle, bread);
    List<Division.Planned> bySeat = Division.bySeat(bill(order, Bill.Written.NOTHING).open());
    BilledOrder.Line coffee = line(6, "Espresso", 350, 1);
    Bill later =
        divided(BillFixture.order(3, steak, fish, pasta, bottle, bread, coffee), bySeat, 1);
    List<Division.Planned> again = Division.bySeat(later.open());
    assertEquals(
        new Division.Planned(List.of(1), Map.of(coffee.id(), Share.WHOLE)), again.getFirst());
    assertEquals(bySeat.subList(1, 3), again.subList(1, 3));
  }

  @Test
  @DisplayName("M1 what no check holds of a shared bottle belongs to those whose checks hold none")
  void whatNoCheckHoldsGoesToThoseWhoHoldNone() {
    BilledOrder order = BillFixture.order(3, steak, fish, pasta, bottle);
    List<Division.Planned> parts =
        List.of(
            new Division.Planned(
                List.of(1), Map.of(steak.id(), Share.WHOLE, bottle.id(), Share.of(1, 3))),
            new Division.Planned(List.of(2), Map.of(fish.id(), Share.WHOLE)),
            new Division.Planned(List.of(3), Map.of(pasta.id(), Share.WHOLE)));
    Bill bill = divided(order, parts, 0);
    for (CheckView check : bill.checks()) {
      assertEquals(Share.of(1, 3), bill.sharesOf(check.id()).get(bottle.id()));
    }
  }
}
