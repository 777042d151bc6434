package brigade.kitchen.printing;

import static brigade.kitchen.printing.JobState.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobStateTest {
  @Test
  @DisplayName("K11 every pair of states is allowed or refused on purpose")
  void everyPairIsDecided() {
    Map<JobState, EnumSet<JobState>> allowed =
        Map.of(
            QUEUED, EnumSet.of(SENDING, PRINTED, FAILED),
            SENDING, EnumSet.of(QUEUED, PRINTED, FAILED, UNKNOWN),
            UNKNOWN, EnumSet.of(PRINTED),
            PRINTED, EnumSet.noneOf(JobState.class),
            FAILED, EnumSet.noneOf(JobState.class));
    for (JobState from : JobState.values()) {
      for (JobState to : JobState.values()) {
        assertEquals(allowed.get(from).contains(to), from.mayBecome(to), from + " to " + to);
      }
    }
  }
}
