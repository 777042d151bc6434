package brigade.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the guests of lines sit that go to another order, and what must not be served to them
 * there.
 *
 * <p>Of what is noted on the order they come from, everything goes along that may be true of who
 * eats these lines: what is noted for their seats and for the whole table, and for any seat where a
 * line is for no seat, since nobody knows who eats that. Whoever sits where that order has no such
 * seat is warned of for the whole table. A warning too many is struck off with a tap; one too few
 * is not noticed until it is too late.
 */
final class SeatsThere {
  private final Map<Integer, Integer> there = new HashMap<>();
  private final SortedSet<Integer> going;
  private final boolean anybodys;

  private SeatsThere(Collection<OrderLine> lines) {
    going = seatsOf(lines);
    anybodys = lines.stream().anyMatch(line -> line.seats().isEmpty());
  }

  /** Every seat of these lines. */
  static SortedSet<Integer> seatsOf(Collection<OrderLine> lines) {
    SortedSet<Integer> seats = new TreeSet<>();
    lines.forEach(line -> seats.addAll(line.seats()));
    return seats;
  }

  /** Nobody changes seats. */
  static SeatsThere same(Collection<OrderLine> lines) {
    SeatsThere same = new SeatsThere(lines);
    same.going.forEach(seat -> same.there.put(seat, seat));
    return same;
  }

  /**
   * They sit alone there, and are counted from 1.
   *
   * @param covers how many sit there
   */
  static SeatsThere alone(Collection<OrderLine> lines, int covers) {
    SeatsThere alone = new SeatsThere(lines);
    alone.going.stream()
        .limit(covers)
        .forEach(seat -> alone.there.put(seat, alone.there.size() + 1));
    return alone;
  }

  /**
   * A seat keeps its number, as the dish was often only entered at the wrong table.
   *
   * @param covers how many sit there
   */
  static SeatsThere among(Collection<OrderLine> lines, int covers) {
    SeatsThere among = new SeatsThere(lines);
    among.going.stream()
        .filter(seat -> seat <= covers)
        .forEach(seat -> among.there.put(seat, seat));
    return among;
  }

  /** The seats of a line there, ascending; none where it is for the whole table. */
  List<Integer> of(OrderLine line) {
    return line.seats().stream().flatMap(seat -> Stream.ofNullable(there.get(seat))).toList();
  }

  /**
   * What is noted there once the lines have come.
   *
   * @param standing what is noted there already, which stays
   * @param noted what is noted where they come from
   */
  List<SeatAllergy> allergies(List<SeatAllergy> standing, List<SeatAllergy> noted) {
    Set<SeatAllergy> all = new LinkedHashSet<>(standing);
    for (SeatAllergy allergy : noted) {
      Integer seat = allergy.seat();
      if (seat == null || going.contains(seat) || anybodys) {
        all.add(new SeatAllergy(seat == null ? null : there.get(seat), allergy.text()));
      }
    }
    return new ArrayList<>(all);
  }
}
