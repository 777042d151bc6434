package brigade.kitchen.chit;

import brigade.kitchen.Ticket;
import brigade.kitchen.TicketItem;
import brigade.kitchen.TicketLine;
import brigade.kitchen.TicketRequest;
import brigade.kitchen.printing.Paper;
import brigade.kitchen.printing.PaperForm;
import brigade.screen.Texts;
import brigade.venue.VenueSettings;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Chits as papers, in every form the kitchen gets: work, one paper a portion, the order as a whole,
 * a void, a change, a move, a warning. Writes nothing and asks nobody.
 *
 * @param venue in whose words and time
 */
public record ChitPapers(VenueSettings venue) {
  /** Cells by which modifiers stand in below their item. */
  private static final int INDENT = 4;

  private static final int DEEPER = 2;

  /**
   * A ticket as its station gets it.
   *
   * @param station the station's name
   * @param lines what is to be made
   * @param also the other stations at work on the same course, or empty
   */
  public Paper work(
      Ticket ticket, String station, List<TicketLine> lines, String also, PaperForm form) {
    Paper.Builder paper = Paper.builder();
    if (form.perPortion()) {
      portions(paper, ticket, station, lines, also, form);
      return paper.build();
    }
    workHead(paper, ticket, station);
    lines.forEach(line -> line(paper, ticket, line, form));
    int count = lines.stream().mapToInt(TicketLine::quantity).sum();
    workFoot(paper, also, words("kitchen.chit.items", count), form);
    return paper.build();
  }

  /** Small papers, each to stay with its plate: which portion of how many stands at its foot. */
  private void portions(
      Paper.Builder paper,
      Ticket ticket,
      String station,
      List<TicketLine> lines,
      String also,
      PaperForm form) {
    int all = lines.stream().mapToInt(TicketLine::quantity).sum();
    int number = 1;
    for (TicketLine line : lines) {
      List<TicketItem> plates = plates(line);
      for (int i = 0; i < line.quantity(); i++) {
        TicketItem item = plates.get(i);
        workHead(paper, ticket, station);
        line(paper, ticket, new TicketLine(List.of(item), false, 1, line.allergic()), form);
        workFoot(paper, also, words("kitchen.chit.portion", number++, all), form);
      }
    }
  }

  /** Whose plate is whose: a line that stands for several seats has a portion for each. */
  private static List<TicketItem> plates(TicketLine line) {
    int sent = line.items().stream().mapToInt(TicketItem::quantity).sum();
    List<TicketItem> plates = new ArrayList<>();
    for (TicketItem item : line.items()) {
      // A line is as it was sent, or what is left of it.
      int portions = line.quantity() == sent ? item.quantity() : item.remaining();
      for (int i = 0; i < portions; i++) {
        plates.add(item);
      }
    }
    return plates;
  }

  private void workHead(Paper.Builder paper, Ticket ticket, String station) {
    if (ticket.addOn()) {
      paper.inverted(words("kitchen.chit.addOn"));
    }
    head(paper, ticket, station, ticket.courseName(), ticket.firedAt().orElse(ticket.sentAt()));
    notices(paper, ticket);
  }

  private void notices(Paper.Builder paper, Ticket ticket) {
    if (!ticket.typeLabel().isEmpty()) {
      paper.inverted(ticket.typeLabel());
    }
    for (String allergy : ticket.allergies()) {
      paper.inverted(words("kitchen.chit.allergy", allergy));
    }
    ticket
        .pickupAt()
        .ifPresent(at -> paper.bold(words("kitchen.chit.pickUp", format("HH:mm", at))));
  }

  private void workFoot(Paper.Builder paper, String also, String count, PaperForm form) {
    paper.blank().rule().pair(also.isEmpty() ? "" : words("kitchen.chit.alsoAt", also), count);
    end(paper, form);
  }

  /**
   * All that was started of an order at once, whichever stations make it, for whoever puts it
   * together.
   *
   * @param started tickets of one order, stations' and expo's, at least one
   * @param waiting tickets of the same send whose course is held
   * @param asSent whether what was voided since still stands there
   * @param station the name of a station
   */
  public Paper master(
      Collection<Ticket> started,
      Collection<Ticket> waiting,
      boolean asSent,
      Function<UUID, String> station,
      PaperForm form) {
    Ticket first = started.iterator().next();
    Paper.Builder paper = Paper.builder();
    if (started.stream().allMatch(Ticket::addOn)) {
      paper.inverted(words("kitchen.chit.addOn"));
    }
    head(
        paper,
        first,
        words("kitchen.chit.order"),
        words("kitchen.chit.orderNumber", String.valueOf(first.orderNumber())),
        first.firedAt().orElse(first.sentAt()));
    notices(paper, first);
    int count = 0;
    for (List<Ticket> course : courses(started)) {
      paper.blank().centre(Paper.Style.BOLD, course.getFirst().courseName());
      Map<UUID, String> makers = makers(course, station);
      List<TicketItem> plates = plates(course);
      List<TicketLine> lines =
          asSent
              ? TicketLine.asSent(plates, first.allergies())
              : TicketLine.of(plates, first.allergies());
      for (TicketLine line : lines) {
        if (line.voided()) {
          continue;
        }
        count += line.quantity();
        paper.pair(
            Paper.Style.TALL,
            line.quantity() + " " + line.first().kitchenName(),
            makers.getOrDefault(line.first().orderLineId(), ""));
        details(paper, first, line, form);
      }
    }
    for (List<Ticket> course : courses(waiting)) {
      int later = plates(course).stream().mapToInt(TicketItem::remaining).sum();
      paper
          .blank()
          .pair(
              words("kitchen.chit.waits", course.getFirst().courseName()),
              words("kitchen.chit.items", later));
    }
    workFoot(paper, "", words("kitchen.chit.items", count), form);
    return paper.build();
  }

  private static List<List<Ticket>> courses(Collection<Ticket> tickets) {
    Map<Integer, List<Ticket>> courses =
        tickets.stream()
            .sorted(Comparator.comparingInt(Ticket::course))
            .collect(
                Collectors.groupingBy(Ticket::course, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(courses.values());
  }

  /** What several stations make is one plate. */
  private static List<TicketItem> plates(Collection<Ticket> tickets) {
    Map<UUID, TicketItem> plates = new LinkedHashMap<>();
    tickets.forEach(
        ticket -> ticket.items().forEach(item -> plates.putIfAbsent(item.orderLineId(), item)));
    return List.copyOf(plates.values());
  }

  private static Map<UUID, String> makers(
      Collection<Ticket> tickets, Function<UUID, String> station) {
    Map<UUID, String> makers = new LinkedHashMap<>();
    for (Ticket ticket : tickets) {
      String name = station.apply(ticket.stationId());
      ticket
          .items()
          .forEach(item -> makers.merge(item.orderLineId(), name, (one, two) -> one + ", " + two));
    }
    return makers;
  }

  private void line(Paper.Builder paper, Ticket head, TicketLine line, PaperForm form) {
    paper.blank().doubled(line.quantity() + " " + line.first().kitchenName());
    if (line.first().noRoute()) {
      paper.inverted(words("kitchen.chit.noRoute"));
    }
    details(paper, head, line, form);
  }

  /**
   * What is to be said of a line.
   *
   * @param head the ticket on whose paper it stands; what was sent with it and is another order's
   *     now says where it goes
   */
  private void details(Paper.Builder paper, Ticket head, TicketLine line, PaperForm form) {
    Ticket of = line.first().ticket();
    if (!of.orderId().equals(head.orderId())) {
      paper.inverted(words("kitchen.chit.nowAt", of.label()));
    }
    if (line.first().isRushed()) {
      // Asked for while it waited for its course, or before its chit was printed.
      paper.inverted(words("kitchen.chit.rush"));
    }
    modifiers(paper, line.first().modifiers(), form);
    line.first().note().ifPresent(note -> paper.indented(INDENT, loud(form), "* " + note));
    if (!line.seats().isEmpty()) {
      String seats = words("kitchen.chit.seat", line.seats().replace("S", ""));
      paper.indented(
          INDENT,
          Paper.Style.PLAIN,
          line.allergic() ? seats + "   ** " + words("kitchen.chit.allergyMark") + " **" : seats);
    }
  }

  private static Paper.Style loud(PaperForm form) {
    return form.largeModifiers() ? Paper.Style.TALL : Paper.Style.BOLD;
  }

  /**
   * Action words stand in a column of their own, so that what they act on lines up; what was chosen
   * below another is indented further than that.
   */
  void modifiers(Paper.Builder paper, List<TicketRequest.Mod> modifiers, PaperForm form) {
    Locale locale = venue.locale();
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
          loud(form),
          word == null ? name : word + " ".repeat(widest - word.length() + 1) + name);
    }
  }

  /**
   * Less of an item, or nothing of it any more, for a station that got it.
   *
   * @param quantity how many were voided just now
   */
  public Paper voided(
      Ticket ticket, String station, TicketItem item, int quantity, Instant now, PaperForm form) {
    int left = item.remaining();
    Paper.Builder paper =
        Paper.builder().inverted(words(left > 0 ? "kitchen.chit.change" : "kitchen.chit.void"));
    head(paper, ticket, station, ticket.courseName(), now);
    paper.blank().doubled("-" + quantity + " " + item.kitchenName());
    modifiers(paper, item.modifiers(), form);
    item.seat()
        .ifPresent(
            seat ->
                paper.indented(INDENT, Paper.Style.PLAIN, words("kitchen.chit.seat", "" + seat)));
    if (left > 0) {
      paper.indented(INDENT, loud(form), words("kitchen.chit.instead", left, left + quantity));
    }
    paper
        .blank()
        .rule()
        .pair(words("kitchen.chit.voidBy", item.voidBy().orElse("")), item.voidReason().orElse(""));
    end(paper, form);
    return paper.build();
  }

  /**
   * Where dishes go now, for whoever is at work on them.
   *
   * @param tickets of one order, all moved from the same place
   */
  public Paper moved(List<Ticket> tickets, String station, Instant now, PaperForm form) {
    Ticket first = tickets.getFirst();
    Paper.Builder paper =
        Paper.builder().inverted(words("kitchen.chit.moved", first.formerLabel().orElse("")));
    head(paper, first, station, first.courseName(), now);
    for (TicketLine line : TicketLine.of(plates(tickets), first.allergies())) {
      if (!line.voided()) {
        paper.bold(line.quantity() + " " + line.first().kitchenName());
      }
    }
    end(paper, form);
    return paper.build();
  }

  /**
   * What is to be made before its turn, for whoever is at work on it.
   *
   * @param tickets of one order
   */
  public Paper rush(List<Ticket> tickets, String station, Instant now, PaperForm form) {
    Ticket first = tickets.getFirst();
    Paper.Builder paper = Paper.builder().inverted(words("kitchen.chit.rush"));
    head(paper, first, station, first.courseName(), now);
    List<TicketItem> wanted = plates(tickets).stream().filter(TicketItem::isRushed).toList();
    for (TicketLine line : TicketLine.of(wanted, first.allergies())) {
      if (!line.voided()) {
        paper.bold(line.quantity() + " " + line.first().kitchenName());
      }
    }
    end(paper, form);
    return paper.build();
  }

  /** What guests must not be served, for a station at work on their order. */
  public Paper warning(Ticket ticket, String station, Instant now, PaperForm form) {
    Paper.Builder paper = Paper.builder();
    head(paper, ticket, station, ticket.courseName(), now);
    for (String allergy : ticket.allergies()) {
      paper.inverted(words("kitchen.chit.allergy", allergy));
    }
    end(paper, form);
    return paper.build();
  }

  private void end(Paper.Builder paper, PaperForm form) {
    paper.centre(Paper.Style.INVERTED, words("kitchen.chit.end"));
    paper.cut(form.cut());
  }

  private void head(Paper.Builder paper, Ticket ticket, String station, String detail, Instant at) {
    paper
        .pair(Paper.Style.DOUBLED, station.toUpperCase(venue.locale()), ticket.label())
        .triple(ticket.serverName(), words("kitchen.chit.covers", ticket.covers()), detail)
        .numbered(format("EEE d MMM yyyy  HH:mm:ss", at), words("kitchen.chit.chit"))
        .rule('=');
  }

  private String words(String key, Object... arguments) {
    return Texts.in(venue.locale(), key, arguments);
  }

  private String format(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern, venue.locale()).format(at.atZone(venue.zone()));
  }
}
