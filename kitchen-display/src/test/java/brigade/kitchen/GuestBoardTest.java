package brigade.kitchen;

import static brigade.kitchen.KitchenFixture.EXPO;
import static brigade.kitchen.KitchenFixture.a;
import static brigade.kitchen.KitchenFixture.at;
import static brigade.kitchen.KitchenFixture.sent;
import static brigade.kitchen.KitchenFixture.table;
import static brigade.kitchen.KitchenFixture.takeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the guests' board")
class GuestBoardTest {
  private static GuestBoard board(int minute, Map<UUID, Instant> read, OrderTickets... orders) {
    List<Ticket> all = new ArrayList<>();
    for (OrderTickets order : orders) {
      all.addAll(order.all());
    }
    return GuestBoard.of(all, read, Map.of(), Duration.ofMinutes(2), at(minute).at());
  }

  private static void make(OrderTickets order, int minute) {
    order.all().stream()
        .filter(ticket -> !ticket.isExpo())
        .forEach(ticket -> order.bump(ticket.id(), null, null, false, at(minute)));
  }

  @Test
  void anOrderIsReadyOnlyWhenAllOfItIs() {
    OrderTickets order = sent(takeout("#118", a("BURGER"), a("SALAD").from("COLD")));
    assertEquals(1, board(1, Map.of(), order).preparing().size());
    order.bump(at(order, KitchenFixture.GRILL).id(), null, null, false, at(2));
    assertEquals(1, board(2, Map.of(), order).preparing().size());
    order.bump(at(order, KitchenFixture.COLD).id(), null, null, false, at(3));
    assertEquals(0, board(3, Map.of(), order).preparing().size());
    assertEquals(at(3).at(), board(3, Map.of(), order).ready().getFirst().since());
  }

  @Test
  void itLeavesSomeMinutesAfterExpoHandedItOver() {
    OrderTickets order = sent(takeout("#118", a("BURGER")));
    make(order, 3);
    assertEquals(1, board(90, Map.of(), order).ready().size());
    order.bump(at(order, EXPO).id(), null, null, false, at(91));
    assertEquals(at(91).at(), board(92, Map.of(), order).ready().getFirst().handedOverAt());
    assertTrue(board(93, Map.of(), order).ready().isEmpty());
  }

  @Test
  void whatTheBarCallsOutIsFetchedWhenTheCallIsAnswered() {
    OrderTickets order = sent(takeout("#118", a("SPRITZ").from("BAR")));
    Ticket bar = at(order, KitchenFixture.BAR);
    make(order, 3);
    assertEquals(1, board(30, Map.of(), order).ready().size());
    assertTrue(board(30, Map.of(bar.id(), at(20).at()), order).ready().isEmpty());
  }

  @Test
  void theLatestReadyIsFirstAndTablesAreNotShown() {
    OrderTickets one = sent(takeout("#118", a("BURGER")));
    OrderTickets two = sent(takeout("#119", a("BURGER")));
    make(one, 3);
    make(two, 4);
    GuestBoard board = board(5, Map.of(), one, two, sent(table("T1", a("BURGER"))));
    assertEquals(
        List.of(two, one).stream().map(o -> o.all().iterator().next().orderId()).toList(),
        board.ready().stream().map(GuestBoard.Entry::orderId).toList());
    assertTrue(board.preparing().isEmpty());
  }

  @Test
  void anOrderOfWhichAllWasVoidedIsShownNowhere() {
    OrderTickets order = sent(takeout("#118", a("BURGER")));
    UUID line = at(order, KitchenFixture.GRILL).items().getFirst().orderLineId();
    order.voidLine(line, 1, at(1), "left");
    GuestBoard board = board(2, Map.of(), order);
    assertTrue(board.preparing().isEmpty() && board.ready().isEmpty());
  }

  @Test
  void nobodysSurnameIsShown() {
    assertEquals("Maria", GuestBoard.firstName("  Maria Ionescu "));
    assertEquals("", GuestBoard.firstName(" "));
    assertEquals(16, GuestBoard.firstName("x".repeat(40)).length());
  }
}
