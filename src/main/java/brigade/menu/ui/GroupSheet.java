package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.with;

import brigade.journal.Change;
import brigade.menu.ChangingMenu;
import brigade.menu.Halves;
import brigade.menu.ModifierGroup;
import brigade.menu.Prefix;
import brigade.menu.SavingEdits.Outcome;
import brigade.menu.Substitution;
import brigade.menu.ui.GroupDraft.Option;
import brigade.rest.Problem.FieldError;
import brigade.screen.Amounts;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import brigade.screen.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** A group of modifiers: what there is to choose, how many of it, and what it costs. */
final class GroupSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private final transient GroupDraft draft;
  private final transient Shown shown;
  private final transient MenuDesk desk;
  private final transient Amounts amounts;
  private transient List<String> sizes = List.of();
  private transient Consumer<ModifierGroup> saved = group -> {};
  private final transient Map<String, HasValidation> fields = new LinkedHashMap<>();
  private final Div options = div("options");

  private GroupSheet(
      GroupDraft draft, String title, String detail, Shown shown, MenuDesk desk, Amounts amounts) {
    super(title, detail);
    this.draft = draft;
    this.shown = shown;
    this.desk = desk;
    this.amounts = amounts;
    setCloseOnEsc(false);
    setCloseOnOutsideClick(false);
    Shortcuts.addShortcutListener(this, this::leave, Key.ESCAPE).listenOn(this);
    setWidth("min(720px, calc(100vw - 24px))");
    Rows.arrange(
        options,
        (id, place) -> {
          draft.place(id, place);
          drawOptions();
        });
    fill(rules(), options, more(), extras());
    List<Component> keys = new ArrayList<>();
    ModifierGroup known = draft.base();
    if (known != null) {
      keys.add(
          button(
              "btn danger quiet",
              () -> remove(known),
              icon("trash"),
              label("", Texts.of("menu.group.remove"))));
      keys.add(span("grow"));
    }
    keys.add(button("btn", this::leave, label("", Texts.of("menu.cancel"))));
    keys.add(button("btn primary", this::save, icon("check"), label("", Texts.of("menu.save"))));
    keys(keys.toArray(Component[]::new));
    drawOptions();
  }

  /** The sheet of a group; every item that asks for it asks the changed one. */
  static GroupSheet of(ModifierGroup group, Shown shown, MenuDesk desk, Amounts amounts) {
    long items =
        shown.menu().items().stream()
            .filter(item -> item.modifierGroups().stream().anyMatch(g -> g.id().equals(group.id())))
            .count();
    return new GroupSheet(
        GroupDraft.of(group, amounts),
        group.name(),
        Texts.of("menu.group.asked-by", items),
        shown,
        desk,
        amounts);
  }

  /** The sheet of a new group. */
  static GroupSheet adding(Shown shown, MenuDesk desk, Amounts amounts) {
    return new GroupSheet(
        GroupDraft.adding(amounts),
        Texts.of("menu.group.new"),
        Texts.of("menu.group.new-detail"),
        shown,
        desk,
        amounts);
  }

  /** Says what is to happen with the group once it is saved. */
  GroupSheet onSaved(Consumer<ModifierGroup> then) {
    saved = then;
    return this;
  }

  /** Says which sizes the item has that is edited; others may not know of the group yet. */
  GroupSheet forSizes(List<String> names) {
    sizes = names;
    return this;
  }

  private Component rules() {
    TextField name =
        at("name", FormSection.typed(Texts.of("menu.group.name"), draft.name, v -> draft.name = v));
    name.setAutofocus(draft.base() == null);
    Div numbers =
        div(
            "g3",
            number("min", draft.min, v -> draft.min = v),
            number("max", draft.max, v -> draft.max = v),
            number("included", draft.included, v -> draft.included = v));
    return div("sheet-g", name, numbers);
  }

  /** What follows only from some: words and halves, and what another choice than usual costs. */
  private Component extras() {
    Div percents = div("g4");
    for (Prefix prefix : Prefix.values()) {
      TextField field =
          at(
              "prices." + prefix.name(),
              FormSection.typed(
                  Texts.of("menu.prefix." + prefix.name()),
                  Objects.requireNonNull(draft.percents.get(prefix)),
                  typed -> draft.percents.put(prefix, typed)));
      field.addClassName("num");
      field.setSuffixComponent(label("unit", "%"));
      percents.add(field);
    }
    percents.setVisible(draft.prefixed);
    Toggle prefixed =
        new Toggle(
            Texts.of("menu.group.prefixed"),
            Texts.of("menu.group.prefixed-detail"),
            draft.prefixed,
            on -> {
              draft.prefixed = on;
              percents.setVisible(on);
            });
    return div(
        "sheet-g",
        prefixed,
        percents,
        div(
            "g2",
            choice("halves", Halves.values(), draft.halves, chosen -> draft.halves = chosen),
            choice(
                "substitution",
                Substitution.values(),
                draft.substitution,
                chosen -> draft.substitution = chosen)));
  }

  private static <E extends Enum<E>> Select<E> choice(
      String key, E[] all, E value, Consumer<E> chosen) {
    Select<E> select = new Select<>();
    select.setLabel(Texts.of("menu.group." + key));
    select.setItems(all);
    select.setItemLabelGenerator(one -> Texts.of("menu.group." + key + "." + one.name()));
    select.setValue(value);
    select.addValueChangeListener(change -> chosen.accept(change.getValue()));
    return select;
  }

  private TextField number(String key, String value, Consumer<String> typed) {
    TextField field = at(key, FormSection.typed(Texts.of("menu.group." + key), value, typed));
    field.addClassName("num");
    with(field, "inputmode", "numeric");
    return field;
  }

  private Component more() {
    NativeButton add =
        button(
            "btn quiet link",
            () -> {
              draft.add();
              drawOptions();
            },
            icon("plus"),
            label("", Texts.of("menu.group.add-option")));
    return div("row", add);
  }

  private void drawOptions() {
    fields.keySet().removeIf(path -> path.startsWith("modifiers["));
    options.removeAll();
    options.add(
        div(
            "optrow head small mute",
            label("", ""),
            label("", Texts.of("menu.group.option")),
            label("num", Texts.of("menu.field.price")),
            label("", Texts.of("menu.field.kitchen-shows")),
            label("usual", Texts.of("menu.group.usual"))));
    List<Option> all = draft.options();
    for (int i = 0; i < all.size(); i++) {
      options.add(row(all.get(i), "modifiers[" + i + "]."));
    }
  }

  private Component row(Option option, String path) {
    TextField name = at(path + "name", FormSection.typed("", option.name, v -> option.name = v));
    name.setAriaLabel(Texts.of("menu.group.option"));
    TextField price =
        at(path + "price", FormSection.typed("", option.price, v -> option.price = v));
    price.setAriaLabel(Texts.of("menu.field.price"));
    price.addClassName("num");
    with(price, "inputmode", "decimal");
    TextField kitchen =
        at(
            path + "kitchenName",
            FormSection.typed("", option.kitchenName, v -> option.kitchenName = v));
    kitchen.setAriaLabel(Texts.of("menu.field.kitchen-shows"));
    NativeButton usual =
        named(
            button("btn icon quiet star", () -> {}, icon(option.byDefault ? "check" : "circle")),
            Texts.of("menu.group.by-default", option.name));
    with(usual, "aria-pressed", String.valueOf(option.byDefault));
    usual.addClickListener(
        click -> {
          option.byDefault = !option.byDefault;
          drawOptions();
        });
    NativeButton more =
        named(
            button(
                "btn icon quiet",
                () -> new OptionSheet(option, draft, sizes, shown, desk, this::drawOptions).open(),
                icon("more")),
            Texts.of("menu.group.more", option.name));
    Div grip = div("grip", icon("grip s"));
    with(named(grip, Texts.of("menu.group.move-option", option.name)), "tabindex", "0");
    Div row = div("optrow", grip, name, price, kitchen, usual, more);
    return with(row, "data-row", option.id.toString());
  }

  private <C extends Component & HasValidation> C at(String path, C field) {
    fields.put(path, field);
    return field;
  }

  @Override
  protected void leave() {
    if (!draft.touched(shown.menu())) {
      close();
      return;
    }
    Overlay ask = new Overlay(Texts.of("menu.unsaved.title"), "");
    ask.keys(button("btn", ask::close, label("", Texts.of("menu.unsaved.stay"))));
    ask.answer("btn danger", Texts.of("menu.unsaved.discard"), this::close);
    ask.open();
  }

  private void remove(ModifierGroup group) {
    switch (desk.changing().removeGroup(group.id())) {
      case ChangingMenu.Outcome.Saved gone -> {
        close();
        Toast.say(Texts.of("menu.group.removed", group.name()));
      }
      case ChangingMenu.Outcome.InUse(List<String> users) ->
          refuse(Texts.of("menu.setup.in-use", String.join(", ", users)));
      case ChangingMenu.Outcome.Missing missing -> close();
      case ChangingMenu.Outcome.Refused(List<FieldError> faults) ->
          show(faults.stream().map(FieldError::field).toList());
    }
  }

  private void save() {
    accept();
    fields.values().forEach(field -> field.setInvalid(false));
    switch (draft.build(shown.menu())) {
      case GroupDraft.Built.Faulty(List<String> faults) -> show(faults);
      case GroupDraft.Built.Ready(ModifierGroup group) -> save(group);
    }
  }

  private void save(ModifierGroup group) {
    switch (desk.saving().group(draft.base(), group)) {
      case Outcome.Saved<ModifierGroup>() -> {
        close();
        Toast.say(Texts.of("menu.saved", group.name()));
        saved.accept(group);
      }
      case Outcome.Refused<ModifierGroup>(List<FieldError> faults) ->
          show(faults.stream().map(FieldError::field).toList());
      case Outcome.Overtaken<ModifierGroup> overtaken ->
          overtaken(overtaken.now(), overtaken.last());
      case Outcome.Gone<ModifierGroup>(Optional<Change> last) ->
          refuse(Texts.of("menu.gone", by(last)));
    }
  }

  /** Somebody was quicker: theirs can be looked at, or this one saved over it. */
  private void overtaken(ModifierGroup theirs, Optional<Change> last) {
    Overlay ask =
        new Overlay(
            Texts.of("menu.disputed.title", by(last)),
            Texts.of("menu.group.overtaken", GroupsSection.options(theirs, amounts)));
    ask.answer(
            "btn",
            Texts.of("menu.disputed.theirs"),
            () -> {
              close();
              GroupSheet.of(theirs, desk.read(), desk, amounts).onSaved(saved).open();
            })
        .answer(
            "btn primary",
            Texts.of("menu.disputed.mine"),
            () -> {
              switch (draft.build(shown.menu())) {
                case GroupDraft.Built.Faulty(List<String> faults) -> show(faults);
                case GroupDraft.Built.Ready(ModifierGroup mine) -> saveOver(theirs, mine);
              }
            });
    ask.open();
  }

  private void saveOver(ModifierGroup theirs, ModifierGroup mine) {
    switch (desk.saving().group(theirs, mine)) {
      case Outcome.Saved<ModifierGroup>() -> {
        close();
        Toast.say(Texts.of("menu.saved", mine.name()));
        saved.accept(mine);
      }
      case Outcome.Refused<ModifierGroup>(List<FieldError> faults) ->
          show(faults.stream().map(FieldError::field).toList());
      case Outcome.Overtaken<ModifierGroup> again -> overtaken(again.now(), again.last());
      case Outcome.Gone<ModifierGroup>(Optional<Change> last) ->
          refuse(Texts.of("menu.gone", by(last)));
    }
  }

  private String by(Optional<Change> change) {
    return change
        .map(one -> Texts.of("menu.by", one.by(), amounts.time(one.at())))
        .orElse(Texts.of("menu.by-somebody"));
  }

  private void show(List<String> faults) {
    List<String> homeless = new ArrayList<>();
    for (String path : faults.reversed()) {
      HasValidation field = fields.get(path);
      if (field == null) {
        homeless.add(Faults.words(path));
      } else {
        field.setErrorMessage(Faults.words(path));
        field.setInvalid(true);
        ((Component) field).getElement().callJsFunction("focus");
      }
    }
    if (!homeless.isEmpty()) {
      refuse(String.join(" ", homeless));
    }
  }
}
