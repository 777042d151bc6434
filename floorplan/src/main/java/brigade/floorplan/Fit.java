package brigade.floorplan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A free table, or two that stand together, and how well they suit a party.
 *
 * @param tables one or two
 * @param seats chairs of all of them
 * @param neededBy when a reservation wants one of them within the party's expected turn, if any
 *     does
 */
public record Fit(List<TableView> tables, int seats, @Nullable Instant neededBy) {
  /** Tables with less between them than this, in units of 25 cm, can be pushed together. */
  static final double TOGETHER = 1.2;

  /**
   * The free tables for a party, best first: those nobody needs before the party leaves, then the
   * fewest empty chairs, then single tables before pairs. Pairs only show where no single table has
   * the chairs.
   *
   * @param from when the party sits down: now
   */
  public static List<Fit> best(int covers, List<TableView> tables, Instant from) {
    return best(
        tables.stream()
            .filter(t -> t.state() == TableState.FREE || t.state() == TableState.RESERVED)
            .toList(),
        covers,
        from);
  }

  /**
   * The tables for guests who come later, best first: free now or by then, and promised to nobody
   * else.
   *
   * @param promised tables that are not to be had at that time
   * @param from when the guests come
   */
  public static List<Fit> later(
      int covers, List<TableView> tables, Set<UUID> promised, Instant now, Instant from) {
    return best(
        tables.stream()
            .filter(table -> !promised.contains(table.id()) && isFreeBy(table, now, from))
            .toList(),
        covers,
        from);
  }

  private static boolean isFreeBy(TableView table, Instant now, Instant from) {
    SeatingSummary party = table.seating();
    return party == null
        ? table.state() != TableState.BLOCKED
        : !Conflicts.leaves(party, now).plus(Quote.LAYING).isAfter(from);
  }

  private static List<Fit> best(List<TableView> free, int covers, Instant from) {
    List<Fit> fits = new ArrayList<>();
    for (TableView table : free) {
      if (table.seats() >= covers && (table.shape() != Shape.BAR_STOOL || covers == 1)) {
        fits.add(of(List.of(table), covers, from));
      }
    }
    if (fits.isEmpty()) {
      for (int i = 0; i < free.size(); i++) {
        for (int j = i + 1; j < free.size(); j++) {
          TableView one = free.get(i);
          TableView other = free.get(j);
          if (one.seats() + other.seats() >= covers && together(one, other)) {
            fits.add(of(List.of(one, other), covers, from));
          }
        }
      }
    }
    return fits.stream()
        .sorted(
            Comparator.comparing((Fit fit) -> fit.neededBy() != null)
                .thenComparing(fit -> fit.tables().getFirst().minCovers() > covers)
                .thenComparing(fit -> fit.tables().getFirst().shape() == Shape.BAR_STOOL)
                .thenComparingInt(Fit::seats)
                .thenComparing(Fit::label, TableNumbers.ORDER))
        .toList();
  }

  /** Whether two tables of one area stand close enough to be pushed together. */
  static boolean together(TableView one, TableView other) {
    boolean alike =
        one.areaId().equals(other.areaId())
            && (one.shape() == Shape.BAR_STOOL) == (other.shape() == Shape.BAR_STOOL);
    double across =
        Math.max(one.x(), other.x()) - Math.min(one.x() + one.w(), other.x() + other.w());
    double along =
        Math.max(one.y(), other.y()) - Math.min(one.y() + one.h(), other.y() + other.h());
    boolean touching = across <= TOGETHER && along < 0 || along <= TOGETHER && across < 0;
    return alike && touching;
  }

  /** The label the party's tables would have. */
  public String label() {
    return TableNumbers.label(tables.stream().map(TableView::number).toList());
  }

  /** The tables' ids. */
  public List<UUID> tableIds() {
    return tables.stream().map(TableView::id).toList();
  }

  private static Fit of(List<TableView> tables, int covers, Instant from) {
    Instant until = from.plus(Turn.of(covers));
    Instant needed =
        tables.stream()
            .map(TableView::next)
            .filter(Objects::nonNull)
            .map(TableView.NextReservation::startsAt)
            .filter(startsAt -> startsAt.isBefore(until))
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Fit(tables, tables.stream().mapToInt(TableView::seats).sum(), needed);
  }
}
