package brigade.kitchen;

import static brigade.kitchen.KitchenFixture.GRILL;
import static brigade.kitchen.KitchenFixture.ROUTER;
import static brigade.kitchen.KitchenFixture.a;
import static brigade.kitchen.KitchenFixture.at;
import static brigade.kitchen.KitchenFixture.later;
import static brigade.kitchen.KitchenFixture.plan;
import static brigade.kitchen.KitchenFixture.sent;
import static brigade.kitchen.KitchenFixture.table;
import static brigade.kitchen.KitchenFixture.takeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brigade.kitchen.ExpoBoard.ExpoOrder;
import brigade.kitchen.ScreenSettings.Sort;
import brigade.venue.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardCardTest {
  @Test
  void eachCourseOfATableHasACardAndWhatIsTakenAwayHasOne() {
    assertEquals(2, cards(plan(table("T12", a("SOUP").course(1), a("BURGER")))).size());
    List<BoardCard> bag = cards(plan(takeout("#118", a("SOUP").course(1), a("BURGER"))));
    assertEquals(1, bag.size());
    assertEquals(2, bag.getFirst().work().size());
  }

  @Test
  void aSecondSendOfACourseStandsOnTheSameCardAsWhatWasAdded() {
    UUID order = Ids.next();
    List<Ticket> all = new ArrayList<>();
    all.addAll(plan(table(order, "T12", List.of(), a("BURGER"))).tickets());
    all.addAll(plan(later(order, "T12", a("HANGER"))).tickets());
    List<Ticket> expo = all.stream().filter(Ticket::isExpo).toList();
    List<BoardCard> cards = BoardCard.of(expo);
    assertEquals(1, cards.size());
    ExpoOrder shown =
        new ExpoOrder(
            cards.getFirst(),
            Optional.empty(),
            List.of(),
            all.stream().flatMap(ticket -> ticket.items().stream()).toList(),
            List.of(),
            Set.of());
    Ticket added = cards.getFirst().addOns().getFirst();
    assertEquals(List.of("HANGER"), names(shown.itemsOf(added)));
    assertEquals(List.of("BURGER"), names(shown.itemsOf(cards.getFirst().face())));
  }

  @Test
  void whatIsHeldStandsWithWhatWasFiredOfItsCourse() {
    UUID order = Ids.next();
    List<Ticket> all = new ArrayList<>();
    all.addAll(plan(table(order, "T12", List.of(), a("SOUP").course(1))).tickets());
    all.addAll(plan(later(order, "T12", a("BURGER").course(2))).tickets());
    all.addAll(plan(later(order, "T12", a("HANGER").course(2).held())).tickets());
    all.addAll(plan(later(order, "T12", a("FLAN").course(3).held())).tickets());
    List<BoardCard> cards = BoardCard.of(all.stream().filter(Ticket::isExpo).toList());
    assertEquals(List.of(1, 2), cards.stream().map(card -> card.face().course()).toList());
    assertEquals(
        List.of(List.of(3), List.of(2)),
        cards.stream().map(card -> card.held().stream().map(Ticket::course).toList()).toList());
  }

  @Test
  void whatIsToBeRushedComesFirstOnlyWhereTheStationSortsSo() {
    List<Ticket> grill = new ArrayList<>();
    for (String table : List.of("T1", "T2", "T3")) {
      OrderTickets order = sent(table(table, a("BURGER")));
      if (table.equals("T3")) {
        order.rush(List.of(), true);
      }
      grill.add(at(order, GRILL));
    }
    assertEquals(List.of("T1", "T2", "T3"), labels(BoardCard.of(grill)));
    assertEquals(List.of("T3", "T1", "T2"), labels(BoardCard.of(grill, screen(Sort.OLDEST, true))));
  }

  @Test
  void byWhatIsDueALaterTicketOfAQuickDishComesBeforeAnEarlierOfASlowOne() {
    Router router = ROUTER;
    List<Ticket> grill = new ArrayList<>();
    for (int minutes : List.of(20, 5, 10)) {
      TicketPlan plan =
          new TicketPlan(
              table("T" + minutes, a("BURGER")), router, (s, item) -> Duration.ofMinutes(minutes));
      plan.tickets().stream().filter(t -> t.stationId().equals(GRILL.id())).forEach(grill::add);
    }
    assertEquals(List.of("T20", "T5", "T10"), labels(BoardCard.of(grill)));
    assertEquals(List.of("T5", "T10", "T20"), labels(BoardCard.of(grill, screen(Sort.DUE, false))));
  }

  private static ScreenSettings screen(Sort sort, boolean rushFirst) {
    return new ScreenSettings(
        ScreenSettings.AUTOMATIC, ScreenSettings.TextSize.NORMAL, sort, rushFirst, false, true, 2);
  }

  private static List<String> labels(List<BoardCard> cards) {
    return cards.stream().map(card -> card.face().label()).toList();
  }

  private static List<String> names(List<TicketItem> items) {
    return items.stream().map(TicketItem::name).toList();
  }

  private static List<BoardCard> cards(TicketPlan plan) {
    return BoardCard.of(plan.tickets().stream().filter(Ticket::isExpo).toList());
  }
}
