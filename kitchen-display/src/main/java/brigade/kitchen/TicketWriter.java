package brigade.kitchen;

import brigade.sql.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;

/**
 * Writes the tickets of a send in one statement, however many lines there are: sending is the
 * hottest path of the house, and round trips are what it costs.
 */
@ApplicationScoped
class TicketWriter {
  private static final String INSERT =
      """
      with tickets as (
        insert into ticket (id, station_id, expo, expo_ticket_id, course, course_name, state,
            quoted_seconds, order_id, order_number, label, server_id, server_name, covers,
            order_type, add_on, sent_at, fired_at, pickup_at, allergies)
        select v.id, v.station_id, v.expo, v.expo_ticket_id, v.course, v.course_name, v.state,
            v.quoted_seconds, ?, ?, ?, ?, ?, ?, ?, ?, s.sent_at,
            case when v.state = 'HELD' then null else s.sent_at end, ?::timestamptz, ?
        from (select ?::timestamptz as sent_at) s, unnest(?::uuid[], ?::uuid[], ?::boolean[],
            ?::uuid[], ?::integer[], ?::text[], ?::text[], ?::integer[])
          as v (id, station_id, expo, expo_ticket_id, course, course_name, state, quoted_seconds))
      insert into ticket_item (id, ticket_id, position, order_line_id, menu_item_id, name,
          kitchen_name, quantity, seat, modifiers, note, no_route, state)
      select v.id, v.ticket_id, v.position, v.order_line_id, v.menu_item_id, v.name,
          v.kitchen_name, v.quantity, v.seat, v.modifiers::jsonb, v.note, v.no_route, v.state
      from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
          ?::integer[], ?::integer[], ?::text[], ?::text[], ?::boolean[], ?::text[])
        as v (id, ticket_id, position, order_line_id, menu_item_id, name, kitchen_name, quantity,
          seat, modifiers, note, no_route, state)
      """;

  private static final Modifiers MODIFIERS = new Modifiers();

  private final EntityManager entities;

  TicketWriter(EntityManager entities) {
    this.entities = entities;
  }

  /** Writes new tickets of one send with their items, within the caller's transaction. */
  void insert(List<Ticket> tickets) {
    entities.unwrap(Session.class).doWork(connection -> insert(connection, tickets));
  }

  private static void insert(Connection connection, List<Ticket> tickets) throws SQLException {
    Ticket first = tickets.getFirst();
    List<TicketItem> items = tickets.stream().flatMap(t -> t.items().stream()).toList();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Parameters to = new Parameters(insert);
      to.set(first.orderId());
      to.set(first.orderNumber());
      to.set(first.label());
      to.set(first.serverId());
      to.set(first.serverName());
      to.set(first.covers());
      to.set(first.orderType());
      to.set(first.addOn());
      to.set(first.pickupAt().orElse(null));
      to.column("text", first.allergies(), allergy -> allergy);
      to.set(first.sentAt());
      to.column("uuid", tickets, Ticket::id);
      to.column("uuid", tickets, Ticket::stationId);
      to.column("bool", tickets, Ticket::isExpo);
      to.column("uuid", tickets, t -> t.expoTicketId().orElse(null));
      to.column("int4", tickets, Ticket::course);
      to.column("text", tickets, Ticket::courseName);
      to.column("text", tickets, t -> t.state().name());
      to.column("int4", tickets, t -> t.quoted().map(q -> (int) q.toSeconds()).orElse(null));
      to.column("uuid", items, TicketItem::id);
      to.column("uuid", items, item -> item.ticket().id());
      to.column("int4", items, TicketItem::position);
      to.column("uuid", items, TicketItem::orderLineId);
      to.column("uuid", items, item -> item.menuItemId().orElse(null));
      to.column("text", items, TicketItem::name);
      to.column("text", items, TicketItem::kitchenName);
      to.column("int4", items, TicketItem::quantity);
      to.column("int4", items, item -> item.seat().orElse(null));
      to.column("text", items, i -> MODIFIERS.convertToDatabaseColumn(i.modifiers()));
      to.column("text", items, item -> item.note().orElse(null));
      to.column("bool", items, TicketItem::noRoute);
      to.column("text", items, item -> item.state().name());
      insert.executeUpdate();
    }
  }
}
