package brigade.orders.ui;

import brigade.floorplan.Floor;
import brigade.money.Money;
import brigade.orders.Alarms;
import brigade.orders.OrderType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the tables screen shows, read together.
 *
 * @param cards every table, by need
 * @param calls food that waits for this person, the oldest first
 * @param tabs orders at the bar that are open, or paid and not handed over
 * @param takeouts the same of what is fetched or delivered, the next one first
 * @param sales of this person today
 * @param news what this person has to know at once
 * @param tips of this person today, where they are known
 */
record Room(
    List<Card> cards,
    List<Up> calls,
    List<Tab> tabs,
    List<Tab> takeouts,
    Money sales,
    Optional<Money> tips,
    Optional<Floor> plan,
    Alarms.Now news) {

  /**
   * Food at the pass.
   *
   * @param label where it goes
   */
  record Up(UUID orderId, String label, String course, String summary, Instant since) {}

  /**
   * An order without a table.
   *
   * @param name the guest's, or the order's number
   * @param since when it was opened
   * @param pickup when it is fetched, if that was promised
   * @param look how far it is
   * @param paid whether it is settled, and only its food is still to be handed over
   */
  record Tab(
      UUID orderId,
      OrderType type,
      int number,
      String name,
      Instant since,
      Optional<Instant> pickup,
      Money amount,
      Sheet.Look look,
      boolean paid) {}
}
