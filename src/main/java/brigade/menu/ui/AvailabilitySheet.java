package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.with;

import brigade.menu.Availability;
import brigade.menu.SettingAvailability;
import brigade.menu.SettingAvailability.Wish;
import brigade.screen.Overlay;
import brigade.screen.ScreenKit;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be had of an item or a choice, and until when: 86, a count or freely; until the day is
 * closed, a time, or by hand; and how many there are again every day.
 */
final class AvailabilitySheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private final UUID id;
  private final transient MenuDesk desk;
  private final transient ScreenKit kit;
  private final Map<State, NativeButton> states = new EnumMap<>(State.class);
  private final TextField count;
  private final Select<Until> until = new Select<>();
  private final TimePicker time = new TimePicker();
  private final TextField resetTo;
  private final Div more = div("sheet-g");
  private State state;

  /**
   * @param id of an item or a modifier
   * @param holds what holds now
   */
  AvailabilitySheet(UUID id, String name, Availability holds, MenuDesk desk) {
    super(name, Texts.of("menu.availability.detail"));
    this.id = id;
    this.desk = desk;
    this.kit = desk.kit();
    Div seg = div("seg wide");
    for (State each : State.values()) {
      NativeButton key =
          button("", () -> choose(each), label("", Texts.of("menu.availability." + each.name())));
      states.put(each, key);
      seg.add(with(key, "role", "radio"));
    }
    count =
        FormSection.typed(
            Texts.of("menu.field.left"),
            holds.remaining() == null ? "" : String.valueOf(holds.remaining()),
            typed -> {});
    until.setLabel(Texts.of("menu.availability.until"));
    until.setItems(Until.values());
    until.setItemLabelGenerator(one -> Texts.of("menu.availability.until." + one.name()));
    until.addValueChangeListener(change -> time.setVisible(change.getValue() == Until.TIME));
    until.setValue(until(holds));
    time.setLabel(Texts.of("menu.availability.time"));
    time.setLocale(this.kit.amounts().venue().locale());
    if (holds.until() != null) {
      time.setValue(
          Objects.requireNonNull(holds.until())
              .atZone(this.kit.amounts().venue().zone())
              .toLocalTime());
    }
    time.setVisible(until.getValue() == Until.TIME);
    resetTo =
        FormSection.typed(
            Texts.of("menu.availability.reset"),
            holds.resetTo() == null ? "" : String.valueOf(holds.resetTo()),
            typed -> {});
    resetTo.setHelperText(Texts.of("menu.availability.reset-detail"));
    more.add(count, div("g2", until, time), resetTo);
    fill(seg, more);
    keys(
        button("btn", this::close, label("", Texts.of("menu.cancel"))),
        button("btn primary", this::save, icon("check"), label("", Texts.of("menu.save"))));
    state =
        !holds.available() ? State.OUT : holds.remaining() == null ? State.FREELY : State.COUNTED;
    choose(state);
  }

  private static Until until(Availability holds) {
    if (holds.until() != null) {
      return Until.TIME;
    }
    boolean limited = !holds.available() || holds.remaining() != null;
    return limited && holds.date() == null ? Until.BY_HAND : Until.END_OF_DAY;
  }

  private void choose(State wanted) {
    state = wanted;
    states.forEach((each, key) -> with(key, "aria-checked", String.valueOf(each == wanted)));
    more.setVisible(wanted != State.FREELY);
    count.setVisible(wanted == State.COUNTED);
  }

  private void save() {
    accept();
    Integer left = state == State.COUNTED ? number(count) : null;
    if (state == State.COUNTED && left == null) {
      refuse(Faults.words("remaining"));
      return;
    }
    Until chosen = state == State.FREELY ? Until.END_OF_DAY : until.getValue();
    Instant over = chosen == Until.TIME ? over() : null;
    if (chosen == Until.TIME && over == null) {
      refuse(Faults.words("until"));
      return;
    }
    Integer again = state == State.FREELY ? null : number(resetTo);
    if (again == null && state != State.FREELY && !resetTo.getValue().isBlank()) {
      refuse(Faults.words("remaining"));
      return;
    }
    Boolean available =
        switch (state) {
          case FREELY -> true;
          case OUT -> false;
          case COUNTED -> null;
        };
    Wish wish = new Wish(available, left, chosen == Until.BY_HAND, over, again);
    switch (desk.availability().set(id, wish)) {
      case SettingAvailability.Outcome.Set set -> done();
      case SettingAvailability.Outcome.ModifierSet set -> done();
      case SettingAvailability.Outcome.NoSuchItem gone ->
          refuse(Texts.of("menu.gone", Texts.of("menu.by-somebody")));
      case SettingAvailability.Outcome.Invalid invalid ->
          refuse(Faults.words(invalid.fault().field()));
    }
  }

  private void done() {
    close();
    Toast.say(Texts.of("menu.availability.said." + state.name(), getHeading()));
  }

  private String getHeading() {
    return Objects.requireNonNullElse(getElement().getAttribute("aria-label"), "");
  }

  private static @Nullable Integer number(TextField field) {
    String typed = field.getValue().strip();
    return typed.matches("[0-9]{1,4}") ? Integer.valueOf(typed) : null;
  }

  /** The next time the clock on the wall shows what was chosen. */
  private @Nullable Instant over() {
    LocalTime chosen = time.getValue();
    if (chosen == null) {
      return null;
    }
    ZonedDateTime now = kit.clock().instant().atZone(this.kit.amounts().venue().zone());
    ZonedDateTime today = now.with(chosen);
    return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  private enum State {
    FREELY,
    OUT,
    COUNTED
  }

  private enum Until {
    END_OF_DAY,
    BY_HAND,
    TIME
  }
}
