package brigade.kitchen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as clients get it. Expo's has the items of the stations' tickets that come together on
 * it, and its own.
 *
 * @param seq its number in the station's stream of changes; null in the moment between a change and
 *     its number
 * @param station the station's code
 * @param table where it goes, such as {@code T12} or {@code #118}
 * @param formerTable where it was to go before the party moved
 * @param server the server's name
 * @param course the course's number
 * @param typeLabel what cards and chits call the type of the order; empty where it needs no word
 * @param addOn whether something of its course was sent before this
 * @param sentAt when the ticket's clock started
 * @param firedAt when the fire clock started; null while held
 * @param quotedSeconds what the course was said to take from {@code firedAt}; null at stations
 *     beside expo
 */
public record TicketView(
    UUID id,
    @Nullable Long seq,
    String station,
    UUID orderId,
    int orderNumber,
    String table,
    @Nullable String formerTable,
    String server,
    UUID serverId,
    int covers,
    String orderType,
    String typeLabel,
    int course,
    String courseName,
    TicketState state,
    boolean addOn,
    Instant sentAt,
    @Nullable Instant firedAt,
    @Nullable Instant bumpedAt,
    @Nullable Instant pickupAt,
    @Nullable Integer quotedSeconds,
    List<String> allergies,
    List<ItemView> items) {

  /**
   * An item.
   *
   * @param station the code of the station that makes it
   * @param quantity what is left of it
   * @param voided how much was voided in all
   * @param voidUnread how much was voided and nobody has taken note of
   * @param noRoute whether no station makes it
   * @param rush whether it is to be made before its turn
   * @param seenAt when a screen first showed it
   */
  public record ItemView(
      UUID id,
      UUID orderLineId,
      String station,
      String name,
      String kitchenName,
      int quantity,
      int voided,
      int voidUnread,
      @Nullable String voidBy,
      @Nullable String voidReason,
      @Nullable Integer seat,
      List<TicketRequest.Mod> modifiers,
      @Nullable String note,
      boolean noRoute,
      ItemState state,
      boolean rush,
      @Nullable Instant seenAt,
      @Nullable String seenDevice,
      @Nullable Instant doneAt,
      @Nullable String doneBy) {}

  static TicketView of(Ticket ticket, Collection<Ticket> contributing, Stations stations) {
    List<ItemView> items = new ArrayList<>();
    for (Ticket station : contributing) {
      station.items().forEach(item -> items.add(item(item, stations)));
    }
    ticket.items().forEach(item -> items.add(item(item, stations)));
    return new TicketView(
        ticket.id(),
        ticket.seq().orElse(null),
        stations.codeOf(ticket.stationId()),
        ticket.orderId(),
        ticket.orderNumber(),
        ticket.label(),
        ticket.formerLabel().orElse(null),
        ticket.serverName(),
        ticket.serverId(),
        ticket.covers(),
        ticket.orderType(),
        ticket.typeLabel(),
        ticket.course(),
        ticket.courseName(),
        ticket.state(),
        ticket.addOn(),
        ticket.sentAt(),
        ticket.firedAt().orElse(null),
        ticket.bumpedAt().orElse(null),
        ticket.pickupAt().orElse(null),
        ticket.quoted().map(quoted -> (int) quoted.toSeconds()).orElse(null),
        ticket.allergies(),
        items);
  }

  private static ItemView item(TicketItem item, Stations stations) {
    return new ItemView(
        item.id(),
        item.orderLineId(),
        stations.codeOf(item.ticket().stationId()),
        item.name(),
        item.kitchenName(),
        item.remaining(),
        item.voided(),
        item.voidUnread(),
        item.voidBy().orElse(null),
        item.voidReason().orElse(null),
        item.seat().orElse(null),
        item.modifiers(),
        item.note().orElse(null),
        item.noRoute(),
        item.state(),
        item.isRushed(),
        item.seenAt().orElse(null),
        item.seenDevice().orElse(null),
        item.doneAt().orElse(null),
        item.doneBy().orElse(null));
  }
}
