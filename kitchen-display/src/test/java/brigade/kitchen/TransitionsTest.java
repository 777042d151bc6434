package brigade.kitchen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private static final Map<TicketState, Set<TicketState>> TICKETS =
      Map.of(
          TicketState.HELD, Set.of(TicketState.OPEN, TicketState.CANCELLED),
          TicketState.OPEN, Set.of(TicketState.BUMPED, TicketState.CANCELLED),
          TicketState.BUMPED, Set.of(TicketState.OPEN),
          TicketState.CANCELLED, Set.of());

  private static final Map<ItemState, Set<ItemState>> ITEMS =
      Map.of(
          ItemState.HELD, Set.of(ItemState.COOKING, ItemState.CLEARED),
          ItemState.COOKING, Set.of(ItemState.DONE, ItemState.VOIDED),
          ItemState.DONE, Set.of(ItemState.COOKING, ItemState.VOIDED),
          ItemState.VOIDED, Set.of(ItemState.CLEARED),
          ItemState.CLEARED, Set.of());

  @Test
  void aTicketGoesOnlyWhereTheTableAllows() {
    for (TicketState from : TicketState.values()) {
      for (TicketState to : TicketState.values()) {
        if (TICKETS.get(from).contains(to)) {
          assertEquals(to, from.to(to));
        } else {
          assertThrows(IllegalStateException.class, () -> from.to(to), from + " to " + to);
        }
      }
    }
  }

  @Test
  void anItemGoesOnlyWhereTheTableAllows() {
    for (ItemState from : ItemState.values()) {
      for (ItemState to : ItemState.values()) {
        if (ITEMS.get(from).contains(to)) {
          assertEquals(to, from.to(to));
        } else {
          assertThrows(IllegalStateException.class, () -> from.to(to), from + " to " + to);
        }
      }
    }
  }
}
