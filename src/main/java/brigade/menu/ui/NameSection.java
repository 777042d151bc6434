package brigade.menu.ui;

import static brigade.screen.Markup.button;
import static brigade.screen.Markup.div;
import static brigade.screen.Markup.icon;
import static brigade.screen.Markup.label;
import static brigade.screen.Markup.named;

import brigade.menu.Category;
import brigade.menu.MenuItem;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What it is called, where it stands, and the sizes it comes in, each with its price. */
final class NameSection extends FormSection {
  private static final long serialVersionUID = 1L;

  private final transient FormSetting setting;
  private final List<TextField> kitchens = new ArrayList<>();
  private final HtmlContainer table = new HtmlContainer("table");

  NameSection(FormSetting setting) {
    super(t("form.name-and-price"));
    this.setting = setting;
    table.getElement().setAttribute("class", "sz tn");
    getChildren()
        .findFirst()
        .ifPresent(
            head ->
                head.getElement()
                    .appendChild(
                        button("btn quiet", this::addSize, icon("plus"), label("", t("size.add")))
                            .getElement()));
    add(div("g2", name(), category()), table);
    draw();
  }

  private TextField name() {
    TextField name =
        at(
            "name",
            typed(
                t("field.name"),
                setting.draft().get(ItemDraft.NAME),
                words -> {
                  setting.set(ItemDraft.NAME, words);
                  kitchens.forEach(field -> field.setPlaceholder(setting.draft().kitchenName()));
                }));
    name.setAutofocus(setting.draft().isNew());
    return name;
  }

  private Select<Category> category() {
    Select<Category> category = at("category", new Select<>());
    category.setLabel(t("field.category"));
    category.setItems(setting.shown().menu().categories());
    category.setItemLabelGenerator(Category::name);
    setting.shown().menu().categories().stream()
        .filter(each -> each.id().equals(setting.draft().get(ItemDraft.CATEGORY)))
        .findFirst()
        .ifPresent(category::setValue);
    category.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            setting.set(ItemDraft.CATEGORY, change.getValue().id());
          }
        });
    return category;
  }

  private void draw() {
    forget("sizes");
    table.removeAll();
    kitchens.clear();
    List<SizeRow> rows = setting.draft().get(ItemDraft.SIZES);
    boolean several = rows.size() > 1;
    HtmlContainer head = new HtmlContainer("thead");
    head.add(
        line(
            "th",
            label("", t("field.size")),
            label(
                "",
                t(
                    setting.draft().get(ItemDraft.KIND) == MenuItem.Kind.WEIGHED
                        ? "field.price-kilo"
                        : "field.price")),
            label("", t("field.cost")),
            label("", t("field.kitchen-shows")),
            label("sr", t("size.remove"))));
    HtmlContainer body = new HtmlContainer("tbody");
    for (int i = 0; i < rows.size(); i++) {
      body.add(row(rows.get(i), i, several));
    }
    table.add(head, body);
  }

  private Component row(SizeRow row, int index, boolean several) {
    String path = "sizes[" + index + "].";
    UUID id = row.id();
    TextField name =
        at(path + "size", cell(t("field.size"), row.name(), v -> change(id, r -> r.withName(v))));
    name.setPlaceholder(several ? "" : t("size.only"));
    TextField price =
        at(
            path + "price",
            cell(t("field.price"), row.price(), v -> change(id, r -> r.withPrice(v))));
    price.addClassName("num");
    price.getElement().setAttribute("inputmode", "decimal");
    TextField cost =
        at(path + "cost", cell(t("field.cost"), row.cost(), v -> change(id, r -> r.withCost(v))));
    cost.addClassName("num");
    cost.getElement().setAttribute("inputmode", "decimal");
    TextField kitchen =
        at(
            path + "kitchenName",
            cell(
                t("field.kitchen-shows"),
                row.kitchenName(),
                v -> change(id, r -> r.withKitchenName(v))));
    kitchen.setMaxLength(MenuItem.KITCHEN_NAME_LIMIT);
    kitchen.setPlaceholder(setting.draft().kitchenName());
    kitchens.add(kitchen);
    Component more =
        named(
            button("btn icon quiet", () -> more(id, several), icon("more")),
            t("size.more", row.name()));
    Component remove =
        several
            ? named(
                button("btn icon quiet removesize", () -> remove(id), icon("trash")),
                t("size.remove-named", row.name()))
            : label("", "");
    return line("td", name, price, cost, kitchen, div("row sizekeys", more, remove));
  }

  private static TextField cell(
      String name, String value, java.util.function.Consumer<String> typed) {
    TextField field = typed("", value, typed);
    field.setAriaLabel(name);
    return field;
  }

  private static HtmlContainer line(String tag, Component... cells) {
    HtmlContainer line = new HtmlContainer("tr");
    for (Component cell : cells) {
      HtmlContainer box = new HtmlContainer(tag);
      box.add(cell);
      line.add(box);
    }
    return line;
  }

  private void change(UUID id, UnaryOperator<SizeRow> how) {
    setting.set(
        ItemDraft.SIZES,
        setting.draft().get(ItemDraft.SIZES).stream()
            .map(row -> row.id().equals(id) ? how.apply(row) : row)
            .toList());
  }

  private void more(UUID id, boolean several) {
    setting.draft().get(ItemDraft.SIZES).stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .ifPresent(
            row ->
                new SizeSheet(
                        row,
                        setting,
                        changed -> change(id, same -> changed),
                        several ? () -> remove(id) : null,
                        this::draw)
                    .open());
  }

  private void addSize() {
    List<SizeRow> rows = new ArrayList<>(setting.draft().get(ItemDraft.SIZES));
    rows.add(SizeRow.empty());
    setting.set(ItemDraft.SIZES, List.copyOf(rows));
    draw();
  }

  private void remove(UUID id) {
    setting.set(
        ItemDraft.SIZES,
        setting.draft().get(ItemDraft.SIZES).stream().filter(row -> !row.id().equals(id)).toList());
    draw();
  }
}
