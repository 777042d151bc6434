package brigade.kitchen.printing;

import brigade.screen.Texts;
import brigade.venue.VenueSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What is added to a paper on its way: its number, and whatever a reader must not miss. */
final class Marks {
  /** A paper that waited longer says when it was ordered. */
  static final Duration LATE_AFTER = Duration.ofMinutes(2);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Marks() {}

  /** The paper of a job as it prints. */
  static Paper paper(Work work, Paper ordered, VenueSettings venue) {
    int columns = Objects.requireNonNullElse(work.columns(), ordered.columns());
    Paper.Builder head = Paper.builder(columns);
    boolean marked = false;
    if (work.copy() > 1) {
      String reprint = text(venue, "printing.mark.reprint", String.valueOf(work.copy() - 1));
      head.centre(
          Paper.Style.INVERTED,
          work.possibleDuplicate()
              ? reprint + "    " + text(venue, "printing.mark.possibleDuplicate")
              : reprint);
      Instant firstTryAt = work.firstTryAt();
      if (work.possibleDuplicate() && firstTryAt != null) {
        Reason first = work.firstReason();
        head.text(
            text(
                venue,
                "printing.mark.firstTry",
                time(venue, firstTryAt),
                reason(venue, first == null ? Reason.NO_PROOF : first)));
      }
      Instant sendingAt = work.sendingAt();
      head.pair(
          text(
              venue,
              "printing.mark.copy",
              String.valueOf(work.number()),
              String.valueOf(work.copy())),
          sendingAt == null ? "" : time(venue, sendingAt));
      marked = true;
    }
    String insteadOf = work.insteadOf();
    Reason reason = work.reason();
    if (insteadOf != null) {
      head.inverted(
          text(
              venue,
              "printing.mark.insteadOf",
              insteadOf,
              reason(venue, reason == null ? Reason.BY_HAND : reason)));
      marked = true;
    }
    Instant sendingAt = work.sendingAt();
    if (work.copy() == 1
        && sendingAt != null
        && Duration.between(work.createdAt(), sendingAt).compareTo(LATE_AFTER) > 0) {
      head.inverted(text(venue, "printing.mark.late", time(venue, work.createdAt())));
      marked = true;
    }
    if (marked) {
      head.rule();
    }
    Paper paper = ordered;
    if (work.copy() > 1) {
      // A second copy of a receipt is no second reason to open the drawer.
      List<Paper.Line> lines =
          paper.lines().stream().filter(line -> line.kind() != Paper.Kind.KICK).toList();
      paper = new Paper(paper.columns(), lines);
    }
    return paper.at(columns).headedBy(head.build()).numbered(work.number());
  }

  static String reason(VenueSettings venue, Reason reason) {
    return text(venue, "printing.reason." + reason.name());
  }

  private static String time(VenueSettings venue, Instant at) {
    return TIME.format(at.atZone(venue.zone()));
  }

  private static String text(VenueSettings venue, String key, Object... arguments) {
    return Texts.in(venue.locale(), key, arguments);
  }
}
