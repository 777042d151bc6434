package brigade.kitchen;

import brigade.sql.Parameters;
import brigade.sql.Placed;
import brigade.sql.Writes;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the tickets of sends in one statement, however many sends and lines there are: sending is
 * the hottest path of the house, and round trips are what it costs.
 */
final class TicketWriter {
  private static final String INSERT =
      """
      with tickets as (
        insert into ticket (id, station_id, expo, expo_ticket_id, course, course_name, state,
            quoted_seconds, order_id, order_number, label, server_id, server_name, covers,
            order_type, type_label, add_on, sent_at, fired_at, pickup_at, allergies)
        select t.id, t.station_id, t.expo, t.expo_ticket_id, t.course, t.course_name, t.state,
            t.quoted_seconds, s.order_id, s.order_number, s.label, s.server_id, s.server_name,
            s.covers, s.order_type, s.type_label, t.add_on, s.sent_at::timestamptz,
            case when t.state = 'HELD' then null else s.sent_at::timestamptz end,
            s.pickup_at::timestamptz, string_to_array(s.allergies, chr(10))
        from unnest(?::uuid[], ?::integer[], ?::text[], ?::uuid[], ?::text[], ?::integer[],
            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
          as s (order_id, order_number, label, server_id, server_name, covers, order_type,
            type_label, sent_at, pickup_at, allergies, place)
        join unnest(?::integer[], ?::uuid[], ?::uuid[], ?::boolean[], ?::uuid[], ?::integer[],
            ?::text[], ?::boolean[], ?::text[], ?::integer[])
          as t (send, id, station_id, expo, expo_ticket_id, course, course_name, add_on, state,
            quoted_seconds) on t.send = s.place)
      insert into ticket_item (order_line_id, station_id, ticket_id, position, menu_item_id, name,
          kitchen_name, quantity, seat, modifiers, note, no_route, state)
      select v.order_line_id, v.station_id, v.ticket_id, v.position, v.menu_item_id, v.name,
          v.kitchen_name, v.quantity, v.seat, v.modifiers::jsonb, v.note, v.no_route, v.state
      from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::text[],
          ?::integer[], ?::integer[], ?::text[], ?::text[], ?::boolean[], ?::text[])
        as v (order_line_id, station_id, ticket_id, position, menu_item_id, name, kitchen_name, quantity,
          seat, modifiers, note, no_route, state)
      """;

  private static final Modifiers MODIFIERS = new Modifiers();

  private TicketWriter() {}

  /** Adds the new tickets of these sends with their items to what is to be written. */
  static void add(List<PreparedSend> sends, Writes writes) {
    writes.add(INSERT, to -> fill(to, sends));
  }

  private static void fill(Parameters to, List<PreparedSend> sends) throws SQLException {
    List<TicketRequest> requests = sends.stream().map(PreparedSend::request).toList();
    Placed<Ticket> placed = Placed.of(sends, PreparedSend::tickets);
    List<Ticket> tickets = placed.rows();
    List<TicketItem> items = tickets.stream().flatMap(t -> t.items().stream()).toList();
    to.column("uuid", requests, TicketRequest::orderId);
    to.column("int4", requests, TicketRequest::orderNumber);
    to.column("text", requests, TicketRequest::label);
    to.column("uuid", requests, TicketRequest::serverId);
    to.column("text", requests, TicketRequest::serverName);
    to.column("int4", requests, TicketRequest::covers);
    to.column("text", requests, TicketRequest::orderType);
    to.column("text", requests, TicketRequest::typeLabel);
    to.column("text", requests, request -> request.sentAt().toString());
    to.column("text", requests, r -> r.pickupAt() == null ? null : r.pickupAt().toString());
    to.column("text", requests, request -> String.join("\n", request.allergies()));
    to.column("int4", placed.places(), place -> place);
    to.column("uuid", tickets, Ticket::id);
    to.column("uuid", tickets, Ticket::stationId);
    to.column("bool", tickets, Ticket::isExpo);
    to.column("uuid", tickets, t -> t.expoTicketId().orElse(null));
    to.column("int4", tickets, Ticket::course);
    to.column("text", tickets, Ticket::courseName);
    to.column("bool", tickets, Ticket::addOn);
    to.column("text", tickets, t -> t.state().name());
    to.column("int4", tickets, t -> t.quoted().map(q -> (int) q.toSeconds()).orElse(null));
    to.column("uuid", items, TicketItem::orderLineId);
    to.column("uuid", items, item -> item.ticket().stationId());
    to.column("uuid", items, item -> item.ticket().id());
    to.column("int4", items, TicketItem::position);
    to.column("uuid", items, item -> item.menuItemId().orElse(null));
    to.column("text", items, TicketItem::name);
    to.column("text", items, TicketItem::kitchenName);
    to.column("int4", items, TicketItem::quantity);
    to.column("int4", items, item -> item.seat().orElse(null));
    to.column("text", items, i -> MODIFIERS.convertToDatabaseColumn(i.modifiers()));
    to.column("text", items, item -> item.note().orElse(null));
    to.column("bool", items, TicketItem::noRoute);
    to.column("text", items, item -> item.state().name());
  }
}
