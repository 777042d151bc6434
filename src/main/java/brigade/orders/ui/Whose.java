package brigade.orders.ui;

import brigade.screen.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For whom a line is.
 *
 * @param seats from 1, ascending, each once; empty for the whole table, several where they share
 */
record Whose(List<Integer> seats) {
  /** The whole table. */
  static final Whose TABLE = new Whose(List.of());

  /** As many characters as a small badge has room for. */
  private static final int ROOM = 3;

  Whose {
    seats = seats.stream().distinct().sorted().toList();
  }

  static Whose of(@Nullable Integer seat) {
    return seat == null || seat == 0 ? TABLE : new Whose(List.of(seat));
  }

  static Whose of(@Nullable Integer seat, List<Integer> others) {
    if (seat == null) {
      return TABLE;
    }
    List<Integer> all = new ArrayList<>(others);
    all.add(seat);
    return new Whose(all);
  }

  /** The first seat; null for the whole table. */
  @Nullable Integer first() {
    return seats.isEmpty() ? null : seats.getFirst();
  }

  /** The seats it is shared with, besides the first. */
  List<Integer> others() {
    return seats.size() < 2 ? List.of() : seats.subList(1, seats.size());
  }

  boolean shared() {
    return seats.size() > 1;
  }

  /**
   * As it is after a tap on a seat: that one alone, or while it is shared the same with a seat
   * more, or without it when it is there.
   */
  Whose tapped(int seat, boolean sharing) {
    return sharing ? toggled(seat) : new Whose(List.of(seat));
  }

  /** The first seat alone, once it is shared no more. */
  Whose alone() {
    return of(first());
  }

  private Whose toggled(int seat) {
    List<Integer> all = new ArrayList<>(seats);
    if (!all.remove((Integer) seat)) {
      all.add(seat);
    }
    return new Whose(all);
  }

  /** As the small mark of a line says it: {@code 3}, {@code 1+3}, or how many share it. */
  String mark() {
    if (seats.isEmpty()) {
      return Texts.of("orders.ui.seat.letter");
    }
    return plus().length() <= ROOM ? plus() : Texts.of("orders.ui.seat.among", seats.size());
  }

  private String plus() {
    return seats.stream().map(String::valueOf).collect(Collectors.joining("+"));
  }

  /** Whether the mark leaves out who shares, so that words have to say it. */
  boolean unnamed() {
    return plus().length() > ROOM;
  }

  /** In words: {@code Table}, {@code Seat 3}, {@code Seats 1+3}. */
  String words() {
    return switch (seats.size()) {
      case 0 -> Texts.of("orders.ui.seat.table");
      case 1 -> Texts.of("orders.ui.seat.number", seats.getFirst());
      default -> Texts.of("orders.ui.seat.several", plus());
    };
  }

  /** What a screen reader says of the mark. */
  String said() {
    return seats.isEmpty() ? Texts.of("orders.ui.seat.shared") : words();
  }
}
