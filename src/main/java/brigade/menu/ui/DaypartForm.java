package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.with;

import brigade.menu.ChangingMenu;
import brigade.menu.Daypart;
import brigade.menu.Naming;
import brigade.menu.SavingEdits.Outcome;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hours of some days of the week, such as lunch or a happy hour. */
final class DaypartForm extends MenuForm<Daypart> {
  private static final long serialVersionUID = 1L;
  private static final Duration STEP = Duration.ofMinutes(30);

  private final TextField name;
  private final TimePicker from;
  private final TimePicker until;
  private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);

  DaypartForm(@Nullable Daypart part, Shown shown, MenuDesk desk, Amounts amounts, Around around) {
    super(
        part,
        part == null ? Texts.of("menu.setup.hours.add") : part.name(),
        shown,
        desk,
        amounts,
        around);
    if (part != null) {
      days.addAll(part.days());
    }
    name = typed("name", Texts.of("menu.setup.name"), part == null ? "" : part.name());
    from = time("from", part == null ? null : part.from());
    until = time("until", part == null ? null : part.until());
    until.setHelperText(Texts.of("menu.setup.until-detail"));
    Div picks = div("row wrap");
    for (DayOfWeek day : DayOfWeek.values()) {
      NativeButton pick =
          button(
              "pick",
              () -> {},
              label("", day.getDisplayName(TextStyle.SHORT_STANDALONE, amounts.venue().locale())));
      with(pick, "aria-pressed", String.valueOf(days.contains(day)));
      pick.addClickListener(
          click -> {
            touch();
            if (!days.remove(day)) {
              days.add(day);
            }
            with(pick, "aria-pressed", String.valueOf(days.contains(day)));
          });
      picks.add(pick);
    }
    lay(
        name,
        div("g2", from, until),
        label("lbl", Texts.of("menu.setup.days")),
        picks,
        label("small mute", Texts.of("menu.setup.every-day")));
  }

  private TimePicker time(String key, @Nullable LocalTime value) {
    TimePicker time = at(key, new TimePicker());
    time.setLabel(Texts.of("menu.setup." + key));
    time.setLocale(amounts.venue().locale());
    time.setStep(STEP);
    time.setValue(value);
    time.addValueChangeListener(change -> touch());
    return time;
  }

  @Override
  protected Optional<Daypart> read(List<String> faults) {
    LocalTime begins = from.getValue();
    LocalTime ends = until.getValue();
    if (begins == null) {
      faults.add("from");
    }
    if (ends == null) {
      faults.add("until");
    }
    if (begins == null || ends == null) {
      return Optional.empty();
    }
    Daypart before = base();
    return Optional.of(
        new Daypart(
            before == null
                ? Naming.code(
                        name.getValue(),
                        taken ->
                            shown.menu().dayparts().stream()
                                .anyMatch(part -> part.code().equalsIgnoreCase(taken)))
                    .toUpperCase(Locale.ROOT)
                : before.code(),
            name.getValue().strip(),
            days,
            begins,
            ends));
  }

  @Override
  protected Outcome<Daypart> save(@Nullable Daypart before, Daypart now) {
    return desk.saving().daypart(before, now);
  }

  @Override
  ChangingMenu.Outcome takeOff(Daypart part) {
    return desk.changing().removeDaypart(part.code());
  }

  @Override
  protected String name(Daypart part) {
    return part.name();
  }
}
