package brigade.kitchen.chit;

import brigade.kitchen.ReadingTickets;
import brigade.kitchen.StationSummary;
import brigade.kitchen.Stations;
import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.kitchen.TicketLine;
import brigade.kitchen.TicketRequest;
import brigade.kitchen.printing.ComposesPapers;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PrintRequest;
import brigade.kitchen.printing.Printing;
import brigade.screen.Texts;
import brigade.sql.Writes;
import brigade.venue.VenueSettings;
import brigade.venue.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Composes chits from tickets and orders their printing within the caller's transaction. */
@ApplicationScoped
public class Chits implements ComposesPapers {
  private static final String CHIT = "CHIT";
  private static final String VOID = "VOID";
  private static final String MOVED = "MOVED";
  private static final String ALLERGY = "ALLERGY";

  /** Cells by which modifiers stand in below their item. */
  private static final int INDENT = 4;

  private static final int DEEPER = 2;

  private final Printing printing;
  private final ReadingTickets tickets;
  private final Stations stations;
  private final Venues venues;
  private final Clock clock;

  Chits(Printing printing, ReadingTickets tickets, Stations stations, Venues venues, Clock clock) {
    this.printing = printing;
    this.tickets = tickets;
    this.stations = stations;
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
            ticket -> work(ticket, fired, TicketLine.of(ticket.items(), ticket.allergies()))));
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
    return requests(started, ticket -> null);
  }

  private List<PrintRequest> requests(
      Collection<Ticket> started, Function<Ticket, @Nullable Paper> paper) {
    List<PrintRequest> requests = new ArrayList<>();
    for (Ticket ticket : started) {
      if (!ticket.items().isEmpty()) {
        station(ticket)
            .ifPresent(
                station -> requests.add(request(station, CHIT, ticket, paper.apply(ticket), "")));
      }
    }
    return requests;
  }

  /** A chit is composed from its ticket, which keeps what was sent; it goes where it goes now. */
  @Override
  @Transactional
  public Optional<Paper> compose(String kind, UUID ticketId) {
    if (!kind.equals(CHIT)) {
      return Optional.empty();
    }
    List<Ticket> all = tickets.withSiblings(ticketId);
    return all.stream()
        .filter(ticket -> ticket.id().equals(ticketId))
        .findFirst()
        .map(ticket -> work(ticket, all, TicketLine.asSent(ticket.items(), ticket.allergies())));
  }

  /**
   * Prints a void at the station that got the item.
   *
   * @param quantity how many were voided
   */
  public void printVoid(Ticket ticket, TicketItem item, int quantity) {
    station(ticket)
        .ifPresent(
            station ->
                printing.submit(
                    request(
                        station,
                        VOID,
                        ticket,
                        voided(ticket, station, item, quantity),
                        item.kitchenName())));
  }

  /** Tells the stations at work on an order what its guests must not be served. */
  public void printWarning(Collection<Ticket> working) {
    List<PrintRequest> requests = new ArrayList<>();
    for (Ticket ticket : firstOfEachStation(working)) {
      station(ticket)
          .ifPresent(
              station ->
                  requests.add(request(station, ALLERGY, ticket, warning(ticket, station), "")));
    }
    printing.submitAll(requests);
  }

  private static List<Ticket> firstOfEachStation(Collection<Ticket> working) {
    Map<UUID, Ticket> first = new LinkedHashMap<>();
    working.forEach(ticket -> first.putIfAbsent(ticket.stationId(), ticket));
    return List.copyOf(first.values());
  }

  private Paper warning(Ticket ticket, StationSummary station) {
    Paper.Builder paper = Paper.builder();
    head(paper, ticket, station.name(), clock.instant());
    for (String allergy : ticket.allergies()) {
      paper.inverted(words("kitchen.chit.allergy", allergy));
    }
    return paper.centre(Paper.Style.INVERTED, words("kitchen.chit.end")).cut().build();
  }

  /** Tells the stations at work on an order that its party moved. */
  public void printMoved(Collection<Ticket> working) {
    List<PrintRequest> requests = new ArrayList<>();
    List<UUID> told = new ArrayList<>();
    for (Ticket ticket : working) {
      if (ticket.formerLabel().isEmpty() || told.contains(ticket.stationId())) {
        continue;
      }
      told.add(ticket.stationId());
      station(ticket)
          .ifPresent(
              station ->
                  requests.add(
                      request(station, MOVED, ticket, moved(ticket, station), former(ticket))));
    }
    printing.submitAll(requests);
  }

  /** Also of a station that was retired since. */
  private String stationName(Ticket ticket) {
    return station(ticket)
        .map(StationSummary::name)
        .orElseGet(() -> stations.nameOf(ticket.stationId()));
  }

  private Optional<StationSummary> station(Ticket ticket) {
    return stations.inService(ticket.stationId());
  }

  private PrintRequest request(
      StationSummary station, String kind, Ticket ticket, @Nullable Paper paper, String detail) {
    String what =
        switch (kind) {
          case VOID -> words("kitchen.chit.label.void", detail.toLowerCase(venue().locale()));
          case ALLERGY -> words("kitchen.chit.label.allergy");
          case MOVED -> words("kitchen.chit.label.moved", detail);
          default ->
              ticket.addOn()
                  ? words("kitchen.chit.label.addOn")
                  : ticket.courseName().toLowerCase(venue().locale());
        };
    return new PrintRequest(
        PrintRequest.station(station.code()),
        kind,
        ticket.label() + ", " + what,
        ticket.id(),
        paper);
  }

  /** A ticket as the station gets it. */
  private Paper work(Ticket ticket, Collection<Ticket> siblings, List<TicketLine> lines) {
    Paper.Builder paper = Paper.builder();
    if (ticket.addOn()) {
      paper.inverted(words("kitchen.chit.addOn"));
    }
    head(paper, ticket, stationName(ticket), ticket.firedAt().orElse(ticket.sentAt()));
    if (!ticket.typeLabel().isEmpty()) {
      paper.inverted(ticket.typeLabel());
    }
    for (String allergy : ticket.allergies()) {
      paper.inverted(words("kitchen.chit.allergy", allergy));
    }
    ticket
        .pickupAt()
        .ifPresent(at -> paper.bold(words("kitchen.chit.pickUp", format("HH:mm", at))));
    for (TicketLine line : lines) {
      line(paper, line);
    }
    int count = lines.stream().mapToInt(TicketLine::quantity).sum();
    String also = alsoAt(ticket, siblings);
    return paper
        .blank()
        .rule()
        .pair(
            also.isEmpty() ? "" : words("kitchen.chit.alsoAt", also),
            words("kitchen.chit.items", count))
        .centre(Paper.Style.INVERTED, words("kitchen.chit.end"))
        .cut()
        .build();
  }

  private void line(Paper.Builder paper, TicketLine line) {
    paper.blank().doubled(line.quantity() + " " + line.first().kitchenName());
    if (line.first().noRoute()) {
      paper.inverted(words("kitchen.chit.noRoute"));
    }
    modifiers(paper, venue().locale(), line.first().modifiers());
    line.first().note().ifPresent(note -> paper.indented(INDENT, Paper.Style.BOLD, "* " + note));
    if (!line.seats().isEmpty()) {
      String seats = words("kitchen.chit.seat", line.seats().replace("S", ""));
      paper.indented(
          INDENT,
          Paper.Style.PLAIN,
          line.allergic() ? seats + "   ** " + words("kitchen.chit.allergyMark") + " **" : seats);
    }
  }

  /**
   * Action words stand in a column of their own, so that what they act on lines up; what was chosen
   * below another is indented further than that.
   */
  static void modifiers(Paper.Builder paper, Locale locale, List<TicketRequest.Mod> modifiers) {
    int widest =
        modifiers.stream()
            .map(modifier -> ActionWords.word(locale, modifier))
            .mapToInt(word -> word == null ? 0 : word.length())
            .max()
            .orElse(0);
    for (TicketRequest.Mod modifier : modifiers) {
      String word = ActionWords.word(locale, modifier);
      String name = ActionWords.name(locale, modifier);
      paper.indented(
          INDENT + DEEPER * modifier.depth(),
          Paper.Style.BOLD,
          word == null ? name : word + " ".repeat(widest - word.length() + 1) + name);
    }
  }

  private Paper voided(Ticket ticket, StationSummary station, TicketItem item, int quantity) {
    Paper.Builder paper = Paper.builder().inverted(words("kitchen.chit.void"));
    head(paper, ticket, station.name(), clock.instant());
    paper.blank().doubled("-" + quantity + " " + item.kitchenName());
    modifiers(paper, venue().locale(), item.modifiers());
    item.seat()
        .ifPresent(
            seat ->
                paper.indented(INDENT, Paper.Style.PLAIN, words("kitchen.chit.seat", "" + seat)));
    if (item.remaining() > 0) {
      paper.indented(INDENT, Paper.Style.BOLD, words("kitchen.chit.left", item.remaining()));
    }
    return paper
        .blank()
        .rule()
        .pair(words("kitchen.chit.voidBy", item.voidBy().orElse("")), item.voidReason().orElse(""))
        .centre(Paper.Style.INVERTED, words("kitchen.chit.end"))
        .cut()
        .build();
  }

  private Paper moved(Ticket ticket, StationSummary station) {
    Paper.Builder paper = Paper.builder().inverted(words("kitchen.chit.moved", former(ticket)));
    head(paper, ticket, station.name(), clock.instant());
    return paper.centre(Paper.Style.INVERTED, words("kitchen.chit.end")).cut().build();
  }

  private void head(Paper.Builder paper, Ticket ticket, String station, Instant at) {
    paper
        .pair(Paper.Style.DOUBLED, station.toUpperCase(Locale.ROOT), ticket.label())
        .triple(
            ticket.serverName(), words("kitchen.chit.covers", ticket.covers()), ticket.courseName())
        .numbered(format("EEE d MMM yyyy  HH:mm:ss", at), words("kitchen.chit.chit"))
        .rule('=');
  }

  private String alsoAt(Ticket ticket, Collection<Ticket> siblings) {
    return siblings.stream()
        .filter(other -> !other.isExpo() && !other.stationId().equals(ticket.stationId()))
        .filter(other -> other.course() == ticket.course())
        .filter(other -> other.firedAt().equals(ticket.firedAt()))
        .map(this::station)
        .flatMap(Optional::stream)
        .map(StationSummary::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String former(Ticket ticket) {
    return ticket.formerLabel().orElse("");
  }

  private String words(String key, Object... arguments) {
    return Texts.in(venue().locale(), key, arguments);
  }

  private String format(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern, venue().locale()).format(at.atZone(venue().zone()));
  }

  private VenueSettings venue() {
    return venues.settings();
  }
}
