package brigade.orders.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;

import brigade.kitchen.KeepingStations;
import brigade.kitchen.KeepingStations.Retirement;
import brigade.kitchen.ScreenSettings;
import brigade.kitchen.StationSettings;
import brigade.kitchen.StationSummary;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.ui.SetupForm;
import brigade.menu.ui.Shown;
import brigade.menu.ui.Toggle;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import brigade.venue.Ids;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A station of the kitchen, while the kitchen is at work. */
final class StationForm extends SetupForm<StationSummary> {
  private static final long serialVersionUID = 1L;

  private static final int MINUTE = 60;
  private static final int WARN_MINUTES = 5;
  private static final int LATE_MINUTES = 10;

  /** The choice beside the stations. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final transient KeepingStations keeping;
  private final transient List<StationSummary> all;
  private final TextField name;
  private final TextField warn;
  private final TextField late;
  private final Toggle throughExpo;
  private final Toggle closed;
  private final Select<UUID> cover;
  private final Select<Integer> columns;
  private final Select<ScreenSettings.TextSize> text;
  private final Select<ScreenSettings.Sort> sort;
  private final Toggle rushFirst;
  private final Toggle typeEdges;
  private final Toggle chimes;
  private final TextField afterHandOver;

  StationForm(
      @Nullable StationSummary station,
      KeepingStations keeping,
      List<StationSummary> all,
      Shown shown,
      Amounts amounts,
      Around around) {
    super(
        station,
        station == null ? Texts.of("orders.setup.stations.add") : station.name(),
        shown,
        amounts,
        around);
    this.keeping = keeping;
    this.all = all;
    name = typed("name", Texts.of("menu.setup.name"), was(StationSummary::name, ""));
    name.setMaxLength(StationSettings.NAME_LIMIT);
    warn =
        number(
            "warnSeconds",
            Texts.of("orders.setup.stations.warn"),
            was(s -> s.warnSeconds() / MINUTE, WARN_MINUTES));
    late =
        number(
            "lateSeconds",
            Texts.of("orders.setup.stations.late"),
            was(s -> s.lateSeconds() / MINUTE, LATE_MINUTES));
    throughExpo =
        toggle(
            "throughExpo",
            Texts.of("orders.setup.stations.through"),
            Texts.of("orders.setup.stations.through-detail"),
            was(StationSummary::throughExpo, true));
    closed =
        toggle(
            "closed",
            Texts.of("orders.setup.stations.is-closed"),
            Texts.of("orders.setup.stations.is-closed-detail"),
            was(StationSummary::closed, false));
    UUID covering = station == null ? null : station.coveredBy();
    cover =
        one(
            "coveredBy",
            Texts.of("orders.setup.stations.cover"),
            Stream.concat(
                    Stream.of(NOBODY),
                    all.stream()
                        .filter(other -> !other.isExpo())
                        .map(StationSummary::id)
                        .filter(id -> station == null || !id.equals(station.id())))
                .toList(),
            covering == null ? NOBODY : covering,
            this::called);
    ScreenSettings screen = was(StationSummary::screen, ScreenSettings.DEFAULT);
    columns =
        one(
            "screen.columns",
            Texts.of("orders.setup.stations.columns"),
            IntStream.concat(
                    IntStream.of(ScreenSettings.AUTOMATIC),
                    IntStream.rangeClosed(ScreenSettings.FEWEST, ScreenSettings.MOST))
                .boxed()
                .toList(),
            screen.columns(),
            count ->
                count == ScreenSettings.AUTOMATIC
                    ? Texts.of("orders.setup.stations.columns-fit")
                    : String.valueOf(count));
    text =
        one(
            "screen.text",
            Texts.of("orders.setup.stations.text"),
            List.of(ScreenSettings.TextSize.values()),
            screen.text(),
            size -> Texts.of("orders.setup.stations.text." + size));
    sort =
        one(
            "screen.sort",
            Texts.of("orders.setup.stations.sort"),
            List.of(ScreenSettings.Sort.values()),
            screen.sort(),
            order -> Texts.of("orders.setup.stations.sort." + order));
    rushFirst =
        toggle(
            "screen.rushFirst",
            Texts.of("orders.setup.stations.rush-first"),
            Texts.of("orders.setup.stations.rush-first-detail"),
            screen.rushFirst());
    typeEdges =
        toggle(
            "screen.typeEdges",
            Texts.of("orders.setup.stations.type-edges"),
            Texts.of("orders.setup.stations.type-edges-detail"),
            screen.typeEdges());
    chimes =
        toggle(
            "screen.chimes",
            Texts.of("orders.setup.stations.chimes"),
            Texts.of("orders.setup.stations.chimes-detail"),
            screen.chimes());
    afterHandOver =
        number(
            "screen.afterHandOver",
            Texts.of("orders.setup.stations.after-hand-over"),
            screen.afterHandOver());
    lay(name, div("g2", warn, late));
    if (station == null || !station.isExpo()) {
      lay(div("g2", closed, cover), throughExpo);
      lay(div("g2", columns, text), div("g2", sort, rushFirst), div("g2", typeEdges, chimes));
    } else {
      lay(div("g2", rushFirst, chimes), afterHandOver);
    }
    lay(div("note info", icon("info"), label("", Texts.of("orders.setup.stations.detail"))));
  }

  private String called(UUID id) {
    return all.stream()
        .filter(station -> station.id().equals(id))
        .findFirst()
        .map(StationSummary::name)
        .orElse(Texts.of("orders.setup.stations.cover-none"));
  }

  @Override
  protected Optional<StationSummary> read(List<String> faults) {
    int most = StationSettings.LATE_LIMIT / MINUTE;
    OptionalInt amber = whole("warnSeconds", warn, 1, most, faults);
    OptionalInt red = whole("lateSeconds", late, 1, most, faults);
    OptionalInt shownAfter =
        whole(
            "screen.afterHandOver", afterHandOver, 0, ScreenSettings.AFTER_HAND_OVER_LIMIT, faults);
    if (amber.isEmpty() || red.isEmpty() || shownAfter.isEmpty()) {
      return Optional.empty();
    }
    StationSummary before = base();
    return Optional.of(
        new StationSummary(
            before == null ? Ids.next() : before.id(),
            before == null ? "" : before.code(),
            name.getValue().strip(),
            before == null ? brigade.kitchen.StationKind.PREP : before.kind(),
            seconds(amber.getAsInt(), before == null ? 0 : before.warnSeconds()),
            seconds(red.getAsInt(), before == null ? 0 : before.lateSeconds()),
            throughExpo.on(),
            closed.on(),
            cover.getValue().equals(NOBODY) ? null : cover.getValue(),
            new ScreenSettings(
                columns.getValue(),
                text.getValue(),
                sort.getValue(),
                rushFirst.on(),
                typeEdges.on(),
                chimes.on(),
                shownAfter.getAsInt())));
  }

  /** Seconds that are no whole minutes stay as they are while nobody types another minute. */
  private static int seconds(int minutes, int before) {
    return before / MINUTE == minutes ? before : minutes * MINUTE;
  }

  @Override
  protected Outcome<StationSummary> save(@Nullable StationSummary before, StationSummary now) {
    StationSettings settings =
        new StationSettings(
            now.name(),
            now.warnSeconds(),
            now.lateSeconds(),
            now.throughExpo(),
            now.closed(),
            all.stream()
                .filter(station -> station.id().equals(now.coveredBy()))
                .findFirst()
                .map(StationSummary::code)
                .orElse(null),
            now.screen());
    return switch (keeping.save(before == null ? null : before.code(), before, settings)) {
      case KeepingStations.Outcome.Saved saved -> new Outcome.Saved<>();
      case KeepingStations.Outcome.Faulty(var faults) -> new Outcome.Refused<>(faults);
      case KeepingStations.Outcome.Overtaken(StationSummary theirs) ->
          new Outcome.Overtaken<>(theirs, List.of("name"), Optional.empty());
      case KeepingStations.Outcome.Gone() -> new Outcome.Gone<>(Optional.empty());
    };
  }

  @Override
  protected boolean removable() {
    return was(station -> !station.isExpo(), true);
  }

  @Override
  protected Removal remove(StationSummary station) {
    return switch (keeping.retire(station.code())) {
      case Retirement.Done() -> new Removal.Done();
      case Retirement.Open() -> new Removal.Refused(Texts.of("orders.setup.stations.open"));
      case Retirement.Busy(int tickets) ->
          new Removal.Refused(Texts.of("orders.setup.stations.busy", tickets));
      case Retirement.Needed(List<String> by) -> new Removal.InUse(by);
      case Retirement.Expo(), Retirement.Gone() -> new Removal.Gone();
    };
  }

  @Override
  protected String name(StationSummary station) {
    return station.name();
  }
}
