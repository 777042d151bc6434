package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;

import brigade.menu.ModifierGroup;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** One more group to ask for: one that is there, or a new one. */
final class GroupChoice extends Overlay {
  private static final long serialVersionUID = 1L;

  /**
   * @param asked those that the item asks for already
   * @param chosen takes the group
   * @param make makes a new one and hands it to what it is given
   */
  GroupChoice(
      Shown shown,
      List<UUID> asked,
      Amounts amounts,
      Consumer<UUID> chosen,
      Consumer<Consumer<UUID>> make) {
    super(Texts.of("menu.group.add"), Texts.of("menu.group.add-detail"));
    Div rows = div("picklist scroll");
    for (ModifierGroup group : shown.menu().modifierGroups()) {
      if (asked.contains(group.id())) {
        continue;
      }
      NativeButton row =
          button(
              "mg",
              () -> {
                close();
                chosen.accept(group.id());
              },
              div(
                  "grow",
                  div("row", isolated("b cut", group.name()), GroupsSection.rule(group)),
                  text("small mute cut", GroupsSection.options(group, amounts))));
      rows.add(with(row, "data-row", group.id().toString()));
    }
    Rows.walk(rows);
    fill(rows);
    keys(
        button(
            "btn primary",
            () -> {
              close();
              make.accept(chosen);
            },
            icon("plus"),
            label("", Texts.of("menu.group.new"))));
  }
}
