package brigade.kitchen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * What expo's screen shows.
 *
 * @param orders by key of their card, the longest fired first
 * @param calls open calls first, then those read lately
 * @param median from fire to expo's bump over the last hour
 * @param withinQuote how many in a hundred were within their quote over the last hour
 * @param newTable how long a new table would be quoted
 */
public record ExpoBoard(
    StationSummary station,
    List<ExpoOrder> orders,
    List<Call> calls,
    Optional<Duration> median,
    OptionalInt withinQuote,
    Duration newTable) {

  /**
   * A course of an order, put together from its stations.
   *
   * @param card expo's own tickets
   * @param guest whom it is for, where there is no table
   * @param stations the stations at work on it
   * @param items everything fired, in the order it was sent, with a part for each station at work
   * @param held the same of what is held
   * @param retired the stations that are gone; what they had is expo's to finish
   */
  public record ExpoOrder(
      BoardCard card,
      Optional<String> guest,
      List<StationProgress> stations,
      List<TicketItem> items,
      List<TicketItem> held,
      Set<UUID> retired) {

    /** Whether expo finishes it: its own, and what a station had that is gone. */
    public boolean isExpos(TicketItem item) {
      return item.isExpos() || retired.contains(item.ticket().stationId());
    }

    /**
     * The plates that came with one of its sends.
     *
     * @param expo one of the card's own tickets
     */
    public List<TicketItem> itemsOf(Ticket expo) {
      return platesOf(expo, items);
    }

    /** How many plates one of the card's held tickets stands for. */
    public int held(Ticket expo) {
      return platesOf(expo, held).stream().mapToInt(TicketItem::remaining).sum();
    }

    private static List<TicketItem> platesOf(Ticket expo, List<TicketItem> among) {
      return TicketItem.plates(
          among.stream()
              .filter(
                  item ->
                      item.ticket().id().equals(expo.id())
                          || item.ticket().expoTicketId().filter(expo.id()::equals).isPresent())
              .toList());
    }

    /** Whether all of it can go. */
    public boolean ready() {
      return !card.work().isEmpty()
          && items.stream().allMatch(item -> isExpos(item) || item.isSettled());
    }

    /** Whether something of it is to be made before its turn. */
    public boolean rushed() {
      return items.stream().anyMatch(TicketItem::isRushed);
    }

    /** The names of the stations it waits for. */
    public List<String> blockedBy() {
      return stations.stream().filter(s -> !s.finished()).map(StationProgress::name).toList();
    }

    /** When it should be out, if it was quoted. */
    public Optional<Instant> due() {
      return card.firedAt().flatMap(fired -> card.face().quoted().map(fired::plus));
    }
  }

  /**
   * How far a station is.
   *
   * @param done plates finished
   * @param total plates in all
   * @param finished whether its tickets are off its screen
   */
  public record StationProgress(String name, int done, int total, boolean finished) {}
}
