package brigade.billing.ui;

import static brigade.screen.Markup.bold;
import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.billing.BilledOrder;
import brigade.screen.Amounts;
import brigade.screen.Markup;
import brigade.screen.Redraw;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bar with the line in hand: where it may go, and how much of it. */
final class Mover extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Acts acts;

  Mover(Acts acts) {
    this.acts = acts;
    addClassName("mover");
    with(this, "role", "toolbar");
    named(this, Texts.of("billing.move.toolbar"));
    setVisible(false);
  }

  /** What its keys do with the line. */
  interface Acts {
    /** To a part, or to their number for a new one; while sharing, with this one or not. */
    void moveTo(int place);

    void onePortion(boolean only);

    void share();

    void shareNow();

    void letGo();
  }

  /**
   * A line in hand.
   *
   * @param from the place it is held at
   * @param numbers of the parts, by place
   * @param onePortion whether only one portion of several moves
   * @param sharing the parts it is to be shared between, or null
   */
  record Held(
      BilledOrder.Line line,
      int from,
      List<Integer> numbers,
      boolean onePortion,
      @Nullable Set<Integer> sharing) {}

  void show(Held held, Amounts amounts) {
    BilledOrder.Line line = held.line();
    Set<Integer> sharing = held.sharing();
    List<Component> keys = new ArrayList<>();
    keys.add(
        line.seat() == null
            ? label("seatno t", Texts.of("billing.shared-seat"))
            : label("seatno", String.valueOf(line.seat())));
    keys.add(
        div(
            "grow",
            with(bold("b", line.counted()), "dir", "auto"),
            label("tn", " " + amounts.plain(line.charged())),
            Markup.text(
                "tiny mute",
                held.from() == SplitPlan.LOOSE
                    ? Texts.of("billing.move.hint.loose")
                    : Texts.of("billing.move.hint", held.numbers().get(held.from())))));
    keys.add(
        label("lbl", Texts.of(sharing == null ? "billing.move.to" : "billing.move.share.pick")));
    for (int i = 0; i < held.numbers().size(); i++) {
      keys.add(part(held, i));
    }
    if (sharing == null) {
      int next = held.numbers().size();
      keys.add(button("pick", () -> acts.moveTo(next), label("", Texts.of("billing.move.new"))));
      keys.add(span("vr"));
      if (line.quantity() > 1) {
        keys.add(
            pressed(
                button(
                    "pick",
                    () -> acts.onePortion(!held.onePortion()),
                    icon("move s"),
                    label("", Texts.of("billing.move.one", line.quantity()))),
                held.onePortion()));
      }
      if (next > 1) {
        keys.add(
            button(
                "pick", acts::share, icon("share s"), label("", Texts.of("billing.move.share"))));
      }
    } else {
      NativeButton share =
          button(
              "btn primary",
              acts::shareNow,
              icon("share s"),
              label("", Texts.of("billing.move.share.done", sharing.size())));
      share.setEnabled(!sharing.isEmpty());
      keys.add(span("vr"));
      keys.add(known(share, "share"));
    }
    keys.add(
        named(button("btn quiet icon", acts::letGo, icon("x")), Texts.of("billing.move.let-go")));
    Redraw.into(this, keys);
  }

  private Component part(Held held, int place) {
    int number = held.numbers().get(place);
    Set<Integer> sharing = held.sharing();
    return pressed(
        named(
            button("pick", () -> acts.moveTo(place), label("", String.valueOf(number))),
            Texts.of("billing.part", number)),
        sharing == null ? held.from() == place : sharing.contains(place));
  }

  private static Component pressed(NativeButton key, boolean on) {
    key.setClassName("on", on);
    return with(key, "aria-pressed", String.valueOf(on));
  }
}
