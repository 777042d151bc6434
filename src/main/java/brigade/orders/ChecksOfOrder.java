package brigade.orders;

import brigade.money.Money;
import brigade.screen.Phrase;
import brigade.sql.Writes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What orders need to know of checks. Whoever settles orders implements it. */
public interface ChecksOfOrder {
  /**
   * The checks of an order, at least one. One that {@link Order#isNew()} has only its implicit
   * check, and asking for it asks nothing of the database.
   */
  List<CheckSummary> of(Order order);

  /** The checks of several orders, by order. */
  default Map<UUID, List<CheckSummary>> ofAll(Collection<Order> orders) {
    Map<UUID, List<CheckSummary>> checks = new LinkedHashMap<>();
    orders.forEach(order -> checks.put(order.id(), of(order)));
    return checks;
  }

  /**
   * The only check of an order about whose checks nothing is written, as {@link #askWritten} says.
   */
  List<CheckSummary> ofUnwritten(Order order);

  /**
   * Adds the question whether anything is written about the checks of an order, such as a split, a
   * payment or a discount, to statements that are run together.
   */
  void askWritten(UUID orderId, Writes questions, Consumer<Boolean> answer);

  /**
   * Why what the order owes must not change now, such as a payment under way, naming who does what;
   * empty when it may.
   */
  default Optional<Phrase> refusal(Order order) {
    return Optional.empty();
  }

  /**
   * Why lines must neither leave the order nor come to it, such as a check that is paid, naming who
   * did what; empty when they may.
   */
  default Optional<Phrase> fixed(Order order) {
    return refusal(order);
  }

  /**
   * Why lines of one order must not be reckoned with those of the other, such as an exemption from
   * tax that only one has; empty when they may.
   */
  default Optional<Phrase> apart(Order one, Order other) {
    return Optional.empty();
  }

  /**
   * A check in one line.
   *
   * @param number such as {@code 1047-1}
   * @param state as the API says it, such as {@code OPEN}
   * @param due what is left to pay
   */
  record CheckSummary(UUID id, String number, String state, Money total, Money due) {}
}
