package brigade.orders.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.screen.OneOf;
import brigade.screen.Texts;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;

/** The seats or the courses of a line, opened below the head of its questions. */
final class WhoseStrip {
  private final Draft draft;
  private final ModifierPanel.Setting setting;
  private final Runnable chosen;
  private final Div root = div("group");
  private boolean sharing;

  WhoseStrip(Draft draft, ModifierPanel.Setting setting, Runnable chosen) {
    this.draft = draft;
    this.setting = setting;
    this.chosen = chosen;
    sharing = draft.whose().shared();
  }

  /** Opens the seats or the courses; a second tap closes them. */
  void toggle(HtmlContainer panel, boolean seats) {
    String kind = seats ? "seats" : "courses";
    boolean open = root.isAttached() && root.hasClassName(kind);
    root.removeFromParent();
    if (open) {
      return;
    }
    root.getElement().setAttribute("class", "group whose " + kind);
    drawInto(seats);
    panel.getElement().insertChild(1, root.getElement());
  }

  private void drawInto(boolean seats) {
    root.removeAll();
    Div picks = div("row wrap");
    if (seats) {
      drawSeats(picks);
    } else {
      OneOf<Integer> one =
          new OneOf<>(
              picks,
              "pick",
              course -> {
                draft.course(course);
                root.removeFromParent();
                chosen.run();
              });
      setting.courses().forEach(course -> one.offer(course.number(), label("", course.words())));
      one.choose(draft.course());
    }
    root.add(picks);
  }

  /** A tap is one seat alone; while they share, each tap adds a seat or takes it away. */
  private void drawSeats(Div picks) {
    for (int number = 1; number <= setting.seats(); number++) {
      int seat = number;
      boolean on = draft.whose().seats().contains(seat);
      NativeButton key =
          button(
              on ? "pick on" : "pick",
              () -> choose(draft.whose().tapped(seat, sharing)),
              label("", String.valueOf(seat)));
      picks.add(
          with(
              named(key, Texts.of("orders.ui.seat.number", seat)),
              "aria-pressed",
              String.valueOf(on)));
    }
    boolean table = draft.whose().seats().isEmpty();
    picks.add(
        with(
            button(
                table ? "pick on" : "pick",
                this::chooseTable,
                label("", Texts.of("orders.ui.seat.table"))),
            "aria-pressed",
            String.valueOf(table)));
    if (setting.seats() > 1) {
      NativeButton share =
          button(
              sharing ? "pick sharing on" : "pick sharing",
              this::toggleSharing,
              icon("users s"),
              label("", Texts.of("orders.ui.seat.share")));
      picks.add(
          with(
              named(share, Texts.of("orders.ui.seat.share-hint")),
              "aria-pressed",
              String.valueOf(sharing)));
    }
  }

  private void chooseTable() {
    sharing = false;
    choose(Whose.TABLE);
  }

  private void toggleSharing() {
    sharing = !sharing;
    choose(sharing ? draft.whose() : draft.whose().alone());
  }

  private void choose(Whose whose) {
    draft.whose(whose);
    drawInto(true);
    chosen.run();
  }
}
