package brigade.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.billing.PaymentsOfCheck.Paid;
import brigade.money.Money;
import brigade.money.Rate;
import brigade.staff.Actor;
import brigade.staff.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  // --- discounts by hand -------------------------------------------------------------------------

  private static final Actor ANA = actor(1, "Ana", Role.SERVER);
  private static final Actor BEN = actor(2, "Ben", Role.SERVER);
  private static final Actor IRIS = actor(9, "Iris", Role.MANAGER);
  private static final Rate TENTH = Rate.percent(10);

  private static Actor actor(long id, String name, Role role) {
    UUID none = new UUID(0, 0);
    return new Actor(new UUID(2, id), name, role, 1, none, "bar", none);
  }

  /** What is given on an order by these wishes, one after the other, and nobody approves. */
  private static Bill given(BilledOrder order, Actor by, Discounting.Wish... wishes) {
    List<Discount> discounts = new ArrayList<>();
    for (Discounting.Wish wish : wishes) {
      discounts.add(discount(order, by, wish));
    }
    return bill(order, discounts.toArray(Discount[]::new));
  }

  private static Discount discount(BilledOrder order, Actor by, Discounting.Wish wish) {
    return Discount.given(
        order.id(),
        wish.percent(),
        wish.amount(),
        null,
        wish.lineIds(),
        List.of(),
        wish.reason(),
        by,
        NOW);
  }

  private static Bill bill(BilledOrder order, Discount... discounts) {
    return bill(order, new Bill.Written(List.of(), Map.of(), Map.of(), List.of(discounts)));
  }

  private static Discounting.Wish percent(int percent, UUID... lines) {
    return new Discounting.Wish(Rate.percent(percent), null, null, Set.of(lines), "Regular", null);
  }

  private static Discounting.Wish amount(long minor, UUID... lines) {
    return new Discounting.Wish(null, Money.of(minor), null, Set.of(lines), "Regular", null);
  }

  /** Whether the last of them needs an approval. */
  private static boolean isLarge(BilledOrder order, Actor by, Discounting.Wish... wishes) {
    return given(order, by, wishes).isLarge(wishes[wishes.length - 1], TENTH);
  }

  @Test
  @DisplayName("M9 after a hundred and more paid checks the next line opens the next one")
  void checkAfterCheckIsPaid() {
    Figures paid = bill(BillFixture.order(3, steak), Bill.Written.NOTHING).whole().figures();
    BilledOrder order = BillFixture.order(3, steak, fish);
    Check last = new Check(order.id(), order.number(), 128, List.of());
    last.paid(paid, "Ana", NOW, LocalDate.of(2026, 11, 20));
    Bill bill =
        bill(
            order,
            new Bill.Written(
                List.of(last),
                Map.of(last.id(), Map.of(steak.id(), Share.WHOLE)),
                Map.of(last.id(), paid),
                List.of()));
    assertEquals(
        List.of("128 PAID", "129 OPEN"),
        bill.checks().stream().map(check -> check.part() + " " + check.state()).toList());
    assertEquals(Money.of(2_500), bill.checks().getLast().totals().total());
  }

  @Test
  @DisplayName("M2 a discount up to the limit needs no approval, one above it does")
  void theLimitIsAShareOfThePriceOfWhatItIsOn() {
    BilledOrder order = BillFixture.order(3, steak, fish);
    assertFalse(isLarge(order, ANA, percent(10)));
    assertTrue(isLarge(order, ANA, percent(11)));
    assertFalse(isLarge(order, ANA, amount(540)));
    assertTrue(isLarge(order, ANA, amount(541)));
    assertFalse(isLarge(order, ANA, amount(290, steak.id())));
    assertTrue(isLarge(order, ANA, amount(291, steak.id())));
  }

  @Test
  @DisplayName("M2 an amount is not small because nothing is sent yet that it could be taken off")
  void anAmountOnNothingIsAboveTheLimit() {
    assertTrue(isLarge(BillFixture.order(3), ANA, amount(1)));
    assertTrue(isLarge(BillFixture.order(3, bread), ANA, amount(100_000)));
  }

  @Test
  @DisplayName("M2 small discounts count together against the limit, whoever gave them")
  void theLimitIsNotPassedByTappingTwice() {
    BilledOrder order = BillFixture.order(3, steak, fish);
    assertFalse(isLarge(order, ANA, percent(5), percent(5)));
    assertTrue(isLarge(order, ANA, percent(10), percent(10)));
    assertTrue(isLarge(order, ANA, amount(540), percent(1)));
    assertFalse(isLarge(order, ANA, percent(10, fish.id()), percent(10, steak.id())));
    assertTrue(isLarge(order, ANA, percent(10, steak.id()), percent(10, steak.id())));
    assertFalse(isLarge(BillFixture.order(3), ANA, percent(5), percent(5)));
    assertTrue(isLarge(BillFixture.order(3), ANA, percent(6), percent(5)));
    Discount bens = discount(order, BEN, percent(10));
    assertTrue(bill(order, bens, discount(order, ANA, percent(1))).isLarge(percent(1), TENTH));
    // What the manager gave or approved does not take away what a server may give.
    Discount hers = discount(order, IRIS, percent(50));
    assertFalse(bill(order, hers, discount(order, ANA, percent(10))).isLarge(percent(10), TENTH));
    bens.approvedBy(IRIS.staffId(), IRIS.name());
    assertFalse(bill(order, bens, discount(order, ANA, percent(10))).isLarge(percent(10), TENTH));
  }
}
