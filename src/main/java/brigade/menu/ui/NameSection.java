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
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What it is called, where it stands, and the sizes it comes in, each with its price. */
final class NameSection extends FormSection {
  private static final long serialVersionUID = 1L;

  private final transient FormSetting setting;
  private final transient Map<UUID, Line> lines = new LinkedHashMap<>();
  private final HtmlContainer body = new HtmlContainer("tbody");
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
    table.add(head(), body);
    add(div("g2", name(), category()), table);
    draw();
  }

  private HtmlContainer head() {
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
    return head;
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
                  draw();
                }));
    name.setAutofocus(setting.draft().isNew());
    return name;
  }

  private Select<Category> category() {
    Select<Category> category = at("category", new Select<>());
    category.setLabel(t("field.category"));
    category.setItems(setting.shown().menu().categories());
    category.setItemLabelGenerator(Category::name);
    setting
        .shown()
        .menu()
        .category(setting.draft().get(ItemDraft.CATEGORY))
        .ifPresent(category::setValue);
    category.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            setting.set(ItemDraft.CATEGORY, change.getValue().id());
          }
        });
    return category;
  }

  /** Lays a line for each size. A line that is there stays: somebody may be typing into it. */
  private void draw() {
    List<SizeRow> rows = setting.draft().get(ItemDraft.SIZES);
    boolean several = rows.size() > 1;
    lines.keySet().removeIf(id -> rows.stream().noneMatch(row -> row.id().equals(id)));
    forget("sizes");
    for (int i = 0; i < rows.size(); i++) {
      SizeRow row = rows.get(i);
      Line line = lines.computeIfAbsent(row.id(), id -> new Line(row));
      line.show(row, several);
      String path = "sizes[" + i + "].";
      at(path + "size", line.name);
      at(path + "price", line.price);
      at(path + "cost", line.cost);
      at(path + "kitchenName", line.kitchen);
    }
    body.getChildren()
        .filter(child -> lines.values().stream().noneMatch(line -> line.root.equals(child)))
        .toList()
        .forEach(body::remove);
    rows.stream()
        .flatMap(row -> Stream.ofNullable(lines.get(row.id())))
        .filter(line -> line.root.getParent().isEmpty())
        .forEach(line -> body.add(line.root));
  }

  /** The fields of one size. */
  private final class Line {
    final HtmlContainer root;
    final TextField name;
    final TextField price;
    final TextField cost;
    final TextField kitchen;
    final NativeButton remove;

    Line(SizeRow row) {
      UUID id = row.id();
      name = cell(t("field.size"), row.name(), v -> change(id, r -> r.withName(v)));
      price = number(t("field.price"), row.price(), v -> change(id, r -> r.withPrice(v)));
      cost = number(t("field.cost"), row.cost(), v -> change(id, r -> r.withCost(v)));
      kitchen =
          cell(
              t("field.kitchen-shows"),
              row.kitchenName(),
              v -> change(id, r -> r.withKitchenName(v)));
      kitchen.setMaxLength(MenuItem.KITCHEN_NAME_LIMIT);
      remove = button("btn icon quiet removesize", () -> remove(id), icon("trash"));
      NativeButton more =
          named(button("btn icon quiet", () -> more(id), icon("more")), t("size.more", row.name()));
      root = line("td", name, price, cost, kitchen, div("row sizekeys", more, remove));
    }

    void show(SizeRow row, boolean several) {
      name.setPlaceholder(several ? "" : t("size.only"));
      kitchen.setPlaceholder(setting.draft().kitchenName());
      remove.setVisible(several);
      named(remove, t("size.remove-named", row.name()));
    }

    /** Shows what was changed elsewhere, such as on the sheet of the size. */
    void take(SizeRow row) {
      name.setValue(row.name());
      price.setValue(row.price());
      cost.setValue(row.cost());
      kitchen.setValue(row.kitchenName());
    }
  }

  private static TextField number(String name, String value, Consumer<String> typed) {
    TextField field = cell(name, value, typed);
    field.addClassName("num");
    field.getElement().setAttribute("inputmode", "decimal");
    return field;
  }

  private static TextField cell(String name, String value, Consumer<String> typed) {
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

  private void more(UUID id) {
    List<SizeRow> rows = setting.draft().get(ItemDraft.SIZES);
    rows.stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .ifPresent(
            row ->
                new SizeSheet(
                        row,
                        setting,
                        changed -> change(id, same -> changed),
                        rows.size() > 1 ? () -> remove(id) : null,
                        () -> taken(id))
                    .open());
  }

  private void taken(UUID id) {
    Line line = lines.get(id);
    if (line != null) {
      setting.draft().get(ItemDraft.SIZES).stream()
          .filter(row -> row.id().equals(id))
          .findFirst()
          .ifPresent(line::take);
    }
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
