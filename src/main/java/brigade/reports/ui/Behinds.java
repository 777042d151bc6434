package brigade.reports.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.money.Money;
import brigade.reports.ui.TodayDesk.CheckRow;
import brigade.screen.Amounts;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;

/** The checks behind a figure. */
final class Behinds {
  private Behinds() {}

  static void show(String title, List<CheckRow> rows, Amounts amounts) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog
        .getHeader()
        .add(named(button("btn quiet icon", dialog::close, icon("x")), Texts.of("reports.close")));
    Grid table =
        new Grid(
            Texts.of("reports.check"),
            Texts.of("reports.time"),
            Texts.of("reports.table"),
            Texts.of("reports.server"),
            Texts.of("reports.net") + ">",
            Texts.of("reports.total") + ">");
    table.addClassNames("touch", "behind");
    table.show(
        rows.stream()
            .map(
                row ->
                    List.<Component>of(
                        button(
                            "n",
                            () -> {
                              dialog.close();
                              UI.getCurrent().navigate("orders/" + row.orderId());
                            },
                            label("", row.number())),
                        label("tn", amounts.time(row.at())),
                        isolated("", row.place()),
                        isolated("", row.server()),
                        label("tn", row.net() == 0 ? "-" : amounts.plain(Money.of(row.net()))),
                        label("tn", amounts.plain(Money.of(row.total())))))
            .toList());
    dialog.add(
        rows.isEmpty()
            ? div("sheet-body", label("mute", Texts.of("reports.nothing-behind")))
            : div("sheet-body", table));
    dialog.open();
  }
}
