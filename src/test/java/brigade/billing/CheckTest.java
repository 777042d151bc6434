package brigade.billing;

import static brigade.billing.CheckState.OPEN;
import static brigade.billing.CheckState.PAID;
import static brigade.billing.CheckState.PAYMENT_PENDING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.money.Money;
import brigade.venue.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:58:00Z");
  private static final Figures FIGURES =
      CheckFixture.dinner().with("Menu", 1, 4_500, CheckFixture.FOOD).derive().figures();

  private static Check check() {
    return new Check(UUID.randomUUID(), 1047, 1, List.of());
  }

  private static Check in(CheckState state) {
    Check check = check();
    switch (state) {
      case OPEN -> {}
      case PAYMENT_PENDING -> check.pending(FIGURES, "Ana", NOW);
      case PAID -> check.paid(FIGURES, "Ana", NOW, LocalDate.of(2026, 11, 20));
    }
    return check;
  }

  @Test
  void everyPairOfStatesIsAllowedOrRefusedByTheTable() {
    Map<CheckState, Set<CheckState>> allowed = new EnumMap<>(CheckState.class);
    allowed.put(OPEN, EnumSet.of(PAYMENT_PENDING, PAID));
    allowed.put(PAYMENT_PENDING, EnumSet.of(OPEN, PAID));
    allowed.put(PAID, EnumSet.of(OPEN));
    for (CheckState from : CheckState.values()) {
      for (CheckState to : CheckState.values()) {
        assertEquals(allowed.get(from).contains(to), from.mayBecome(to), from + " to " + to);
      }
    }
  }

  @Test
  void everyVerbGoesOnlyWhereItMay() {
    for (CheckState state : CheckState.values()) {
      verb(state, state == OPEN, PAYMENT_PENDING, c -> c.pending(FIGURES, "Ben", NOW));
      verb(state, state == PAYMENT_PENDING, OPEN, Check::declined);
      verb(state, state == PAID, OPEN, Check::reopen);
      verb(
          state, state != PAID, PAID, c -> c.paid(FIGURES, "Ben", NOW, LocalDate.of(2026, 11, 20)));
    }
  }

  private static void verb(
      CheckState from, boolean allowed, CheckState to, java.util.function.Consumer<Check> verb) {
    Check check = in(from);
    if (allowed) {
      verb.accept(check);
      assertEquals(to, check.state());
    } else {
      assertThrows(IllegalStateException.class, () -> verb.accept(check));
      assertEquals(from, check.state());
    }
  }

  @Test
  void pendingCheckKeepsItsFiguresAndLosesThemWhenDeclined() {
    Check check = in(PAYMENT_PENDING);
    assertEquals(FIGURES.totals(), check.fixed(FIGURES.totals().taxes(), FIGURES.lines()).totals());
    assertEquals("Ana", check.actedBy().orElseThrow());
    check.declined();
    assertThrows(IllegalStateException.class, () -> check.fixed(List.of(), List.of()));
    assertEquals(true, check.actedBy().isEmpty());
  }

  @Test
  void idOfACheckFollowsFromItsOrderAndPart() {
    UUID order = UUID.randomUUID();
    assertEquals(CheckIds.of(order, 1), CheckIds.of(order, 1));
    assertNotEquals(CheckIds.of(order, 1), CheckIds.of(order, 2));
    assertNotEquals(CheckIds.of(order, 1), CheckIds.of(UUID.randomUUID(), 1));
    assertEquals(8, CheckIds.of(order, 1).version());
    assertEquals(2, CheckIds.of(order, 1).variant());
    assertEquals("1047-1", check().number());
  }

  @Test
  @DisplayName("M9 an order of which check after check is paid never runs out of them")
  void checksLeadBackToTheirOrderHoweverManyThereAre() {
    UUID order = Ids.next();
    UUID another = Ids.next();
    assertEquals(Optional.of(order), CheckIds.orderOfFirst(CheckIds.of(order, 1)));
    for (int part : new int[] {1, 2, 128, 129, 5_000, CheckIds.PARTS}) {
      CheckIds.Range range = CheckIds.ordersOf(CheckIds.of(order, part)).orElseThrow();
      assertTrue(range.first().toString().compareTo(order.toString()) <= 0);
      assertTrue(range.last().toString().compareTo(order.toString()) >= 0);
      assertFalse(
          range.first().toString().compareTo(another.toString()) <= 0
              && range.last().toString().compareTo(another.toString()) >= 0);
    }
    assertEquals(Optional.empty(), CheckIds.ordersOf(order));
    assertThrows(IllegalArgumentException.class, () -> CheckIds.of(order, CheckIds.PARTS + 1));
  }

  @Test
  void paperIsTheSameOnlyWhileEveryFigureIs() {
    String before = Bill.fingerprint(FIGURES);
    assertEquals(before, Bill.fingerprint(FIGURES));
    Figures rounded = FIGURES.rounded(Money.of(-2));
    assertEquals(before, Bill.fingerprint(rounded));
    assertNotEquals(
        before,
        Bill.fingerprint(
            CheckFixture.dinner().with("Menu", 1, 4_600, CheckFixture.FOOD).derive().figures()));
  }
}
