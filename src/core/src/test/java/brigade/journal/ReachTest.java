package brigade.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.journal.Reach.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Reach AT_FIVE = new Reach(5, "head", 5, List.of());

  @Test
  void whatIsMissingBelowTheHighestIsAwaited() {
    Reach seen = AT_FIVE.looked(List.of(6L, 9L, 10L, 12L)).meanwhile(Set.of("3/1"));
    assertEquals(12, seen.highest());
    assertEquals(List.of(new Gap(7, 8), new Gap(11, 11)), seen.due());
  }

  @Test
  void aGapIsLookedAtAgainOnlyWhenOneEndsThatMayFillIt() {
    Reach waiting = AT_FIVE.looked(List.of(7L)).meanwhile(Set.of("3/1", "4/1")).looked(List.of());
    assertEquals(List.of(), waiting.meanwhile(Set.of("3/1", "4/1")).due());
    assertEquals(List.of(), waiting.meanwhile(Set.of("3/1", "4/1", "5/9")).due());
    assertEquals(List.of(new Gap(6, 6)), waiting.meanwhile(Set.of("4/1")).due());
    assertEquals(List.of(new Gap(6, 6)), waiting.meanwhile(Set.of("4/1", "3/2")).due());
  }

  @Test
  void aGapIsForgottenOnlyAfterALookOnceAllAreOverThatMayFillIt() {
    Reach missed = AT_FIVE.looked(List.of(7L));
    Reach waiting = missed.meanwhile(Set.of("3/1", "4/1")).looked(List.of(8L));
    assertEquals(1, waiting.awaited().size());
    Reach oneLeft = waiting.meanwhile(Set.of("4/1", "8/8")).looked(List.of());
    assertEquals(1, oneLeft.awaited().size());
    Reach over = oneLeft.meanwhile(Set.of("8/8"));
    assertEquals(List.of(new Gap(6, 6)), over.due());
    assertEquals(List.of(), over.looked(List.of()).awaited());
    Reach nobody = missed.meanwhile(Set.of());
    assertEquals(List.of(new Gap(6, 6)), nobody.due());
    assertEquals(List.of(), nobody.looked(List.of()).awaited());
  }

  @Test
  void aLookThatWasCutShortIsOwedStill() {
    Reach waiting = AT_FIVE.looked(List.of(7L)).meanwhile(Set.of("3/1")).looked(List.of());
    Reach over = waiting.meanwhile(Set.of());
    assertEquals(List.of(new Gap(6, 6)), over.meanwhile(Set.of()).due());
  }

  @Test
  void atTheBeginningAnyRowMayLackItsSeal() {
    Reach begun = Reach.begin(3, "head", 900).meanwhile(Set.of("3/1"));
    assertEquals(List.of(new Gap(1, 900)), begun.due());
    Reach looked = begun.looked(List.of(901L));
    assertEquals(List.of(), looked.meanwhile(Set.of("3/1")).due());
    assertEquals(List.of(new Gap(1, 900)), looked.meanwhile(Set.of()).due());
    assertEquals(List.of(), Reach.begin(0, "head", 0).awaited());
  }

  @Test
  void gapsThatNobodyFillsHaveALimit() {
    List<Long> everySecond = new ArrayList<>();
    for (long seq = 7; everySecond.size() < Reach.MOST_AWAITED; seq += 2) {
      everySecond.add(seq);
    }
    Reach full = AT_FIVE.looked(everySecond).meanwhile(Set.of("3/1")).looked(List.of());
    assertEquals(Reach.MOST_AWAITED, full.meanwhile(Set.of()).due().size());
    Reach more = full.looked(List.of(full.highest() + 2));
    assertTrue(more.awaited().stream().mapToInt(one -> one.gaps().size()).sum() <= 1);
  }
}
