package brigade.kitchen.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brigade.venue.Ids;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  @DisplayName("a screen that stays on for months remembers what is there and the latest that was")
  void itDoesNotGrow() {
    Recent recent = new Recent();
    UUID stays = Ids.next();
    UUID first = Ids.next();
    recent.addAll(Set.of(stays, first));
    UUID last = first;
    for (int i = 0; i < 3 * Recent.GONE; i++) {
      last = Ids.next();
      assertTrue(recent.addAll(Set.of(stays, last)));
    }
    assertTrue(recent.contains(stays), "what is there is known, however old");
    assertFalse(recent.add(stays));
    assertFalse(recent.addAll(Set.of(stays, last)), "what comes back soon is not new");
    assertFalse(recent.contains(first), "what went long ago is forgotten");
  }
}
