package brigade.kitchen;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a station's screen shows.
 *
 * @param cards in their places
 * @param alsoAt for each card's key, the other stations of the same course
 * @param median from fire to bump over the last hour, if enough was bumped to say
 * @param targets how long items of the menu usually take here, as far as that is learnt
 */
public record StationBoard(
    StationSummary station,
    List<BoardCard> cards,
    Map<String, List<AlsoAt>> alsoAt,
    AllDay allDay,
    List<ReadingTickets.StationLoad> loads,
    Optional<Duration> median,
    Map<UUID, Duration> targets) {

  /** Another station that works on the same course, and how far it is. */
  public record AlsoAt(String name, TicketState state) {}
}
