package brigade.billing.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import brigade.billing.Division;
import brigade.billing.Division.OpenLine;
import brigade.billing.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SplitPlanTest {
  private static final UUID MALBEC = UUID.randomUUID();
  private static final UUID CHEESE = UUID.randomUUID();
  private static final List<OpenLine> OPEN =
      List.of(
          new OpenLine(MALBEC, List.of(2), 2, Share.WHOLE, Set.of()),
          new OpenLine(CHEESE, List.of(), 1, Share.WHOLE, Set.of()));

  @Test
  void movingTakesALineAlong() {
    SplitPlan plan = SplitPlan.loose(OPEN).move(MALBEC, SplitPlan.LOOSE, 0, null);
    assertEquals(Optional.of(Share.WHOLE), plan.at(0, MALBEC));
    assertFalse(plan.complete());
    assertEquals(2, plan.move(CHEESE, SplitPlan.LOOSE, 1, null).parts().size());
  }

  @Test
  void onePortionOfTwoIsHalfTheLine() {
    SplitPlan plan = SplitPlan.of(Division.evenly(OPEN, 1)).move(MALBEC, 0, 1, Share.of(1, 2));
    assertEquals(Optional.of(Share.of(1, 2)), plan.at(0, MALBEC));
    assertEquals(Optional.of(Share.of(1, 2)), plan.at(1, MALBEC));
    assertEquals(Optional.empty(), plan.move(MALBEC, 1, 0, null).at(1, MALBEC));
  }

  @Test
  void sharingDividesAllThereIsOfALine() {
    SplitPlan thirds = SplitPlan.of(Division.evenly(OPEN, 3));
    SplitPlan halves = thirds.share(CHEESE, Set.of(0, 2));
    assertEquals(Optional.of(Share.of(1, 2)), halves.at(0, CHEESE));
    assertEquals(Optional.empty(), halves.at(1, CHEESE));
    assertEquals(Optional.of(Share.of(1, 2)), halves.at(2, CHEESE));
  }

  @Test
  void mergingAddsSharesAndSeats() {
    SplitPlan merged = SplitPlan.of(Division.evenly(OPEN, 3)).merge(2, 0);
    assertEquals(Optional.of(Share.of(2, 3)), merged.at(0, CHEESE));
    assertEquals(2, merged.parts().size());
  }

  @Test
  void movingToItsOwnPlaceChangesNothing() {
    SplitPlan plan = SplitPlan.of(Division.evenly(OPEN, 2));
    assertSame(plan, plan.move(MALBEC, 1, 1, null));
  }

  @Test
  void whateverIsDoneNoShareIsLostOrMade() {
    long seed = System.nanoTime();
    System.out.println("SplitPlanTest.whateverIsDoneNoShareIsLostOrMade seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      SplitPlan plan = SplitPlan.loose(OPEN);
      for (int step = 0; step < 12; step++) {
        UUID line = random.nextBoolean() ? MALBEC : CHEESE;
        int from = random.nextInt(plan.parts().size() + 1) - 1;
        int to = random.nextInt(plan.parts().size() + 1);
        plan =
            switch (random.nextInt(5)) {
              case 0, 1 -> plan.move(line, from, to, random.nextBoolean() ? Share.of(1, 2) : null);
              case 2 -> plan.share(line, places(plan, random));
              case 3 -> plan.extended();
              default -> from > 0 && plan.parts().size() > 1 ? plan.merge(from, 0) : plan.filled();
            };
        Map<UUID, Share> together = new HashMap<>(plan.loose());
        plan.parts()
            .forEach(p -> p.shares().forEach((id, s) -> together.merge(id, s, Share::plus)));
        assertEquals(Map.of(MALBEC, Share.WHOLE, CHEESE, Share.WHOLE), together);
      }
    }
  }

  private static List<Integer> places(SplitPlan plan, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < plan.parts().size(); i++) {
      if (random.nextBoolean()) {
        places.add(i);
      }
    }
    return places;
  }
}
