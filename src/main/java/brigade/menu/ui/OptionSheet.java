package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;

import brigade.menu.ModifierGroup;
import brigade.menu.Size;
import brigade.menu.ui.GroupDraft.Option;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rest of a choice: what it costs by size, and what is asked once it is chosen. */
final class OptionSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  /**
   * @param known names of sizes that the item at hand comes in
   * @param done draws the choices anew
   */
  OptionSheet(
      Option option,
      GroupDraft draft,
      List<String> known,
      Shown shown,
      MenuDesk desk,
      Runnable done) {
    super(
        option.name.isBlank() ? Texts.of("menu.group.option") : option.name,
        Texts.of("menu.option.detail"));
    setWidth("min(520px, calc(100vw - 24px))");
    Div sizes = div("g2");
    for (String size : sizes(option, draft.id(), known, shown)) {
      TextField price =
          FormSection.typed(
              size,
              option.pricesBySize.getOrDefault(size, ""),
              typed -> option.pricesBySize.put(size, typed));
      price.setPlaceholder(option.price);
      price.addClassName("num");
      sizes.add(price);
    }
    Div body = div("sheet-g");
    fill(body);
    body.add(
        label("lbl", Texts.of("menu.option.by-size")),
        sizes.getComponentCount() == 0
            ? text("small mute", Texts.of("menu.option.no-sizes"))
            : sizes,
        nested(option, draft.id(), shown));
    shown
        .menu()
        .modifier(option.id)
        .ifPresent(
            modifier ->
                body.add(
                    button(
                        "btn",
                        () ->
                            new AvailabilitySheet(
                                    modifier.id(),
                                    modifier.name(),
                                    modifier.availability().on(shown.today()),
                                    desk)
                                .open(),
                        icon("clock"),
                        label("", Texts.of("menu.option.availability")))));
    keys(
        button(
            "btn danger quiet",
            () -> {
              draft.remove(option);
              close();
            },
            icon("trash"),
            label("", Texts.of("menu.option.remove"))),
        span("grow"),
        button("btn primary", this::close, icon("check"), label("", Texts.of("menu.done"))));
    addOpenedChangeListener(
        change -> {
          if (!change.isOpened()) {
            done.run();
          }
        });
  }

  /** The names of the sizes of all items that ask for the group, and those it has prices for. */
  private static TreeSet<String> sizes(Option option, UUID group, List<String> known, Shown shown) {
    TreeSet<String> names = new TreeSet<>(option.pricesBySize.keySet());
    names.addAll(known);
    shown.menu().items().stream()
        .filter(item -> item.modifierGroups().stream().anyMatch(one -> one.id().equals(group)))
        .flatMap(item -> item.sizes().stream())
        .flatMap(size -> size.label().stream())
        .forEach(names::add);
    if (names.isEmpty()) {
      shown.menu().items().stream()
          .filter(item -> item.comesInSizes())
          .flatMap(item -> item.sizes().stream())
          .map(Size::label)
          .flatMap(Optional::stream)
          .forEach(names::add);
    }
    return names;
  }

  private static MultiSelectComboBox<ModifierGroup> nested(
      Option option, @Nullable UUID group, Shown shown) {
    MultiSelectComboBox<ModifierGroup> nested = new MultiSelectComboBox<>();
    nested.setLabel(Texts.of("menu.option.groups"));
    nested.setHelperText(Texts.of("menu.option.groups-detail", ModifierGroup.DEPTH_LIMIT));
    List<ModifierGroup> others =
        shown.menu().modifierGroups().stream().filter(one -> !one.id().equals(group)).toList();
    nested.setItems(others);
    nested.setItemLabelGenerator(one -> one.name() + " (" + one.code() + ")");
    nested.setValue(
        option.groups.stream()
            .flatMap(code -> others.stream().filter(one -> one.code().equals(code)))
            .toList());
    nested.addValueChangeListener(
        change -> option.groups = change.getValue().stream().map(ModifierGroup::code).toList());
    return nested;
  }
}
