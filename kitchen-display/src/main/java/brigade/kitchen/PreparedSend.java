package brigade.kitchen;

import brigade.kitchen.printing.PrintRequest;
import java.util.List;
import java.util.UUID;

/** A send sorted into tickets and chits, of which nothing is written yet. */
public final class PreparedSend {
  private final TicketRequest request;
  private final List<Ticket> tickets;
  private final List<PrintRequest> chits;
  private final List<UUID> unrouted;

  PreparedSend(
      TicketRequest request, List<Ticket> tickets, List<PrintRequest> chits, List<UUID> unrouted) {
    this.request = request;
    this.tickets = List.copyOf(tickets);
    this.chits = List.copyOf(chits);
    this.unrouted = List.copyOf(unrouted);
  }

  TicketRequest request() {
    return request;
  }

  List<Ticket> tickets() {
    return tickets;
  }

  List<PrintRequest> chits() {
    return chits;
  }

  Accepted accepted() {
    return new Accepted(
        tickets.stream().map(Ticket::id).toList(),
        request.items().stream().anyMatch(TicketRequest.Item::addOn),
        unrouted);
  }
}
