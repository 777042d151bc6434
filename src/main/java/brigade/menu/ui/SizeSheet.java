package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;
import static brigade.screen.Markup.span;
import static brigade.screen.Markup.text;

import brigade.screen.Overlay;
import brigade.screen.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rest of a size: its SKU, what the kitchen reads, its cost, and what it will cost later. */
final class SizeSheet extends Overlay {
  private static final long serialVersionUID = 1L;

  private final transient FormSetting setting;
  private final transient Consumer<SizeRow> changed;
  private final Div futures = div("options");
  private transient SizeRow row;

  /**
   * @param changed takes the size after each change
   * @param remove takes it away; null for the only one
   * @param done draws the sizes anew
   */
  SizeSheet(
      SizeRow row,
      FormSetting setting,
      Consumer<SizeRow> changed,
      @Nullable Runnable remove,
      Runnable done) {
    super(
        row.name().isBlank() ? setting.draft().get(ItemDraft.NAME) : row.name(),
        Texts.of("menu.size.detail"));
    this.row = row;
    this.setting = setting;
    this.changed = changed;
    setWidth("min(520px, calc(100vw - 24px))");
    TextField sku =
        FormSection.typed(
            Texts.of("menu.field.sku"), row.sku(), typed -> take(this.row.withSku(typed)));
    sku.setPlaceholder(Texts.of("menu.size.sku-made"));
    sku.setHelperText(Texts.of("menu.size.sku-detail"));
    TextField cost =
        FormSection.typed(
            Texts.of("menu.field.cost"), row.cost(), typed -> take(this.row.withCost(typed)));
    TextField kitchen =
        FormSection.typed(
            Texts.of("menu.field.kitchen-shows"),
            row.kitchenName(),
            typed -> take(this.row.withKitchenName(typed)));
    fill(
        sku,
        div("g2", cost, kitchen),
        label("lbl", Texts.of("menu.size.futures")),
        futures,
        button(
            "btn quiet link",
            this::add,
            icon("plus"),
            label("", Texts.of("menu.size.add-future"))));
    draw();
    List<Component> keys = new ArrayList<>();
    if (remove != null) {
      keys.add(
          button(
              "btn danger quiet",
              () -> {
                close();
                remove.run();
              },
              icon("trash"),
              label("", Texts.of("menu.size.remove"))));
    }
    keys.add(span("grow"));
    keys.add(button("btn primary", this::close, icon("check"), label("", Texts.of("menu.done"))));
    keys(keys.toArray(Component[]::new));
    addOpenedChangeListener(
        change -> {
          if (!change.isOpened()) {
            done.run();
          }
        });
  }

  private void take(SizeRow now) {
    row = now;
    changed.accept(now);
  }

  private void add() {
    List<FutureRow> rows = new ArrayList<>(row.futures());
    rows.add(new FutureRow(setting.shown().today().plusDays(1), row.price()));
    take(row.withFutures(List.copyOf(rows)));
    draw();
  }

  private void replace(int index, @Nullable FutureRow future) {
    List<FutureRow> rows = new ArrayList<>(row.futures());
    if (future == null) {
      rows.remove(index);
    } else {
      rows.set(index, future);
    }
    take(row.withFutures(List.copyOf(rows)));
  }

  private void draw() {
    futures.removeAll();
    if (row.futures().isEmpty()) {
      futures.add(text("small mute", Texts.of("menu.size.no-futures")));
    }
    for (int i = 0; i < row.futures().size(); i++) {
      int index = i;
      FutureRow future = row.futures().get(i);
      DatePicker from = new DatePicker();
      from.setAriaLabel(Texts.of("menu.size.from"));
      from.setLocale(setting.amounts().venue().locale());
      from.setValue(future.from());
      from.addValueChangeListener(
          change ->
              replace(index, new FutureRow(change.getValue(), row.futures().get(index).price())));
      TextField price =
          FormSection.typed(
              "",
              future.price(),
              typed -> replace(index, new FutureRow(row.futures().get(index).from(), typed)));
      price.setAriaLabel(Texts.of("menu.field.price"));
      price.addClassName("num");
      futures.add(
          div(
              "futrow",
              from,
              price,
              named(
                  button(
                      "btn icon quiet",
                      () -> {
                        replace(index, null);
                        draw();
                      },
                      icon("trash")),
                  Texts.of("menu.size.remove-future"))));
    }
  }
}
