package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.menu.Allergen;
import brigade.orders.Caps;
import brigade.orders.SeatAllergy;
import brigade.screen.OneOf;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a guest must not be served, by seat; the kitchen gets it with everything sent from now on.
 */
final class AllergyDialog extends Overlay {
  private static final long serialVersionUID = 1L;

  private final transient List<SeatAllergy> noted;
  private final Map<String, NativeButton> keys = new LinkedHashMap<>();
  private final Map<Integer, Span> flags = new LinkedHashMap<>();
  private final Div others = div("row wrap");
  private final Div refusal = div("banner warn small");
  private final Input other = new Input();
  private int seat;

  /**
   * @param seat the seat that is asked about first, 0 for the whole table; the whole table is when
   *     only of it something is noted
   * @param note notes all of it and gives the reason why it can't be, or nothing
   */
  AllergyDialog(Sheet sheet, int seat, Function<List<SeatAllergy>, Optional<String>> note) {
    super(Texts.of("orders.ui.allergies.title"), Titles.of(sheet));
    this.noted = new ArrayList<>(sheet.allergies());
    this.seat = isNoted(seat) || !isNoted(0) ? seat : 0;
    Div seats = div("row wrap");
    OneOf<Integer> who =
        new OneOf<>(
            seats,
            "pick",
            chosen -> {
              this.seat = chosen;
              draw();
            });
    for (int number = 1; number <= sheet.seats(); number++) {
      flagged(number, who.offer(number, label("", String.valueOf(number))));
    }
    flagged(0, who.offer(0, label("", Texts.of("orders.ui.seat.table"))));
    who.choose(this.seat);
    Div options = div("opts");
    options.getElement().getStyle().set("--cols", "3");
    for (Allergen allergen : Allergen.values()) {
      String words = Texts.of("orders.ui.allergen." + allergen.name());
      NativeButton key = button("opt", () -> toggle(words), icon("allergy s"), label("", words));
      keys.put(words, key);
      options.add(key);
    }
    String ask = Texts.of("orders.ui.allergies.other");
    with(with(named(other, ask), "class", "in"), "placeholder", ask);
    with(with(other, "maxlength", String.valueOf(Caps.ALLERGY)), "dir", "auto");
    other.addValueChangeListener(
        typed -> {
          if (!typed.getValue().isBlank()) {
            toggle(typed.getValue().strip());
            other.clear();
          }
        });
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    fill(seats, options, other, others, refusal);
    keys(
        button("btn grow", this::close, label("", Texts.of("orders.ui.dialog.cancel"))),
        button(
            "btn primary grow",
            () ->
                note.apply(List.copyOf(noted))
                    .ifPresentOrElse(
                        why -> {
                          refusal.removeAll();
                          refusal.add(icon("alert s"), isolated("grow", why));
                          refusal.setVisible(true);
                        },
                        this::close),
            label("", Texts.of("orders.ui.allergies.save"))));
    draw();
  }

  private void flagged(int of, NativeButton key) {
    Span flag = named(span("flag", icon("alert xs")), Texts.of("orders.ui.seat.allergy"));
    flags.put(of, flag);
    key.add(flag);
  }

  private boolean isNoted(int of) {
    return noted.stream().anyMatch(allergy -> Objects.requireNonNullElse(allergy.seat(), 0) == of);
  }

  private @Nullable Integer chosenSeat() {
    return seat == 0 ? null : seat;
  }

  private boolean has(String text) {
    return noted.stream()
        .anyMatch(
            allergy ->
                Objects.equals(allergy.seat(), chosenSeat())
                    && allergy.text().equalsIgnoreCase(text));
  }

  private void toggle(String text) {
    if (has(text)) {
      noted.removeIf(
          allergy ->
              Objects.equals(allergy.seat(), chosenSeat())
                  && allergy.text().equalsIgnoreCase(text));
    } else {
      noted.add(new SeatAllergy(chosenSeat(), text));
    }
    draw();
  }

  private void draw() {
    flags.forEach((of, flag) -> flag.setVisible(isNoted(of)));
    keys.forEach(
        (words, key) -> {
          key.getElement().setAttribute("class", has(words) ? "opt on" : "opt");
          key.getElement().setAttribute("aria-pressed", String.valueOf(has(words)));
        });
    others.removeAll();
    noted.stream()
        .filter(allergy -> Objects.equals(allergy.seat(), chosenSeat()))
        .map(SeatAllergy::text)
        .filter(text -> keys.keySet().stream().noneMatch(text::equalsIgnoreCase))
        .forEach(
            text ->
                others.add(button("pick on", () -> toggle(text), isolated("", text), icon("x s"))));
    others.setVisible(others.getComponentCount() > 0);
  }
}
