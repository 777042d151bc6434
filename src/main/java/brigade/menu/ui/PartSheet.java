package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.with;

import brigade.menu.Course;
import brigade.menu.MenuItem;
import brigade.menu.MenuSnapshot.Offer;
import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One part of a combo: its name, its course, and what may be chosen for which supplement. */
final class PartSheet extends Overlay {
  private static final long serialVersionUID = 1L;
  private static final int OWN = -1;

  private final transient FormSetting setting;
  private final transient List<PartRow.OptionRow> options;
  private final Div rows = div("options");

  PartSheet(PartRow part, FormSetting setting, Consumer<PartRow> done) {
    super(
        part.name().isBlank() ? Texts.of("menu.part.add") : part.name(),
        Texts.of("menu.part.detail"));
    this.setting = setting;
    this.options = new ArrayList<>(part.options());
    setWidth("min(560px, calc(100vw - 24px))");
    TextField name = FormSection.typed(Texts.of("menu.part.name"), part.name(), typed -> {});
    name.setAutofocus(part.name().isBlank());
    Select<Integer> course = new Select<>();
    course.setLabel(Texts.of("menu.field.course"));
    List<Integer> numbers =
        new ArrayList<>(setting.shown().menu().courses().stream().map(Course::number).toList());
    numbers.add(OWN);
    course.setItems(numbers);
    course.setItemLabelGenerator(
        number ->
            number == OWN
                ? Texts.of("menu.part.own-course")
                : setting.shown().menu().courseName(number));
    course.setValue(part.course() == null ? OWN : part.course());
    fill(div("g2", name, course), rows, finder());
    draw();
    keys(
        button("btn", this::close, label("", Texts.of("menu.cancel"))),
        button(
            "btn primary",
            () -> {
              if (name.getValue().isBlank()) {
                name.setErrorMessage(Texts.of("menu.fault.part-name"));
                name.setInvalid(true);
                return;
              }
              close();
              done.accept(
                  new PartRow(
                      name.getValue().strip(),
                      course.getValue() == OWN ? null : course.getValue(),
                      List.copyOf(options)));
            },
            icon("check"),
            label("", Texts.of("menu.done"))));
  }

  private ComboBox<Offer> finder() {
    ComboBox<Offer> finder = new ComboBox<>();
    finder.setLabel(Texts.of("menu.part.add-option"));
    finder.setItems(
        setting.shown().menu().items().stream()
            .filter(item -> item.kind() != MenuItem.Kind.COMBO)
            .flatMap(item -> item.sizes().stream().map(size -> new Offer(item, size)))
            .toList());
    finder.setItemLabelGenerator(PartSheet::words);
    finder.addValueChangeListener(
        change -> {
          Offer offer = change.getValue();
          if (offer != null) {
            String sku = offer.size().sku();
            if (options.stream().noneMatch(option -> option.sku().equals(sku))) {
              options.add(new PartRow.OptionRow(sku, ""));
            }
            finder.clear();
            draw();
          }
        });
    return finder;
  }

  private static String words(Offer offer) {
    return offer.item().name() + offer.size().label().map(size -> ", " + size).orElse("");
  }

  private void draw() {
    rows.removeAll();
    for (int i = 0; i < options.size(); i++) {
      int index = i;
      PartRow.OptionRow option = options.get(i);
      TextField supplement =
          FormSection.typed(
              "",
              option.supplement(),
              typed -> options.set(index, new PartRow.OptionRow(option.sku(), typed)));
      supplement.setAriaLabel(Texts.of("menu.part.supplement"));
      supplement.setPlaceholder(Texts.of("menu.part.supplement"));
      supplement.addClassName("num");
      rows.add(
          div(
              "futrow",
              with(
                  label(
                      "cut",
                      setting
                          .shown()
                          .menu()
                          .offer(option.sku())
                          .map(PartSheet::words)
                          .orElse(option.sku())),
                  "dir",
                  "auto"),
              supplement,
              named(
                  button(
                      "btn icon quiet",
                      () -> {
                        options.remove(index);
                        draw();
                      },
                      icon("trash")),
                  Texts.of("menu.part.remove-option"))));
    }
  }
}
