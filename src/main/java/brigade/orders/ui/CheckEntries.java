package brigade.orders.ui;

import brigade.kitchen.LineProgress;
import brigade.money.Money;
import brigade.orders.ui.Sheet.Line;
import brigade.orders.ui.Sheet.Look;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands on a check, in which order: from an order as read to the rows of its list. */
final class CheckEntries {
  private final Amounts amounts;

  CheckEntries(Amounts amounts) {
    this.amounts = amounts;
  }

  /**
   * How the person looks at the check.
   *
   * @param bySeat by seat rather than by course
   * @param unfolded courses that are served and open all the same
   * @param selected the lines that are marked
   * @param several whether more of them can be marked; else the keys of the one are shown
   */
  record Looking(boolean bySeat, Set<Integer> unfolded, Set<UUID> selected, boolean several) {}

  /** What was sent, below what the server has to know. */
  List<CheckEntry> sent(Sheet now, Looking looking, List<AlarmWords> alarms, String note) {
    List<CheckEntry> entries = new ArrayList<>();
    alarms.forEach(alarm -> entries.add(new CheckEntry.Warning(alarm)));
    List<String> ready = ready(now);
    if (!ready.isEmpty()) {
      // Also of an order that is paid: its food has to be carried or handed over all the same.
      entries.add(new CheckEntry.Up(ready));
    }
    if (!note.isEmpty()) {
      entries.add(new CheckEntry.Said(note));
    }
    if (now.owed().stale() && now.open()) {
      entries.add(new CheckEntry.Stale());
    }
    entries.addAll(looking.bySeat() ? bySeat(now, looking) : byCourse(now, looking));
    return entries;
  }

  /** The line that is being put together. */
  CheckEntry ghost(Draft draft) {
    return new CheckEntry.Ghost(
        draft.whose(),
        quantified(draft.quantity(), draft.name()),
        Sheet.Mod.of(draft.priced().stream().flatMap(priced -> priced.chosen().stream()).toList()),
        amounts.plain(draft.total()));
  }

  /** What is not sent yet. */
  List<CheckEntry> fresh(Sheet now, Looking looking) {
    List<CheckEntry> entries = new ArrayList<>();
    now.lines().stream()
        .filter(line -> line.sendAt() != null)
        .collect(
            Collectors.groupingBy(
                line -> Objects.requireNonNull(line.sendAt()),
                TreeMap::new,
                Collectors.summingInt(Line::quantity)))
        .forEach(
            (at, portions) -> entries.add(new CheckEntry.Delayed(at, amounts.time(at), portions)));
    together(entries, "fresh", now.fresh(), false, looking);
    return entries;
  }

  /**
   * The lines of one group, in their order, the parts of a combo together where its first stands:
   * two and more below its name, one that is alone there says the name itself.
   *
   * @param group sets the combo apart from its parts in other groups, such as those of later
   *     courses
   */
  private void together(
      List<CheckEntry> entries,
      String group,
      List<Line> lines,
      boolean courseAsWord,
      Looking looking) {
    Set<UUID> combos = new HashSet<>();
    for (Line line : lines) {
      UUID combo = line.comboId();
      if (combo == null) {
        add(entries, line, courseAsWord, false, looking);
      } else if (combos.add(combo)) {
        List<Line> parts =
            lines.stream().filter(part -> Objects.equals(part.comboId(), combo)).toList();
        if (parts.size() == 1) {
          add(entries, line, courseAsWord, false, looking);
          continue;
        }
        boolean courses = parts.stream().mapToInt(Line::course).distinct().count() > 1;
        entries.add(
            new CheckEntry.Combo(group + " " + combo, line.comboName(), amounts.plain(sum(parts))));
        parts.forEach(part -> add(entries, part, courses, true, looking));
      }
    }
  }

  /** What is ready, each course by itself: they were called one by one. */
  private static List<String> ready(Sheet now) {
    Map<Integer, List<Line>> courses =
        now.lines().stream()
            .filter(line -> line.look() == Look.READY)
            .collect(Collectors.groupingBy(Line::course, TreeMap::new, Collectors.toList()));
    return courses.values().stream()
        .map(
            lines -> Texts.of("orders.ui.check.up", lines.getFirst().courseName(), portions(lines)))
        .toList();
  }

  private List<CheckEntry> byCourse(Sheet now, Looking looking) {
    Map<Integer, List<Line>> courses =
        now.lines().stream()
            .filter(line -> !line.fresh())
            .collect(Collectors.groupingBy(Line::course, TreeMap::new, Collectors.toList()));
    List<CheckEntry> entries = new ArrayList<>();
    courses.forEach(
        (course, lines) -> {
          boolean served =
              lines.stream().allMatch(line -> line.look() == Look.SERVED || line.voided())
                  && lines.stream().anyMatch(line -> line.look() == Look.SERVED);
          String name = lines.getFirst().courseName();
          if (served) {
            boolean open = looking.unfolded().contains(course);
            entries.add(
                new CheckEntry.Fold(
                    course,
                    name,
                    Texts.of("orders.ui.check.served", portions(lines)),
                    amounts.plain(sum(lines)),
                    open));
            if (!open) {
              return;
            }
          } else {
            entries.add(courseHead(course, name, lines));
          }
          together(entries, "course " + course, lines, false, looking);
        });
    return entries;
  }

  private CheckEntry courseHead(int course, String name, List<Line> lines) {
    int held = lines.stream().filter(l -> l.look() == Look.HELD).mapToInt(Line::quantity).sum();
    Optional<Instant> sentAt =
        lines.stream()
            .filter(line -> line.look().inKitchen())
            .map(Line::at)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    if (held > 0) {
      return new CheckEntry.Head(
          "course " + course, name, "pause", Texts.of("orders.ui.check.held", held));
    }
    return new CheckEntry.Head(
        "course " + course,
        name,
        sentAt.isPresent() ? "sent" : "",
        sentAt.map(at -> Texts.of("orders.ui.check.sent", amounts.time(at))).orElse(""));
  }

  private List<CheckEntry> bySeat(Sheet now, Looking looking) {
    // The whole table first, then seat by seat, what seats share after what is theirs alone.
    Map<Whose, List<Line>> seats =
        now.lines().stream()
            .filter(line -> !line.fresh())
            .collect(
                Collectors.groupingBy(
                    Line::whose,
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Whose::shared)
                                .thenComparing(whose -> whose.seats().toString())
                                .thenComparing(
                                    whose -> Objects.requireNonNullElse(whose.first(), 0))),
                    Collectors.toList()));
    List<CheckEntry> entries = new ArrayList<>();
    seats.forEach(
        (seat, lines) -> {
          entries.add(
              new CheckEntry.Head(
                  "seat " + seat.seats(), seat.words(), "", amounts.plain(sum(lines))));
          together(
              entries,
              "seat " + seat.seats(),
              lines.stream().sorted(Comparator.comparingInt(Line::course)).toList(),
              true,
              looking);
        });
    return entries;
  }

  private void add(
      List<CheckEntry> entries, Line line, boolean courseAsWord, boolean inCombo, Looking looking) {
    boolean on = looking.selected().contains(line.id());
    entries.add(
        new CheckEntry.Written(
            line, on, courseAsWord, inCombo, amounts.plain(line.amount()), state(line)));
    if (on && !looking.several()) {
      entries.add(new CheckEntry.Keys(line));
    }
  }

  /** What a line says about itself. */
  String state(Line line) {
    if (line.comped() && !line.voided()) {
      return Texts.of("orders.ui.look.COMPED");
    }
    Instant later = line.sendAt();
    if (line.fresh() && later != null) {
      return Texts.of("orders.ui.look.DELAYED", amounts.time(later));
    }
    if (line.fresh() && line.hold()) {
      return Texts.of("orders.ui.look.HOLD");
    }
    Instant late = line.lateAt();
    if (line.look() == Look.LATE && late != null) {
      // By the clock on the wall: a number of seconds would stand still while the food does not.
      return Texts.of("orders.ui.look.LATE", amounts.time(late.minus(LineProgress.LATE_AFTER)));
    }
    Instant at = line.at();
    if (line.look() == Look.SENT && at != null) {
      return Texts.of("orders.ui.check.sent", amounts.time(at));
    }
    return Texts.of("orders.ui.look." + line.look().name());
  }

  static String quantified(int quantity, String name) {
    return quantity == 1 ? name : quantity + " × " + name;
  }

  private static Money sum(List<Line> lines) {
    return lines.stream()
        .filter(line -> !line.voided())
        .map(Line::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  private static int portions(List<Line> lines) {
    return lines.stream().filter(line -> !line.voided()).mapToInt(Line::quantity).sum();
  }
}
