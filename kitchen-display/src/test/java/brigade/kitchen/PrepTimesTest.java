package brigade.kitchen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.kitchen.PrepTimes.Load;
import brigade.kitchen.PrepTimes.Made;
import brigade.venue.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrepTimesTest {
  private static final UUID GRILL = Ids.next();
  private static final UUID STEAK = Ids.next();
  private static final UUID FRITES = Ids.next();
  private static final Instant SEVEN = Instant.parse("2026-11-20T19:00:00Z");

  private final List<Made> made = new ArrayList<>();

  private PrepTimesTest steak(int atMinute, int minutes) {
    return dish(STEAK, 1, atMinute, minutes * 60);
  }

  private PrepTimesTest dish(UUID item, int portions, int atMinute, int seconds) {
    Instant fired = SEVEN.plus(Duration.ofMinutes(atMinute));
    made.add(new Made(GRILL, item, portions, fired, fired.plusSeconds(seconds)));
    return this;
  }

  private Optional<Duration> expected(Load load) {
    return PrepTimes.of(made).expected(GRILL, STEAK, load);
  }

  @Test
  void fewerThanFiveSayNothing() {
    steak(0, 8).steak(20, 9).steak(40, 10).steak(60, 11);
    assertEquals(Optional.empty(), expected(Load.QUIET));
    steak(80, 60);
    assertEquals(Optional.of(Duration.ofMinutes(10)), expected(Load.QUIET));
  }

  @Test
  void theOrderInWhichItIsReadIsNoMatter() {
    for (int i = 0; i < 50; i++) {
      steak(i * 3, 5 + i % 7);
    }
    Optional<Duration> quiet = expected(Load.QUIET);
    Collections.shuffle(made, new Random(7));
    assertEquals(quiet, expected(Load.QUIET));
  }

  @Test
  void whatWasBumpedByMistakeOrForgottenTeachesNothing() {
    steak(0, 8).steak(20, 8).steak(40, 8).steak(60, 8).steak(80, 8);
    for (int i = 0; i < 20; i++) {
      dish(STEAK, 1, 200 + 200 * i, 3);
      dish(STEAK, 1, 300 + 200 * i, 3 * 60 * 60);
    }
    assertEquals(8, PrepTimes.of(made).learnt(GRILL, STEAK).orElseThrow().median().toMinutes());
    assertEquals(5, PrepTimes.of(made).learnt(GRILL, STEAK).orElseThrow().count());
  }

  @Test
  void aFullStationIsSlowerAndThatIsKnown() {
    for (int i = 0; i < 6; i++) {
      steak(i * 60, 8);
    }
    for (int i = 0; i < 6; i++) {
      int at = 1_000 + i * 60;
      dish(FRITES, 20, at, 20 * 60);
      steak(at + 1, 15);
    }
    assertEquals(Optional.of(Duration.ofMinutes(8)), expected(Load.QUIET));
    assertEquals(Optional.of(Duration.ofMinutes(15)), expected(Load.FULL));
    // Of a load that was never seen the median of all is what is known.
    assertEquals(Optional.of(Duration.ofMinutes(8)), expected(Load.BUSY));
  }

  @Test
  void whatIsDoneIsAheadOfNobody() {
    for (int i = 0; i < 6; i++) {
      dish(FRITES, 20, i * 60, 5 * 60);
      steak(i * 60 + 5, 9);
    }
    assertEquals(
        Optional.of(Duration.ofMinutes(9)),
        Optional.ofNullable(
            PrepTimes.of(made).learnt(GRILL, STEAK).orElseThrow().byLoad().get(Load.QUIET)));
  }

  @Test
  void theTimeAtWorkIsSharedAmongItsPortions() {
    // Twice ten minutes of work with five portions each, and nothing in between.
    for (int round = 0; round < 2; round++) {
      dish(FRITES, 2, round * 100, 600).dish(STEAK, 2, round * 100 + 1, 400);
      dish(STEAK, 1, round * 100 + 2, 480);
    }
    assertEquals(Optional.of(Duration.ofSeconds(120)), PrepTimes.of(made).perPortion(GRILL));
    assertEquals(Optional.empty(), PrepTimes.NONE.perPortion(GRILL));
  }

  @Test
  void loadsGoByThePortionsAhead() {
    assertEquals(Load.QUIET, Load.of(0));
    assertEquals(Load.QUIET, Load.of(4));
    assertEquals(Load.BUSY, Load.of(5));
    assertEquals(Load.BUSY, Load.of(12));
    assertEquals(Load.FULL, Load.of(13));
  }
}
