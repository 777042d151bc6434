package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;
import static brigade.screen.Markup.with;
import static brigade.screen.Redraw.known;

import brigade.menu.Modifier;
import brigade.menu.ModifierGroup;
import brigade.screen.Amounts;
import brigade.screen.Redraw;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The groups that are asked for when the item is ordered, in the order asked. */
final class GroupsSection extends FormSection {
  private static final long serialVersionUID = 1L;

  private final transient FormSetting setting;
  private final transient Consumer<UUID> edit;
  private final Div rows = div("groups");

  /**
   * @param edit opens the sheet of a group
   * @param add lets one be chosen or made
   */
  GroupsSection(FormSetting setting, Consumer<UUID> edit, Runnable add) {
    super(t("form.asked"), button("btn quiet", add, icon("plus"), label("", t("group.add"))));
    this.setting = setting;
    this.edit = edit;
    Rows.arrange(rows, this::place);
    add(rows);
    draw();
  }

  void draw() {
    List<ModifierGroup> asked = setting.draft().groups(setting.shown().menu());
    if (asked.isEmpty()) {
      Redraw.into(rows, text("small mute", t("group.none")));
      return;
    }
    Redraw.into(rows, asked.stream().map(this::row).toList());
  }

  private Component row(ModifierGroup group) {
    Div row =
        div(
            "mg",
            icon("grip s"),
            div(
                "grow",
                div("row", isolated("b cut", group.name()), rule(group)),
                text("small mute cut", options(group, setting.amounts()))),
            named(
                button("btn icon quiet", () -> remove(group.id()), icon("x")),
                t("group.take-off", group.name())),
            named(
                button("btn icon quiet", () -> edit.accept(group.id()), icon("pencil")),
                t("group.edit", group.name())));
    with(row, "data-row", group.id().toString());
    with(row, "tabindex", "0");
    return known(row, group.id());
  }

  /** How many have to be chosen. */
  static Span rule(ModifierGroup group) {
    if (group.forced()) {
      return span(
          "chip warn",
          icon("lock"),
          label(
              "",
              group.min() == group.max()
                  ? t("group.exactly", group.min())
                  : t("group.at-least", group.min())));
    }
    return label(
        "chip",
        group.max() >= group.modifiers().size() ? t("group.any") : t("group.up-to", group.max()));
  }

  /** What there is to choose, with what it costs. */
  static String options(ModifierGroup group, Amounts amounts) {
    return group.modifiers().stream()
        .map(modifier -> option(modifier, amounts))
        .collect(Collectors.joining(", "));
  }

  private static String option(Modifier modifier, Amounts amounts) {
    return modifier.price().isZero()
        ? modifier.name()
        : modifier.name() + " +" + amounts.plain(modifier.price());
  }

  private void place(UUID id, int place) {
    setting.set(ItemDraft.GROUPS, Rows.placed(setting.draft().get(ItemDraft.GROUPS), id, place));
    draw();
  }

  private void remove(UUID id) {
    setting.set(
        ItemDraft.GROUPS,
        setting.draft().get(ItemDraft.GROUPS).stream().filter(each -> !each.equals(id)).toList());
    draw();
  }
}
