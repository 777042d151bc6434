package brigade.shifts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brigade.money.Money;
import brigade.venue.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private final UUID ana = Ids.next();
  private final Shift shift =
      new Shift(Ids.next(), null, ana, "Ana", LocalDate.of(2026, 11, 20), Instant.EPOCH);

  @Test
  void overShortIsCountedLessExpected() {
    shift.close(count(1, 9_950, 10_000), ana, "Ana", Instant.EPOCH);
    assertEquals(Money.of(-50), shift.overShort().orElseThrow());
    assertFalse(shift.isOpen());
  }

  @Test
  void aClosedShiftIsNotClosedAgain() {
    shift.close(count(1, 1, 1), ana, "Ana", Instant.EPOCH);
    assertThrows(
        IllegalStateException.class, () -> shift.close(count(2, 1, 1), ana, "Ana", Instant.EPOCH));
  }

  @Test
  void aShiftOpenedByHandIsNotTakenOver() {
    assertThrows(IllegalStateException.class, shift::adopt);
  }

  @Test
  @DisplayName("O3 notes and coins add up to the count")
  void piecesAddUp() {
    ClosingShift.Counted counted =
        ClosingShift.Counted.ofPieces(
            Map.of(10_000L, 1, 5_000L, 6, 2_000L, 14, 1_000L, 11, 500L, 9), null);
    assertEquals(Money.of(83_500), counted.total());
  }

  @Test
  void aCountThatOverflowsIsAnErrorNotAnAmount() {
    assertThrows(
        ArithmeticException.class,
        () -> ClosingShift.Counted.ofPieces(Map.of(Long.MAX_VALUE, 2), null));
  }

  @Test
  void entriesCarryTheSignOfTheirKind() {
    assertEquals(Money.of(-500), DrawerEntry.Kind.DROP.signed(Money.of(500)));
    assertEquals(Money.of(500), DrawerEntry.Kind.CASH_IN.signed(Money.of(500)));
    assertEquals(Money.ZERO, DrawerEntry.Kind.NO_SALE.signed(Money.ZERO));
  }

  private DrawerCount count(int number, long counted, long expected) {
    return new DrawerCount(
        shift.id(), number, Instant.EPOCH, "Ana", Money.of(counted), Money.of(expected));
  }
}
