package brigade.orders.ui;

import static brigade.screen.Markup.div;
import static brigade.screen.Markup.label;

import brigade.screen.OneOf;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;

/** The seats or the courses of a line, opened below the head of its questions. */
final class WhoseStrip {
  private final Draft draft;
  private final ModifierPanel.Setting setting;
  private final Runnable chosen;
  private final Div root = div("group");

  WhoseStrip(Draft draft, ModifierPanel.Setting setting, Runnable chosen) {
    this.draft = draft;
    this.setting = setting;
    this.chosen = chosen;
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
      new SeatKeys(picks, "pick", setting.seats(), draft.whose(), this::choose).draw();
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

  private void choose(Whose whose) {
    draft.whose(whose);
    chosen.run();
  }
}
