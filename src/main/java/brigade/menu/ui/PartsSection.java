package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.isolated;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.text;

import brigade.menu.MenuSnapshot;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a combo is made of: one is chosen of each part. */
final class PartsSection extends FormSection {
  private static final long serialVersionUID = 1L;

  private final transient FormSetting setting;
  private final Div rows = div("groups");

  PartsSection(FormSetting setting) {
    super(t("form.parts"));
    this.setting = setting;
    add(
        rows,
        div(
            "row",
            button(
                "btn quiet link",
                () -> edit(setting.draft().get(ItemDraft.PARTS).size()),
                icon("plus"),
                label("", t("part.add")))));
    draw();
  }

  private void draw() {
    rows.removeAll();
    List<PartRow> parts = setting.draft().get(ItemDraft.PARTS);
    if (parts.isEmpty()) {
      rows.add(text("small mute", t("part.none")));
    }
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      PartRow part = parts.get(i);
      rows.add(
          div(
              "mg",
              div(
                  "grow",
                  div("row", isolated("b cut", part.name()), label("chip", course(part))),
                  text("small mute cut", options(part))),
              named(
                  button("btn icon quiet", () -> replace(index, null), icon("trash")),
                  t("part.remove", part.name())),
              named(
                  button("btn icon quiet", () -> edit(index), icon("pencil")),
                  t("part.edit", part.name()))));
    }
  }

  private String course(PartRow part) {
    Integer course = part.course();
    return course == null ? t("part.own-course") : setting.shown().menu().courseName(course);
  }

  private String options(PartRow part) {
    MenuSnapshot menu = setting.shown().menu();
    return part.options().stream()
        .map(
            option -> {
              String name =
                  menu.offer(option.sku())
                      .map(
                          offer ->
                              offer.item().name()
                                  + offer.size().label().map(size -> ", " + size).orElse(""))
                      .orElse(option.sku());
              boolean free =
                  setting
                      .draft()
                      .money(option.supplement())
                      .map(amount -> amount.isZero())
                      .orElse(true);
              return free ? name : name + " +" + option.supplement();
            })
        .collect(Collectors.joining(", "));
  }

  private void edit(int index) {
    List<PartRow> parts = setting.draft().get(ItemDraft.PARTS);
    PartRow part = index < parts.size() ? parts.get(index) : PartRow.empty();
    new PartSheet(part, setting, changed -> replace(index, changed)).open();
  }

  private void replace(int index, @Nullable PartRow part) {
    List<PartRow> parts = new ArrayList<>(setting.draft().get(ItemDraft.PARTS));
    if (part == null) {
      parts.remove(index);
    } else if (index < parts.size()) {
      parts.set(index, part);
    } else {
      parts.add(part);
    }
    setting.set(ItemDraft.PARTS, List.copyOf(parts));
    draw();
  }
}
