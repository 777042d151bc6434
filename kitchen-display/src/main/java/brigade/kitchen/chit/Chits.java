package brigade.kitchen.chit;

import brigade.kitchen.ReadingTickets;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.kitchen.TicketLine;
import brigade.kitchen.TicketState;
import brigade.kitchen.printing.ComposesPapers;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperForm;
import brigade.kitchen.printing.PaperForms;
import brigade.kitchen.printing.PrintRequest;
import brigade.kitchen.printing.Printing;
import brigade.screen.Texts;
import brigade.sql.Writes;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders the printing of tickets within the caller's transaction, at their stations and, where a
 * printer takes it, the order as a whole.
 */
@ApplicationScoped
public class Chits implements ComposesPapers {
  private static final String CHIT = "CHIT";
  private static final String MASTER = "MASTER";
  private static final String VOID = "VOID";
  private static final String CHANGE = "CHANGE";
  private static final String MOVED = "MOVED";
  private static final String ALLERGY = "ALLERGY";
  private static final String RUSH = "RUSH";

  private final Printing printing;
  private final ReadingTickets tickets;
  private final Stations stations;
  private final PaperForms forms;
  private final Venues venues;
  private final Clock clock;

  Chits(
      Printing printing,
      ReadingTickets tickets,
      Stations stations,
      PaperForms forms,
      Venues venues,
      Clock clock) {
    this.printing = printing;
    this.tickets = tickets;
    this.stations = stations;
    this.forms = forms;
    this.venues = venues;
    this.clock = clock;
  }

  /**
   * Prints tickets of a held course that was fired. Their papers are kept: what was voided while
   * they were held is not on them, and the tickets don't say when that was.
   */
  public void printFired(Collection<Ticket> fired) {
    printing.submitAll(
        requests(
            fired,
            ticket -> work(ticket, fired, TicketLine.of(ticket.items(), ticket.allergies())),
            () -> papers().master(withItems(fired), List.of(), false, this::name, masterForm())));
  }

  /** Adds chits to what is to be written with other things. */
  public void print(List<PrintRequest> chits, Writes writes) {
    printing.submitAll(chits, writes);
  }

  /**
   * The chits of tickets that are started as they are sent; expo's only for what no station makes.
   * Their papers are composed when they are wanted.
   */
  public List<PrintRequest> requests(Collection<Ticket> started) {
    return requests(started, ticket -> null, () -> null);
  }

  private List<PrintRequest> requests(
      Collection<Ticket> started,
      Function<Ticket, @Nullable Paper> paper,
      Supplier<@Nullable Paper> whole) {
    List<PrintRequest> requests = new ArrayList<>();
    List<Ticket> making = withItems(started);
    for (Ticket ticket : making) {
      station(ticket)
          .ifPresent(
              station ->
                  requests.add(
                      new PrintRequest(
                          PrintRequest.station(station.code()),
                          CHIT,
                          label(ticket, what(ticket)),
                          ticket.id(),
                          paper.apply(ticket))));
    }
    if (!making.isEmpty()) {
      Ticket first = making.getFirst();
      requests.add(
          new PrintRequest(
              PrintRequest.MASTER,
              MASTER,
              label(first, words("kitchen.chit.label.order")),
              first.id(),
              whole.get()));
    }
    return requests;
  }

  private static List<Ticket> withItems(Collection<Ticket> of) {
    return of.stream().filter(ticket -> !ticket.items().isEmpty()).toList();
  }

  /** A chit is composed from its ticket, which keeps what was sent; it goes where it goes now. */
  @Override
  @Transactional
  public Map<UUID, Paper> compose(String kind, Collection<UUID> ticketIds) {
    if (!kind.equals(CHIT) && !kind.equals(MASTER)) {
      return Map.of();
    }
    Set<UUID> wanted = Set.copyOf(ticketIds);
    Map<UUID, Paper> papers = new HashMap<>();
    List<Ticket> all = tickets.withSiblings(wanted);
    for (Ticket ticket : all) {
      if (wanted.contains(ticket.id())) {
        papers.put(
            ticket.id(),
            kind.equals(CHIT)
                ? work(ticket, all, TicketLine.asSent(onChitOf(ticket, all), ticket.allergies()))
                : whole(ticket, all));
      }
    }
    return papers;
  }

  /** What stands on a ticket's chit, also where it went to another order since. */
  private static List<TicketItem> onChitOf(Ticket ticket, List<Ticket> all) {
    return all.stream()
        .filter(other -> other.equals(ticket) || other.chit().equals(ticket.id()))
        .flatMap(other -> other.items().stream())
        .toList();
  }

  private Paper whole(Ticket ticket, List<Ticket> all) {
    Set<UUID> here =
        all.stream()
            .filter(other -> other.orderId().equals(ticket.orderId()))
            .map(Ticket::id)
            .collect(Collectors.toSet());
    List<Ticket> sent =
        withItems(all).stream()
            .filter(t -> here.contains(t.id()) || here.contains(t.chit()))
            .filter(t -> t.sentAt().equals(ticket.sentAt()))
            // What went elsewhere does not say whose paper it is.
            .sorted(Comparator.comparing(t -> !t.orderId().equals(ticket.orderId())))
            .toList();
    List<Ticket> started = sent.stream().filter(t -> t.firedAt().equals(ticket.firedAt())).toList();
    List<Ticket> waiting = sent.stream().filter(t -> t.state() == TicketState.HELD).toList();
    return papers().master(started, waiting, true, this::name, masterForm());
  }

  /**
   * Prints a void at the station that got the item.
   *
   * @param quantity how many were voided
   */
  public void printVoid(Ticket ticket, TicketItem item, int quantity) {
    String name = item.kitchenName().toLowerCase(venue().locale());
    boolean less = item.remaining() > 0;
    tell(
        List.of(ticket),
        less ? CHANGE : VOID,
        less ? "-" + quantity + " " + name : words("kitchen.chit.label.void", name),
        (of, to) ->
            papers().voided(of.getFirst(), to.name(), item, quantity, clock.instant(), form(to)));
  }

  /** Tells the stations at work on an order what its guests must not be served. */
  public void printWarning(Collection<Ticket> working) {
    tell(
        working,
        ALLERGY,
        words("kitchen.chit.label.allergy"),
        (of, to) -> papers().warning(of.getFirst(), to.name(), clock.instant(), form(to)));
  }

  /** Tells the stations at work on an order what of it is to be made before its turn. */
  public void printRush(Collection<Ticket> rushed) {
    tell(
        rushed,
        RUSH,
        words("kitchen.chit.label.rush"),
        (of, to) -> papers().rush(of, to.name(), clock.instant(), form(to)));
  }

  /** Tells the stations at work on an order that its party moved, and with which dishes. */
  public void printMoved(Collection<Ticket> working) {
    List<Ticket> moved =
        working.stream().filter(ticket -> ticket.formerLabel().isPresent()).toList();
    if (!moved.isEmpty()) {
      tell(
          moved,
          MOVED,
          words("kitchen.chit.label.moved", moved.getFirst().formerLabel().orElse("")),
          (of, to) -> papers().moved(of, to.name(), clock.instant(), form(to)));
    }
  }

  /** To whom a paper goes: a station, or whoever has the order as a whole. */
  private record Reader(String purpose, String name) {}

  /** Prints a note about tickets of an order, one for each station and one for the whole. */
  private void tell(
      Collection<Ticket> about,
      String kind,
      String what,
      BiFunction<List<Ticket>, Reader, Paper> paper) {
    Map<Reader, List<Ticket>> readers = new LinkedHashMap<>();
    for (Ticket ticket : about) {
      station(ticket)
          .map(to -> new Reader(PrintRequest.station(to.code()), to.name()))
          .ifPresent(to -> readers.computeIfAbsent(to, r -> new ArrayList<>()).add(ticket));
    }
    if (!readers.isEmpty()) {
      readers.put(new Reader(PrintRequest.MASTER, words("kitchen.chit.order")), List.copyOf(about));
    }
    printing.submitAll(
        readers.entrySet().stream()
            .map(
                to -> {
                  Ticket first = to.getValue().getFirst();
                  return new PrintRequest(
                      to.getKey().purpose(),
                      kind,
                      label(first, what),
                      first.id(),
                      paper.apply(to.getValue(), to.getKey()));
                })
            .toList());
  }

  private PaperForm form(Reader to) {
    return forms.of(to.purpose());
  }

  private String name(UUID stationId) {
    return stations.nameOf(stationId);
  }

  private Optional<StationSummary> station(Ticket ticket) {
    return stations.inService(ticket.stationId());
  }

  private String what(Ticket ticket) {
    return ticket.addOn()
        ? words("kitchen.chit.label.addOn")
        : ticket.courseName().toLowerCase(venue().locale());
  }

  private static String label(Ticket ticket, String what) {
    return ticket.label() + ", " + what;
  }

  /** Also of a station that was retired since. */
  private Paper work(Ticket ticket, Collection<Ticket> siblings, List<TicketLine> lines) {
    return papers()
        .work(
            ticket,
            name(ticket.stationId()),
            lines,
            alsoAt(ticket, siblings),
            forms.of(
                station(ticket).map(station -> PrintRequest.station(station.code())).orElse("")));
  }

  private PaperForm masterForm() {
    return forms.of(PrintRequest.MASTER);
  }

  private String alsoAt(Ticket ticket, Collection<Ticket> siblings) {
    return siblings.stream()
        .filter(other -> other.orderId().equals(ticket.orderId()))
        .filter(other -> !other.isExpo() && !other.stationId().equals(ticket.stationId()))
        .filter(other -> other.course() == ticket.course())
        .filter(other -> other.firedAt().equals(ticket.firedAt()))
        .map(this::station)
        .flatMap(Optional::stream)
        .map(StationSummary::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private ChitPapers papers() {
    return new ChitPapers(venue());
  }

  private String words(String key, Object... arguments) {
    return Texts.in(venue().locale(), key, arguments);
  }

  private VenueSettings venue() {
    return venues.settings();
  }
}
