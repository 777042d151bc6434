package brigade.kitchen.printing.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;

import brigade.kitchen.printing.PaperPreview;
import brigade.kitchen.printing.PrinterSimulator.Behaviour;
import brigade.kitchen.printing.PrinterSimulator.PrintedRow;
import brigade.kitchen.printing.Simulating;
import brigade.kitchen.printing.Simulating.Simulated;
import brigade.screen.Texts;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a simulated printer can be told, and what came out of it. */
@Tag("section")
final class SimulatorPanel extends HtmlContainer {
  private static final long serialVersionUID = 1L;

  /** How slow a slow one is: slower than a proof is waited for. */
  private static final int SLOW_MILLIS = 1_500;

  /** It breaks off in the middle of the next chit, or its roll ends there. */
  private static final int MID_CHIT = 4;

  private final transient Simulating simulating;
  private final Div wrong = div("wrong small");
  private final NativeButton tell =
      button("btn", () -> {}, label("", Texts.of("printing.sim.tell")), icon("down"));
  private final ContextMenu menu = new ContextMenu(tell);
  private transient @Nullable Drawn drawn;

  private record Drawn(UUID printer, Behaviour behaviour) {}

  SimulatorPanel(Simulating simulating, boolean mayTell) {
    this.simulating = simulating;
    addClassNames("panel", "sim");
    menu.setOpenOnClick(true);
    tell.setEnabled(mayTell);
    add(
        new HtmlContainer(
            "header",
            new H2(Texts.of("printing.sim.title")),
            span("grow"),
            named(button("btn icon", this::look, icon("eye")), Texts.of("printing.sim.look")),
            tell),
        wrong);
  }

  /** Shows the printer, or nothing where it isn't simulated. */
  void show(@Nullable UUID printer) {
    Optional<Simulated> found = printer == null ? Optional.empty() : simulating.find(printer);
    setVisible(found.isPresent());
    if (printer == null || found.isEmpty()) {
      drawn = null;
      return;
    }
    Behaviour now = found.get().behaviour();
    if (new Drawn(printer, now).equals(drawn)) {
      return;
    }
    drawn = new Drawn(printer, now);
    menu.removeAll();
    List<String> faults = new ArrayList<>();
    fault(
        faults,
        "paper",
        !now.paper(),
        b -> but(b, !b.paper(), b.coverClosed(), b.prints(), b.answers()));
    fault(
        faults,
        "cover",
        !now.coverClosed(),
        b -> but(b, b.paper(), !b.coverClosed(), b.prints(), b.answers()));
    fault(faults, "cable", !now.connected(), b -> b.connected(!b.connected()));
    fault(
        faults,
        "stuck",
        !now.prints(),
        b -> but(b, b.paper(), b.coverClosed(), !b.prints(), b.answers()));
    fault(
        faults,
        "mute",
        !now.answers(),
        b -> but(b, b.paper(), b.coverClosed(), b.prints(), !b.answers()));
    fault(faults, "slow", now.answerMillis() > 0, SimulatorPanel::slowOrNot);
    fault(faults, "drop", now.dropsAfterRows() != null, SimulatorPanel::dropOrNot);
    wrong.setText(faults.isEmpty() ? Texts.of("printing.sim.well") : String.join(", ", faults));
    wrong.setClassName(faults.isEmpty() ? "wrong small mute" : "wrong small b");
  }

  private void fault(
      List<String> faults, String name, boolean on, UnaryOperator<Behaviour> change) {
    String words = Texts.of("printing.sim." + name);
    MenuItem item = menu.addItem(words, click -> tell(change));
    item.setCheckable(true);
    item.setChecked(on);
    if (on) {
      faults.add(words);
    }
  }

  private void tell(UnaryOperator<Behaviour> change) {
    Drawn shown = drawn;
    if (shown != null) {
      simulating
          .find(shown.printer)
          .ifPresent(now -> simulating.behave(shown.printer, change.apply(now.behaviour())));
      show(shown.printer);
    }
  }

  private static Behaviour but(
      Behaviour b, boolean paper, boolean coverClosed, boolean prints, boolean answers) {
    return new Behaviour(
        paper,
        coverClosed,
        b.connected(),
        prints,
        answers,
        b.answerMillis(),
        b.dropsAfterRows(),
        b.paperEndsAfterRows());
  }

  private static Behaviour slowOrNot(Behaviour b) {
    return new Behaviour(
        b.paper(),
        b.coverClosed(),
        b.connected(),
        b.prints(),
        b.answers(),
        b.answerMillis() > 0 ? 0 : SLOW_MILLIS,
        b.dropsAfterRows(),
        b.paperEndsAfterRows());
  }

  private static Behaviour dropOrNot(Behaviour b) {
    return new Behaviour(
        b.paper(),
        b.coverClosed(),
        b.connected(),
        b.prints(),
        b.answers(),
        b.answerMillis(),
        b.dropsAfterRows() == null ? MID_CHIT : null,
        b.paperEndsAfterRows());
  }

  private void look() {
    Drawn shown = drawn;
    if (shown == null) {
      return;
    }
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(Texts.of("printing.sim.look"));
    List<List<PrintedRow>> papers =
        simulating.find(shown.printer).map(Simulated::printouts).orElse(List.of());
    Div roll = div("roll");
    roll.getStyle().set("display", "flex").set("flex-direction", "column").set("gap", "16px");
    for (List<PrintedRow> rows : papers) {
      PaperPreview paper = new PaperPreview();
      paper.showPrinted(rows);
      roll.add(paper);
    }
    if (papers.isEmpty()) {
      roll.add(label("empty", Texts.of("printing.none")));
    }
    dialog.add(roll);
    dialog.getFooter().add(new Button(Texts.of("printing.sim.close"), click -> dialog.close()));
    dialog.open();
  }
}
